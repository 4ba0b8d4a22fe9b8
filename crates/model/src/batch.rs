//! Batches: many records from one file, made chunk by chunk and seen when
//! whole.
//!
//! The rows of a batch are actions that were prepared beforehand (ids chosen,
//! personal values sealed) and lie in a sealed file. One action in the log does
//! a whole chunk of them: its payload names the file's hash and the rows, not
//! what they say. The history of a record that a row made points to (action,
//! row).
//!
//! A whole batch can be taken back, as long as nothing that it made or changed
//! was changed or used since. Then nobody sees it any more, and its rows are
//! undone chunk by chunk, the last first, until the state is what it was.

use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{BatchId, Subject};
use crate::personal::PersonalFields;
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::ShortText;

/// Rows of one chunk at most: the desk waits no longer than one of them takes.
pub const CHUNK_ROWS: i64 = 500;

/// What can happen to a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BatchAction {
    /// A file of prepared rows is there.
    Begin(BeginBatch),
    /// Some of its rows are done, together.
    Chunk(BatchChunk),
    /// It is taken back: nobody sees it from now on.
    TakeBack(TakeBatchBack),
    /// Some of its rows are undone, together, from the end.
    Undo(BatchChunk),
}

/// A file of prepared rows is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginBatch {
    /// The new batch. Its own key seals the file.
    pub batch: BatchId,
    /// Where the file is kept: the keyed hash of its content.
    pub file: String,
    /// The mapping by which the rows were read, with its version.
    pub mapping: ShortText,
    /// How many rows there are.
    pub rows: i64,
}

/// Rows of a batch, from one to another and both of them; the first row is 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchChunk {
    /// The batch.
    pub batch: BatchId,
    /// The file's address again, so that the entry alone says what was done.
    pub file: String,
    /// The first row.
    pub first: i64,
    /// The last row.
    pub last: i64,
}

/// A batch is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBatchBack {
    /// The batch.
    pub batch: BatchId,
}

impl BatchAction {
    /// The batch that it happens to.
    pub const fn batch(&self) -> BatchId {
        match self {
            Self::Begin(a) => a.batch,
            Self::Chunk(a) | Self::Undo(a) => a.batch,
            Self::TakeBack(a) => a.batch,
        }
    }
}

/// A batch as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// How often it was changed.
    pub version: Version,
    /// Where its rows are kept.
    pub file: String,
    /// The mapping by which they were read.
    pub mapping: ShortText,
    /// How many there are.
    pub rows: i64,
    /// How many are done.
    pub done: i64,
    /// Whether it was taken back.
    pub taken_back: bool,
}

impl Batch {
    /// Whether every row is done. Only then is any of them seen.
    pub const fn is_whole(&self) -> bool {
        self.done == self.rows && !self.taken_back
    }

    /// Whether it was taken back and every row of it is undone.
    pub const fn is_undone(&self) -> bool {
        self.done == 0 && self.taken_back
    }

    /// Whose key seals the file of rows.
    pub fn subject(&self) -> Subject {
        self.id.into()
    }

    fn begun(begin: &BeginBatch) -> Result<Self, Fault> {
        if begin.rows < 1 {
            return Err(Fault::new("rows", "required"));
        }
        Ok(Self {
            id: begin.batch,
            version: Version::FIRST,
            file: begin.file.clone(),
            mapping: begin.mapping.clone(),
            rows: begin.rows,
            done: 0,
            taken_back: false,
        })
    }

    /// Rows are done in their order, none twice and none left out.
    fn after(mut self, chunk: &BatchChunk) -> Result<Self, Fault> {
        let follows = chunk.first == self.done + 1 && chunk.last <= self.rows;
        self.fits(chunk, follows && !self.taken_back)?;
        self.version = self.version.next();
        self.done = chunk.last;
        Ok(self)
    }

    fn without(mut self) -> Result<Self, Fault> {
        if self.taken_back {
            return Err(Fault::new("", "already-taken-back"));
        }
        self.version = self.version.next();
        self.taken_back = true;
        Ok(self)
    }

    /// Rows are undone from the end, none twice and none left out.
    fn before(mut self, chunk: &BatchChunk) -> Result<Self, Fault> {
        let follows = chunk.last == self.done && chunk.first >= 1;
        self.fits(chunk, follows && self.taken_back)?;
        self.version = self.version.next();
        self.done = chunk.first - 1;
        Ok(self)
    }

    fn fits(&self, chunk: &BatchChunk, follows: bool) -> Result<(), Fault> {
        let length = chunk.last - chunk.first + 1;
        if length > CHUNK_ROWS {
            return Err(Fault::new("last", "too-many").with("max", CHUNK_ROWS));
        }
        if !follows || length < 1 || chunk.file != self.file {
            return Err(Fault::new("first", "unknown-choice"));
        }
        Ok(())
    }
}

impl Record for Batch {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        match (current, action) {
            (None, Action::Batch(BatchAction::Begin(begin))) => Ok(Self::begun(begin)?),
            (Some(batch), Action::Batch(BatchAction::Chunk(chunk))) => Ok(batch.after(chunk)?),
            (Some(batch), Action::Batch(BatchAction::TakeBack(_))) => Ok(batch.without()?),
            (Some(batch), Action::Batch(BatchAction::Undo(chunk))) => Ok(batch.before(chunk)?),
            (Some(_), Action::Batch(BatchAction::Begin(_))) => {
                Err(Fault::new("", "already-taken").into())
            }
            _ => Err(Fault::new("", "not-found").into()),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let field = |name, value: String| Field {
            name,
            value: FieldValue::Plain(value),
        };
        vec![
            field("mapping", self.mapping.to_string()),
            field("rows", self.rows.to_string()),
            field("done", self.done.to_string()),
            field("taken_back", self.taken_back.to_string()),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Instant;
    use uuid::Uuid;

    fn chunk(first: i64, last: i64) -> Action {
        let batch = BatchId::from(Uuid::from_u128(1));
        let file = "f".to_owned();
        Action::Batch(BatchAction::Chunk(BatchChunk {
            batch,
            file,
            first,
            last,
        }))
    }

    fn happened() -> Happened {
        let at: Instant = "2026-01-15T09:00:00Z".parse().unwrap();
        Happened {
            event_at: at,
            recorded_at: at,
        }
    }

    fn begun() -> Batch {
        let begin = BeginBatch {
            batch: BatchId::from(Uuid::from_u128(1)),
            file: "f".to_owned(),
            mapping: ShortText::parse("offices 1").unwrap(),
            rows: 700,
        };
        let begin = Action::Batch(BatchAction::Begin(begin));
        Batch::evolve(None, &begin, happened()).unwrap()
    }

    fn evolve(now: Option<Batch>, action: &Action) -> Result<Batch, Faults> {
        Batch::evolve(now, action, happened())
    }

    #[test]
    fn rows_are_done_in_order_and_once() {
        let batch = begun();
        for (first, last) in [(2, 10), (1, 0), (0, 5), (1, 501), (1, 701)] {
            assert!(
                evolve(Some(batch.clone()), &chunk(first, last)).is_err(),
                "{first} to {last}"
            );
        }
        let half = evolve(Some(batch), &chunk(1, 500)).unwrap();
        assert!(!half.is_whole());
        assert!(evolve(Some(half.clone()), &chunk(1, 500)).is_err());
        assert!(evolve(Some(half), &chunk(501, 700)).unwrap().is_whole());
    }

    #[test]
    fn what_is_taken_back_is_undone_from_its_end_and_done_no_more() {
        let undo = |first, last| match chunk(first, last) {
            Action::Batch(BatchAction::Chunk(chunk)) => Action::Batch(BatchAction::Undo(chunk)),
            other => other,
        };
        let batch = BatchId::from(Uuid::from_u128(1));
        let take_back = Action::Batch(BatchAction::TakeBack(TakeBatchBack { batch }));
        let half = evolve(Some(begun()), &chunk(1, 500)).unwrap();
        assert!(evolve(Some(half.clone()), &undo(1, 500)).is_err());
        let half = evolve(Some(half), &take_back).unwrap();
        assert!(evolve(Some(half.clone()), &take_back).is_err());
        assert!(evolve(Some(half.clone()), &chunk(501, 700)).is_err());
        for (first, last) in [(1, 499), (0, 500), (501, 500), (400, 501)] {
            assert!(
                evolve(Some(half.clone()), &undo(first, last)).is_err(),
                "{first} to {last}"
            );
        }
        let less = evolve(Some(half), &undo(301, 500)).unwrap();
        assert!(!less.is_undone());
        assert!(evolve(Some(less), &undo(1, 300)).unwrap().is_undone());
    }
}
