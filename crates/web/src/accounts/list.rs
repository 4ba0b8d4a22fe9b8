//! The list of accounts. What is typed to search is a person's name: it comes
//! in a form and never stands in an address.

use askama::Template;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{OfficeId, account::Account};
use passerelle_store::{AccountFilter, Page, Paged};
use serde::Deserialize;

use super::{badge, name_of};
use crate::answer::{Answer, Halt, page, see_other};
use crate::badge::Badge;
use crate::choices::{self, Choice};
use crate::desk::Desk;
use crate::form::{Form, Query};
use crate::names::Names;
use crate::paging::{Pager, Paging, ROWS};
use crate::pairs::address;
use crate::route::Ask;
use crate::shell::Shell;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    office: String,
    closed: bool,
}

/// What the form says besides.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Search {
    words: String,
    office: String,
    closed: bool,
    after: String,
}

impl Search {
    fn filter(&self) -> AccountFilter {
        AccountFilter {
            words: self.words.clone(),
            with_closed: self.closed,
            office: self.office.parse().ok(),
        }
    }

    fn is_narrowed(&self) -> bool {
        !self.words.trim().is_empty() || !self.office.is_empty()
    }
}

struct Line {
    href: String,
    name: String,
    erased: bool,
    email: String,
    office: String,
    status: Badge,
}

#[derive(Template)]
#[template(path = "accounts/list.html")]
struct List {
    shell: Shell,
    asked: Search,
    offices: Vec<Choice>,
    lines: Vec<Line>,
    may_open: bool,
    narrowed: bool,
    /// The next page of a list without words.
    pager: Pager,
    /// The cursor of the next page of a search; empty at its end.
    next: String,
}

pub(super) async fn list(
    desk: Desk,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let asked = Search {
        office: filters.office,
        closed: filters.closed,
        ..Search::default()
    };
    let found = desk
        .reader()
        .accounts(&asked.filter(), &paging.page())
        .await?;
    let closed = if asked.closed { "yes" } else { "" };
    let pager = paging.pager(
        "/accounts",
        &[("office", &asked.office), ("closed", closed)],
        &found,
    );
    page(&list_page(&desk, asked, found, pager).await?)
}

pub(super) async fn search(desk: Desk, form: Form<Search>) -> Answer {
    let asked = form.into_typed();
    if asked.words.trim().is_empty() {
        let closed = if asked.closed { "yes" } else { "" };
        let filters = [("office", asked.office.as_str()), ("closed", closed)];
        return Ok(see_other(&address("/accounts", filters)));
    }
    let wanted = Page::after(ROWS, Some(asked.after.clone()));
    let found = desk.reader().accounts(&asked.filter(), &wanted).await?;
    page(&list_page(&desk, asked, found, Pager::default()).await?)
}

async fn list_page(
    desk: &Desk,
    asked: Search,
    found: Paged<Account>,
    pager: Pager,
) -> Result<List, Halt> {
    let names = Names::of(desk, []).await?;
    let next = found.next.clone().unwrap_or_default();
    Ok(List {
        shell: Shell::of_desk(desk).await?,
        offices: choices::offices(desk, Need::SignedIn, chosen(&asked)).await?,
        lines: found
            .rows
            .iter()
            .map(|account| line(desk, &names, account))
            .collect(),
        may_open: desk.admitted(Ask::Duty(Duty::Accounts)),
        narrowed: asked.is_narrowed(),
        asked,
        pager,
        next,
    })
}

fn chosen(asked: &Search) -> Option<OfficeId> {
    asked.office.parse().ok()
}

fn line(desk: &Desk, names: &Names, account: &Account) -> Line {
    let details = &account.details;
    Line {
        href: format!("/accounts/{}", account.id),
        name: name_of(desk.words(), account),
        erased: details.name.value().is_none(),
        email: details.email.value().cloned().unwrap_or_default(),
        office: names.office(details.office).name,
        status: badge(desk.words(), account.status),
    }
}
