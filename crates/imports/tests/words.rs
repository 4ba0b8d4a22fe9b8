//! Every key that the desk puts together has its words.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

use std::fs;
use std::path::Path;

use passerelle_imports::{Kinds, Moment, Verdict};
use passerelle_l10n::{Language, Words};

fn missing(keys: impl IntoIterator<Item = String>) -> Vec<String> {
    let words = Words::of(Language::En);
    keys.into_iter().filter(|key| !words.has(key)).collect()
}

#[test]
fn targets_groups_and_verdicts_have_their_words() {
    let kinds = Kinds::of_house();
    for kind in kinds.all() {
        let code = kind.code();
        let mut keys = vec![
            format!("import-kind-{code}"),
            format!("import-kind-{code}-hint"),
        ];
        for target in kind.targets() {
            keys.push(format!("import-{code}-{}", target.code.replace('_', "-")));
            if !target.group.is_empty() {
                keys.push(format!("import-group-{}", target.group));
            }
            for tag in target.tags {
                let tag = tag.parse::<passerelle_tables::hxl::TagPattern>();
                assert!(tag.is_ok(), "{}: a tag is none", target.code);
            }
            let known = |with| kind.targets().iter().any(|other| other.code == with);
            assert!(target.with.is_none_or(known), "{}", target.code);
        }
        if kind.takes_geometry() {
            keys.push(format!("import-{code}-geometry"));
        }
        assert!(missing(keys).is_empty());
    }
    for moment in [Moment::Before, Moment::After] {
        let verdict =
            |verdict: &Verdict| format!("{}-{}", moment.prefix(), verdict.code().replace('_', "-"));
        assert_eq!(
            missing(Verdict::ALL.iter().map(verdict)),
            Vec::<String>::new()
        );
    }
    let states = [
        "mapping",
        "checking",
        "checked",
        "committing",
        "done",
        "undoing",
        "undone",
    ];
    let states = states.map(|state| format!("import-state-{state}"));
    assert_eq!(missing(states), Vec::<String>::new());
    let jobs = ["check", "commit", "undo", "forget"].map(|job| format!("job-kind-imports-{job}"));
    assert_eq!(missing(jobs), Vec::<String>::new());
}

/// The words between `=> "` and `"` in the function `key` of a type of tables.
fn keys_of(file: &str, kind: &str) -> Vec<String> {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tables/src");
    let source = fs::read_to_string(tables.join(file)).unwrap();
    let of = source.split(&format!("impl {kind} {{")).nth(1).unwrap();
    let body = of.split("fn key(").nth(1).unwrap();
    let body = body.split("\n    }\n").next().unwrap();
    let keys = body.split("=> \"").skip(1);
    keys.map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

#[test]
fn whatever_the_reader_of_tables_says_has_its_words() {
    for (file, kind, prefix) in [
        ("fault.rs", "FaultCode", "import-cell"),
        ("fault.rs", "NoteCode", "import-row"),
        ("reading.rs", "Why", "import-why"),
    ] {
        let keys = keys_of(file, kind);
        assert!(keys.len() > 5, "{kind}");
        let keys = keys.iter().map(|key| format!("{prefix}-{key}"));
        assert_eq!(missing(keys), Vec::<String>::new());
    }
    let keys = keys_of("error.rs", "ReadError");
    let keys = keys.iter().filter(|key| !key.starts_with("limit-"));
    assert_eq!(
        missing(keys.map(|key| format!("import-file-{key}"))),
        Vec::<String>::new()
    );
}

#[test]
fn every_key_in_the_code_has_its_words() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut unknown = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let literals = source.split('"').skip(1).step_by(2);
            let keys = literals.filter(|text| {
                let begins = ["import-", "fault-"]
                    .iter()
                    .any(|prefix| text.starts_with(prefix));
                begins && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
            });
            let prefixes = ["import-", "import-verdict", "import-done"];
            let keys = keys
                .filter(|key| !prefixes.contains(key))
                .map(str::to_owned);
            unknown.extend(missing(keys));
            let faults = source.split("Fault::new(\"\", \"").skip(1);
            let keys = faults.map(|rest| format!("fault-{}", rest.split('"').next().unwrap()));
            unknown.extend(missing(keys));
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
}
