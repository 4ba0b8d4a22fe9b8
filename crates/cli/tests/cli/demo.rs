//! The demo agency: the same for the same seed, whole, and plainly invented.

use std::process::Output;

use crate::program::{Room, shows};

fn demo(room: &Room, folder: &str, seed: &str) -> Output {
    let day = "2026-01-15";
    room.run(&["--data-dir", folder, "demo", "--seed", seed, "--day", day])
}

#[test]
fn the_sign_ins_are_told() {
    let room = Room::new();
    // A day that is over: the role that lies in the agency's future has begun.
    shows(
        "demo",
        &room.says(&[
            "--data-dir",
            "demo",
            "demo",
            "--seed",
            "7",
            "--day",
            "2026-01-15",
        ]),
    );
    shows("demo_twice", &room.says(&["--data-dir", "demo", "demo"]));
    shows(
        "demo_accounts",
        &room.says(&["--data-dir", "demo", "account", "list"]),
    );
    shows(
        "demo_verify",
        &room.says(&["--data-dir", "demo", "log", "verify", "--json"]),
    );
    shows(
        "demo_replay",
        &room.says(&["--data-dir", "demo", "log", "replay", "--json"]),
    );
}

#[test]
fn one_seed_and_day_give_one_agency() {
    let room = Room::new();
    let (first, again, other) = (
        demo(&room, "first", "7"),
        demo(&room, "again", "7"),
        demo(&room, "other", "8"),
    );
    assert!(first.status.success(), "{first:?}");
    assert_eq!(first.stdout, again.stdout);
    assert_ne!(first.stdout, other.stdout);
    let log = |folder| {
        room.run(&["--data-dir", folder, "log", "show", "--limit", "1000"])
            .stdout
    };
    assert_eq!(log("first"), log("again"));
    assert_ne!(log("first"), log("other"));
}
