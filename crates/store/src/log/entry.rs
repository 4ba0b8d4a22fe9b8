//! One entry of the log as it lies in its table.

use passerelle_model::batch::BatchAction;
use passerelle_model::policy::Role;
use passerelle_model::{
    Action, ActionId, Happened, Instant, OfficeId, Purpose, RecordRef, Subject, Version,
};

use crate::batches::BatchRows;
use crate::db::{Conn, Row, Value, args};
use crate::error::StoreError;

/// One entry, with the payload as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) position: i64,
    pub(crate) id: ActionId,
    pub(crate) node: String,
    pub(crate) node_seq: i64,
    pub(crate) kind: String,
    pub(crate) schema: i64,
    pub(crate) record: RecordRef,
    pub(crate) version: Version,
    pub(crate) actor: String,
    pub(crate) role: Option<Role>,
    pub(crate) office: Option<OfficeId>,
    pub(crate) purpose: Purpose,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) event_at: Instant,
    pub(crate) recorded_at: Instant,
    pub(crate) subjects: String,
    pub(crate) payload: String,
    /// The row of a bulk action that this is, with what the row says in place
    /// of the action's own words.
    pub(crate) row: Option<i64>,
}

/// Every column of an entry, in the order in which [`Entry::read`] takes them.
macro_rules! select_entries {
    ($rest:literal) => {
        concat!(
            "SELECT position, id, node, node_seq, kind, schema, record, version, actor, role, office, purpose, idempotency_key, event_at, recorded_at, subjects, payload, hash FROM log ",
            $rest
        )
    };
}
pub(crate) use select_entries;

impl Entry {
    /// Reads a row, with the hash that was kept beside it.
    pub(crate) fn read(mut row: Row) -> Result<(Self, Vec<u8>), StoreError> {
        let entry = Self {
            position: row.int()?,
            id: row.parse()?,
            node: row.text()?,
            node_seq: row.int()?,
            kind: row.text()?,
            schema: row.int()?,
            record: row.parse()?,
            version: Version(row.int()?),
            actor: row.text()?,
            role: row.text_opt()?.as_deref().and_then(Role::parse),
            office: row.parse_opt()?,
            purpose: row.code(Purpose::parse)?,
            idempotency_key: row.text_opt()?,
            event_at: row.parse()?,
            recorded_at: row.parse()?,
            subjects: row.text()?,
            payload: row.text()?,
            row: None,
        };
        Ok((entry, row.bytes()?))
    }

    /// BLAKE3 over every column but the hash, each preceded by its length, so
    /// that no two entries look alike.
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        let mut put = |bytes: &[u8]| {
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        put(&self.position.to_le_bytes());
        put(self.id.uuid().as_bytes());
        put(self.node.as_bytes());
        put(&self.node_seq.to_le_bytes());
        put(self.kind.as_bytes());
        put(&self.schema.to_le_bytes());
        put(self.record.noun.code().as_bytes());
        put(self.record.id.as_bytes());
        put(&self.version.0.to_le_bytes());
        put(self.actor.as_bytes());
        put(self.role.map_or("", Role::code).as_bytes());
        put(self
            .office
            .map_or([0; 16], |office| *office.uuid().as_bytes())
            .as_slice());
        put(self.purpose.code().as_bytes());
        put(self
            .idempotency_key
            .as_deref()
            .unwrap_or_default()
            .as_bytes());
        put(self.event_at.to_string().as_bytes());
        put(self.recorded_at.to_string().as_bytes());
        put(self.subjects.as_bytes());
        put(self.payload.as_bytes());
        *hash.finalize().as_bytes()
    }

    /// Appends entries.
    pub(crate) async fn append(conn: &mut Conn, entries: &[Self]) -> Result<(), StoreError> {
        let rows = entries.iter().map(Self::columns).collect();
        let insert = "INSERT INTO log (position, id, node, node_seq, kind, schema, record, version,
            actor, role, office, purpose, idempotency_key, event_at, recorded_at, subjects, payload,
            hash) VALUES ";
        conn.insert_many((insert, ""), rows).await
    }

    fn columns(&self) -> Vec<Value> {
        args![
            self.position,
            self.id,
            &self.node,
            self.node_seq,
            &self.kind,
            self.schema,
            self.record,
            self.version,
            &self.actor,
            self.role.map(Role::code),
            self.office,
            self.purpose.code(),
            self.idempotency_key.as_ref(),
            self.event_at,
            self.recorded_at,
            &self.subjects,
            &self.payload,
            self.hash().as_slice(),
        ]
    }

    /// The action, lifted to its present shape; its personal values are sealed.
    pub(crate) fn action(&self) -> Result<Action, StoreError> {
        Ok(Action::read(&self.kind, self.schema, &self.payload)?)
    }

    /// When it happened and when it was recorded.
    pub(crate) const fn happened(&self) -> Happened {
        Happened {
            event_at: self.event_at,
            recorded_at: self.recorded_at,
        }
    }

    /// The entries of one record, oldest first: its own actions, and rows of
    /// bulk actions that made or changed it.
    pub(crate) async fn of_record(
        conn: &mut Conn,
        rows: &BatchRows,
        record: RecordRef,
    ) -> Result<Vec<Self>, StoreError> {
        let own = conn
            .all(
                select_entries!("WHERE record = $1 ORDER BY version"),
                args![record],
            )
            .await?;
        let mut entries = own
            .into_iter()
            .map(|row| Self::read(row).map(|(entry, _)| entry))
            .collect::<Result<Vec<_>, _>>()?;
        let by_batch = conn
            .all(
                "SELECT record, version, position, row_number FROM log_row
                 WHERE record = $1 AND undone IS NULL ORDER BY version",
                args![record],
            )
            .await?;
        for row in by_batch {
            entries.push(Self::of_row(conn, rows, RowOf::read(row)?).await?);
        }
        entries.sort_by_key(|entry| entry.version);
        Ok(entries)
    }

    /// The entry that one row of a bulk action comes to.
    pub(crate) async fn of_row(
        conn: &mut Conn,
        rows: &BatchRows,
        which: RowOf,
    ) -> Result<Self, StoreError> {
        let bulk = conn
            .one(
                select_entries!("WHERE position = $1"),
                args![which.position],
            )
            .await?;
        let bulk = bulk.ok_or(StoreError::Corrupt("a row points to no entry"))?;
        let (bulk, _) = Self::read(bulk)?;
        let Action::Batch(BatchAction::Chunk(chunk)) = bulk.action()? else {
            return Err(StoreError::Corrupt("a row points to no bulk action"));
        };
        let prepared = rows.row(chunk.batch, &chunk.file, which.row).await?;
        Ok(Self {
            record: which.record,
            version: which.version,
            kind: prepared.kind,
            schema: prepared.schema,
            payload: prepared.payload.get().to_owned(),
            row: Some(which.row),
            ..bulk
        })
    }
}

/// Which row of which entry made a version of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowOf {
    pub(crate) record: RecordRef,
    pub(crate) version: Version,
    pub(crate) position: i64,
    pub(crate) row: i64,
}

impl RowOf {
    /// Reads `record, version, position, row_number`.
    pub(crate) fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            record: row.parse()?,
            version: Version(row.int()?),
            position: row.int()?,
            row: row.int()?,
        })
    }
}

/// Subjects as the log keeps them: ids between commas, empty for none.
pub(crate) fn subjects(subjects: &[Subject]) -> String {
    let ids: Vec<_> = subjects.iter().map(ToString::to_string).collect();
    ids.join(",")
}
