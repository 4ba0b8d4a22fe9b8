//! Lists of the JSON API over a million rows, at every depth.

use std::io::Write as _;
use std::time::{Duration, Instant};

use passerelle_store::{Database, Ports, Store, Whereabouts};
use passerelle_testkit::program::{ADMIN, Program};
use passerelle_testkit::wire::Wire;

use crate::figures::{percentile, say};

/// Rows of each list; fewer with `BENCH_ROWS`.
const ROWS: i64 = 1_000_000;
/// Depths at which a page is asked for again and again, in hundredths.
const DEPTHS: [usize; 4] = [0, 25, 50, 99];
const LASTING: Duration = Duration::from_secs(3);

/// Every page of each list once, then pages of several lengths at several depths.
pub(crate) fn run() {
    let rows = std::env::var_os("BENCH_ROWS")
        .and_then(|text| text.into_string().ok()?.parse().ok())
        .unwrap_or(ROWS);
    let folder = tempfile::tempdir().unwrap();
    let program = Program::given(folder.path().join("data"));
    program.init();
    let grant = ["account", "grant", ADMIN.0, "auditor"];
    program.run(&[&grant[..], &["--office", "Headquarters"]].concat());
    let settings = program.data().join("passerelle.toml");
    let mut settings = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(settings)
        .unwrap();
    writeln!(settings, "\n[api]\nrequests_per_minute = 1000000").unwrap();
    fill(&program, rows);
    let serving = program.serve();
    let mut wire = bearing(&mut serving.sign_in());
    for path in ["/api/v1/places", "/api/v1/log"] {
        walk(&mut wire, path);
    }
    println!(
        "{rows} places and {rows} entries, which were written behind the door for this figure"
    );
}

/// Rows that nobody made; only these figures rest on them.
fn fill(program: &Program, rows: i64) {
    let at = Whereabouts {
        data_dir: program.data().to_owned(),
        database: Database::Embedded,
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&at, Ports::machine()).await.unwrap();
        let begun = Instant::now();
        store.lengthen_log(rows).await.unwrap();
        store.crowd_places(rows).await.unwrap();
        let took = begun.elapsed().as_secs_f64();
        say("rows written behind the door", took, "s");
        store.seal_now().await.unwrap();
        store.close().await.unwrap();
    });
}

/// A program with a token that its holder made at the desk.
fn bearing(desk: &mut Wire) -> Wire {
    let page = desk.get("/me/tokens/new").unwrap();
    let (csrf, key) = (page.hidden("csrf"), page.hidden("idempotency_key"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("idempotency_key", key.as_str()),
        ("name", "Benchmark"),
        ("scopes", "places:read"),
        ("scopes", "log:read"),
        ("days", "30"),
    ];
    let made = desk.post("/me/tokens/new", &fields).unwrap();
    let token = made.body.split("pas_").nth(1).expect("a token is shown");
    let token: String = token.chars().take_while(char::is_ascii_hexdigit).collect();
    desk.another().bearing(&format!("pas_{token}"))
}

fn walk(wire: &mut Wire, path: &str) {
    let (mut each, mut cursors) = (Vec::new(), vec![String::new()]);
    let begun = Instant::now();
    loop {
        let after = cursors.last().unwrap();
        let one = Instant::now();
        let next = page(wire, path, 500, after);
        each.push(one.elapsed());
        match next {
            Some(next) => cursors.push(next),
            None => break,
        }
    }
    let (pages, wall) = (each.len(), begun.elapsed().as_secs_f64());
    told(&format!("{path}, all {pages} pages of 500"), &mut each);
    say("  the whole list", wall, "s");
    for limit in [50, 500] {
        let mut each = Vec::new();
        for depth in DEPTHS {
            let after = &cursors[(cursors.len() - 1) * depth / 100];
            let begun = Instant::now();
            while begun.elapsed() < LASTING {
                let one = Instant::now();
                page(wire, path, limit, after);
                each.push(one.elapsed());
            }
        }
        told(&format!("{path}, {limit} rows, at {DEPTHS:?} %"), &mut each);
    }
}

fn told(what: &str, each: &mut [Duration]) {
    each.sort_unstable();
    say(&format!("{what}: p50"), percentile(each, 0.5), "ms");
    say("  p95", percentile(each, 0.95), "ms");
}

/// Asks for one page; where the next begins.
fn page(wire: &mut Wire, path: &str, limit: usize, after: &str) -> Option<String> {
    let after = match after {
        "" => String::new(),
        cursor => format!("&after={cursor}"),
    };
    let answer = wire.get(&format!("{path}?limit={limit}{after}")).unwrap();
    assert_eq!(answer.status, 200, "{}", answer.body);
    let end = answer.body.rsplit("\"next\":").next().unwrap();
    let next = end.trim_end_matches('}').trim_matches('"');
    (next != "null").then(|| next.to_owned())
}
