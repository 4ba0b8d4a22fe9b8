//! What help tells people to type is there to be typed.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Command, CommandFactory as _};

use super::Arguments;
use crate::config::{Config, Places};

/// The concerns of the settings, by which a key is known in a text.
const CONCERNS: [&str; 10] = [
    "api", "backup", "database", "imports", "log", "mail", "pages", "serve", "sms", "work",
];

/// Every chapter in every language, with its text.
fn chapters() -> Vec<(String, String)> {
    let help = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/help");
    let files = |folder: PathBuf| {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().path())
    };
    let folders = files(help);
    let texts = folders.flat_map(files).map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        (file.display().to_string(), text)
    });
    let texts: Vec<_> = texts.collect();
    assert!(texts.len() > 30, "help is not where it was");
    texts
}

/// What stands between signs of code, and the lines of blocks of it.
fn code(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (n, part) in text.split("```").enumerate() {
        if n % 2 == 1 {
            all.extend(part.lines().map(str::to_owned));
        } else {
            all.extend(part.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    all
}

/// What is wrong with a command line; nothing if each of its words is known.
fn wrong(program: &Command, line: &str) -> Option<String> {
    let mut at = program;
    let mut flags: Vec<&Command> = vec![program];
    for word in line.split_whitespace().skip(1) {
        if let Some(flag) = word.strip_prefix("--") {
            let known = |of: &&Command| of.get_arguments().any(|arg| arg.get_long() == Some(flag));
            if !flags.iter().any(known) {
                return Some(format!("--{flag}"));
            }
        } else if let Some(next) = at.find_subcommand(word) {
            at = next;
            flags.push(next);
        } else if at.has_subcommands() && at.get_positionals().next().is_none() && flags.len() > 1 {
            return Some(word.to_owned());
        }
    }
    (flags.len() == 1 && line.split_whitespace().nth(1).is_some()).then(|| line.to_owned())
}

#[test]
fn every_command_that_help_names_is_there() {
    let program = Arguments::command();
    let mut seen = 0;
    for (file, text) in chapters() {
        for line in code(&text) {
            if line == "passerelle" || line.starts_with("passerelle ") {
                seen += 1;
                let wrong = wrong(&program, &line);
                assert_eq!(wrong, None, "{file} tells to type: {line}");
            }
        }
    }
    assert!(seen > 60, "{seen} commands");
}

#[test]
fn every_flag_and_setting_that_help_names_is_there() {
    let (config, _) = Config::examine(Places::find(None, None), Vec::new());
    let program = Arguments::command();
    for (file, text) in chapters() {
        for word in code(&text) {
            let concern = word.split('.').next().unwrap_or_default();
            if word.contains('.') && CONCERNS.contains(&concern) {
                let known = config.shown.iter().any(|shown| shown.key == word);
                assert!(known, "{file} names the setting {word}");
            }
            if let Some(flag) = word.strip_prefix("--") {
                assert!(takes(&program, flag), "{file} names the flag --{flag}");
            }
        }
    }
}

/// Whether the program or any of its commands takes a flag.
fn takes(command: &Command, flag: &str) -> bool {
    command
        .get_arguments()
        .any(|arg| arg.get_long() == Some(flag))
        || command.get_subcommands().any(|below| takes(below, flag))
}

#[test]
fn a_command_that_is_not_there_is_noticed() {
    let program = Arguments::command();
    for line in [
        "passerelle conjure",
        "passerelle job lst",
        "passerelle work --fast",
    ] {
        assert!(wrong(&program, line).is_some(), "{line}");
    }
    for line in [
        "passerelle",
        "passerelle job list",
        "passerelle --data-dir new work",
    ] {
        assert_eq!(wrong(&program, line), None, "{line}");
    }
}
