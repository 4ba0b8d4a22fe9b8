//! Reading: a handle for one request, limited to what its actor may see.
//!
//! Whatever personal value it opens is noted, and [`Reader::finish`] writes
//! the one row of the read log before the answer leaves.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use passerelle_model::policy::{
    Access, DataClass, Decision, Duty, Ground, Need, OfficePath, Place, Scope, decide,
};
use passerelle_model::{Actor, GrantId, Noun, OfficeId, Purpose, RecordRef, Subject};
use tokio::sync::oneshot;

use crate::Store;
use crate::db::Db;
use crate::door::Refusal;
use crate::error::StoreError;
use crate::keys::{Keys, subjects};
use crate::offices::OfficeTree;
use crate::reads::Read;
use crate::records::AnyRecord;

/// What one request reads, and for whom.
#[derive(Clone)]
pub struct Reader {
    store: Store,
    actor: Arc<Actor>,
    purpose: Purpose,
    /// What it is asked for, which a token has to be for.
    scope: Option<Scope>,
    seen: Arc<Mutex<Seen>>,
}

/// What was opened so far.
#[derive(Default)]
struct Seen {
    class: Option<DataClass>,
    grant: Option<GrantId>,
    subjects: BTreeSet<Subject>,
}

impl Store {
    /// A handle for one request.
    pub fn reader(&self, actor: &Actor, purpose: Purpose) -> Reader {
        Reader {
            store: self.clone(),
            actor: Arc::new(actor.clone()),
            purpose,
            scope: None,
            seen: Arc::default(),
        }
    }

    /// The same for a program: it is told only what its token is for.
    pub fn reader_for(&self, actor: &Actor, purpose: Purpose, scope: Scope) -> Reader {
        Reader {
            scope: Some(scope),
            ..self.reader(actor, purpose)
        }
    }
}

impl Reader {
    /// Who reads.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The store behind it.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Why something would be allowed or refused, there.
    pub fn why(&self, need: Need, place: &Place) -> Decision {
        decide(Some(&self.actor), need, &self.at(place.clone()))
    }

    /// Writes the row of the read log if a personal value was opened. The
    /// answer may leave only after this; an error means that it may not.
    pub async fn finish(&self) -> Result<(), StoreError> {
        let Some(read) = self.noted() else {
            return Ok(());
        };
        let (answer, answered) = oneshot::channel();
        self.store
            .waiting_reads()
            .send((read, answer))
            .await
            .or(Err(StoreError::Closed))?;
        answered.await.or(Err(StoreError::Closed))?
    }

    fn noted(&self) -> Option<Read> {
        let seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        Some(Read {
            at: self.store.now(),
            actor: self.actor.name(),
            purpose: self.purpose,
            class: seen.class?,
            grant: seen.grant,
            subjects: seen.subjects.into_iter().collect(),
        })
    }

    /// Notes what is about to be opened.
    pub(crate) fn note(&self, class: DataClass, ground: &Ground, about: &[Subject]) {
        // One's own values are no secret to oneself.
        let me = self.actor.account().map(Subject::from);
        let others: Vec<_> = about
            .iter()
            .filter(|subject| Some(**subject) != me)
            .collect();
        if others.is_empty() {
            return;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.class = seen.class.max(Some(class));
        if let Ground::BrokenGlass { grant, .. } = ground {
            seen.grant = Some(*grant);
        }
        seen.subjects.extend(others);
    }

    /// Opens the personal values of a record and notes it.
    pub(crate) async fn unseal(&self, record: &mut AnyRecord) -> Result<(), StoreError> {
        let about = subjects(&record.personal());
        self.note(DataClass::Personal, &Ground::SignedIn, &about);
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        Ok(())
    }

    /// Refuses whoever does not hold something anywhere.
    pub(crate) fn anywhere(&self, need: Need) -> Result<Ground, Refusal> {
        Ok(self.why(need, &Place::default())?)
    }

    /// Refuses whoever does not hold something in an office.
    pub(crate) async fn within(&self, need: Need, office: OfficeId) -> Result<Ground, Refusal> {
        let tree = self.offices().await?;
        let place = tree
            .path(office)
            .cloned()
            .map_or_else(|| nowhere(office), Place::of);
        Ok(self.why(need, &place)?)
    }

    /// Refuses whoever may not read a record, whatever its noun.
    pub(crate) async fn may_read(&self, record: RecordRef) -> Result<(), Refusal> {
        match record.noun {
            Noun::Office | Noun::Place => self.anywhere(Need::SignedIn).map(drop),
            Noun::Account => self.account(record.id.into()).await.map(drop),
            Noun::Grant => self.grant(record.id.into()).await.map(drop),
            Noun::Document => self.document(record.id.into()).await.map(drop),
            // What a batch did stands in the history of its records.
            Noun::Batch => self.anywhere(Need::Duty(Duty::Log)).map(drop),
            Noun::Token => self.token(record.id.into()).await.map(drop),
            Noun::Webhook => self.webhook(record.id.into()).await.map(drop),
        }
    }

    /// Whether the record of an account or grant may be read: one's own, or
    /// with a duty that looks after it.
    pub(crate) async fn looks_after(
        &self,
        office: OfficeId,
        duties: &[Duty],
    ) -> Result<Ground, Refusal> {
        self.looks_after_in(&*self.offices().await?, office, duties)
    }

    /// The same for many in one tree, which is asked for once.
    pub(crate) fn looks_after_in(
        &self,
        tree: &OfficeTree,
        office: OfficeId,
        duties: &[Duty],
    ) -> Result<Ground, Refusal> {
        let place = tree
            .path(office)
            .cloned()
            .map_or_else(|| nowhere(office), Place::of);
        let mut decision = Err(passerelle_model::policy::Denial::NoGrant);
        for duty in duties {
            decision = self.why(Need::Duty(*duty), &place);
            if decision.is_ok() {
                break;
            }
        }
        Ok(decision?)
    }

    /// Whether internal data of an office may be read or written.
    pub(crate) async fn internal(
        &self,
        office: OfficeId,
        access: Access,
    ) -> Result<Ground, Refusal> {
        self.within(Need::Data(DataClass::Internal, access), office)
            .await
    }

    /// A place, with what is asked there.
    fn at(&self, place: Place) -> Place {
        Place {
            scope: self.scope,
            ..place
        }
    }

    pub(crate) fn db(&self) -> &Db {
        self.store.db()
    }

    pub(crate) fn reads_db(&self) -> &Db {
        self.store.reads_db()
    }

    pub(crate) fn keys(&self) -> &Keys {
        self.store.keys()
    }
}

/// An office that is not in the tree: no grant reaches it.
fn nowhere(office: OfficeId) -> Place {
    Place::of(OfficePath::top(office))
}
