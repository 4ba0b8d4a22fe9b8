//! The log as auditors and the data protection officer read it.

use jiff::civil::Date;
use passerelle_model::policy::{Duty, Need, Role};
use passerelle_model::{AccountId, ActionId, Instant, OfficeId, Purpose, RecordRef, Version};

use crate::db::{Conn, Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::page::{Page, Paged};
use crate::reader::Reader;

use super::entry::{Entry, select_entries};

/// One entry as it may be shown: without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each is the column of the log with its name; `docs/sql.md` words them"
)]
pub struct LogEntry {
    pub position: i64,
    pub id: ActionId,
    pub kind: String,
    pub record: RecordRef,
    pub version: Version,
    /// The account's id, or `console`.
    pub actor: String,
    pub role: Option<Role>,
    pub office: Option<OfficeId>,
    pub purpose: Purpose,
    pub event_at: Instant,
    pub recorded_at: Instant,
    pub node: String,
    /// Whether the chain holds it already.
    pub sealed: bool,
    /// The row of a bulk action that this is.
    pub row: Option<i64>,
}

impl LogEntry {
    pub(super) fn of(entry: &Entry, sealed_to: i64) -> Self {
        Self {
            position: entry.position,
            id: entry.id,
            kind: entry.kind.clone(),
            record: entry.record,
            version: entry.version,
            actor: entry.actor.clone(),
            role: entry.role,
            office: entry.office,
            purpose: entry.purpose,
            event_at: entry.event_at,
            recorded_at: entry.recorded_at,
            node: entry.node.clone(),
            sealed: entry.position <= sealed_to,
            row: entry.row,
        }
    }

    /// The account that acted, unless it was the console.
    pub fn account(&self) -> Option<AccountId> {
        self.actor.parse().ok()
    }
}

/// Which entries are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Done by this account.
    pub actor: Option<AccountId>,
    /// Of this kind, like `office.open`.
    pub kind: Option<String>,
    /// About this record.
    pub record: Option<RecordRef>,
    /// Recorded on this day or later.
    pub from: Option<Date>,
    /// Recorded on this day or earlier.
    pub to: Option<Date>,
}

impl Reader {
    /// Entries, the newest first. Needs the duty of the log.
    pub async fn log(&self, filter: &LogFilter, page: &Page) -> Result<Paged<LogEntry>, Refusal> {
        self.anywhere(Need::Duty(Duty::Log))?;
        let before: i64 = page.cursor()?.unwrap_or(i64::MAX);
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                select_entries!(
                    "WHERE position < $1
                       AND ($2 IS NULL OR actor = $2) AND ($3 IS NULL OR kind = $3)
                       AND ($4 IS NULL OR record = $4)
                       AND ($5 IS NULL OR recorded_at >= $5) AND ($6 IS NULL OR recorded_at < $6)
                     ORDER BY position DESC LIMIT $7"
                ),
                args![
                    before,
                    filter.actor,
                    filter.kind.as_ref(),
                    filter.record,
                    filter.from,
                    filter.to.and_then(|day| day.tomorrow().ok()),
                    page.size + 1,
                ],
            )
            .await?;
        let entries = entries(&mut conn, rows).await?;
        Ok(Paged::cut(entries, page.size, |entry| {
            entry.position.to_string()
        }))
    }

    /// One entry. Needs the duty of the log.
    pub async fn entry(&self, position: i64) -> Result<LogEntry, Refusal> {
        self.anywhere(Need::Duty(Duty::Log))?;
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(select_entries!("WHERE position = $1"), args![position])
            .await?;
        entries(&mut conn, rows)
            .await?
            .pop()
            .ok_or(Refusal::NotFound)
    }

    /// What the actor did last.
    pub async fn my_last(&self, most: i64) -> Result<Vec<LogEntry>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                select_entries!("WHERE actor = $1 ORDER BY position DESC LIMIT $2"),
                args![self.actor().name(), most],
            )
            .await?;
        entries(&mut conn, rows).await
    }
}

async fn entries(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<LogEntry>, StoreError> {
    let sealed = sealed_to(conn).await?;
    rows.into_iter()
        .map(|row| Entry::read(row).map(|(entry, _)| LogEntry::of(&entry, sealed)))
        .collect()
}

/// The last position that the chain holds.
pub(super) async fn sealed_to(conn: &mut Conn) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT COALESCE(MAX(last_position), 0) FROM log_batch",
            args![],
        )
        .await?;
    row.map(|mut row| row.int())
        .transpose()
        .map(Option::unwrap_or_default)
}
