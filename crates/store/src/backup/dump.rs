//! Making an archive: one state of the database, and what lies beside it.
//!
//! Tables whose rows change are read inside one reading transaction. The log
//! and whatever else only grows is read after it, in short pieces up to the
//! number that it had then: the less time a transaction is held, the less
//! piles up behind it (SQLite's write-ahead log cannot be emptied meanwhile).

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use data_encoding::HEXLOWER;
use futures_util::TryStreamExt as _;
use tokio::sync::mpsc;

use super::archive::{Holds, Kind, PIECE, Writer, words};
use super::manifest::{Counted, End, Member, Opening};
use super::rows::encode;
use super::tables::{Table, Tables};
use super::{BackupError, Progress};
use crate::db::{Conn, Db, args};
use crate::error::StoreError;

/// Pieces that may wait for the disk before reading waits too.
const WAITING: usize = 4;
/// Rows of a table that grows, read at once.
const AT_ONCE: i64 = 5_000;
/// Bytes after which the archive is synced. A disk that is handed much at once
/// keeps the syncs of the desk waiting behind it.
const SYNC_EVERY: u64 = 8 << 20;

/// What goes to the thread that writes.
pub(super) enum Piece {
    Begins(Member),
    Bytes(Vec<u8>),
    /// Every sealed file of a folder.
    Files(PathBuf),
    /// The file of that path, if there is one.
    File(Member, PathBuf),
    /// All is there: what was counted.
    Ends(Box<Ending>),
}

/// Signs what was written.
pub(super) type Sign = Box<dyn FnOnce(&[u8]) -> [u8; 64] + Send>;

/// What is known once everything was read.
pub(super) struct Ending {
    pub(super) tables: Vec<Counted>,
    pub(super) subjects: u64,
    pub(super) sign: Sign,
}

/// What was written.
pub(super) struct Written {
    pub(super) bytes: u64,
    pub(super) files: u64,
}

/// Whether a backup is wanted, as whoever waits for it knows. Let go, it is not.
#[derive(Default)]
pub(super) struct Wanted(Asked);

/// The same, as the thread that writes asks it.
#[derive(Clone, Default)]
pub(super) struct Asked(Arc<AtomicBool>);

impl Wanted {
    pub(super) fn asked(&self) -> Asked {
        self.0.clone()
    }

    pub(super) fn no_more(&self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

impl Drop for Wanted {
    fn drop(&mut self) {
        self.no_more();
    }
}

impl Asked {
    fn is_unwanted(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Syncs what was written every so often, and takes nothing that is not wanted.
struct Synced<'f> {
    file: &'f File,
    asked: &'f Asked,
    since: u64,
}

impl Write for Synced<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.asked.is_unwanted() {
            return Err(io::Error::other("nobody wants it"));
        }
        let written = self.file.write(bytes)?;
        self.since += written as u64;
        if self.since >= SYNC_EVERY {
            self.file.sync_data()?;
            self.since = 0;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Packs and writes until it is told the end: the work of a thread.
pub(super) fn write(
    (to, asked): (&File, &Asked),
    opening: &Opening,
    pieces: mpsc::Receiver<Piece>,
) -> Result<Written, StoreError> {
    let synced = Synced {
        file: to,
        asked,
        since: 0,
    };
    match write_all(synced, opening, pieces) {
        Err(_) if asked.is_unwanted() => Err(BackupError::Stopped.into()),
        written => written,
    }
}

fn write_all(
    synced: Synced<'_>,
    opening: &Opening,
    mut pieces: mpsc::Receiver<Piece>,
) -> Result<Written, StoreError> {
    let fault = || StoreError::io("cannot write the backup");
    let to = BufWriter::with_capacity(PIECE, synced);
    let mut writer = Writer::begin(to, Holds::Records).map_err(fault())?;
    writer
        .frame(Kind::Opening, &words(opening)?)
        .map_err(fault())?;
    let mut files = Shelves::default();
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Begins(member) => writer
                .frame(Kind::Member, &words(&member)?)
                .map_err(fault())?,
            Piece::Bytes(bytes) => writer.frame(Kind::Data, &bytes).map_err(fault())?,
            Piece::Files(root) => files.write(&mut writer, &root)?,
            Piece::File(member, path) => {
                one_file(&mut writer, &member, &path, true)?;
            }
            Piece::Ends(ending) => {
                let end = End {
                    tables: ending.tables,
                    subjects: ending.subjects,
                    files: files.files,
                    file_bytes: files.bytes,
                    signature: HEXLOWER.encode(&(ending.sign)(&writer.chain())),
                };
                writer.frame(Kind::End, &words(&end)?).map_err(fault())?;
                let bytes = writer.written;
                writer.into_inner().flush().map_err(fault())?;
                return Ok(Written {
                    bytes,
                    files: files.files,
                });
            }
        }
    }
    // Whoever reads gave up, and says why itself.
    Err(StoreError::Closed)
}

/// Sealed files, as they are counted.
#[derive(Default)]
struct Shelves {
    files: u64,
    bytes: u64,
}

impl Shelves {
    fn write<W: Write>(&mut self, writer: &mut Writer<W>, root: &Path) -> Result<(), StoreError> {
        for shelf in listed(root)? {
            if !shelf.is_dir() {
                continue;
            }
            for path in listed(&shelf)? {
                let Some(address) = address_of(&path) else {
                    continue;
                };
                let member = Member::File { address };
                if let Some(bytes) = one_file(writer, &member, &path, false)? {
                    self.files += 1;
                    self.bytes += bytes;
                }
            }
        }
        Ok(())
    }
}

/// `ab/cdef….sealed` is the file `abcdef…`.
pub(super) fn address_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.strip_suffix(".sealed")?;
    let shelf = path.parent()?.file_name()?.to_str()?;
    let address = format!("{shelf}{name}");
    is_address(&address).then_some(address)
}

pub(super) fn is_address(text: &str) -> bool {
    let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 64 && text.bytes().all(hex)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("cannot list the sealed files")(error)),
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = paths
        .collect::<io::Result<Vec<_>>>()
        .map_err(StoreError::io("cannot list the sealed files"))?;
    paths.sort_unstable();
    Ok(paths)
}

/// Writes a file as a member, if it is there: one whose subject was erased a
/// moment ago is gone, and nobody wants it back.
fn one_file<W: Write>(
    writer: &mut Writer<W>,
    member: &Member,
    path: &Path,
    packs: bool,
) -> Result<Option<u64>, StoreError> {
    let fault = || StoreError::io("cannot write the backup");
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io("cannot read a file of the agency")(error)),
    };
    writer
        .frame(Kind::Member, &words(member)?)
        .map_err(fault())?;
    let (mut bytes, mut buffer) = (0, Vec::with_capacity(PIECE));
    loop {
        buffer.clear();
        (&mut file)
            .take(PIECE as u64)
            .read_to_end(&mut buffer)
            .map_err(StoreError::io("cannot read a file of the agency"))?;
        if buffer.is_empty() {
            return Ok(Some(bytes));
        }
        bytes += buffer.len() as u64;
        let written = if packs {
            writer.frame(Kind::Data, &buffer)
        } else {
            writer.frame_as_it_is(Kind::Data, &buffer)
        };
        written.map_err(fault())?;
    }
}

/// One state of the database, read table by table.
pub(super) struct Snapshot {
    agency: Conn,
    /// On the embedded database the read log is a file of its own.
    reads: Option<Conn>,
    tables: Tables,
    /// How far each growing table reaches, in the order of `tables`.
    reach: Vec<(String, i64)>,
}

impl Snapshot {
    /// Begins to read one state. What was committed before is in it, and
    /// nothing else.
    pub(super) async fn begin(db: &Db, reads: &Db, tables: Tables) -> Result<Self, StoreError> {
        let mut agency = db.read().await?;
        agency.begin_read().await?;
        let mut apart = None;
        if reads.path().is_some() {
            let mut reads = reads.read().await?;
            reads.begin_read().await?;
            apart = Some(reads);
        }
        let mut reach = Vec::new();
        for table in tables.agency.iter().chain(&tables.reads) {
            if let Some(number) = table.grows_by() {
                let is_read = tables.reads.contains(table);
                let conn = apart.as_mut().filter(|_| is_read).unwrap_or(&mut agency);
                let row = conn.one(table.select_last(number), args![]).await?;
                let last = row.map(|mut row| row.int_opt()).transpose()?.flatten();
                reach.push((table.name.clone(), last.unwrap_or(0)));
            }
        }
        Ok(Self {
            agency,
            reads: apart,
            tables,
            reach,
        })
    }

    /// The connection inside the snapshot.
    pub(super) const fn conn(&mut self) -> &mut Conn {
        &mut self.agency
    }

    /// The last position of the log.
    pub(super) fn position(&self) -> i64 {
        self.reach_of("log")
    }

    fn reach_of(&self, table: &str) -> i64 {
        let found = self.reach.iter().find(|(name, _)| name == table);
        found.map_or(0, |(_, last)| *last)
    }

    /// Hands every row of every table on, those that change first.
    pub(super) async fn read(
        mut self,
        to: &mpsc::Sender<Piece>,
        progress: &mpsc::Sender<Progress>,
    ) -> Result<Vec<Counted>, StoreError> {
        let tables = self.tables.clone();
        let mut counted = Vec::new();
        for table in tables.all().filter(|table| table.grows_by().is_none()) {
            let mut out = Out::begin(table, to).await?;
            let mut rows = self.conn_of(table).rows(table.select(), args![]);
            while let Some(row) = rows.try_next().await? {
                out.row(row.into_values()).await?;
            }
            drop(rows);
            counted.push(out.end(progress).await?);
        }
        // From here on nothing is held open.
        self.agency.commit().await?;
        if let Some(reads) = &mut self.reads {
            reads.commit().await?;
        }
        for table in tables.all() {
            if let Some(number) = table.grows_by() {
                let last = self.reach_of(&table.name);
                let out = Out::begin(table, to).await?;
                let conn = self.conn_of(table);
                counted.push(out.growing(conn, number, last, progress).await?);
            }
        }
        Ok(counted)
    }

    fn conn_of(&mut self, table: &Table) -> &mut Conn {
        let apart = self.tables.reads.contains(table);
        let reads = self.reads.as_mut().filter(|_| apart);
        reads.unwrap_or(&mut self.agency)
    }
}

/// The rows of one table, on their way.
struct Out<'t> {
    table: &'t Table,
    to: &'t mpsc::Sender<Piece>,
    buffer: Vec<u8>,
    hash: blake3::Hasher,
    rows: u64,
}

impl<'t> Out<'t> {
    async fn begin(table: &'t Table, to: &'t mpsc::Sender<Piece>) -> Result<Self, StoreError> {
        let name = table.name.clone();
        send(to, Piece::Begins(Member::Table { name })).await?;
        Ok(Self {
            table,
            to,
            buffer: Vec::new(),
            hash: blake3::Hasher::new(),
            rows: 0,
        })
    }

    async fn row(&mut self, row: Vec<crate::db::Value>) -> Result<(), StoreError> {
        encode(&mut self.buffer, self.table, row)?;
        self.rows += 1;
        if self.buffer.len() >= PIECE {
            self.send().await?;
        }
        Ok(())
    }

    async fn send(&mut self) -> Result<(), StoreError> {
        let bytes = std::mem::take(&mut self.buffer);
        self.hash.update(&bytes);
        send(self.to, Piece::Bytes(bytes)).await
    }

    /// Rows after one another up to a number, in short pieces.
    async fn growing(
        mut self,
        conn: &mut Conn,
        number: &str,
        last: i64,
        progress: &mpsc::Sender<Progress>,
    ) -> Result<Counted, StoreError> {
        let place = self.table.columns.iter().position(|c| c.name == number);
        let place = place.ok_or(StoreError::Corrupt("a table has no such column"))?;
        let mut after = 0;
        while after < last {
            let before = after;
            let mut rows = conn.rows(self.table.select_next(number), args![after, last, AT_ONCE]);
            while let Some(row) = rows.try_next().await? {
                let row = row.into_values();
                if let Some(crate::db::Value::Int(Some(number))) = row.get(place) {
                    after = *number;
                }
                self.row(row).await?;
            }
            drop(rows);
            if after == before {
                break;
            }
            tell(progress, self.so_far()).await?;
        }
        self.end(progress).await
    }

    fn so_far(&self) -> Progress {
        Progress::Rows {
            table: self.table.name.clone(),
            rows: self.rows,
        }
    }

    async fn end(mut self, progress: &mpsc::Sender<Progress>) -> Result<Counted, StoreError> {
        if !self.buffer.is_empty() {
            self.send().await?;
        }
        tell(progress, self.so_far()).await?;
        Ok(Counted {
            name: self.table.name.clone(),
            rows: self.rows,
            hash: self.hash.finalize().to_hex().to_string(),
        })
    }
}

/// The way from whoever reads to the thread that writes.
pub(super) fn pieces() -> (mpsc::Sender<Piece>, mpsc::Receiver<Piece>) {
    mpsc::channel(WAITING)
}

/// Tells how far it has come. Whoever asked and went away wants it no more.
pub(super) async fn tell(to: &mpsc::Sender<Progress>, how: Progress) -> Result<(), StoreError> {
    to.send(how).await.or(Err(StoreError::Closed))
}

/// Hands a piece on. The writing thread that stopped says why when it is asked.
pub(super) async fn send(to: &mpsc::Sender<Piece>, piece: Piece) -> Result<(), StoreError> {
    to.send(piece).await.or(Err(StoreError::Closed))
}
