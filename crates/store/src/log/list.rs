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
        let rows = wanted(&mut conn, filter, before, page.size + 1).await?;
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

// One text for each filter that may lead, so that an index does: the other
// filters are looked at only in what the leading one lets through. `$1` is the
// leading value, `$2` and `$3` are the first position and the one after the last.

/// A record's versions follow its positions, and its index is by version.
const OF_RECORD: &str = select_entries!(
    "WHERE record = $1 AND position >= $2 AND position < $3
       AND ($4 IS NULL OR actor = $4) AND ($5 IS NULL OR kind = $5)
     ORDER BY version DESC LIMIT $6"
);
const OF_ACTOR: &str = select_entries!(
    "WHERE actor = $1 AND position >= $2 AND position < $3 AND ($4 IS NULL OR kind = $4)
     ORDER BY position DESC LIMIT $5"
);
const OF_KIND: &str = select_entries!(
    "WHERE kind = $1 AND position >= $2 AND position < $3 ORDER BY position DESC LIMIT $4"
);
const OF_ALL: &str =
    select_entries!("WHERE position >= $1 AND position < $2 ORDER BY position DESC LIMIT $3");

/// The rows of a filter below a position, the newest first.
async fn wanted(
    conn: &mut Conn,
    filter: &LogFilter,
    before: i64,
    most: i64,
) -> Result<Vec<Row>, StoreError> {
    let (from, before) = between(conn, filter, before).await?;
    let (actor, kind) = (filter.actor, filter.kind.as_ref());
    let (sql, args) = if let Some(record) = filter.record {
        (OF_RECORD, args![record, from, before, actor, kind, most])
    } else if let Some(actor) = actor {
        (OF_ACTOR, args![actor, from, before, kind, most])
    } else if let Some(kind) = kind {
        (OF_KIND, args![kind, from, before, most])
    } else {
        (OF_ALL, args![from, before, most])
    };
    conn.all(sql, args).await
}

/// The days of a filter as positions: the first, and the one after the last.
async fn between(
    conn: &mut Conn,
    filter: &LogFilter,
    before: i64,
) -> Result<(i64, i64), StoreError> {
    let from = match filter.from {
        Some(day) => first_since(conn, day).await?,
        None => 1,
    };
    let before = match filter.to.and_then(|day| day.tomorrow().ok()) {
        Some(day) => before.min(first_since(conn, day).await?),
        None => before,
    };
    Ok((from, before))
}

/// The position of the first entry recorded on a day or later; the one after
/// the newest if there is none.
///
/// An entry is never recorded before the one before it, so that halving finds
/// it, in some twenty look-ups for a million entries, without an index that
/// every entry would have to be written into.
async fn first_since(conn: &mut Conn, day: Date) -> Result<i64, StoreError> {
    // Text order is time order, and a day comes before each of its instants.
    let day = day.to_string();
    let (mut low, mut high) = (1, newest(conn).await? + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if recorded_at(conn, middle).await? < day {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

async fn newest(conn: &mut Conn) -> Result<i64, StoreError> {
    let row = conn
        .one("SELECT COALESCE(MAX(position), 0) FROM log", args![])
        .await?;
    row.map_or(Ok(0), |mut row| row.int())
}

/// When the entry at a position was recorded, or the next one if somebody took
/// that one out behind the door.
async fn recorded_at(conn: &mut Conn, position: i64) -> Result<String, StoreError> {
    let row = conn
        .one(
            "SELECT recorded_at FROM log WHERE position >= $1 ORDER BY position LIMIT 1",
            args![position],
        )
        .await?;
    row.ok_or(StoreError::Corrupt("the log ends before its end"))?
        .text()
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

#[cfg(test)]
mod tests {
    use super::{OF_ACTOR, OF_ALL, OF_KIND, OF_RECORD};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_filter_of_the_log_is_led_by_an_index() {
        for (sql, index) in [
            (OF_RECORD, "USING INDEX log_record (record=?)"),
            (
                OF_ACTOR,
                "USING INDEX log_actor (actor=? AND position>? AND position<?)",
            ),
            (
                OF_KIND,
                "USING INDEX log_kind (kind=? AND position>? AND position<?)",
            ),
            (
                OF_ALL,
                "USING INDEX sqlite_autoindex_log_1 (position>? AND position<?)",
            ),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert_eq!(plan, [format!("SEARCH log {index}")], "{sql}");
        }
    }
}
