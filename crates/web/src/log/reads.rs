//! What was read, by whom, and for what.

use askama::Template;
use passerelle_model::AccountId;
use passerelle_model::policy::Duty;
use passerelle_store::{ReadEntry, ReadFilter};
use serde::Deserialize;

use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::form::Query;
use crate::names::{Named, Names};
use crate::paging::{Pager, Paging};
use crate::route::Ask;
use crate::shell::Shell;

/// Persons whom a line names; the rest are counted.
const TOLD: usize = 4;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    actor: String,
    about: String,
}

struct Line {
    when: String,
    who: Named,
    /// The filter that shows everything they read; empty for the console.
    theirs: String,
    purpose: String,
    class: String,
    /// Whom it concerned, as far as there is room, and the filter that shows
    /// every read about them.
    persons: Vec<(Named, String)>,
    /// How many more; empty for none.
    more: String,
    /// The broken glass that opened it; empty for a role that was given.
    glass: String,
}

#[derive(Template)]
#[template(path = "log/reads.html")]
struct Reads {
    shell: Shell,
    lines: Vec<Line>,
    /// Whose reads are shown; empty for everybody's.
    actor: String,
    /// About whom; empty for everybody.
    about: String,
    may_read_log: bool,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let filter = ReadFilter {
        actor: asked.actor.parse().ok(),
        about: asked.about.parse().ok(),
    };
    let about = filter.about.map(|about| AccountId::from(about.uuid()));
    let found = desk.reader().reads(&filter, &paging.page()).await?;
    let readers = found.rows.iter().filter_map(account);
    let read = found.rows.iter().flat_map(told);
    let people = readers.chain(read).chain(filter.actor).chain(about);
    let names = Names::of(&desk, people).await?;
    page(&Reads {
        shell: Shell::of_desk(&desk).await?,
        lines: found
            .rows
            .iter()
            .map(|read| line(&desk, &names, read))
            .collect(),
        actor: filter
            .actor
            .map(|actor| names.person(actor).name)
            .unwrap_or_default(),
        about: about
            .map(|about| names.person(about).name)
            .unwrap_or_default(),
        may_read_log: desk.admitted(Ask::Duty(Duty::Log)),
        pager: paging.pager(
            "/log/reads",
            &[("actor", &asked.actor), ("about", &asked.about)],
            &found,
        ),
    })
}

fn account(read: &ReadEntry) -> Option<AccountId> {
    read.actor.parse().ok()
}

/// The persons of a read that a line has room for. All that are read today are
/// holders of accounts.
fn told(read: &ReadEntry) -> impl Iterator<Item = AccountId> {
    let ids = read.subjects.iter().take(TOLD);
    ids.map(|subject| AccountId::from(subject.uuid()))
}

fn line(desk: &Desk, names: &Names, read: &ReadEntry) -> Line {
    let words = desk.words();
    let theirs = account(read).map(|account| format!("/log/reads?actor={account}"));
    let glass = read.grant.map(|grant| format!("/break-glass/{grant}"));
    Line {
        when: desk.instant(read.at),
        who: names.actor(&read.actor),
        theirs: theirs.unwrap_or_default(),
        purpose: words.say_code("purpose", read.purpose.code()),
        class: words.say_code("class", read.class.code()),
        persons: told(read)
            .map(|person| {
                let about = format!("/log/reads?about={person}");
                (names.person(person), about)
            })
            .collect(),
        more: match read.subjects.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => words.say_with("log-reads-more", &[("count", more.into())]),
        },
        glass: glass.unwrap_or_default(),
    }
}
