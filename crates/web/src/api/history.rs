//! The history of a record, as a program reads it.

use passerelle_model::record::Change;
use passerelle_model::{RecordRef, policy::Role};
use passerelle_store::{HistoryEntry, LogEntry};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::client::Client;
use crate::api::page::found;
use crate::api::problem::{Answer, text};

/// One entry of the log.
#[derive(Serialize, ToSchema)]
#[schema(as = LogEntry)]
pub(super) struct EntryBody {
    /// Its place in the log, from 1, without gaps.
    position: i64,
    /// The action's own id.
    #[schema(format = "uuid")]
    id: String,
    /// What was done, like `office.amend`.
    kind: String,
    /// The record, like `office/0190…`.
    record: String,
    /// The version that the record has since.
    version: i64,
    /// The account that did it, or `console`.
    actor: String,
    /// The role that allowed it.
    role: Option<&'static str>,
    /// The office at the top of the grant that allowed it.
    #[schema(format = "uuid")]
    office: Option<String>,
    /// Why data were used.
    purpose: &'static str,
    /// When the thing itself took place, as the actor says.
    #[schema(format = "date-time")]
    event_at: String,
    /// When it was recorded.
    #[schema(format = "date-time")]
    recorded_at: String,
    /// Whether the chain holds it already.
    sealed: bool,
}

impl EntryBody {
    pub(super) fn of(entry: &LogEntry) -> Self {
        Self {
            position: entry.position,
            id: entry.id.to_string(),
            kind: entry.kind.clone(),
            record: entry.record.to_string(),
            version: entry.version.0,
            actor: entry.actor.clone(),
            role: entry.role.map(Role::code),
            office: entry.office.map(|office| office.to_string()),
            purpose: entry.purpose.code(),
            event_at: entry.event_at.to_string(),
            recorded_at: entry.recorded_at.to_string(),
            sealed: entry.sealed,
        }
    }
}

/// What one field was, and what it became.
#[derive(Serialize, ToSchema)]
pub(super) struct FieldChange {
    /// The field.
    field: &'static str,
    /// Its value before, as text.
    from: Option<String>,
    /// Its value after, as text.
    to: Option<String>,
}

impl FieldChange {
    fn of(change: &Change) -> Self {
        Self {
            field: change.name,
            from: text(&change.from),
            to: text(&change.to),
        }
    }
}

/// One change of a record.
#[derive(Serialize, ToSchema)]
pub(super) struct HistoryItem {
    /// The entry of the log.
    entry: EntryBody,
    /// The fields that it changed.
    changes: Vec<FieldChange>,
    /// Why it was done, where that was asked.
    reason: Option<String>,
    /// Whether a value about a person can no longer be opened.
    erased: bool,
}

impl HistoryItem {
    fn of(entry: &HistoryEntry) -> Self {
        Self {
            entry: EntryBody::of(&entry.entry),
            changes: entry.changes.iter().map(FieldChange::of).collect(),
            reason: entry.reason.as_ref().and_then(|r| r.value().cloned()),
            erased: entry.erased,
        }
    }
}

/// The changes of a record, the newest first.
pub(super) async fn of(client: &Client, record: RecordRef) -> Answer {
    let asked = client.asked(&["limit", "after"])?;
    let history = found(client.reader().history(record, &asked.page()?).await)?;
    asked.listed(history.map(|entry| HistoryItem::of(&entry)))
}
