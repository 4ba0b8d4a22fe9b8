//! The rows of one chunk, inside the open transaction.
//!
//! A row is an action like any other: the policy, the rules and the look-ups
//! are the same. Only the log keeps it in another way.

use passerelle_model::batch::BatchChunk;
use passerelle_model::{Action, Actor, Fault, Faults, Happened};

use crate::db::{Conn, args};
use crate::keys::subjects;
use crate::records::AnyRecord;

use super::one::{before, taken};
use super::writer::Writer;
use super::{Refusal, derived};

impl Writer {
    /// Does every row of a chunk, or refuses the chunk.
    pub(super) async fn chunk(
        &mut self,
        conn: &mut Conn,
        actor: &Actor,
        chunk: &BatchChunk,
        (position, at): (i64, Happened),
    ) -> Result<(), Refusal> {
        for row in chunk.first..=chunk.last {
            let prepared = self.rows.row(chunk.batch, &chunk.file, row).await?;
            let action = self.in_the_open(prepared.action()?).await?;
            let next = self.do_row(conn, actor, &action, at).await;
            let next = next.map_err(|refusal| in_row(refusal, row))?;
            let (record, version) = (next.reference(), next.version());
            conn.execute(
                "INSERT INTO log_row (record, version, position, row_number, batch)
                 VALUES ($1, $2, $3, $4, $5)",
                args![record, version, position, row, chunk.batch],
            )
            .await?;
        }
        // What was just made is not to be seen before the batch is whole.
        self.unseen = true;
        Ok(())
    }

    async fn do_row(
        &mut self,
        conn: &mut Conn,
        actor: &Actor,
        action: &Action,
        at: Happened,
    ) -> Result<AnyRecord, Refusal> {
        let record = action.record();
        let current = if action.makes_its_record() {
            None
        } else {
            let found = AnyRecord::load(conn, record).await?;
            Some(found.ok_or(Refusal::NotFound)?)
        };
        let before = before(conn, action, current.as_ref()).await?;
        self.allowed(actor, action, before)?;
        let next = AnyRecord::evolve(record.noun, current.clone(), action, at)?;
        self.obeys(conn, action, current.as_ref(), at.recorded_at)
            .await?;
        match &current {
            None => next.insert(conn).await.map_err(taken)?,
            Some(_) => next.update(conn).await?,
        }
        derived::keep(conn, &self.keys, action).await?;
        self.note_place(conn, current.as_ref(), &next).await?;
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
fn in_row(refusal: Refusal, row: i64) -> Refusal {
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
