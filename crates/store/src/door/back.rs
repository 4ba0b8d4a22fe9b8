//! Whether what a batch changed may go back to where it stood.
//!
//! Nothing that the batch changed was changed since; what it stood below may
//! have been: closed, gone, or moved below the very office that would go back
//! below it. Then the batch is not taken back, and nothing of it is.

use std::collections::HashMap;

use jiff::civil::Date;
use passerelle_model::{BatchId, Fault, Noun, OfficeId, RecordRef, Version};

use crate::db::{Conn, args};
use crate::error::StoreError;
use crate::records::AnyRecord;

use super::Refusal;
use super::one::as_of;
use super::work::Work;
use super::writer::Writer;

/// More offices above each other are taken for a circle.
const DEPTH: usize = 64;

/// What was closed or moved since this batch began, and what other batches
/// changed or took away: whatever they made was above nothing before.
const TOUCHED: &str = "SELECT record FROM log
    WHERE position > $1
      AND kind IN ('office.amend', 'office.close', 'place.amend', 'place.close')
    UNION
    SELECT r.record FROM log_row r WHERE (r.version > 1 OR r.undone IS NOT NULL)
      AND r.batch IN (SELECT substr(record, 7) FROM log
            WHERE position > $1 AND record <> $2 AND kind IN ('batch.chunk', 'batch.undo'))";
/// What the batch changed, with the first version that it made.
const CHANGED: &str = "SELECT record, MIN(version) FROM log_row
    WHERE batch = $1 AND undone IS NULL GROUP BY record HAVING MIN(version) > 1";
/// Whether a record was changed since.
const CHANGED_SINCE: &str = "SELECT 1 FROM log WHERE record = $1 AND position > $2
    UNION ALL
    SELECT 1 FROM log_row WHERE record = $1 AND position > $2 AND batch <> $3 AND undone IS NULL
    LIMIT 1";

/// What the batch changed, as it was before.
type Before = HashMap<RecordRef, AnyRecord>;

impl Writer {
    /// How many records of a batch cannot go back to where they stood.
    pub(super) async fn cannot_go_back(
        &self,
        work: &mut Work<'_>,
        batch: BatchId,
        begun: i64,
    ) -> Result<i64, Refusal> {
        let conn = work.conn().await?;
        let at_stake = at_stake(conn, batch, begun).await?;
        let mut before = Before::new();
        for mut row in conn.all(CHANGED, args![batch]).await? {
            let record: RecordRef = row.parse()?;
            if !at_stake.contains(&record.noun) {
                continue;
            }
            let version = Version(row.int()? - 1);
            if let Some(was) = as_of(conn, &self.rows, record, version).await? {
                before.insert(record, was);
            }
        }
        let mut cannot = 0;
        for was in before.values() {
            let Some(parent) = parent_of(was) else {
                continue;
            };
            let stands = !self.goes_round(was, &before)
                && stands_open(work, (was, parent), &before, (batch, begun)).await?;
            cannot += i64::from(!stands);
        }
        Ok(cannot)
    }

    /// Whether an office would stand below itself, all of the batch being back.
    fn goes_round(&self, was: &AnyRecord, before: &Before) -> bool {
        let AnyRecord::Office(office) = was else {
            return false;
        };
        let mut next = office.details.parent;
        for _ in 0..DEPTH {
            match next {
                None => return false,
                Some(above) if above == office.id => return true,
                Some(above) => next = self.above(above, before),
            }
        }
        true
    }

    fn above(&self, office: OfficeId, before: &Before) -> Option<OfficeId> {
        match before.get(&office.into()) {
            Some(AnyRecord::Office(was)) => was.details.parent,
            _ => self.places.parent(office),
        }
    }

    /// The last guard, while a row is undone: what would tear a record out of
    /// the tree is refused, whatever was found before.
    pub(super) async fn has_where_to_go(
        &self,
        work: &mut Work<'_>,
        was: &AnyRecord,
    ) -> Result<(), Refusal> {
        let Some(parent) = parent_of(was) else {
            return Ok(());
        };
        if work.record(parent).await?.is_none() || self.goes_round(was, &Before::new()) {
            let fault = Fault::new("", "batch-changed-above");
            return Err(fault.with("count", 1_i64).into());
        }
        Ok(())
    }
}

/// The nouns of which something that may have stood above others was touched in
/// a way that matters to them. A place is in nobody's way unless it is closed or
/// gone; an office may have moved below what goes back below it.
///
/// To know where a record stood, its history is read: so only then.
async fn at_stake(conn: &mut Conn, batch: BatchId, begun: i64) -> Result<Vec<Noun>, StoreError> {
    let touched = conn.all(TOUCHED, args![begun, RecordRef::from(batch)]);
    let mut places = Vec::new();
    let mut nouns = Vec::new();
    for mut row in touched.await? {
        let record: RecordRef = row.parse()?;
        match record.noun {
            Noun::Office if !nouns.contains(&Noun::Office) => nouns.push(Noun::Office),
            Noun::Place => places.push(record),
            _ => {}
        }
    }
    let there = AnyRecord::load_many(conn, Noun::Place, &places).await?;
    let is_gone = there.len() < places.len();
    if is_gone || there.iter().any(|place| last_day(place).is_some()) {
        nouns.push(Noun::Place);
    }
    Ok(nouns)
}

/// Whether what stood above is there, and was not closed since.
async fn stands_open(
    work: &mut Work<'_>,
    (was, parent): (&AnyRecord, RecordRef),
    before: &Before,
    (batch, begun): (BatchId, i64),
) -> Result<bool, StoreError> {
    let above = match before.get(&parent) {
        Some(above) => Some(above.clone()),
        None => work.record(parent).await?,
    };
    let Some(above) = above else {
        return Ok(false);
    };
    let Some(last) = last_day(&above) else {
        return Ok(true);
    };
    if before.contains_key(&parent) || last_day(was).is_some_and(|to| to <= last) {
        return Ok(true);
    }
    let since = is_changed_since(work.conn().await?, parent, (batch, begun)).await?;
    Ok(!since)
}

async fn is_changed_since(
    conn: &mut Conn,
    record: RecordRef,
    (batch, begun): (BatchId, i64),
) -> Result<bool, StoreError> {
    let row = conn.one(CHANGED_SINCE, args![record, begun, batch]).await?;
    Ok(row.is_some())
}

fn parent_of(record: &AnyRecord) -> Option<RecordRef> {
    match record {
        AnyRecord::Office(office) => office.details.parent.map(RecordRef::from),
        AnyRecord::Place(place) => place.details.parent.map(RecordRef::from),
        _ => None,
    }
}

const fn last_day(record: &AnyRecord) -> Option<Date> {
    match record {
        AnyRecord::Office(office) => office.valid_to,
        AnyRecord::Place(place) => place.valid_to,
        _ => None,
    }
}
