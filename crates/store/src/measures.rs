//! What `/metrics` tells of the store. Counts only, and none that is slow.

use crate::Store;
use crate::db::args;
use crate::error::StoreError;

/// The store's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// The last position of the log.
    pub log_position: i64,
    /// The last position that the chain holds.
    pub sealed_position: i64,
    /// Sessions in the table.
    pub sessions: i64,
    /// Jobs that wait at the door.
    pub waiting_jobs: i64,
}

impl Store {
    /// The figures of this moment.
    pub async fn measures(&self) -> Result<Measures, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT COALESCE((SELECT MAX(position) FROM log), 0),
                        COALESCE((SELECT MAX(last_position) FROM log_batch), 0),
                        (SELECT COUNT(*) FROM session)",
                args![],
            )
            .await?
        };
        let mut row = row.ok_or(StoreError::Corrupt("the database counts nothing"))?;
        let waiting = self.jobs().max_capacity() - self.jobs().capacity();
        Ok(Measures {
            log_position: row.int()?,
            sealed_position: row.int()?,
            sessions: row.int()?,
            waiting_jobs: i64::try_from(waiting).unwrap_or(i64::MAX),
        })
    }
}
