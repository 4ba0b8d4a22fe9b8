//! What the program says about itself.

use crate::program::{Room, shows};

#[test]
fn help_of_every_room() {
    let room = Room::new();
    shows("help", &room.says(&["--help"]));
    for command in [
        "init", "serve", "work", "job", "migrate", "account", "log", "backup", "restore", "drill",
        "move", "doctor", "config", "demo", "import", "places",
    ] {
        shows(&format!("help_{command}"), &room.says(&[command, "--help"]));
    }
}

#[test]
fn help_of_each_work_on_accounts_and_the_log() {
    let room = Room::new();
    let both = [
        (
            "account",
            ["register", "reset", "grant", "erase"].as_slice(),
        ),
        ("log", ["verify", "show"].as_slice()),
        ("job", ["list", "show", "cancel"].as_slice()),
        ("backup", ["keys", "journal"].as_slice()),
        ("import", ["offices", "undo"].as_slice()),
        ("places", ["import"].as_slice()),
    ];
    for (command, words) in both {
        for word in words {
            shows(
                &format!("help_{command}_{word}"),
                &room.says(&[command, word, "--help"]),
            );
        }
    }
}

#[test]
fn the_version_names_the_schema() {
    let output = Room::new().run(&["--version"]);
    let version = String::from_utf8(output.stdout).unwrap();
    let schema = passerelle_store::schema_version();
    let wanted = format!(
        "passerelle {} (schema {schema})\n",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(version, wanted);
}

#[test]
fn asking_wrongly_ends_with_two() {
    let room = Room::new();
    shows("no_command", &room.says(&[]));
    shows("unknown_command", &room.says(&["sever"]));
    shows("init_of_nothing", &room.says(&["init"]));
}
