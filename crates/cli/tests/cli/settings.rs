//! Settings: where each came from, and everything that is wrong with them.

use crate::program::{Room, shows};

#[test]
fn every_problem_is_told_at_once_with_its_place() {
    let room = Room::new();
    let wrong = "\
[serve]
lisen = \"127.0.0.1:1\"
public_listen = \"localhost\"

[log]
format = \"xml\"
filter = 3.5

[database]
url = \"mysql://agency:hunter2@db.example.org/agency\"

[pages]
time_zone = \"Europe/Brusels\"
timeout_seconds = 100000
demo = \"perhaps\"

[colour]
";
    room.write("wrong.toml", wrong, 0o600);
    shows(
        "config_check_wrong",
        &room.says_with(
            &["--config", "wrong.toml", "config", "check"],
            &[
                ("PASSERELLE_SERVE_LISTENN", "127.0.0.1:2"),
                ("PASSERELLE_PAGES_DEMO", ""),
            ],
        ),
    );
    room.write("broken.toml", "[log\nfilter = info\n", 0o600);
    shows(
        "config_check_broken",
        &room.says(&["--config", "broken.toml", "config", "check"]),
    );
    shows(
        "config_absent",
        &room.says(&["--config", "absent.toml", "serve"]),
    );
}

#[test]
fn an_unknown_setting_keeps_every_command_from_starting() {
    let room = Room::with_agency();
    let misspelt = [("PASSERELLE_SERVE_PUBLIK_LISTEN", "127.0.0.1:0")];
    let words = ["--data-dir", "data", "account", "list"];
    shows("unknown_setting", &room.says_with(&words, &misspelt));
}

#[test]
fn what_tests_of_ours_set_is_no_setting() {
    let room = Room::new();
    let set = [("PASSERELLE_BIN", "x"), ("PASSERELLE_TEST_POSTGRES", "y")];
    shows(
        "config_check_well",
        &room.says_with(&["config", "check"], &set),
    );
}

#[test]
fn the_stronger_layer_wins_and_secrets_stay_hidden() {
    let room = Room::new();
    let file = "\
[database]
url = \"postgres://agency:hunter2@db.example.org/agency?sslmode=require\"
[serve]
listen = \"127.0.0.1:9000\"
public_listen = \"0.0.0.0:80\"
";
    room.write("agency.toml", file, 0o600);
    let environment = [
        ("PASSERELLE_CONFIG", "agency.toml"),
        ("PASSERELLE_SERVE_LISTEN", "[::1]:9001"),
        ("PASSERELLE_PAGES_TIME_ZONE", "UTC"),
    ];
    let text = room.says_with(&["config", "show"], &environment);
    assert!(!text.contains("hunter2"));
    shows("config_show", &text);
    let json = room.says_with(&["config", "show", "--json"], &environment);
    assert!(!json.contains("hunter2"));
    shows("config_show_json", &json);
}

#[test]
fn a_wrong_flag_is_asking_wrongly() {
    let room = Room::new();
    shows(
        "serve_wrong_flag",
        &room.says(&["serve", "--listen", "everywhere"]),
    );
}
