//! What was begun and not ended: rows of a file that nobody is at work on.

use passerelle_model::{BatchId, ImportId, Instant};

use crate::Store;
use crate::db::args;
use crate::error::StoreError;

/// Rows of a file that nobody is at work on any more: what they make is seen by
/// nobody, and what they change is changed by nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfDone {
    /// The import; none if it was forgotten.
    pub import: Option<ImportId>,
    /// What is imported, as far as that is known.
    pub kind: Option<String>,
    /// The batch; none if none was begun.
    pub batch: Option<BatchId>,
    /// Who imported: the account's id, or `console`.
    pub actor: String,
    /// Since when.
    pub since: Instant,
}

/// Half done, and no job is at work on it.
const LEFT: &str = "SELECT i.id, i.kind, i.batch, i.account, i.changed_at FROM import i
    WHERE i.state IN ('committing', 'undoing')
      AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = i.job AND j.due_at IS NOT NULL)
    ORDER BY i.id LIMIT 1000";
/// Half done, and no import names it.
const ORPHANED: &str = "SELECT b.id, l.actor, l.recorded_at FROM batch b
    JOIN log l ON l.record = 'batch/' || b.id AND l.version = 1
    WHERE b.done > 0 AND (b.done < b.total OR b.taken_back)
      AND NOT EXISTS (SELECT 1 FROM import i WHERE i.batch = b.id)
    ORDER BY b.id LIMIT 1000";

impl Store {
    /// Everybody's rows that are half done and that no job is at work on: for
    /// the console, which may take them back.
    pub async fn half_done(&self) -> Result<Vec<HalfDone>, StoreError> {
        let mut conn = self.db().read().await?;
        let mut left = Vec::new();
        for mut row in conn.all(LEFT, args![]).await? {
            left.push(HalfDone {
                import: Some(row.parse()?),
                kind: Some(row.text()?),
                batch: row.parse_opt()?,
                actor: row.text()?,
                since: row.parse()?,
            });
        }
        for mut row in conn.all(ORPHANED, args![]).await? {
            left.push(HalfDone {
                import: None,
                kind: None,
                batch: Some(row.parse()?),
                actor: row.text()?,
                since: row.parse()?,
            });
        }
        Ok(left)
    }
}
