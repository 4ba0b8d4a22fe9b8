//! Batches: one action for many rows, seen when whole.

use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind, OpenOffice};
use passerelle_model::policy::Role;
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, BatchId, OfficeId, Purpose, Version};
use passerelle_store::{Page, Refusal, Store};
use passerelle_testkit::on_each;
use passerelle_testkit::world::{details, named};

const WHY: Purpose = Purpose::Administration;

fn open(store: &Store, parent: OfficeId, n: usize) -> (OfficeId, Action) {
    let office = OfficeId::new(store.ids());
    let open = OpenOffice {
        office,
        details: details(OfficeKind::SubOffice, Some(parent)),
        name: named(&format!("Row {n}")),
    };
    (office, Action::Office(OfficeAction::Open(open)))
}

async fn begin(store: &Store, actor: &Actor, rows: Vec<Action>) -> BatchId {
    let mapping = ShortText::parse("offices 1").unwrap();
    store.begin_batch(actor, WHY, mapping, rows).await.unwrap()
}

#[tokio::test]
async fn a_batch_is_seen_when_its_last_chunk_is_done_and_replays() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let administrator = agency.somebody("amal", Role::Administrator, top).await;
        let store = &agency.store;
        let rows: Vec<_> = (0..700).map(|n| open(store, top, n)).collect();
        let ids: Vec<_> = rows.iter().map(|(id, _)| *id).collect();
        let actions = rows.into_iter().map(|(_, action)| action).collect();
        let batch = begin(store, &administrator, actions).await;
        let before = store.measures().await.unwrap().log_position;

        let reader = store.reader(&administrator, WHY);
        // The first chunk alone, as if the rest were cut off.
        let state = store.batch(batch).await.unwrap();
        let chunk = passerelle_model::batch::BatchChunk {
            batch,
            file: state.file,
            first: 1,
            last: 400,
        };
        let chunk = Action::Batch(passerelle_model::batch::BatchAction::Chunk(chunk));
        store
            .apply(&administrator, store.command(WHY, chunk.clone()))
            .await
            .unwrap();
        assert_eq!(reader.offices().await.unwrap().len(), 1);
        assert!(reader.office(ids[0]).await.unwrap().is_none());
        assert_eq!(store.public().directory().await.unwrap().len(), 1);
        let amend = || {
            let mut details = details(OfficeKind::SubOffice, Some(top));
            details.phone = ShortText::parse("+32 2 555 01 01").ok();
            let amend = AmendOffice {
                office: ids[0],
                details,
            };
            store.command(WHY, Action::Office(OfficeAction::Amend(amend)))
        };
        let unseen = store.apply(&administrator, amend()).await;
        assert!(matches!(unseen, Err(Refusal::NotFound)), "{unseen:?}");
        // A chunk that was done is not done twice.
        let again = store.apply(&administrator, store.command(WHY, chunk)).await;
        assert!(matches!(again, Err(Refusal::Faults(_))), "{again:?}");

        let mut heard = Vec::new();
        let whole = store
            .run_batch(&administrator, WHY, batch, |n| heard.push(n))
            .await
            .unwrap();
        assert!(whole.is_whole() && heard.is_sorted());
        assert_eq!((heard.first(), heard.last()), (Some(&400), Some(&700)));
        let entries = store.measures().await.unwrap().log_position - before;
        // On a busy machine the chunks are small, and still of many rows.
        assert!(entries < 100, "one action for many rows, not {entries}");
        assert_eq!(reader.offices().await.unwrap().len(), 701);
        assert_eq!(store.public().directory().await.unwrap().len(), 701);

        store
            .apply(&administrator, amend().expecting(Version(1)))
            .await
            .unwrap();
        let history = reader
            .history(ids[0].into(), &Page::first(10))
            .await
            .unwrap()
            .rows;
        let told: Vec<_> = history
            .iter()
            .map(|h| (h.entry.kind.as_str(), h.entry.row))
            .collect();
        assert_eq!(told, [("office.amend", None), ("office.open", Some(1))]);
        let stale = store
            .apply(&administrator, amend().expecting(Version(1)))
            .await;
        // The same change again differs in nothing, and is still refused.
        assert!(matches!(stale, Err(Refusal::Conflict(_))), "{stale:?}");
        assert_eq!(store.log_verify(|_| {}).await.unwrap().broken, None);
        let replayed = store.log_replay().await.unwrap();
        assert!(replayed.differences.is_empty());
        store
            .tamper("UPDATE office SET valid_to = '2030-01-01' WHERE valid_to IS NULL")
            .await
            .unwrap();
        assert!(store.log_replay().await.unwrap().differences.len() >= 100);
    })
    .await;
}

#[tokio::test]
async fn a_bad_row_refuses_its_chunk_and_says_which_row() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let store = &agency.store;
        let mut rows: Vec<_> = (0..20).map(|n| open(store, top, n).1).collect();
        rows.push(open(store, OfficeId::new(store.ids()), 20).1);
        let batch = begin(store, &Actor::console(), rows).await;
        let refused = store.run_batch(&Actor::console(), WHY, batch, |_| {}).await;
        let Err(Refusal::Faults(faults)) = refused else {
            panic!("{refused:?}");
        };
        let fault = faults.iter().next().unwrap();
        assert_eq!(
            (fault.field.as_ref(), fault.key),
            ("21:parent", "unknown-choice")
        );
        assert_eq!(store.batch(batch).await.unwrap().done, 0);
        assert_eq!(store.count("SELECT COUNT(*) FROM office").await.unwrap(), 1);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn every_row_asks_the_policy() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let here = agency
            .office("Here", OfficeKind::CountryOffice, Some(top))
            .await;
        let there = agency
            .office("There", OfficeKind::CountryOffice, Some(top))
            .await;
        let administrator = agency.somebody("bela", Role::Administrator, here).await;
        let store = &agency.store;
        let rows = vec![open(store, here, 0).1, open(store, there, 1).1];
        let batch = begin(store, &administrator, rows).await;
        let refused = store.run_batch(&administrator, WHY, batch, |_| {}).await;
        assert!(matches!(refused, Err(Refusal::Denied(_))), "{refused:?}");
        assert_eq!(store.count("SELECT COUNT(*) FROM office").await.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_batch_goes_on_after_a_restart() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let rows: Vec<_> = (0..120).map(|n| open(&agency.store, top, n).1).collect();
        let batch = begin(&agency.store, &Actor::console(), rows).await;
        let state = agency.store.batch(batch).await.unwrap();
        let chunk = passerelle_model::batch::BatchChunk {
            batch,
            file: state.file,
            first: 1,
            last: 30,
        };
        agency
            .console(Action::Batch(passerelle_model::batch::BatchAction::Chunk(
                chunk,
            )))
            .await;
        agency.reopen().await;
        let whole = agency
            .store
            .run_batch(&Actor::console(), WHY, batch, |_| {})
            .await
            .unwrap();
        assert!(whole.is_whole());
        assert_eq!(
            agency
                .store
                .count("SELECT COUNT(*) FROM office")
                .await
                .unwrap(),
            121
        );
        assert!(
            agency
                .store
                .log_replay()
                .await
                .unwrap()
                .differences
                .is_empty()
        );
    })
    .await;
}

/// Does the next rows of a batch, as if the program ended after them.
async fn chunk(store: &Store, actor: &Actor, batch: BatchId, rows: i64) {
    let state = store.batch(batch).await.unwrap();
    store.run_chunk((actor, WHY), &state, rows).await.unwrap();
}

fn amend(office: OfficeId, kind: OfficeKind, parent: Option<OfficeId>, phone: &str) -> Action {
    let mut details = details(kind, parent);
    details.phone = ShortText::parse(phone).ok();
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

#[tokio::test]
async fn a_batch_that_changes_an_office_locks_nobody_out_while_it_is_half_done() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let amal = agency.somebody("amal", Role::Administrator, top).await;
        let mut rows = vec![amend(
            top,
            OfficeKind::Headquarters,
            None,
            "+32 2 555 01 01",
        )];
        rows.extend((0..60).map(|n| open(&agency.store, top, n).1));
        let batch = begin(&agency.store, &amal, rows).await;
        chunk(&agency.store, &amal, batch, 40).await;
        // Another process, with nothing in mind.
        agency.reopen().await;
        let store = &agency.store;
        let reader = store.reader(&amal, WHY);
        assert_eq!(reader.offices().await.unwrap().len(), 1);
        assert_eq!(store.public().directory().await.unwrap().len(), 1);
        let changed = reader.office(top).await.unwrap().unwrap();
        assert_eq!(changed.version, Version(2));
        let held = store.actor_of(amal.account().unwrap(), true).await;
        assert_eq!(held.unwrap().grants.len(), 1);
        // What the batch changes is its own until it is whole.
        let other = amend(top, OfficeKind::Headquarters, None, "+32 2 555 01 02");
        let refused = store.apply(&amal, store.command(WHY, other)).await;
        assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
        store.run_batch(&amal, WHY, batch, |_| {}).await.unwrap();
        assert_eq!(reader.offices().await.unwrap().len(), 61);
    })
    .await;
}

#[tokio::test]
async fn a_batch_that_ends_with_changes_shows_what_it_opened_before() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (store, console) = (&agency.store, Actor::console());
        let mut rows: Vec<_> = (0..50).map(|n| open(store, top, n).1).collect();
        let phone = "+32 2 555 01 03";
        rows.push(amend(top, OfficeKind::Headquarters, None, phone));
        let batch = begin(store, &console, rows).await;
        chunk(store, &console, batch, 50).await;
        let reader = store.reader(&console, WHY);
        // A page that is read between the two chunks keeps the tree in mind.
        assert_eq!(reader.offices().await.unwrap().len(), 1);
        store.run_batch(&console, WHY, batch, |_| {}).await.unwrap();
        assert_eq!(reader.offices().await.unwrap().len(), 51);
        store.take_batch_back(&console, WHY, batch).await.unwrap();
        assert_eq!(reader.offices().await.unwrap().len(), 1, "at once");
    })
    .await;
}
