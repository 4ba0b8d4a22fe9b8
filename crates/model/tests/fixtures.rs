//! Stored formats: one payload of every kind and schema that was ever written
//! still reads.
//!
//! A new kind, or a new schema, wants a file of its own: `WRITE_FIXTURES=1
//! cargo test -p passerelle-model --test fixtures` writes those that are
//! missing. One that is there is never written over: it is what lies in the
//! logs of agencies.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fixture that does not read has failed"
)]

mod samples;

use std::fs;
use std::path::PathBuf;

use passerelle_model::Action;
use passerelle_model::action::KINDS;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn path(kind: &str, schema: i64) -> PathBuf {
    folder().join(format!("{kind}@{schema}.json"))
}

#[test]
fn every_kind_and_schema_has_its_fixture_and_it_reads() {
    for (kind, present) in KINDS {
        for schema in 1..=*present {
            let path = path(kind, schema);
            let payload = fs::read_to_string(&path)
                .unwrap_or_else(|_| panic!("{} is missing", path.display()));
            let read = Action::read(kind, schema, &payload)
                .unwrap_or_else(|error| panic!("{kind}@{schema}: {error}"));
            assert_eq!(read.kind(), *kind);
        }
    }
}

#[test]
fn what_is_written_today_is_what_the_newest_fixture_holds() {
    let samples = samples::all();
    let kinds: Vec<_> = samples.iter().map(Action::kind).collect();
    for (kind, _) in KINDS {
        assert!(kinds.contains(kind), "{kind} has no sample");
    }
    for sample in &samples {
        let path = path(sample.kind(), sample.schema());
        let payload = sample.payload().unwrap();
        if !path.exists() && std::env::var_os("WRITE_FIXTURES").is_some() {
            fs::write(&path, format!("{payload}\n")).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            kept.trim(),
            payload,
            "{}: a changed shape wants a new schema, an upcast and a new fixture",
            sample.kind()
        );
        let read = Action::read(sample.kind(), sample.schema(), &kept).unwrap();
        assert_eq!(read.payload().unwrap(), payload);
    }
}

#[test]
fn no_fixture_is_of_a_kind_that_nobody_knows() {
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let (kind, schema) = name.trim_end_matches(".json").split_once('@').unwrap();
        let schema: i64 = schema.parse().unwrap();
        assert!(
            KINDS
                .iter()
                .any(|(known, present)| *known == kind && schema <= *present),
            "{name}"
        );
    }
}
