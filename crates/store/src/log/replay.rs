//! Replay: every state table again, from the log alone.
//!
//! A record is a pure function of its own actions, so the log is read record by
//! record (its index has that order) and laid beside the table, which is read
//! in the same order. Memory stays small, however long the log is.

use std::sync::Arc;

use passerelle_model::{Noun, RecordRef};
use serde::Serialize;

use crate::Store;
use crate::batches::BatchRows;
use crate::db::{Conn, Row, Value, args};
use crate::error::StoreError;
use crate::records::AnyRecord;

use super::entry::{Entry, RowOf, select_entries};

/// Entries, or rows, read at once.
const CHUNK: i64 = 2_000;
/// Differences told at most: one is enough to stop working.
const TOLD: usize = 100;

/// What a replay found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// Entries that were replayed.
    pub entries: i64,
    /// Records that they came to.
    pub records: i64,
    /// Records whose row is not what the log gives; the first hundred.
    pub differences: Vec<RecordRef>,
}

impl Store {
    /// Replays the log and compares every state table with it.
    pub async fn log_replay(&self) -> Result<Replayed, StoreError> {
        let mut found = Replayed::default();
        for noun in Noun::ALL {
            let mut log = LogSide::of(self.db().read().await?, Arc::clone(self.rows()), noun);
            let mut table = TableSide::of(self.db().read().await?, noun);
            compare(&mut log, &mut table, &mut found).await?;
        }
        // The two sides were read one after the other, and others may have
        // written in between: what differs is looked at again in one state.
        let mut differences = Vec::new();
        for record in std::mem::take(&mut found.differences) {
            if self.differs(record).await? {
                differences.push(record);
            }
        }
        found.differences = differences;
        Ok(found)
    }

    /// Whether a record's row is not what its entries give, both read in one
    /// state of the database.
    async fn differs(&self, record: RecordRef) -> Result<bool, StoreError> {
        let mut conn = self.db().read().await?;
        conn.begin_read().await?;
        let compared = self.differs_in(&mut conn, record).await;
        conn.commit().await?;
        compared
    }

    async fn differs_in(&self, conn: &mut Conn, record: RecordRef) -> Result<bool, StoreError> {
        let mut state = None;
        for entry in Entry::of_record(conn, self.rows(), record).await? {
            state = Some(evolved(record.noun, state, &entry)?);
        }
        let row = AnyRecord::raw(conn, record).await?;
        Ok(match (state, row) {
            (None, None) => false,
            (Some(from_log), Some(row)) => !alike(&from_log.row()?, &row),
            _ => true,
        })
    }
}

/// The record after one more entry.
fn evolved(noun: Noun, state: Option<AnyRecord>, entry: &Entry) -> Result<AnyRecord, StoreError> {
    AnyRecord::evolve(noun, state, &entry.action()?, entry.happened()).or(Err(StoreError::Corrupt(
        "an action in the log does not follow from the others",
    )))
}

/// Merges two ordered sides: what only one has is a difference too.
async fn compare(
    log: &mut LogSide,
    table: &mut TableSide,
    found: &mut Replayed,
) -> Result<(), StoreError> {
    let (mut left, mut right) = (log.next(found).await?, table.next().await?);
    loop {
        let differs = match (&left, &right) {
            (None, None) => return Ok(()),
            (Some((id, from_log)), Some((row_id, row))) if id == row_id => {
                let same = alike(from_log, row);
                (!same).then_some(*id)
            }
            (Some((id, _)), Some((row_id, _))) => Some(*id.min(row_id)),
            (Some((id, _)), None) | (None, Some((id, _))) => Some(*id),
        };
        let (id, other) = (
            left.as_ref().map(|(id, _)| *id),
            right.as_ref().map(|(id, _)| *id),
        );
        if let Some(record) = differs
            && found.differences.len() < TOLD
        {
            found.differences.push(record);
        }
        if other.is_none() || id.is_some_and(|id| Some(id) <= other) {
            left = log.next(found).await?;
        }
        if id.is_none() || other.is_some_and(|other| Some(other) <= id) {
            right = table.next().await?;
        }
    }
}

type Keyed = (RecordRef, Vec<Value>);

/// Records as the log gives them, in the order of their ids.
struct LogSide {
    conn: Conn,
    noun: Noun,
    /// Where the next chunk begins: a record and a version of it.
    after: (String, i64),
    /// One past every record of the noun, in the order of text.
    until: String,
    entries: std::vec::IntoIter<Row>,
    /// The same of rows of bulk actions.
    after_row: (String, i64),
    rows_of: std::vec::IntoIter<Row>,
    rows: Arc<BatchRows>,
    next_own: Option<Entry>,
    next_row: Option<RowOf>,
    ahead: Option<Entry>,
    done: (bool, bool),
}

impl LogSide {
    fn of(conn: Conn, rows: Arc<BatchRows>, noun: Noun) -> Self {
        Self {
            conn,
            noun,
            after_row: (format!("{noun}/"), 0),
            rows_of: Vec::new().into_iter(),
            rows,
            next_own: None,
            next_row: None,
            after: (format!("{noun}/"), 0),
            until: format!("{noun}0"),
            entries: Vec::new().into_iter(),
            ahead: None,
            done: (false, false),
        }
    }

    async fn next(&mut self, found: &mut Replayed) -> Result<Option<Keyed>, StoreError> {
        let Some(first) = self.entry().await? else {
            return Ok(None);
        };
        let record = first.record;
        let mut state = evolved(self.noun, None, &first)?;
        found.entries += 1;
        while let Some(entry) = self.entry().await? {
            if entry.record != record {
                self.ahead = Some(entry);
                break;
            }
            state = evolved(self.noun, Some(state), &entry)?;
            found.entries += 1;
        }
        found.records += 1;
        Ok(Some((record, state.row()?)))
    }

    /// The next entry of either kind, in the order of records and versions.
    async fn entry(&mut self) -> Result<Option<Entry>, StoreError> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        if self.next_own.is_none() {
            self.next_own = self.own().await?;
        }
        if self.next_row.is_none() {
            self.next_row = self.by_row().await?;
        }
        let own = self.next_own.as_ref().map(|e| (e.record, e.version));
        let row = self.next_row.as_ref().map(|r| (r.record, r.version));
        match (own, row) {
            (_, None) => Ok(self.next_own.take()),
            (Some(own), Some(row)) if own < row => Ok(self.next_own.take()),
            (_, Some(_)) => match self.next_row.take() {
                Some(which) => Entry::of_row(&mut self.conn, &self.rows, which)
                    .await
                    .map(Some),
                None => Ok(None),
            },
        }
    }

    async fn own(&mut self) -> Result<Option<Entry>, StoreError> {
        loop {
            if let Some(row) = self.entries.next() {
                let (entry, _) = Entry::read(row)?;
                self.after = (entry.record.to_string(), entry.version.0);
                return Ok(Some(entry));
            }
            if self.done.0 {
                return Ok(None);
            }
            let rows = self
                .conn
                .all(
                    select_entries!(
                        "WHERE (record, version) > ($1, $2) AND record < $3
                         ORDER BY record, version LIMIT $4"
                    ),
                    args![&self.after.0, self.after.1, &self.until, CHUNK],
                )
                .await?;
            self.done.0 = is_short(rows.len());
            self.entries = rows.into_iter();
        }
    }

    async fn by_row(&mut self) -> Result<Option<RowOf>, StoreError> {
        loop {
            if let Some(row) = self.rows_of.next() {
                let which = RowOf::read(row)?;
                self.after_row = (which.record.to_string(), which.version.0);
                return Ok(Some(which));
            }
            if self.done.1 {
                return Ok(None);
            }
            let rows = self
                .conn
                .all(
                    "SELECT record, version, position, row_number FROM log_row
                     WHERE (record, version) > ($1, $2) AND record < $3 AND undone IS NULL
                     ORDER BY record, version LIMIT $4",
                    args![&self.after_row.0, self.after_row.1, &self.until, CHUNK],
                )
                .await?;
            self.done.1 = is_short(rows.len());
            self.rows_of = rows.into_iter();
        }
    }
}

/// Whether fewer rows came than were asked for: there are no more.
fn is_short(rows: usize) -> bool {
    i64::try_from(rows).is_ok_and(|rows| rows < CHUNK)
}

/// Rows of a state table, in the order of their ids.
struct TableSide {
    conn: Conn,
    noun: Noun,
    after: String,
    rows: std::vec::IntoIter<Vec<Value>>,
    done: bool,
}

impl TableSide {
    fn of(conn: Conn, noun: Noun) -> Self {
        Self {
            conn,
            noun,
            after: String::new(),
            rows: Vec::new().into_iter(),
            done: false,
        }
    }

    async fn next(&mut self) -> Result<Option<Keyed>, StoreError> {
        loop {
            if let Some(row) = self.rows.next() {
                let Some(Value::Text(Some(id))) = row.first() else {
                    return Err(StoreError::Corrupt("a row has no id"));
                };
                let id_text = id.clone();
                let id = format!("{}/{id_text}", self.noun).parse();
                self.after = id_text;
                return Ok(Some((
                    id.or(Err(StoreError::Corrupt("a row's id is none")))?,
                    row,
                )));
            }
            if self.done {
                return Ok(None);
            }
            let rows = AnyRecord::rows(&mut self.conn, self.noun, &self.after, CHUNK).await?;
            self.done = is_short(rows.len());
            self.rows = rows.into_iter();
        }
    }
}

/// Whether two rows say the same. SQLite keeps yes and no as numbers and an
/// absence without its type.
fn alike(left: &[Value], right: &[Value]) -> bool {
    let same = |(left, right): (&Value, &Value)| match (left, right) {
        (Value::Bool(Some(yes)), Value::Int(Some(number))) => i64::from(*yes) == *number,
        (left, right) => left == right || (left.is_absent() && right.is_absent()),
    };
    left.len() == right.len() && left.iter().zip(right).all(same)
}
