//! Running the program, and writing down what it said.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The password that every administrator of these tests has. It is synthetic.
pub(crate) const PASSWORD: &str = "correct horse battery staple";

/// A folder to run the program in; it is gone when the test is.
pub(crate) struct Room {
    folder: TempDir,
}

impl Room {
    /// An empty folder with a password file.
    pub(crate) fn new() -> Self {
        let room = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        room.write("password", &format!("{PASSWORD}\n"), 0o600);
        room
    }

    /// A folder with an agency in `data`.
    pub(crate) fn with_agency() -> Self {
        let room = Self::new();
        let made = room.run(&[
            "--data-dir",
            "data",
            "init",
            "--admin",
            "admin@example.org",
            "--password-file",
            "password",
        ]);
        assert!(made.status.success(), "{made:?}");
        room
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str, mode: u32) {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// The program, with nothing of this machine's own settings.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passerelle"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// What the program said, as a snapshot keeps it.
    pub(crate) fn says(&self, words: &[&str]) -> String {
        self.says_with(words, &[])
    }

    /// The same, with variables in the environment.
    pub(crate) fn says_with(&self, words: &[&str], environment: &[(&str, &str)]) -> String {
        let mut command = self.command(words);
        let output = command.envs(environment.iter().copied()).output().unwrap();
        told(words, environment, &output, self.folder.path())
    }
}

fn told(words: &[&str], environment: &[(&str, &str)], output: &Output, folder: &Path) -> String {
    let mut text = String::from("$");
    for (name, value) in environment {
        let _ = write!(text, " {name}={value}");
    }
    text.push_str(" passerelle");
    for word in words {
        let quote = if word.contains(' ') || word.is_empty() {
            "'"
        } else {
            ""
        };
        let _ = write!(text, " {quote}{word}{quote}");
    }
    let _ = writeln!(text, "\nexit {}", output.status.code().unwrap_or(-1));
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        if !bytes.is_empty() {
            let _ = write!(text, "--- {name}\n{}", String::from_utf8_lossy(bytes));
        }
    }
    masked(&text.replace(folder.to_str().unwrap(), "[folder]"))
}

/// The text without what is another one every time: ids, codes, instants,
/// hashes.
pub(crate) fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.') {
            word.push(c);
        } else {
            let bare = word.trim_end_matches([':', '.']);
            out.push_str(mask_of(bare).unwrap_or(bare));
            out.push_str(&word[bare.len()..]);
            word.clear();
            out.push(c);
        }
    }
    out.pop();
    out
}

fn mask_of(word: &str) -> Option<&'static str> {
    let dashes: Vec<_> = word.match_indices('-').map(|(at, _)| at).collect();
    let hex = |text: &str| {
        text.chars()
            .all(|c| matches!(c, '0'..='9' | 'a'..='f' | '-'))
    };
    match word.len() {
        36 if dashes == [8, 13, 18, 23] && hex(word) => Some("[id]"),
        19 if dashes == [4, 9, 14] && word == word.to_uppercase() => Some("[code]"),
        27 if word.ends_with('Z') && dashes == [4, 7] => Some("[instant]"),
        16.. if hex(word) && dashes.is_empty() => Some("[hex]"),
        _ => None,
    }
}

/// Compares with the snapshot of a name.
pub(crate) fn shows(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn masks_hide_what_changes_and_nothing_else() {
    let text = "office/01a21061-544c-73b5-a61d-037d15e53423 at 2026-11-25T01:45:43.805660Z, \
                5N53-K13Q-VB7N-JABG, 127.0.0.1:8080, 2026-11-25, data_protection_officer";
    assert_eq!(
        masked(text),
        "office/[id] at [instant], [code], 127.0.0.1:8080, 2026-11-25, data_protection_officer"
    );
}
