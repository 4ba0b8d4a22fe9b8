//! The real program over HTTP: starting, forms, pages.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use passerelle_store::{Database, Ports, Store, Whereabouts};
use passerelle_testkit::program::{ADMIN, Program, Serving};
use passerelle_testkit::wire::Wire;

use crate::figures::{percentile, say};
use crate::machine::{cpu_seconds, resident};

const LASTING: Duration = Duration::from_secs(8);
/// Entries of the log behind the pages; fewer with `BENCH_ENTRIES`.
const ENTRIES: i64 = 10_000_000;

/// Start to listening on an agency that is there, and memory at rest.
pub(crate) fn start() {
    let folder = tempfile::tempdir().unwrap();
    let program = made(&folder);
    let mut times: Vec<_> = (0..10)
        .map(|_| {
            let serving = program.serve();
            let took = serving.took;
            serving.kill();
            took
        })
        .collect();
    times.sort_unstable();
    say(
        "start to listening, median of 10",
        percentile(&times, 0.5),
        "ms",
    );
    say("  slowest", percentile(&times, 1.0), "ms");
    let serving = program.serve();
    let _desk = serving.sign_in();
    thread::sleep(Duration::from_secs(2));
    say(
        "memory at rest, after one person signed in",
        resident(serving.pid()),
        "MB",
    );
}

/// Durable actions through forms, 64 connections.
pub(crate) fn forms() {
    let folder = tempfile::tempdir().unwrap();
    let program = made(&folder);
    let serving = program.serve();
    let mut desk = serving.sign_in();
    for clerks in [8, 64] {
        let offices: Vec<_> = (0..clerks).map(|n| Office::opened(&mut desk, n)).collect();
        let cpu = cpu_seconds(serving.pid());
        let begun = Instant::now();
        let mut each: Vec<Duration> = thread::scope(|scope| {
            let work: Vec<_> = offices
                .iter()
                .map(|office| {
                    let mut wire = desk.another();
                    scope.spawn(move || office.amended_for(&mut wire, LASTING))
                })
                .collect();
            work.into_iter()
                .flat_map(|clerk| clerk.join().unwrap())
                .collect()
        });
        let wall = begun.elapsed().as_secs_f64();
        let cpu = cpu_seconds(serving.pid()) - cpu;
        each.sort_unstable();
        let done = each.len() as f64;
        say(
            &format!("forms, {clerks} connections: durable actions"),
            done / wall,
            "/s",
        );
        say("  p50", percentile(&each, 0.5), "ms");
        say("  p99", percentile(&each, 0.99), "ms");
        say("  actions a CPU second of the server", done / cpu, "");
    }
    say("memory after it", resident(serving.pid()), "MB");
}

/// Pages over a long log, while eight people write.
pub(crate) fn pages() {
    let folder = tempfile::tempdir().unwrap();
    let program = made(&folder);
    let grant = ["account", "grant", ADMIN.0, "auditor"];
    program.run(&[&grant[..], &["--office", "Headquarters"]].concat());
    let entries = std::env::var_os("BENCH_ENTRIES")
        .and_then(|text| text.into_string().ok()?.parse().ok())
        .unwrap_or(ENTRIES);
    lengthen(&program, entries);
    let serving = program.serve();
    let mut desk = serving.sign_in();
    let offices: Vec<_> = (0..8).map(|n| Office::opened(&mut desk, n)).collect();
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        for office in &offices {
            let (mut wire, stop) = (desk.another(), &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    office.amended_for(&mut wire, Duration::from_millis(200));
                }
            });
        }
        measure(&serving, &mut desk, &offices[0]);
        stop.store(true, Ordering::Relaxed);
    });
    println!("the log holds {entries} entries, which were written behind the door for this figure");
}

fn measure(_serving: &Serving, desk: &mut Wire, office: &Office) {
    let page = format!("/offices/{}", office.id);
    let paths = [
        "/",
        "/offices",
        page.as_str(),
        "/log",
        "/accounts",
        "/grants",
        "/directory",
    ];
    for path in paths {
        let begun = Instant::now();
        let mut each = Vec::new();
        while begun.elapsed() < Duration::from_secs(4) {
            let one = Instant::now();
            let answer = desk.get(path).unwrap();
            assert_eq!(answer.status, 200, "{path}");
            each.push(one.elapsed());
            // A person reads a page before asking for the next.
            thread::sleep(Duration::from_millis(5));
        }
        each.sort_unstable();
        let (p50, p95) = (percentile(&each, 0.5), percentile(&each, 0.95));
        let name = if path == page { "/offices/{id}" } else { path };
        say(&format!("page {name}: p50"), p50, "ms");
        say("  p95", p95, "ms");
    }
}

fn made(folder: &tempfile::TempDir) -> Program {
    let program = Program::given(folder.path().join("data"));
    program.init();
    program
}

/// Makes the log long with entries that nobody made. Only the figures of
/// pages rest on them; the chain over them is the sealer's.
fn lengthen(program: &Program, entries: i64) {
    let at = Whereabouts {
        data_dir: program.data().to_owned(),
        database: Database::Embedded,
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&at, Ports::machine()).await.unwrap();
        let begun = Instant::now();
        store.lengthen_log(entries).await.unwrap();
        say(
            "entries written behind the door",
            begun.elapsed().as_secs_f64(),
            "s",
        );
        store.seal_now().await.unwrap();
        store.close().await.unwrap();
    });
}

/// An office that one person changes again and again.
struct Office {
    id: String,
    parent: String,
    csrf: String,
}

impl Office {
    fn opened(desk: &mut Wire, n: usize) -> Self {
        let list = desk.get("/offices").unwrap();
        let mut links = list.body.split("href=\"/offices/").skip(1);
        let top = links
            .find(|rest| rest.as_bytes().get(8) == Some(&b'-'))
            .unwrap();
        let parent = top.split('"').next().unwrap().to_owned();
        let page = desk.get("/offices/new").unwrap();
        let (csrf, key) = (page.hidden("csrf"), page.hidden("idempotency_key"));
        let name = format!("Office {n}");
        let fields = [
            ("csrf", csrf.as_str()),
            ("idempotency_key", key.as_str()),
            ("name", name.as_str()),
            ("kind", "country_office"),
            ("parent", parent.as_str()),
            ("from", "2024-01-01"),
        ];
        let answer = desk.post("/offices/new", &fields).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        let id = answer
            .location
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        Self { id, parent, csrf }
    }

    fn amended_for(&self, wire: &mut Wire, lasting: Duration) -> Vec<Duration> {
        let path = format!("/offices/{}/edit", self.id);
        let page = wire.get(&path).unwrap();
        let mut version: i64 = page.hidden("expected_version").parse().unwrap();
        let begun = Instant::now();
        let mut each = Vec::new();
        while begun.elapsed() < lasting {
            let seen = version.to_string();
            let phone = format!("+32 2 555 {:05}", each.len() % 100_000);
            let fields = [
                ("csrf", self.csrf.as_str()),
                ("expected_version", seen.as_str()),
                ("kind", "country_office"),
                ("parent", self.parent.as_str()),
                ("phone", phone.as_str()),
            ];
            let one = Instant::now();
            let answer = wire.post(&path, &fields).unwrap();
            assert_eq!(answer.status, 303, "{}", answer.body);
            each.push(one.elapsed());
            version += 1;
        }
        each
    }
}
