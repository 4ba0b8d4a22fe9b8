//! A batch of many rows, and how quick the desk stays while it is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use passerelle_model::office::{OfficeAction, OfficeKind, OpenOffice};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::Store;
use passerelle_testkit::Agency;
use passerelle_testkit::world::{details, named};

use crate::door::amend;
use crate::figures::{Spent, percentile, say};

const ROWS: usize = 20_000;

pub(crate) fn run() {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let agency = Agency::embedded().await;
        let top = agency.headquarters().await;
        let desk = agency
            .office("Desk", OfficeKind::CountryOffice, Some(top))
            .await;
        let rows: Vec<_> = (0..ROWS).map(|n| row(&agency.store, top, n)).collect();
        let mapping = ShortText::parse("offices 1").unwrap();
        let (store, console) = (agency.store.clone(), Actor::console());
        let batch = store
            .begin_batch(&console, Purpose::Operation, mapping, rows)
            .await
            .unwrap();

        let done = Arc::new(AtomicBool::new(false));
        let at_work = tokio::spawn(work(store.clone(), desk, top, Arc::clone(&done)));
        let spent = Spent::begin();
        store
            .run_batch(&console, Purpose::Operation, batch, |_| {})
            .await
            .unwrap();
        let (wall, _) = spent.seconds();
        done.store(true, Ordering::Relaxed);
        let mut each = at_work.await.unwrap();
        each.sort_unstable();
        say("rows of a batch", ROWS as f64 / wall, "/s");
        say(
            "meanwhile at the desk, one at a time: actions",
            each.len() as f64,
            "",
        );
        say("  p50", percentile(&each, 0.5), "ms");
        say("  p95", percentile(&each, 0.95), "ms");
        say("  slowest", percentile(&each, 1.0), "ms");
        agency.end().await;
    });
}

fn row(store: &Store, top: OfficeId, n: usize) -> Action {
    Action::Office(OfficeAction::Open(OpenOffice {
        office: OfficeId::new(store.ids()),
        details: details(OfficeKind::SubOffice, Some(top)),
        name: named(&format!("Row {n}")),
    }))
}

async fn work(store: Store, desk: OfficeId, top: OfficeId, done: Arc<AtomicBool>) -> Vec<Duration> {
    let mut each = Vec::new();
    while !done.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let command = store.command(Purpose::Operation, amend(desk, top, each.len()));
        store.apply(&Actor::console(), command).await.unwrap();
        each.push(begun.elapsed());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    each
}
