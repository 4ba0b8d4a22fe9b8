//! Every key that a page says by name exists. Keys that are put together from
//! parts are held by the tests of their lists.

use std::{
    fs,
    path::{Path, PathBuf},
};

use passerelle_l10n::{Language, Words};

/// The calls that take a key in their first argument.
const CALLS: [&str; 2] = ["say(", "say_with("];

/// The literal keys in `say("…")` and `say_with("…"`, wherever the line breaks.
fn keys(source: &str) -> Vec<&str> {
    let after_calls = CALLS.iter().flat_map(|call| {
        source
            .match_indices(call)
            .map(|(at, call)| source[at + call.len()..].trim_start())
    });
    after_calls
        .filter_map(|argument| argument.strip_prefix('"')?.split_once('"'))
        .map(|(key, _rest)| key)
        .collect()
}

/// The files under a folder with one of the endings; none where there is no folder.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                return files(&path, endings);
            }
            let ending = path.extension().and_then(|ending| ending.to_str());
            let wanted = ending.is_some_and(|ending| endings.contains(&ending));
            if wanted { vec![path] } else { Vec::new() }
        })
        .collect()
}

#[test]
fn every_key_that_a_page_says_exists() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web");
    let english = Words::of(Language::En);
    let mut missing = Vec::new();
    for file in [
        files(&web.join("templates"), &["html"]),
        files(&web.join("src"), &["rs"]),
    ]
    .concat()
    {
        let source = fs::read_to_string(&file).expect("a readable source");
        let unknown = keys(&source).into_iter().filter(|key| !english.has(key));
        missing.extend(unknown.map(|key| format!("{}: {key}", file.display())));
    }
    assert!(
        missing.is_empty(),
        "pages say what no catalogue has: {missing:#?}"
    );
}

/// The literal message keys in `Fault::new(field, "key")`.
fn faults(source: &str) -> Vec<&str> {
    let calls = source.match_indices("Fault::new(");
    calls
        .filter_map(|(at, call)| source[at + call.len()..].split_once(','))
        .filter_map(|(_field, rest)| rest.trim_start().strip_prefix('"')?.split_once('"'))
        .map(|(key, _rest)| key)
        .collect()
}

#[test]
fn every_fault_has_its_words() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let english = Words::of(Language::En);
    let mut missing = Vec::new();
    for room in ["model", "store", "web"] {
        for file in files(&crates.join(room).join("src"), &["rs"]) {
            let source = fs::read_to_string(&file).expect("a readable source");
            let keys = faults(&source).into_iter();
            let unknown = keys.filter(|key| !english.has(&format!("fault-{key}")));
            missing.extend(unknown.map(|key| format!("{}: {key}", file.display())));
        }
    }
    assert!(missing.is_empty(), "faults without words: {missing:#?}");
}

#[test]
fn faults_are_found_by_their_second_argument() {
    let source =
        "Fault::new(\"\", \"required\") Fault::new(field,\n    \"too-long\") Fault::new(a, $b)";
    assert_eq!(faults(source), ["required", "too-long"]);
}

#[test]
fn keys_are_found_across_lines_and_quotes() {
    let source = "{{ shell.say(\"a-b\") }} words.say_with(\n    \"c\", &[]) say(key) essay(\"d\")";
    assert_eq!(keys(source), ["a-b", "d", "c"]);
}
