//! A job while it is done: what its handler works with.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};

use passerelle_model::policy::{Need, Place, Scope, decide};
use passerelle_model::{
    Action, Actor, Command, IdempotencyKey, Instant, JobId, Purpose, RecordRef, Who,
};
use serde::de::DeserializeOwned;

use crate::Store;
use crate::error::StoreError;
use crate::reader::Reader;
use crate::records::AnyRecord;

use super::handler::Stop;
use super::job::Job;
use super::table::{Came, Leased};

/// Seconds within which a worker says that it lives, even where nothing moves.
const HEARD: i64 = 5;

// What the work is told between two steps; the gravest counts.
const GO_ON: u8 = 0;
const STOPPING: u8 = 1;
const CANCELLED: u8 = 2;
const LOST: u8 = 3;

/// One job, taken by this worker.
pub struct JobRun {
    store: Store,
    leased: Leased,
    /// What is counted.
    unit: &'static str,
    /// Seconds that a lease lasts.
    lasts: i64,
    told: AtomicU8,
    at: Mutex<At>,
}

/// How far the work is, and what of it is in the table.
#[derive(Debug, Clone, Copy)]
struct At {
    done: i64,
    total: Option<i64>,
    moved: bool,
    written: Instant,
    until: Instant,
}

impl JobRun {
    pub(super) fn new(store: Store, leased: Leased, unit: &'static str, lasts: i64) -> Self {
        let at = At {
            done: leased.job.done,
            total: leased.job.total,
            moved: false,
            written: store.now(),
            until: leased.until,
        };
        let told = if leased.job.cancel_asked {
            CANCELLED
        } else {
            GO_ON
        };
        Self {
            store,
            leased,
            unit,
            lasts,
            told: AtomicU8::new(told),
            at: Mutex::new(at),
        }
    }

    /// The job's id.
    pub const fn id(&self) -> JobId {
        self.leased.job.id
    }

    /// The job as it was when it was taken.
    pub const fn job(&self) -> &Job {
        &self.leased.job
    }

    /// Why it was asked.
    pub const fn purpose(&self) -> Purpose {
        self.leased.job.purpose
    }

    /// The store.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// What it is about.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, Stop> {
        let read = serde_json::from_value(self.leased.job.payload.clone());
        read.or(Err(Stop::Failed("payload")))
    }

    /// Where the work stood when it was last noted; none at its beginning.
    pub fn resumes_from(&self) -> Option<&str> {
        self.leased.checkpoint.as_deref()
    }

    /// Whoever asked, with those of the grants held then that count now. Ask
    /// again for each longer step: a right that was ended bites.
    pub async fn actor(&self) -> Result<Actor, Stop> {
        let Some(account) = self.leased.job.account() else {
            return Ok(Actor::console());
        };
        let found = self.load(account.into()).await?;
        let account = match found {
            Some(AnyRecord::Account(found)) if found.status.may_sign_in() => found,
            _ => return Err(Stop::Failed("account_closed")),
        };
        let now = self.store.now();
        let mut actor = match self.leased.token {
            Some(token) => match self.load(token.into()).await? {
                Some(AnyRecord::Token(token)) if token.counts_at(now) => {
                    self.store.holder(&token, &account, now).await?
                }
                _ => return Err(Stop::Failed("token_ended")),
            },
            None => Actor {
                who: Who::Account(account.id),
                grants: self.store.held_grants(account.id, now).await?,
                assured: self.leased.assured,
                limits: None,
            },
        };
        let held = &self.leased.grants;
        actor.grants.retain(|grant| held.contains(&grant.id));
        Ok(actor)
    }

    async fn load(&self, record: RecordRef) -> Result<Option<AnyRecord>, StoreError> {
        AnyRecord::load(&mut self.store.db().read().await?, record).await
    }

    /// Refuses to go on where whoever asked may no longer do this.
    pub(super) async fn allows(&self, need: Need) -> Result<(), Stop> {
        let actor = self.actor().await?;
        let place = Place {
            scope: Some(Scope::JobsWrite),
            ..Place::default()
        };
        let allowed = decide(Some(&actor), need, &place);
        allowed.map(drop).or(Err(Stop::Failed("denied")))
    }

    /// A handle to read with. [`Reader::finish`] is the handler's to call
    /// before anything of what was read leaves.
    pub async fn reader(&self) -> Result<Reader, Stop> {
        Ok(self.store.reader(&self.actor().await?, self.purpose()))
    }

    /// A key for an action of one step: done again after a crash, the door
    /// gives its first answer.
    pub fn key(&self, step: &str) -> Option<IdempotencyKey> {
        IdempotencyKey::parse(&format!("job-{}-{step}", self.id()))
    }

    /// A command of one step, with its key.
    pub fn command(&self, step: &str, action: Action) -> Command {
        let mut command = self.store.command(self.purpose(), action);
        command.idempotency_key = self.key(step);
        command
    }

    /// Says how far the work is. Cheap: it is written every second.
    pub fn progress(&self, done: i64, total: Option<i64>) {
        let mut at = self.at();
        at.moved |= (at.done, at.total) != (done, total);
        (at.done, at.total) = (done, total);
    }

    /// Whether to go on: to be asked between two steps.
    pub fn go_on(&self) -> Result<(), Stop> {
        match self.told.load(Ordering::SeqCst) {
            LOST => Err(Stop::Lost),
            CANCELLED => Err(Stop::Cancelled),
            STOPPING => Err(Stop::Stopping),
            _ => Ok(()),
        }
    }

    /// Whether somebody asked to stop it.
    pub fn cancelled(&self) -> bool {
        matches!(self.go_on(), Err(Stop::Cancelled | Stop::Lost))
    }

    /// Notes where the work stands, synced, and asks whether to go on. After a
    /// crash it begins again from here.
    pub async fn checkpoint(&self, text: &str) -> Result<(), Stop> {
        let until = self.store.now().plus_seconds(self.lasts);
        let kept = self
            .store
            .keep_checkpoint(&self.leased, until, self.came(), text)
            .await?;
        self.heard(kept, until);
        self.go_on()
    }

    /// Tells the work that its worker ends.
    pub(super) fn stopping(&self) {
        self.told.fetch_max(STOPPING, Ordering::SeqCst);
    }

    pub(super) fn is_lost(&self) -> bool {
        self.told.load(Ordering::SeqCst) == LOST
    }

    /// Says that the worker lives, and hears whether to stop.
    pub(super) async fn beat(&self) {
        let (at, now) = (self.now_at(), self.store.now());
        let quiet = !at.moved && now.seconds_since(at.written) < HEARD;
        let until = now.plus_seconds(self.lasts);
        let told = if quiet {
            self.store.asked_to_stop(&self.leased).await
        } else {
            let kept = self.store.keep_lease(&self.leased, until, self.came());
            kept.await
        };
        match told {
            Ok(told) if quiet => self.heard(told, at.until),
            Ok(told) => self.heard(told, until),
            // A lease that could not be kept in time is another's by now.
            Err(_) if self.store.now() >= at.until => self.tell(LOST),
            Err(error) => tracing::warn!(error = error.told_whole(), "a job's worker is not heard"),
        }
    }

    fn heard(&self, told: Option<bool>, until: Instant) {
        match told {
            None => self.tell(LOST),
            Some(true) => self.tell(CANCELLED),
            Some(false) => {}
        }
        let now = self.store.now();
        let mut at = self.at();
        if until > at.until {
            (at.until, at.written, at.moved) = (until, now, false);
        }
    }

    fn tell(&self, told: u8) {
        self.told.fetch_max(told, Ordering::SeqCst);
    }

    fn now_at(&self) -> At {
        *self.at()
    }

    fn at(&self) -> std::sync::MutexGuard<'_, At> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) const fn leased(&self) -> &Leased {
        &self.leased
    }

    /// How far it came, for the last word on it.
    pub(super) fn came(&self) -> Came {
        let at = self.now_at();
        (at.done, at.total, self.unit)
    }
}
