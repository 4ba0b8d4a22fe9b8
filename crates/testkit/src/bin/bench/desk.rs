//! The world's P-codes through the import desk: the real program, as an
//! operator runs it, on an agency that has none.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use passerelle_model::Country;
use passerelle_testkit::program::Program;

use crate::figures::say;

/// The published list, where the shared data are.
const LIST: &str = "../../../shared/data/pcodes/global-pcodes-adm-1-2.csv";
/// Otherwise as many: provinces, and districts in each.
const PROVINCES: usize = 2_455;
const DISTRICTS: usize = 30_908;

pub(crate) fn run() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::given(folder.path().join("data"));
    program.init();
    let file = list(folder.path());
    let file = file.to_str().unwrap();
    let timed = |what: &str, words: &[&str]| {
        let begun = Instant::now();
        let told = program.run(words);
        say(what, begun.elapsed().as_secs_f64(), "s");
        told
    };
    timed(
        "dry run",
        &["places", "import", file, "--dry-run", "--json"],
    );
    let told = timed(
        "import, the whole command",
        &["places", "import", file, "--json"],
    );
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    say("  new places", told["new"].as_f64().unwrap(), "");
    timed(
        "the same file again: all known",
        &["places", "import", file, "--json"],
    );
    let id = told["import"].as_str().unwrap();
    timed("taken back", &["import", "undo", id, "--json"]);
}

fn list(folder: &Path) -> PathBuf {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST);
    if published.is_file() {
        println!("the published list of P-codes");
        return published;
    }
    println!("an invented list of the same length: the published one is not here");
    let path = folder.join("list.csv");
    std::fs::write(&path, invented()).unwrap();
    path
}

fn invented() -> String {
    let mut text = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n".to_owned();
    let countries: Vec<_> = Country::all().iter().take(156).collect();
    let province = |n: usize| {
        let country = countries[n % countries.len()];
        (
            country,
            format!("{}{:03}", country.code, n / countries.len()),
        )
    };
    for n in 0..PROVINCES {
        let (country, code) = province(n);
        let of = country.alpha3;
        writeln!(text, "{of},1,{code},Province {n},{of},2020-01-01").unwrap();
    }
    for n in 0..DISTRICTS {
        let (country, above) = province(n % PROVINCES);
        let (of, m) = (country.alpha3, n / PROVINCES);
        writeln!(text, "{of},2,{above}{m:03},District {n},{above},2020-01-01").unwrap();
    }
    text
}
