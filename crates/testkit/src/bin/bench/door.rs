//! Durable actions through `Store::apply`, by some clients at once.

use std::time::{Duration, Instant};

use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::Store;
use passerelle_testkit::Agency;
use passerelle_testkit::world::details;
use tokio::task::JoinSet;

use crate::disk::sync_rate;
use crate::figures::{Spent, percentile, say};

const LASTING: Duration = Duration::from_secs(5);

pub(crate) fn run() {
    let (syncs, _) = sync_rate();
    say("raw syncs of this disk", syncs, "/s");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        for clients in [1, 8, 64] {
            measure("SQLite", Agency::embedded().await, clients).await;
        }
        for clients in [1, 8, 64] {
            match Agency::on_server().await {
                Some(agency) => measure("PostgreSQL", agency, clients).await,
                None => println!("PostgreSQL: no server was given in PASSERELLE_TEST_POSTGRES"),
            }
        }
    });
}

async fn measure(database: &str, agency: Agency, clients: usize) {
    let top = agency.headquarters().await;
    let mut offices = Vec::new();
    for n in 0..clients {
        let name = format!("Office {n}");
        offices.push(
            agency
                .office(&name, OfficeKind::CountryOffice, Some(top))
                .await,
        );
    }
    let spent = Spent::begin();
    let mut tasks = JoinSet::new();
    for office in offices {
        tasks.spawn(client(agency.store.clone(), office, top));
    }
    let mut each: Vec<Duration> = tasks.join_all().await.into_iter().flatten().collect();
    let (wall, cpu) = spent.seconds();
    each.sort_unstable();
    let done = each.len() as f64;
    say(
        &format!("{database}, {clients} clients: durable actions"),
        done / wall,
        "/s",
    );
    say("  p50", percentile(&each, 0.5), "ms");
    say("  p99", percentile(&each, 0.99), "ms");
    say("  actions a CPU second (ours alone)", done / cpu, "");
    agency.end().await;
}

/// One client that amends its office again and again.
async fn client(store: Store, office: OfficeId, top: OfficeId) -> Vec<Duration> {
    let begun = Instant::now();
    let mut each = Vec::new();
    while begun.elapsed() < LASTING {
        let one = Instant::now();
        let command = store.command(Purpose::Operation, amend(office, top, each.len()));
        store.apply(&Actor::console(), command).await.unwrap();
        each.push(one.elapsed());
    }
    each
}

/// A change of an office's telephone.
pub(crate) fn amend(office: OfficeId, top: OfficeId, n: usize) -> Action {
    let mut details = details(OfficeKind::CountryOffice, Some(top));
    details.phone = ShortText::parse(&format!("+32 2 555 {:05}", n % 100_000)).ok();
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}
