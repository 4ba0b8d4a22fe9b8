//! What does the work of one kind of job.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use passerelle_model::Instant;
use passerelle_model::policy::Need;
use serde_json::Value;

use crate::door::Refusal;
use crate::error::StoreError;

use super::run::JobRun;
use super::verify::VerifyLog;

/// The work while it is done: what came of it, or why it stopped.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<Value, Stop>> + Send + 'a>>;

/// Does the work of one kind of job. The same for the bar of a command and for
/// the button of a page.
///
/// A worker that is killed is replaced by another, which calls `run` again: so
/// the work goes in steps, each noted by [`JobRun::checkpoint`], and each
/// action has a key of its step ([`JobRun::key`]), so that the door does it once.
///
/// ```ignore
/// fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
///     Box::pin(async move {
///         let begin: i64 = run.resumes_from().and_then(|at| at.parse().ok()).unwrap_or(0);
///         for n in begin..100 {
///             run.go_on()?;
///             // … one step …
///             run.progress(n + 1, Some(100));
///             run.checkpoint(&(n + 1).to_string()).await?;
///         }
///         Ok(json!({ "steps": 100 }))
///     })
/// }
/// ```
pub trait Handler: Send + Sync + 'static {
    /// The kind: `log.verify`. `job-kind-log-verify` words it.
    fn kind(&self) -> &'static str;

    /// What is counted: `job-unit-entries` words it.
    fn unit(&self) -> &'static str {
        "steps"
    }

    /// What whoever asked must hold when it is begun.
    fn asks(&self) -> Need {
        Need::SignedIn
    }

    /// For work that the house itself wants again and again: how many seconds
    /// after its last end. The console is then its actor.
    fn every(&self) -> Option<i64> {
        None
    }

    /// Whether it takes back what it did when it is asked to stop. Then it is
    /// begun again even if somebody asked before it could be: it must look at
    /// [`JobRun::go_on`] by itself.
    fn cleans_up(&self) -> bool {
        false
    }

    /// For work that may wait long for somebody else: a worker does it beside its
    /// other lanes, one of the kind at a time, so that it takes no place of theirs.
    fn has_own_lane(&self) -> bool {
        false
    }

    /// Does it.
    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a>;
}

/// Why the work stopped before its end.
#[derive(Debug)]
pub enum Stop {
    /// Somebody asked to stop it.
    Cancelled,
    /// The worker is asked to end: another, or the next, goes on.
    Stopping,
    /// The lease lapsed and somebody else has the job: nothing more may be done.
    Lost,
    /// It cannot be done: a code, worded by `job-reason-…`.
    Failed(&'static str),
    /// It may work later: a code. Tried again with growing pauses.
    Again(&'static str),
    /// It worked, and there is more to do at an instant.
    Later(Instant),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        if error.is_transient() {
            Self::Again("store")
        } else {
            tracing::error!(error = error.told_whole(), "a job failed in the store");
            Self::Failed("store")
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(_) => Self::Failed("denied"),
            Refusal::Faults(_) => Self::Failed("faults"),
            Refusal::Conflict(_) => Self::Failed("conflict"),
            Refusal::NotFound => Self::Failed("not_found"),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// The kinds of job that a program knows how to do.
#[derive(Clone, Default)]
pub struct Handlers(Arc<BTreeMap<&'static str, Arc<dyn Handler>>>);

impl Handlers {
    /// Those of the store itself.
    pub fn of_store() -> Self {
        Self::default().and(VerifyLog)
    }

    /// One more.
    #[must_use]
    pub fn and(self, handler: impl Handler) -> Self {
        let mut all = (*self.0).clone();
        all.insert(handler.kind(), Arc::new(handler));
        Self(Arc::new(all))
    }

    /// The handler of a kind.
    pub fn of(&self, kind: &str) -> Option<&Arc<dyn Handler>> {
        self.0.get(kind)
    }

    /// Every handler, in the order of their kinds.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Handler>> {
        self.0.values()
    }

    /// Their kinds as the table is asked.
    pub(super) fn listed(&self) -> String {
        listed(self.0.keys().copied())
    }

    /// What each lane of a worker asks the table for: so many lanes do what has
    /// none of its own.
    pub(super) fn lanes(&self, at_once: usize) -> Vec<String> {
        let (own, others): (Vec<_>, Vec<_>) = self.all().partition(|one| one.has_own_lane());
        let shared = listed(others.iter().map(|handler| handler.kind()));
        let own = own.iter().map(|handler| listed([handler.kind()]));
        std::iter::repeat_n(shared, at_once).chain(own).collect()
    }
}

/// Kinds between commas, and one at both ends.
fn listed(kinds: impl IntoIterator<Item = &'static str>) -> String {
    let kinds = kinds.into_iter().map(|kind| format!("{kind},"));
    std::iter::once(",".to_owned()).chain(kinds).collect()
}
