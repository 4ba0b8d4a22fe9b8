//! Throw-away databases on a server, and faults made on purpose. For tests only.

use crate::Store;
use crate::db::{Conn, Db, To, args};
use crate::error::StoreError;

/// Makes a database with a name of its own on a server; gives its address.
pub async fn make_database(server: &str, name: &str) -> Result<String, StoreError> {
    let db = Db::server(server).await?;
    let mut conn = db.write().await?;
    let sql = format!(
        "CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'"
    );
    run(&mut conn, &sql).await?;
    drop(conn);
    db.close().await;
    let (before, after) = server
        .split_once('?')
        .map_or((server, ""), |(before, after)| (before, after));
    let (host, _) = before
        .rsplit_once('/')
        .ok_or(StoreError::Corrupt("an address"))?;
    let question = if after.is_empty() { "" } else { "?" };
    Ok(format!("{host}/{name}{question}{after}"))
}

/// Removes a database that a test made.
pub async fn drop_database(server: &str, name: &str) -> Result<(), StoreError> {
    let db = Db::server(server).await?;
    let mut conn = db.write().await?;
    run(
        &mut conn,
        &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
    )
    .await?;
    drop(conn);
    db.close().await;
    Ok(())
}

/// What somebody who owns the machine could do behind the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgery {
    /// The log's first entry says another kind of action.
    Entry,
    /// Every office has a last day that nobody gave it.
    Record,
    /// The database says that a newer program made it.
    Schema,
}

impl Store {
    /// Does it. Only the embedded database is forged in this way.
    pub async fn forge(&self, forgery: Forgery) -> Result<(), StoreError> {
        let statements: &[&str] = match forgery {
            Forgery::Entry => &[
                "DROP TRIGGER log_no_update",
                "UPDATE log SET kind = 'office.close' WHERE position = 1",
            ],
            Forgery::Record => &["UPDATE office SET valid_to = '2030-01-01'"],
            Forgery::Schema => &["UPDATE schema_migration SET number = 99 WHERE schema = 'agency'"],
        };
        for statement in statements {
            self.tamper(statement).await?;
        }
        Ok(())
    }

    /// Does to the database what nobody should be able to do: runs a statement
    /// past the door.
    pub async fn tamper(&self, sql: &str) -> Result<u64, StoreError> {
        let mut conn = self.db().write().await?;
        run(&mut conn, sql).await
    }

    /// Takes the read log's table away, as a broken disk could.
    pub async fn break_read_log(&self) -> Result<(), StoreError> {
        let mut conn = self.reads_db().write().await?;
        run(&mut conn, "ALTER TABLE read_log RENAME TO gone").await?;
        Ok(())
    }

    /// The first column of the first row, as a number.
    pub async fn count(&self, sql: &'static str) -> Result<i64, StoreError> {
        let row = self.db().read().await?.one(sql, args![]).await?;
        Ok(row
            .map(|mut row| row.int_opt())
            .transpose()?
            .flatten()
            .unwrap_or(0))
    }
}

async fn run(conn: &mut Conn, sql: &str) -> Result<u64, StoreError> {
    // The text is the test's own.
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    Ok(match &mut conn.to {
        To::Sqlite(conn) => sqlx::raw_sql(sql)
            .execute(&mut **conn)
            .await?
            .rows_affected(),
        To::Pg(conn) => sqlx::raw_sql(sql)
            .execute(&mut **conn)
            .await?
            .rows_affected(),
    })
}

impl Store {
    /// Somebody as they would act if they had signed in now.
    pub async fn actor_of(
        &self,
        account: passerelle_model::AccountId,
        assured: bool,
    ) -> Result<passerelle_model::Actor, StoreError> {
        let grants = self.held_grants(account, self.now()).await?;
        Ok(passerelle_model::Actor {
            who: passerelle_model::Who::Account(account),
            grants,
            assured,
        })
    }
}

impl Store {
    /// Makes the log long, behind the door: copies of its last entry as if of
    /// records that nobody ever saw. For figures of pages over a long log.
    pub async fn lengthen_log(&self, entries: i64) -> Result<u64, StoreError> {
        self.tamper(&format!(
            "INSERT INTO log (position, id, node, node_seq, kind, schema, record, version, actor,
                role, office, purpose, event_at, recorded_at, subjects, payload, hash)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})
             SELECT last.position + n.i, printf('%08x-0000-7000-8000-000000000000', n.i), last.node,
                last.node_seq + n.i, last.kind, last.schema,
                printf('office/%08x-0000-7000-9000-000000000000', n.i / 8), n.i % 8, last.actor,
                last.role, last.office, last.purpose, last.event_at, last.recorded_at,
                last.subjects, last.payload, last.hash
             FROM n, (SELECT * FROM log ORDER BY position DESC LIMIT 1) AS last"
        ))
        .await
    }
}
