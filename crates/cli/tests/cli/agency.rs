//! Making an agency, and looking after its accounts.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use passerelle_store::testing;

use crate::program::{Room, shows};

const DATA: [&str; 2] = ["--data-dir", "data"];

fn in_data<'a>(words: &[&'a str]) -> Vec<&'a str> {
    DATA.iter().chain(words).copied().collect()
}

/// Without what is another one on every machine: its disk, and the version of
/// the database that was built in.
fn of_any_machine(text: &str) -> String {
    let mut skip = false;
    let mut out = Vec::new();
    for line in text.lines() {
        let is_hint = line.trim_start().starts_with("hint:");
        skip = if is_hint {
            skip
        } else {
            let mut words = line.split_whitespace().skip(2);
            matches!(words.next(), Some("disk" | "encryption"))
        };
        if !skip {
            let version = line.find("SQLite ");
            out.push(version.map_or(line, |at| &line[..at + 6]));
        }
    }
    out.join("\n")
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
    shows(
        "doctor_well",
        &of_any_machine(&room.says(&in_data(&["doctor"]))),
    );
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
        &of_any_machine(&room.says_with(&in_data(&["doctor"]), &listen)),
    );
    let url = "[database]\nurl = \"postgres://agency:hunter2@db.example.org/agency\"\n";
    room.write("open.toml", url, 0o644);
    shows(
        "doctor_open_settings",
        &of_any_machine(&room.says(&["--config", "open.toml", "doctor"])),
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
fn the_settings_file_is_for_its_owner_alone() {
    let room = Room::with_agency();
    let mode = |name| fs::metadata(room.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("data"), 0o700);
    assert_eq!(mode("data/passerelle.toml"), 0o600);
}
