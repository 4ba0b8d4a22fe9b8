//! Taking a batch back, inside the open transaction.
//!
//! Undone, a record is what it was before its row: gone, if the row made it.
//! So nothing may have happened to it since; that is asked once, when the batch
//! is taken back. From then on nobody finds the records, and nobody can change
//! them between two chunks.

use passerelle_model::batch::{BatchChunk, TakeBatchBack};
use passerelle_model::policy::Denial;
use passerelle_model::{Action, Actor, BatchId, Fault, Instant, Noun, RecordRef, Version};

use crate::db::{Conn, args};
use crate::error::StoreError;
use crate::records::AnyRecord;

use super::Refusal;
use super::one::{as_of, before};
use super::rows::in_row;
use super::work::Work;
use super::writer::Writer;

impl Writer {
    /// Whether a batch may be taken back: by whoever began it, or by the console,
    /// as long as nothing was built on it.
    pub(super) async fn may_be_taken_back(
        &self,
        work: &mut Work<'_>,
        actor: &Actor,
        take_back: &TakeBatchBack,
        now: Instant,
    ) -> Result<(), Refusal> {
        let (conn, batch) = (work.conn().await?, take_back.batch);
        let begun = conn
            .one(
                "SELECT actor, position FROM log WHERE record = $1 AND version = 1",
                args![RecordRef::from(batch)],
            )
            .await?;
        let mut begun = begun.ok_or(Refusal::NotFound)?;
        let (begun_by, begun_at) = (begun.text()?, begun.int()?);
        if actor.account().is_some() && actor.name() != begun_by {
            return Err(Denial::NotYours.into());
        }
        none("batch-changed-since", changed_since(conn, batch).await?)?;
        none("batch-in-use", in_use(conn, batch, now).await?)?;
        let cannot = self.cannot_go_back(work, batch, begun_at).await?;
        none("batch-changed-above", cannot)
    }
}

/// Refuses what is not none.
fn none(key: &'static str, count: i64) -> Result<(), Refusal> {
    match count {
        0 => Ok(()),
        count => Err(Fault::new("", key).with("count", count).into()),
    }
}

/// How many of a batch's records were changed after it.
async fn changed_since(conn: &mut Conn, batch: BatchId) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT COUNT(*) FROM log_row r
             WHERE r.batch = $1 AND r.undone IS NULL AND (
                EXISTS (SELECT 1 FROM log l WHERE l.record = r.record AND l.version > r.version)
                OR EXISTS (SELECT 1 FROM log_row o WHERE o.record = r.record
                    AND o.version > r.version AND o.batch <> r.batch AND o.undone IS NULL))",
            args![batch],
        )
        .await?;
    row.map_or(Ok(0), |mut row| row.int())
}

/// How many records that are not of the batch point to one that it made.
async fn in_use(conn: &mut Conn, batch: BatchId, now: Instant) -> Result<i64, StoreError> {
    let mut used = 0;
    for (sql, args) in [
        (OFFICES_IN_USE, args![batch, now]),
        (PLACES_IN_USE, args![batch]),
    ] {
        let row = conn.one(sql, args).await?;
        used += row.map_or(Ok(0), |mut row| row.int())?;
    }
    Ok(used)
}

/// Holds for a record that is not of the batch, as it stands now.
macro_rules! not_of_it {
    ($noun:literal, $id:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM log_row mine WHERE mine.record = '",
            $noun,
            "/' || ",
            $id,
            " AND mine.batch = r.batch AND mine.undone IS NULL)"
        )
    };
}

const OFFICES_IN_USE: &str = concat!(
    "SELECT COUNT(*) FROM log_row r
     WHERE r.batch = $1 AND r.undone IS NULL AND r.version = 1
       AND r.record >= 'office/' AND r.record < 'office0' AND (
        EXISTS (SELECT 1 FROM document d WHERE d.record = r.record)
        OR EXISTS (SELECT 1 FROM account a WHERE a.office = substr(r.record, 8))
        OR EXISTS (SELECT 1 FROM role_grant g WHERE g.office = substr(r.record, 8))
        OR EXISTS (SELECT 1 FROM token t WHERE t.office = substr(r.record, 8)
            AND t.revoked_at IS NULL AND t.ends_at > $2)
        OR EXISTS (SELECT 1 FROM webhook w WHERE w.office = substr(r.record, 8)
            AND w.status <> 'ended')
        OR EXISTS (SELECT 1 FROM office o WHERE o.successor = substr(r.record, 8) AND ",
    not_of_it!("office", "o.id"),
    ") OR EXISTS (SELECT 1 FROM office o WHERE o.parent = substr(r.record, 8) AND ",
    not_of_it!("office", "o.id"),
    "))"
);

const PLACES_IN_USE: &str = concat!(
    "SELECT COUNT(*) FROM log_row r
     WHERE r.batch = $1 AND r.undone IS NULL AND r.version = 1
       AND r.record >= 'place/' AND r.record < 'place0' AND (
        EXISTS (SELECT 1 FROM document d WHERE d.record = r.record)
        OR EXISTS (SELECT 1 FROM place_successor s WHERE s.successor = substr(r.record, 7) AND ",
    not_of_it!("place", "s.place"),
    ") OR EXISTS (SELECT 1 FROM place p WHERE p.parent = substr(r.record, 7) AND ",
    not_of_it!("place", "p.id"),
    "))"
);

impl Writer {
    /// Undoes rows of a batch, the last first, or refuses the chunk.
    pub(super) async fn undo(
        &mut self,
        work: &mut Work<'_>,
        actor: &Actor,
        chunk: &BatchChunk,
        position: i64,
    ) -> Result<(), Refusal> {
        let made = made_by(work.conn().await?, chunk).await?;
        let rows = self
            .rows
            .rows(chunk.batch, &chunk.file, chunk.first, chunk.last);
        let rows = rows.await?;
        let mut offices = false;
        for ((row, version), prepared) in made.into_iter().zip(rows).rev() {
            let action = prepared.action()?;
            let undone = self.undo_row(work, actor, &action, version).await;
            if undone.is_err() {
                // What was noted of rows after this one did not happen.
                self.places.forget();
            }
            undone.map_err(|refusal| in_row(refusal, row))?;
            offices |= action.record().noun == Noun::Office;
        }
        work.conn()
            .await?
            .execute(
                "UPDATE log_row SET undone = $4
                 WHERE batch = $1 AND row_number >= $2 AND row_number <= $3",
                args![chunk.batch, chunk.first, chunk.last, position],
            )
            .await?;
        if offices {
            self.forget_places(work).await?;
        }
        self.holds = true;
        Ok(())
    }

    async fn undo_row(
        &mut self,
        work: &mut Work<'_>,
        actor: &Actor,
        action: &Action,
        made: Version,
    ) -> Result<(), Refusal> {
        let record = action.record();
        let current = work.record(record).await?;
        if current.as_ref().map(AnyRecord::version) != Some(made) {
            let fault = Fault::new("", "batch-changed-since");
            return Err(fault.with("count", 1_i64).into());
        }
        // Whoever may not do it may not undo it.
        let before = before(work, action, current.as_ref()).await?;
        self.allowed(actor, action, before)?;
        let was = if made == Version::FIRST {
            None
        } else {
            let before = Version(made.0 - 1);
            as_of(work.conn().await?, &self.rows, record, before).await?
        };
        match was {
            Some(was) => {
                self.has_where_to_go(work, &was).await?;
                if let AnyRecord::Office(office) = &was {
                    self.places.moved(office.id, office.details.parent);
                }
                work.keep(was, false)?;
            }
            None => work.remove(record),
        }
        Ok(())
    }
}

/// The rows of a chunk with the versions that they made, in their order.
async fn made_by(conn: &mut Conn, chunk: &BatchChunk) -> Result<Vec<(i64, Version)>, StoreError> {
    let rows = conn
        .all(
            "SELECT row_number, version FROM log_row
             WHERE batch = $1 AND row_number >= $2 AND row_number <= $3 ORDER BY row_number",
            args![chunk.batch, chunk.first, chunk.last],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| Ok((row.int()?, Version(row.int()?))))
        .collect()
}
