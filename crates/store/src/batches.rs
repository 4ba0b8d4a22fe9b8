//! Batches: preparing the rows of a file, and doing them chunk by chunk.
//!
//! Each line of the sealed file is one action, as the log would keep it. A
//! person's values in it are sealed under that person's own key, so that
//! erasure reaches them here too.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use passerelle_model::batch::{Batch, BatchAction, BatchChunk, BeginBatch, CHUNK_ROWS};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, BatchId, Fault, Noun, Purpose, RecordRef, Subject};
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::db::{Conn, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::files::Files;
use crate::keys::Keys;
use crate::records::AnyRecord;

/// How long one chunk may keep the desk waiting.
const PATIENCE: Duration = Duration::from_millis(50);
/// Rows of the first chunk, before it is known how long they take.
const FIRST_CHUNK: i64 = 50;

/// Nouns whose readers leave out what is not whole yet. Another noun joins
/// when its queries do.
const BATCHED: [Noun; 1] = [Noun::Office];

/// One line of a file of rows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PreparedRow {
    pub(crate) kind: String,
    pub(crate) schema: i64,
    pub(crate) payload: serde_json::Value,
}

/// A file of rows that is held open: its address and its lines.
type Held = (String, Arc<Vec<String>>);

/// The files of rows, the last one held open.
pub(crate) struct BatchRows {
    keys: Arc<Keys>,
    files: Files,
    held: Mutex<Option<Held>>,
}

impl BatchRows {
    pub(crate) fn new(keys: Arc<Keys>, files: Files) -> Self {
        Self {
            keys,
            files,
            held: Mutex::new(None),
        }
    }

    /// One row, counted from 1.
    pub(crate) async fn row(
        &self,
        batch: BatchId,
        file: &str,
        row: i64,
    ) -> Result<PreparedRow, StoreError> {
        let lines = self.lines(batch, file).await?;
        let index = usize::try_from(row - 1).ok();
        let line = index.and_then(|index| lines.get(index));
        let line = line.ok_or(StoreError::Corrupt("a batch has no such row"))?;
        serde_json::from_str(line).or(Err(StoreError::Corrupt("a row does not read")))
    }

    async fn lines(&self, batch: BatchId, file: &str) -> Result<Arc<Vec<String>>, StoreError> {
        if let Some((held, lines)) = &*self.held.lock().unwrap_or_else(PoisonError::into_inner)
            && held == file
        {
            return Ok(Arc::clone(lines));
        }
        let subject = Subject::from(batch);
        let key = self.keys.of(subject).await?.ok_or(StoreError::Damaged)?;
        let content = self.files.open(&key, subject, file)?;
        let content = String::from_utf8(content).or(Err(StoreError::Damaged))?;
        let lines = Arc::new(content.lines().map(str::to_owned).collect::<Vec<_>>());
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((file.to_owned(), Arc::clone(&lines)));
        Ok(lines)
    }
}

impl PreparedRow {
    /// The action, lifted to its present shape; its personal values are sealed.
    pub(crate) fn action(&self) -> Result<Action, StoreError> {
        Ok(Action::read(
            &self.kind,
            self.schema,
            &self.payload.to_string(),
        )?)
    }

    fn of(action: &Action) -> Result<Self, StoreError> {
        let payload = action.payload().map_err(StoreError::Json)?;
        Ok(Self {
            kind: action.kind().to_owned(),
            schema: action.schema(),
            payload: serde_json::from_str(&payload).map_err(StoreError::Json)?,
        })
    }
}

impl Store {
    /// Prepares a batch: seals the rows into a file and notes it in the log.
    /// Nothing of it is done yet. `mapping` names how the rows were read, with
    /// its version.
    pub async fn begin_batch(
        &self,
        actor: &Actor,
        purpose: Purpose,
        mapping: ShortText,
        rows: Vec<Action>,
    ) -> Result<BatchId, Refusal> {
        if rows.iter().any(|row| !BATCHED.contains(&row.record().noun)) {
            return Err(Fault::new("rows", "unknown-choice").into());
        }
        let batch = BatchId::new(self.ids());
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let mut content = Vec::new();
        for mut action in rows {
            self.seal(&mut action).await?;
            let row = PreparedRow::of(&action)?;
            serde_json::to_writer(&mut content, &row).map_err(StoreError::Json)?;
            content.push(b'\n');
        }
        // Saves the keys that the rows made, too.
        let key = self.keys().of_new(batch.into()).await?;
        let file = self.keep_sealed(batch.into(), key, content).await?;
        let begin = BeginBatch {
            batch,
            file,
            mapping,
            rows: count,
        };
        let action = Action::Batch(BatchAction::Begin(begin));
        self.apply(actor, self.command(purpose, action)).await?;
        Ok(batch)
    }

    /// Does the rows of a batch that are not done yet, chunk by chunk; others
    /// are served in between. Cut off, it goes on where it was when it is
    /// called again. `progress` hears how many rows are done.
    pub async fn run_batch(
        &self,
        actor: &Actor,
        purpose: Purpose,
        batch: BatchId,
        mut progress: impl FnMut(i64),
    ) -> Result<Batch, Refusal> {
        let mut size = FIRST_CHUNK;
        loop {
            let state = self.batch(batch).await?;
            progress(state.done);
            if state.is_whole() {
                return Ok(state);
            }
            let chunk = BatchChunk {
                batch,
                file: state.file.clone(),
                first: state.done + 1,
                last: (state.done + size).min(state.rows),
            };
            let action = Action::Batch(BatchAction::Chunk(chunk));
            let command = self.command(purpose, action).expecting(state.version);
            let begun = Instant::now();
            self.apply(actor, command).await?;
            size = fitting(size, begun.elapsed());
        }
    }

    /// A batch as it stands.
    pub async fn batch(&self, id: BatchId) -> Result<Batch, Refusal> {
        let mut conn = self.db().read().await?;
        match AnyRecord::load(&mut conn, id.into()).await? {
            Some(AnyRecord::Batch(batch)) => Ok(batch),
            _ => Err(Refusal::NotFound),
        }
    }
}

/// The size of the next chunk, from how long the last one took.
fn fitting(size: i64, took: Duration) -> i64 {
    let micros = i64::try_from(took.as_micros()).unwrap_or(i64::MAX).max(1);
    let patience = i64::try_from(PATIENCE.as_micros()).unwrap_or(i64::MAX);
    // Never more than twice as many at once: one quick chunk proves little.
    (size.saturating_mul(patience) / micros)
        .min(size * 2)
        .clamp(1, CHUNK_ROWS)
}

/// Whether some batch is not whole.
pub(crate) async fn some_unseen(conn: &mut Conn) -> Result<bool, StoreError> {
    let row = conn
        .one("SELECT 1 FROM batch WHERE done < total LIMIT 1", args![])
        .await?;
    Ok(row.is_some())
}

/// Whether a record belongs to a batch that is not whole.
pub(crate) async fn is_unseen(conn: &mut Conn, record: RecordRef) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 FROM unseen WHERE record = $1 LIMIT 1",
            args![record],
        )
        .await?;
    Ok(row.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_grow_while_they_are_quick_and_shrink_when_they_are_not() {
        assert_eq!(fitting(50, Duration::from_millis(1)), 100);
        assert_eq!(fitting(400, Duration::from_millis(10)), 500);
        assert_eq!(fitting(400, Duration::from_millis(200)), 100);
        assert_eq!(fitting(1, Duration::from_secs(9)), 1);
    }
}
