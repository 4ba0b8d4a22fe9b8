//! Moving to another database: the same rows, compared one by one before
//! anything is switched, and the old database left as it is.

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, Instant as Moment};

use futures_util::TryStreamExt as _;
use tokio::sync::mpsc;

use super::dump::{Piece, Snapshot, pieces};
use super::load::Target;
use super::manifest::Member;
use super::rows::encode;
use super::tables::{Steps, Table, Tables};
use super::{BackupError, Progress};
use crate::Store;
use crate::db::{AGENCY, Conn, Database, Db, READS, args};
use crate::error::StoreError;
use crate::folder::{self, Folder};
use crate::life::{Whereabouts, current, databases, refuse_absent, refuse_used};
use crate::ports::Ports;

/// An agency that was copied to another database. Nobody opens it while this is
/// held: let go of it once the settings name the new database.
#[derive(Debug)]
pub struct Moved {
    /// Rows that were copied and compared.
    pub rows: u64,
    /// Tables.
    pub tables: usize,
    /// The last position of the log.
    pub position: i64,
    /// How long it took.
    pub took: Duration,
    _held: File,
}

impl Store {
    /// Copies everything to another, empty database and compares it row by row.
    /// Refused while any program has the agency open.
    pub async fn move_to(
        at: &Whereabouts,
        to: &Database,
        ports: Ports,
        mut progress: impl FnMut(Progress),
    ) -> Result<Moved, StoreError> {
        let begun = Moment::now();
        let folder = Folder::at(&at.data_dir);
        refuse_absent(&folder)?;
        let held = folder.hold_alone()?;
        let source = databases(at, &folder, false).await?;
        current(&AGENCY, &source.0, &folder).await?;
        current(&READS, &source.1, &folder).await?;
        let new = New::begin(to, &folder).await?;
        let copied = copy(&source, &new, &ports, &mut progress).await;
        for db in [&source.0, &source.1, &new.db, &new.reads] {
            db.close().await;
        }
        let (rows, tables, position) = match copied {
            Ok(copied) => copied,
            Err(error) => {
                new.give_up();
                return Err(error);
            }
        };
        new.finish(&folder)?;
        Ok(Moved {
            rows,
            tables,
            position,
            took: begun.elapsed(),
            _held: held,
        })
    }
}

/// The database that is moved to.
struct New {
    db: Db,
    reads: Db,
    /// Files that have no name yet, with the one that they get.
    files: Vec<(PathBuf, PathBuf)>,
}

impl New {
    async fn begin(to: &Database, folder: &Folder) -> Result<Self, StoreError> {
        match to {
            Database::Server(address) => {
                refuse_used(&Db::server(address).await?).await?;
                let db = Db::server(address).await?;
                Ok(Self {
                    reads: db.clone(),
                    db,
                    files: Vec::new(),
                })
            }
            Database::Embedded => {
                let mut files = Vec::new();
                // The records last: they are what makes it a database.
                for path in [folder.reads(), folder.database()] {
                    if path.exists() {
                        return Err(StoreError::DatabaseNotEmpty);
                    }
                    let moving = path.with_extension("db.moving");
                    remove(&moving);
                    files.push((moving, path));
                }
                Ok(Self {
                    reads: Db::file(&files[0].0, true, true).await?,
                    db: Db::file(&files[1].0, true, true).await?,
                    files,
                })
            }
        }
    }

    /// Gives the files their names.
    fn finish(self, folder: &Folder) -> Result<(), StoreError> {
        for (moving, path) in &self.files {
            fs::rename(moving, path)
                .map_err(StoreError::io("cannot give the new database its name"))?;
        }
        folder::sync(&folder.root)
    }

    fn give_up(self) {
        for (moving, _) in &self.files {
            remove(moving);
        }
    }
}

/// Removes a database that has no name. What cannot be removed is in nobody's way.
fn remove(path: &std::path::Path) {
    for end in ["moving", "moving-wal", "moving-shm"] {
        let _ = fs::remove_file(path.with_extension(end));
    }
}

async fn copy(
    source: &(Db, Db),
    new: &New,
    ports: &Ports,
    progress: &mut impl FnMut(Progress),
) -> Result<(u64, usize, i64), StoreError> {
    let steps = Steps::newest();
    let tables = Tables::after(steps).await?.but_steps();
    let snapshot = Snapshot::begin(&source.0, &source.1, tables.clone()).await?;
    let position = snapshot.position();
    let now = ports.clock.now();
    let mut target = Target::begin((&new.db, &new.reads), steps, now).await?;
    let (to, from) = pieces();
    let (told, mut tells) = mpsc::channel(1);
    let read = async {
        let read = snapshot.read(&to, &told).await;
        drop((to, told));
        read
    };
    let tell = async {
        while let Some(one) = tells.recv().await {
            progress(one);
        }
    };
    let (read, laid, ()) = tokio::join!(read, lay(from, &mut target, &tables), tell);
    // A target that stopped is why nobody took the rows.
    laid?;
    let counted = read?;
    progress(Progress::Checking);
    let mut rows = 0;
    for table in tables.all() {
        let apart = tables.reads.contains(table);
        let db = if apart { &source.1 } else { &source.0 };
        rows += compare(&mut db.read().await?, target.conn_of(table), table).await?;
    }
    target.end(&counted).await?;
    Ok((rows, counted.len(), position))
}

async fn lay(
    mut from: mpsc::Receiver<Piece>,
    target: &mut Target,
    tables: &Tables,
) -> Result<(), StoreError> {
    let mut current: Option<&Table> = None;
    while let Some(piece) = from.recv().await {
        match (piece, current) {
            (Piece::Begins(Member::Table { name }), _) => {
                current = tables.all().find(|table| table.name == name);
            }
            (Piece::Bytes(bytes), Some(table)) => {
                target.rows(table, &bytes).await?;
            }
            _ => return Err(StoreError::Corrupt("rows of no table")),
        }
    }
    Ok(())
}

/// Reads a table from both sides in the same order and compares every row.
async fn compare(source: &mut Conn, target: &mut Conn, table: &Table) -> Result<u64, StoreError> {
    let mut left = source.rows(table.select(), args![]);
    let mut right = target.rows(table.select(), args![]);
    let (mut one, mut other, mut count) = (Vec::new(), Vec::new(), 0);
    loop {
        let (left, right) = (left.try_next().await?, right.try_next().await?);
        let differs = || BackupError::Differs {
            table: table.name.clone(),
            row: count + 1,
        };
        match (left, right) {
            (None, None) => return Ok(count),
            (Some(left), Some(right)) => {
                one.clear();
                other.clear();
                encode(&mut one, table, left.into_values())?;
                encode(&mut other, table, right.into_values())?;
                if one != other {
                    return Err(differs().into());
                }
            }
            _ => return Err(differs().into()),
        }
        count += 1;
    }
}
