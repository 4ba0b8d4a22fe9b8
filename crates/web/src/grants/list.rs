//! The list of grants.

use askama::Template;
use passerelle_model::policy::{Duty, Need};
use passerelle_store::GrantFilter;
use serde::Deserialize;

use super::{GrantLine, line};
use crate::answer::{Answer, page};
use crate::choices::{self, Choice};
use crate::desk::Desk;
use crate::form::Query;
use crate::names::Names;
use crate::paging::{Pager, Paging};
use crate::pairs::address;
use crate::route::Ask;
use crate::shell::Shell;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    account: String,
    office: String,
    ended: bool,
}

#[derive(Template)]
#[template(path = "grants/list.html")]
struct List {
    shell: Shell,
    asked: Filters,
    /// Whose grants are shown, if one person's only.
    person: String,
    without_person: String,
    offices: Vec<Choice>,
    lines: Vec<GrantLine>,
    may_give: bool,
    give: String,
    narrowed: bool,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let filter = GrantFilter {
        account: asked.account.parse().ok(),
        office: asked.office.parse().ok(),
        with_ended: asked.ended,
    };
    let found = desk.reader().grants(&filter, &paging.page()).await?;
    let people = found
        .rows
        .iter()
        .map(|grant| grant.account)
        .chain(filter.account);
    let names = Names::of(&desk, people).await?;
    let ended = if asked.ended { "yes" } else { "" };
    let elsewhere = [("office", asked.office.as_str()), ("ended", ended)];
    let here = [
        ("account", asked.account.as_str()),
        elsewhere[0],
        elsewhere[1],
    ];
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        person: filter
            .account
            .map(|id| names.person(id).name)
            .unwrap_or_default(),
        without_person: address("/grants", elsewhere),
        offices: choices::offices(&desk, Need::SignedIn, filter.office).await?,
        lines: found
            .rows
            .iter()
            .map(|grant| line(&desk, &names, grant))
            .collect(),
        may_give: desk.admitted(Ask::Duty(Duty::Grants)),
        give: address("/grants/new", [("account", asked.account.as_str())]),
        narrowed: filter.account.is_some() || filter.office.is_some(),
        pager: paging.pager("/grants", &here, &found),
        asked,
    })
}
