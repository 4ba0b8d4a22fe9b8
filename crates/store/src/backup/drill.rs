//! The drill: a backup is restored into a folder that is thrown away, to know
//! that it can be, and how long it takes.

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use data_encoding::HEXLOWER;
use passerelle_model::Instant;

use super::restore::{JournalFrom, KeysFrom, RestoreFrom, Restored};
use super::{BackupFacts, DrillFact, Progress, told};
use crate::Store;
use crate::db::Database;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::journal::Journal;
use crate::life::{Whereabouts, refuse_absent};
use crate::ports::Ports;

const NAME: &str = "passerelle-drill-";

/// What a drill is made of.
#[derive(Debug)]
pub struct DrillOf {
    /// The backup of records.
    pub archive: PathBuf,
    /// The keys: those of the agency itself if none are named.
    pub keys: Option<KeysFrom>,
    /// Where the folder is made that is thrown away.
    pub within: PathBuf,
}

/// A drill that went well.
#[derive(Debug, Clone)]
pub struct Drilled {
    /// What was restored.
    pub restored: Restored,
    /// Sealed values that were opened, to see that the keys fit: one or none.
    pub opened: u64,
    /// Files that records name and that were not there.
    pub files_missing: u64,
    /// When it ended.
    pub at: Instant,
    /// How long it took.
    pub took: Duration,
}

impl Store {
    /// Restores a backup of this agency elsewhere, verifies and replays it,
    /// removes it, and notes that it went well.
    pub async fn drill(
        at: &Whereabouts,
        ports: Ports,
        of: DrillOf,
        progress: impl FnMut(Progress),
    ) -> Result<Drilled, StoreError> {
        let folder = Folder::at(&at.data_dir);
        refuse_absent(&folder)?;
        remove_left(&of.within);
        let away = Away::within(&of.within, &ports)?;
        let there = Whereabouts {
            data_dir: away.path.join("data"),
            database: Database::Embedded,
        };
        let journal = Journal::at(&folder.journal());
        let from = RestoreFrom {
            archive: of.archive.clone(),
            // An agency in which nothing was ever noted has none.
            journal: if journal.path().is_file() {
                JournalFrom::Folder(folder.journal())
            } else {
                JournalFrom::Lost
            },
            keys: of.keys.unwrap_or(KeysFrom::Folder(folder.keys())),
        };
        let restored = Self::restore(&there, ports.clone(), &from, progress).await?;
        let store = Self::open(&there, ports.clone()).await?;
        let looked = store.look_into().await;
        store.close().await?;
        let (opened, files_missing) = looked?;
        drop(away);
        let at = ports.clock.now();
        let fact = DrillFact {
            at,
            file: told(&of.archive),
            position: restored.position,
            seconds: restored.took.as_secs(),
        };
        BackupFacts::note(&folder, |facts| facts.drill = Some(fact))?;
        Ok(Drilled {
            opened,
            files_missing,
            at,
            took: restored.took,
            restored,
        })
    }

    /// Opens a sealed value, and counts files that are named and not there.
    async fn look_into(&self) -> Result<(u64, u64), StoreError> {
        let opened = self.opens_a_value().await?;
        Ok((u64::from(opened == Some(true)), self.files_missing().await?))
    }
}

/// A folder that is gone when this is let go.
struct Away {
    path: PathBuf,
    _held: File,
}

impl Away {
    fn within(folder: &Path, ports: &Ports) -> Result<Self, StoreError> {
        let name = HEXLOWER.encode(&ports.bytes::<8>());
        let path = folder.join(format!("{NAME}{name}"));
        let fault = || StoreError::io("cannot make a folder for the drill");
        DirBuilder::new()
            .mode(0o700)
            .create(&path)
            .map_err(fault())?;
        let held = File::open(&path).map_err(fault())?;
        held.lock().map_err(fault())?;
        Ok(Self { path, _held: held })
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        // The next drill tries again.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Removes what drills left that were killed: copies of keys lie there.
fn remove_left(within: &Path) {
    let entries = fs::read_dir(within).into_iter().flatten().flatten();
    for entry in entries {
        let ours = entry.file_name().to_string_lossy().starts_with(NAME);
        let left = || File::open(entry.path()).is_ok_and(|folder| folder.try_lock().is_ok());
        if ours && left() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
