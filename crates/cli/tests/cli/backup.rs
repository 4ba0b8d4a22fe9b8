//! Backups, as an operator makes, tries, restores and moves them; and killed in
//! the middle of each.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use passerelle_store::testing;

use crate::program::{Room, shows};

const SECRET: &str = "a synthetic secret of many letters";

/// A room with an agency in `data` and a secret in `secret`.
fn room() -> Room {
    let room = Room::with_agency();
    room.write("secret", &format!("{SECRET}\n"), 0o600);
    room
}

fn in_data<'a>(words: &[&'a str]) -> Vec<&'a str> {
    ["--data-dir", "data"]
        .iter()
        .chain(words)
        .copied()
        .collect()
}

/// Numbers that are other ones on every machine and at every time.
fn of_any_time(text: &str) -> String {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        for n in 1..words.len() {
            let unit = words[n].trim_end_matches([',', ':']);
            if matches!(unit, "s" | "MB" | "GB") && words[n - 1].parse::<f64>().is_ok() {
                "[n]".clone_into(&mut words[n - 1]);
            }
        }
        out.push(words.join(" "));
    }
    out.join("\n")
}

fn shown(name: &str, text: &str) {
    shows(name, &of_any_time(text));
}

/// How many rows there are to move depends on how often a move came through
/// before it was killed.
fn without_the_count_of_rows(text: &str) -> String {
    let (before, after) = text.split_once("moved ").expect("it tells what moved");
    let (_, after) = after.split_once(" rows").expect("it tells of rows");
    format!("{before}moved [n] rows{after}")
}

fn verified(room: &Room, folder: &str) {
    for work in ["verify", "replay"] {
        let output = room.run(&["--data-dir", folder, "log", work]);
        assert!(output.status.success(), "{output:?}");
    }
}

const KEYS: [&str; 4] = ["--keys", "keys.backup", "--passphrase-file", "secret"];

fn restore<'a>(folder: &'a str, file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let words = ["--data-dir", folder, "restore", file];
    words.iter().chain(&KEYS).chain(more).copied().collect()
}

#[test]
fn an_agency_is_backed_up_tried_and_restored() {
    let room = room();
    shown("backup", &room.says(&in_data(&["backup", "a.backup"])));
    shown(
        "backup_twice",
        &room.says(&in_data(&["backup", "a.backup"])),
    );
    shown("backup_nothing", &room.says(&in_data(&["backup"])));
    let keys = [
        "backup",
        "keys",
        "keys.backup",
        "--passphrase-file",
        "secret",
    ];
    shown("backup_keys", &room.says(&in_data(&keys)));
    let bare = ["backup", "keys", "other.backup"];
    shown("backup_keys_bare", &room.says(&in_data(&bare)));
    let journal = ["backup", "journal", "copies"];
    shown("backup_journal", &room.says(&in_data(&journal)));
    shown("drill", &room.says(&in_data(&["drill", "a.backup"])));
    let words = restore("again", "a.backup", &["--journal", "copies"]);
    shown("restore", &room.says(&words));
    verified(&room, "again");
    shown("restore_twice", &room.says(&words));
    let lost = restore("lost", "a.backup", &["--journal-lost"]);
    shown("restore_journal_lost", &room.says(&lost));
    let unsaid = ["--data-dir", "x", "restore", "a.backup"];
    shown("restore_unsaid", &room.says(&unsaid));
    let keyless = [&unsaid[..], &["--keys-lost", "--journal-lost"]].concat();
    shown("restore_keys_lost", &room.says(&keyless));
    let mut damaged = fs::read(room.path("a.backup")).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(room.path("damaged.backup"), damaged).unwrap();
    let words = restore("damaged", "damaged.backup", &["--journal", "copies"]);
    let says = room.says(&words);
    assert!(
        says.contains("exit 1") && says.contains("the backup is damaged at "),
        "{says}"
    );
    assert!(!room.path("damaged/keys").exists());
}

#[test]
fn what_was_set_comes_back_as_words() {
    let room = room();
    let settings = "[pages]\ntime_zone = \"Europe/Brussels\"\n\n[mail]\nserver = \"mail.example.org\"\nuser = \"agency\"\npassword = \"hunter2\"\nfrom = \"agency@example.org\"\n";
    room.write("data/passerelle.toml", settings, 0o600);
    let made = room.run(&in_data(&["backup", "a.backup"]));
    assert!(made.status.success(), "{made:?}");
    let restored = room.run(&[
        "--data-dir",
        "again",
        "restore",
        "a.backup",
        "--journal-lost",
        "--keys-folder",
        "data/keys",
    ]);
    assert!(restored.status.success(), "{restored:?}");
    let text = fs::read_to_string(room.path("again/passerelle.toml")).unwrap();
    assert!(
        text.contains("# pages.time_zone = \"Europe/Brussels\""),
        "{text}"
    );
    assert!(!text.contains("hunter2"));
}

#[test]
fn a_backup_is_made_by_itself_and_the_oldest_removed() {
    let room = room();
    fs::create_dir(room.path("copies")).unwrap();
    let copies = room.path("copies");
    let environment = [
        ("PASSERELLE_BACKUP_FOLDER", copies.to_str().unwrap()),
        ("PASSERELLE_BACKUP_KEEP", "1"),
    ];
    fs::write(copies.join("passerelle-20200101T000000Z.backup"), "old").unwrap();
    let mut working = room
        .command(&in_data(&["work"]))
        .envs(environment)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let backups = || {
        let entries = fs::read_dir(&copies).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| name.ends_with(".backup"))
            .collect::<Vec<_>>()
    };
    let is_made = || backups().len() == 1 && !backups()[0].contains("2020");
    let waited = (0..600).find(|_| {
        thread::sleep(Duration::from_millis(100));
        is_made()
    });
    working.kill().unwrap();
    working.wait().unwrap();
    assert!(waited.is_some(), "{:?}", backups());
    assert!(copies.join("journal/journal.jsonl").is_file());
    let file = format!("copies/{}", backups()[0]);
    let drilled = room.run(&in_data(&["drill", &file]));
    assert!(drilled.status.success(), "{drilled:?}");
}

/// Runs the program and kills it after a while, as by a power cut.
fn killed(room: &Room, words: &[&str], after: Duration) {
    let mut command = room.command(words);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    thread::sleep(after);
    let _ = child.kill();
    let _ = child.wait();
}

/// The last of the moments.
const LAST: u64 = 13;

/// From the first instruction to well after the end.
fn moments() -> impl Iterator<Item = Duration> {
    (0..=LAST).map(|n| Duration::from_millis((4 << (n / 2)) * (2 + n % 2)))
}

#[test]
fn a_backup_that_is_killed_leaves_nothing_that_looks_whole() {
    let room = room();
    for (n, after) in moments().enumerate() {
        let (file, folder) = (format!("{n}.backup"), format!("again-{n}"));
        killed(&room, &in_data(&["backup", &file]), after);
        if room.path(&file).exists() {
            let words = [
                "--data-dir",
                &folder,
                "restore",
                &file,
                "--journal",
                "data/journal",
                "--keys-folder",
                "data/keys",
            ];
            let restored = room.run(&words);
            assert!(restored.status.success(), "{after:?}: {restored:?}");
        } else {
            let again = room.run(&in_data(&["backup", &file]));
            assert!(again.status.success(), "{after:?}: {again:?}");
        }
    }
    verified(&room, "data");
}

#[test]
fn a_restore_that_is_killed_is_whole_or_begun_anew() {
    let room = room();
    assert!(room.run(&in_data(&["backup", "a.backup"])).status.success());
    for (n, after) in moments().enumerate() {
        let folder = format!("again-{n}");
        let words = [
            "--data-dir",
            &folder,
            "restore",
            "a.backup",
            "--journal",
            "data/journal",
            "--keys-folder",
            "data/keys",
        ];
        killed(&room, &words, after);
        if !room.path(&folder).join("keys/master.key").exists() {
            let opened = room.run(&["--data-dir", &folder, "log", "verify"]);
            assert!(!opened.status.success());
            let again = room.run(&words);
            assert!(again.status.success(), "{after:?}: {again:?}");
        }
        verified(&room, &folder);
    }
}

#[test]
fn the_records_move_to_a_server_or_stay_where_they_were() {
    let Some(server) = std::env::var_os("PASSERELLE_TEST_POSTGRES") else {
        eprintln!("skipped: PASSERELLE_TEST_POSTGRES names no server");
        return;
    };
    let server = server.into_string().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let room = room();
    room.write(
        "data/passerelle.toml",
        "# ours\n[log]\nformat = \"text\"\n",
        0o600,
    );
    let mut moved = false;
    for (after, n) in moments().zip(0_u64..) {
        let name = format!("cli_move_{}_{n}", std::process::id());
        let made = testing::make_database(&server, &name);
        let url = runtime.block_on(made).unwrap();
        if n == LAST {
            let says = room.says(&in_data(&["move", "--to", &url]));
            let says = says.replace(&url, "[url]");
            shown("move", &without_the_count_of_rows(&says));
        } else {
            killed(&room, &in_data(&["move", "--to", &url]), after);
        }
        let settings = fs::read_to_string(room.path("data/passerelle.toml")).unwrap();
        assert!(settings.starts_with("# ours\n"), "{settings}");
        moved |= settings.contains(&url);
        verified(&room, "data");
        if settings.contains(&url) {
            let doctor = room.says(&in_data(&["doctor"]));
            assert!(doctor.contains("passerelle.db still lies"), "{doctor}");
            let back = room.run(&in_data(&["move", "--to", "embedded"]));
            assert!(!back.status.success(), "the old file is in the way");
            fs::remove_file(room.path("data/passerelle.db")).unwrap();
            fs::remove_file(room.path("data/reads.db")).unwrap();
            let back = room.run(&in_data(&["move", "--to", "embedded"]));
            assert!(back.status.success(), "{back:?}");
            verified(&room, "data");
        }
        let dropped = testing::drop_database(&server, &name);
        runtime.block_on(dropped).unwrap();
    }
    assert!(moved);
    let words = in_data(&["move", "--to", "mysql://a/b"]);
    shown("move_other_database", &room.says(&words));
    let words = in_data(&["move", "--to", "embedded"]);
    shown("move_nowhere", &room.says(&words));
}

#[test]
fn nothing_moves_while_the_agency_is_served() {
    let room = room();
    let mut serving = room
        .command(&in_data(&["serve", "--listen", "127.0.0.1:0"]))
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let told = serving.stderr.take().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(told));
    assert!(lines.any(|line| line.unwrap().contains("listening")));
    let to = ["move", "--to", "postgres://nowhere.example.org/agency"];
    shown("move_while_serving", &room.says(&in_data(&to)));
    // A backup is made all the same.
    let made = room.run(&in_data(&["backup", "a.backup"]));
    serving.kill().unwrap();
    serving.wait().unwrap();
    assert!(made.status.success(), "{made:?}");
}
