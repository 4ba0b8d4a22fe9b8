//! The stages of the test command, and what each starts.

use std::fs;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use super::machine;
use super::tally::Tally;
use crate::process::{Watch, tee};
use crate::{npm, python, repo, shape};

/// One stage; they run in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Fmt,
    Shape,
    Clippy,
    Unit,
    Docs,
    E2e,
}

/// What the stages are run with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'a> {
    /// The address of the throw-away cluster, if one runs.
    pub(crate) postgres: Option<&'a str>,
    /// Whether what is missing may be fetched.
    pub(crate) install: bool,
}

/// How a stage ended, and how many tests it ran.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) tally: Tally,
}

impl Outcome {
    /// The outcome of something that counts no tests.
    pub(crate) fn of_a_check(success: bool) -> Self {
        Self {
            success,
            tally: Tally::default(),
        }
    }

    fn and(self, other: Self) -> Self {
        let mut tally = self.tally;
        tally += other.tally;
        Self {
            success: self.success && other.success,
            tally,
        }
    }
}

impl Stage {
    /// All of them, quick ones first.
    pub(crate) const ALL: [Self; 6] = [
        Self::Fmt,
        Self::Shape,
        Self::Clippy,
        Self::Unit,
        Self::Docs,
        Self::E2e,
    ];

    /// The name it is called by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Shape => "shape",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::Docs => "docs",
            Self::E2e => "e2e",
        }
    }

    /// Runs it.
    pub(crate) fn run(self, given: Given<'_>, watch: &Watch) -> Result<Outcome> {
        match self {
            Self::Fmt => check(cargo(&["fmt", "--all", "--check"]), watch),
            Self::Shape => shape::run().map(|()| Outcome::of_a_check(true)),
            Self::Clippy => {
                let lints = [
                    "--workspace",
                    "--all-targets",
                    "--locked",
                    "--",
                    "-D",
                    "warnings",
                ];
                check(with(cargo(&["clippy"]), &lints), watch)
            }
            Self::Unit => unit(given.postgres, watch),
            Self::Docs => {
                let mut docs = cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
                docs.env("RUSTDOCFLAGS", "-D warnings");
                check(docs, watch)
            }
            Self::E2e => e2e(given.install, watch),
        }
    }
}

/// Cargo, coloured only where a person looks on.
fn cargo(words: &[&str]) -> Command {
    let mut cargo = with(repo::cargo(), words);
    let colour = std::io::stdout().is_terminal() && !repo::is_ci();
    cargo.env("CARGO_TERM_COLOR", if colour { "always" } else { "never" });
    cargo
}

fn with(mut command: Command, words: &[&str]) -> Command {
    command.args(words);
    command
}

fn check(command: Command, watch: &Watch) -> Result<Outcome> {
    Ok(Outcome::of_a_check(tee(command, watch)?.success))
}

/// Runs a test runner, and counts by its own way of printing.
fn count(command: Command, watch: &Watch, read: fn(&str) -> Tally) -> Result<Outcome> {
    let finished = tee(command, watch)?;
    Ok(Outcome {
        success: finished.success,
        tally: read(&finished.output),
    })
}

fn unit(postgres: Option<&str>, watch: &Watch) -> Result<Outcome> {
    let tests = if has_nextest() {
        let nextest = ["nextest", "run", "--workspace", "--locked"];
        let manners = ["--no-fail-fast", "--no-tests=pass", "--show-progress=none"];
        let quiet = ["--status-level=slow", "--final-status-level=fail"];
        let command = with(with(cargo(&nextest), &manners), &quiet);
        count(on(postgres, command), watch, Tally::of_nextest)
    } else {
        let libtest = ["test", "--workspace", "--locked", "--no-fail-fast"];
        let command = with(cargo(&libtest), &["--lib", "--bins", "--tests", "--quiet"]);
        count(on(postgres, command), watch, Tally::of_libtest)
    }?;
    // The examples in the documentation; nextest leaves them to cargo.
    let examples = cargo(&[
        "test",
        "--doc",
        "--workspace",
        "--locked",
        "--no-fail-fast",
        "--quiet",
    ]);
    Ok(tests.and(count(on(postgres, examples), watch, Tally::of_libtest)?))
}

fn on(postgres: Option<&str>, mut command: Command) -> Command {
    if let Some(url) = postgres {
        command.env("PASSERELLE_TEST_POSTGRES", url);
    }
    command
}

fn has_nextest() -> bool {
    let asked = repo::cargo().args(["nextest", "--version"]).output();
    asked.is_ok_and(|output| output.status.success())
}

/// The journeys of a browser through the real program.
fn e2e(install: bool, watch: &Watch) -> Result<Outcome> {
    let built = check(cargo(&["build", "--locked", "-p", "passerelle"]), watch)?;
    if !built.success {
        return Ok(built);
    }
    let folder = repo::root().join("e2e");
    npm::ci(&folder)?;
    let files = test_files(&folder)?;
    ensure!(!files.is_empty(), "there are no journeys in e2e/");
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
        .args(files)
        .current_dir(&folder)
        .env("PASSERELLE_BIN", repo::binary("debug")?);
    if let Some(program) = python::schemathesis(install)? {
        node.env("API_TESTER", program);
    }
    if let Some(browser) = machine::browser() {
        node.env("PASSERELLE_CHROMIUM", browser);
    }
    if repo::is_ci() {
        node.env("NO_COLOR", "1");
    }
    count(node, watch, Tally::of_node)
}

/// Named one by one: how a folder is understood differs between Node's versions.
fn test_files(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for part in ["lib", "journeys"] {
        for entry in fs::read_dir(folder.join(part))? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".test.mjs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
