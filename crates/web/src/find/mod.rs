//! The search box: one box over everything that the reader may see.
//!
//! What is typed may be a person's name, so it never stands in an address: the
//! box is a form that is posted, whatever is looked for, since nobody can know
//! beforehand whether words name a place or a person. The answer is a
//! redirection to an address that holds the words sealed for this session
//! (`Store::seal_typed`). So a reload, the way back, two tabs and the language
//! switch all work, without a script, and neither the browser's history nor a
//! proxy's log learns what was looked for. To anybody else, and after signing
//! out, the address opens an empty box.
//!
//! A new noun is a file here and a line in [`nouns!`].

mod accounts;
mod countries;
mod help;
mod hit;
mod offices;
mod pages;
mod places;
mod typed;

use askama::Template;
use passerelle_model::Purpose;
use serde::Deserialize;

use crate::answer::{Answer, Halt, page, see_other};
use crate::desk::Desk;
use crate::form::{Form, Query};
use crate::pairs;
use crate::route::{Ask, Room};
use crate::shell::Shell;

use hit::{Found, Hit};
use typed::Typed;

/// Results of one kind beside those of other kinds.
const FEW: usize = 8;
/// Results of one kind where it is asked for alone.
const MANY: usize = 50;

/// Names each noun once, with the question who finds it there and the function
/// that finds it; in the order in which results that fit alike are told.
macro_rules! nouns {
    ($($noun:literal: $ask:expr => $found:path,)*) => {
        const NOUNS: &[(&str, Ask)] = &[$(($noun, $ask)),*];

        async fn look(noun: &str, desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
            match noun {
                $($noun => $found(desk, typed, most).await,)*
                _ => Ok(Found::default()),
            }
        }
    };
}

nouns! {
    "page": Ask::SignedIn => pages::found,
    "office": Ask::SignedIn => offices::found,
    "country": Ask::SignedIn => countries::found,
    "place": Ask::SignedIn => places::found,
    "account": crate::accounts::LOOKED_AFTER => accounts::found,
    "help": Ask::Anyone => help::found,
}

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    Room::new("find")
        .get("/search", Ask::SignedIn, why, show)
        .post("/search", Ask::SignedIn, why, search)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Box {
    q: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Sought {
    /// The words, sealed.
    s: String,
    /// Of one kind alone.
    only: String,
}

/// Everything of one kind that was found.
struct Group {
    noun: &'static str,
    title: String,
    count: String,
    hits: Vec<Hit>,
    /// Where there are more than these; empty if there are not.
    all: String,
}

#[derive(Template)]
#[template(path = "find/find.html")]
struct Page {
    shell: Shell,
    typed: String,
    too_short: bool,
    /// Whether an address was opened that this session did not make.
    stale: bool,
    /// The kind that alone is shown; empty for all.
    only: String,
    everything: String,
    groups: Vec<Group>,
    /// What was looked through, in words.
    through: String,
    people: bool,
}

async fn search(desk: Desk, form: Form<Box>) -> Answer {
    let typed = Typed::of(&form.q);
    if typed.is_empty() {
        return Ok(see_other("/search"));
    }
    let sealed = desk.store().seal_typed(desk.session(), typed.text())?;
    let address = pairs::address("/search", [("s", sealed.as_str())]);
    Ok(see_other(&address))
}

async fn show(desk: Desk, Query(sought): Query<Sought>) -> Answer {
    let opened = desk.store().open_typed(desk.session(), &sought.s);
    let stale = opened.is_none() && !sought.s.is_empty();
    let typed = Typed::of(&opened.unwrap_or_default());
    let too_short = !typed.is_empty() && typed.is_too_short();
    let only = NOUNS.iter().find(|(noun, _)| *noun == sought.only);
    let only = only.map_or("", |(noun, _)| *noun);
    let groups = if typed.is_empty() || too_short {
        Vec::new()
    } else {
        groups(&desk, &typed, &sought.s, only).await?
    };
    page(&Page {
        shell: Shell::of_desk(&desk).await?,
        too_short,
        stale,
        only: kind(&desk, only),
        everything: pairs::address("/search", [("s", sought.s.as_str())]),
        groups,
        through: through(&desk),
        people: desk.admitted(crate::accounts::LOOKED_AFTER),
        typed: typed.text().to_owned(),
    })
}

/// The nouns that this reader finds.
fn theirs(desk: &Desk) -> impl Iterator<Item = &'static str> {
    let theirs = NOUNS.iter().filter(|(_, ask)| desk.admitted(*ask));
    theirs.map(|(noun, _)| *noun)
}

/// What was found, the kind with the best result first.
async fn groups(desk: &Desk, typed: &Typed, sealed: &str, only: &str) -> Result<Vec<Group>, Halt> {
    let most = if only.is_empty() { FEW } else { MANY };
    let mut all = Vec::new();
    for noun in theirs(desk).filter(|noun| only.is_empty() || *noun == only) {
        let found = look(noun, desk, typed, most).await?;
        if let Some(best) = found.best() {
            all.push((best, noun, found));
        }
    }
    all.sort_by_key(|(best, ..)| *best);
    let groups = all.into_iter();
    Ok(groups
        .map(|(_, noun, found)| group(desk, noun, found, sealed, only))
        .collect())
}

fn group(desk: &Desk, noun: &'static str, found: Found, sealed: &str, only: &str) -> Group {
    let words = desk.words();
    let shown = words.number(i64::try_from(found.hits.len()).unwrap_or(i64::MAX));
    let all = found.more && only.is_empty();
    Group {
        noun,
        title: kind(desk, noun),
        count: if found.more {
            words.say_with("find-count-more", &[("count", shown.into())])
        } else {
            shown
        },
        hits: found.hits,
        all: if all {
            pairs::address("/search", [("s", sealed), ("only", noun)])
        } else {
            String::new()
        },
    }
}

fn kind(desk: &Desk, noun: &str) -> String {
    if noun.is_empty() {
        String::new()
    } else {
        desk.words().say_code("find-kind", noun)
    }
}

fn through(desk: &Desk) -> String {
    let kinds: Vec<String> = theirs(desk)
        .map(|noun| desk.words().say_code("find-through", noun))
        .collect();
    desk.words().list(&kinds)
}
