//! Whoever takes jobs and has them done.

use std::sync::Arc;
use std::time::Duration;

use passerelle_model::{Actor, JobId, Purpose};
use serde_json::Value;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use crate::Store;
use crate::db::args;
use crate::error::StoreError;

use super::handler::{Handler, Handlers, Stop};
use super::job::{Job, NewJob};
use super::run::JobRun;
use super::table::{Leased, enqueue_in};

/// How often the table is looked at for jobs that another process put there.
const LOOK: Duration = Duration::from_secs(1);
/// How often a worker says that it lives.
const BEAT: Duration = Duration::from_secs(1);
/// How long work may go on once the worker is asked to end.
const LAST_STEP: Duration = Duration::from_secs(8);
/// How often the house looks after its jobs.
const HOUSEKEEPING: Duration = Duration::from_secs(15);
/// Rounds of housekeeping between two sweeps: an hour.
const SWEEP: u32 = 240;
/// Seconds that a job is kept after it was over.
const KEPT: i64 = 30 * 24 * 60 * 60;
/// Seconds that a lease lasts unless somebody says otherwise.
const LEASE: i64 = 30;
/// Tries to write the last word on a job before its lease is left to lapse.
const LAST_WORDS: u32 = 5;

/// Takes jobs from the table and has them done.
#[derive(Clone)]
pub struct Worker {
    store: Store,
    handlers: Handlers,
    name: String,
    lease: i64,
    at_once: usize,
}

impl Worker {
    /// A worker for these kinds of job.
    pub fn new(store: Store, handlers: Handlers) -> Self {
        let name = format!("{}-{}", store.node(), std::process::id());
        Self {
            store,
            handlers,
            name,
            lease: LEASE,
            at_once: 2,
        }
    }

    /// Seconds of silence after which another takes a job over.
    #[must_use]
    pub const fn with_lease(mut self, seconds: i64) -> Self {
        self.lease = seconds;
        self
    }

    /// Jobs at the same time, beside those that have a lane of their own.
    #[must_use]
    pub const fn with_lanes(mut self, at_once: usize) -> Self {
        self.at_once = at_once;
        self
    }

    /// Works until `shutdown`. Work that goes on then is told to stop after its
    /// step, and waits in the table for the next worker.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        let (stop, stopping) = watch::channel(false);
        let mut lanes = JoinSet::new();
        for kinds in self.handlers.lanes(self.at_once.max(1)) {
            lanes.spawn(self.clone().lane(kinds, stopping.clone()));
        }
        lanes.spawn(self.keep_house(stopping));
        shutdown.await;
        stop.send_replace(true);
        while lanes.join_next().await.is_some() {}
    }

    /// Does everything that waits, and ends.
    pub async fn until_idle(&self) -> Result<i64, StoreError> {
        let (_stop, stopping) = watch::channel(false);
        let kinds = self.handlers.listed();
        let mut worked = 0;
        while let Some(leased) = self.next(&kinds).await? {
            self.work(leased, stopping.clone()).await;
            worked += 1;
        }
        Ok(worked)
    }

    /// Does one job itself whenever nobody has it and its time has come, until it
    /// is over, whoever ended it; and tells how it moves.
    pub async fn this(
        &self,
        id: JobId,
        mut seen: impl FnMut(&Job),
    ) -> Result<Option<Job>, StoreError> {
        let is_over = Notify::new();
        let follow = async {
            let over = loop {
                match self.store.follow_job(id, &mut seen).await {
                    Err(error) if may_pass(&error) => tokio::time::sleep(LOOK).await,
                    over => break over,
                }
            };
            is_over.notify_one();
            over
        };
        let ((), over) = tokio::try_join!(self.own(id, &is_over), follow)?;
        Ok(over)
    }

    /// What may work later waits in the table, perhaps for nobody but us.
    async fn own(&self, id: JobId, is_over: &Notify) -> Result<(), StoreError> {
        let (_stop, stopping) = watch::channel(false);
        loop {
            match self.store.lease_this(id, &self.name, self.lease).await {
                Ok(Some(leased)) => self.work(leased, stopping.clone()).await,
                Ok(None) => {}
                Err(error) if may_pass(&error) => {}
                Err(error) => return Err(error),
            }
            tokio::select! {
                () = is_over.notified() => return Ok(()),
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    async fn next(&self, kinds: &str) -> Result<Option<Leased>, StoreError> {
        self.store.lease_next(kinds, &self.name, self.lease).await
    }

    /// One job after the other, of some kinds.
    async fn lane(self, kinds: String, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            // Listening begins before the look, so that nothing falls between.
            let woken = self.store.0.work.notified();
            match self.next(&kinds).await {
                Ok(Some(leased)) => {
                    self.work(leased, stopping.clone()).await;
                    continue;
                }
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(
                        error = error.told_whole(),
                        "the jobs could not be looked at"
                    );
                }
            }
            tokio::select! {
                () = woken => {}
                () = tokio::time::sleep(LOOK) => {}
                () = stop_asked(&mut stopping) => {}
            }
        }
    }

    /// One job, from its lease to the last word on it.
    async fn work(&self, leased: Leased, mut stopping: watch::Receiver<bool>) {
        let Some(handler) = self.handlers.of(&leased.job.kind).cloned() else {
            return;
        };
        let (id, kind) = (leased.job.id, leased.job.kind.clone());
        tracing::info!(job = %id, kind, attempt = leased.job.attempts, "a job begins");
        let run = Arc::new(JobRun::new(
            self.store.clone(),
            leased,
            handler.unit(),
            self.lease,
        ));
        let mut task = tokio::spawn(handled(handler, Arc::clone(&run)));
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let last_step = tokio::time::sleep(Duration::MAX);
        tokio::pin!(last_step);
        let mut told = false;
        let ended = loop {
            tokio::select! {
                ended = &mut task => break ended,
                _ = beat.tick() => run.beat().await,
                () = stop_asked(&mut stopping), if !told => {
                    told = true;
                    run.stopping();
                    last_step.as_mut().reset(tokio::time::Instant::now() + LAST_STEP);
                }
                () = &mut last_step, if told => task.abort(),
            }
            if run.is_lost() {
                task.abort();
            }
        };
        let ended = match ended {
            Ok(ended) => ended,
            Err(error) if error.is_panic() => Err(Stop::Failed("panic")),
            Err(_) if run.is_lost() => Err(Stop::Lost),
            Err(_) => Err(Stop::Stopping),
        };
        tracing::info!(job = %id, kind, ended = word(&ended), "a job ends");
        self.last_word(&run, ended).await;
    }

    /// Writes what came of it. While the store cannot, it is tried again; at
    /// last the lease lapses, and the work is done again from its checkpoint.
    async fn last_word(&self, run: &JobRun, ended: Result<Value, Stop>) {
        let mut ended = Some(ended);
        for attempt in 1..=LAST_WORDS {
            let word = match &mut ended {
                Some(Ok(outcome)) => Ok(outcome.clone()),
                Some(Err(stop)) => Err(again(stop)),
                None => return,
            };
            match run.settle(word).await {
                Ok(()) => return,
                Err(error) if attempt < LAST_WORDS && error.is_transient() => {
                    tokio::time::sleep(BEAT * attempt).await;
                }
                Err(error) => {
                    tracing::error!(error = error.told_whole(), "a job's end was not written");
                    return;
                }
            }
        }
    }

    /// Looks after the house's own work, round after round.
    async fn keep_house(self, mut stopping: watch::Receiver<bool>) {
        let mut round = 0;
        while !*stopping.borrow() {
            if let Err(error) = self.house(round % SWEEP == 0).await {
                tracing::warn!(
                    error = error.told_whole(),
                    "the house's jobs were not looked after"
                );
            }
            round += 1;
            tokio::select! {
                () = tokio::time::sleep(HOUSEKEEPING) => {}
                () = stop_asked(&mut stopping) => {}
            }
        }
    }

    /// One round: what is due again goes into the table, what is hopeless ends,
    /// and in a sweep what is over since long is forgotten.
    pub async fn house(&self, sweep: bool) -> Result<(), StoreError> {
        self.store.give_up_jobs().await?;
        for handler in self.handlers.all() {
            if let Some(seconds) = handler.every() {
                self.store.enqueue_again(handler.kind(), seconds).await?;
            }
        }
        if sweep {
            self.store.forget_jobs(KEPT).await?;
            self.store.tidy_messages().await?;
        }
        Ok(())
    }
}

/// Whether a command waits for the database to come back. One that was closed
/// does not.
fn may_pass(error: &StoreError) -> bool {
    error.is_transient() && !matches!(error, StoreError::Closed)
}

async fn stop_asked(stopping: &mut watch::Receiver<bool>) {
    // The sender lives as long as the worker; if it is gone, stop as well.
    let _ = stopping.wait_for(|stop| *stop).await;
}

/// The work itself: first whether whoever asked may still ask.
async fn handled(handler: Arc<dyn Handler>, run: Arc<JobRun>) -> Result<Value, Stop> {
    if !handler.cleans_up() {
        run.go_on()?;
    }
    run.allows(handler.asks()).await?;
    handler.run(&run).await
}

/// The same reason once more.
const fn again(stop: &Stop) -> Stop {
    match stop {
        Stop::Cancelled => Stop::Cancelled,
        Stop::Stopping => Stop::Stopping,
        Stop::Lost => Stop::Lost,
        Stop::Failed(reason) => Stop::Failed(reason),
        Stop::Again(reason) => Stop::Again(reason),
        Stop::Later(at) => Stop::Later(*at),
    }
}

const fn word(ended: &Result<Value, Stop>) -> &'static str {
    match ended {
        Ok(_) => "done",
        Err(Stop::Cancelled) => "cancelled",
        Err(Stop::Stopping) => "to be gone on with",
        Err(Stop::Lost) => "taken over",
        Err(Stop::Failed(reason) | Stop::Again(reason)) => reason,
        Err(Stop::Later(_)) => "later again",
    }
}

impl Store {
    /// Puts a job of the house into the table unless one waits or runs, or the
    /// last was over less than so many seconds ago.
    async fn enqueue_again(&self, kind: &'static str, seconds: i64) -> Result<(), StoreError> {
        let now = self.now();
        let since = now.plus_seconds(-seconds);
        let found = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id FROM job WHERE kind = $1 AND (due_at IS NOT NULL OR ended_at > $2) LIMIT 1",
                args![kind, since],
            )
            .await?
        };
        if found.is_some() {
            return Ok(());
        }
        let new = NewJob::of(kind, Purpose::Operation).once(kind);
        let id = JobId::new(self.ids());
        let mut conn = self.db().write().await?;
        enqueue_in(&mut conn, (id, now), &Actor::console(), &new).await?;
        drop(conn);
        self.0.work.notify_waiters();
        Ok(())
    }
}
