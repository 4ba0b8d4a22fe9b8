//! What the tests need on the machine, and how it gets there.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::postgres::Tools;
use crate::words::say;
use crate::{npm, process, repo};

/// A program the tests start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Postgres,
    /// Watches that no answer leaves before its sync.
    Strace,
    Chromium,
    Node,
}

/// Where Debian and others put the browser.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The needs of the stages that want a database and the program, or a browser.
pub(crate) fn needs(database: bool, browser: bool) -> Vec<Need> {
    let mut needs = Vec::new();
    if database {
        needs.extend([Need::Postgres, Need::Strace]);
    }
    if browser {
        needs.extend([Need::Node, Need::Chromium]);
    }
    needs
}

/// Makes sure of every need: installs what Debian has, where that is permitted,
/// and otherwise fails with the words to install by hand.
pub(crate) fn provide(needs: &[Need], install: bool) -> Result<()> {
    let mut missing = missing(needs);
    let packages: Vec<_> = missing.iter().filter_map(|need| need.package()).collect();
    if install && may_install() && !packages.is_empty() {
        say(&format!("Installing {}…", packages.join(" and ")));
        install_packages(&packages)?;
        missing = self::missing(needs);
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!("{}", wanted(&missing))
}

fn missing(needs: &[Need]) -> Vec<Need> {
    needs
        .iter()
        .copied()
        .filter(|need| !need.is_met())
        .collect()
}

impl Need {
    fn is_met(self) -> bool {
        match self {
            Self::Postgres => Tools::find().is_ok(),
            // Nothing but Linux has it; its test says there that it is skipped.
            Self::Strace => !cfg!(target_os = "linux") || repo::on_path("strace").is_some(),
            Self::Chromium => browser().is_some(),
            Self::Node => npm::is_present(),
        }
    }

    /// Its package in Debian, if Debian's is new enough for us.
    fn package(self) -> Option<&'static str> {
        match self {
            Self::Postgres => Some("postgresql"),
            Self::Strace => Some("strace"),
            Self::Chromium => Some("chromium"),
            Self::Node => None,
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL 15 or later (initdb, pg_ctl, postgres)",
            Self::Strace => "strace",
            Self::Chromium => "Chromium",
            Self::Node => "Node 20 or later with npm",
        }
    }
}

/// The browser: the one named in the environment, or one on the search path.
pub(crate) fn browser() -> Option<PathBuf> {
    let named = env::var_os("PASSERELLE_CHROMIUM").map(PathBuf::from);
    named.or_else(|| BROWSERS.iter().find_map(|name| repo::on_path(name)))
}

fn may_install() -> bool {
    nix::unistd::geteuid().is_root() && repo::on_path("apt-get").is_some()
}

fn install_packages(packages: &[&str]) -> Result<()> {
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::must_quietly(apt(&["update"]))?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    process::must_quietly(install).map(drop)
}

/// Says what is missing, and the line that brings what Debian has.
fn wanted(missing: &[Need]) -> String {
    let names: Vec<_> = missing.iter().map(|need| need.described()).collect();
    let mut text = format!("these are needed and not here: {}", names.join("; "));
    let packages: Vec<_> = missing.iter().filter_map(|need| need.package()).collect();
    if !packages.is_empty() {
        text += "\non Debian: sudo apt-get update && sudo apt-get install ";
        text += &packages.join(" ");
    }
    if missing.contains(&Need::Node) {
        text += "\nNode: see https://nodejs.org/en/download";
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_used_is_needed() {
        assert_eq!(needs(false, false), []);
        assert_eq!(needs(true, false), [Need::Postgres, Need::Strace]);
        assert_eq!(needs(false, true), [Need::Node, Need::Chromium]);
    }

    #[test]
    fn what_is_missing_is_said_with_the_line_that_mends_it() {
        let text = wanted(&[Need::Postgres, Need::Chromium]);
        assert!(
            text.ends_with("sudo apt-get install postgresql chromium"),
            "{text}"
        );
        assert!(!wanted(&[Need::Node]).contains("apt-get"));
    }
}
