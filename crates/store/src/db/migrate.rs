//! Migrations: forward only, numbered, never edited once released.

use passerelle_model::Instant;

use crate::error::StoreError;

use super::args;
use super::conn::{Conn, Line};

/// One step of a schema. Most steps are one text for both databases; what only
/// one has (triggers) stands apart.
pub(crate) struct Migration {
    number: i64,
    name: &'static str,
    both: &'static str,
    sqlite: &'static str,
    pg: &'static str,
}

macro_rules! migration {
    ($number:literal, $name:literal) => {
        Migration {
            number: $number,
            name: $name,
            both: include_str!(concat!("../../migrations/", $name, ".sql")),
            sqlite: "",
            pg: "",
        }
    };
    ($number:literal, $name:literal, apart) => {
        Migration {
            sqlite: include_str!(concat!("../../migrations/", $name, ".sqlite.sql")),
            pg: include_str!(concat!("../../migrations/", $name, ".pg.sql")),
            ..migration!($number, $name)
        }
    };
}

/// Tables that belong together, with the steps that make them.
pub(crate) struct Schema {
    name: &'static str,
    steps: &'static [Migration],
}

/// The agency's records and the log.
pub(crate) const AGENCY: Schema = Schema {
    name: "agency",
    steps: &[
        migration!(1, "0001_house", apart),
        migration!(2, "0002_places"),
        migration!(3, "0003_jobs"),
        migration!(4, "0004_messages"),
        migration!(5, "0005_api"),
        migration!(6, "0006_imports"),
        migration!(7, "0007_held"),
    ],
};

/// The read log: a file of its own on the embedded database, since it is
/// synced more seldom; a table beside the others on a server.
pub(crate) const READS: Schema = Schema {
    name: "reads",
    steps: &[
        migration!(1, "reads_0001", apart),
        migration!(2, "reads_0002", apart),
    ],
};

/// The key store: always a file of its own.
pub(crate) const KEYS: Schema = Schema {
    name: "keys",
    steps: &[migration!(1, "keys_0001")],
};

/// How a database stands to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing is there yet.
    Empty,
    /// As this program wants it.
    Current,
    /// Behind by some steps: `passerelle migrate` mends it.
    Behind { found: i64, known: i64 },
    /// Made by a newer program: refused.
    Newer { found: i64, known: i64 },
}

impl Schema {
    /// The newest step that this program knows.
    pub(crate) fn newest(&self) -> i64 {
        self.steps.last().map_or(0, |step| step.number)
    }

    /// Looks at a database without changing it.
    pub(crate) async fn standing(&self, conn: &mut Conn) -> Result<Standing, StoreError> {
        if !has_register(conn).await? {
            return Ok(Standing::Empty);
        }
        let found = self.found(conn).await?;
        let known = self.newest();
        Ok(match found.cmp(&known) {
            _ if found == 0 => Standing::Empty,
            std::cmp::Ordering::Less => Standing::Behind { found, known },
            std::cmp::Ordering::Equal => Standing::Current,
            std::cmp::Ordering::Greater => Standing::Newer { found, known },
        })
    }

    /// Takes every step that was not taken yet, all or none.
    pub(crate) async fn migrate(&self, conn: &mut Conn, now: Instant) -> Result<(), StoreError> {
        conn.begin_write(Line::Records).await?;
        match self.take_steps(conn, now, i64::MAX).await {
            Ok(()) => conn.commit().await,
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }

    /// Takes the steps up to one of them, inside whatever transaction is open:
    /// a backup of an older program is laid into the tables that it knew.
    pub(crate) async fn take_steps(
        &self,
        conn: &mut Conn,
        now: Instant,
        last: i64,
    ) -> Result<(), StoreError> {
        conn.script(
            "CREATE TABLE IF NOT EXISTS schema_migration (
                schema TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL,
                applied_at TEXT NOT NULL, PRIMARY KEY (schema, number))",
        )
        .await?;
        let found = self.found(conn).await?;
        let missing = |step: &&Migration| step.number > found && step.number <= last;
        for step in self.steps.iter().filter(missing) {
            let apart = if conn.is_sqlite() {
                step.sqlite
            } else {
                step.pg
            };
            conn.script(step.both).await?;
            conn.script(apart).await?;
            conn.execute(
                "INSERT INTO schema_migration (schema, number, name, applied_at)
                 VALUES ($1, $2, $3, $4)",
                args![self.name, step.number, step.name, now],
            )
            .await?;
        }
        Ok(())
    }

    /// The newest step that was taken.
    pub(crate) async fn found(&self, conn: &mut Conn) -> Result<i64, StoreError> {
        let newest = conn
            .one(
                "SELECT MAX(number) FROM schema_migration WHERE schema = $1",
                args![self.name],
            )
            .await?;
        let found = newest.map(|mut row| row.int_opt()).transpose()?;
        Ok(found.flatten().unwrap_or(0))
    }
}

/// The two databases keep their own registers of tables.
async fn has_register(conn: &mut Conn) -> Result<bool, StoreError> {
    let sql = if conn.is_sqlite() {
        "SELECT name FROM sqlite_master WHERE name = 'schema_migration'"
    } else {
        "SELECT CAST(to_regclass('schema_migration') AS TEXT)
         WHERE to_regclass('schema_migration') IS NOT NULL"
    };
    Ok(conn.one(sql, args![]).await?.is_some())
}
