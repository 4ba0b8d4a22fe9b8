//! One connection to either database.

use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Column, Postgres, Row as _, Sqlite, TypeInfo, ValueRef};

use crate::error::StoreError;

use super::value::{Row, Value};

/// A connection, out of its pool for as long as it is held.
///
/// One that is dropped in the middle of a transaction (its future was let go,
/// or a commit failed) is closed and not given back: the next to take it would
/// find itself inside somebody else's work.
pub(crate) struct Conn {
    pub(crate) to: To,
    pub(super) in_transaction: bool,
}

/// Which database a connection leads to.
pub(crate) enum To {
    /// The embedded one.
    Sqlite(PoolConnection<Sqlite>),
    /// A server.
    Pg(PoolConnection<Postgres>),
}

/// What writers stand in line for. SQLite has one line for each file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// The agency's records and its log.
    Records,
    /// The read log, which must not wait for the other.
    Reads,
}

impl Drop for Conn {
    fn drop(&mut self) {
        if self.in_transaction {
            match &mut self.to {
                To::Sqlite(conn) => conn.close_on_drop(),
                To::Pg(conn) => conn.close_on_drop(),
            }
        }
    }
}

impl From<To> for Conn {
    fn from(to: To) -> Self {
        Self {
            to,
            in_transaction: false,
        }
    }
}

impl Conn {
    /// Runs a statement and tells how many rows it changed.
    pub(crate) async fn execute(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<u64, StoreError> {
        Ok(match &mut self.to {
            To::Sqlite(conn) => sqlite(sql, args)
                .execute(&mut **conn)
                .await?
                .rows_affected(),
            To::Pg(conn) => pg(sql, args).execute(&mut **conn).await?.rows_affected(),
        })
    }

    /// Runs several statements at once, without arguments.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), StoreError> {
        match &mut self.to {
            To::Sqlite(conn) => {
                sqlx::raw_sql(sql).execute(&mut **conn).await?;
            }
            To::Pg(conn) => {
                sqlx::raw_sql(sql).execute(&mut **conn).await?;
            }
        }
        Ok(())
    }

    /// The first row, if there is one.
    pub(crate) async fn one(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Option<Row>, StoreError> {
        match &mut self.to {
            To::Sqlite(conn) => sqlite(sql, args)
                .fetch_optional(&mut **conn)
                .await?
                .map(|row| from_sqlite(&row))
                .transpose(),
            To::Pg(conn) => pg(sql, args)
                .fetch_optional(&mut **conn)
                .await?
                .map(|row| from_pg(&row))
                .transpose(),
        }
    }

    /// Every row. Callers bound the number with `LIMIT`.
    pub(crate) async fn all(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        match &mut self.to {
            To::Sqlite(conn) => sqlite(sql, args)
                .fetch_all(&mut **conn)
                .await?
                .iter()
                .map(from_sqlite)
                .collect(),
            To::Pg(conn) => pg(sql, args)
                .fetch_all(&mut **conn)
                .await?
                .iter()
                .map(from_pg)
                .collect(),
        }
    }

    /// Rows one after the other, however many: few of them are in memory.
    pub(crate) fn rows(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> BoxStream<'_, Result<Row, StoreError>> {
        match &mut self.to {
            To::Sqlite(conn) => {
                let rows = sqlite(sql, args).fetch(&mut **conn);
                rows.map(|row| from_sqlite(&row?)).boxed()
            }
            To::Pg(conn) => {
                let rows = pg(sql, args).fetch(&mut **conn);
                rows.map(|row| from_pg(&row?)).boxed()
            }
        }
    }

    /// Whether this is the embedded database. Only for statements that the
    /// other does not have; each says why.
    pub(crate) const fn is_sqlite(&self) -> bool {
        matches!(self.to, To::Sqlite(_))
    }

    /// Begins to write. Writers stand in line, so that positions have no gaps:
    /// SQLite has one write lock, PostgreSQL takes an advisory one.
    pub(crate) async fn begin_write(&mut self, line: Line) -> Result<(), StoreError> {
        self.in_transaction = true;
        if self.is_sqlite() {
            self.execute("BEGIN IMMEDIATE", vec![]).await?;
            return Ok(());
        }
        self.execute("BEGIN", vec![]).await?;
        let lock = match line {
            Line::Records => 7_305_804_402_566_456_691_i64,
            Line::Reads => 7_305_804_402_566_456_692,
        };
        self.one(
            "SELECT CAST(pg_advisory_xact_lock($1) AS TEXT)",
            vec![lock.into()],
        )
        .await
        .map(drop)
    }

    /// Begins to read one state of the database, whatever is written meanwhile.
    /// Each database has its own words for it.
    pub(crate) async fn begin_read(&mut self) -> Result<(), StoreError> {
        self.in_transaction = true;
        let sql = if self.is_sqlite() {
            "BEGIN"
        } else {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        };
        self.execute(sql, vec![]).await.map(drop)
    }

    /// Ends a transaction; what it wrote is synced when this returns.
    pub(crate) async fn commit(&mut self) -> Result<(), StoreError> {
        self.execute("COMMIT", vec![]).await?;
        self.in_transaction = false;
        Ok(())
    }

    /// Undoes a transaction.
    pub(crate) async fn rollback(&mut self) -> Result<(), StoreError> {
        self.execute("ROLLBACK", vec![]).await?;
        self.in_transaction = false;
        Ok(())
    }
}

fn sqlite(sql: &'static str, args: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    args.into_iter()
        .fold(sqlx::query(sql), |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
            Value::Bool(yes) => query.bind(yes),
            Value::Bytes(bytes) => query.bind(bytes),
        })
}

fn pg(sql: &'static str, args: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    args.into_iter()
        .fold(sqlx::query(sql), |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
            Value::Bool(yes) => query.bind(yes),
            Value::Bytes(bytes) => query.bind(bytes),
        })
}

fn from_sqlite(row: &SqliteRow) -> Result<Row, StoreError> {
    // SQLite types the value, not the column.
    let cell = |n: usize| -> Result<Value, StoreError> {
        let raw = row.try_get_raw(n)?;
        let kind = raw.type_info();
        Ok(match kind.name() {
            "NULL" => Value::Text(None),
            "TEXT" => Value::Text(row.try_get_unchecked(n)?),
            "BLOB" => Value::Bytes(row.try_get_unchecked(n)?),
            _ => Value::Int(row.try_get_unchecked(n)?),
        })
    };
    (0..row.len())
        .map(cell)
        .collect::<Result<_, _>>()
        .map(Row::new)
}

fn from_pg(row: &PgRow) -> Result<Row, StoreError> {
    let cell = |n: usize| -> Result<Value, StoreError> {
        Ok(match row.column(n).type_info().name() {
            "INT8" => Value::Int(row.try_get(n)?),
            "INT4" => Value::Int(row.try_get::<Option<i32>, _>(n)?.map(i64::from)),
            "BOOL" => Value::Bool(row.try_get(n)?),
            "BYTEA" => Value::Bytes(row.try_get(n)?),
            _ => Value::Text(row.try_get(n)?),
        })
    };
    (0..row.len())
        .map(cell)
        .collect::<Result<_, _>>()
        .map(Row::new)
}
