//! Real workers, killed as by a power cut in the middle of a job: another goes
//! on from where it was, and nothing is done twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use passerelle_model::account::{AccountAction, AccountDetails, RegisterAccount};
use passerelle_model::message::Channel;
use passerelle_model::office::{DatedName, OfficeAction, RenameOffice};
use passerelle_model::text::{LanguageCode, ShortText};
use passerelle_model::{AccountId, Action, Actor, OfficeId, Personal, Purpose};
use passerelle_store::jobs::{NewJob, VERIFY_LOG};
use passerelle_store::messages::{DeliveryFilter, InboxFilter, MessageState};
use passerelle_store::{Database, Page, Ports, Store, Whereabouts};
use passerelle_testkit::program::Program;
use serde_json::Value;

/// The longest that any step may take here.
const PATIENCE: Duration = Duration::from_mins(2);

struct Room {
    folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
}

impl Room {
    fn with_agency() -> Self {
        let room = Self {
            folder: tempfile::tempdir().unwrap(),
            settings: vec![("PASSERELLE_WORK_LEASE_SECONDS", "2".to_owned())],
        };
        Program::at(env!("CARGO_BIN_EXE_passerelle"), room.data()).init();
        room
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Something that is done to the agency between two runs of the program.
    fn prepare<T>(&self, work: impl AsyncFnOnce(&Store) -> T) -> T {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let at = Whereabouts {
                data_dir: self.data(),
                database: Database::Embedded,
            };
            let store = Store::open(&at, Ports::machine()).await.unwrap();
            let done = work(&store).await;
            store.close().await.unwrap();
            done
        })
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
        command
            .arg("--data-dir")
            .arg(self.data())
            .args(words)
            .envs(self.settings.iter().cloned())
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// A worker of its own process.
    fn worker(&self) -> Worker {
        Worker(
            self.command(&["work"])
                .stdout(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }

    fn job(&self, id: &str) -> Value {
        let output = self
            .command(&["job", "show", id, "--json"])
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// Looks at a job until it is as wanted.
    fn until(&self, id: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let job = self.job(id);
            if wanted(&job) {
                return job;
            }
            assert!(begun.elapsed() < PATIENCE, "it took too long: {job}");
        }
    }
}

/// A worker; dropped, it is killed as by a power cut.
struct Worker(Child);

impl Worker {
    fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Makes the log long, through the door.
async fn long_log(store: &Store, entries: usize) {
    let console = Actor::console();
    let reader = store.reader(&console, Purpose::Operation);
    let office: OfficeId = reader.offices().await.unwrap().iter().next().unwrap().id;
    let name = DatedName {
        name: ShortText::parse("Head office").unwrap(),
        from: jiff::civil::date(2030, 1, 1),
    };
    for _ in 0..entries / 500 {
        let rename = || {
            let name = name.clone();
            let action = Action::Office(OfficeAction::Rename(RenameOffice { office, name }));
            store.command(Purpose::Operation, action)
        };
        let many = std::iter::repeat_with(rename).take(500).collect();
        store.apply_all(&console, many).await.unwrap();
    }
    store.seal_now().await.unwrap();
}

#[test]
fn a_job_whose_worker_is_killed_is_gone_on_with_from_its_checkpoint() {
    let room = Room::with_agency();
    let id = room.prepare(async |store| {
        long_log(store, 60_000).await;
        let new = NewJob::of(VERIFY_LOG, Purpose::Audit);
        store
            .enqueue(&Actor::console(), new)
            .await
            .unwrap()
            .to_string()
    });
    let first = room.worker();
    let halfway = |job: &Value| job["done"].as_i64().unwrap() > 10_000 || job["state"] == "done";
    let seen = room.until(&id, halfway);
    assert_eq!(
        seen["state"], "running",
        "it was done before anybody could kill it"
    );
    first.kill();
    let left = room.job(&id);
    assert_eq!(left["state"], "running", "nobody gave it back: {left}");
    let second = room.worker();
    let over = room.until(&id, |job| job["state"] == "done");
    second.kill();
    assert_ne!(over["worker"], left["worker"]);
    assert_eq!(over["outcome"]["broken"], Value::Null, "{over}");
    let entries = over["outcome"]["entries"].as_i64().unwrap();
    assert!(entries > 60_000);
    // It began where the first had noted it was, not at the beginning.
    let checkpoint = left["done"].as_i64().unwrap();
    assert!((10_000..entries).contains(&checkpoint), "{left}");
    assert_eq!(over["attempts"], 1, "it got further: {over}");
}

/// A mail server that takes its time, and remembers what it took.
struct MailServer {
    port: u16,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    fn slow(each: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&taken);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || serve(stream, each, &kept));
            }
        });
        Self { port, taken }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

/// RFC 5321, as much of it as a client of ours speaks.
fn serve(stream: TcpStream, each: Duration, taken: &Mutex<Vec<String>>) {
    let mut says = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let _ = says.write_all(b"220 mail.example.org ESMTP\r\n");
    while let Some(line) = lines.next() {
        let answer = match line
            .get(..4)
            .unwrap_or_default()
            .to_ascii_uppercase()
            .as_str()
        {
            "EHLO" => "250-mail.example.org\r\n250 8BITMIME",
            "DATA" => {
                let _ = says.write_all(b"354 go on\r\n");
                let letter: Vec<_> = lines.by_ref().take_while(|line| line != ".").collect();
                std::thread::sleep(each);
                taken.lock().unwrap().push(letter.join("\n"));
                "250 taken"
            }
            "QUIT" => {
                let _ = says.write_all(b"221 goodbye\r\n");
                return;
            }
            _ => "250 fine",
        };
        if says.write_all(format!("{answer}\r\n").as_bytes()).is_err() {
            return;
        }
    }
}

fn header<'a>(letter: &'a str, name: &str) -> &'a str {
    let mut lines = letter.lines();
    let found = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    found.unwrap_or_else(|| panic!("no {name} in\n{letter}"))
}

#[test]
fn every_email_leaves_though_its_worker_is_killed_and_twice_only_under_one_name() {
    const PEOPLE: usize = 60;
    let server = MailServer::slow(Duration::from_millis(40));
    let mut room = Room::with_agency();
    room.settings.extend([
        (
            "PASSERELLE_MAIL_SERVER",
            format!("127.0.0.1:{}", server.port),
        ),
        ("PASSERELLE_MAIL_SECURITY", "none".to_owned()),
        ("PASSERELLE_MAIL_FROM", "Desk <desk@example.org>".to_owned()),
        (
            "PASSERELLE_PAGES_ADDRESS",
            "https://desk.example.org".to_owned(),
        ),
    ]);
    room.prepare(async |store| {
        for n in 0..PEOPLE {
            register(store, n).await;
        }
    });
    let mut worker = room.worker();
    let begun = Instant::now();
    let (mut kills, mut before) = (0, 0);
    loop {
        let taken = server.taken().len();
        if kills < 3 && taken >= before + 8 {
            worker.kill();
            (kills, before) = (kills + 1, taken);
            worker = room.worker();
        }
        let mut names: Vec<_> = to_people(&server.taken())
            .iter()
            .map(|letter| header(letter, "To").to_owned())
            .collect();
        names.sort();
        names.dedup();
        if names.len() == PEOPLE {
            break;
        }
        assert!(
            begun.elapsed() < PATIENCE,
            "{} of {PEOPLE} left",
            names.len()
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(worker);
    let letters = to_people(&server.taken());
    let mut ids: Vec<_> = letters
        .iter()
        .map(|letter| header(letter, "Message-ID"))
        .collect();
    ids.sort_unstable();
    let sent = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), PEOPLE, "a second e-mail under another name");
    assert!(
        sent - ids.len() <= kills,
        "{sent} left after {kills} power cuts"
    );
    let one = &letters[0];
    assert_eq!(header(one, "From"), "Desk <desk@example.org>");
    assert!(one.contains("https://desk.example.org/sign-in/first"));
    assert_eq!(header(one, "Auto-Submitted"), "auto-generated");
    // What stands in the inboxes stands there once.
    let (told, waiting) = room.prepare(async |store| {
        let mut told = Vec::new();
        for n in 0..PEOPLE {
            told.push(inbox(store, &format!("person-{n}@example.org")).await);
        }
        (told, waiting(store).await)
    });
    assert!(told.iter().all(|told| *told == 1), "{told:?}");
    assert!(
        waiting <= 1,
        "the last one may be killed before it is noted"
    );
}

async fn inbox(store: &Store, email: &str) -> usize {
    let account = store.account_by_email(email).await.unwrap().unwrap();
    let actor = store.actor_of(account, true).await.unwrap();
    let reader = store.reader(&actor, Purpose::OwnAccount);
    let all = InboxFilter::default();
    reader
        .inbox(&all, &Page::first(50))
        .await
        .unwrap()
        .rows
        .len()
}

/// E-mails to people that were not noted as sent.
async fn waiting(store: &Store) -> usize {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let filter = DeliveryFilter {
        state: Some(MessageState::Waiting),
    };
    let found = reader.deliveries(&filter, &Page::first(500)).await.unwrap();
    let emails = found.rows.iter().filter(|row| row.way == Channel::Email);
    emails.count()
}

/// The e-mails to those whom the test registered.
fn to_people(letters: &[String]) -> Vec<String> {
    let to_one = |letter: &&String| header(letter, "To").contains("person-");
    letters.iter().filter(to_one).cloned().collect()
}

async fn register(store: &Store, n: usize) {
    let console = Actor::console();
    let reader = store.reader(&console, Purpose::Operation);
    let office = reader.offices().await.unwrap().iter().next().unwrap().id;
    let (invitation, _) = store.new_invitation();
    let register = RegisterAccount {
        account: AccountId::new(store.ids()),
        details: AccountDetails {
            office,
            name: Personal::open(format!("Synthetic Person {n}")),
            email: Personal::open(format!("person-{n}@example.org")),
            language: LanguageCode::parse("en").unwrap(),
        },
        invitation,
    };
    let action = Action::Account(AccountAction::Register(register));
    let command = store.command(Purpose::Operation, action);
    store.apply(&console, command).await.unwrap();
}
