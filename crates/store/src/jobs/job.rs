//! A job as it is asked for, and as it stands.

use passerelle_model::{AccountId, Instant, JobId, OfficeId, Purpose};
use serde::Serialize;
use serde_json::Value;

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It waits for a worker, or for its time.
    Queued,
    /// A worker has it.
    Running,
    /// It did what was asked.
    Done,
    /// It could not.
    Failed,
    /// Somebody stopped it.
    Cancelled,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Queued,
        Self::Running,
        Self::Done,
        Self::Failed,
        Self::Cancelled,
    ];

    /// The state's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether nothing more will happen to it.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// A job that somebody wants done.
#[derive(Debug, Clone)]
pub struct NewJob {
    pub(crate) kind: String,
    pub(crate) payload: Value,
    pub(crate) purpose: Purpose,
    pub(crate) office: Option<OfficeId>,
    pub(crate) once: Option<String>,
    pub(crate) not_before: Option<Instant>,
}

impl NewJob {
    /// A job of a kind, for a purpose, as soon as may be.
    pub fn of(kind: &str, purpose: Purpose) -> Self {
        Self {
            kind: kind.to_owned(),
            payload: Value::Null,
            purpose,
            office: None,
            once: None,
            not_before: None,
        }
    }

    /// What it is about: ids and addresses of files, never a personal value.
    #[must_use]
    pub fn about(mut self, payload: Value) -> Self {
        self.payload = payload;
        self
    }

    /// Asked within an office: whoever operates there sees it.
    #[must_use]
    pub const fn within(mut self, office: OfficeId) -> Self {
        self.office = Some(office);
        self
    }

    /// Wanted once: while a job with the same word waits, that one is it. The
    /// word names the kind of work, since only the word is compared.
    #[must_use]
    pub fn once(mut self, word: impl Into<String>) -> Self {
        self.once = Some(word.into());
        self
    }

    /// Not before an instant.
    #[must_use]
    pub const fn not_before(mut self, at: Instant) -> Self {
        self.not_before = Some(at);
        self
    }
}

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What kind of work: `log.verify`.
    pub kind: String,
    /// What it is about.
    pub payload: Value,
    /// Who asked: an account's id, or `console`.
    pub actor: String,
    /// Why.
    pub purpose: Purpose,
    /// Within which office it was asked.
    pub office: Option<OfficeId>,
    /// How it stands.
    pub state: JobState,
    /// When it wants a worker next; none once it is over.
    pub due_at: Option<Instant>,
    /// Which worker has it, or had it last.
    pub worker: Option<String>,
    /// When that worker was last heard.
    pub seen_at: Option<Instant>,
    /// How often it was begun since it last got further.
    pub attempts: i64,
    /// How far it is.
    pub done: i64,
    /// How far it goes, once that is known.
    pub total: Option<i64>,
    /// What is counted: a code.
    pub unit: Option<String>,
    /// Whether somebody asked to stop it.
    pub cancel_asked: bool,
    /// What came of it: counts, ids and addresses of files.
    pub outcome: Option<Value>,
    /// Why it failed, or why it is tried again: a code.
    pub reason: Option<String>,
    /// When it was asked for.
    pub made_at: Instant,
    /// When it was first begun.
    pub started_at: Option<Instant>,
    /// When it was over.
    pub ended_at: Option<Instant>,
}

impl Job {
    /// The account that asked; none for the console and the house itself.
    pub fn account(&self) -> Option<AccountId> {
        self.actor.parse().ok()
    }
}

/// Which jobs are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobFilter {
    /// Also those of others, where one operates the machine.
    pub of_all: bool,
    /// Of one kind.
    pub kind: Option<String>,
    /// In one state.
    pub state: Option<JobState>,
}
