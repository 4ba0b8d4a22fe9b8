//! The page of the world map, from the real program.

use std::thread;
use std::time::{Duration, Instant};

use passerelle_model::country::Country;
use passerelle_testkit::program::Program;
use passerelle_testkit::wire::Wire;

use crate::figures::{percentile, say};

/// Offices, each in so many countries: every country of the world is covered.
const OFFICES: usize = 60;
const EACH: usize = 12;

pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::given(folder.path().join("data"));
    program.init();
    let serving = program.serve();
    let mut desk = serving.sign_in();
    let top = headquarters(&mut desk);
    for n in 0..OFFICES {
        open(&mut desk, &top, n);
    }
    // The first reader pays for laying the world out, once for each start.
    let begun = Instant::now();
    let page = desk.get("/maps/countries").unwrap();
    say(
        "world map page, the first after starting",
        begun.elapsed().as_secs_f64() * 1e3,
        "ms",
    );
    say(
        "  its length, not compressed",
        page.body.len() as f64 / 1e3,
        "kB",
    );
    let begun = Instant::now();
    let mut each = Vec::new();
    while begun.elapsed() < Duration::from_secs(5) {
        let one = Instant::now();
        let page = desk.get("/maps/countries").unwrap();
        assert_eq!(page.status, 200);
        each.push(one.elapsed());
        thread::sleep(Duration::from_millis(5));
    }
    each.sort_unstable();
    say("world map page: p50", percentile(&each, 0.5), "ms");
    say("  p95", percentile(&each, 0.95), "ms");
    say("  slowest", percentile(&each, 1.0), "ms");
}

fn headquarters(desk: &mut Wire) -> String {
    let list = desk.get("/offices").unwrap();
    let mut links = list.body.split("href=\"/offices/").skip(1);
    let top = links
        .find(|rest| rest.as_bytes().get(8) == Some(&b'-'))
        .unwrap();
    top.split('"').next().unwrap().to_owned()
}

fn open(desk: &mut Wire, parent: &str, n: usize) {
    let countries = Country::all().iter().cycle().skip(n * 5).take(EACH);
    let codes: Vec<_> = countries.map(|country| country.code.to_string()).collect();
    let page = desk.get("/offices/new").unwrap();
    let (csrf, key) = (page.hidden("csrf"), page.hidden("idempotency_key"));
    let fields = [
        ("csrf", csrf.as_str()),
        ("idempotency_key", key.as_str()),
        ("name", &format!("Office {n}")),
        ("kind", "country_office"),
        ("parent", parent),
        ("countries", &codes.join(" ")),
        ("from", "2024-01-01"),
    ];
    let answer = desk.post("/offices/new", &fields).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.body);
}
