//! The table of jobs: every statement on it that writes.
//!
//! Whatever a worker writes names its lease, so that one whose lease lapsed
//! writes nothing over what its successor did.

use passerelle_model::{Actor, GrantId, Instant, JobId, TokenId};
use serde_json::Value as Json;

use crate::Store;
use crate::db::{Conn, Row, args, opaque};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::imports::never_begun;

use super::job::{Job, JobState, NewJob};
use super::settle::ATTEMPTS;

/// Every column that a [`Job`] shows, in its order.
macro_rules! select_jobs {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " id, kind, payload, actor, purpose, office, state, due_at, worker, seen_at, attempts,
              done, total, unit, cancel_asked, outcome, reason, made_at, started_at, ended_at",
            $after
        )
    };
}
pub(super) use select_jobs;

impl Job {
    pub(super) fn read(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            kind: row.text()?,
            payload: row.json()?,
            actor: row.text()?,
            purpose: row.code(passerelle_model::Purpose::parse)?,
            office: row.parse_opt()?,
            state: row.code(JobState::parse)?,
            due_at: row.parse_opt()?,
            worker: row.text_opt()?,
            seen_at: row.parse_opt()?,
            attempts: row.int()?,
            done: row.int()?,
            total: row.int_opt()?,
            unit: row.text_opt()?,
            cancel_asked: row.bool()?,
            outcome: json_opt(row.text_opt()?.as_deref())?,
            reason: row.text_opt()?,
            made_at: row.parse()?,
            started_at: row.parse_opt()?,
            ended_at: row.parse_opt()?,
        })
    }
}

fn json_opt(text: Option<&str>) -> Result<Option<Json>, StoreError> {
    let read = text.map(serde_json::from_str).transpose();
    read.or(Err(StoreError::Corrupt("not the JSON that was kept")))
}

/// How far a job came: done, of, and what is counted.
pub(super) type Came = (i64, Option<i64>, &'static str);

/// A job that a worker has taken.
#[derive(Debug, Clone)]
pub(super) struct Leased {
    pub(super) job: Job,
    /// While a job with this word waits, that one is it.
    pub(super) once: Option<String>,
    /// What every later statement about it must name.
    pub(super) lease: String,
    /// The grants under which it was asked.
    pub(super) grants: Vec<GrantId>,
    /// Whether a second factor was shown then, or none was asked.
    pub(super) assured: bool,
    /// The token with which a program asked.
    pub(super) token: Option<TokenId>,
    /// Where the work was when its last worker was heard.
    pub(super) checkpoint: Option<String>,
    /// When the lease lapses.
    pub(super) until: Instant,
}

/// Puts a job into the table, inside whatever transaction is open.
pub(crate) async fn enqueue_in(
    conn: &mut Conn,
    (id, now): (JobId, Instant),
    actor: &Actor,
    new: &NewJob,
) -> Result<JobId, StoreError> {
    let grants: Vec<_> = actor
        .grants
        .iter()
        .map(|grant| grant.id.to_string())
        .collect();
    let row = conn
        .one(
            "INSERT INTO job (id, kind, payload, actor, role_grants, assured, token, purpose, office,
                once, state, due_at, attempts, done, cancel_asked, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', $11, 0, 0, $12, $13)
             ON CONFLICT (once) WHERE state = 'queued' AND once IS NOT NULL DO UPDATE
             SET due_at = CASE WHEN excluded.due_at < job.due_at THEN excluded.due_at ELSE job.due_at END
             RETURNING id",
            args![
                id,
                &new.kind,
                opaque(&new.payload)?,
                actor.name(),
                grants.join(","),
                actor.assured,
                actor.limits.as_ref().map(|limits| limits.token),
                new.purpose.code(),
                new.office,
                new.once.as_ref(),
                new.not_before.map_or(now, |at| at.max(now)),
                false,
                now,
            ],
        )
        .await?;
    row.ok_or(StoreError::Corrupt("a job was not kept"))?
        .parse()
}

impl Store {
    /// Asks for a job. It acts as `actor`, with what they may do now and then.
    pub async fn enqueue(&self, actor: &Actor, new: NewJob) -> Result<JobId, StoreError> {
        let now = self.now();
        let id = JobId::new(self.ids());
        let mut conn = self.db().write().await?;
        let id = enqueue_in(&mut conn, (id, now), actor, &new).await?;
        drop(conn);
        self.0.work.notify_waiters();
        Ok(id)
    }

    /// Asks to stop a job: at once if nobody ever had it, else when its worker
    /// looks up from its work, or takes it up again: what was begun may want to
    /// be cleaned up. Whoever asked for it may, and whoever operates there.
    pub async fn cancel_job(&self, actor: &Actor, id: JobId) -> Result<Job, Refusal> {
        self.reader(actor, passerelle_model::Purpose::Operation)
            .cancel_job(id)
            .await
    }

    /// The same once it is known that it may be asked.
    pub(super) async fn ask_to_stop(&self, id: JobId) -> Result<Job, Refusal> {
        let now = self.now();
        let mut conn = self.db().write().await.map_err(Refusal::Store)?;
        let row = conn
            .one(
                select_jobs!(
                    "UPDATE job SET cancel_asked = (due_at IS NOT NULL),
                        ended_at = CASE WHEN state = 'queued' AND started_at IS NULL
                            THEN $2 ELSE ended_at END,
                        due_at = CASE WHEN state <> 'queued' THEN due_at
                            WHEN started_at IS NULL THEN NULL
                            WHEN due_at > $2 THEN $2 ELSE due_at END,
                        state = CASE WHEN state = 'queued' AND started_at IS NULL
                            THEN 'cancelled' ELSE state END
                     WHERE id = $1 RETURNING",
                    ""
                ),
                args![id, now],
            )
            .await?;
        let job = Job::read(&mut row.ok_or(Refusal::NotFound)?)?;
        if job.state == JobState::Cancelled && job.started_at.is_none() {
            never_begun(&mut conn, id, now).await?;
        }
        drop(conn);
        self.0.work.notify_waiters();
        Ok(job)
    }

    /// Takes the job that has waited longest, of the kinds that `kinds` lists;
    /// never one under which its workers died so often that it has failed.
    pub(super) async fn lease_next(
        &self,
        kinds: &str,
        worker: &str,
        seconds: i64,
    ) -> Result<Option<Leased>, StoreError> {
        if !self.is_due(kinds).await? {
            return Ok(None);
        }
        let (now, lease) = (self.now(), self.new_lease());
        let until = now.plus_seconds(seconds);
        // Named twice: on a server, of two workers that found the same job the
        // second sees here that it is no longer due.
        let row = self
            .db()
            .write()
            .await?
            .one(
                select_jobs!(
                    "UPDATE job SET state = 'running', worker = $1, lease = $2, due_at = $3,
                        seen_at = $4, attempts = attempts + 1, reason = NULL,
                        started_at = COALESCE(started_at, $4)
                     WHERE id = (SELECT id FROM job
                            WHERE due_at <= $4 AND $5 LIKE '%,' || kind || ',%'
                              AND NOT (state = 'running' AND attempts >= $6)
                            ORDER BY due_at, id LIMIT 1)
                        AND due_at <= $4
                     RETURNING",
                    ", once, role_grants, assured, token, checkpoint"
                ),
                args![worker, &lease, until, now, kinds, ATTEMPTS],
            )
            .await?;
        row.map(|row| leased(row, lease, until)).transpose()
    }

    /// Takes one job, if nobody has it.
    pub(super) async fn lease_this(
        &self,
        id: JobId,
        worker: &str,
        seconds: i64,
    ) -> Result<Option<Leased>, StoreError> {
        let (now, lease) = (self.now(), self.new_lease());
        let until = now.plus_seconds(seconds);
        let row = self
            .db()
            .write()
            .await?
            .one(
                select_jobs!(
                    "UPDATE job SET state = 'running', worker = $1, lease = $2, due_at = $3,
                        seen_at = $4, attempts = attempts + 1, reason = NULL,
                        started_at = COALESCE(started_at, $4)
                     WHERE id = $5 AND due_at <= $4
                       AND NOT (state = 'running' AND attempts >= $6)
                     RETURNING",
                    ", once, role_grants, assured, token, checkpoint"
                ),
                args![worker, &lease, until, now, id, ATTEMPTS],
            )
            .await?;
        row.map(|row| leased(row, lease, until)).transpose()
    }

    /// Looked at first without the write lock, which is wanted elsewhere.
    async fn is_due(&self, kinds: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT id FROM job WHERE due_at <= $1 AND $2 LIKE '%,' || kind || ',%'
                   AND NOT (state = 'running' AND attempts >= $3) LIMIT 1",
                args![now, kinds, ATTEMPTS],
            )
            .await?;
        Ok(row.is_some())
    }

    fn new_lease(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.ports().bytes::<12>())
    }

    /// Says that a worker still has a job and how far it is. Gives whether
    /// somebody asked to stop it; nothing if the lease is another's.
    pub(super) async fn keep_lease(
        &self,
        leased: &Leased,
        until: Instant,
        (done, total, unit): Came,
    ) -> Result<Option<bool>, StoreError> {
        let row = self
            .db()
            .write()
            .await?
            .one(
                "UPDATE job SET due_at = $3, seen_at = $4, done = $5, total = $6, unit = $7
                 WHERE id = $1 AND lease = $2 RETURNING cancel_asked",
                args![
                    leased.job.id,
                    &leased.lease,
                    until,
                    self.now(),
                    done,
                    total,
                    unit
                ],
            )
            .await?;
        row.map(|mut row| row.bool()).transpose()
    }

    /// The same, with where the work stands. Whoever got further has begun
    /// well: the attempts are counted anew.
    pub(super) async fn keep_checkpoint(
        &self,
        leased: &Leased,
        until: Instant,
        (done, total, unit): Came,
        checkpoint: &str,
    ) -> Result<Option<bool>, StoreError> {
        let row = self
            .db()
            .write()
            .await?
            .one(
                "UPDATE job SET due_at = $3, seen_at = $4, done = $5, total = $6, unit = $7,
                    checkpoint = $8, attempts = 1
                 WHERE id = $1 AND lease = $2 RETURNING cancel_asked",
                args![
                    leased.job.id,
                    &leased.lease,
                    until,
                    self.now(),
                    done,
                    total,
                    unit,
                    checkpoint
                ],
            )
            .await?;
        row.map(|mut row| row.bool()).transpose()
    }

    /// Whether somebody asked to stop a job; nothing if the lease is another's.
    pub(super) async fn asked_to_stop(&self, leased: &Leased) -> Result<Option<bool>, StoreError> {
        let row = self
            .db()
            .read()
            .await?
            .one(
                "SELECT cancel_asked FROM job WHERE id = $1 AND lease = $2",
                args![leased.job.id, &leased.lease],
            )
            .await?;
        row.map(|mut row| row.bool()).transpose()
    }
}

fn leased(mut row: Row, lease: String, until: Instant) -> Result<Leased, StoreError> {
    let job = Job::read(&mut row)?;
    let once = row.text_opt()?;
    let grants = row.text()?;
    let ids = grants.split(',').filter(|id| !id.is_empty());
    let grants = ids.map(str::parse).collect::<Result<_, _>>();
    Ok(Leased {
        job,
        once,
        lease,
        grants: grants.or(Err(StoreError::Corrupt("not the ids that were kept")))?,
        assured: row.bool()?,
        token: row.parse_opt()?,
        checkpoint: row.text_opt()?,
        until,
    })
}
