//! `passerelle log`: what was done, and that nobody changed it afterwards.

use passerelle_model::action::KINDS;
use passerelle_model::{Actor, Purpose};
use passerelle_store::jobs::{NewJob, VERIFY_LOG};
use passerelle_store::{LogEntry, LogFilter, Page, Store, Verified};
use serde_json::json;

use crate::arguments::{Json, Log, ShowLog};
use crate::config::Config;
use crate::say;
use crate::trouble::Trouble;

use super::lookup::nearest;
use super::{job, with_store};

/// Entries that are asked for at once.
const AT_ONCE: i64 = 200;

/// Checks, replays, exports or shows.
pub(super) fn run(config: &Config, what: Log) -> Result<(), Trouble> {
    with_store(config, async |store| match what {
        Log::Verify(output) => verify(config, store, output).await,
        Log::Replay(output) => replay(store, output).await,
        Log::ExportHead => export_head(store).await,
        Log::Show(asked) => show(store, asked).await,
    })
}

async fn export_head(store: &Store) -> Result<(), Trouble> {
    match store.log_head().await? {
        Some(head) => say::json(&head),
        None => Err(Trouble::new("the log is empty")),
    }
}

/// The same job as the button of the page: a trace of it stays.
async fn verify(config: &Config, store: &Store, output: Json) -> Result<(), Trouble> {
    let new = NewJob::of(VERIFY_LOG, Purpose::Audit);
    let over = job::in_foreground(config, store, new).await?;
    let found = Verified::of(&over).ok_or_else(|| Trouble::new("the check says nothing"))?;
    if output.json {
        say::json(&found)?;
    } else {
        say::data(format_args!(
            "{} in {}, {} not sealed yet",
            entries(found.entries),
            say::counted(found.batches, "link", "links"),
            found.unsealed
        ))?;
    }
    match found.broken {
        None => Ok(()),
        Some(broken) => Err(Trouble::new(format!(
            "the log is broken at position {}",
            broken.position
        ))
        .cause(broken.what)
        .hint("keep this database as it is, and compare it with a signed head and a backup")),
    }
}

fn entries(count: i64) -> String {
    say::counted(count, "entry", "entries")
}

async fn replay(store: &Store, output: Json) -> Result<(), Trouble> {
    let found = store.log_replay().await?;
    if output.json {
        say::json(&found)?;
    } else {
        let differences = i64::try_from(found.differences.len()).unwrap_or(i64::MAX);
        say::data(format_args!(
            "{} give {}; {} from the tables",
            entries(found.entries),
            say::counted(found.records, "record", "records"),
            say::counted(differences, "differs", "differ")
        ))?;
        for record in &found.differences {
            say::data(record)?;
        }
    }
    if found.differences.is_empty() {
        return Ok(());
    }
    Err(Trouble::new("the tables are not what the log gives").hint(
        "keep this database as it is; `passerelle log verify` tells whether the log is whole",
    ))
}

/// Goes from page to page until enough entries are shown.
async fn show(store: &Store, asked: ShowLog) -> Result<(), Trouble> {
    if let Some(kind) = &asked.kind {
        known_kind(kind)?;
    }
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let filter = LogFilter {
        actor: asked.actor,
        kind: asked.kind,
        record: asked.record,
        from: asked.from,
        to: asked.to,
    };
    let mut left = i64::from(asked.limit);
    let mut cursor = None;
    let mut shown = 0;
    while left > 0 {
        let page = Page::after(left.min(AT_ONCE), cursor);
        let found = reader.log(&filter, &page).await?;
        left -= page.size;
        shown += found.rows.len();
        for entry in &found.rows {
            if asked.json {
                say::json(&for_a_program(entry))?;
            } else {
                say::data(for_a_person(entry))?;
            }
        }
        cursor = found.next;
        if cursor.is_none() {
            break;
        }
    }
    if shown == 0 && !asked.json {
        say::talk("no entry of that kind");
    }
    reader.finish().await?;
    Ok(())
}

/// A kind that no action ever had is a slip of the hand, and not an empty log.
fn known_kind(kind: &str) -> Result<(), Trouble> {
    let known = || KINDS.iter().map(|(name, _)| *name);
    if known().any(|name| name == kind) {
        return Ok(());
    }
    let nearest = nearest(kind, known());
    Err(Trouble::new(format!("there is no kind of action `{kind}`"))
        .hint(format!("the nearest are {nearest}"))
        .usage())
}

fn for_a_person(entry: &LogEntry) -> String {
    let LogEntry {
        position,
        recorded_at,
        kind,
        record,
        version,
        actor,
        ..
    } = entry;
    format!("{position:>8}  {recorded_at}  {kind:<26} {record} v{version}  by {actor}")
}

fn for_a_program(entry: &LogEntry) -> serde_json::Value {
    json!({
        "position": entry.position,
        "id": entry.id,
        "kind": entry.kind,
        "record": entry.record,
        "version": entry.version,
        "actor": entry.actor,
        "role": entry.role,
        "office": entry.office,
        "purpose": entry.purpose,
        "event_at": entry.event_at,
        "recorded_at": entry.recorded_at,
        "node": entry.node,
        "sealed": entry.sealed,
    })
}
