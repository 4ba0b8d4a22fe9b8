//! Making an agency, and looking after its accounts.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use passerelle_store::testing;

use crate::program::{Room, shows};

const DATA: [&str; 2] = ["--data-dir", "data"];

fn in_data<'a>(words: &[&'a str]) -> Vec<&'a str> {
    DATA.iter().chain(words).copied().collect()
}

#[test]
fn an_agency_is_made_once() {
    let room = Room::new();
    let words = in_data(&[
        "init",
        "--admin",
        "admin@example.org",
        "--password-file",
        "password",
        "--office",
        "Regional Office Brussels",
    ]);
    shows("init", &room.says(&words));
    shows("init_twice", &room.says(&words));
    shows("account_list", &room.says(&in_data(&["account", "list"])));
    shows(
        "account_list_json",
        &room.says(&in_data(&["account", "list", "--json"])),
    );
    shows("migrate_nothing", &room.says(&in_data(&["migrate"])));
    shows("doctor_well", &room.says(&in_data(&["doctor"])));
}

#[test]
fn what_was_typed_wrongly_leaves_nothing_behind() {
    let room = Room::new();
    room.write("short", "short\n", 0o644);
    let init = |admin, file, more: &[&'static str]| {
        let mut words = in_data(&["init", "--admin", admin, "--password-file", file]);
        words.extend(more);
        let says = room.says(&words);
        assert!(!room.path("data").exists(), "{says}");
        says
    };
    shows("init_not_an_address", &init("admin", "password", &[]));
    shows(
        "init_no_password_file",
        &init("admin@example.org", "absent", &[]),
    );
    shows(
        "init_short_password",
        &init("admin@example.org", "short", &[]),
    );
    let other = ["--database", "mysql://agency:hunter2@localhost/agency"];
    shows(
        "init_other_database",
        &init("admin@example.org", "password", &other),
    );
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let room = Room::new();
    fs::create_dir(room.path("data")).unwrap();
    room.write("data/letter.txt", "dear", 0o600);
    let words = [
        "init",
        "--admin",
        "admin@example.org",
        "--password-file",
        "password",
    ];
    shows("init_not_empty", &room.says(&in_data(&words)));
    let left: Vec<_> = fs::read_dir(room.path("data")).unwrap().collect();
    assert_eq!(left.len(), 1);
}

#[test]
fn what_is_not_there_says_how_to_make_it() {
    let room = Room::new();
    shows("not_there", &room.says(&in_data(&["serve"])));
    shows("doctor_not_there", &room.says(&in_data(&["doctor"])));
    shows(
        "doctor_not_there_json",
        &room.says(&in_data(&["doctor", "--json"])),
    );
}

#[test]
fn doctor_finds_what_others_may_read() {
    let room = Room::with_agency();
    let open = PermissionsExt::from_mode(0o755);
    fs::set_permissions(room.path("data"), open).unwrap();
    let listen = [("PASSERELLE_SERVE_LISTEN", "0.0.0.0:8080")];
    shows(
        "doctor_trouble",
        &room.says_with(&in_data(&["doctor"]), &listen),
    );
    let url = "[database]\nurl = \"postgres://agency:hunter2@db.example.org/agency\"\n";
    room.write("open.toml", url, 0o644);
    shows(
        "doctor_open_settings",
        &room.says(&["--config", "open.toml", "doctor"]),
    );
}

/// The same on a server, where one was provided.
#[test]
fn an_agency_is_made_on_a_server() {
    let Some(server) = std::env::var_os("PASSERELLE_TEST_POSTGRES") else {
        eprintln!("skipped: PASSERELLE_TEST_POSTGRES names no server");
        return;
    };
    let (server, name) = (
        server.into_string().unwrap(),
        format!("cli_{}", std::process::id()),
    );
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let url = runtime
        .block_on(testing::make_database(&server, &name))
        .unwrap();

    let room = Room::new();
    let words = [
        "init",
        "--admin",
        "admin@example.org",
        "--password-file",
        "password",
    ];
    let made = room
        .command(&in_data(&words))
        .env("PASSERELLE_DATABASE_URL", &url)
        .output();
    let made = made.unwrap();
    assert!(made.status.success(), "{made:?}");
    assert!(
        fs::read_to_string(room.path("data/passerelle.toml"))
            .unwrap()
            .contains(&url)
    );
    assert!(!room.path("data/passerelle.db").exists());
    // The address is in the settings file now.
    shows("log_verify", &room.says(&in_data(&["log", "verify"])));
    shows("migrate_nothing", &room.says(&in_data(&["migrate"])));
    let other = [
        "--data-dir",
        "other",
        "init",
        "--admin",
        "a@example.org",
        "--password-file",
        "password",
    ];
    let refused = room.says_with(&other, &[("PASSERELLE_DATABASE_URL", &url)]);
    assert!(!room.path("other").exists());

    runtime
        .block_on(testing::drop_database(&server, &name))
        .unwrap();
    shows("init_database_not_empty", &refused.replace(&url, "[url]"));
}

#[test]
fn the_console_looks_after_accounts_without_reading_names() {
    let room = Room::with_agency();
    let run = |name: &str, words: &[&str]| shows(name, &room.says(&in_data(words)));
    let register = |email| {
        [
            "account",
            "register",
            email,
            "--name",
            "Zoë Esempio",
            "--office",
            "headquarters",
        ]
    };
    run("account_register", &register("zoe@example.org"));
    run("account_register_twice", &register("zoe@example.org"));
    run("account_register_no_address", &register("zoe"));
    run(
        "account_register_no_office",
        &[
            "account",
            "register",
            "a@example.org",
            "--name",
            "A",
            "--office",
            "head office",
        ],
    );
    run(
        "account_grant",
        &[
            "account",
            "grant",
            "zoe@example.org",
            "health-officer",
            "--office",
            "Headquarters",
        ],
    );
    run(
        "account_grant_no_role",
        &[
            "account",
            "grant",
            "zoe@example.org",
            "nurse",
            "--office",
            "Headquarters",
        ],
    );
    run(
        "account_grant_reversed",
        &[
            "account",
            "grant",
            "zoe@example.org",
            "caseworker",
            "--office",
            "Headquarters",
            "--from",
            "2026-02-01",
            "--to",
            "2026-01-01",
        ],
    );
    run(
        "account_reset_unknown",
        &["account", "reset", "nobody@example.org", "--reason", "x"],
    );
    run(
        "account_reset_no_reason",
        &["account", "reset", "zoe@example.org", "--reason", " "],
    );
    run(
        "account_reset",
        &[
            "account",
            "reset",
            "zoe@example.org",
            "--reason",
            "Lost the letter.",
        ],
    );
    run("account_unlock", &["account", "unlock", "zoe@example.org"]);
    run(
        "account_suspend",
        &[
            "account",
            "suspend",
            "zoe@example.org",
            "--reason",
            "On leave.",
        ],
    );
    run(
        "account_reinstate",
        &["account", "reinstate", "zoe@example.org"],
    );
    run(
        "account_hand_over",
        &[
            "account",
            "hand-over",
            "zoe@example.org",
            "--to",
            "admin@example.org",
        ],
    );
    run(
        "account_erase_unsure",
        &["account", "erase", "zoe@example.org"],
    );
    run(
        "account_erase",
        &["account", "erase", "zoe@example.org", "--for-good"],
    );
    run("account_list_all", &["account", "list", "--all"]);
    run(
        "account_last_administrator",
        &[
            "account",
            "suspend",
            "admin@example.org",
            "--reason",
            "Away.",
        ],
    );
}

#[test]
fn the_settings_file_is_for_its_owner_alone() {
    let room = Room::with_agency();
    let mode = |name| fs::metadata(room.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("data"), 0o700);
    assert_eq!(mode("data/passerelle.toml"), 0o600);
}
