//! The first page after signing in: what waits, and where to begin.

mod waiting;

use askama::Template;
use passerelle_model::{AccountId, Noun, Purpose};
use passerelle_store::{GrantFilter, LogEntry, Page};

use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::grants::{self, GrantLine};
use crate::names::{Named, Names};
use crate::route::{Ask, Room};
use crate::shell::Shell;

use waiting::Task;

/// Changes of one's own that the page remembers.
const LAST: i64 = 6;
/// Roles of one's own that the page shows.
const ROLES: i64 = 50;

pub(crate) fn room() -> Room {
    Room::new("home").get("/", Ask::SignedIn, Purpose::OwnAccount, home)
}

/// Where one may begin: pages, and what they say of themselves. Only those
/// that the reader may open are shown.
const CARDS: [(&str, &str, &str); 9] = [
    ("/imports", "shell-nav-imports", "home-card-imports"),
    ("/places", "shell-nav-places", "home-card-places"),
    ("/offices", "shell-nav-offices", "home-card-offices"),
    ("/accounts", "shell-nav-accounts", "home-card-accounts"),
    ("/grants", "shell-nav-grants", "home-card-grants"),
    (
        "/break-glass",
        "shell-nav-break-glass",
        "home-card-break-glass",
    ),
    ("/log", "shell-nav-log", "home-card-log"),
    ("/roles", "shell-nav-roles", "home-card-roles"),
    ("/directory", "shell-nav-directory", "home-card-directory"),
];

/// A page to begin with.
struct Card {
    href: &'static str,
    label: String,
    hint: String,
}

/// Something that the reader did.
struct Deed {
    iso: String,
    when: String,
    what: String,
    record: Named,
}

#[derive(Template)]
#[template(path = "home/home.html")]
struct Home {
    shell: Shell,
    greeting: String,
    last_here: String,
    leads: Vec<String>,
    count: String,
    waiting: Vec<Task>,
    roles: Vec<GrantLine>,
    cards: Vec<Card>,
    deeds: Vec<Deed>,
}

async fn home(desk: Desk) -> Answer {
    let me = desk.session().account;
    let filter = GrantFilter {
        account: Some(me),
        ..GrantFilter::default()
    };
    let held = desk
        .reader()
        .grants(&filter, &Page::first(ROLES))
        .await?
        .rows;
    let done = desk.reader().my_last(LAST).await?;
    let names = Names::of(&desk, people(me, &done)).await?;
    let words = desk.words();
    let name = desk.session().name.as_str();
    let waiting = waiting::tasks(&desk, &names, &held).await?;
    let things: i64 = waiting.iter().map(|task| task.things).sum();
    page(&Home {
        shell: Shell::of_desk(&desk).await?,
        greeting: words.say_with("home-greeting", &[("name", name.into())]),
        last_here: last_here(&desk).await?,
        leads: leads(&desk),
        count: words.say_with("home-waiting-count", &[("count", things.into())]),
        waiting,
        roles: held
            .iter()
            .map(|grant| grants::line(&desk, &names, grant))
            .collect(),
        cards: cards(&desk),
        deeds: done
            .iter()
            .map(|entry| deed(&desk, &names, entry))
            .collect(),
    })
}

/// Whoever is named on the page.
fn people(me: AccountId, done: &[LogEntry]) -> Vec<AccountId> {
    let changed = done
        .iter()
        .filter(|entry| entry.record.noun == Noun::Account);
    let changed = changed.map(|entry| AccountId::from(entry.record.id));
    std::iter::once(me).chain(changed).collect()
}

/// When they were last here: whoever does not remember it was not alone.
async fn last_here(desk: &Desk) -> Result<String, Halt> {
    let words = desk.words();
    let before = desk.store().sign_in_before(desk.session()).await?;
    Ok(match before {
        Some(last) => {
            let when = desk.instant(last);
            words.say_with("home-last-sign-in", &[("when", when.into())])
        }
        None => words.say("home-first-sign-in"),
    })
}

/// What each role begins with; one sentence for each that counts now.
fn leads(desk: &Desk) -> Vec<String> {
    let given = desk
        .actor()
        .grants
        .iter()
        .filter(|grant| grant.broken_for.is_none());
    let mut roles: Vec<_> = given.map(|grant| grant.role).collect();
    roles.sort();
    roles.dedup();
    let lead =
        |role: passerelle_model::policy::Role| desk.words().say_code("home-lead", role.code());
    roles.into_iter().map(lead).collect()
}

fn cards(desk: &Desk) -> Vec<Card> {
    let open = CARDS.into_iter().filter(|(href, ..)| opens(desk, href));
    open.map(|(href, label, hint)| Card {
        href,
        label: desk.words().say(label),
        hint: desk.words().say(hint),
    })
    .collect()
}

/// Whether a page is there and lets the reader in.
fn opens(desk: &Desk, href: &str) -> bool {
    let route = desk.app().routes.iter().find(|route| route.path == href);
    route.is_some_and(|route| desk.admitted(route.ask))
}

fn deed(desk: &Desk, names: &Names, entry: &LogEntry) -> Deed {
    let named = match entry.record.noun {
        // What was done to oneself names nobody, and a file's name is opened
        // where the file is kept.
        Noun::Account if desk.session().account.uuid() == entry.record.id => Named::default(),
        Noun::Office | Noun::Account => names.record(entry.record),
        _ => Named::default(),
    };
    Deed {
        iso: entry.recorded_at.to_string(),
        when: desk.relative(entry.recorded_at),
        what: desk.words().say_code("action", &entry.kind),
        record: named,
    }
}

impl Home {
    /// Whether no role counts and none will.
    fn has_no_role(&self) -> bool {
        self.roles.is_empty()
    }
}
