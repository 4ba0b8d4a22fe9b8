//! Serving: where it says that it listens, and how it ends.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{Room, shows};

/// A server that is killed when the test is over, whatever came of it.
struct Server {
    child: Child,
    says: BufReader<ChildStderr>,
    desk: String,
    public: String,
}

impl Server {
    fn start(room: &Room, environment: &[(&str, &str)]) -> Self {
        let words = [
            "--data-dir",
            "data",
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--public-listen",
            "127.0.0.1:0",
        ];
        let mut command = room.command(&words);
        command
            .envs(environment.iter().copied())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let says = BufReader::new(child.stderr.take().unwrap());
        let mut server = Self {
            child,
            says,
            desk: String::new(),
            public: String::new(),
        };
        server.desk = server.after("listening on http://");
        server.public = server.after("public pages on http://");
        server
    }

    /// The rest of the next line, which must begin so.
    fn after(&mut self, beginning: &str) -> String {
        let mut line = String::new();
        self.says.read_line(&mut line).unwrap();
        let rest = line.strip_prefix(beginning);
        rest.unwrap_or_else(|| panic!("{line:?} instead of {beginning:?}"))
            .trim()
            .to_owned()
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status().unwrap();
        assert!(sent.success());
    }

    fn ended(&mut self) -> Option<i32> {
        let patience = Instant::now() + Duration::from_secs(20);
        while Instant::now() < patience {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        None
    }

    fn rest(&mut self) -> String {
        let mut text = String::new();
        self.says.read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_answers_where_it_says_and_ends_when_asked() {
    let room = Room::with_agency();
    let mut server = Server::start(&room, &[]);
    assert!(get(&server.desk, "/healthz").starts_with("HTTP/1.1 200"));
    TcpStream::connect(&server.public).unwrap();
    server.signal("-TERM");
    assert_eq!(server.ended(), Some(0));
    let rest = server.rest();
    assert!(rest.contains("stopping"), "{rest}");
    assert!(rest.ends_with("stopped\n"), "{rest}");
}

#[test]
fn a_second_signal_ends_it_at_once() {
    let room = Room::with_agency();
    let mut server = Server::start(&room, &[]);
    // A request that never comes to its end keeps the first signal waiting.
    let mut stream = TcpStream::connect(&server.desk).unwrap();
    stream
        .write_all(b"POST /sign-in HTTP/1.1\r\nHost: desk\r\nContent-Length: 9\r\n\r\na")
        .unwrap();
    assert!(get(&server.desk, "/healthz").starts_with("HTTP/1.1 200"));
    server.signal("-INT");
    while !server.after("").contains("stopping") {}
    assert_eq!(server.child.try_wait().unwrap(), None);
    server.signal("-INT");
    assert_eq!(server.ended(), Some(1));
    assert!(server.rest().contains("cause: a second signal came"));
}

#[test]
fn a_kill_harms_nothing() {
    let room = Room::with_agency();
    let mut server = Server::start(&room, &[]);
    server.signal("-KILL");
    assert_eq!(server.ended(), None);
    shows(
        "log_verify",
        &room.says(&["--data-dir", "data", "log", "verify"]),
    );
}

#[test]
fn log_lines_are_json_where_asked() {
    let room = Room::with_agency();
    let words = [
        "--data-dir",
        "data",
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--log",
        "json",
    ];
    let mut child = room.command(&words).stderr(Stdio::piped()).spawn().unwrap();
    let mut says = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    says.read_line(&mut line).unwrap();
    let _ = child.kill();
    let _ = child.wait();
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(line["message"], "listening");
    assert!(line["desk"].as_str().unwrap().starts_with("127.0.0.1:"));
}

#[test]
fn an_address_that_is_taken_is_told() {
    let room = Room::with_agency();
    let server = Server::start(&room, &[]);
    let words = ["--data-dir", "data", "serve", "--listen", &server.desk];
    let says = room.says(&words).replace(&server.desk, "[address]");
    shows("serve_address_taken", &says);
}

#[test]
fn listening_to_other_machines_without_tls_is_warned_of() {
    let room = Room::with_agency();
    for (name, cookies) in [("serve_danger", ""), ("serve_danger_plain", "false")] {
        let mut command = room.command(&["--data-dir", "data", "serve", "--listen", "0.0.0.0:0"]);
        if !cookies.is_empty() {
            command.env("PASSERELLE_SERVE_SECURE_COOKIES", cookies);
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let said: Vec<_> = lines.map(Result::unwrap).take(2).collect();
        let _ = child.kill();
        let _ = child.wait();
        shows(name, &said.join("\n"));
    }
}
