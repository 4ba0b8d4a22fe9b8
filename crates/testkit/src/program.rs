//! The real program, started as an operator starts it.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::wire::{Page, Wire};

/// The administrator of an agency that [`Program::init`] made. Invented.
pub const ADMIN: (&str, &str) = ("admin@example.org", "correct horse battery staple");

const SERVE: [&str; 3] = ["serve", "--listen", "127.0.0.1:0"];

/// The program and the data folder that it works on.
#[derive(Debug, Clone)]
pub struct Program {
    binary: PathBuf,
    data: PathBuf,
}

/// The program while it serves. Dropped, it is killed as by a power cut.
#[derive(Debug)]
pub struct Serving {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took from its start until it listened.
    pub took: Duration,
}

impl Program {
    /// The program at a path, on a data folder.
    pub fn at(binary: impl Into<PathBuf>, data: impl Into<PathBuf>) -> Self {
        Self {
            binary: binary.into(),
            data: data.into(),
        }
    }

    /// The program that the benchmark or the test was told of.
    pub fn given(data: impl Into<PathBuf>) -> Self {
        let binary = std::env::var_os("PASSERELLE_BIN");
        Self::at(binary.expect("PASSERELLE_BIN names the program"), data)
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Runs a command to its end; what it printed on stdout.
    pub fn run(&self, words: &[&str]) -> String {
        let output = self.command(words).output().unwrap();
        assert!(
            output.status.success(),
            "passerelle {} ended with {}:\n{}",
            words.join(" "),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Begins a command, whose words nobody hears.
    pub fn begin(&self, words: &[&str]) -> Child {
        let mut command = self.command(words);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// Makes an agency with [`ADMIN`] as its first administrator.
    pub fn init(&self) {
        let secret = self.data.with_extension("password");
        std::fs::write(&secret, ADMIN.1).unwrap();
        let secret = secret.to_str().unwrap();
        self.run(&["init", "--admin", ADMIN.0, "--password-file", secret]);
    }

    /// Serves on a free port; returns once it listens.
    pub fn serve(&self) -> Serving {
        self.serve_by(self.command(&SERVE))
    }

    /// The same under another program, which is given the words of ours.
    pub fn serve_under(&self, wrapper: &str, words: &[&str]) -> Serving {
        let ours = self.command(&SERVE);
        let mut command = Command::new(wrapper);
        command
            .args(words)
            .arg(ours.get_program())
            .args(ours.get_args());
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .env("NO_COLOR", "1");
        self.serve_by(command)
    }

    #[expect(clippy::unused_self, reason = "it reads as what the program does")]
    fn serve_by(&self, mut command: Command) -> Serving {
        let begun = Instant::now();
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let told = BufReader::new(child.stderr.take().unwrap());
        let mut lines = told.lines().map_while(Result::ok);
        let address = lines.find_map(|line| address_in(&line));
        let took = begun.elapsed();
        // What it says later is read and dropped: a full pipe would stop it.
        std::thread::spawn(move || lines.for_each(drop));
        let address = address.expect("it says where it listens");
        Serving {
            child,
            address,
            took,
        }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .arg("--data-dir")
            .arg(&self.data)
            .args(words)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .env("NO_COLOR", "1");
        command
    }
}

impl Serving {
    /// The process's number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// A browser in which [`ADMIN`] has signed in for the first time, with a
    /// telephone that shows codes.
    pub fn sign_in(&self) -> Wire {
        let mut wire = Wire::to(self.address);
        let csrf = wire.get("/sign-in").unwrap().hidden("csrf");
        let fields = [
            ("csrf", csrf.as_str()),
            ("email", ADMIN.0),
            ("password", ADMIN.1),
        ];
        let answer = wire.post("/sign-in", &fields).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        let set_up = answer.location.expect("a step follows");
        let page = wire.get(&set_up).unwrap();
        let (csrf, code) = (page.hidden("csrf"), code_now(&secret_of(&page)));
        let fields = [("csrf", csrf.as_str()), ("code", code.as_str())];
        let answer = wire.post(&set_up, &fields).unwrap();
        assert!(answer.status < 400, "{}", answer.body);
        wire
    }

    /// Kills it as by a power cut and waits until it is gone.
    pub fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The address in `… http://127.0.0.1:8080 …`.
fn address_in(line: &str) -> Option<SocketAddr> {
    let after = line.split("http://").nth(1)?;
    let end = after.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ':'));
    after[..end.unwrap_or(after.len())].parse().ok()
}

/// The key that the page shows beside its picture.
fn secret_of(page: &Page) -> String {
    let after = page.body.split("id=\"totp-secret\"").nth(1);
    let shown = after.and_then(|rest| rest.split(['>', '<']).nth(1));
    let shown = shown.expect("the page shows the key");
    shown.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// What the telephone shows.
fn code_now(secret: &str) -> String {
    let bytes = data_encoding::BASE32_NOPAD
        .decode(secret.as_bytes())
        .unwrap();
    let secret = totp_rs::Secret::new_stack(bytes.try_into().unwrap());
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    totp.generate(now.as_secs()).to_string()
}
