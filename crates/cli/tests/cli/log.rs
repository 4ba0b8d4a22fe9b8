//! The log: checked, replayed, shown, and found out when it was changed.

use passerelle_store::testing::Forgery;
use passerelle_store::{Database, Ports, Store, Whereabouts};
use serde_json::Value;

use crate::program::{Room, shows};

fn log(room: &Room, words: &[&str]) -> String {
    let words: Vec<_> = ["--data-dir", "data", "log"]
        .iter()
        .chain(words)
        .copied()
        .collect();
    room.says(&words)
}

/// Does to the database what nobody should be able to do.
fn forge(room: &Room, forgery: Forgery) {
    let at = Whereabouts {
        data_dir: room.path("data"),
        database: Database::Embedded,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let store = Store::open(&at, Ports::machine()).await.unwrap();
        store.forge(forgery).await.unwrap();
        store.close().await.unwrap();
    });
}

#[test]
fn a_whole_log_verifies_and_replays() {
    let room = Room::with_agency();
    shows("log_verify", &log(&room, &["verify"]));
    shows("log_verify_json", &log(&room, &["verify", "--json"]));
    shows("log_replay", &log(&room, &["replay"]));
    shows("log_replay_json", &log(&room, &["replay", "--json"]));
    shows("log_export_head", &log(&room, &["export-head"]));
}

#[test]
fn the_log_is_shown_newest_first() {
    let room = Room::with_agency();
    shows("log_show", &log(&room, &["show"]));
    shows(
        "log_show_json",
        &log(&room, &["show", "--kind", "office.open", "--json"]),
    );
    shows(
        "log_show_no_kind",
        &log(&room, &["show", "--kind", "office.paint"]),
    );
    shows(
        "log_show_wrong_record",
        &log(&room, &["show", "--record", "office"]),
    );
    let two = log(&room, &["show", "--limit", "2"]);
    assert_eq!(two.matches("by console").count(), 2);
}

#[test]
fn a_changed_entry_is_named() {
    let room = Room::with_agency();
    forge(&room, Forgery::Entry);
    shows("log_verify_changed", &log(&room, &["verify"]));
    shows(
        "log_verify_changed_json",
        &log(&room, &["verify", "--json"]),
    );
}

#[test]
fn a_row_behind_the_door_is_named() {
    let room = Room::with_agency();
    forge(&room, Forgery::Record);
    shows("log_replay_differs", &log(&room, &["replay"]));
}

#[test]
fn a_database_of_a_newer_program_is_refused() {
    let room = Room::with_agency();
    forge(&room, Forgery::Schema);
    shows("newer", &room.says(&["--data-dir", "data", "serve"]));
    shows(
        "newer_migrate",
        &room.says(&["--data-dir", "data", "migrate"]),
    );
}

#[test]
fn what_a_program_reads_is_json() {
    let room = Room::with_agency();
    for words in [
        ["log", "verify", "--json"],
        ["log", "replay", "--json"],
        ["account", "list", "--json"],
        ["config", "show", "--json"],
    ] {
        let words: Vec<_> = ["--data-dir", "data"]
            .iter()
            .chain(&words)
            .copied()
            .collect();
        let output = room.run(&words);
        let read: Result<Value, _> = serde_json::from_slice(&output.stdout);
        assert!(read.is_ok(), "{words:?}");
        assert!(output.stderr.is_empty(), "{words:?}");
    }
}
