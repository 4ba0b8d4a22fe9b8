//! The read log as auditors and the data protection officer read it.

use passerelle_model::policy::{DataClass, Duty, Need};
use passerelle_model::{AccountId, GrantId, Instant, Purpose};

use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::page::{Page, Paged};
use crate::reader::Reader;

/// One request that opened personal values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadEntry {
    /// Its place in the read log.
    pub position: i64,
    /// When.
    pub at: Instant,
    /// The account's id, or `console`.
    pub actor: String,
    /// For what.
    pub purpose: Purpose,
    /// The most careful class that was opened.
    pub class: DataClass,
    /// How many persons it concerned.
    pub subjects: i64,
    /// The broken glass that opened it.
    pub grant: Option<GrantId>,
}

/// Which reads are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadFilter {
    /// By this account.
    pub actor: Option<AccountId>,
}

impl Reader {
    /// Reads, the newest first. Needs the duty of the read log.
    pub async fn reads(&self, filter: &ReadFilter, page: &Page) -> Result<Paged<ReadEntry>, Refusal> {
        self.anywhere(Need::Duty(Duty::Reads))?;
        let before: i64 = page.cursor()?.unwrap_or(i64::MAX);
        let rows = self
            .reads_db()
            .read()
            .await?
            .all(
                "SELECT position, at, actor, purpose, class, role_grant, subjects FROM read_log
                 WHERE position < $1 AND ($2 IS NULL OR actor = $2)
                 ORDER BY position DESC LIMIT $3",
                args![before, filter.actor, page.size + 1],
            )
            .await?;
        let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Paged::cut(rows, page.size, |entry| entry.position.to_string()))
    }

    /// How many requests opened something under broken glass.
    pub async fn reads_under(&self, grant: GrantId) -> Result<i64, Refusal> {
        let row = self
            .reads_db()
            .read()
            .await?
            .one("SELECT COUNT(*) FROM read_log WHERE role_grant = $1", args![grant])
            .await?;
        Ok(row.map(|mut row| row.int()).transpose()?.unwrap_or(0))
    }
}

fn read(mut row: Row) -> Result<ReadEntry, StoreError> {
    Ok(ReadEntry {
        position: row.int()?,
        at: row.parse()?,
        actor: row.text()?,
        purpose: row.code(Purpose::parse)?,
        class: row.code(DataClass::parse)?,
        grant: row.parse_opt()?,
        subjects: {
            let subjects = row.text()?;
            let count = subjects.split(',').filter(|id| !id.is_empty()).count();
            i64::try_from(count).unwrap_or(i64::MAX)
        },
    })
}
