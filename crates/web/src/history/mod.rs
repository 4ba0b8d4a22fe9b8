//! The history of one record: who changed what, and when.

use askama::Template;
use passerelle_model::policy::Need;
use passerelle_model::{AccountId, Noun, OfficeId, PlaceId, Purpose, RecordRef};
use passerelle_store::HistoryEntry;

use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::fields::FieldWords;
use crate::form::{Path, Query};
use crate::names::Names;
use crate::offices::{self, Crumb};
use crate::paging::{Pager, Paging};
use crate::places;
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    Room::new("history")
        .get("/offices/{id}/history", Ask::SignedIn, why, of_office)
        .get("/accounts/{id}/history", Ask::SignedIn, why, of_account)
        .get("/places/{id}/history", Ask::SignedIn, why, of_place)
}

/// A field that an entry changed.
pub(crate) struct Shown {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// One entry, as `record::timeline` takes it.
pub(crate) struct Event {
    pub(crate) iso: String,
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) by: String,
    pub(crate) tone: &'static str,
    pub(crate) reason: String,
    pub(crate) changes: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "history/list.html")]
struct List {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    events: Vec<Event>,
    pager: Pager,
}

async fn of_office(desk: Desk, Path(id): Path<OfficeId>, Query(paging): Query<Paging>) -> Answer {
    let tree = desk.reader().offices().await?;
    let office = tree.get(id).ok_or(Halt::NotFound)?;
    let name = office.name_on(desk.today()).to_owned();
    let crumbs = offices::crumbs(&desk, &tree, id, true);
    show(&desk, id.into(), (name, crumbs), &paging).await
}

async fn of_place(desk: Desk, Path(id): Path<PlaceId>, Query(paging): Query<Paging>) -> Answer {
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let name = places::name_of(&desk, &place.details);
    let crumbs = places::crumbs(&desk, &place, true).await?;
    show(&desk, id.into(), (name, crumbs), &paging).await
}

async fn of_account(desk: Desk, Path(id): Path<AccountId>, Query(paging): Query<Paging>) -> Answer {
    let account = desk.reader().account(id).await?;
    let erased = || desk.words().say("shell-value-erased");
    let name = account.details.name.value().cloned().unwrap_or_else(erased);
    let mut crumbs = Vec::new();
    // One's own account has no page among those that one looks after.
    let own = desk
        .reader()
        .why(Need::Own(id), &passerelle_model::policy::Place::default());
    let (list, words) = if own.is_ok() {
        ("/me".to_owned(), "shell-nav-me")
    } else {
        ("/accounts".to_owned(), "accounts-title")
    };
    crumbs.push(Crumb {
        href: list,
        label: desk.words().say(words),
    });
    if own.is_err() {
        crumbs.push(Crumb {
            href: format!("/accounts/{id}"),
            label: name.clone(),
        });
    }
    show(&desk, id.into(), (name, crumbs), &paging).await
}

/// The history of a record whose reader may see it; the store asks again.
async fn show(
    desk: &Desk,
    record: RecordRef,
    (name, crumbs): (String, Vec<Crumb>),
    paging: &Paging,
) -> Answer {
    let history = desk.reader().history(record, &paging.page()).await?;
    let pager = paging.pager(&address(record), &[], &history);
    page(&List {
        shell: Shell::of_desk(desk).await?,
        crumbs,
        title: desk
            .words()
            .say_with("history-title-of", &[("name", name.into())]),
        events: events(desk, record.noun, &history.rows).await?,
        pager,
    })
}

/// Entries of one record, in words.
pub(crate) async fn events(
    desk: &Desk,
    noun: Noun,
    rows: &[HistoryEntry],
) -> Result<Vec<Event>, Halt> {
    let words = words_for(desk, rows).await?;
    let actors = rows.iter().filter_map(|row| row.entry.account());
    let names = Names::of(desk, actors).await?;
    let worded = rows
        .iter()
        .map(|row| event(desk, row, (noun, &words, &names)));
    Ok(worded.collect())
}

fn address(record: RecordRef) -> String {
    format!("/{}s/{}/history", record.noun, record.id)
}

async fn words_for(desk: &Desk, entries: &[HistoryEntry]) -> Result<FieldWords, Halt> {
    let changes = entries.iter().flat_map(|entry| &entry.changes);
    let values =
        changes.flat_map(|change| [(change.name, &change.from), (change.name, &change.to)]);
    FieldWords::of(desk, values).await
}

fn event(
    desk: &Desk,
    history: &HistoryEntry,
    (noun, words, names): (Noun, &FieldWords, &Names),
) -> Event {
    let entry = &history.entry;
    let made = entry.version == passerelle_model::Version::FIRST;
    let changes = history.changes.iter().map(|change| Shown {
        label: words.label(noun, change.name),
        // A record that begins had nothing before.
        before: if made {
            String::new()
        } else {
            words.value(noun, change.name, &change.from)
        },
        after: words.value(noun, change.name, &change.to),
    });
    Event {
        iso: entry.recorded_at.to_string(),
        when: desk.instant(entry.recorded_at),
        what: desk.words().say_code("action", &entry.kind),
        by: by(desk, history, names),
        tone: tone(&entry.kind),
        reason: reason(desk, history),
        changes: changes.collect(),
    }
}

/// Why it was done, where that was asked; or that it can no longer be read.
fn reason(desk: &Desk, history: &HistoryEntry) -> String {
    if history.erased {
        return desk.words().say("history-erased");
    }
    let reason = history.reason.as_ref().and_then(|reason| reason.value());
    reason.cloned().unwrap_or_default()
}

/// Who did it, and in which role it was allowed.
fn by(desk: &Desk, history: &HistoryEntry, names: &Names) -> String {
    let name = names.actor(&history.entry.actor).name;
    let words = desk.words();
    let Some(role) = history.entry.role else {
        return name;
    };
    let role = words.say_code("role", role.code());
    words.say_with(
        "history-by",
        &[("name", name.into()), ("role", role.into())],
    )
}

/// A shape for what happened: something began, ended, was taken away, changed.
fn tone(kind: &str) -> &'static str {
    match kind.split_once('.').map_or(kind, |(_, what)| what) {
        "open" | "register" | "reopen" | "reinstate" | "give" | "attach" => "good",
        "close" | "suspend" | "hand_over" | "end" | "remove" => "quiet",
        "erase" | "break_glass" | "use_recovery_code" | "reset" => "warn",
        _ => "active",
    }
}
