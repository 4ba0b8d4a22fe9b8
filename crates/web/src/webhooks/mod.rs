//! Webhooks: which other programs are told what was done.

mod form;
mod show;

use askama::Template;
use passerelle_l10n::Words;
use passerelle_model::Purpose;
use passerelle_model::policy::Duty;
use passerelle_model::webhook::{EventPattern, Webhook, WebhookStatus};

use crate::answer::{Answer, page};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::form::Query;
use crate::names::{Named, Names};
use crate::offices::Crumb;
use crate::paging::{Pager, Paging};
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) fn room() -> Room {
    let (ask, why) = (Ask::Duty(Duty::Webhooks), Purpose::Administration);
    Room::new("webhooks")
        .get("/webhooks", ask, why, list)
        .get("/webhooks/new", ask, why, form::new)
        .post("/webhooks/new", ask, why, form::subscribe)
        .get("/webhooks/{id}", ask, why, show::show)
        .get("/webhooks/{id}/edit", ask, why, form::edit)
        .post("/webhooks/{id}/edit", ask, why, form::amend)
        .post("/webhooks/{id}/pause", ask, why, show::pause)
        .post("/webhooks/{id}/resume", ask, why, show::resume)
        .get("/webhooks/{id}/end", ask, why, show::ask_end)
        .post("/webhooks/{id}/end", ask, why, show::end)
}

struct Line {
    href: String,
    name: String,
    url: String,
    office: Named,
    kinds: Vec<String>,
    status: Badge,
}

#[derive(Template)]
#[template(path = "webhooks/list.html")]
struct List {
    shell: Shell,
    lines: Vec<Line>,
    pager: Pager,
}

async fn list(desk: Desk, Query(paging): Query<Paging>) -> Answer {
    let found = desk.reader().webhooks(&paging.page()).await?;
    let names = Names::of(&desk, []).await?;
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        lines: found
            .rows
            .iter()
            .map(|webhook| line(desk.words(), &names, webhook))
            .collect(),
        pager: paging.pager("/webhooks", &[], &found),
    })
}

fn line(words: Words, names: &Names, webhook: &Webhook) -> Line {
    let details = &webhook.details;
    Line {
        href: address(webhook),
        name: details.name.to_string(),
        url: details.url.to_string(),
        office: names.office(webhook.office),
        kinds: details.kinds.iter().map(|kind| said(words, kind)).collect(),
        status: status(words, webhook.status),
    }
}

fn address(webhook: &Webhook) -> String {
    format!("/webhooks/{}", webhook.id)
}

/// Patterns between commas, as a record's history has them, in words.
pub(crate) fn said_all(words: Words, patterns: &str) -> String {
    let word = |text: &str| match EventPattern::parse(text) {
        Ok(pattern) => said(words, &pattern),
        Err(_) => text.to_owned(),
    };
    let all: Vec<String> = patterns.split(", ").map(word).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    words.list(&all)
}

/// A pattern in words: a kind of action, or everything about a noun.
fn said(words: Words, pattern: &EventPattern) -> String {
    let kind = pattern.to_string();
    if kind.ends_with('*') {
        let noun = words.say_code("log-noun", pattern.noun());
        words.say_with("webhook-kinds-all", &[("noun", noun.into())])
    } else {
        words.say_code("action", &kind)
    }
}

fn status(words: Words, status: WebhookStatus) -> Badge {
    let tone = match status {
        WebhookStatus::Active => "good",
        WebhookStatus::Paused | WebhookStatus::Ended => "quiet",
        WebhookStatus::Failing => "bad",
    };
    Badge::new(tone, words.say_code("webhook-status", status.code()))
}

/// The way down to a webhook; with `itself`, for a page below its own.
fn crumbs(desk: &Desk, itself: Option<&Webhook>) -> Vec<Crumb> {
    let list = Crumb {
        href: "/webhooks".to_owned(),
        label: desk.words().say("webhooks-title"),
    };
    let own = itself.map(|webhook| Crumb {
        href: address(webhook),
        label: webhook.details.name.to_string(),
    });
    std::iter::once(list).chain(own).collect()
}
