//! The console looks after accounts, and learns nobody's name.

use crate::program::{Room, shows};

/// An agency, and commands on its accounts.
struct Console(Room);

impl Console {
    fn new() -> Self {
        Self(Room::with_agency())
    }

    /// An agency in which somebody was registered besides the administrator.
    fn with_zoe() -> Self {
        let console = Self::new();
        let said = console.says(&register("zoe@example.org", "Headquarters"));
        assert!(said.contains("exit 0"), "{said}");
        console
    }

    fn says(&self, words: &[&str]) -> String {
        let before = ["--data-dir", "data", "account"];
        let words: Vec<_> = before.iter().chain(words).copied().collect();
        self.0.says(&words)
    }

    fn shows(&self, name: &str, words: &[&str]) {
        shows(&format!("account_{name}"), &self.says(words));
    }
}

fn register<'a>(email: &'a str, office: &'a str) -> [&'a str; 6] {
    [
        "register",
        email,
        "--name",
        "Zoë Esempio",
        "--office",
        office,
    ]
}

#[test]
fn somebody_is_registered_once() {
    let console = Console::new();
    console.shows("register", &register("zoe@example.org", "headquarters"));
    console.shows(
        "register_twice",
        &register("Zoe@Example.org", "headquarters"),
    );
    console.shows("register_no_address", &register("zoe", "headquarters"));
    console.shows(
        "register_no_office",
        &register("a@example.org", "head office"),
    );
}

#[test]
fn roles_are_given() {
    let console = Console::with_zoe();
    let give = |role| ["grant", "zoe@example.org", role, "--office", "Headquarters"];
    console.shows("grant", &give("health-officer"));
    console.shows("grant_no_role", &give("nurse"));
    let days = ["--from", "2026-02-01", "--to", "2026-01-01"];
    let reversed: Vec<_> = give("caseworker").into_iter().chain(days).collect();
    console.shows("grant_reversed", &reversed);
    console.shows(
        "end_grant_unknown",
        &["end-grant", "01938f5e-7c00-7000-8000-000000000001"],
    );
}

#[test]
fn a_grant_ends() {
    let console = Console::with_zoe();
    let words = [
        "--data-dir",
        "data",
        "account",
        "grant",
        "zoe@example.org",
        "auditor",
    ];
    let words: Vec<_> = words
        .into_iter()
        .chain(["--office", "Headquarters"])
        .collect();
    let given = String::from_utf8(console.0.run(&words).stdout).unwrap();
    console.shows("end_grant", &["end-grant", given.trim()]);
    assert!(!console.says(&["list"]).contains("auditor"));
}

#[test]
fn somebody_is_let_in_again() {
    let console = Console::with_zoe();
    let reset = |email, reason| ["reset", email, "--reason", reason];
    console.shows("reset", &reset("zoe@example.org", "Lost the letter."));
    console.shows(
        "reset_unknown",
        &reset("nobody@example.org", "Lost the letter."),
    );
    console.shows("reset_no_reason", &reset("zoe@example.org", " "));
    console.shows("unlock", &["unlock", "zoe@example.org"]);
    console.shows(
        "suspend",
        &["suspend", "zoe@example.org", "--reason", "On leave."],
    );
    console.shows("reinstate", &["reinstate", "zoe@example.org"]);
}

#[test]
fn somebody_leaves() {
    let console = Console::with_zoe();
    let to = ["--to", "admin@example.org"];
    console.shows("hand_over", &["hand-over", "zoe@example.org", to[0], to[1]]);
    console.shows("erase_unsure", &["erase", "zoe@example.org"]);
    console.shows("erase", &["erase", "zoe@example.org", "--for-good"]);
    console.shows("list_all", &["list", "--all"]);
}

#[test]
fn the_last_administrator_stays() {
    let console = Console::new();
    let suspend = ["suspend", "admin@example.org", "--reason", "Away."];
    console.shows("last_administrator", &suspend);
}
