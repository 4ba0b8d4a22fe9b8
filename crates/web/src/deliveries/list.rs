//! Messages that leave or left the house, with their way and their state.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use passerelle_model::policy::Duty;
use passerelle_model::{MessageId, WebhookId};
use passerelle_store::Refusal;
use passerelle_store::messages::{Delivery, DeliveryFilter, MessageState};
use serde::Deserialize;

use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path, Query};
use crate::names::{Named, Names};
use crate::paging::{Pager, Paging};
use crate::route::Ask;
use crate::shell::Shell;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    state: String,
}

struct Line {
    what: String,
    way: String,
    to: Named,
    badge: Badge,
    reason: String,
    written: String,
    left: String,
    next: String,
    attempts: i64,
    /// Where to send it again; empty where it need not be.
    again: String,
}

#[derive(Template)]
#[template(path = "deliveries/list.html")]
struct List {
    shell: Shell,
    asked: Filters,
    states: Vec<Choice>,
    narrowed: bool,
    prints: bool,
    lines: Vec<Line>,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let filter = DeliveryFilter {
        state: MessageState::parse(&asked.state),
    };
    let found = desk.reader().deliveries(&filter, &paging.page()).await?;
    let names = Names::of(&desk, found.rows.iter().filter_map(|row| row.account)).await?;
    let programs = programs(&desk, &found.rows).await?;
    let words = desk.words();
    let state = |state: MessageState| {
        Choice::plain(state.code(), words.say_code("delivery-state", state.code()))
    };
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        states: MessageState::ALL.into_iter().map(state).collect(),
        narrowed: filter.state.is_some(),
        prints: desk.admitted(Ask::Duty(Duty::Accounts)),
        lines: found
            .rows
            .iter()
            .map(|row| line(&desk, (&names, &programs), row))
            .collect(),
        pager: paging.pager("/deliveries", &[("state", &asked.state)], &found),
        asked,
    })
}

/// What the programs are called that were called, as far as the reader looks after
/// them.
async fn programs(desk: &Desk, rows: &[Delivery]) -> Result<HashMap<WebhookId, String>, Halt> {
    let mut named = HashMap::new();
    let called: BTreeSet<WebhookId> = rows.iter().filter_map(|row| row.webhook).collect();
    for id in called {
        match desk.reader().webhook(id).await {
            Ok(webhook) => {
                named.insert(id, webhook.details.name.to_string());
            }
            Err(Refusal::Denied(_) | Refusal::NotFound) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Ok(named)
}

fn line(
    desk: &Desk,
    (names, programs): (&Names, &HashMap<WebhookId, String>),
    row: &Delivery,
) -> Line {
    let words = desk.words();
    let code = row.kind.map_or("event", |kind| kind.code());
    let tone = match row.state {
        MessageState::Waiting => "active",
        MessageState::Sent => "good",
        MessageState::Failed => "bad",
        MessageState::Dropped => "quiet",
    };
    let shown =
        |at: Option<passerelle_model::Instant>| at.map_or_else(String::new, |at| desk.instant(at));
    let stuck = matches!(row.state, MessageState::Failed | MessageState::Dropped);
    Line {
        what: words.say(&format!("message-{}-subject", code.replace('_', "-"))),
        way: match row.account {
            Some(_) => words.say_code("notices-way", row.way.code()),
            None => words.say("deliveries-program"),
        },
        to: match (row.account, row.webhook) {
            (Some(account), _) => names.person(account),
            (None, Some(webhook)) => Named {
                name: match programs.get(&webhook) {
                    Some(name) => name.clone(),
                    None => words.say("deliveries-program"),
                },
                href: format!("/webhooks/{webhook}"),
                ..Named::default()
            },
            (None, None) => Named::default(),
        },
        badge: Badge::new(tone, words.say_code("delivery-state", row.state.code())),
        reason: match &row.reason {
            Some(reason) => words.say_code("delivery-reason", reason),
            None => String::new(),
        },
        written: desk.instant(row.made_at),
        left: shown(row.sent_at),
        next: shown(row.due_at),
        attempts: row.attempts,
        again: if stuck {
            format!("/deliveries/{}/again", row.id)
        } else {
            String::new()
        },
    }
}

pub(super) async fn again(desk: Desk, Path(id): Path<MessageId>, _: Form<Nothing>) -> Answer {
    desk.store().send_again(desk.actor(), id).await?;
    Ok(desk.done(&Flash::info("deliveries-sent-again"), "/deliveries"))
}
