//! `passerelle doctor`: what is well and what is not, one line each.

use passerelle_model::message::Channel;
use passerelle_store::{Level, Ports, Store};
use serde_json::json;

use crate::arguments::Json;
use crate::config::{Config, DatabaseAddress, Places, Problem, is_open_to_others};
use crate::deliver::sends;
use crate::say;
use crate::trouble::Trouble;

use super::wait_for;

/// One thing that was looked at.
struct Finding {
    check: String,
    level: Level,
    says: String,
    hint: Option<String>,
}

/// Looks at everything, whatever the first look shows.
pub(super) fn run(places: Places, output: Json) -> Result<(), Trouble> {
    crate::logging::of_command()?;
    let (config, problems) = Config::examine(places, Vec::new());
    let mut findings = of_settings(&config, problems);
    let of_store = wait_for(async {
        let (at, expected) = (config.whereabouts(), config.backup.expected());
        Ok(Store::examine(&at, expected, Ports::machine()).await)
    })?;
    findings.extend(of_store.into_iter().map(|found| Finding {
        check: found.check.to_owned(),
        level: found.level,
        says: found.says,
        hint: found.hint,
    }));
    tell(&findings, output)?;
    let bad = findings
        .iter()
        .filter(|finding| finding.level == Level::Trouble)
        .count();
    if bad == 0 {
        return Ok(());
    }
    Err(Trouble::new(format!(
        "{bad} of {} checks found trouble",
        findings.len()
    )))
}

fn of_settings(config: &Config, problems: Vec<Problem>) -> Vec<Finding> {
    let mut findings: Vec<_> = problems.into_iter().map(Finding::from).collect();
    if findings.is_empty() {
        findings.push(well("settings", format!("{} read", config.shown.len())));
    }
    findings.extend(of_settings_file(config));
    findings.push(match config.serve.danger() {
        Some((danger, hint)) => trouble("listening", danger.to_owned(), hint),
        None => well("listening", listening(config).to_owned()),
    });
    findings.extend(of_ways(config));
    findings
}

/// By what people are told. The settings may be those of one process alone.
fn of_ways(config: &Config) -> [Finding; 2] {
    let none = || "none leave by a worker with these settings".to_owned();
    let e_mails = if sends(config, Channel::Email) {
        well("e-mails", "they leave".to_owned())
    } else {
        let hint = "set `mail.server` and `mail.from` wherever jobs are done; what waits a week is dropped";
        Finding {
            level: Level::Advice,
            ..trouble("e-mails", none(), hint)
        }
    };
    let short_texts = if sends(config, Channel::Sms) {
        well("short texts", "they leave".to_owned())
    } else {
        well("short texts", none())
    };
    [e_mails, short_texts]
}

fn listening(config: &Config) -> &'static str {
    if config.serve.listen.ip().is_loopback() {
        "on this machine only"
    } else {
        "for other machines, with TLS in front as the settings say"
    }
}

/// A file with a password in it is for its owner alone.
fn of_settings_file(config: &Config) -> Option<Finding> {
    let file = &config.places.file;
    let holds_secret = config
        .database
        .url
        .as_ref()
        .is_some_and(DatabaseAddress::has_password);
    let open = is_open_to_others(file).ok()?;
    Some(if open && holds_secret {
        let hint = format!("run `chmod 600 {}`", file.display());
        trouble(
            "settings file",
            "others can read the database password".to_owned(),
            &hint,
        )
    } else {
        well("settings file", file.display().to_string())
    })
}

fn well(check: &str, says: String) -> Finding {
    Finding {
        check: check.to_owned(),
        level: Level::Well,
        says,
        hint: None,
    }
}

fn trouble(check: &str, says: String, hint: &str) -> Finding {
    Finding {
        check: check.to_owned(),
        level: Level::Trouble,
        says,
        hint: Some(hint.to_owned()),
    }
}

impl From<Problem> for Finding {
    fn from(problem: Problem) -> Self {
        Self {
            check: "settings".to_owned(),
            level: Level::Trouble,
            says: format!("{}: {}", problem.at, problem.says),
            hint: problem.hint,
        }
    }
}

fn tell(findings: &[Finding], output: Json) -> Result<(), Trouble> {
    if output.json {
        let findings: Vec<_> = findings
            .iter()
            .map(|finding| {
                let Finding {
                    check,
                    level,
                    says,
                    hint,
                } = finding;
                let ok = *level < Level::Trouble;
                json!({ "check": check, "ok": ok, "level": level, "says": says, "hint": hint })
            })
            .collect();
        return say::json(&findings);
    }
    let widest = findings
        .iter()
        .map(|finding| finding.check.len())
        .max()
        .unwrap_or(0);
    for finding in findings {
        let Finding {
            check,
            level,
            says,
            hint,
        } = finding;
        say::data(format_args!(
            "{} {check:widest$}  {says}",
            say::mark(*level)
        ))?;
        if let Some(hint) = hint.as_ref().filter(|_| *level > Level::Well) {
            say::data(format_args!("{:9} {:widest$}  hint: {hint}", "", ""))?;
        }
    }
    Ok(())
}
