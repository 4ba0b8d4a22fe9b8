//! The last word on a job: done, failed, cancelled, or to be gone on with.

use passerelle_model::Instant;
use passerelle_model::message::{Audience, Notice, told_by_job};
use serde_json::Value;

use crate::Store;
use crate::db::{Conn, Line, args, opaque};
use crate::error::{StoreError, is_taken};
use crate::messages::Post;
use crate::records::AnyRecord;

use super::handler::Stop;
use super::job::JobState;
use super::run::JobRun;

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
            if self.end(&mut conn, state, outcome, reason).await? {
                self.tell_asker(&mut conn, notice).await?;
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
        let job = &self.leased().job;
        let failed = match state {
            JobState::Done => false,
            JobState::Failed => true,
            _ => return None,
        };
        let took = self.store().now().seconds_since(job.made_at);
        told_by_job(job.id, job.account(), (failed, took))
    }

    async fn tell_asker(&self, conn: &mut Conn, notice: Option<Notice>) -> Result<(), StoreError> {
        let Some(Notice {
            kind,
            about,
            to: Audience::Account(account),
        }) = notice
        else {
            return Ok(());
        };
        let store = self.store();
        let mut post = Post::of(store.ids(), store.now(), &self.id());
        if let Some(AnyRecord::Account(account)) = AnyRecord::load(conn, account.into()).await? {
            post.tell(&account, kind, about);
        }
        post.write(conn).await
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
    /// Ends jobs whose workers died under them again and again.
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
        conn.execute(
            "UPDATE job SET state = 'failed', due_at = NULL, lease = NULL, reason = 'worker_died',
                ended_at = $1
             WHERE due_at <= $1 AND state = 'running' AND attempts >= $2",
            args![now, ATTEMPTS],
        )
        .await
        .map(drop)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_an_hour() {
        let pauses: Vec<_> = (1..=7).map(pause).collect();
        assert_eq!(pauses, [5, 20, 80, 320, 1_280, 3_600, 3_600]);
    }
}
