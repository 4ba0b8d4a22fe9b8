//! Taking an import back, and being cut off in the middle of one.

use passerelle_imports::Commit;
use passerelle_imports::Kinds;
use passerelle_imports::desk::{Asked, Step, ask};
use passerelle_model::place::{AmendPlace, PlaceAction};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Actor, Noun};
use passerelle_store::jobs::{Handlers, Worker};
use passerelle_store::{Import, ImportState, PlaceFilter, Store};
use passerelle_testkit::on_each;
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

#[tokio::test]
async fn a_commit_that_is_cancelled_leaves_nothing_and_one_cut_off_goes_on() {
    on_each(async |agency| {
        let store = agency.store.clone();
        let console = Actor::console();
        let before = state(&store).await;
        let rows = (1000..2500).map(|n| format!("AF,1,AF{n},New,,,,,,,\n"));
        let rows = rows.collect::<Vec<_>>().concat();
        let text = format!("{HEADER}{rows}");
        let mut cut = mapped(&store, &console, FILE, text.as_bytes(), &[])
            .await
            .unwrap();
        check(&store, &console, &mut cut).await;

        let asked = Asked {
            import: cut.id,
            language: "en".to_owned(),
            leaves_out: false,
        };
        let job = ask(&store, (&console, WHY), &mut cut, Step::Commit, &asked).await;
        let job = store
            .enqueue(&console, job.unwrap().unwrap())
            .await
            .unwrap();
        store.import_at_work(&mut cut, job).await.unwrap();
        // Asked to stop before it began: it is taken back before anything.
        store.cancel_job(&console, job).await.unwrap();
        Worker::new(store.clone(), handlers())
            .until_idle()
            .await
            .unwrap();
        assert_eq!(state(&store).await, before);
        let mut cut = store.import(&console, cut.id).await.unwrap();

        // Begun by a worker that is dropped in the middle; the next goes on.
        if cut.state != ImportState::Committing {
            cut.state = ImportState::Checked;
        }
        let job = ask(&store, (&console, WHY), &mut cut, Step::Commit, &asked).await;
        let job = store
            .enqueue(&console, job.unwrap().unwrap())
            .await
            .unwrap();
        store.import_at_work(&mut cut, job).await.unwrap();
        let only = Handlers::default().and(Commit(Kinds::of_house()));
        let worker = Worker::new(store.clone(), only);
        let begun = tokio::time::timeout(std::time::Duration::from_millis(300), async {
            worker.this(job, |_| {}).await
        });
        let ended = begun.await.is_ok();
        let seen = state(&store).await;
        drop(worker);
        if !ended {
            assert_eq!(seen.1, before.1, "nobody sees half of it");
            agency.clock.advance(120);
        }
        // The one that was thought to be dead may do some, too: then they take
        // turns, and nothing is done twice.
        let mut cut = store.import(&console, cut.id).await.unwrap();
        for _ in 0..50 {
            Worker::new(store.clone(), handlers())
                .until_idle()
                .await
                .unwrap();
            cut = store.import(&console, cut.id).await.unwrap();
            if cut.state == ImportState::Done {
                break;
            }
            agency.clock.advance(120);
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(cut.state, ImportState::Done, "{:?}", outcome(&cut));
        assert!(place(&store, "AF", "AF2499").await.is_some());
        assert_eq!(store.state_rows(Noun::Place).await.unwrap().len(), 1_500);
    })
    .await;
}
