//! What a group of jobs does to the database, gathered so that many rows go
//! with one statement.
//!
//! Entries and records that are to be written wait here. They go out before
//! anything is asked of the database that might concern them ([`Work::conn`]),
//! before a savepoint, and before the commit. A record is asked for by
//! [`Work::record`], which knows what waits.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Known;

use passerelle_model::place::{Place, PlaceAction};
use passerelle_model::{Action, Noun, PlaceId, RecordRef};

use crate::db::{Conn, Value, args};
use crate::error::StoreError;
use crate::gazetteer;
use crate::log::{Entry, RowOf};
use crate::records::AnyRecord;

use super::atlas::Atlas;

/// What is done in one transaction.
pub(super) struct Work<'c> {
    conn: &'c mut Conn,
    /// Records as they stand now, whether that is written yet or not.
    known: HashMap<RecordRef, Option<AnyRecord>>,
    entries: Vec<Entry>,
    rows: Vec<Vec<Value>>,
    changes: Changes,
    gone: HashMap<Noun, Vec<RecordRef>>,
    atlas: Atlas,
}

/// Rows of state tables that wait, each as its last change left it.
#[derive(Default)]
struct Changes {
    rows: Vec<Change>,
    at: HashMap<RecordRef, usize>,
}

struct Change {
    noun: Noun,
    new: bool,
    row: Vec<Value>,
}

impl<'c> Work<'c> {
    pub(super) fn new(conn: &'c mut Conn) -> Self {
        Self {
            conn,
            known: HashMap::new(),
            entries: Vec::new(),
            rows: Vec::new(),
            changes: Changes::default(),
            gone: HashMap::new(),
            atlas: Atlas::default(),
        }
    }

    /// The database with everything written that waited.
    pub(super) async fn conn(&mut self) -> Result<&mut Conn, StoreError> {
        self.write().await?;
        Ok(self.conn)
    }

    /// The database without what waits: for tables that only the statement
    /// itself and its like touch.
    pub(super) const fn aside(&mut self) -> &mut Conn {
        self.conn
    }

    /// The entry that answered an actor's key before.
    pub(super) fn waiting_answer(&self, actor: &str, key: &str) -> Option<&Entry> {
        let same = |entry: &&Entry| {
            let kept = entry.idempotency_key.as_deref();
            // What was said with a key stands behind it.
            let kept = kept.map(|kept| kept.split('.').next().unwrap_or(kept));
            entry.actor == actor && kept == Some(key)
        };
        self.entries.iter().find(same)
    }

    /// A record as it stands now.
    pub(super) async fn record(
        &mut self,
        record: RecordRef,
    ) -> Result<Option<AnyRecord>, StoreError> {
        if let Some(known) = self.known.get(&record) {
            return Ok(known.clone());
        }
        let found = AnyRecord::load(self.conn, record).await?;
        self.known.insert(record, found.clone());
        Ok(found)
    }

    /// Reads the records of several actions at once, since each will be asked for.
    pub(super) async fn read_ahead<'a>(
        &mut self,
        actions: impl Iterator<Item = &'a Action>,
    ) -> Result<(), StoreError> {
        let mut wanted: HashMap<Noun, Vec<RecordRef>> = HashMap::new();
        let (mut records, mut codes) = (Vec::new(), Vec::new());
        for action in actions {
            records.push(action.record());
            if let Action::Place(action) = action {
                records.extend(parent_of(action));
                codes.extend(code_of(action));
            }
        }
        for record in records {
            if let Known::Vacant(unknown) = self.known.entry(record) {
                unknown.insert(None);
                wanted.entry(record.noun).or_default().push(record);
            }
        }
        for (noun, records) in wanted {
            for found in AnyRecord::load_many(self.conn, noun, &records).await? {
                self.known.insert(found.reference(), Some(found));
            }
        }
        self.atlas.ask_ahead(self.conn, codes).await
    }

    /// Appends an entry to the log.
    pub(super) fn append(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Notes which row of a bulk action made a version of a record.
    pub(super) fn note_row(&mut self, of: RowOf, batch: passerelle_model::BatchId) {
        self.rows
            .push(args![of.record, of.version, of.position, of.row, batch]);
    }

    /// Keeps a record as an action left it.
    pub(super) fn keep(&mut self, record: AnyRecord, new: bool) -> Result<(), StoreError> {
        let (reference, row) = (record.reference(), record.row()?);
        self.note_place(reference, Some(&record));
        self.changes.put(reference, new, row);
        self.known.insert(reference, Some(record));
        Ok(())
    }

    /// Takes a record away: what made it is undone.
    pub(super) fn remove(&mut self, record: RecordRef) {
        self.note_place(record, None);
        self.gone.entry(record.noun).or_default().push(record);
        self.known.insert(record, None);
    }

    /// The place that has a code, by the key of both.
    pub(super) async fn holder(&mut self, code: String) -> Result<Option<PlaceId>, StoreError> {
        self.atlas.holder(self.conn, code).await
    }

    fn note_place(&mut self, record: RecordRef, is: Option<&AnyRecord>) {
        if record.noun == Noun::Place {
            let was = self.known.get(&record).and_then(Option::as_ref);
            self.atlas.note(
                record.id.into(),
                was.and_then(of_place),
                is.and_then(of_place),
            );
        }
    }

    /// Begins something that may be refused after it has written.
    pub(super) async fn save(&mut self) -> Result<(), StoreError> {
        let conn = self.conn().await?;
        conn.execute("SAVEPOINT job", args![]).await.map(drop)
    }

    /// Keeps what was done since [`Work::save`].
    pub(super) async fn release(&mut self) -> Result<(), StoreError> {
        let conn = self.conn().await?;
        conn.execute("RELEASE SAVEPOINT job", args![])
            .await
            .map(drop)
    }

    /// Undoes what was done since [`Work::save`].
    pub(super) async fn undo(&mut self) -> Result<(), StoreError> {
        self.known.clear();
        self.entries.clear();
        self.rows.clear();
        self.changes = Changes::default();
        self.gone.clear();
        self.atlas = Atlas::default();
        self.conn
            .execute("ROLLBACK TO SAVEPOINT job", args![])
            .await?;
        self.conn
            .execute("RELEASE SAVEPOINT job", args![])
            .await
            .map(drop)
    }

    /// Writes everything that waits.
    pub(super) async fn write(&mut self) -> Result<(), StoreError> {
        let entries = std::mem::take(&mut self.entries);
        Entry::append(self.conn, &entries).await?;
        let rows = std::mem::take(&mut self.rows);
        let insert = "INSERT INTO log_row (record, version, position, row_number, batch) VALUES ";
        self.conn.insert_many((insert, ""), rows).await?;
        for ((noun, new), rows) in std::mem::take(&mut self.changes).by_statement() {
            AnyRecord::write(self.conn, noun, new, rows).await?;
        }
        // After the changes: a record may be changed back before it goes.
        for (noun, records) in std::mem::take(&mut self.gone) {
            AnyRecord::remove(self.conn, noun, &records).await?;
        }
        self.atlas.write(self.conn).await
    }
}

/// The place that an action puts its own below.
fn parent_of(action: &PlaceAction) -> Option<RecordRef> {
    action.details()?.parent.map(RecordRef::from)
}

/// The key of the code that an action gives a new place. One that amends a
/// place says no country, and is asked for by itself.
fn code_of(action: &PlaceAction) -> Option<String> {
    match action {
        PlaceAction::Add(add) => {
            let code = add.details.code.as_ref()?;
            Some(gazetteer::key(add.country, code))
        }
        _ => None,
    }
}

const fn of_place(record: &AnyRecord) -> Option<&Place> {
    match record {
        AnyRecord::Place(place) => Some(place),
        _ => None,
    }
}

impl Changes {
    fn put(&mut self, record: RecordRef, new: bool, row: Vec<Value>) {
        if let Some(at) = self.at.get(&record) {
            // What is new stays new, however often it was changed since.
            self.rows[*at].row = row;
            return;
        }
        self.at.insert(record, self.rows.len());
        let noun = record.noun;
        self.rows.push(Change { noun, new, row });
    }

    fn by_statement(self) -> HashMap<(Noun, bool), Vec<Vec<Value>>> {
        let mut groups: HashMap<_, Vec<_>> = HashMap::new();
        for change in self.rows {
            let statement = (change.noun, change.new);
            groups.entry(statement).or_default().push(change.row);
        }
        groups
    }
}
