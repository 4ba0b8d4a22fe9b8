//! Backups: one file that does not depend on the database, made while people
//! work, and everything that is done with it (`docs/adr/0013-backup.md`).
//!
//! ```text
//! a snapshot of every table ─▶ rows ─▶ archive ─▶ rows ─▶ another database, compared row by row
//! sealed files · journal · settings ─┘       └─▶ a folder, verified and replayed before it is used
//! ```

mod archive;
mod below;
mod drill;
mod dump;
mod error;
mod facts;
mod keys_file;
mod load;
mod manifest;
mod moving;
mod partial;
mod restore;
mod rows;
mod settle;
mod tables;

use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant as Moment};

use data_encoding::HEXLOWER;
use passerelle_model::Instant;
use tokio::sync::mpsc;

use crate::Store;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::journal::{Journal, Noted};
use crate::log::SignedHead;

pub use drill::{DrillOf, Drilled};
pub use error::BackupError;
pub use facts::{BackupFact, BackupFacts, CopyFact, DrillFact, KeysFact, RestoreFact, SizeFact};
pub use keys_file::{KeysMade, KeysSecret, key_file, passphrase_in};
pub use manifest::KeptSetting;
pub use moving::Moved;

pub use restore::{JournalFrom, KeysFrom, RestoreFrom, Restored};

pub(crate) use settle::Again;

use below::{below, waiting_below};
use dump::{Asked, Ending, Piece, Snapshot, Wanted, send, tell};
use manifest::{Counted, Member, Opening};
use partial::Partial;
use tables::{Steps, Tables};

/// How often a backup asks whether it is still wanted.
const GLANCE: Duration = Duration::from_millis(250);

/// How far something has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Rows of a table.
    Rows {
        /// The table.
        table: String,
        /// How many so far.
        rows: u64,
    },
    /// Sealed files.
    Files,
    /// The log is verified and replayed.
    Checking,
}

/// A backup that was made.
#[derive(Debug, Clone)]
pub struct BackupMade {
    /// When its snapshot was taken.
    pub at: Instant,
    /// The last position of the log in it.
    pub position: i64,
    /// The newest link of the chain in it.
    pub head: Option<SignedHead>,
    /// Tables.
    pub tables: usize,
    /// Rows of all of them.
    pub rows: u64,
    /// Sealed files.
    pub files: u64,
    /// Its length.
    pub bytes: u64,
    /// How long it took.
    pub took: Duration,
}

impl Store {
    /// Makes a backup of everything but keys, in one state, while people work.
    /// The file gets its name once it is whole and synced.
    pub async fn backup(
        &self,
        to: &Path,
        settings: &[KeptSetting],
        progress: impl FnMut(Progress),
    ) -> Result<BackupMade, StoreError> {
        let goes_on = || true;
        self.backup_while(to, settings, goes_on, progress).await
    }

    /// The same for as long as it is wanted, which is asked a few times a second:
    /// then it ends with [`BackupError::Stopped`] and leaves nothing.
    pub async fn backup_while(
        &self,
        to: &Path,
        settings: &[KeptSetting],
        goes_on: impl Fn() -> bool,
        mut progress: impl FnMut(Progress),
    ) -> Result<BackupMade, StoreError> {
        let begun = Moment::now();
        let partial = Partial::begin(to)?;
        let mut made = self
            .dump_into(&partial, settings, (&goes_on, &mut progress))
            .await;
        if made.is_ok() && !goes_on() {
            made = Err(BackupError::Stopped.into());
        }
        let (opening, counted, written) = match made {
            Ok(made) => made,
            Err(error) => {
                partial.give_up();
                return Err(error);
            }
        };
        partial.finish()?;
        let made = BackupMade {
            at: opening.made_at,
            position: opening.position,
            head: opening.head,
            tables: counted.len(),
            rows: counted.iter().map(|table| table.rows).sum(),
            files: written.files,
            bytes: written.bytes,
            took: begun.elapsed(),
        };
        self.note_backup(to, &made)?;
        Ok(made)
    }

    /// Reads and writes on threads that give way to the desk.
    async fn dump_into(
        &self,
        partial: &Partial,
        settings: &[KeptSetting],
        (goes_on, progress): (&impl Fn() -> bool, &mut impl FnMut(Progress)),
    ) -> Result<(Opening, Vec<Counted>, dump::Written), StoreError> {
        // The fewer entries are outside the chain, the better for a restore; and
        // a head in the journal proves later what the backup must hold.
        self.note_head().await?;
        let (store, file) = (self.clone(), partial.another()?);
        let settings = settings.to_vec();
        let (told, mut tells) = mpsc::channel(1);
        // Nobody waits for this any more: then nobody wants it either.
        let wanted = Wanted::default();
        let asked = wanted.asked();
        let work =
            waiting_below(move || async move { store.dump((file, asked), &settings, &told).await });
        let tell = async {
            loop {
                tokio::select! {
                    one = tells.recv() => match one {
                        Some(one) => progress(one),
                        None => return,
                    },
                    () = tokio::time::sleep(GLANCE) => {}
                }
                if !goes_on() {
                    wanted.no_more();
                }
            }
        };
        let (done, ()) = tokio::join!(work, tell);
        done
    }

    async fn dump(
        &self,
        (file, asked): (File, Asked),
        settings: &[KeptSetting],
        progress: &mpsc::Sender<Progress>,
    ) -> Result<(Opening, Vec<Counted>, dump::Written), StoreError> {
        let tables = Tables::after(Steps::newest()).await?.kept();
        // Opened here, so that who reads for us gives way as we do.
        let (db, reads) = (self.db().another(), self.reads_db().another());
        let mut snapshot = Snapshot::begin(&db, &reads, tables).await?;
        let opening = Opening {
            made_at: self.now(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            steps: Steps::newest(),
            node: self.node().to_owned(),
            position: snapshot.position(),
            head: self.head_in(snapshot.conn()).await?,
            keys: self.keys().fingerprint(),
            public_key: HEXLOWER.encode(&self.keys().public()),
        };
        let (to, pieces) = dump::pieces();
        let says = opening.clone();
        let written = below(move || dump::write((&file, &asked), &says, pieces))?;
        let read = self.read_all(snapshot, &to, settings, progress).await;
        drop(to);
        let written = written.await.or(Err(StoreError::Closed))?;
        db.close().await;
        reads.close().await;
        match (read, written) {
            // The thread's own trouble is why nobody took the rows.
            (Err(StoreError::Closed) | Ok(_), Err(error)) | (Err(error), _) => Err(error),
            (Ok(counted), Ok(written)) => Ok((opening, counted, written)),
        }
    }

    /// Everything, in the order in which it must be read: a key is there before
    /// the row that needs it, and a file before the row that names it.
    async fn read_all(
        &self,
        snapshot: Snapshot,
        to: &mpsc::Sender<Piece>,
        settings: &[KeptSetting],
        progress: &mpsc::Sender<Progress>,
    ) -> Result<Vec<Counted>, StoreError> {
        let folder = self.folder();
        let tables = snapshot.read(to, progress).await?;
        let subjects = self.read_subjects(to).await?;
        tell(progress, Progress::Files).await?;
        send(to, Piece::Files(folder.files())).await?;
        let journal = self.journal().path().to_owned();
        send(to, Piece::File(Member::Journal, journal)).await?;
        send(to, Piece::Begins(Member::Settings)).await?;
        send(to, Piece::Bytes(archive::words(&settings)?)).await?;
        let keys = std::sync::Arc::clone(self.keys());
        let ending = Ending {
            tables: tables.clone(),
            subjects,
            sign: Box::new(move |hash| keys.sign(hash)),
        };
        send(to, Piece::Ends(Box::new(ending))).await?;
        Ok(tables)
    }

    /// Whose keys there are: a restore tells whose are missing.
    async fn read_subjects(&self, to: &mpsc::Sender<Piece>) -> Result<u64, StoreError> {
        send(to, Piece::Begins(Member::Subjects)).await?;
        let (mut after, mut count) = (String::new(), 0);
        loop {
            let keys = self.keys().next_wrapped(&after).await?;
            let Some((last, _)) = keys.last() else {
                return Ok(count);
            };
            last.clone_into(&mut after);
            count += keys.len() as u64;
            let mut lines = String::new();
            for (subject, _) in &keys {
                lines.push_str(subject);
                lines.push('\n');
            }
            send(to, Piece::Bytes(lines.into_bytes())).await?;
        }
    }

    fn note_backup(&self, to: &Path, made: &BackupMade) -> Result<(), StoreError> {
        let folder = self.folder();
        let size = SizeFact {
            at: made.at,
            bytes: folder.size(),
        };
        let fact = BackupFact {
            at: made.at,
            file: told(to),
            position: made.position,
            bytes: made.bytes,
        };
        BackupFacts::note(&folder, |facts| {
            facts.sizes.push(size);
            facts.backup = Some(fact);
        })
    }

    /// Copies the journal into a folder, which ought to lie on another machine.
    /// An older copy there is gone on from; any other journal is left alone.
    pub fn copy_journal(&self, to: &Path) -> Result<CopyFact, StoreError> {
        let bytes = self.journal().bytes()?;
        let copy = Journal::at(to);
        if !load::begins_with(&bytes, copy.path())? {
            return Err(BackupError::OtherJournal {
                what: "what lies in that folder is not an older copy of this one",
            }
            .into());
        }
        let next = copy.path().with_extension("partial");
        let fault = || StoreError::io("cannot copy the journal");
        let write = || {
            std::fs::create_dir_all(to)?;
            std::fs::write(&next, &bytes)?;
            File::open(&next)?.sync_all()?;
            std::fs::rename(&next, copy.path())
        };
        write().map_err(fault())?;
        crate::folder::sync(to)?;
        let fact = CopyFact {
            at: self.now(),
            folder: told(to),
        };
        let noted = fact.clone();
        BackupFacts::note(&self.folder(), |facts| facts.journal = Some(noted))?;
        Ok(fact)
    }

    /// Whether the agency was restored without its journal: which erasures and
    /// which spent budgets were noted since that backup is not known, so nothing
    /// is released and every budget counts as spent.
    pub fn journal_is_lost(&self) -> Result<bool, StoreError> {
        let lost = |noted: &Noted| {
            matches!(
                noted,
                Noted::Restored {
                    journal_lost: true,
                    ..
                }
            )
        };
        Ok(self
            .journal()
            .whole()?
            .is_none_or(|noted| noted.iter().any(lost)))
    }

    /// What is known of backups.
    pub fn backup_facts(&self) -> BackupFacts {
        BackupFacts::read(&self.folder())
    }

    fn folder(&self) -> Folder {
        self.0.folder.clone()
    }
}

/// A path as it is noted: whole, since nobody knows from where it was named.
fn told(path: &Path) -> String {
    let whole = std::path::absolute(path);
    whole
        .unwrap_or_else(|_| path.to_owned())
        .display()
        .to_string()
}
