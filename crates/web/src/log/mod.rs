//! The log as auditors and the data protection officer read it, the proof that
//! it is whole, and the log of what was read.

mod entry;
mod head;
mod list;
mod reads;
mod verify;

use passerelle_model::Purpose;
use passerelle_model::policy::Duty;
use passerelle_store::LogEntry;

use crate::desk::Desk;
use crate::names::{Named, Names};
use crate::route::{Ask, Room};

pub(crate) fn room() -> Room {
    let why = Purpose::Audit;
    let log = Ask::Duty(Duty::Log);
    Room::new("log")
        .get("/log", log, why, list::list)
        .get("/log/verify", log, why, verify::show)
        .post("/log/verify", log, why, verify::begin)
        .get("/log/head", log, why, head::download)
        .get("/log/reads", Ask::Duty(Duty::Reads), why, reads::list)
        .get("/log/{position}", log, why, entry::show)
}

/// An entry as a line of the list, and as the facts of its own page.
struct Line {
    href: String,
    position: i64,
    when: String,
    who: Named,
    what: String,
    record: Named,
    /// The filter that shows all entries about the record.
    about: String,
    role: String,
    office: Option<Named>,
    purpose: String,
    sealed: bool,
}

fn line(desk: &Desk, names: &Names, entry: &LogEntry) -> Line {
    let words = desk.words();
    let role = entry.role.map(|role| words.say_code("role", role.code()));
    Line {
        href: format!("/log/{}", entry.position),
        position: entry.position,
        when: desk.instant(entry.recorded_at),
        who: names.actor(&entry.actor),
        what: words.say_code("action", &entry.kind),
        record: names.record(entry.record),
        about: crate::pairs::address("/log", [("record", entry.record.to_string().as_str())]),
        role: role.unwrap_or_default(),
        office: entry.office.map(|office| names.office(office)),
        purpose: words.say_code("purpose", entry.purpose.code()),
        sealed: entry.sealed,
    }
}

/// Everybody whom entries name: who acted, and whose account was changed.
fn people(entries: &[LogEntry]) -> Vec<passerelle_model::AccountId> {
    let acted = entries.iter().filter_map(LogEntry::account);
    let changed = entries.iter().filter_map(|entry| match entry.record.noun {
        passerelle_model::Noun::Account => Some(entry.record.id.into()),
        _ => None,
    });
    acted.chain(changed).collect()
}
