//! Taking an import back, and being cut off in the middle of one.

use passerelle_imports::Commit;
use passerelle_imports::Kinds;
use passerelle_imports::desk::{Asked, Step, ask};
use passerelle_model::grant::{EndGrant, GrantAction};
use passerelle_model::place::{AmendPlace, PlaceAction};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Actor, JobId, Noun};
use passerelle_store::jobs::{Handler, Handlers, JobRun, JobState, Running, Stop, Worker};
use passerelle_store::{Import, ImportState, PlaceFilter, Store};
use passerelle_testkit::{Agency, on_each};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::places::place;
use crate::work::{WHY, check, commit, handlers, mapped, outcome, step};

const FILE: (&str, &str) = ("places", "list.csv");
const HEADER: &str = "country,level,code,name,name_ar,aliases,parent,from,to,latitude,longitude\n";

/// A row of a table of places, often good and sometimes not.
fn row() -> impl Strategy<Value = String> {
    let code = |of: usize| prop::sample::select((0..of).collect::<Vec<_>>());
    let name = prop::sample::select(vec!["Kabul", "Paghmān", "Sar-e Pul", "N'Djamena", ""]);
    let arabic = prop::sample::select(vec!["", "كابل", "باغمان"]);
    let alias = prop::sample::select(vec!["", "Caboul", "Caboul;Cabul"]);
    let from = prop::sample::select(vec!["", "2019-10-22", "2020-01-01", "32/13/2020"]);
    let to = prop::sample::select(vec!["", "", "", "2024-12-31"]);
    let position = prop::sample::select(vec![",", "34.5,69.2", "91,0"]);
    (1..4_usize, code(4), code(3), name, arabic, alias, (from, to), position).prop_map(
        |(level, n, above, name, arabic, alias, (from, to), position)| {
            let parent = match level {
                1 => "AFG".to_owned(),
                level => format!("AF{}{above}", level - 1),
            };
            format!("AF,{level},AF{level}{n},{name},{arabic},{alias},{parent},{from},{to},{position}\n")
        },
    )
}

fn file(rows: &[String]) -> String {
    std::iter::once(HEADER.to_owned())
        .chain(rows.iter().cloned())
        .collect()
}

async fn import(store: &Store, actor: &Actor, text: &str) -> Import {
    let mut import = mapped(store, actor, FILE, text.as_bytes(), &[])
        .await
        .unwrap();
    check(store, actor, &mut import).await;
    commit(store, actor, &mut import).await;
    import
}

/// All that is there of places: the rows, and what the search box finds.
async fn state(store: &Store) -> (Vec<String>, String) {
    let rows = store.state_rows(Noun::Place).await.unwrap();
    let reader = store.reader(&Actor::console(), WHY);
    let mut found = Vec::new();
    for word in ["kabul", "af1", "af21", "cab", "كابل", "pagh"] {
        let filter = PlaceFilter {
            with_closed: true,
            ..PlaceFilter::default()
        };
        let places = reader.places_search(word, &filter, 100).await.unwrap();
        found.push(format!("{places:?}"));
    }
    (rows, found.concat())
}

#[tokio::test]
async fn an_import_taken_back_leaves_every_byte_as_it_was() {
    let mut runner = TestRunner::deterministic();
    let rows = prop::collection::vec(row(), 1..40);
    let files: Vec<(Vec<String>, Vec<String>)> = (0..8)
        .map(|_| (&rows, &rows).new_tree(&mut runner).unwrap().current())
        .collect();
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency
            .somebody("amal", Role::InformationManagementOfficer, top)
            .await;
        let store = &agency.store;
        let mut changed = 0;
        for (first, second) in &files {
            import(store, &amal, &file(first)).await;
            let before = state(store).await;
            let mut later = import(store, &amal, &file(second)).await;
            if later.state == ImportState::Done && later.batch.is_some() {
                changed += usize::from(state(store).await != before);
                step(store, &amal, &mut later, (Step::Undo, false)).await;
                assert_eq!(later.state, ImportState::Undone);
            }
            assert_eq!(state(store).await, before);
        }
        assert!(changed > 3, "{changed} imports changed something");
        assert!(store.log_replay().await.unwrap().differences.is_empty());
        assert_eq!(store.log_verify(|_| {}).await.unwrap().broken, None);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_since_is_not_taken_back_and_says_so() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let text = format!("{HEADER}AF,1,AF01,Kabul,,,,,,,\n");
        let mut done = import(store, &console, &text).await;
        let kabul = place(store, "AF", "AF01").await.unwrap();
        let mut details = kabul.details.clone();
        details.code = "AF001".parse().ok();
        let amend = AmendPlace {
            place: kabul.id,
            details,
        };
        agency
            .console(Action::Place(PlaceAction::Amend(amend)))
            .await;
        let job = step(store, &console, &mut done, (Step::Undo, false)).await;
        assert_eq!(job.reason.as_deref(), Some("import_in_use"));
        assert_eq!(done.state, ImportState::Done);
        let stopped = outcome(&done).stopped.unwrap();
        assert_eq!(stopped.says[0].key, "fault-batch-changed-since");
    })
    .await;
}

#[tokio::test]
async fn a_row_that_the_door_refuses_takes_everything_back_and_is_named() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        import(
            store,
            &console,
            &format!("{HEADER}AF,1,AF01,Kabul,,,,,,,\n"),
        )
        .await;
        import(
            store,
            &console,
            &format!("{HEADER}AF,2,AF0101,Paghman,,,AF01,,,,\n"),
        )
        .await;
        let before = state(store).await;
        // The place below is still open: only the door asks for that.
        let rows = (10..90).map(|n| format!("AF,1,AF{n},New,,,,,,,\n"));
        let mut rows = rows.collect::<Vec<_>>().concat();
        rows.push_str("AF,1,AF01,Kabul,,,,,2024-12-31,,\n");
        let text = format!("{HEADER}{rows}");
        let refused = import(store, &console, &text).await;
        assert_eq!(refused.state, ImportState::Checked);
        assert!(refused.batch.is_none() && refused.result.is_none());
        let stopped = outcome(&refused).stopped.unwrap();
        assert_eq!(stopped.at, Some(82));
        assert_eq!(stopped.says[0].key, "fault-open-places-below");
        assert_eq!(state(store).await, before);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

/// Commits like the desk, and is cut off once some rows are done.
struct CutOff(Commit);

impl Handler for CutOff {
    fn kind(&self) -> &'static str {
        self.0.kind()
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move {
            tokio::select! {
                done = self.0.run(run) => done,
                () = some_done(run.store()) => {
                    Err(Stop::Later(run.store().now().plus_seconds(3_600)))
                }
            }
        })
    }
}

async fn some_done(store: &Store) {
    let done = "done > 0 AND done < total";
    while store.count_of("batch", done).await.unwrap() == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
}

fn many(rows: std::ops::Range<usize>, last: &str) -> String {
    let rows = rows.map(|n| format!("AF,1,AF{n},New,,,,,,,\n"));
    format!("{HEADER}{}{last}", rows.collect::<String>())
}

/// A file that was looked at, and the job that is to do its rows.
async fn asked(store: &Store, actor: &Actor, text: &str) -> (Import, JobId) {
    let import = mapped(store, actor, FILE, text.as_bytes(), &[]).await;
    let mut import = import.unwrap();
    check(store, actor, &mut import).await;
    let asked = Asked {
        import: import.id,
        language: "en".to_owned(),
        leaves_out: false,
    };
    let job = ask(store, WHY, &mut import, Step::Commit, &asked).await;
    let job = store.enqueue(actor, job.unwrap().unwrap()).await.unwrap();
    store.import_at_work(&mut import, job).await.unwrap();
    (import, job)
}

/// Lets a worker begin the job that waits and be cut off in the middle.
async fn cut_off(agency: &Agency, job: JobId) {
    let only = Handlers::default().and(CutOff(Commit(Kinds::of_house())));
    let worker = Worker::new(agency.store.clone(), only);
    let cut = async {
        // Then the job waits for the next worker.
        let waits = "state = 'queued' AND started_at IS NOT NULL";
        while agency.store.count_of("job", waits).await.unwrap() == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    tokio::select! {
        ended = worker.this(job, |_| {}) => panic!("it was to be cut off: {ended:?}"),
        () = cut => {}
    }
    agency.clock.advance(2 * 3_600);
}

/// Works until nothing waits. What was cut off may still do its last rows: then
/// the next worker is in conflict with it, and tries again later.
async fn work(agency: &Agency) {
    let worker = Worker::new(agency.store.clone(), handlers());
    for _ in 0..50 {
        worker.until_idle().await.unwrap();
        let waiting = "due_at IS NOT NULL AND kind LIKE 'imports.%'";
        if agency.store.count_of("job", waiting).await.unwrap() == 0 {
            return;
        }
        agency.clock.advance(120);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("a job waits for ever");
}

#[tokio::test]
async fn a_commit_that_is_stopped_before_it_began_leaves_the_import_as_it_was_looked_at() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let before = state(store).await;
        let (import, job) = asked(store, &console, &many(1000..1010, "")).await;
        store.cancel_job(&console, job).await.unwrap();
        work(agency).await;
        let left = store.import(&console, import.id).await.unwrap();
        assert_eq!((left.state, left.batch), (ImportState::Checked, None));
        assert!(left.result.is_some(), "what the dry run said stays");
        assert_eq!(state(store).await, before);
    })
    .await;
}

#[tokio::test]
async fn a_commit_that_was_cut_off_and_then_stopped_is_taken_back() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let before = state(store).await;
        let (import, job) = asked(store, &console, &many(1000..2500, "")).await;
        cut_off(agency, job).await;
        assert_eq!(state(store).await.1, before.1, "nobody sees half of it");
        // Nobody else is given the same rows to undo meanwhile.
        let mut other = store.import(&console, import.id).await.unwrap();
        let asked = Asked {
            import: other.id,
            language: "en".to_owned(),
            leaves_out: false,
        };
        let undo = ask(store, WHY, &mut other, Step::Undo, &asked).await;
        assert!(undo.unwrap().is_none());
        let stopped = store.cancel_job(&console, job).await.unwrap();
        assert!(!stopped.state.is_over(), "it has something to take back");
        work(agency).await;
        let left = store.import(&console, import.id).await.unwrap();
        assert_eq!((left.state, left.batch), (ImportState::Checked, None));
        assert_eq!(state(store).await, before);
        let reader = store.reader(&console, WHY);
        let job = reader.job(job).await.unwrap();
        assert_eq!(job.state, JobState::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn a_commit_that_was_cut_off_goes_on_and_names_the_row_that_is_refused() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let (import, job) = asked(store, &console, &many(1000..2500, "")).await;
        cut_off(agency, job).await;
        work(agency).await;
        let done = store.import(&console, import.id).await.unwrap();
        assert_eq!(done.state, ImportState::Done, "{:?}", outcome(&done));
        assert!(place(store, "AF", "AF2499").await.is_some());
        assert_eq!(store.state_rows(Noun::Place).await.unwrap().len(), 1_500);

        let below = format!("{HEADER}AF,2,AF0101,Paghman,,,AF1000,,,,\n");
        self::import(store, &console, &below).await;
        let before = state(store).await;
        // The place below is still open: only the door asks for that.
        let last = "AF,1,AF1000,New,,,,,2024-12-31,,\n";
        let (import, job) = asked(store, &console, &many(3000..4500, last)).await;
        cut_off(agency, job).await;
        work(agency).await;
        let refused = store.import(&console, import.id).await.unwrap();
        assert_eq!(refused.state, ImportState::Checked);
        let stopped = outcome(&refused).stopped.unwrap();
        assert_eq!(stopped.says[0].key, "fault-open-places-below");
        assert_eq!(stopped.at, Some(1_502));
        assert_eq!(state(store).await, before);
    })
    .await;
}

#[tokio::test]
async fn what_an_account_left_half_done_the_console_takes_back() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency
            .somebody("amal", Role::InformationManagementOfficer, top)
            .await;
        let store = &agency.store;
        let console = Actor::console();
        let before = state(store).await;
        let (import, job) = asked(store, &amal, &many(1000..2500, "")).await;
        cut_off(agency, job).await;
        let end = EndGrant {
            grant: amal.grants[0].id,
            at: store.now(),
        };
        agency.console(Action::Grant(GrantAction::End(end))).await;
        work(agency).await;
        let reader = store.reader(&console, WHY);
        let failed = reader.job(job).await.unwrap();
        assert_eq!(failed.reason.as_deref(), Some("denied"));
        let left = store.half_done().await.unwrap();
        assert_eq!(left[0].import, Some(import.id));
        let mut import = store.import_to_undo(&console, import.id).await.unwrap();
        let asked = Asked {
            import: import.id,
            language: "en".to_owned(),
            leaves_out: false,
        };
        let undo = ask(store, WHY, &mut import, Step::Undo, &asked).await;
        let undo = undo.unwrap().unwrap();
        store.enqueue(&console, undo).await.unwrap();
        work(agency).await;
        let import = store.import(&amal, import.id).await.unwrap();
        assert_eq!(import.state, ImportState::Undone);
        assert_eq!(state(store).await, before);
        assert!(store.half_done().await.unwrap().is_empty());
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn looking_at_a_file_again_leaves_no_earlier_result_behind() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let text = many(1000..1010, "");
        let import = mapped(store, &console, FILE, text.as_bytes(), &[]).await;
        let mut import = import.unwrap();
        let files = || {
            let shelves = std::fs::read_dir(agency.data_dir().join("files")).unwrap();
            let count = |shelf: std::path::PathBuf| std::fs::read_dir(shelf).unwrap().count();
            shelves
                .map(|shelf| count(shelf.unwrap().path()))
                .sum::<usize>()
        };
        for _ in 0..2 {
            check(store, &console, &mut import).await;
            assert_eq!(files(), 3, "the file, its result, what was found");
        }
        commit(store, &console, &mut import).await;
        assert_eq!(files(), 4, "and the rows of the batch");
    })
    .await;
}
