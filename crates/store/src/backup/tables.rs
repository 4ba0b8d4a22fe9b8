//! Which tables there are, as the migrations say: one that a new step adds is
//! in the backup without anybody remembering it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use passerelle_model::Instant;
use serde::{Deserialize, Serialize};

use crate::db::{AGENCY, Conn, Db, READS, Schema, args};
use crate::error::StoreError;

/// Tables that are not in a backup, with the reason. Everything else is.
pub(super) const LEFT_OUT: &[(&str, &str)] = &[
    (
        "schema_migration",
        "the steps are taken again where the backup is restored",
    ),
    (
        "session",
        "nobody comes in by a cookie of before: everybody signs in again",
    ),
    ("attempt", "wrong tries are counted anew"),
];

/// Tables whose rows never change: they are read apart from the others, up to
/// the number that the last row had, so that nothing is held open meanwhile.
const GROWING: &[(&str, &str)] = &[
    ("log", "position"),
    ("log_batch", "number"),
    ("read_log", "position"),
];

/// One of the four types that both databases share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ColumnKind {
    /// `TEXT`.
    Text,
    /// `BIGINT`.
    Int,
    /// `BOOLEAN`.
    Bool,
    /// `BYTEA`.
    Bytes,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: ColumnKind,
}

/// A table of one of the schemas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// The columns by which its rows are told apart, and put in order.
    pub(super) key: Vec<String>,
}

/// How far the steps of each schema were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Steps {
    pub(super) agency: i64,
    pub(super) reads: i64,
}

/// The tables of a backup: those of records, and those of reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tables {
    pub(super) agency: Vec<Table>,
    pub(super) reads: Vec<Table>,
}

impl Steps {
    /// As far as this program knows them.
    pub(super) fn newest() -> Self {
        Self {
            agency: AGENCY.newest(),
            reads: READS.newest(),
        }
    }
}

impl Tables {
    /// All tables that those steps make. They are made for once in memory, and
    /// looked at there.
    pub(super) async fn after(steps: Steps) -> Result<Self, StoreError> {
        Ok(Self {
            agency: made_by(&AGENCY, steps.agency).await?,
            reads: made_by(&READS, steps.reads).await?,
        })
    }

    /// Those of them that a backup keeps.
    pub(super) fn kept(self) -> Self {
        self.only(|name| LEFT_OUT.iter().all(|(left, _)| *left != name))
    }

    /// All but the list of steps, which a new database makes itself.
    pub(super) fn but_steps(self) -> Self {
        self.only(|name| name != "schema_migration")
    }

    fn only(self, wanted: impl Fn(&str) -> bool) -> Self {
        let only = |tables: Vec<Table>| {
            let wanted = |table: &Table| wanted(&table.name);
            tables.into_iter().filter(wanted).collect()
        };
        Self {
            agency: only(self.agency),
            reads: only(self.reads),
        }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Table> {
        self.agency.iter().chain(&self.reads)
    }
}

async fn made_by(schema: &Schema, last: i64) -> Result<Vec<Table>, StoreError> {
    let db = Db::scratch().await?;
    let mut conn = db.write().await?;
    let now = Instant::from(jiff::Timestamp::UNIX_EPOCH);
    schema.take_steps(&mut conn, now, last).await?;
    // SQLite's own list: this database is one whatever the agency's is.
    let names = conn
        .all(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'
             ORDER BY name",
            args![],
        )
        .await?;
    let mut tables = Vec::new();
    for mut name in names {
        tables.push(looked_at(&mut conn, name.text()?).await?);
    }
    drop(conn);
    db.close().await;
    Ok(tables)
}

async fn looked_at(conn: &mut Conn, name: String) -> Result<Table, StoreError> {
    let rows = conn
        .all(
            "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid",
            args![&name],
        )
        .await?;
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    for mut row in rows {
        let (name, kind, place) = (row.text()?, row.text()?, row.int()?);
        if place > 0 {
            key.push((place, name.clone()));
        }
        columns.push(Column {
            kind: kind_of(&kind)?,
            name,
        });
    }
    if key.is_empty() {
        return Err(StoreError::Corrupt("a table has no key"));
    }
    key.sort_unstable();
    let key = key.into_iter().map(|(_, name)| name).collect();
    Ok(Table { name, columns, key })
}

fn kind_of(declared: &str) -> Result<ColumnKind, StoreError> {
    match declared {
        "TEXT" => Ok(ColumnKind::Text),
        "BIGINT" => Ok(ColumnKind::Int),
        "BOOLEAN" => Ok(ColumnKind::Bool),
        "BYTEA" => Ok(ColumnKind::Bytes),
        _ => Err(StoreError::Corrupt("a column is of no type that we keep")),
    }
}

impl Table {
    /// The number by which a table that only grows is read.
    pub(super) fn grows_by(&self) -> Option<&'static str> {
        let found = GROWING.iter().find(|(name, _)| *name == self.name);
        found.map(|(_, number)| *number)
    }

    /// Every row, in the order of its key.
    pub(super) fn select(&self) -> &'static str {
        fixed(format!(
            "SELECT {} FROM {} ORDER BY {}",
            self.list(),
            quoted(&self.name),
            self.order()
        ))
    }

    /// Rows of a table that grows: after `$1` and up to `$2`, at most `$3`.
    pub(super) fn select_next(&self, number: &str) -> &'static str {
        fixed(format!(
            "SELECT {} FROM {} WHERE {number} > $1 AND {number} <= $2 ORDER BY {number} LIMIT $3",
            self.list(),
            quoted(&self.name)
        ))
    }

    /// The number of the last row.
    pub(super) fn select_last(&self, number: &str) -> &'static str {
        fixed(format!("SELECT MAX({number}) FROM {}", quoted(&self.name)))
    }

    /// What stands before new rows.
    pub(super) fn insert(&self) -> &'static str {
        fixed(format!(
            "INSERT INTO {} ({}) VALUES ",
            quoted(&self.name),
            self.list()
        ))
    }

    fn list(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|c| quoted(&c.name)).collect();
        names.join(", ")
    }

    fn order(&self) -> String {
        let names: Vec<_> = self.key.iter().map(|name| quoted(name)).collect();
        names.join(", ")
    }
}

/// A name as both databases take it. Names are those of our own migrations.
fn quoted(name: &str) -> String {
    let mut text = String::new();
    let _ = write!(text, "\"{}\"", name.replace('"', ""));
    text
}

/// Every text that was made: there are as many as there are tables, times the
/// ways in which one is read or written.
static TEXTS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);

fn fixed(text: String) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text.as_str()) {
        return known;
    }
    let text: &'static str = text.leak();
    texts.insert(text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table that a backup keeps. A new one is added here, or to
    /// `LEFT_OUT` with the reason why it may be lost.
    const KEPT: &[&str] = &[
        "account",
        "agency",
        "batch",
        "code_taken",
        "document",
        "import",
        "job",
        "log",
        "log_batch",
        "log_row",
        "message",
        "office",
        "place",
        "place_successor",
        "place_word",
        "read_log",
        "read_subject",
        "role_grant",
        "search_term",
        "sign_in_name",
        "signed_in",
        "token",
        "token_use",
        "webhook",
    ];

    #[tokio::test]
    async fn every_table_is_kept_or_left_out_for_a_reason() {
        let tables = Tables::after(Steps::newest()).await.unwrap().kept();
        let mut found: Vec<_> = tables.all().map(|table| table.name.as_str()).collect();
        found.sort_unstable();
        assert_eq!(
            found, KEPT,
            "a new table is either in KEPT, or in LEFT_OUT with its reason"
        );
        for (_, reason) in LEFT_OUT {
            assert!(!reason.is_empty());
        }
    }

    #[tokio::test]
    async fn what_is_left_out_is_there_to_be_left_out() {
        let db = Db::scratch().await.unwrap();
        let mut conn = db.write().await.unwrap();
        let now: Instant = "2026-01-15T09:00:00Z".parse().unwrap();
        AGENCY.take_steps(&mut conn, now, i64::MAX).await.unwrap();
        for (name, _) in LEFT_OUT {
            let sql = "SELECT name FROM sqlite_master WHERE name = $1";
            assert!(
                conn.one(sql, args![*name]).await.unwrap().is_some(),
                "{name}"
            );
        }
    }

    #[tokio::test]
    async fn tables_that_grow_have_that_number_for_their_key() {
        let tables = Tables::after(Steps::newest()).await.unwrap();
        for (name, number) in GROWING {
            let table = tables.all().find(|table| table.name == *name).unwrap();
            assert_eq!(table.key, [*number]);
        }
    }

    #[tokio::test]
    async fn an_older_program_had_other_tables() {
        let steps = Steps {
            agency: 1,
            reads: 1,
        };
        let tables = Tables::after(steps).await.unwrap();
        assert!(tables.all().any(|table| table.name == "office"));
        assert!(tables.all().all(|table| table.name != "import"));
    }
}
