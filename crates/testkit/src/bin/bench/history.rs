//! Verifying and replaying a long log.

use passerelle_model::office::OfficeKind;
use passerelle_model::{Actor, Purpose};
use passerelle_store::Store;
use passerelle_testkit::Agency;

use crate::door::amend;
use crate::figures::{Spent, say};

/// Entries of the log.
const ENTRIES: usize = 1_000_000;
/// Records that they are spread over.
const RECORDS: usize = 10_000;
/// Clients that write at once: many make large groups.
const CLIENTS: usize = 256;

pub(crate) fn run() {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let agency = Agency::embedded().await;
        let spent = Spent::begin();
        fill(&agency, ENTRIES, RECORDS).await;
        let (wall, _) = spent.seconds();
        say("written through the door first", wall, "s");
        agency.store.seal_now().await.unwrap();

        let spent = Spent::begin();
        let verified = agency.store.log_verify(|_| {}).await.unwrap();
        let (wall, cpu) = spent.seconds();
        assert!(verified.broken.is_none());
        say(
            &format!("log verify, {} entries", verified.entries),
            wall,
            "s",
        );
        say("  CPU", cpu, "s");

        let spent = Spent::begin();
        let replayed = agency.store.log_replay().await.unwrap();
        let (wall, cpu) = spent.seconds();
        assert!(replayed.differences.is_empty());
        say(
            &format!("log replay, {} records", replayed.records),
            wall,
            "s",
        );
        say("  CPU", cpu, "s");
        agency.end().await;
    });
}

/// Fills a log with so many entries over so many records.
pub(crate) async fn fill(agency: &Agency, entries: usize, records: usize) {
    let top = agency.headquarters().await;
    let mut tasks = tokio::task::JoinSet::new();
    let (own, each) = (records / CLIENTS + 1, entries / records);
    for client in 0..CLIENTS {
        tasks.spawn(write(agency.store.clone(), top, (client, own, each)));
    }
    tasks.join_all().await;
}

async fn write(
    store: Store,
    top: passerelle_model::OfficeId,
    (client, own, each): (usize, usize, usize),
) {
    for n in 0..own {
        let office = passerelle_model::OfficeId::new(store.ids());
        let open = passerelle_model::office::OpenOffice {
            office,
            details: passerelle_testkit::world::details(OfficeKind::CountryOffice, Some(top)),
            name: passerelle_testkit::world::named(&format!("Office {client} {n}")),
        };
        let open = passerelle_model::office::OfficeAction::Open(open);
        let open = passerelle_model::Action::Office(open);
        store
            .apply(&Actor::console(), store.command(Purpose::Operation, open))
            .await
            .unwrap();
        for change in 1..each {
            let command = store.command(Purpose::Operation, amend(office, top, change));
            store.apply(&Actor::console(), command).await.unwrap();
        }
    }
}
