//! What can go wrong below the door.

use std::path::PathBuf;

/// An unexpected or operational error. A user's mistake is never one of these.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No agency was made here yet.
    #[error("there is no agency in {path}")]
    NotThere {
        /// The data folder.
        path: PathBuf,
    },
    /// Something is here already.
    #[error("{path} is not empty")]
    NotEmpty {
        /// The data folder.
        path: PathBuf,
    },
    /// The database on the server holds tables already.
    #[error("the database is not empty")]
    DatabaseNotEmpty,
    /// The server's database sorts text in some language's way.
    #[error("the database sorts text as {found} does, not by its bytes")]
    Collation {
        /// The order it has.
        found: String,
    },
    /// The database wants a migration.
    #[error("the database has schema {found}, and this program wants {known}")]
    Behind {
        /// The newest step that was taken.
        found: i64,
        /// The newest step that this program knows.
        known: i64,
    },
    /// The database was made by a newer program.
    #[error("the database has schema {found}, newer than this program's {known}")]
    Newer {
        /// The newest step that was taken.
        found: i64,
        /// The newest step that this program knows.
        known: i64,
    },
    /// The disk is full: nothing was written.
    #[error("the disk is full")]
    Full,
    /// Another program holds the database, or too many want it at once.
    #[error("the database is busy")]
    Busy,
    /// The store was closed while something was still asked of it.
    #[error("the store is closed")]
    Closed,
    /// What was kept does not read.
    #[error("the database holds what this program cannot read: {0}")]
    Corrupt(&'static str),
    /// An entry of the log that does not read.
    #[error(transparent)]
    Unreadable(#[from] passerelle_model::action::Unreadable),
    /// A sealed file that no longer matches its seal.
    #[error("a sealed file is damaged")]
    Damaged,
    /// A key that is missing or does not fit.
    #[error("key: {0}")]
    Key(&'static str),
    /// A folder or file.
    #[error("{what}")]
    Io {
        /// What was being done; never what is in the file.
        what: &'static str,
        /// The system's own word.
        #[source]
        source: std::io::Error,
    },
    /// The database library.
    #[error("database")]
    Sql(#[source] sqlx::Error),
    /// A backup that was not made or not restored.
    #[error(transparent)]
    Backup(#[from] crate::backup::BackupError),
    /// A value that does not turn into JSON.
    #[error("json")]
    Json(#[source] serde_json::Error),
}

impl StoreError {
    /// The error with everything that caused it, for a line of the log.
    pub fn told_whole(&self) -> String {
        let mut told = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(deeper) = cause {
            told.push_str(": ");
            told.push_str(&deeper.to_string());
            cause = deeper.source();
        }
        told
    }

    /// Whether trying again later may help: the request was sound.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Full | Self::Busy | Self::Closed => true,
            Self::Sql(error) => is_out_of_reach(error),
            _ => false,
        }
    }

    /// A closure that says what was being done when the system refused.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io { what, source },
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::PoolClosed => Self::Closed,
            sqlx::Error::Database(told) => match told.code().as_deref() {
                // SQLITE_FULL, and disk_full of PostgreSQL.
                Some("13" | "53100") => Self::Full,
                // SQLITE_BUSY and its kin; too_many_connections; two transactions
                // of PostgreSQL that stood in each other's way.
                Some("5" | "261" | "517" | "53300" | "40001" | "40P01") => Self::Busy,
                _ => Self::Sql(error),
            },
            _ => Self::Sql(error),
        }
    }
}

/// Whether the server does not answer just now: the connection broke, or the
/// server ends or begins.
fn is_out_of_reach(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(told) => told.code().is_some_and(|code| {
            // The class of what is wrong with a connection; administrator's
            // shutdown, shutdown after a crash, not ready yet, idle for too long.
            let broken = code.len() == 5 && code.starts_with("08");
            broken || matches!(&*code, "57P01" | "57P02" | "57P03" | "57P05")
        }),
        _ => false,
    }
}

/// Whether a statement failed because such a row is there already.
pub(crate) fn is_taken(error: &StoreError) -> bool {
    matches!(error, StoreError::Sql(sqlx::Error::Database(told)) if told.is_unique_violation())
}
