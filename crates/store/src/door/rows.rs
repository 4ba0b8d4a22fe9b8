//! The rows of one chunk, inside the open transaction.
//!
//! A row is an action like any other: the policy, the rules and the look-ups
//! are the same. Only the log keeps it in another way.

use passerelle_model::batch::BatchChunk;
use passerelle_model::{Action, Actor, Fault, Faults, Happened};

use crate::keys::subjects;
use crate::log::RowOf;
use crate::records::AnyRecord;

use super::one::before;
use super::work::Work;
use super::writer::Writer;
use super::{Refusal, derived};

impl Writer {
    /// Does every row of a chunk, or refuses the chunk.
    pub(super) async fn chunk(
        &mut self,
        work: &mut Work<'_>,
        actor: &Actor,
        chunk: &BatchChunk,
        (position, at): (i64, Happened),
    ) -> Result<(), Refusal> {
        let rows = self
            .rows
            .rows(chunk.batch, &chunk.file, chunk.first, chunk.last);
        let mut actions = Vec::new();
        for (row, prepared) in (chunk.first..).zip(rows.await?) {
            actions.push((row, self.in_the_open(prepared.action()?).await?));
        }
        work.read_ahead(actions.iter().map(|(_, action)| action))
            .await?;
        for (row, action) in actions {
            let next = self.do_row(work, actor, &action, at).await;
            let next = next.map_err(|refusal| in_row(refusal, row))?;
            let (record, version) = (next.reference(), next.version());
            let of = RowOf {
                record,
                version,
                position,
                row,
            };
            work.note_row(of, chunk.batch);
        }
        // What it made or changed is its own before it is whole.
        self.holds = true;
        Ok(())
    }

    async fn do_row(
        &mut self,
        work: &mut Work<'_>,
        actor: &Actor,
        action: &Action,
        at: Happened,
    ) -> Result<AnyRecord, Refusal> {
        let record = action.record();
        let current = work.record(record).await?;
        match (action.makes_its_record(), &current) {
            (true, Some(_)) => return Err(Fault::new("", "already-taken").into()),
            (false, None) => return Err(Refusal::NotFound),
            _ => {}
        }
        let before = before(work, action, current.as_ref()).await?;
        self.allowed(actor, action, before)?;
        let next = AnyRecord::evolve(record.noun, current.clone(), action, at)?;
        self.obeys(work, action, current.as_ref(), at.recorded_at)
            .await?;
        derived::keep(work.aside(), &self.keys, action).await?;
        self.note_place(work, current.as_ref(), &next).await?;
        work.keep(next.clone(), current.is_none())?;
        Ok(next)
    }

    /// Look-ups are made of open values, and the file holds sealed ones.
    async fn in_the_open(&self, mut action: Action) -> Result<Action, Refusal> {
        let about = subjects(&action.personal());
        let ring = self.keys.ring(about).await?;
        ring.open(action.personal());
        Ok(action)
    }
}

/// The same refusal, said of a row: `7:parent` is the field `parent` of row 7.
pub(super) fn in_row(refusal: Refusal, row: i64) -> Refusal {
    match refusal {
        Refusal::Faults(faults) => {
            let mut at_rows = Faults::new();
            for fault in &faults {
                at_rows.push(fault.clone().at(format!("{row}:{}", fault.field)));
            }
            at_rows.into()
        }
        Refusal::NotFound => Fault::new(format!("{row}:"), "not-found").into(),
        other => other,
    }
}
