//! The read log as auditors and the data protection officer read it.

use std::collections::BTreeSet;

use passerelle_model::policy::{DataClass, Duty, Need};
use passerelle_model::{AccountId, GrantId, Instant, Purpose, Subject};

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
    /// Whom it concerned.
    pub subjects: Vec<Subject>,
    /// The broken glass that opened it.
    pub grant: Option<GrantId>,
}

/// How much broken glass opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadsUnder {
    /// Requests that opened something under it.
    pub requests: i64,
    /// Different persons whose values they opened.
    pub persons: i64,
}

/// Which reads are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadFilter {
    /// By this account.
    pub actor: Option<AccountId>,
    /// That concerned this person.
    pub about: Option<Subject>,
}

impl Reader {
    /// Reads, the newest first. Needs the duty of the read log.
    pub async fn reads(
        &self,
        filter: &ReadFilter,
        page: &Page,
    ) -> Result<Paged<ReadEntry>, Refusal> {
        self.anywhere(Need::Duty(Duty::Reads))?;
        let before: i64 = page.cursor()?.unwrap_or(i64::MAX);
        // A text for each leading filter, so that each has its index.
        let (sql, args) = match (filter.about, filter.actor) {
            (Some(about), actor) => (ABOUT, args![about, before, page.size + 1, actor]),
            (None, Some(actor)) => (OF_ACTOR, args![actor, before, page.size + 1]),
            (None, None) => (OF_ALL, args![before, page.size + 1]),
        };
        let rows = self.reads_db().read().await?.all(sql, args).await?;
        let rows = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(Paged::cut(rows, page.size, |entry| {
            entry.position.to_string()
        }))
    }

    /// What broken glass opened, for whoever may see the glass.
    pub async fn reads_under(&self, grant: GrantId) -> Result<ReadsUnder, Refusal> {
        self.grant(grant).await?;
        let rows = self
            .reads_db()
            .read()
            .await?
            .all(
                "SELECT subjects FROM read_log WHERE role_grant = $1",
                args![grant],
            )
            .await?;
        let requests = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let mut persons = BTreeSet::new();
        for mut row in rows {
            let subjects = row.text()?;
            persons.extend(ids(&subjects).map(str::to_owned));
        }
        let persons = i64::try_from(persons.len()).unwrap_or(i64::MAX);
        Ok(ReadsUnder { requests, persons })
    }
}

const ABOUT: &str = "SELECT r.position, r.at, r.actor, r.purpose, r.class, r.role_grant, r.subjects
     FROM read_subject s JOIN read_log r ON r.position = s.position
     WHERE s.subject = $1 AND s.position < $2 AND ($4 IS NULL OR r.actor = $4)
     ORDER BY s.position DESC LIMIT $3";
const OF_ACTOR: &str = "SELECT position, at, actor, purpose, class, role_grant, subjects
     FROM read_log WHERE actor = $1 AND position < $2 ORDER BY position DESC LIMIT $3";
const OF_ALL: &str = "SELECT position, at, actor, purpose, class, role_grant, subjects
     FROM read_log WHERE position < $1 ORDER BY position DESC LIMIT $2";

/// The ids of a row, which stand between commas.
fn ids(subjects: &str) -> impl Iterator<Item = &str> {
    subjects.split(',').filter(|id| !id.is_empty())
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
            let read = ids(&subjects).map(str::parse).collect::<Result<_, _>>();
            read.or(Err(StoreError::Corrupt("a read names nobody")))?
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{OF_ACTOR, OF_ALL};
    use crate::db::READS;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_filter_of_the_read_log_is_led_by_an_index() {
        for (sql, index) in [
            (
                OF_ACTOR,
                "USING INDEX read_log_actor (actor=? AND position<?)",
            ),
            (
                OF_ALL,
                "USING INDEX sqlite_autoindex_read_log_1 (position<?)",
            ),
        ] {
            let plan = of(&READS, sql).await;
            assert_eq!(plan, [format!("SEARCH read_log {index}")], "{sql}");
        }
    }
}
