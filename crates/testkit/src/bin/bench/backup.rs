//! A backup of a large database while people write: how long a write waits.

use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use passerelle_model::office::{OfficeAction, OfficeKind, OpenOffice};
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::{Database, Ports, Store, Whereabouts};
use passerelle_testkit::program::Program;
use passerelle_testkit::world::{details, named};
use tokio::task::JoinSet;

use crate::door::amend;
use crate::figures::{percentile, say};
use crate::machine::peak;

/// Megabytes of the database; others with `BENCH_MB`.
const MEGABYTES: u64 = 5_000;
/// People who write.
const CLERKS: usize = 8;
/// What a clerk rests between two changes: together some hundreds a second.
const REST: Duration = Duration::from_millis(10);
/// How long is measured without a backup, before and after it.
const QUIET: Duration = Duration::from_secs(10);
/// Rows that are written behind the door at once.
const AT_ONCE: i64 = 500_000;

pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::given(folder.path().join("data"));
    program.init();
    let megabytes = std::env::var_os("BENCH_MB")
        .and_then(|text| text.into_string().ok()?.parse().ok())
        .unwrap_or(MEGABYTES);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let store = runtime.block_on(filled(&program, megabytes));
    let database = program.data().join("passerelle.db");
    let size = std::fs::metadata(&database).unwrap().len();
    say("database", megabytes_of(size), "MB");

    let offices = runtime.block_on(opened(&store));
    let quiet = |runtime: &tokio::runtime::Runtime| {
        let stop = Arc::new(AtomicBool::new(false));
        let clerks = clerks(runtime, &store, &offices, &stop);
        thread::sleep(QUIET);
        stop.store(true, Ordering::Relaxed);
        runtime.block_on(clerks.join_all()).concat()
    };
    told("before it", quiet(&runtime), QUIET);

    let stop = Arc::new(AtomicBool::new(false));
    let clerks = clerks(&runtime, &store, &offices, &stop);
    let file = folder.path().join("agency.backup");
    let begun = Instant::now();
    let child = program.begin(&["backup", file.to_str().unwrap()]);
    let memory = until_over(child);
    let took = begun.elapsed();
    let wal = std::fs::metadata(database.with_extension("db-wal")).unwrap();
    stop.store(true, Ordering::Relaxed);
    told(
        "while it is made",
        runtime.block_on(clerks.join_all()).concat(),
        took,
    );
    told("after it", quiet(&runtime), QUIET);

    let archive = std::fs::metadata(&file).unwrap().len();
    say("backup took", took.as_secs_f64(), "s");
    say(
        "  of the database",
        megabytes_of(size) / took.as_secs_f64(),
        "MB/s",
    );
    say("  its file", megabytes_of(archive), "MB");
    say("  most memory of its process", memory, "MB");
    say(
        "  write-ahead log when it was through",
        megabytes_of(wal.len()),
        "MB",
    );
    runtime.block_on(store.close()).unwrap();
    println!("its rows were written behind the door for this figure");
}

/// Half of it is log, half are records.
async fn filled(program: &Program, megabytes: u64) -> Store {
    let at = Whereabouts {
        data_dir: program.data().to_owned(),
        database: Database::Embedded,
    };
    let store = Store::open(&at, Ports::machine()).await.unwrap();
    let database = program.data().join("passerelle.db");
    let begun = Instant::now();
    let mut rounds = 0;
    loop {
        store.truncate_log_of_writes().await.unwrap();
        if std::fs::metadata(&database).unwrap().len() >= megabytes << 20 {
            break;
        }
        if rounds % 2 == 0 {
            store.lengthen_log(AT_ONCE).await.unwrap();
        } else {
            store.lengthen_documents(rounds, AT_ONCE).await.unwrap();
        }
        rounds += 1;
    }
    store.seal_now().await.unwrap();
    store.truncate_log_of_writes().await.unwrap();
    say("filled in", begun.elapsed().as_secs_f64(), "s");
    store
}

async fn opened(store: &Store) -> Vec<OfficeId> {
    let mut offices = Vec::new();
    for n in 0..=CLERKS {
        let office = OfficeId::new(store.ids());
        let parent = offices.first().copied();
        let top = store.reader(&Actor::console(), Purpose::Operation);
        let top = top.offices().await.unwrap();
        let top = parent.or_else(|| top.children(None).first().map(|office| office.id));
        let open = OpenOffice {
            office,
            details: details(OfficeKind::CountryOffice, top),
            name: named(&format!("Office {n}")),
        };
        let action = Action::Office(OfficeAction::Open(open));
        let command = store.command(Purpose::Operation, action);
        store.apply(&Actor::console(), command).await.unwrap();
        offices.push(office);
    }
    offices
}

fn clerks(
    runtime: &tokio::runtime::Runtime,
    store: &Store,
    offices: &[OfficeId],
    stop: &Arc<AtomicBool>,
) -> JoinSet<Vec<Duration>> {
    let mut clerks = JoinSet::new();
    for office in &offices[1..] {
        let (store, office, top) = (store.clone(), *office, offices[0]);
        let stop = Arc::clone(stop);
        clerks.spawn_on(
            async move {
                let mut each = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let one = Instant::now();
                    let command = store.command(Purpose::Operation, amend(office, top, each.len()));
                    store.apply(&Actor::console(), command).await.unwrap();
                    each.push(one.elapsed());
                    tokio::time::sleep(REST).await;
                }
                each
            },
            runtime.handle(),
        );
    }
    clerks
}

fn told(when: &str, mut each: Vec<Duration>, lasting: Duration) {
    each.sort_unstable();
    let rate = each.len() as f64 / lasting.as_secs_f64();
    say(&format!("writes {when}"), rate, "/s");
    say("  p50", percentile(&each, 0.5), "ms");
    say("  p99", percentile(&each, 0.99), "ms");
    say("  p99.9", percentile(&each, 0.999), "ms");
    say("  longest", percentile(&each, 1.0), "ms");
}

/// Waits for a program and tells the most memory that it had.
fn until_over(mut child: Child) -> f64 {
    let mut most: f64 = 0.0;
    loop {
        most = most.max(peak(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "the backup ended with {status}");
            return most;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn megabytes_of(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
