//! One entry of the log.

use askama::Template;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{ActionId, Noun, RecordRef};
use passerelle_store::Refusal;

use super::{Line, line, people};
use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::form::Path;
use crate::names::Names;
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Template)]
#[template(path = "log/entry.html")]
struct Entry {
    shell: Shell,
    line: Line,
    title: String,
    /// When it took place, where that is another moment than its recording.
    event_at: String,
    id: ActionId,
    version: i64,
    node: String,
    kind: String,
    why: Why,
}

pub(super) async fn show(desk: Desk, Path(position): Path<i64>) -> Answer {
    let entry = desk.reader().entry(position).await?;
    let names = Names::of(&desk, people(std::slice::from_ref(&entry))).await?;
    let mut line = line(&desk, &names, &entry);
    if let Some(account) = entry.account()
        && !opens(&desk, account.into()).await?
    {
        line.who.href.clear();
    }
    if !opens(&desk, entry.record).await? {
        line.record.href.clear();
    }
    let elsewhen = entry.event_at != entry.recorded_at;
    let values = [("position", desk.words().number(position).into())];
    page(&Entry {
        shell: Shell::of_desk(&desk).await?,
        line,
        title: desk.words().say_with("log-entry-title", &values),
        event_at: if elsewhen {
            desk.instant(entry.event_at)
        } else {
            String::new()
        },
        id: entry.id,
        version: entry.version.0,
        node: entry.node,
        kind: entry.kind,
        why: Asking::of(None)
            .read(Need::Duty(Duty::Log))
            .word(&desk)
            .await?,
    })
}

/// Whether the record's own page would open, so that no link leads to a refusal.
async fn opens(desk: &Desk, record: RecordRef) -> Result<bool, Halt> {
    let refused = match record.noun {
        Noun::Account => desk.reader().account(record.id.into()).await.err(),
        Noun::Grant => desk.reader().grant(record.id.into()).await.err(),
        Noun::Webhook => desk.reader().webhook(record.id.into()).await.err(),
        Noun::Office | Noun::Batch | Noun::Document | Noun::Place | Noun::Token => None,
    };
    match refused {
        Some(Refusal::Store(error)) => Err(error.into()),
        refused => Ok(refused.is_none()),
    }
}
