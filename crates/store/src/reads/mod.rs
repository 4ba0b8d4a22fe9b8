//! The read log: who opened whose personal values, and for what.
//!
//! One row per request, written before the answer leaves; if it cannot be
//! written, the read is refused. Rows are written at once and synced within a
//! second, so that reading stays quick.

mod list;

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use passerelle_model::policy::DataClass;
use passerelle_model::{GrantId, Instant, Purpose, Subject};
use tokio::sync::{Notify, mpsc, oneshot};

use crate::db::{Conn, Db, Line, args};
use crate::error::StoreError;

pub use list::{ReadEntry, ReadFilter, ReadsUnder};

/// Rows written together at most.
const GROUP: usize = 256;
/// How long a written row may wait for its sync.
const SYNC_WITHIN: Duration = Duration::from_millis(500);

/// One row to be written.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub(crate) at: Instant,
    pub(crate) actor: String,
    pub(crate) purpose: Purpose,
    pub(crate) class: DataClass,
    pub(crate) grant: Option<GrantId>,
    pub(crate) subjects: Vec<Subject>,
}

pub(crate) type Waiting = (Read, oneshot::Sender<Result<(), StoreError>>);

/// The task that writes the rows.
pub(crate) struct ReadLog {
    pub(crate) db: Db,
    pub(crate) written: Arc<Notify>,
}

impl ReadLog {
    /// Works until nobody can ask any more.
    pub(crate) async fn run(self, mut waiting: mpsc::Receiver<Waiting>) {
        let mut group = Vec::with_capacity(GROUP);
        while waiting.recv_many(&mut group, GROUP).await > 0 {
            let result = self.write(&group).await;
            self.written.notify_one();
            for (_, answer) in group.drain(..) {
                let told = match &result {
                    Ok(()) => Ok(()),
                    Err(StoreError::Full) => Err(StoreError::Full),
                    Err(error) => {
                        tracing::error!(
                            error = error.told_whole(),
                            "the read log could not be written"
                        );
                        Err(StoreError::Busy)
                    }
                };
                let _ = answer.send(told);
            }
        }
    }

    async fn write(&self, group: &[Waiting]) -> Result<(), StoreError> {
        let mut conn = self.db.write().await?;
        conn.begin_write(Line::Reads).await?;
        let written = async {
            if !conn.is_sqlite() {
                // The server's own way of syncing within a second.
                conn.execute("SET LOCAL synchronous_commit = off", args![])
                    .await?;
            }
            append(&mut conn, group).await
        }
        .await;
        match written {
            Ok(()) => conn.commit().await,
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }
}

async fn append(conn: &mut Conn, group: &[Waiting]) -> Result<(), StoreError> {
    let last = conn
        .one("SELECT COALESCE(MAX(position), 0) FROM read_log", args![])
        .await?;
    let mut position = last.map(|mut row| row.int()).transpose()?.unwrap_or(0);
    let (mut reads, mut about) = (Vec::new(), Vec::new());
    for (read, _) in group {
        position += 1;
        reads.push(args![
            position,
            read.at,
            &read.actor,
            read.purpose.code(),
            read.class.code(),
            read.grant,
            crate::log::subjects(&read.subjects),
        ]);
        let subjects = read.subjects.iter();
        about.extend(subjects.map(|subject| args![*subject, position]));
    }
    let insert =
        "INSERT INTO read_log (position, at, actor, purpose, class, role_grant, subjects) VALUES ";
    conn.insert_many((insert, ""), reads).await?;
    let insert = "INSERT INTO read_subject (subject, position) VALUES ";
    conn.insert_many((insert, " ON CONFLICT DO NOTHING"), about)
        .await
}

/// Syncs the write-ahead log of the read log's file soon after each write.
pub(crate) async fn keep_synced(db: Db, written: Arc<Notify>) {
    let Some(path) = db.path() else {
        return;
    };
    let wal = path.with_extension("db-wal");
    loop {
        written.notified().await;
        tokio::time::sleep(SYNC_WITHIN).await;
        let wal = wal.clone();
        let synced = tokio::task::spawn_blocking(move || File::open(wal)?.sync_data()).await;
        if !matches!(synced, Ok(Ok(()))) {
            tracing::error!("the read log could not be synced");
        }
    }
}
