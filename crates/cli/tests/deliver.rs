//! What leaves the house, by the real program: short texts to a gateway that
//! listens here, and whatever is wrong with the settings.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use passerelle_model::account::{AccountAction, AccountDetails, RegisterAccount, SetPreferences};
use passerelle_model::grant::{GiveGrant, GrantAction};
use passerelle_model::message::{Channel, MessageKind, Preferences};
use passerelle_model::office::{DatedName, OfficeAction, RenameOffice};
use passerelle_model::policy::Role;
use passerelle_model::text::{LanguageCode, ShortText};
use passerelle_model::webhook::{EventPattern, WebhookDetails};
use passerelle_model::{AccountId, Action, Actor, GrantId, OfficeId, Personal, Purpose};
use passerelle_store::jobs::{JobState, NewJob, VERIFY_LOG};
use passerelle_store::messages::{DeliveryFilter, InboxFilter, MessageState};
use passerelle_store::{Database, Page, Ports, Store, Whereabouts};
use passerelle_testkit::program::{ADMIN, Program};
use serde_json::{Value, json};

/// A gateway that answers as it is told, and remembers what it was asked.
struct Gateway {
    port: u16,
    asked: Arc<Mutex<Vec<(String, String)>>>,
}

impl Gateway {
    fn answering(statuses: &'static [u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            for (n, stream) in listener.incoming().map_while(Result::ok).enumerate() {
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let mut head = String::new();
                while reader.read_line(&mut head).unwrap() > 2 {}
                let length = head
                    .lines()
                    .filter_map(|line| line.split_once(": "))
                    .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                    .map_or(0, |(_, length)| length.parse().unwrap());
                let mut body = vec![0; length];
                reader.read_exact(&mut body).unwrap();
                let body = String::from_utf8(body).unwrap();
                kept.lock().unwrap().push((head, body));
                let status = statuses.get(n).copied().unwrap_or(200);
                let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n");
                let _ = (&stream).write_all(answer.as_bytes());
            }
        });
        Self { port, asked }
    }
}

struct Room {
    folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
}

impl Room {
    fn with_agency() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let room = Self {
            folder,
            settings: Vec::new(),
        };
        Program::at(env!("CARGO_BIN_EXE_passerelle"), room.data()).init();
        room
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

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
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn run(&self, words: &[&str]) -> (bool, String) {
        let mut command = self.command(words);
        let output = command.stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.success(), said)
    }
}

/// The administrator wants short texts, and gets two roles.
async fn two_roles(store: &Store) {
    let console = Actor::console();
    let account = store.account_by_email(ADMIN.0).await.unwrap().unwrap();
    let preferences = Preferences {
        ways: [(MessageKind::GrantGiven, [Channel::Sms].into())].into(),
        phone: Some(Personal::open("+3225550100".to_owned())),
        ..Preferences::default()
    };
    let set = SetPreferences {
        account,
        preferences,
    };
    let set = Action::Account(AccountAction::SetPreferences(set));
    let reader = store.reader(&console, Purpose::Operation);
    let office = reader.offices().await.unwrap().iter().next().unwrap().id;
    let give = || {
        Action::Grant(GrantAction::Give(GiveGrant {
            grant: GrantId::new(store.ids()),
            account,
            role: Role::Enumerator,
            office,
            programme: None,
            from: store.now(),
            to: None,
        }))
    };
    for action in [set, give(), give()] {
        let command = store.command(Purpose::Operation, action);
        store.apply(&console, command).await.unwrap();
    }
}

/// The short texts in a state, with why they are.
async fn texts(store: &Store, state: MessageState) -> Vec<Option<String>> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let filter = DeliveryFilter { state: Some(state) };
    let found = reader.deliveries(&filter, &Page::first(100)).await.unwrap();
    let texts = found.rows.into_iter().filter(|row| row.way == Channel::Sms);
    texts.map(|row| row.reason).collect()
}

#[test]
fn short_texts_go_to_the_gateway_and_wait_where_it_asks_for_patience() {
    let gateway = Gateway::answering(&[503, 200]);
    let mut room = Room::with_agency();
    room.settings = vec![
        (
            "PASSERELLE_SMS_URL",
            format!("http://127.0.0.1:{}/send", gateway.port),
        ),
        ("PASSERELLE_SMS_TOKEN", "a-synthetic-token".to_owned()),
        (
            "PASSERELLE_PAGES_ADDRESS",
            "https://desk.example.org".to_owned(),
        ),
    ];
    room.prepare(two_roles);
    let (worked, said) = room.run(&["work", "--until-idle"]);
    assert!(worked, "{said}");
    let asked = gateway.asked.lock().unwrap().clone();
    assert_eq!(asked.len(), 2);
    for (head, body) in &asked {
        let head = head.to_lowercase();
        assert!(head.starts_with("post /send http/1.1"), "{head}");
        assert!(head.contains("authorization: bearer a-synthetic-token"));
        assert!(head.contains("idempotency-key: "));
        let body: Value = serde_json::from_str(body).unwrap();
        let text = "Passerelle: You have a new role https://desk.example.org/me";
        assert_eq!(body, json!({ "to": "+3225550100", "text": text }));
    }
    let (sent, waiting) = room.prepare(async |store| {
        let sent = texts(store, MessageState::Sent).await;
        (sent, texts(store, MessageState::Waiting).await)
    });
    assert_eq!(sent, [None]);
    assert_eq!(waiting, [Some("sms_later".to_owned())]);
    assert!(!said.contains("5550100"), "a log line names nobody: {said}");
}

#[test]
fn a_text_that_the_gateway_refuses_has_failed_and_is_told_to_who_operates() {
    let gateway = Gateway::answering(&[422, 422]);
    let mut room = Room::with_agency();
    let url = format!("http://127.0.0.1:{}/", gateway.port);
    room.settings = vec![
        ("PASSERELLE_SMS_URL", url),
        ("PASSERELLE_SMS_FORMAT", "form".to_owned()),
        ("PASSERELLE_SMS_TO_FIELD", "msisdn".to_owned()),
    ];
    room.prepare(two_roles);
    let (worked, said) = room.run(&["work", "--until-idle"]);
    assert!(worked, "{said}");
    let (_, body) = gateway.asked.lock().unwrap()[0].clone();
    assert!(
        body.starts_with("msisdn=%2B3225550100&text=Passerelle"),
        "{body}"
    );
    let told = room.prepare(async |store| {
        assert_eq!(texts(store, MessageState::Failed).await.len(), 2);
        let account = store.account_by_email(ADMIN.0).await.unwrap().unwrap();
        let actor = store.actor_of(account, true).await.unwrap();
        let reader = store.reader(&actor, Purpose::OwnAccount);
        let all = InboxFilter::default();
        let inbox = reader.inbox(&all, &Page::first(50)).await.unwrap().rows;
        let failures = inbox
            .iter()
            .filter(|line| line.kind == MessageKind::DeliveryFailed);
        failures.count()
    });
    assert_eq!(told, 1, "the administrator operates the machine, too");
}

/// Somebody who is told by e-mail that their account was opened.
async fn register(store: &Store) {
    let console = Actor::console();
    let office = top(store).await;
    let (invitation, _) = store.new_invitation();
    let register = RegisterAccount {
        account: AccountId::new(store.ids()),
        details: AccountDetails {
            office,
            name: Personal::open("Synthetic Zoe".to_owned()),
            email: Personal::open("zoe@example.org".to_owned()),
            language: LanguageCode::parse("en").unwrap(),
        },
        invitation,
    };
    let action = Action::Account(AccountAction::Register(register));
    let command = store.command(Purpose::Operation, action);
    store.apply(&console, command).await.unwrap();
}

async fn top(store: &Store) -> OfficeId {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    reader.offices().await.unwrap().iter().next().unwrap().id
}

/// How many e-mails are in a state.
async fn emails(store: &Store, state: MessageState) -> usize {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let filter = DeliveryFilter { state: Some(state) };
    let found = reader.deliveries(&filter, &Page::first(100)).await.unwrap();
    let emails = found.rows.iter().filter(|row| row.way == Channel::Email);
    emails.count()
}

#[test]
fn a_moved_or_mistyped_gateway_is_tried_again() {
    let gateway = Gateway::answering(&[404, 302]);
    let mut room = Room::with_agency();
    let url = format!("http://127.0.0.1:{}/", gateway.port);
    room.settings = vec![("PASSERELLE_SMS_URL", url)];
    room.prepare(two_roles);
    let (worked, said) = room.run(&["work", "--until-idle"]);
    assert!(worked, "{said}");
    let waiting = room.prepare(async |store| texts(store, MessageState::Waiting).await);
    let why = || Some("sms_elsewhere".to_owned());
    assert_eq!(waiting, [why(), why()]);
}

#[test]
fn a_worker_without_a_mail_server_leaves_the_letters_to_another() {
    let mut room = Room::with_agency();
    room.prepare(register);
    let (worked, said) = room.run(&["work", "--until-idle"]);
    assert!(worked, "{said}");
    let waiting = room.prepare(async |store| emails(store, MessageState::Waiting).await);
    assert!(waiting > 0);
    room.settings = vec![("PASSERELLE_MAIL_FOLDER", "outbox".to_owned())];
    let (worked, said) = room.run(&["work", "--until-idle"]);
    assert!(worked, "{said}");
    let sent = room.prepare(async |store| emails(store, MessageState::Sent).await);
    assert_eq!(sent, waiting);
}

#[test]
fn an_email_does_not_wait_for_a_program_that_hangs() {
    // It takes every call and says nothing.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!(
        "http://127.0.0.1:{}/in",
        listener.local_addr().unwrap().port()
    );
    std::thread::spawn(move || listener.incoming().collect::<Vec<_>>());
    let mut room = Room::with_agency();
    room.settings = vec![
        ("PASSERELLE_MAIL_FOLDER", "outbox".to_owned()),
        ("PASSERELLE_WEBHOOKS_PRIVATE_ADDRESSES", "true".to_owned()),
        ("PASSERELLE_WORK_LANES", "1".to_owned()),
    ];
    let verify = room.prepare(async |store| {
        let details = WebhookDetails {
            name: ShortText::parse("A program that hangs").unwrap(),
            url: ShortText::parse(&url).unwrap(),
            kinds: EventPattern::parse_all(["office.*"]).unwrap(),
        };
        let office = top(store).await;
        let console = Actor::console();
        let dress = |action| store.command(Purpose::Operation, action);
        let made = store.subscribe_webhook(&console, (office, details), dress);
        made.await.unwrap();
        for day in 1..=20 {
            let name = DatedName {
                name: ShortText::parse(&format!("Name {day}")).unwrap(),
                from: jiff::civil::date(2030, 1, day),
            };
            let rename = OfficeAction::Rename(RenameOffice { office, name });
            let command = store.command(Purpose::Operation, Action::Office(rename));
            store.apply(&console, command).await.unwrap();
        }
        let new = NewJob::of(VERIFY_LOG, Purpose::Audit);
        let verify = store.enqueue(&console, new).await.unwrap();
        register(store).await;
        verify
    });
    let mut worker = room.command(&["work"]).spawn().unwrap();
    // The hanging program takes five minutes of somebody's time before that.
    let outbox = room.data().join("outbox");
    let begun = Instant::now();
    let letters = || std::fs::read_dir(&outbox).map_or(0, Iterator::count);
    while letters() == 0 && begun.elapsed() < Duration::from_secs(12) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let left = letters();
    std::thread::sleep(Duration::from_secs(1));
    let _ = worker.kill();
    worker.wait().unwrap();
    assert!(left > 0, "it waits for a foreign program");
    let checked = room.prepare(async |store| {
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        reader.job(verify).await.unwrap().state
    });
    assert_eq!(checked, JobState::Done, "it took the only lane");
}

#[test]
fn what_does_not_fit_together_is_said_before_anything_is_sent() {
    let mut room = Room::with_agency();
    room.settings = vec![
        ("PASSERELLE_MAIL_SERVER", "smtp.example.org".to_owned()),
        ("PASSERELLE_MAIL_SECURITY", "none".to_owned()),
        ("PASSERELLE_MAIL_PASSWORD", "hunter2".to_owned()),
        ("PASSERELLE_SMS_URL", "http://sms.example.org/".to_owned()),
    ];
    let (worked, said) = room.run(&["config", "check"]);
    assert!(!worked);
    for wrong in [
        "`mail.server` needs an address that e-mails come from",
        "`mail.user` and `mail.password` belong together",
        "`mail.security` is none, and the server is another machine",
        "`sms.url` is not the address of a gateway",
    ] {
        assert!(said.contains(wrong), "{wrong}\n{said}");
    }
    assert!(!said.contains("hunter2"));
}
