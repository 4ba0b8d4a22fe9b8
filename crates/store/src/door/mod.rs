//! The one door: every change to the state of the agency comes through here.
//!
//! ```text
//! apply ─▶ seal personal values ─▶ the writer's queue ─▶ one transaction for a group:
//!          policy · conflicts · rules · log · state · derived ─▶ keys saved ─▶ COMMIT ─▶ answers
//! ```
//!
//! An answer is given after the commit was synced, never before.

mod atlas;
mod back;
mod called;
mod derived;
mod one;
mod places;
mod rows;
mod rules;
mod told;
mod undo;
mod work;
mod writer;

use passerelle_model::account::AccountAction;
use passerelle_model::policy::Denial;
use passerelle_model::webhook::WebhookAction;
use passerelle_model::{
    Action, ActionId, Actor, Command, Conflict, Fault, Faults, RecordRef, Version,
};
use tokio::sync::oneshot;

use crate::Store;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::log::Entry;

pub(crate) use derived::{fold, sign_in_name, typed_terms};
pub(crate) use places::tree_version;
pub(crate) use writer::{Job, Writer};

/// What the door answers when an action was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// The action.
    pub action: ActionId,
    /// Its place in the log.
    pub position: i64,
    /// The record that it changed.
    pub record: RecordRef,
    /// The version that the record has now.
    pub version: Version,
    /// Whether this is the answer to an earlier try with the same key.
    pub replayed: bool,
}

impl Applied {
    fn of(entry: &Entry) -> Self {
        Self {
            action: entry.id,
            position: entry.position,
            record: entry.record,
            version: entry.version,
            replayed: false,
        }
    }
}

/// Why nothing was done, or nothing shown.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The policy does not allow it.
    #[error("denied: {}", .0.code())]
    Denied(Denial),
    /// Something is wrong with what was typed.
    #[error("faults: {0}")]
    Faults(Faults),
    /// The record moved on meanwhile.
    #[error("the record has version {}, not {}", .0.current, .0.expected)]
    Conflict(Box<Conflict>),
    /// There is no such record.
    #[error("no such record")]
    NotFound,
    /// It did not work.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Faults> for Refusal {
    fn from(faults: Faults) -> Self {
        Self::Faults(faults)
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Faults(fault.into())
    }
}

impl From<Denial> for Refusal {
    fn from(denial: Denial) -> Self {
        Self::Denied(denial)
    }
}

impl Store {
    /// Does one action. When this returns `Ok`, it is in the log, synced.
    pub async fn apply(&self, actor: &Actor, command: Command) -> Result<Applied, Refusal> {
        let mut all = self.apply_all(actor, vec![command]).await?;
        all.pop().ok_or(Refusal::Store(StoreError::Closed))
    }

    /// Does several actions, all or none of them.
    pub async fn apply_all(
        &self,
        actor: &Actor,
        mut commands: Vec<Command>,
    ) -> Result<Vec<Applied>, Refusal> {
        for command in &mut commands {
            self.seal(&mut command.action).await?;
        }
        let (answer, answered) = oneshot::channel();
        let job = Job {
            actor: actor.clone(),
            commands,
            answer,
        };
        self.jobs().send(job).await.or(Err(StoreError::Closed))?;
        answered.await.or(Err(StoreError::Closed))?
    }

    /// Seals every personal value of an action under its subject's key. Only
    /// registering somebody, or subscribing a webhook, makes a key; for any other action the key must be
    /// there, or its subject was erased.
    pub(crate) async fn seal(&self, action: &mut Action) -> Result<(), Refusal> {
        let about = subjects(&action.personal());
        let registers = matches!(
            action,
            Action::Account(AccountAction::Register(_))
                | Action::Webhook(WebhookAction::Subscribe(_))
        );
        let ring = if registers {
            self.keys().ring_of_new(about).await?
        } else {
            self.keys().ring(about).await?
        };
        if ring.seal(action.personal())? {
            Ok(())
        } else {
            Err(Fault::new("", "closed-account").into())
        }
    }
}
