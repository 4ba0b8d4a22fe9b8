//! One action, inside the open transaction.

use data_encoding::HEXLOWER;
use passerelle_model::batch::{Batch, BatchAction};
use passerelle_model::document::DocumentAction;
use passerelle_model::office::{AmendOffice, Office, OfficeAction};
use passerelle_model::policy::{
    Asked, Before, Denial, Ground, Place, Role, Scope, asked, breaks_for_oneself, decide,
    of_oneself,
};
use passerelle_model::{
    Action, Actor, Command, Conflict, Fault, Happened, Noun, OfficeId, RecordRef, Version,
};

use crate::batches::{BatchRows, is_held};
use crate::db::{Conn, args};
use crate::error::{StoreError, is_taken};
use crate::keys::subjects;
use crate::log::Entry;
use crate::records::AnyRecord;

use super::work::Work;
use super::writer::{Tail, Writer};
use super::{Applied, Refusal, derived, rules};

impl Writer {
    /// Does one action or refuses it. All that may refuse comes before the
    /// first write.
    pub(super) async fn one(
        &mut self,
        work: &mut Work<'_>,
        tail: &mut Tail,
        actor: &Actor,
        command: &Command,
    ) -> Result<Applied, Refusal> {
        if let Some(first) = self.answered_before(work, actor, command).await? {
            return Ok(first);
        }
        let action = &command.action;
        let current = self.current(work, action).await?;
        let before = before(work, action, current.as_ref()).await?;
        let ground = self.allowed(actor, action, before)?;
        if let (Some(current), Some(expected)) = (&current, command.expected_version) {
            self.same_version(work, current, expected, command, tail)
                .await?;
        }
        let at = Happened {
            event_at: command.event_at.unwrap_or(tail.now),
            recorded_at: tail.now,
        };
        let noun = action.record().noun;
        let next = AnyRecord::evolve(noun, current.clone(), action, at)?;
        self.obeys(work, action, current.as_ref(), tail.now).await?;
        if let Action::Batch(BatchAction::TakeBack(take_back)) = action {
            self.may_be_taken_back(work, actor, take_back, tail.now)
                .await?;
        }

        let entry = self.entry(tail, actor, command, (&next, at, &ground))?;
        let applied = Applied::of(&entry);
        (tail.position, tail.node_seq) = (entry.position, entry.node_seq);
        work.append(entry);
        derived::keep(work.aside(), &self.keys, action).await?;
        self.note_place(work, current.as_ref(), &next).await?;
        let told_of = (action, command.id, applied.position);
        self.call(work, told_of, &next, tail.now).await?;
        let shows = matches!(&next, AnyRecord::Batch(batch) if shows(action, batch));
        work.keep(next, current.is_none())?;
        self.tell(work, (actor, command), before, tail.now).await?;
        match action {
            Action::Batch(BatchAction::Chunk(chunk)) => {
                let of = (applied.position, at);
                self.chunk(work, actor, chunk, of).await?;
            }
            Action::Batch(BatchAction::Undo(chunk)) => {
                self.undo(work, actor, chunk, applied.position).await?;
            }
            Action::Batch(BatchAction::TakeBack(_)) => self.holds = true,
            _ => {}
        }
        if shows {
            // Copies of the tree have or lack what this shows or hides.
            self.forget_places(work).await?;
        }
        Ok(applied)
    }

    /// The key as the log keeps it: hashed under our own, since a client may
    /// have made it of what somebody typed.
    fn known_key(&self, actor: &Actor, command: &Command) -> Option<String> {
        let key = command.idempotency_key.as_ref()?;
        let both = [actor.name().as_bytes(), b"\0", key.as_str().as_bytes()].concat();
        Some(HEXLOWER.encode(&self.keys.unique("idempotency", &both)))
    }

    /// The same with what was said with it, where a program said it: the key
    /// and its words stand in one column, a full stop between them.
    fn key_to_keep(&self, actor: &Actor, command: &Command) -> Option<String> {
        let key = self.known_key(actor, command)?;
        Some(match &command.said {
            Some(said) => {
                let words = self.keys.unique("idempotency words", said);
                format!("{key}.{}", HEXLOWER.encode(&words))
            }
            None => key,
        })
    }

    /// The first answer to the same key, if it was given before.
    async fn answered_before(
        &self,
        work: &mut Work<'_>,
        actor: &Actor,
        command: &Command,
    ) -> Result<Option<Applied>, Refusal> {
        let Some(key) = self.known_key(actor, command) else {
            return Ok(None);
        };
        let kept = self.key_to_keep(actor, command);
        if let Some(entry) = work.waiting_answer(&actor.name(), &key) {
            same_words(entry.idempotency_key.as_ref(), kept.as_ref())?;
            let first = Applied {
                replayed: true,
                ..Applied::of(entry)
            };
            return again(first, &entry.kind, &command.action);
        }
        let row = work
            .aside()
            .one(
                // `/` is the character after the full stop.
                "SELECT position, id, record, version, kind, idempotency_key FROM log
                 WHERE actor = $1 AND idempotency_key >= $2 AND idempotency_key < $2 || '/'
                 ORDER BY idempotency_key LIMIT 1",
                args![actor.name(), key],
            )
            .await?;
        let Some(mut row) = row else {
            return Ok(None);
        };
        let first = Applied {
            position: row.int()?,
            action: row.parse()?,
            record: row.parse()?,
            version: Version(row.int()?),
            replayed: true,
        };
        let kind = row.text()?;
        same_words(row.text_opt()?.as_ref(), kept.as_ref())?;
        again(first, &kind, &command.action)
    }

    async fn current(
        &self,
        work: &mut Work<'_>,
        action: &Action,
    ) -> Result<Option<AnyRecord>, Refusal> {
        if action.makes_its_record() {
            return Ok(None);
        }
        if self.holds && is_held(work.conn().await?, action.record()).await? {
            return Err(Refusal::NotFound);
        }
        let found = work.record(action.record()).await?;
        found.map(Some).ok_or(Refusal::NotFound)
    }

    /// Asks the policy for everything that the action needs.
    pub(super) fn allowed(
        &self,
        actor: &Actor,
        action: &Action,
        before: Before,
    ) -> Result<Ground, Refusal> {
        if !breaks_for_oneself(actor, action) {
            return Err(Denial::NotYours.into());
        }
        let mut ground = None;
        for Asked { need, office } in asked(action, before, actor.account()) {
            let mut place = match office {
                None => Place::default(),
                Some(office) => Place::of(self.path(office, action)?),
            };
            place.scope = Scope::to_do(action);
            let found = decide(Some(actor), need, &place)?;
            ground.get_or_insert(found);
        }
        of_oneself(actor, action, before)?;
        ground.ok_or(Refusal::Denied(Denial::NoGrant))
    }

    fn path(
        &self,
        office: OfficeId,
        action: &Action,
    ) -> Result<passerelle_model::policy::OfficePath, Refusal> {
        let field = match action {
            Action::Office(_) => "parent",
            _ => "office",
        };
        let path = self.places.path(office);
        path.ok_or_else(|| Fault::new(field, "unknown-choice").into())
    }

    /// What only other records can tell.
    pub(super) async fn obeys(
        &self,
        work: &mut Work<'_>,
        action: &Action,
        current: Option<&AnyRecord>,
        now: passerelle_model::Instant,
    ) -> Result<(), Refusal> {
        match action {
            // An office that stays where it stands was allowed to stand there.
            Action::Office(OfficeAction::Amend(amend)) if stays(current, amend) => Ok(()),
            Action::Office(OfficeAction::Amend(amend)) => {
                let below_itself = amend.details.parent.is_some_and(|parent| {
                    let own = self.places.path(amend.office);
                    own.zip(self.places.path(parent))
                        .is_some_and(|(own, parent)| own.covers(&parent))
                });
                if below_itself {
                    return Err(Fault::new("parent", "office-cycle").into());
                }
                rules::office(work, action, now).await
            }
            Action::Office(_) => rules::office(work, action, now).await,
            Action::Place(action) => rules::place(work, action, current).await,
            Action::Account(_) => rules::account(work, &self.keys, action, now).await,
            Action::Grant(_) => rules::grant(work, action, now).await,
            Action::Document(DocumentAction::Attach(attach)) => {
                rules::attach(work, &self.files, attach).await
            }
            Action::Token(_) => rules::token(work, action, now).await,
            Action::Webhook(_) => rules::webhook(work, action, now).await,
            Action::Batch(_) | Action::Document(_) => Ok(()),
        }
    }

    /// Lays the three states beside each other if the record moved on.
    async fn same_version(
        &self,
        work: &mut Work<'_>,
        current: &AnyRecord,
        expected: Version,
        command: &Command,
        tail: &Tail,
    ) -> Result<(), Refusal> {
        let (record, version) = (current.reference(), current.version());
        if expected == version {
            return Ok(());
        }
        let at = Happened {
            event_at: tail.now,
            recorded_at: tail.now,
        };
        let was = as_of(work.conn().await?, &self.rows, record, expected).await?;
        let yours = AnyRecord::evolve(record.noun, was.clone(), &command.action, at)?;
        let (mut was, mut theirs, mut yours) = (was, current.clone(), yours);
        // Compared in the open: two sealings of one value differ in every byte.
        for state in was.iter_mut().chain([&mut theirs, &mut yours]) {
            let about = subjects(&state.personal());
            let ring = self.keys.ring(about).await?;
            ring.open(state.personal());
        }
        let was = was.map(|was| was.fields()).unwrap_or_default();
        let versions = (expected, version);
        let conflict = Conflict::between(record, versions, &was, &theirs.fields(), &yours.fields());
        Err(Refusal::Conflict(Box::new(conflict)))
    }

    fn entry(
        &self,
        tail: &Tail,
        actor: &Actor,
        command: &Command,
        (next, at, ground): (&AnyRecord, Happened, &Ground),
    ) -> Result<Entry, StoreError> {
        let action = &command.action;
        let (role, office) = acting(ground);
        Ok(Entry {
            position: tail.position + 1,
            id: command.id,
            node: self.node.clone(),
            node_seq: tail.node_seq + 1,
            kind: action.kind().to_owned(),
            schema: action.schema(),
            record: action.record(),
            version: next.version(),
            actor: actor.name(),
            role,
            office,
            purpose: command.purpose,
            idempotency_key: self.key_to_keep(actor, command),
            event_at: at.event_at,
            recorded_at: at.recorded_at,
            subjects: crate::log::subjects(&action.subjects()),
            payload: action.payload().map_err(StoreError::Json)?,
            row: None,
        })
    }

    /// Reads the tree again after offices went back to what they were.
    pub(super) async fn forget_places(&mut self, work: &mut Work<'_>) -> Result<(), StoreError> {
        let conn = work.conn().await?;
        conn.execute(
            "UPDATE agency SET office_tree = office_tree + 1 WHERE id = 1",
            args![],
        )
        .await?;
        self.places.forget();
        self.places.refresh(conn).await
    }

    /// Keeps the tree's version, by which every copy of the tree is known to
    /// be fresh. A change of an address does not touch it.
    pub(super) async fn note_place(
        &mut self,
        work: &mut Work<'_>,
        was: Option<&AnyRecord>,
        is: &AnyRecord,
    ) -> Result<(), StoreError> {
        let AnyRecord::Office(office) = is else {
            return Ok(());
        };
        if matches!(was, Some(AnyRecord::Office(was)) if same_place(was, office)) {
            return Ok(());
        }
        let row = work
            .aside()
            .one(
                "UPDATE agency SET office_tree = office_tree + 1 WHERE id = 1 RETURNING office_tree",
                args![],
            )
            .await?;
        let tree = row
            .ok_or(StoreError::Corrupt("the agency's own row is missing"))?
            .int()?;
        self.places.set(office.id, office.details.parent, tree);
        Ok(())
    }
}

/// Whether an action of a batch shows what it made, or hides it again.
const fn shows(action: &Action, batch: &Batch) -> bool {
    match action {
        Action::Batch(BatchAction::Chunk(_)) => batch.is_whole(),
        Action::Batch(BatchAction::TakeBack(_)) => true,
        _ => false,
    }
}

/// Refuses a key that came before with other words.
fn same_words(before: Option<&String>, now: Option<&String>) -> Result<(), Refusal> {
    if before == now {
        Ok(())
    } else {
        Err(Fault::new("idempotency_key", "key-reused").into())
    }
}

/// The first answer, if it was given to the same kind of action.
fn again(first: Applied, kind: &str, action: &Action) -> Result<Option<Applied>, Refusal> {
    if kind == action.kind() {
        Ok(Some(first))
    } else {
        Err(Fault::new("", "already-taken").into())
    }
}

/// An id that is there already is a fault of whoever chose it.
pub(super) fn taken(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Store(error) if is_taken(&error) => Fault::new("", "already-taken").into(),
        other => other,
    }
}

/// Whether a change leaves an office what and where it is.
fn stays(current: Option<&AnyRecord>, amend: &AmendOffice) -> bool {
    matches!(current, Some(AnyRecord::Office(office))
        if office.details.parent == amend.details.parent && office.details.kind == amend.details.kind)
}

/// Whether an office looks the same in the tree.
fn same_place(was: &Office, is: &Office) -> bool {
    was.names == is.names
        && was.details.parent == is.details.parent
        && was.details.kind == is.details.kind
        && was.details.countries == is.details.countries
        && was.details.listed == is.details.listed
        && was.valid_from == is.valid_from
        && was.valid_to == is.valid_to
        && was.successor == is.successor
        && was.focal_point == is.focal_point
}

/// The role and office in which an allowed actor acts.
const fn acting(ground: &Ground) -> (Option<Role>, Option<OfficeId>) {
    match ground {
        Ground::Grant { role, office, .. } | Ground::BrokenGlass { role, office, .. } => {
            (Some(*role), Some(*office))
        }
        Ground::Public | Ground::SignedIn | Ground::Own | Ground::Console => (None, None),
    }
}

/// What the policy needs to know of the record before the action.
pub(super) async fn before(
    work: &mut Work<'_>,
    action: &Action,
    current: Option<&AnyRecord>,
) -> Result<Before, StoreError> {
    let belongs_to = match (action, current) {
        (Action::Document(DocumentAction::Attach(attach)), _) => attach.record,
        (_, Some(AnyRecord::Document(document))) => document.attached.record,
        (_, Some(AnyRecord::Token(token))) => token.account.into(),
        (_, Some(record)) => return Ok(record.before()),
        (_, None) => return Ok(Before::default()),
    };
    before_of_owner(work, belongs_to).await
}

/// A document belongs where the record that it is kept with belongs.
async fn before_of_owner(work: &mut Work<'_>, owner: RecordRef) -> Result<Before, StoreError> {
    if owner.noun == Noun::Office {
        let office = Some(OfficeId::from(owner.id));
        return Ok(Before {
            office,
            ..Before::default()
        });
    }
    let found = work.record(owner).await?;
    Ok(found.map_or_else(Before::default, |record| record.before()))
}

/// The record as it stood at a version, from its own actions.
pub(super) async fn as_of(
    conn: &mut Conn,
    rows: &BatchRows,
    record: RecordRef,
    version: Version,
) -> Result<Option<AnyRecord>, Refusal> {
    let mut state = None;
    for entry in Entry::of_record(conn, rows, record).await? {
        if entry.version > version {
            break;
        }
        let (action, at) = (entry.action()?, entry.happened());
        state = Some(AnyRecord::evolve(record.noun, state, &action, at)?);
    }
    Ok(state)
}
