//! Batches: preparing the rows of a file, and doing them chunk by chunk.
//!
//! Each line of the sealed file is one action, as the log would keep it. A
//! person's values in it are sealed under that person's own key, so that
//! erasure reaches them here too.

use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use passerelle_model::batch::{
    Batch, BatchAction, BatchChunk, BeginBatch, CHUNK_ROWS, TakeBatchBack,
};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, BatchId, Fault, Noun, Purpose, RecordRef, Subject};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::Store;
use crate::db::{Conn, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::files::{Files, SealedFile};
use crate::keys::Keys;
use crate::records::AnyRecord;

/// How long one chunk may keep the desk waiting.
const PATIENCE: Duration = Duration::from_millis(50);
/// Files of rows that are held open at most.
const HELD: usize = 8;
/// Rows of the first chunk, before it is known how long they take.
pub const FIRST_CHUNK: i64 = 50;

/// Nouns whose readers leave out what is not whole yet. Another noun joins
/// when its queries do.
const BATCHED: [Noun; 2] = [Noun::Office, Noun::Place];

/// One line of a file of rows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct PreparedRow {
    pub(crate) kind: String,
    pub(crate) schema: i64,
    pub(crate) payload: Box<RawValue>,
    /// The row of the file that it came from, as that file counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<i64>,
}

/// A row of a batch that is being prepared.
#[derive(Debug, Clone)]
pub struct BatchRow {
    /// What is done.
    pub action: Action,
    /// The row of the file that it came from, as that file counts.
    pub from: Option<i64>,
}

impl From<Action> for BatchRow {
    fn from(action: Action) -> Self {
        Self { action, from: None }
    }
}

/// A file of rows that is held open: where each line begins, and the file.
struct Held {
    begins: Vec<u64>,
    file: SealedFile,
}

impl Held {
    /// Looks for the lines of a file.
    fn of(mut file: SealedFile) -> std::io::Result<Self> {
        let mut begins = vec![0];
        let (mut at, mut buffer) = (0_u64, vec![0; 64 * 1024]);
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            let ends = buffer[..read].iter().zip(at + 1..);
            begins.extend(ends.filter(|(byte, _)| **byte == b'\n').map(|(_, at)| at));
            at += read as u64;
        }
        Ok(Self { begins, file })
    }

    /// Lines from one to another and both of them, counted from 1.
    fn lines(&mut self, first: i64, last: i64) -> Option<String> {
        let line = |row: i64| {
            let index = usize::try_from(row).ok()?;
            self.begins.get(index).copied()
        };
        let (from, to) = (line(first - 1)?, line(last)?);
        self.file.seek(SeekFrom::Start(from)).ok()?;
        let mut lines = String::new();
        let rows = &mut self.file;
        rows.take(to - from).read_to_string(&mut lines).ok()?;
        Some(lines)
    }
}

/// The files of rows, some of them held open.
pub(crate) struct BatchRows {
    keys: Arc<Keys>,
    files: Files,
    /// By their addresses, the one that was asked for last behind the others.
    held: Mutex<Vec<(String, Held)>>,
}

impl BatchRows {
    pub(crate) fn new(keys: Arc<Keys>, files: Files) -> Self {
        Self {
            keys,
            files,
            held: Mutex::default(),
        }
    }

    /// One row, counted from 1.
    pub(crate) async fn row(
        &self,
        batch: BatchId,
        file: &str,
        row: i64,
    ) -> Result<PreparedRow, StoreError> {
        let mut one = self.rows(batch, file, row, row).await?;
        one.pop()
            .ok_or(StoreError::Corrupt("a batch has no such row"))
    }

    /// Rows from one to another and both of them, counted from 1.
    pub(crate) async fn rows(
        &self,
        batch: BatchId,
        file: &str,
        first: i64,
        last: i64,
    ) -> Result<Vec<PreparedRow>, StoreError> {
        let lines = loop {
            // Others may have had it put away between holding and reading.
            match self.lines(file, first, last) {
                Some(lines) => break lines?,
                None => self.hold(batch, file).await?,
            }
        };
        let read = |line| serde_json::from_str(line);
        let rows: Result<_, _> = lines.lines().map(read).collect();
        rows.or(Err(StoreError::Corrupt("a row does not read")))
    }

    /// Opens a file, unless it is held open: off the threads that serve, since
    /// it is read from end to end for where its lines begin. Whoever is about to
    /// have rows done does this first, so that nobody waits at the door for it.
    pub(crate) async fn hold(&self, batch: BatchId, file: &str) -> Result<(), StoreError> {
        if self.is_held(file) {
            return Ok(());
        }
        let subject = Subject::from(batch);
        let key = self.keys.of(subject).await?.ok_or(StoreError::Damaged)?;
        let (files, address) = (self.files.clone(), file.to_owned());
        let opening = tokio::task::spawn_blocking(move || {
            let opened = files.open(&key, subject, &address)?;
            Held::of(opened).or(Err(StoreError::Damaged))
        });
        let opened = opening.await.or(Err(StoreError::Closed))??;
        let mut held = self.held();
        held.retain(|(address, _)| address != file);
        if held.len() >= HELD {
            // The one that was asked for longest ago.
            held.remove(0);
        }
        held.push((file.to_owned(), opened));
        Ok(())
    }

    fn is_held(&self, file: &str) -> bool {
        self.held().iter().any(|(address, _)| address == file)
    }

    fn held(&self) -> MutexGuard<'_, Vec<(String, Held)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lines of a file that is held open; none if it is not.
    fn lines(&self, file: &str, first: i64, last: i64) -> Option<Result<String, StoreError>> {
        let mut held = self.held();
        let at = held.iter().position(|(address, _)| address == file)?;
        held[at..].rotate_left(1);
        let (_, held) = held.last_mut()?;
        let lines = held.lines(first, last);
        Some(lines.ok_or(StoreError::Corrupt("a batch has no such row")))
    }
}

impl PreparedRow {
    /// The action, lifted to its present shape; its personal values are sealed.
    pub(crate) fn action(&self) -> Result<Action, StoreError> {
        Ok(Action::read(&self.kind, self.schema, self.payload.get())?)
    }

    fn of(action: &Action, from: Option<i64>) -> Result<Self, StoreError> {
        let payload = action.payload().map_err(StoreError::Json)?;
        Ok(Self {
            kind: action.kind().to_owned(),
            schema: action.schema(),
            payload: RawValue::from_string(payload).map_err(StoreError::Json)?,
            from,
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
        rows: impl IntoIterator<Item = Action, IntoIter: Send> + Send,
    ) -> Result<BatchId, Refusal> {
        let batch = BatchId::new(self.ids());
        let rows = rows.into_iter().map(|action| Ok(action.into()));
        self.begin_batch_as(batch, (actor, purpose), mapping, rows)
            .await?;
        Ok(batch)
    }

    /// The same with an id that was chosen and noted before, so that whoever is
    /// cut off between the two finds the batch again. Nothing is begun if a row
    /// is an error.
    pub async fn begin_batch_as(
        &self,
        batch: BatchId,
        (actor, purpose): (&Actor, Purpose),
        mapping: ShortText,
        rows: impl IntoIterator<Item = Result<BatchRow, Refusal>, IntoIter: Send> + Send,
    ) -> Result<(), Refusal> {
        let key = self.keys().of_new(batch.into()).await?;
        let addressing = self.keys().addressing(batch.into());
        let mut draft = self.files().draft(key, batch.into(), addressing)?;
        let mut count = 0;
        for row in rows {
            let BatchRow { mut action, from } = row?;
            if !BATCHED.contains(&action.record().noun) {
                return Err(Fault::new("rows", "unknown-choice").into());
            }
            self.seal(&mut action).await?;
            let row = PreparedRow::of(&action, from)?;
            let mut line = serde_json::to_vec(&row).map_err(StoreError::Json)?;
            line.push(b'\n');
            let written = draft.write_all(&line);
            written.map_err(StoreError::io("cannot write the rows of a batch"))?;
            count += 1;
        }
        // The keys that the rows made are saved before anything names them.
        self.keys().save().await?;
        let begin = BeginBatch {
            batch,
            file: draft.finish()?,
            mapping,
            rows: count,
        };
        let action = Action::Batch(BatchAction::Begin(begin));
        self.apply(actor, self.command(purpose, action)).await?;
        Ok(())
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
            size = self.run_chunk((actor, purpose), &state, size).await?;
        }
    }

    /// Does the next rows of a batch that is not whole, as many as `size`; gives
    /// the size that fits for those after them. For whoever asks between two
    /// chunks whether to go on. The first size is [`FIRST_CHUNK`].
    pub async fn run_chunk(
        &self,
        (actor, purpose): (&Actor, Purpose),
        state: &Batch,
        size: i64,
    ) -> Result<i64, Refusal> {
        self.rows().hold(state.id, &state.file).await?;
        let chunk = BatchChunk {
            batch: state.id,
            file: state.file.clone(),
            first: state.done + 1,
            last: (state.done + size).min(state.rows),
        };
        let action = Action::Batch(BatchAction::Chunk(chunk));
        let command = self.command(purpose, action).expecting(state.version);
        let begun = Instant::now();
        self.apply(actor, command).await?;
        Ok(fitting(size, begun.elapsed()))
    }

    /// Takes a batch back: from now on nobody sees it. Refused if something that
    /// it made or changed was changed or used since.
    pub async fn take_batch_back(
        &self,
        actor: &Actor,
        purpose: Purpose,
        batch: BatchId,
    ) -> Result<Batch, Refusal> {
        let action = Action::Batch(BatchAction::TakeBack(TakeBatchBack { batch }));
        self.apply(actor, self.command(purpose, action)).await?;
        self.batch(batch).await
    }

    /// Undoes the rows of a batch that was taken back, chunk by chunk from the
    /// end; others are served in between. Cut off, it goes on where it was when
    /// it is called again. `progress` hears how many rows are left.
    pub async fn undo_batch(
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
            if state.is_undone() {
                return Ok(state);
            }
            self.rows().hold(batch, &state.file).await?;
            let chunk = BatchChunk {
                batch,
                file: state.file.clone(),
                first: (state.done - size).max(0) + 1,
                last: state.done,
            };
            let action = Action::Batch(BatchAction::Undo(chunk));
            let command = self.command(purpose, action).expecting(state.version);
            let begun = Instant::now();
            self.apply(actor, command).await?;
            size = fitting(size, begun.elapsed());
        }
    }

    /// The row of the file that a row of a batch came from, if that was noted.
    pub async fn batch_row_from(&self, id: BatchId, row: i64) -> Result<Option<i64>, Refusal> {
        let batch = self.batch(id).await?;
        Ok(self.rows().row(id, &batch.file, row).await?.from)
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

/// Whether some batch is half done. One that was only begun holds nothing.
pub(crate) async fn some_held(conn: &mut Conn) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 FROM batch WHERE done > 0 AND (done < total OR taken_back) LIMIT 1",
            args![],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether a batch that is not whole has made or changed a record.
pub(crate) async fn is_held(conn: &mut Conn, record: RecordRef) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 FROM held WHERE record = $1 LIMIT 1",
            args![record],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether a batch that is not whole has made a record.
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
