//! Laying an archive into an empty database and an empty folder, and comparing
//! every row with what the archive says.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt as _;
use passerelle_model::Instant;
use tokio::sync::mpsc;

use super::archive::{Frame, Holds, Kind, Reader, damaged};
use super::dump::is_address;
use super::manifest::{Counted, End, KeptSetting, Member, Opening};
use super::rows::{decode, encode};
use super::tables::{Steps, Table, Tables};
use super::{BackupError, Progress};
use crate::db::{AGENCY, Conn, Db, Line, READS, args};
use crate::error::StoreError;
use crate::folder::Folder;

/// Pieces that may wait for the database.
const WAITING: usize = 4;
/// Pieces that are committed together on the embedded database. What a crash
/// leaves there has no name yet, and is thrown away.
const COMMITTED: usize = 32;

/// What is read out of an archive, in its order.
pub(super) enum Unread {
    Table(String),
    Rows(Vec<u8>),
    End(Box<Ended>),
}

/// What the end of an archive says.
pub(super) struct Ended {
    pub(super) end: End,
    /// What the signature signs.
    pub(super) hash: [u8; 32],
    pub(super) settings: Vec<KeptSetting>,
}

/// An archive of records whose opening was read.
pub(super) struct Archive {
    reader: Reader<BufReader<File>>,
    pub(super) opening: Opening,
}

impl Archive {
    /// Opens one; one that a newer program made is refused.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io("cannot open the backup"))?;
        let from = BufReader::with_capacity(1 << 20, file);
        let mut reader = Reader::begin(from, Holds::Records)?;
        let first = reader.next()?.filter(|frame| frame.kind == Kind::Opening);
        let first = first.ok_or_else(|| reader.damaged("it does not say what it is"))?;
        let opening: Opening = first.says("the beginning")?;
        let known = Steps::newest();
        for (found, known) in [
            (opening.steps.agency, known.agency),
            (opening.steps.reads, known.reads),
        ] {
            if found > known {
                return Err(BackupError::NewerSchema { found, known }.into());
            }
        }
        Ok(Self { reader, opening })
    }

    /// The thread that reads: rows go on, everything else into the folder.
    fn read(mut self, folder: &Folder, to: &mpsc::Sender<Result<Unread, StoreError>>) {
        let mut out = Unpacked::into(folder.clone());
        loop {
            let next = match self.reader.next() {
                Ok(Some(frame)) => out.take(&mut self.reader, frame),
                Ok(None) => return,
                Err(error) => Err(error),
            };
            let ends = next.is_err();
            if let Some(next) = next.transpose()
                && (to.blocking_send(next).is_err() || ends)
            {
                return;
            }
        }
    }
}

/// What was read so far.
struct Unpacked {
    folder: Folder,
    /// The member that is being read, and the file that it goes to.
    member: Option<Member>,
    file: Option<File>,
    settings: Vec<u8>,
    files: u64,
}

impl Unpacked {
    const fn into(folder: Folder) -> Self {
        Self {
            folder,
            member: None,
            file: None,
            settings: Vec::new(),
            files: 0,
        }
    }

    fn take(
        &mut self,
        reader: &mut Reader<BufReader<File>>,
        frame: Frame,
    ) -> Result<Option<Unread>, StoreError> {
        match frame.kind {
            Kind::Opening => Err(reader.damaged("it begins twice")),
            Kind::Member => {
                let member: Member = frame.says("the name of a member")?;
                reader.begins(&member.told());
                let begun = self.begin(&member)?;
                self.member = Some(member);
                Ok(begun)
            }
            Kind::Data => self.data(reader, frame.bytes),
            Kind::End => {
                reader.begins("the end");
                let end: End = frame.says("the end")?;
                // Nothing may follow, and this is the moment to look.
                if reader.next()?.is_some() {
                    return Err(reader.damaged("something follows it"));
                }
                if end.files != self.files {
                    return Err(reader.damaged("files are missing"));
                }
                let settings = serde_json::from_slice(&self.settings)
                    .or(Err(damaged("the settings", "they do not read")))?;
                Ok(Some(Unread::End(Box::new(Ended {
                    end,
                    hash: frame.before,
                    settings,
                }))))
            }
        }
    }

    fn begin(&mut self, member: &Member) -> Result<Option<Unread>, StoreError> {
        self.file = match member {
            Member::Table { name } => return Ok(Some(Unread::Table(name.clone()))),
            Member::Subjects => Some(new_file(&subjects(&self.folder))?),
            Member::Journal => Some(new_file(&self.folder.journal().join("journal.jsonl"))?),
            Member::File { address } => {
                self.files += 1;
                Some(self.sealed(address)?)
            }
            Member::Settings => None,
        };
        Ok(None)
    }

    /// A sealed file in its place. An address that is none could climb out.
    fn sealed(&self, address: &str) -> Result<File, StoreError> {
        if !is_address(address) {
            return Err(damaged("a file", "its name is none"));
        }
        let (shelf, name) = address.split_at(2);
        let shelf = self.folder.files().join(shelf);
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&shelf)
            .map_err(StoreError::io("cannot make a folder of files"))?;
        new_file(&shelf.join(format!("{name}.sealed")))
    }

    fn data(
        &mut self,
        reader: &Reader<BufReader<File>>,
        bytes: Vec<u8>,
    ) -> Result<Option<Unread>, StoreError> {
        match (&self.member, &mut self.file) {
            (Some(Member::Table { .. }), _) => Ok(Some(Unread::Rows(bytes))),
            (Some(Member::Settings), _) => {
                self.settings.extend(bytes);
                Ok(None)
            }
            (Some(_), Some(file)) => {
                file.write_all(&bytes)
                    .map_err(StoreError::io("cannot write a restored file"))?;
                Ok(None)
            }
            _ => Err(reader.damaged("a piece of it belongs to nothing")),
        }
    }
}

/// Where the list of those who had keys waits until it was looked at.
pub(super) fn subjects(folder: &Folder) -> PathBuf {
    folder.root.join("subjects")
}

fn new_file(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(StoreError::io("cannot write a restored file"))
}

/// An empty database that is being filled: on a server in one transaction.
pub(super) struct Target {
    agency: Conn,
    /// The embedded read log, which is a file of its own.
    reads: Option<Conn>,
    tables: Tables,
    pieces: usize,
}

impl Target {
    /// Makes the tables that the archive's program knew.
    pub(super) async fn begin(
        (db, reads): (&Db, &Db),
        steps: Steps,
        now: Instant,
    ) -> Result<Self, StoreError> {
        let tables = Tables::after(steps).await?;
        let mut agency = db.write().await?;
        agency.begin_write(Line::Records).await?;
        AGENCY.take_steps(&mut agency, now, steps.agency).await?;
        let mut apart = None;
        if reads.path().is_some() {
            let mut reads = reads.write().await?;
            reads.begin_write(Line::Reads).await?;
            apart = Some(reads);
        }
        let reads = apart.as_mut().unwrap_or(&mut agency);
        READS.take_steps(reads, now, steps.reads).await?;
        Ok(Self {
            agency,
            reads: apart,
            tables,
            pieces: 0,
        })
    }

    fn table(&self, name: &str) -> Result<Table, StoreError> {
        let found = self.tables.all().find(|table| table.name == name);
        found
            .cloned()
            .ok_or_else(|| damaged(&format!("table {name}"), "no such table was there"))
    }

    /// The connection to a table's database.
    pub(super) fn conn_of(&mut self, table: &Table) -> &mut Conn {
        let apart = self.tables.reads.contains(table);
        self.reads
            .as_mut()
            .filter(|_| apart)
            .unwrap_or(&mut self.agency)
    }

    /// Lays a piece of a table's rows.
    pub(super) async fn rows(&mut self, table: &Table, piece: &[u8]) -> Result<u64, StoreError> {
        let (mut left, mut rows) = (piece, Vec::new());
        while !left.is_empty() {
            let row = decode(&mut left, &table.columns);
            let does_not_read = || damaged(&format!("table {}", table.name), "a row does not read");
            rows.push(row.ok_or_else(does_not_read)?);
        }
        let count = rows.len() as u64;
        let conn = self.conn_of(table);
        conn.insert_many((table.insert(), ""), rows).await?;
        self.pieces += 1;
        if self.pieces.is_multiple_of(COMMITTED) && self.agency.is_sqlite() {
            self.agency.commit().await?;
            self.agency.begin_write(Line::Records).await?;
        }
        Ok(count)
    }

    /// Compares every row of every table with what was counted where they came
    /// from, then commits.
    pub(super) async fn end(mut self, counted: &[Counted]) -> Result<u64, StoreError> {
        let mut all = 0;
        for table in self.tables.clone().all() {
            let Some(counted) = counted.iter().find(|counted| counted.name == table.name) else {
                continue;
            };
            let found = count(self.conn_of(table), table).await?;
            if found != *counted {
                return Err(damaged(
                    &format!("table {}", table.name),
                    "its rows are not those that were counted",
                ));
            }
            all += found.rows;
        }
        if let Some(reads) = &mut self.reads {
            reads.commit().await?;
        }
        self.agency.commit().await?;
        Ok(all)
    }
}

/// Counts and hashes a table as the archive does.
pub(super) async fn count(conn: &mut Conn, table: &Table) -> Result<Counted, StoreError> {
    let (mut hash, mut buffer, mut count) = (blake3::Hasher::new(), Vec::new(), 0);
    let mut rows = conn.rows(table.select(), args![]);
    while let Some(row) = rows.try_next().await? {
        buffer.clear();
        encode(&mut buffer, table, row.into_values())?;
        hash.update(&buffer);
        count += 1;
    }
    Ok(Counted {
        name: table.name.clone(),
        rows: count,
        hash: hash.finalize().to_hex().to_string(),
    })
}

/// Lays a whole archive: rows into the databases, everything else into the
/// folder, all of it synced when this returns.
pub(super) async fn load(
    archive: Archive,
    folder: &Folder,
    mut target: Target,
    progress: &mut impl FnMut(Progress),
) -> Result<(Ended, u64), StoreError> {
    let (to, mut pieces) = mpsc::channel(WAITING);
    let into = folder.clone();
    let thread = tokio::task::spawn_blocking(move || archive.read(&into, &to));
    let mut current: Option<(Table, u64)> = None;
    while let Some(piece) = pieces.recv().await {
        match piece? {
            Unread::Table(name) => current = Some((target.table(&name)?, 0)),
            Unread::Rows(bytes) => {
                let Some((table, rows)) = &mut current else {
                    return Err(damaged("a table", "it has no name"));
                };
                *rows += target.rows(table, &bytes).await?;
                progress(Progress::Rows {
                    table: table.name.clone(),
                    rows: *rows,
                });
            }
            Unread::End(ended) => {
                let _ = thread.await;
                let rows = target.end(&ended.end.tables).await?;
                synced(folder)?;
                return Ok((*ended, rows));
            }
        }
    }
    Err(damaged("the end", "it is missing"))
}

/// Syncs everything that was written, in one go.
fn synced(folder: &Folder) -> Result<(), StoreError> {
    rustix::fs::sync();
    crate::folder::sync(&folder.root)
}

/// Whether a file is the beginning of another: a journal only grows.
pub(super) fn begins_with(longer: &[u8], shorter: &Path) -> Result<bool, StoreError> {
    let mut bytes = Vec::new();
    match File::open(shorter).and_then(|mut file| file.read_to_end(&mut bytes)) {
        Ok(_) => Ok(longer.starts_with(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(StoreError::io("cannot read the journal")(error)),
    }
}
