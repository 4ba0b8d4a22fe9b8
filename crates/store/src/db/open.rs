//! Opening either database.

use std::fmt;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgConnection, PgPool, SqlitePool};

use crate::error::StoreError;

use super::conn::{Conn, To};

/// Where the agency's records are kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// In a file of the data folder.
    Embedded,
    /// On a PostgreSQL server, by its address.
    Server(String),
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address of a server holds its password.
        f.write_str(match self {
            Self::Embedded => "Embedded",
            Self::Server(_) => "Server([secret])",
        })
    }
}

/// Connections of readers, and of the one writer.
#[derive(Clone)]
pub(crate) enum Db {
    /// A file: many readers, one writer.
    Sqlite {
        path: PathBuf,
        read: SqlitePool,
        write: SqlitePool,
    },
    /// A server.
    Pg(PgPool),
}

/// Readers at once. More only wait for the same two or four cores; one besides
/// looks after the write-ahead log.
const READERS: u32 = 4 + 1;
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// Pages after which a commit moves the write-ahead log by itself: SQLite's own.
const SQLITE_CHECKPOINT: &str = "1000";

impl Db {
    /// Opens a SQLite file, making it if `create`. Answers of a `durable`
    /// database are synced before they are given; another one (the read log)
    /// is synced within a second.
    pub(crate) async fn file(path: &Path, create: bool, durable: bool) -> Result<Self, StoreError> {
        Self::embedded(path, create, durable, SQLITE_CHECKPOINT).await
    }

    /// Opens the file of records, whose write-ahead log is looked after by a
    /// task ([`keep_short`](super::keep_short)): no commit waits for it.
    pub(crate) async fn records(path: &Path, create: bool) -> Result<Self, StoreError> {
        Self::embedded(path, create, true, "0").await
    }

    /// Opens the file of the read log in the same way.
    pub(crate) async fn read_log(path: &Path) -> Result<Self, StoreError> {
        Self::embedded(path, true, false, "0").await
    }

    async fn embedded(
        path: &Path,
        create: bool,
        durable: bool,
        checkpoint: &'static str,
    ) -> Result<Self, StoreError> {
        let synchronous = if durable {
            SqliteSynchronous::Full
        } else {
            SqliteSynchronous::Normal
        };
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(create)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // What is deleted is overwritten: erasure depends on it.
            .pragma("secure_delete", "ON")
            .pragma("temp_store", "MEMORY")
            .pragma("wal_autocheckpoint", checkpoint)
            .pragma("cache_size", "-4000");
        // The writer is opened first: it makes the file and turns on the WAL.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        let read = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "ON"));
        // The files that SQLite puts beside it take over its permissions.
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))
            .map_err(StoreError::io("cannot set the permissions of a database"))?;
        Ok(Self::Sqlite {
            path: path.to_owned(),
            read,
            write,
        })
    }

    /// An empty database in memory, with one connection.
    pub(crate) async fn scratch() -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().in_memory(true);
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        Ok(Self::Sqlite {
            path: PathBuf::new(),
            read: pool.clone(),
            write: pool,
        })
    }

    /// The same database on connections of its own, which only read and are
    /// begun where they are first asked for.
    pub(crate) fn another(&self) -> Self {
        match self {
            Self::Sqlite { path, read, .. } => {
                let options = read.connect_options().as_ref().clone();
                let pool = SqlitePoolOptions::new()
                    .max_connections(2)
                    .acquire_timeout(PATIENCE)
                    .connect_lazy_with(options);
                Self::Sqlite {
                    path: path.clone(),
                    read: pool.clone(),
                    write: pool,
                }
            }
            Self::Pg(pool) => {
                let options = pool.connect_options().as_ref().clone();
                let pool = PgPoolOptions::new()
                    .max_connections(2)
                    .acquire_timeout(PATIENCE)
                    .connect_lazy_with(options);
                Self::Pg(pool)
            }
        }
    }

    /// Connects to a PostgreSQL server.
    pub(crate) async fn server(address: &str) -> Result<Self, StoreError> {
        let options: PgConnectOptions = address.parse()?;
        // One plain connection first: a pool would try again for as long as it
        // has patience, and then say only that it has none left.
        PgConnection::connect_with(&options).await?.close().await?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(PATIENCE)
            .connect_with(options.application_name("passerelle"))
            .await?;
        Ok(Self::Pg(pool))
    }

    /// A connection that only reads.
    pub(crate) async fn read(&self) -> Result<Conn, StoreError> {
        Ok(Conn::from(match self {
            Self::Sqlite { read, .. } => To::Sqlite(read.acquire().await?),
            Self::Pg(pool) => To::Pg(pool.acquire().await?),
        }))
    }

    /// A connection that may write. On SQLite there is one.
    pub(crate) async fn write(&self) -> Result<Conn, StoreError> {
        Ok(Conn::from(match self {
            Self::Sqlite { write, .. } => To::Sqlite(write.acquire().await?),
            Self::Pg(pool) => To::Pg(pool.acquire().await?),
        }))
    }

    /// The file of an embedded database.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Sqlite { path, .. } => Some(path),
            Self::Pg(_) => None,
        }
    }

    /// Closes every connection and waits until they are closed.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write, .. } => {
                read.close().await;
                write.close().await;
            }
            Self::Pg(pool) => pool.close().await,
        }
    }
}
