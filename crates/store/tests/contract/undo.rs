//! Taking a batch back: the state is what it was, byte for byte.

use passerelle_model::batch::{BatchAction, BatchChunk};
use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind, OpenOffice};
use passerelle_model::place::{AmendPlace, ClosePlace, PlaceAction, PlaceForm};
use passerelle_model::policy::{Denial, Role};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, BatchId, Noun, OfficeId, PlaceId, Purpose};
use passerelle_store::{Page, Refusal, Store};
use passerelle_testkit::world::{details, named};
use passerelle_testkit::{Agency, on_each};

const WHY: Purpose = Purpose::Administration;

fn open(office: OfficeId, parent: OfficeId, n: usize) -> Action {
    Action::Office(OfficeAction::Open(OpenOffice {
        office,
        details: details(OfficeKind::SubOffice, Some(parent)),
        name: named(&format!("Row {n}")),
    }))
}

fn amend(office: OfficeId, parent: OfficeId, phone: &str) -> Action {
    let mut details = details(OfficeKind::SubOffice, Some(parent));
    details.phone = ShortText::parse(phone).ok();
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

async fn import(store: &Store, actor: &Actor, rows: Vec<Action>) -> BatchId {
    let mapping = ShortText::parse("offices 1").unwrap();
    let batch = store.begin_batch(actor, WHY, mapping, rows).await.unwrap();
    store.run_batch(actor, WHY, batch, |_| {}).await.unwrap();
    batch
}

async fn fault_of(agency: &Agency, actor: &Actor, batch: BatchId) -> String {
    match agency.store.take_batch_back(actor, WHY, batch).await {
        Err(Refusal::Faults(faults)) => faults.iter().next().unwrap().key.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_batch_taken_back_leaves_the_state_as_it_was() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let administrator = agency.somebody("amal", Role::Administrator, top).await;
        let store = &agency.store;
        let old: Vec<OfficeId> = (0..5).map(|_| OfficeId::new(store.ids())).collect();
        let opened = old.iter().zip(0..).map(|(id, n)| open(*id, top, n));
        import(store, &Actor::console(), opened.collect()).await;
        agency.console(amend(old[0], top, "+32 2 555 01 09")).await;
        let before = store.state_rows(Noun::Office).await.unwrap();

        // New ones, one below another; old ones changed; one changed twice.
        let new: Vec<OfficeId> = (0..600).map(|_| OfficeId::new(store.ids())).collect();
        let mut rows = vec![amend(old[0], top, "+32 2 555 01 01")];
        rows.extend(new.iter().zip(0..).map(|(id, n)| open(*id, top, n)));
        rows.push(open(OfficeId::new(store.ids()), new[3], 900));
        rows.push(amend(old[1], new[4], "+32 2 555 01 02"));
        rows.push(amend(old[0], top, "+32 2 555 01 03"));
        rows.push(amend(new[7], top, "+32 2 555 01 04"));
        let batch = import(store, &administrator, rows).await;
        assert_ne!(store.state_rows(Noun::Office).await.unwrap(), before);

        store
            .take_batch_back(&administrator, WHY, batch)
            .await
            .unwrap();
        let reader = store.reader(&administrator, WHY);
        assert!(
            reader.office(new[0]).await.unwrap().is_none(),
            "seen no more"
        );
        let again = fault_of(agency, &administrator, batch).await;
        assert_eq!(again, "already-taken-back");
        // One chunk, then the program stops and starts again.
        let state = store.batch(batch).await.unwrap();
        let undo = BatchAction::Undo(BatchChunk {
            batch,
            file: state.file,
            first: 500,
            last: state.done,
        });
        agency.console(Action::Batch(undo)).await;
        agency.reopen().await;
        let store = &agency.store;
        let mut left = Vec::new();
        let undone = store
            .undo_batch(&administrator, WHY, batch, |n| left.push(n))
            .await
            .unwrap();
        assert!(undone.is_undone() && left.is_sorted_by(|a, b| a > b));
        assert_eq!(left.first(), Some(&499));

        assert_eq!(store.state_rows(Noun::Office).await.unwrap(), before);
        assert_eq!(store.log_verify(|_| {}).await.unwrap().broken, None);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
        let reader = store.reader(&administrator, WHY);
        let history = reader
            .history(old[0].into(), &Page::first(9))
            .await
            .unwrap();
        assert_eq!(history.rows.len(), 2, "opened and amended before");
        // What was undone can be done again, and changed again.
        let rows = vec![amend(old[0], top, "+32 2 555 01 05"), open(new[0], top, 1)];
        import(store, &administrator, rows).await;
        agency.console(amend(new[0], top, "+32 2 555 01 06")).await;
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_or_used_since_is_not_taken_back() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let store = &agency.store;
        let console = Actor::console();
        let (one, two) = (OfficeId::new(store.ids()), OfficeId::new(store.ids()));
        let batch = import(store, &console, vec![open(one, top, 1), open(two, one, 2)]).await;
        let later = import(store, &console, vec![amend(one, top, "+32 2 555 01 01")]).await;
        assert_eq!(
            fault_of(agency, &console, batch).await,
            "batch-changed-since"
        );
        store.take_batch_back(&console, WHY, later).await.unwrap();
        store
            .undo_batch(&console, WHY, later, |_| {})
            .await
            .unwrap();
        let somebody = agency.somebody("chi", Role::Administrator, two).await;
        assert_eq!(fault_of(agency, &console, batch).await, "batch-in-use");
        // Another's import is not one's own to take back.
        let refused = store.take_batch_back(&somebody, WHY, batch).await;
        let refused = matches!(refused, Err(Refusal::Denied(Denial::NotYours)));
        assert!(refused);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_never_became_whole_can_be_taken_back() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let store = &agency.store;
        let console = Actor::console();
        let before = store.state_rows(Noun::Office).await.unwrap();
        let mut rows: Vec<_> = (0..80)
            .map(|n| open(OfficeId::new(store.ids()), top, n))
            .collect();
        rows.push(open(
            OfficeId::new(store.ids()),
            OfficeId::new(store.ids()),
            80,
        ));
        let mapping = ShortText::parse("offices 1").unwrap();
        let batch = store
            .begin_batch(&console, WHY, mapping, rows)
            .await
            .unwrap();
        assert!(store.run_batch(&console, WHY, batch, |_| {}).await.is_err());
        assert_eq!(store.batch(batch).await.unwrap().done, 50);
        store.take_batch_back(&console, WHY, batch).await.unwrap();
        let undone = store
            .undo_batch(&console, WHY, batch, |_| {})
            .await
            .unwrap();
        assert!(undone.is_undone());
        assert_eq!(store.state_rows(Noun::Office).await.unwrap(), before);
    })
    .await;
}

/// The key of the first fault of an undoing.
async fn undone(agency: &Agency, batch: BatchId) -> Result<(), String> {
    let console = Actor::console();
    let undone = agency.store.undo_batch(&console, WHY, batch, |_| {}).await;
    match undone {
        Ok(_) => Ok(()),
        Err(Refusal::Faults(faults)) => Err(faults.iter().next().unwrap().key.to_string()),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn nothing_goes_back_below_what_stands_below_it_now() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let store = &agency.store;
        let console = Actor::console();
        let (a, x) = (OfficeId::new(store.ids()), OfficeId::new(store.ids()));
        agency.console(open(a, top, 1)).await;
        agency.console(open(x, a, 2)).await;
        let batch = import(store, &console, vec![amend(x, top, "+32 2 555 01 01")]).await;
        agency.console(amend(a, x, "+32 2 555 01 02")).await;
        assert_eq!(
            fault_of(agency, &console, batch).await,
            "batch-changed-above"
        );
        agency.console(amend(a, top, "+32 2 555 01 02")).await;
        store.take_batch_back(&console, WHY, batch).await.unwrap();
        // Moved between the two: the row itself is refused, and goes back once
        // that is mended.
        agency.console(amend(a, x, "+32 2 555 01 03")).await;
        let refused = undone(agency, batch).await;
        assert_eq!(refused, Err("batch-changed-above".to_owned()));
        // The writer knows the tree as it is, not as the refused rows had it.
        agency.console(amend(a, top, "+32 2 555 01 04")).await;
        assert_eq!(undone(agency, batch).await, Ok(()));
        let reader = store.reader(&console, WHY);
        let tree = reader.offices().await.unwrap();
        assert_eq!(tree.get(x).unwrap().details.parent, Some(a));
        assert!(tree.path(x).is_some() && tree.path(a).is_some());
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

/// A place of Exampleland, whose codes stand under the letters of Niger.
async fn added(agency: &Agency, (kind, code): (&str, &str), parent: Option<PlaceId>) -> AmendPlace {
    let form = PlaceForm {
        country: "NE".to_owned(),
        kind: kind.to_owned(),
        name: code.to_owned(),
        code: code.to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        ..PlaceForm::default()
    };
    let place = PlaceId::new(agency.store.ids());
    let add = form.adding(place).unwrap();
    let details = add.details.clone();
    agency.console(Action::Place(PlaceAction::Add(add))).await;
    AmendPlace { place, details }
}

#[tokio::test]
async fn no_open_place_goes_back_below_one_that_was_closed_since() {
    on_each(async |agency| {
        let (store, console) = (&agency.store, Actor::console());
        let one = added(agency, ("admin1", "NE1"), None).await.place;
        let two = added(agency, ("admin1", "NE2"), None).await.place;
        let district = added(agency, ("admin2", "NE11"), Some(one)).await;
        let mut moved = district.clone();
        moved.details.parent = Some(two);
        let moved = Action::Place(PlaceAction::Amend(moved));
        let batch = import(store, &console, vec![moved]).await;
        let close = ClosePlace {
            place: one,
            to: store.now().date(),
            successors: vec![two],
        };
        let closed = agency.console(Action::Place(PlaceAction::Close(close)));
        closed.await;
        assert_eq!(
            fault_of(agency, &console, batch).await,
            "batch-changed-above"
        );
        let reopen = passerelle_model::place::ReopenPlace { place: one };
        agency
            .console(Action::Place(PlaceAction::Reopen(reopen)))
            .await;
        store.take_batch_back(&console, WHY, batch).await.unwrap();
        assert_eq!(undone(agency, batch).await, Ok(()));
        let reader = store.reader(&console, WHY);
        let back = reader.place(district.place).await.unwrap().unwrap();
        assert_eq!(back.details, district.details);
    })
    .await;
}

#[tokio::test]
async fn an_office_that_a_webhook_or_a_token_hangs_on_is_in_use() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (store, console) = (&agency.store, Actor::console());
        let office = OfficeId::new(store.ids());
        let batch = import(store, &console, vec![open(office, top, 1)]).await;
        // Behind the door, since whose they are does not matter here.
        for (hang, unhang) in [
            (
                "INSERT INTO webhook (id, version, office, status, details, secret)
                 SELECT 'w', 1, id, 'paused', '{}', details FROM office WHERE parent IS NOT NULL",
                "UPDATE webhook SET status = 'ended'",
            ),
            (
                "INSERT INTO token (id, version, account, name, scopes, office, hash, factor,
                    issued_at, ends_at)
                 SELECT 't', 1, 'a', '', '[]', id, 'h', FALSE, '2026', '2027'
                 FROM office WHERE parent IS NOT NULL",
                "UPDATE token SET ends_at = '2025'",
            ),
        ] {
            store.tamper(hang).await.unwrap();
            assert_eq!(fault_of(agency, &console, batch).await, "batch-in-use");
            store.tamper(unhang).await.unwrap();
        }
        store.take_batch_back(&console, WHY, batch).await.unwrap();
        assert_eq!(undone(agency, batch).await, Ok(()));
    })
    .await;
}

/// Every column that may point to an office or a place. What is not asked when
/// a batch is taken back says why.
const POINTERS: &str = "
    office.parent, office.successor, account.office, role_grant.office, token.office,
    webhook.office, document.record, place.parent, place_successor.successor, asked,
    job.office, who may see it: over within a month,
    log.office, log.record, log_row.record, what happened,
    search_term.record, place_successor.place, place_word.place, go with their own record,";

#[tokio::test]
async fn whatever_points_to_an_office_or_a_place_is_known_to_who_takes_it_away() {
    let agency = Agency::embedded().await;
    let unknown = format!(
        "UPDATE agency SET office_tree = office_tree WHERE 0 < (
            SELECT COUNT(*) FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.name IN ('office', 'place', 'parent', 'successor', 'record')
              AND ' {}' NOT LIKE '% ' || m.name || '.' || c.name || ',%')",
        POINTERS.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    assert_eq!(agency.store.tamper(&unknown).await.unwrap(), 0);
    agency.end().await;
}
