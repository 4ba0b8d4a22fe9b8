//! The one writer: takes what waits, and commits it together.

use std::sync::Arc;

use passerelle_model::webhook::Webhook;
use passerelle_model::{Action, Actor, Command, Instant};
use tokio::sync::{Notify, mpsc, oneshot};

use crate::batches::{BatchRows, some_held};
use crate::db::{Conn, Db, Line, args};
use crate::error::{StoreError, is_taken};
use crate::files::Files;
use crate::keys::Keys;
use crate::ports::Ports;

use super::called::active;
use super::one::taken;
use super::places::Places;
use super::work::Work;
use super::{Applied, Refusal};

/// Jobs committed together. More would make the first of them wait.
const GROUP: usize = 256;

/// What waits at the door.
pub(crate) struct Job {
    pub(crate) actor: Actor,
    pub(crate) commands: Vec<Command>,
    pub(crate) answer: oneshot::Sender<Answer>,
}

type Answer = Result<Vec<Applied>, Refusal>;

/// Everything that the door needs to do an action.
pub(crate) struct Writer {
    pub(crate) db: Db,
    pub(crate) keys: Arc<Keys>,
    pub(crate) files: Files,
    pub(crate) rows: Arc<BatchRows>,
    /// Whether some batch is not whole: only then must be asked what it holds.
    pub(super) holds: bool,
    /// The webhooks that are told, known anew with each group.
    pub(super) webhooks: Vec<Webhook>,
    pub(crate) node: String,
    pub(crate) ports: Ports,
    pub(super) places: Places,
    /// Told after every commit, so that the sealer need not ask.
    committed: Arc<Notify>,
}

/// Where the log stands inside the open transaction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    pub(super) position: i64,
    pub(super) node_seq: i64,
    /// The present, but never before the last entry: a clock that jumps back
    /// must not make the log run backwards.
    pub(super) now: Instant,
}

impl Writer {
    pub(crate) fn new(
        (db, keys, files): (Db, Arc<Keys>, Files),
        rows: Arc<BatchRows>,
        node: String,
        ports: Ports,
        committed: Arc<Notify>,
    ) -> Self {
        Self {
            db,
            keys,
            files,
            rows,
            holds: false,
            webhooks: Vec::new(),
            node,
            ports,
            places: Places::default(),
            committed,
        }
    }

    /// Works until nobody can ask any more.
    pub(crate) async fn run(mut self, mut jobs: mpsc::Receiver<Job>) {
        let mut group = Vec::with_capacity(GROUP);
        while jobs.recv_many(&mut group, GROUP).await > 0 {
            self.serve(std::mem::take(&mut group)).await;
        }
    }

    async fn serve(&mut self, group: Vec<Job>) {
        match self.commit(&group).await {
            Ok(answers) => {
                self.committed.notify_one();
                for (job, answer) in group.into_iter().zip(answers) {
                    // Whoever asked may have gone; what was done stays done.
                    let _ = job.answer.send(answer);
                }
            }
            Err(error) => self.failed(group, error).await,
        }
    }

    /// Nothing was written. Where the fault may lie with one job, each is tried
    /// alone, so that it fails nobody else's.
    async fn failed(&mut self, group: Vec<Job>, error: StoreError) {
        if group.len() == 1 || error.is_transient() {
            let mut error = Some(error);
            for job in group {
                let told = match error {
                    Some(StoreError::Full) => StoreError::Full,
                    Some(StoreError::Busy) => StoreError::Busy,
                    _ => error.take().unwrap_or(StoreError::Closed),
                };
                let _ = job.answer.send(Err(told.into()));
            }
            return;
        }
        tracing::warn!(
            jobs = group.len(),
            "a group could not be written: trying each alone"
        );
        for job in group {
            Box::pin(self.serve(vec![job])).await;
        }
    }

    /// One transaction for all of them.
    async fn commit(&mut self, group: &[Job]) -> Result<Vec<Answer>, StoreError> {
        let mut conn = self.db.write().await?;
        conn.begin_write(Line::Records).await?;
        match self.write(&mut conn, group).await {
            Ok(answers) => match conn.commit().await {
                Ok(()) => Ok(answers),
                Err(error) => self.give_up(&mut conn, error).await,
            },
            Err(error) => self.give_up(&mut conn, error).await,
        }
    }

    async fn give_up<T>(&mut self, conn: &mut Conn, error: StoreError) -> Result<T, StoreError> {
        // What was learnt inside the transaction did not happen.
        self.places.forget();
        // SQLite has ended the transaction by itself where the disk is full.
        if let Err(again) = conn.rollback().await {
            tracing::debug!(error = again.told_whole(), "nothing was left to roll back");
        }
        Err(error)
    }

    async fn write(&mut self, conn: &mut Conn, group: &[Job]) -> Result<Vec<Answer>, StoreError> {
        let mut tail = self.tail(conn).await?;
        self.places.refresh(conn).await?;
        self.holds = some_held(conn).await?;
        self.webhooks = active(conn).await?;
        let mut work = Work::new(conn);
        let plain = group
            .iter()
            .filter(|job| !may_be_refused_halfway(&job.commands));
        let commands = plain.flat_map(|job| &job.commands);
        work.read_ahead(commands.map(|command| &command.action))
            .await?;
        let mut answers = Vec::with_capacity(group.len());
        for job in group {
            answers.push(self.job(&mut work, &mut tail, job).await?);
        }
        work.write().await?;
        self.keys.save().await?;
        Ok(answers)
    }

    /// All commands of a job, or none: refused, its savepoint is rolled back.
    async fn job(
        &mut self,
        work: &mut Work<'_>,
        tail: &mut Tail,
        job: &Job,
    ) -> Result<Answer, StoreError> {
        let (before, tree) = (*tail, self.places.version());
        let saved = may_be_refused_halfway(&job.commands);
        if saved {
            work.save().await?;
        }
        match self.commands(work, tail, job, saved).await {
            Ok(done) => Ok(Ok(done)),
            // An id that is taken shows when it is written. Only a job with a
            // savepoint can go back from there.
            Err(Refusal::Store(error)) if !(saved && is_taken(&error)) => Err(error),
            Err(refusal) => {
                if saved {
                    work.undo().await?;
                }
                *tail = before;
                // Only a job that had moved an office leaves the tree wrong.
                if self.places.version() != tree {
                    self.places.forget();
                    self.places.refresh(work.conn().await?).await?;
                }
                Ok(Err(taken(refusal)))
            }
        }
    }

    async fn commands(
        &mut self,
        work: &mut Work<'_>,
        tail: &mut Tail,
        job: &Job,
        saved: bool,
    ) -> Answer {
        let mut done = Vec::with_capacity(job.commands.len());
        for command in &job.commands {
            done.push(self.one(work, tail, &job.actor, command).await?);
        }
        if saved {
            work.release().await?;
        }
        Ok(done)
    }

    async fn tail(&self, conn: &mut Conn) -> Result<Tail, StoreError> {
        let now = self.ports.clock.now();
        let last = conn
            .one(
                "SELECT position, node_seq, recorded_at FROM log ORDER BY position DESC LIMIT 1",
                args![],
            )
            .await?;
        Ok(match last {
            None => Tail {
                position: 0,
                node_seq: 0,
                now,
            },
            Some(mut row) => Tail {
                position: row.int()?,
                node_seq: row.int()?,
                now: now.max(row.parse()?),
            },
        })
    }
}

/// Whether a job may be refused after it has written something: the second of
/// two commands, a row of a chunk, or an id that turns out to be taken. A
/// single change of a record is refused before its first write or not at all,
/// and needs no savepoint: two statements less for what is done most.
fn may_be_refused_halfway(commands: &[Command]) -> bool {
    let writes_in_steps = |command: &Command| {
        let action = &command.action;
        action.makes_its_record() || matches!(action, Action::Batch(_))
    };
    commands.len() != 1 || commands.iter().any(writes_in_steps)
}
