//! Throw-away databases on a server, and faults made on purpose. For tests only.

use passerelle_model::Noun;

use crate::Store;
use crate::db::{Conn, Db, To, args};
use crate::error::StoreError;
use crate::records::AnyRecord;

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
            Forgery::Schema => &[
                "INSERT INTO schema_migration (schema, number, name, applied_at) VALUES ('agency', 99, '0099_later', '2026-01-01T00:00:00.000000Z')",
            ],
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

    /// Every row of a noun's table as it lies there, in the order of ids.
    pub async fn state_rows(&self, noun: Noun) -> Result<Vec<String>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = AnyRecord::rows(&mut conn, noun, "", i64::MAX).await?;
        Ok(rows.into_iter().map(|row| format!("{row:?}")).collect())
    }

    /// Takes the read log's table away, as a broken disk could.
    pub async fn break_read_log(&self) -> Result<(), StoreError> {
        let mut conn = self.reads_db().write().await?;
        run(&mut conn, "ALTER TABLE read_log RENAME TO gone").await?;
        Ok(())
    }

    /// How many rows of a table a condition holds for.
    pub async fn count_of(&self, table: &str, condition: &str) -> Result<i64, StoreError> {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE {condition}");
        self.count(sql.leak()).await
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
            limits: None,
        })
    }
}

impl Store {
    /// Moves everything that waits in the write-ahead log into the database.
    pub async fn truncate_log_of_writes(&self) -> Result<(), StoreError> {
        self.db().truncate_wal(Db::patience()).await
    }

    /// Makes the table of documents long, behind the door: rows that nobody ever
    /// wrote. For figures of backups.
    pub async fn lengthen_documents(&self, round: i64, rows: i64) -> Result<u64, StoreError> {
        self.tamper(&format!(
            "INSERT INTO document (id, version, record, subject, removed, attached)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
             SELECT printf('%08x-{round:04x}-7000-8000-000000000000', n.i), 1,
                printf('office/%08x-0000-7000-9000-000000000000', n.i / 8),
                printf('%08x-0000-7000-9000-000000000000', n.i / 8), FALSE,
                lower(hex(randomblob(200)))
             FROM n"
        ))
        .await
    }

    /// Makes the register of places long, behind the door: sites of one country
    /// that nobody added. For figures of lists.
    pub async fn crowd_places(&self, places: i64) -> Result<u64, StoreError> {
        let details =
            r#"{"parent":null,"code":null,"names":[{"name":"Site %08x","language":"en"}]}"#;
        self.tamper(&format!(
            "INSERT INTO place (id, version, country, kind, sorted, successors, details)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {places})
             SELECT printf('%08x-0000-7000-8000-000000000000', n.i), 1, 'BE', 'site',
                printf('site %08x', n.i), '[]', printf('{details}', n.i)
             FROM n"
        ))
        .await
    }

    /// Makes the log long, behind the door: copies of its last entry as if of
    /// records that nobody ever saw. For figures of pages over a long log.
    pub async fn lengthen_log(&self, entries: i64) -> Result<u64, StoreError> {
        self.tamper(&format!(
            "INSERT INTO log (position, id, node, node_seq, kind, schema, record, version, actor,
                role, office, purpose, event_at, recorded_at, subjects, payload, hash)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {entries})
             SELECT last.position + n.i, printf('%08x-0000-7000-8000-000000000000', last.position + n.i), last.node,
                last.node_seq + n.i, last.kind, last.schema,
                printf('office/%08x-0000-7000-9000-000000000000', (last.position + n.i) / 8),
                (last.position + n.i) % 8, last.actor,
                last.role, last.office, last.purpose, last.event_at, last.recorded_at,
                last.subjects, last.payload, last.hash
             FROM n, (SELECT * FROM log ORDER BY position DESC LIMIT 1) AS last"
        ))
        .await
    }
}
