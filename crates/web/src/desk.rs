//! The desk of someone who is signed in: what a handler works with.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use passerelle_model::policy::{Need, Place, decide};
use passerelle_model::{Action, ActionId, Actor, Command, Conflict, Faults, Purpose};
use passerelle_store::{Applied, Reader, Refusal, Session};

use crate::answer::Halt;
use crate::form::Form;
use crate::route::Ask;
use crate::visit::Visit;

/// A signed-in person's request. Derefs to the [`Visit`].
#[derive(Clone)]
pub(crate) struct Desk {
    visit: Visit,
    session: Arc<Session>,
    reader: Reader,
    purpose: Purpose,
}

/// What came of an action that a person may have to look at again.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It was done.
    Done(Applied),
    /// Something is to be mended in the form.
    Mend(Faults),
    /// Someone else changed the record meanwhile.
    Conflict(Box<Conflict>),
}

impl Outcome {
    /// Sorts the door's answer: what the form shows, and what stops the request.
    pub(crate) fn of(answer: Result<Applied, Refusal>) -> Result<Self, Halt> {
        match answer {
            Ok(applied) => Ok(Self::Done(applied)),
            Err(Refusal::Faults(faults)) => Ok(Self::Mend(faults)),
            Err(Refusal::Conflict(conflict)) => Ok(Self::Conflict(conflict)),
            Err(refusal) => Err(refusal.into()),
        }
    }
}

impl Deref for Desk {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Desk {
    pub(crate) fn new(visit: Visit, session: Arc<Session>, purpose: Purpose) -> Self {
        let reader = visit.store().reader(&session.actor, purpose);
        Self {
            visit,
            session,
            reader,
            purpose,
        }
    }

    /// The session.
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Who acts, with the grants that count now.
    pub(crate) fn actor(&self) -> &Actor {
        &self.session.actor
    }

    /// Reads, and notes what was seen.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Whether a button is worth showing. The door asks again.
    pub(crate) fn may(&self, need: Need, place: &Place) -> bool {
        decide(Some(self.actor()), need, place).is_ok()
    }

    /// Whether a route would let them in.
    pub(crate) fn admitted(&self, ask: Ask) -> bool {
        ask.admits(self.who()).is_ok()
    }

    /// An action of this request: its purpose is the route's, its key and the
    /// version seen are the form's.
    pub(crate) fn command<T>(&self, form: &Form<T>, action: Action) -> Command {
        let mut command = Command::new(ActionId::new(self.ids()), self.purpose, action);
        command.idempotency_key = form.idempotency_key();
        command.expected_version = form.expected_version();
        command
    }

    /// Brings an action to the door.
    pub(crate) async fn apply<T>(&self, form: &Form<T>, action: Action) -> Result<Outcome, Halt> {
        let command = self.command(form, action);
        Outcome::of(self.store().apply(self.actor(), command).await)
    }
}

impl<S: Sync> FromRequestParts<S> for Desk {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        parts.extensions.get::<Self>().cloned().ok_or(Halt::SignIn)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Desk {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Halt> {
        Ok(parts.extensions.get::<Self>().cloned())
    }
}
