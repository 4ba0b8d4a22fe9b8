//! What the rows came to, and what can be done with them.

use askama::Template;
use passerelle_imports::{Finding, LISTED, Moment, Outcome, Said, Verdict, read_findings};
use passerelle_model::{Noun, RecordRef};
use passerelle_store::{Import, ImportState, StoreError};
use serde::Deserialize;

use super::address;
use super::stand::Head;
use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::pairs;
use crate::shell::Shell;

/// Rows of one page.
const ROWS: usize = 50;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filter {
    verdict: String,
    /// Rows that are passed over.
    skip: String,
    /// How often the page refreshed itself.
    looks: String,
}

impl Filter {
    fn skip(&self) -> usize {
        self.skip.parse().unwrap_or_default()
    }

    /// How often the page refreshed itself.
    pub(super) fn looks(&self) -> i64 {
        self.looks.parse().unwrap_or_default()
    }
}

struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// How many rows came to a verdict.
struct Count {
    badge: Badge,
    number: String,
}

/// A row.
struct Line {
    row: String,
    called: String,
    href: String,
    badge: Badge,
    says: Vec<String>,
}

#[derive(Template)]
#[template(path = "imports/verdicts.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one question, and its answer shows or hides one thing"
)]
struct Verdicts {
    shell: Shell,
    head: Head,
    /// Why it stopped; empty if it did not.
    stopped: Vec<String>,
    counts: Vec<Count>,
    notes: Vec<String>,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    bound: String,
    first: String,
    next: String,
    address: String,
    /// Whether a result can be downloaded.
    result: bool,
    is_checked: bool,
    is_done: bool,
    is_undone: bool,
    /// What is said instead of a button; empty if there is a button.
    nothing: String,
    refused: bool,
    choices: Vec<Choice>,
    commit: String,
    undo: String,
}

pub(super) async fn show(desk: &Desk, import: Import, asked: &Filter) -> Answer {
    let outcome = Outcome::kept(&import);
    let words = desk.words();
    let is_checked = import.state == ImportState::Checked;
    let moment = if is_checked {
        Moment::Before
    } else {
        Moment::After
    };
    let wanted = Verdict::parse(&asked.verdict);
    let mut found = findings(desk, &import, (wanted, asked.skip())).await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let here = address(import.id);
    let at = |verdict: &str, skip: usize| {
        let skip = if skip == 0 {
            String::new()
        } else {
            skip.to_string()
        };
        pairs::address(&here, [("verdict", verdict), ("skip", skip.as_str())])
    };
    let actions = [("count", outcome.actions.into())];
    let shown = Verdicts {
        shell: Shell::of_desk(desk).await?,
        head: Head::of(desk, &import),
        stopped: stopped(desk, &outcome),
        counts: counts(desk, &outcome, moment),
        notes: notes(desk, &outcome),
        tabs: tabs(desk, &outcome, (wanted, moment), &at),
        lines: found
            .iter()
            .map(|finding| line(desk, finding, (&import, moment)))
            .collect(),
        bound: if Verdict::ALL
            .iter()
            .any(|verdict| outcome.of(*verdict) > LISTED)
        {
            words.say_with("import-verdicts-bound", &[("max", LISTED.into())])
        } else {
            String::new()
        },
        first: if asked.skip() > 0 {
            at(&asked.verdict, 0)
        } else {
            String::new()
        },
        next: if more {
            at(&asked.verdict, asked.skip() + ROWS)
        } else {
            String::new()
        },
        address: here.clone(),
        result: import.result.is_some(),
        is_checked,
        is_done: import.state == ImportState::Done,
        is_undone: import.state == ImportState::Undone,
        nothing: nothing(desk, &outcome),
        refused: outcome.refused > 0,
        choices: choices(desk),
        commit: words.say_with("import-commit-consequence", &actions),
        undo: if import.batch.is_some() {
            words.say_with("import-undo-consequence", &actions)
        } else {
            String::new()
        },
    };
    page(&shown)
}

/// Rows of one page, and one more if there are more.
async fn findings(
    desk: &Desk,
    import: &Import,
    (verdict, skip): (Option<Verdict>, usize),
) -> Result<Vec<Finding>, Halt> {
    let Some(address) = &import.findings else {
        return Ok(Vec::new());
    };
    let file = desk.store().import_file(import, address).await?;
    let read = tokio::task::spawn_blocking(move || read_findings(file, verdict, skip, ROWS + 1));
    match read.await {
        Ok(Ok(found)) => Ok(found),
        _ => Err(Halt::Store(StoreError::Damaged)),
    }
}

/// Why the work stopped; nothing if it did not.
pub(super) fn stopped(desk: &Desk, outcome: &Outcome) -> Vec<String> {
    let Some(stopped) = &outcome.stopped else {
        return Vec::new();
    };
    let words = desk.words();
    let says = |said: &Said| {
        let says = said.word(words);
        match stopped.at {
            Some(row) => {
                let at = words.say_with("import-reading-header-one", &[("row", row.into())]);
                let values = [("at", at.into()), ("says", says.into())];
                words.say_with("import-stopped-at", &values)
            }
            None => says,
        }
    };
    stopped.says.iter().map(says).collect()
}

const fn tone(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "good",
        Verdict::Change => "info",
        Verdict::Same | Verdict::LeftOut => "quiet",
        Verdict::Refused => "bad",
    }
}

fn word(desk: &Desk, verdict: Verdict, moment: Moment) -> String {
    desk.words().say_code(moment.prefix(), verdict.code())
}

fn counts(desk: &Desk, outcome: &Outcome, moment: Moment) -> Vec<Count> {
    let count = |verdict: &Verdict| Count {
        badge: Badge::new(tone(*verdict), word(desk, *verdict, moment)),
        number: desk.words().number(outcome.of(*verdict)),
    };
    let worth = |verdict: &&Verdict| **verdict != Verdict::LeftOut || outcome.left_out > 0;
    Verdict::ALL.iter().filter(worth).map(count).collect()
}

fn notes(desk: &Desk, outcome: &Outcome) -> Vec<String> {
    [("blank", outcome.blank), ("remarked", outcome.remarked)]
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| {
            let count = [("count", (*count).into())];
            desk.words()
                .say_with(&format!("import-count-{key}"), &count)
        })
        .collect()
}

fn tabs(
    desk: &Desk,
    outcome: &Outcome,
    (wanted, moment): (Option<Verdict>, Moment),
    at: &impl Fn(&str, usize) -> String,
) -> Vec<Tab> {
    let all = Tab {
        href: at("", 0),
        label: desk.words().say("import-verdict-all"),
        current: wanted.is_none(),
    };
    let some = Verdict::ALL
        .iter()
        .filter(|verdict| outcome.of(**verdict) > 0);
    let tab = |verdict: &Verdict| Tab {
        href: at(verdict.code(), 0),
        label: word(desk, *verdict, moment),
        current: wanted == Some(*verdict),
    };
    std::iter::once(all).chain(some.map(tab)).collect()
}

fn line(desk: &Desk, finding: &Finding, (import, moment): (&Import, Moment)) -> Line {
    let words = desk.words();
    let said = finding.faults.iter().chain(&finding.remarks);
    let number = words.number(finding.row);
    let row = match finding.line {
        Some(line) => {
            let line = i64::try_from(line).unwrap_or(i64::MAX);
            let values = [("row", number.into()), ("line", line.into())];
            words.say_with("import-verdicts-line", &values)
        }
        None => number,
    };
    // A record that is not made yet, or not any more, has no page.
    let is_there = import.state == ImportState::Done || finding.verdict != Verdict::New;
    Line {
        row: match &finding.sheet {
            Some(sheet) => format!("{sheet} · {row}"),
            None => row,
        },
        called: finding.called.clone(),
        href: finding
            .about
            .filter(|_| is_there)
            .map_or_else(String::new, link),
        badge: Badge::new(tone(finding.verdict), word(desk, finding.verdict, moment)),
        says: said.map(|said| said.word_at(words, &import.kind)).collect(),
    }
}

fn link(record: RecordRef) -> String {
    match record.noun {
        Noun::Place => format!("/places/{}", record.id),
        Noun::Office => format!("/offices/{}", record.id),
        _ => String::new(),
    }
}

/// Why there is nothing to be imported.
fn nothing(desk: &Desk, outcome: &Outcome) -> String {
    let words = desk.words();
    match (outcome.actions, outcome.refused) {
        (0, 0) => words.say("import-commit-nothing"),
        (0, _) if outcome.same == 0 => words.say("import-commit-none-good"),
        (0, _) => words.say("import-commit-nothing"),
        _ => String::new(),
    }
}

fn choices(desk: &Desk) -> Vec<Choice> {
    let words = desk.words();
    ["all", "leave_out"]
        .map(|code| {
            let key = format!("import-commit-{}", code.replace('_', "-"));
            Choice {
                value: code.to_owned(),
                label: words.say(&key),
                hint: words.say(&format!("{key}-hint")),
            }
        })
        .into()
}
