//! Making, opening, migrating and closing a store.

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use data_encoding::HEXLOWER;
use passerelle_model::Instant;
use tokio::sync::{Notify, mpsc};

use crate::batches::BatchRows;
use crate::db::{AGENCY, Conn, Database, Db, READS, Schema, Standing, args, keep_short};
use crate::door::Writer;
use crate::error::StoreError;
use crate::files::Files;
use crate::folder::Folder;
use crate::journal::{Journal, Noted};
use crate::keys::Keys;
use crate::log::Sealer;
use crate::ports::Ports;
use crate::reads::{ReadLog, keep_synced};
use crate::{Inner, Store};

/// Jobs that may wait at the door before whoever brings one more waits too.
const WAITING: usize = 1_024;

/// Where an agency is kept.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    /// The data folder.
    pub data_dir: PathBuf,
    /// The database: a file in that folder, or a server.
    pub database: Database,
}

/// What a migration did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrated {
    /// The newest step that was there.
    pub from: i64,
    /// The newest step that is there now.
    pub to: i64,
}

/// The newest step of the agency's schema that this program knows.
pub fn schema_version() -> i64 {
    AGENCY.newest()
}

impl Store {
    /// Makes an agency in an empty folder, on an empty database.
    pub async fn init(at: &Whereabouts, ports: Ports) -> Result<Self, StoreError> {
        let folder = Folder::at(&at.data_dir);
        if let Database::Server(address) = &at.database {
            // Looked at before anything is made: a wrong address leaves nothing.
            refuse_used(&Db::server(address).await?).await?;
        }
        folder.make()?;
        let now = ports.clock.now();
        Keys::make(&folder.keys(), now).await?.close().await;
        let (db, reads) = databases(at, &folder, true).await?;
        AGENCY.migrate(&mut db.write().await?, now).await?;
        READS.migrate(&mut reads.write().await?, now).await?;
        name_machine(&db, &ports, now).await?;
        db.close().await;
        reads.close().await;
        crate::folder::sync(&folder.root)?;
        Self::open(at, ports).await
    }

    /// Opens an agency. A database that is older or newer than the program is
    /// refused, not guessed at.
    pub async fn open(at: &Whereabouts, ports: Ports) -> Result<Self, StoreError> {
        let folder = Folder::at(&at.data_dir);
        refuse_absent(&folder)?;
        let held = folder.hold()?;
        let (db, reads) = databases(at, &folder, false).await?;
        current(&AGENCY, &db, &folder).await?;
        current(&READS, &reads, &folder).await?;
        let keys = Arc::new(Keys::open(&folder.keys()).await?);
        let node = node_of(&db).await?;
        let store = Self::begin((db, reads), keys, (folder, held), node, ports);
        store.finish_erasures().await?;
        store.sweep_drafts()?;
        Ok(store)
    }

    /// Nobody writes to a file for a day without another byte of it.
    fn sweep_drafts(&self) -> Result<(), StoreError> {
        let since = self.now().plus_seconds(-24 * 60 * 60).timestamp();
        let since = u64::try_from(since.as_second()).unwrap_or_default();
        self.files()
            .sweep(SystemTime::UNIX_EPOCH + Duration::from_secs(since))
    }

    /// Takes the steps of the schema that are missing.
    pub async fn migrate(at: &Whereabouts, ports: Ports) -> Result<Migrated, StoreError> {
        let folder = Folder::at(&at.data_dir);
        refuse_absent(&folder)?;
        let _held = folder.hold()?;
        let (db, reads) = databases(at, &folder, false).await?;
        let now = ports.clock.now();
        Keys::migrate(&folder.keys(), now).await?;
        let mut from = AGENCY.newest();
        for (schema, db) in [(&AGENCY, &db), (&READS, &reads)] {
            let standing = schema.standing(&mut db.write().await?).await?;
            match standing {
                Standing::Current => continue,
                Standing::Newer { found, known } => return Err(StoreError::Newer { found, known }),
                Standing::Behind { found, .. } => from = from.min(found),
                Standing::Empty => from = 0,
            }
            schema.migrate(&mut db.write().await?, now).await?;
        }
        db.close().await;
        reads.close().await;
        Ok(Migrated {
            from,
            to: AGENCY.newest(),
        })
    }

    /// Starts the tasks: the writer, the sealer, the read log.
    fn begin(
        (db, reads): (Db, Db),
        keys: Arc<Keys>,
        (folder, held): (Folder, File),
        node: String,
        ports: Ports,
    ) -> Self {
        let (jobs, wait_jobs) = mpsc::channel(WAITING);
        let (waiting_reads, wait_reads) = mpsc::channel(WAITING);
        let (committed, written) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let files = Files::at(folder.files());
        let rows = Arc::new(BatchRows::new(Arc::clone(&keys), files.clone()));
        let writer = Writer::new(
            (db.clone(), Arc::clone(&keys), files.clone()),
            Arc::clone(&rows),
            node.clone(),
            ports.clone(),
            Arc::clone(&committed),
        );
        let sealer = Sealer {
            db: db.clone(),
            ports: ports.clone(),
            committed: Arc::clone(&committed),
        };
        let read_log = ReadLog {
            db: reads.clone(),
            written: Arc::clone(&written),
        };
        // What was committed before the last stop may not be sealed yet.
        committed.notify_one();
        let tasks = vec![
            tokio::spawn(writer.run(wait_jobs)),
            tokio::spawn(sealer.run()),
            tokio::spawn(read_log.run(wait_reads)),
            tokio::spawn(keep_synced(reads.clone(), written)),
            tokio::spawn(keep_short(db.clone())),
            tokio::spawn(keep_short(reads.clone())),
        ];
        Self(Arc::new(Inner {
            db,
            reads,
            keys,
            files,
            rows,
            journal: Journal::at(&folder.journal()),
            folder,
            held: Mutex::new(Some(held)),
            ports,
            node,
            jobs,
            waiting_reads,
            committed,
            work: Arc::default(),
            tree: Mutex::new((-1, Arc::default())),
            tasks: Mutex::new(tasks),
        }))
    }

    /// Keeps a task until the store is closed.
    pub(crate) fn goes_on(&self, task: tokio::task::JoinHandle<()>) {
        let mut tasks = self.0.tasks.lock().unwrap_or_else(PoisonError::into_inner);
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
    }

    /// Seals everything that is not sealed yet.
    pub async fn seal_now(&self) -> Result<(), StoreError> {
        let sealer = Sealer {
            db: self.db().clone(),
            ports: self.ports().clone(),
            committed: Arc::clone(&self.0.committed),
        };
        sealer.seal().await
    }

    /// Seals the tail, notes the signed head in the journal and closes.
    pub async fn close(&self) -> Result<(), StoreError> {
        let noted = self.note_head().await;
        let tasks =
            std::mem::take(&mut *self.0.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        for task in tasks {
            task.abort();
        }
        self.0.db.close().await;
        self.0.reads.close().await;
        self.0.keys.close().await;
        drop(
            self.0
                .held
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        noted
    }

    /// Notes the signed head in the journal, unless the log is empty or the
    /// journal has that head already.
    pub async fn note_head(&self) -> Result<(), StoreError> {
        match self.log_head().await? {
            None => Ok(()),
            Some(head) if self.journal().has_head(head.position)? => Ok(()),
            Some(head) => self.journal().note(self.now(), Noted::from(&head)),
        }
    }

    /// Whether the database answers and the door is open.
    pub async fn healthy(&self) -> Result<(), StoreError> {
        if self.jobs().is_closed() || self.waiting_reads().is_closed() {
            return Err(StoreError::Closed);
        }
        self.db()
            .read()
            .await?
            .one("SELECT 1", args![])
            .await
            .map(drop)
    }
}

pub(crate) fn refuse_absent(folder: &Folder) -> Result<(), StoreError> {
    if folder.is_there() {
        Ok(())
    } else {
        Err(StoreError::NotThere {
            path: folder.root.clone(),
        })
    }
}

/// The database of records, and that of reads: on a server they are one.
pub(crate) async fn databases(
    at: &Whereabouts,
    folder: &Folder,
    make: bool,
) -> Result<(Db, Db), StoreError> {
    match &at.database {
        Database::Embedded => {
            if !make && !folder.database().is_file() {
                return Err(StoreError::NotThere {
                    path: folder.root.clone(),
                });
            }
            let db = Db::records(&folder.database(), make).await?;
            // The read log is made anew where only it was lost.
            Ok((db, Db::read_log(&folder.reads()).await?))
        }
        Database::Server(address) => {
            let db = Db::server(address).await?;
            Ok((db.clone(), db))
        }
    }
}

pub(crate) async fn refuse_used(db: &Db) -> Result<(), StoreError> {
    let mut conn = db.write().await?;
    refuse_collation(&mut conn).await?;
    let standing = AGENCY.standing(&mut conn).await?;
    drop(conn);
    db.close().await;
    match standing {
        Standing::Empty => Ok(()),
        _ => Err(StoreError::DatabaseNotEmpty),
    }
}

/// Keyset pages and replay rest on an order that both databases share: that of
/// bytes. The database is asked to compare, since the name of its order does
/// not tell who does (ICU stands beside an unused `C`).
async fn refuse_collation(conn: &mut Conn) -> Result<(), StoreError> {
    let asked = conn
        .one(
            "SELECT 'B' < 'a',
                    datcollate || CASE datlocprovider WHEN 'i' THEN ' (ICU)' ELSE '' END
             FROM pg_database WHERE datname = current_database()",
            args![],
        )
        .await?;
    let mut asked = asked.ok_or(StoreError::Corrupt("the database does not know itself"))?;
    if asked.bool()? {
        return Ok(());
    }
    Err(StoreError::Collation {
        found: asked.text()?,
    })
}

pub(crate) async fn current(schema: &Schema, db: &Db, folder: &Folder) -> Result<(), StoreError> {
    let standing = schema.standing(&mut db.write().await?).await?;
    match standing {
        Standing::Current => Ok(()),
        Standing::Empty => Err(StoreError::NotThere {
            path: folder.root.clone(),
        }),
        Standing::Behind { found, known } => Err(StoreError::Behind { found, known }),
        Standing::Newer { found, known } => Err(StoreError::Newer { found, known }),
    }
}

async fn name_machine(db: &Db, ports: &Ports, now: Instant) -> Result<(), StoreError> {
    let node = HEXLOWER.encode(&ports.bytes::<8>());
    let mut conn = db.write().await?;
    conn.execute(
        "INSERT INTO agency (id, node, made_at, office_tree) VALUES (1, $1, $2, 0)",
        args![node, now],
    )
    .await
    .map(drop)
}

async fn node_of(db: &Db) -> Result<String, StoreError> {
    let row = db
        .read()
        .await?
        .one("SELECT node FROM agency WHERE id = 1", args![])
        .await?;
    row.ok_or(StoreError::Corrupt("the agency's own row is missing"))?
        .text()
}
