//! The last word on a job: done, failed, cancelled, or to be gone on with.

use passerelle_model::message::{AskedBy, Audience, MessageKind, Notice, told_by_job};
use passerelle_model::{AccountId, Instant};
use serde_json::Value;

use crate::Store;
use crate::db::{Conn, Line, args, opaque};
use crate::error::{StoreError, is_taken};
use crate::messages::{Post, holders};
use crate::records::AnyRecord;

use super::handler::Stop;
use super::job::{Job, JobState};
use super::run::JobRun;
use super::table::select_jobs;

/// How often a job is begun without getting further before it has failed.
pub(super) const ATTEMPTS: i64 = 6;
/// Seconds before the second attempt; each later one waits four times longer.
const FIRST_PAUSE: i64 = 5;
const LONGEST_PAUSE: i64 = 60 * 60;

/// Seconds to wait after so many attempts.
pub(super) const fn pause(attempts: i64) -> i64 {
    let mut pause = FIRST_PAUSE;
    let mut n = 1;
    while n < attempts && pause < LONGEST_PAUSE {
        pause *= 4;
        n += 1;
    }
    if pause < LONGEST_PAUSE {
        pause
    } else {
        LONGEST_PAUSE
    }
}

/// What becomes of a job.
enum Settled {
    Over(JobState, Option<Value>, Option<&'static str>),
    Waits {
        until: Instant,
        reason: Option<&'static str>,
        /// Whether beginning it is not held against it.
        forgiven: bool,
    },
    /// Somebody else has it.
    Gone,
}

impl JobRun {
    /// Writes what came of the work.
    pub(super) async fn settle(&self, ended: Result<Value, Stop>) -> Result<(), StoreError> {
        let now = self.store().now();
        let attempts = self.leased().job.attempts;
        let settled = match ended {
            Ok(outcome) => Settled::Over(JobState::Done, Some(outcome), None),
            Err(Stop::Cancelled) => Settled::Over(JobState::Cancelled, None, None),
            Err(Stop::Failed(reason)) => Settled::Over(JobState::Failed, None, Some(reason)),
            Err(Stop::Again(reason)) if attempts >= ATTEMPTS => {
                Settled::Over(JobState::Failed, None, Some(reason))
            }
            Err(Stop::Again(reason)) => Settled::Waits {
                until: now.plus_seconds(pause(attempts)),
                reason: Some(reason),
                forgiven: false,
            },
            Err(Stop::Later(until)) => Settled::Waits {
                until,
                reason: None,
                forgiven: true,
            },
            Err(Stop::Stopping) => Settled::Waits {
                until: now,
                reason: None,
                forgiven: true,
            },
            Err(Stop::Lost) => Settled::Gone,
        };
        match settled {
            Settled::Over(state, outcome, reason) => self.over(state, outcome, reason).await,
            Settled::Waits {
                until,
                reason,
                forgiven,
            } => self.waits(until, reason, forgiven).await,
            Settled::Gone => Ok(()),
        }
    }

    async fn over(
        &self,
        state: JobState,
        outcome: Option<Value>,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let outcome = outcome.as_ref().map(opaque).transpose()?;
        let notice = self.notice(state);
        let mut conn = self.store().db().write().await?;
        if notice.is_none() {
            self.end(&mut conn, state, outcome, reason).await?;
            return self.forget_earlier(&mut conn, state).await;
        }
        conn.begin_write(Line::Records).await?;
        let told = async {
            // Whoever lost the job has nothing to say about it.
            if self.end(&mut conn, state, outcome, reason).await?
                && let Some(notice) = notice
            {
                let job = &self.leased().job;
                self.store().tell_of_job(&mut conn, job, notice).await?;
            }
            Ok(())
        };
        match told.await {
            Ok(()) => conn.commit().await,
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }

    /// Ends the job, unless it is somebody else's by now.
    async fn end(
        &self,
        conn: &mut Conn,
        state: JobState,
        outcome: Option<String>,
        reason: Option<&str>,
    ) -> Result<bool, StoreError> {
        let (done, total, unit) = self.came();
        let leased = self.leased();
        let ended = conn
            .execute(
                "UPDATE job SET state = $3, due_at = NULL, lease = NULL, checkpoint = NULL,
                    done = $4, total = $5, unit = $6, outcome = $7, reason = $8, ended_at = $9
                 WHERE id = $1 AND lease = $2",
                args![
                    leased.job.id,
                    &leased.lease,
                    state.code(),
                    done,
                    total,
                    unit,
                    outcome,
                    reason,
                    self.store().now(),
                ],
            )
            .await?;
        Ok(ended == 1)
    }

    /// Of what the house itself does again and again, only the last that went
    /// well is kept: nobody looks through thousands.
    async fn forget_earlier(&self, conn: &mut Conn, state: JobState) -> Result<(), StoreError> {
        let job = &self.leased().job;
        if state != JobState::Done || job.account().is_some() {
            return Ok(());
        }
        conn.execute(
            "DELETE FROM job WHERE kind = $1 AND state = 'done' AND once IS NOT NULL
               AND actor = $2 AND id <> $3",
            args![&job.kind, &job.actor, job.id],
        )
        .await
        .map(drop)
    }

    fn notice(&self, state: JobState) -> Option<Notice> {
        let leased = self.leased();
        let failed = match state {
            JobState::Done => false,
            JobState::Failed => true,
            _ => return None,
        };
        let took = self.store().now().seconds_since(leased.job.made_at);
        let asked_by = asked_by(&leased.job, leased.once.as_deref());
        told_by_job(leased.job.id, asked_by, (failed, took))
    }

    async fn waits(
        &self,
        until: Instant,
        reason: Option<&str>,
        forgiven: bool,
    ) -> Result<(), StoreError> {
        let (done, total, unit) = self.came();
        let leased = self.leased();
        let waits =
            async {
                let mut conn = self.store().db().write().await?;
                conn.execute(
                "UPDATE job SET state = 'queued', due_at = $3, lease = NULL, done = $4, total = $5,
                    unit = $6, reason = $7, attempts = CASE WHEN $8 THEN 0 ELSE attempts END
                 WHERE id = $1 AND lease = $2",
                args![leased.job.id, &leased.lease, until, done, total, unit, reason, forgiven],
            )
            .await
            };
        match waits.await {
            // Meanwhile the same was asked for again: that job does this one's
            // work, too.
            Err(error) if is_taken(&error) => {
                self.hurry_twin(until).await?;
                self.over(JobState::Done, None, None).await
            }
            other => other.map(drop),
        }
    }
}

impl JobRun {
    /// Has the job that waits in place of this one begin no later.
    async fn hurry_twin(&self, until: Instant) -> Result<(), StoreError> {
        let mut conn = self.store().db().write().await?;
        conn.execute(
            "UPDATE job SET due_at = $2
             WHERE once = (SELECT once FROM job WHERE id = $1) AND state = 'queued' AND due_at > $2",
            args![self.id(), until],
        )
        .await
        .map(drop)
    }
}

impl Store {
    /// Ends jobs whose workers died under them again and again, and tells of it.
    pub(super) async fn give_up_jobs(&self) -> Result<(), StoreError> {
        let now = self.now();
        let hopeless = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id FROM job WHERE due_at <= $1 AND state = 'running' AND attempts >= $2
                 LIMIT 1",
                args![now, ATTEMPTS],
            )
            .await?
        };
        if hopeless.is_none() {
            return Ok(());
        }
        let mut conn = self.db().write().await?;
        conn.begin_write(Line::Records).await?;
        match self.end_hopeless(&mut conn, now).await {
            Ok(()) => conn.commit().await,
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }

    async fn end_hopeless(&self, conn: &mut Conn, now: Instant) -> Result<(), StoreError> {
        let ended = conn
            .all(
                select_jobs!(
                    "UPDATE job SET state = 'failed', due_at = NULL, lease = NULL,
                        reason = 'worker_died', ended_at = $1
                     WHERE due_at <= $1 AND state = 'running' AND attempts >= $2
                     RETURNING",
                    ", once"
                ),
                args![now, ATTEMPTS],
            )
            .await?;
        for mut row in ended {
            let job = Job::read(&mut row)?;
            let asked_by = asked_by(&job, row.text_opt()?.as_deref());
            let took = now.seconds_since(job.made_at);
            tracing::error!(job = %job.id, kind = job.kind, "its workers died under a job");
            if let Some(notice) = told_by_job(job.id, asked_by, (true, took)) {
                self.tell_of_job(conn, &job, notice).await?;
            }
        }
        Ok(())
    }

    /// Tells of a job, inside the transaction that ends it. Of what the house
    /// tries again and again nobody is told twice before they read the first.
    async fn tell_of_job(
        &self,
        conn: &mut Conn,
        job: &Job,
        notice: Notice,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let to = match notice.to {
            Audience::Account(account) => vec![account],
            Audience::HoldersOf { duty, office, .. } => {
                holders(conn, (duty, office), now, |_| None).await?
            }
        };
        let mut post = Post::of(self.ids(), now, &job.id);
        for account in to {
            if job.account().is_none() && knows_already(conn, account, notice.kind, job).await? {
                continue;
            }
            if let Some(AnyRecord::Account(account)) = AnyRecord::load(conn, account.into()).await?
            {
                post.tell(&account, notice.kind, notice.about);
            }
        }
        post.write(conn).await
    }

    /// Forgets jobs that were over long ago.
    pub(super) async fn forget_jobs(&self, kept: i64) -> Result<(), StoreError> {
        let before = self.now().plus_seconds(-kept);
        let mut conn = self.db().write().await?;
        conn.execute("DELETE FROM job WHERE ended_at < $1", args![before])
            .await
            .map(drop)
    }
}

/// Who wanted a job: what the house wants again and again is wanted once under
/// the name of its kind.
fn asked_by(job: &Job, once: Option<&str>) -> AskedBy {
    match job.account() {
        Some(account) => AskedBy::Account(account),
        None if once == Some(job.kind.as_str()) => AskedBy::House,
        None => AskedBy::Console,
    }
}

/// Whether somebody was told of another job of this kind and has not read it.
async fn knows_already(
    conn: &mut Conn,
    account: AccountId,
    kind: MessageKind,
    job: &Job,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM message WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL
               AND kind = $2
               AND about IN (SELECT 'job/' || id FROM job WHERE kind = $3 AND state = 'failed')
             LIMIT 1",
            args![account, kind.code(), &job.kind],
        )
        .await?;
    Ok(row.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_an_hour() {
        let pauses: Vec<_> = (1..=7).map(pause).collect();
        assert_eq!(pauses, [5, 20, 80, 320, 1_280, 3_600, 3_600]);
    }
}
