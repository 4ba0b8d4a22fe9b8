//! `cargo xtask shape`: the house rules that no compiler checks.

pub(crate) mod arrows;
pub(crate) mod licences;
pub(crate) mod lock;
pub(crate) mod source;
pub(crate) mod sql;
pub(crate) mod text;

use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::words::say;
use crate::{process, repo};
use source::Source;

/// One thing that is not as the design says, ready to be read.
pub(crate) type Findings = Vec<String>;

/// Checks everything, prints each finding, and fails if there is one.
pub(crate) fn run() -> Result<()> {
    let findings = check()?;
    for finding in &findings {
        say(finding);
    }
    ensure!(findings.is_empty(), "findings: {}", findings.len());
    say("The house is as designed.");
    Ok(())
}

fn check() -> Result<Findings> {
    let mut findings = arrows::check(&repo::metadata()?);
    findings.extend(licences::check(&licences::shipped()?));
    for source in sources()? {
        text::check(&source, &mut findings);
        sql::check(&source, &mut findings);
        lock::check(&source, &mut findings);
    }
    Ok(findings)
}

/// Every text that is committed, or would be if somebody committed now.
fn sources() -> Result<Vec<Source>> {
    let mut git = Command::new("git");
    // Machines that test often check out as one account and run as another.
    git.args(["-c", "safe.directory=*"])
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(repo::root());
    let names =
        process::must_quietly(git).context("shape needs git to know which files are ours")?;
    Ok(names
        .split('\0')
        .filter(|name| !name.is_empty())
        .filter_map(|name| Source::read(&repo::root(), name))
        .collect())
}
