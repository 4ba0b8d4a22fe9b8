//! An import whose process is killed in the middle: afterwards all of it is
//! there or none of it is, and another worker ends what was begun.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::hash_map::RandomState;
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher};
use std::thread;
use std::time::{Duration, Instant};

use passerelle_testkit::program::Program;
use serde_json::Value;

const ROWS: usize = 3_000;
const CUTS: u64 = 6;

/// A moment before a bound, another one each time.
fn moment(most: u64) -> Duration {
    let drawn = RandomState::new().build_hasher().finish();
    Duration::from_millis(drawn % most)
}

fn told(program: &Program, words: &[&str]) -> Value {
    let said = program.run(words);
    let first = said.lines().next().unwrap_or("null");
    serde_json::from_str(first).unwrap()
}

/// How many rows of the file are known now.
fn known(program: &Program, file: &str) -> i64 {
    let told = told(program, &["places", "import", file, "--dry-run", "--json"]);
    assert_eq!(told["refused"], 0, "{told}");
    told["same"].as_i64().unwrap()
}

/// The newest import of the console.
fn newest(program: &Program) -> Value {
    told(program, &["import", "list", "--json"])
}

#[test]
fn an_import_that_is_killed_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::at(env!("CARGO_BIN_EXE_passerelle"), &data);
    program.init();
    std::fs::write(data.join("passerelle.toml"), "[work]\nlease_seconds = 2\n").unwrap();
    let mut list = "country,level,code,name,parent\n".to_owned();
    for n in 0..ROWS {
        writeln!(list, "TD,1,TD{n:05},Place {n},TD").unwrap();
    }
    let file = folder.path().join("list.csv");
    std::fs::write(&file, list).unwrap();
    let file = file.to_str().unwrap();
    let mut cut_while_importing = 0;
    for n in 0..CUTS {
        let mut importing = program.begin(&["places", "import", file]);
        // The first waits are short, so that some cuts come early.
        thread::sleep(moment(400 + n * 500));
        importing.kill().unwrap();
        importing.wait().unwrap();
        let before = known(&program, file);
        assert!(
            before == 0 || before == i64::try_from(ROWS).unwrap(),
            "{before} are seen"
        );
        let left = newest(&program);
        if left.is_null() {
            continue;
        }
        cut_while_importing += 1;
        let mut worker = program.begin(&["work"]);
        let patience = Instant::now() + Duration::from_mins(1);
        loop {
            let state = newest(&program)["state"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            if !["checking", "committing", "undoing"].contains(&state.as_str()) {
                break;
            }
            assert!(Instant::now() < patience, "nobody goes on: {state}");
            thread::sleep(Duration::from_millis(200));
        }
        worker.kill().unwrap();
        worker.wait().unwrap();
        let after = newest(&program);
        if after["imported"] == true {
            assert_eq!(known(&program, file), i64::try_from(ROWS).unwrap());
            let id = after["import"].as_str().unwrap();
            program.run(&["import", "undo", id]);
        }
        assert_eq!(known(&program, file), 0);
        let replayed = told(&program, &["log", "replay", "--json"]);
        assert_eq!(replayed["differences"], serde_json::json!([]), "{replayed}");
    }
    assert!(
        cut_while_importing > 0,
        "no cut came while something was imported"
    );
    let verified = told(&program, &["log", "verify", "--json"]);
    assert!(verified["broken"].is_null(), "{verified}");
}
