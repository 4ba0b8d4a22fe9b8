//! The write-ahead log of an embedded database: kept short, and emptied.
//!
//! Moving its pages into the file takes long where a reader (a backup) kept it
//! from being moved for a while. A commit that did it by itself would make
//! everybody behind it wait, so a task of its own does it, on a connection of
//! its own; the door's commits take only the last few pages.

use std::time::Duration;

use crate::error::StoreError;

use super::args;
use super::conn::Conn;
use super::open::{Db, PATIENCE};

/// How often the task looks.
const LOOK: Duration = Duration::from_secs(1);
/// Pages that the writer may be asked to move itself: a few milliseconds.
const FEW: i64 = 400;
/// Pages from which on the log ought to begin anew.
const LONG: i64 = 4_000;
/// Moves what nobody reads any more, and makes nobody wait.
const BESIDE: &str = "PRAGMA wal_checkpoint(PASSIVE)";
/// How long to wait before trying again to empty the log.
const AGAIN: Duration = Duration::from_millis(50);

/// How a look at the log went.
struct Moved {
    /// Somebody reads or moves it just now.
    blocked: bool,
    /// Pages in it.
    pages: i64,
    /// Pages that are not in the file yet.
    left: i64,
}

/// Keeps the log short until the task is ended. A server looks after its own.
pub(crate) async fn keep_short(db: Db) {
    while db.path().is_some() {
        if let Err(error) = look_after(&db).await {
            if matches!(error, StoreError::Closed) {
                return;
            }
            tracing::warn!(
                error = error.told_whole(),
                "the write-ahead log could not be moved yet"
            );
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn look_after(db: &Db) -> Result<(), StoreError> {
    let mut conn = db.read().await?;
    let mut seen = None;
    loop {
        tokio::time::sleep(LOOK).await;
        // Changes whenever somebody else has committed.
        let now = conn.one("PRAGMA data_version", args![]).await?;
        let now = now.map(|mut row| row.int()).transpose()?;
        if now == seen {
            continue;
        }
        let mut moved = conn.move_pages(BESIDE).await?;
        if moved.left >= FEW {
            // Many were written while many were moved: while these are, fewer are.
            moved = conn.move_pages(BESIDE).await?;
        }
        // A log begins anew only once its last page was moved, and while people
        // write there is always one more. With few left the writer's turn is
        // taken for them; with many, a reader holds them.
        if moved.pages > LONG && moved.left < FEW {
            let mut writer = db.write().await?;
            writer.move_pages(BESIDE).await?;
        } else if moved.left == 0 {
            seen = now;
        }
    }
}

impl Conn {
    async fn move_pages(&mut self, how: &'static str) -> Result<Moved, StoreError> {
        let told = self.one(how, args![]).await?;
        let mut told = told.ok_or(StoreError::Corrupt("the database does not tell its pages"))?;
        let (blocked, pages, moved) = (told.int()?, told.int()?, told.int()?);
        Ok(Moved {
            blocked: blocked != 0,
            pages,
            left: pages - moved,
        })
    }

    /// Empties the log if nobody reads from it; never waits for whoever does,
    /// since everybody who writes would wait too.
    async fn empty_pages(&mut self) -> Result<bool, StoreError> {
        // Dropped halfway, the connection is closed and not given back without
        // its patience.
        self.in_transaction = true;
        self.execute("PRAGMA busy_timeout = 0", args![]).await?;
        let moved = self.move_pages("PRAGMA wal_checkpoint(TRUNCATE)").await;
        self.execute("PRAGMA busy_timeout = 30000", args![]).await?;
        self.in_transaction = false;
        Ok(!moved?.blocked)
    }
}

impl Db {
    /// Moves what the write-ahead log of a file holds into the file and empties
    /// it: what was deleted is then on no page. A server has its own ways. While
    /// somebody reads from it, it is tried again and again for as long as
    /// `patience` says.
    pub(crate) async fn truncate_wal(&self, patience: Duration) -> Result<(), StoreError> {
        if self.path().is_none() {
            return Ok(());
        }
        let mut waited = Duration::ZERO;
        loop {
            // The bulk of it beside the writer, not instead of it.
            let mut reader = self.read().await?;
            reader.move_pages(BESIDE).await?;
            drop(reader);
            if self.write().await?.empty_pages().await? {
                return Ok(());
            }
            if waited >= patience {
                return Err(StoreError::Busy);
            }
            tokio::time::sleep(AGAIN).await;
            waited += AGAIN;
        }
    }

    /// How long one who must have it empty waits.
    pub(crate) const fn patience() -> Duration {
        PATIENCE
    }
}
