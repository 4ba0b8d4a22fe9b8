//! Whether the log is whole: every hash again, every link, in order.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::db::{Conn, Db, args};
use crate::error::StoreError;
use crate::jobs::Job;

use super::chain::{Batch, hash_of, merkle_root};
use super::entry::{Entry, select_entries};

/// Entries read at once: bounded memory for a log of any length.
const CHUNK: i64 = 2_000;

/// What a check of the log found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Entries that were checked.
    pub entries: i64,
    /// Links of the chain that were checked.
    pub batches: i64,
    /// Entries at the end that are not sealed yet.
    pub unsealed: i64,
    /// The first thing that is not as it was written.
    pub broken: Option<Broken>,
}

/// Where the log was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The first position that is concerned.
    pub position: i64,
    /// What is wrong there.
    pub what: &'static str,
}

/// Everything that can be wrong with an entry or a link.
const WRONG: [&str; 8] = [
    "the entry does not read",
    "an entry is missing",
    "the entry was changed",
    "a link is missing",
    "a link does not hold the one before it",
    "a link does not hold its entries",
    "a link was changed",
    "entries are missing at the end",
];

/// [`Verified`] as it comes back out of the table of jobs.
#[derive(Deserialize)]
struct Told {
    entries: i64,
    batches: i64,
    unsealed: i64,
    broken: Option<ToldBroken>,
}

#[derive(Deserialize)]
struct ToldBroken {
    position: i64,
    what: String,
}

impl Verified {
    /// What a job that checked the log found; none if it did not get so far.
    pub fn of(job: &Job) -> Option<Self> {
        let told: Told = serde_json::from_value(job.outcome.clone()?).ok()?;
        let broken = |broken: ToldBroken| {
            let known = WRONG.into_iter().find(|wrong| *wrong == broken.what);
            Broken {
                position: broken.position,
                what: known.unwrap_or("the log is not whole"),
            }
        };
        Some(Self {
            entries: told.entries,
            batches: told.batches,
            unsealed: told.unsealed,
            broken: told.broken.map(broken),
        })
    }
}

impl Store {
    /// Checks the whole log; `progress` hears how many entries are done.
    pub async fn log_verify(&self, mut progress: impl FnMut(i64)) -> Result<Verified, StoreError> {
        let mut check = self.begin_check(None).await?;
        while check.step().await? {
            progress(check.done());
        }
        progress(check.done());
        Ok(check.finish())
    }

    /// Begins a check, or goes on from a mark that an earlier one gave.
    pub(crate) async fn begin_check(&self, mark: Option<&str>) -> Result<LogCheck, StoreError> {
        // Links that are added while we read are left for the next check: the
        // entries before them were gathered without them.
        let newest = Batch::newest(&mut self.db().read().await?).await?;
        let begun = mark.and_then(Check::at_mark).unwrap_or_default();
        Ok(LogCheck {
            db: self.db().clone(),
            check: Check {
                newest: newest.map_or((0, 0), |(batch, _)| (batch.number, batch.last)),
                ..begun
            },
        })
    }
}

/// A check that goes chunk by chunk.
pub(crate) struct LogCheck {
    db: Db,
    check: Check,
}

impl LogCheck {
    /// Checks the next entries; whether there may be more.
    pub(crate) async fn step(&mut self) -> Result<bool, StoreError> {
        let check = &mut self.check;
        let mut conn = self.db.read().await?;
        let rows = conn
            .all(
                select_entries!("WHERE position > $1 ORDER BY position LIMIT $2"),
                args![check.position, CHUNK],
            )
            .await?;
        let more = !rows.is_empty();
        for row in rows {
            let position = check.position + 1;
            match Entry::read(row) {
                Ok((entry, kept)) => check.entry(&mut conn, &entry, &kept).await?,
                Err(_) => check.break_at(position, "the entry does not read"),
            }
            if check.broken.is_some() {
                return Ok(false);
            }
        }
        Ok(more)
    }

    /// Entries that were checked.
    pub(crate) const fn done(&self) -> i64 {
        self.check.position
    }

    /// Where another check could go on: after a whole link.
    pub(crate) fn mark(&self) -> Option<String> {
        self.check.mark()
    }

    /// What was found.
    pub(crate) fn finish(self) -> Verified {
        self.check.finish()
    }
}

/// The state of a check between two entries.
#[derive(Default)]
struct Check {
    /// The newest link when the check began: its number and last position.
    newest: (i64, i64),
    position: i64,
    sealed: i64,
    batches: i64,
    /// The hash of the last link that was checked.
    link: [u8; 32],
    /// The link whose entries are being gathered, and their hashes.
    open: Option<(Batch, [u8; 32])>,
    leaves: Vec<[u8; 32]>,
    broken: Option<Broken>,
}

impl Check {
    /// The last whole link and what it holds. What was gathered of the next one
    /// is gathered again.
    fn mark(&self) -> Option<String> {
        if self.broken.is_some() || self.batches == 0 {
            return None;
        }
        let link = HEXLOWER.encode(&self.link);
        Some(format!("{} {} {link}", self.batches, self.sealed))
    }

    fn at_mark(mark: &str) -> Option<Self> {
        let mut parts = mark.split(' ');
        let mut number = || parts.next()?.parse().ok();
        let (batches, sealed) = (number()?, number()?);
        let link = HEXLOWER.decode(parts.next()?.as_bytes()).ok()?;
        Some(Self {
            position: sealed,
            sealed,
            batches,
            link: hash_of(&link).ok()?,
            ..Self::default()
        })
    }

    async fn entry(
        &mut self,
        conn: &mut Conn,
        entry: &Entry,
        kept: &[u8],
    ) -> Result<(), StoreError> {
        if entry.position != self.position + 1 {
            self.break_at(self.position + 1, "an entry is missing");
            return Ok(());
        }
        let hash = entry.hash();
        if hash_of(kept).ok() != Some(hash) {
            self.break_at(entry.position, "the entry was changed");
            return Ok(());
        }
        self.position = entry.position;
        if self.open.is_none() && self.batches < self.newest.0 {
            self.open = next_link(conn, self.batches).await?;
        }
        if self.open.is_some() {
            self.leaves.push(hash);
            self.close_link();
        }
        Ok(())
    }

    /// Checks the gathered link once its last entry is here.
    fn close_link(&mut self) {
        let Some((batch, kept)) = self.open.take() else {
            return;
        };
        if batch.last > self.position {
            self.open = Some((batch, kept));
            return;
        }
        let leaves = std::mem::take(&mut self.leaves);
        let says = if batch.number != self.batches + 1 || batch.first != self.sealed + 1 {
            Some("a link is missing")
        } else if batch.previous != self.link {
            Some("a link does not hold the one before it")
        } else if batch.root != merkle_root(&leaves) {
            Some("a link does not hold its entries")
        } else if batch.hash() != kept {
            Some("a link was changed")
        } else {
            None
        };
        match says {
            // A missing link is missed where it should begin.
            Some(what) => self.break_at(batch.first.min(self.sealed + 1), what),
            None => {
                (self.batches, self.sealed, self.link) = (batch.number, batch.last, kept);
            }
        }
    }

    /// Links beyond the last entry mean that entries were cut off.
    fn finish(mut self) -> Verified {
        if self.broken.is_none() && self.newest.1 > self.position {
            self.break_at(self.position + 1, "entries are missing at the end");
        }
        Verified {
            entries: self.position,
            batches: self.batches,
            unsealed: self.position - self.sealed,
            broken: self.broken,
        }
    }

    fn break_at(&mut self, position: i64, what: &'static str) {
        self.broken.get_or_insert(Broken { position, what });
    }
}

async fn next_link(conn: &mut Conn, after: i64) -> Result<Option<(Batch, [u8; 32])>, StoreError> {
    let row = conn
        .one(
            "SELECT number, first_position, last_position, root, previous, sealed_at, hash
             FROM log_batch WHERE number > $1 ORDER BY number LIMIT 1",
            args![after],
        )
        .await?;
    row.map(Batch::read).transpose()
}
