//! The real process, killed as by a power cut: nothing that was answered is
//! lost, nothing is doubled, the chain verifies, and the next start works.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on has failed; one that is skipped says why"
)]

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::process::Command;
use std::thread;
use std::time::Duration;

use passerelle_testkit::program::{Program, Serving};
use passerelle_testkit::wire::Wire;

const POWER_CUTS: i64 = 200;
/// People at work, each on an office of their own.
const CLERKS: usize = 4;

fn program(folder: &tempfile::TempDir) -> Program {
    Program::at(env!("CARGO_BIN_EXE_passerelle"), folder.path().join("data"))
}

/// Somebody who changes one office's telephone again and again.
struct Clerk {
    wire: Wire,
    office: String,
    csrf: String,
    /// The version of the last change that was answered.
    answered: i64,
    /// Changes sent so far: also the telephone's last digits.
    sent: i64,
}

impl Clerk {
    fn opens_an_office(desk: &mut Wire, top: &str, n: usize) -> Self {
        let page = desk.get("/offices/new").unwrap();
        let (csrf, key) = (page.hidden("csrf"), page.hidden("idempotency_key"));
        let name = format!("Office {n}");
        let fields = [
            ("csrf", csrf.as_str()),
            ("idempotency_key", key.as_str()),
            ("name", name.as_str()),
            ("kind", "country_office"),
            ("parent", top),
            ("from", "2024-01-01"),
        ];
        let answer = desk.post("/offices/new", &fields).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        let place = answer.location.unwrap();
        let office = place.rsplit('/').next().unwrap().to_owned();
        Self {
            wire: desk.another(),
            office,
            csrf,
            answered: 1,
            sent: 0,
        }
    }

    fn edit(&self) -> String {
        format!("/offices/{}/edit", self.office)
    }

    /// Works until the power is cut. What was on its way then is sent again by
    /// [`Clerk::after_the_cut`].
    fn works(&mut self, top: &str) {
        loop {
            self.sent += 1;
            match self.sends(top) {
                Some(303) => self.answered += 1,
                Some(status) => panic!("a good change was answered with {status}"),
                None => return,
            }
        }
    }

    /// Sends the change that is on its way; none if nobody answers.
    fn sends(&mut self, top: &str) -> Option<u16> {
        let phone = format!("+32 2 555 {:05}", self.sent);
        let version = self.answered.to_string();
        let key = format!("{}-{}", self.office, self.sent);
        let fields = [
            ("csrf", self.csrf.as_str()),
            ("idempotency_key", key.as_str()),
            ("expected_version", version.as_str()),
            ("kind", "country_office"),
            ("parent", top),
            ("phone", phone.as_str()),
        ];
        let path = self.edit();
        self.wire.post(&path, &fields).ok().map(|page| page.status)
    }

    /// What was answered is there. What was on its way is sent again with its
    /// key, and is there once, whether it had arrived or not.
    fn after_the_cut(&mut self, serving: &Serving, top: &str) {
        self.wire.moved_to(serving.address);
        let path = self.edit();
        let found = self.version_on_the_page(&path);
        assert!(
            found == self.answered || found == self.answered + 1,
            "{} changes were answered, {found} are there",
            self.answered
        );
        assert_eq!(self.sends(top), Some(303));
        self.answered += 1;
        let there = self.version_on_the_page(&path);
        assert_eq!(there, self.answered, "it was done twice");
        let page = self.wire.get(&path).unwrap();
        let phone = format!("+32 2 555 {:05}", self.sent);
        assert!(page.body.contains(&phone));
    }

    fn version_on_the_page(&mut self, path: &str) -> i64 {
        let page = self.wire.get(path).unwrap();
        page.hidden("expected_version").parse().unwrap()
    }
}

/// A moment between two bounds, another one each time.
fn moment(least: u64, most: u64) -> Duration {
    let drawn = RandomState::new().build_hasher().finish();
    Duration::from_millis(least + drawn % (most - least))
}

#[test]
fn two_hundred_power_cuts_lose_nothing_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(&folder);
    program.init();
    let mut serving = program.serve();
    let mut desk = serving.sign_in();
    let top = top_of(&mut desk);
    let mut clerks: Vec<_> = (0..CLERKS)
        .map(|n| Clerk::opens_an_office(&mut desk, &top, n))
        .collect();
    for _ in 0..POWER_CUTS {
        thread::scope(|work| {
            for clerk in &mut clerks {
                let top = &top;
                work.spawn(move || clerk.works(top));
            }
            thread::sleep(moment(2, 60));
            serving.kill();
        });
        serving = program.serve();
        for clerk in &mut clerks {
            clerk.after_the_cut(&serving, &top);
        }
    }
    drop(serving);
    let answered: i64 = clerks.iter().map(|clerk| clerk.answered).sum();
    assert!(
        answered > POWER_CUTS,
        "hardly anything was done: {answered}"
    );
    let told = |words: &[&str]| -> serde_json::Value {
        serde_json::from_str(&program.run(words)).unwrap()
    };
    let verified = told(&["log", "verify", "--json"]);
    assert!(verified["broken"].is_null(), "{verified}");
    let replayed = told(&["log", "replay", "--json"]);
    assert_eq!(replayed["differences"], serde_json::json!([]), "{replayed}");
}

/// The id of the headquarters, which `init` opened.
fn top_of(desk: &mut Wire) -> String {
    let page = desk.get("/offices").unwrap();
    let mut links = page.body.split("href=\"/offices/").skip(1);
    let top = links.find(|rest| rest.as_bytes().get(8) == Some(&b'-'));
    let id = top.and_then(|rest| rest.split('"').next());
    id.expect("the page links to the headquarters").to_owned()
}

/// Looks over the process's shoulder: the answer to a write leaves only after
/// the database's log was synced.
#[test]
fn no_answer_leaves_before_its_sync() {
    let may_watch = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .status();
    if may_watch.is_ok_and(|status| status.success()) {
        watched();
    } else {
        eprintln!("skipped: strace is not installed, or may not watch processes here");
    }
}

fn watched() {
    let folder = tempfile::tempdir().unwrap();
    let program = program(&folder);
    program.init();
    let trace = folder.path().join("trace");
    let calls = "trace=fdatasync,fsync,sendto,write,writev,recvfrom,read";
    // `-D`: the program stays our child, so that killing it leaves nothing behind.
    let words = ["-D", "-f", "-y", "-s", "32", "-e", calls, "-o"];
    let words = [&words[..], &[trace.to_str().unwrap()]].concat();
    let serving = program.serve_under("strace", &words);
    let mut desk = serving.sign_in();
    let top = top_of(&mut desk);
    let mut clerk = Clerk::opens_an_office(&mut desk, &top, 0);
    clerk.sent = 1;
    assert_eq!(clerk.sends(&top), Some(303));
    serving.kill();
    let calls = std::fs::read_to_string(&trace).unwrap();
    let asked = calls
        .rfind("POST /offices/")
        .expect("the request is traced");
    let answered = calls.rfind("HTTP/1.1 303").expect("the answer is traced");
    assert!(asked < answered);
    let between = &calls[asked..answered];
    let synced = between.lines().any(|line| {
        let syncs = line.contains("fdatasync(") || line.contains("fsync(");
        syncs && line.contains("passerelle.db-wal")
    });
    assert!(
        synced,
        "no sync of the write-ahead log came between:\n{between}"
    );
}
