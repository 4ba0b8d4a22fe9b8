//! When backups, copies and drills were made, for `doctor`.
//!
//! A small file in the data folder and no table: it is wanted most when the
//! database does not open, and a restored database must not say that it was
//! backed up when its backup was.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt;

use passerelle_model::Instant;
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::folder::{self, Folder};

/// How many sizes are kept, to tell how quickly the agency grows.
const SIZES: usize = 30;

/// What is known of backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupFacts {
    /// The last backup of records.
    pub backup: Option<BackupFact>,
    /// The last backup of keys.
    pub keys: Option<KeysFact>,
    /// The last copy of the journal.
    pub journal: Option<CopyFact>,
    /// The last drill that went well.
    pub drill: Option<DrillFact>,
    /// The restore that this agency came from.
    pub restored: Option<RestoreFact>,
    /// How large the agency was at each of the last backups.
    pub sizes: Vec<SizeFact>,
}

/// A backup of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupFact {
    /// When its snapshot was taken.
    pub at: Instant,
    /// The file.
    pub file: String,
    /// The last position of the log in it.
    pub position: i64,
    /// Its length.
    pub bytes: u64,
}

/// A backup of keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysFact {
    /// When it was made.
    pub at: Instant,
    /// The file.
    pub file: String,
    /// From when on it is not to be used, nor to be there.
    pub expires_at: Instant,
}

/// A copy of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyFact {
    /// When it was made.
    pub at: Instant,
    /// The folder.
    pub folder: String,
}

/// A drill that went well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillFact {
    /// When it ended.
    pub at: Instant,
    /// The backup.
    pub file: String,
    /// The last position of the log in it.
    pub position: i64,
    /// How long it took.
    pub seconds: u64,
}

/// A restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreFact {
    /// When.
    pub at: Instant,
    /// The last position of the log that the backup held.
    pub position: i64,
    /// Whether its journal was lost.
    pub journal_lost: bool,
    /// Whether its keys were lost.
    pub keys_lost: bool,
}

/// How large the agency was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SizeFact {
    /// When.
    pub at: Instant,
    /// Bytes of its files.
    pub bytes: u64,
}

impl BackupFacts {
    /// What is known; nothing where the file is not there or does not read.
    pub(crate) fn read(folder: &Folder) -> Self {
        let text = fs::read(folder.facts()).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Notes something, synced when this returns. Two that note at the same
    /// time stand in line.
    pub(crate) fn note(folder: &Folder, change: impl FnOnce(&mut Self)) -> Result<(), StoreError> {
        let fault = || StoreError::io("cannot note the backup");
        let path = folder.facts();
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(path.with_extension("lock"))
            .map_err(fault())?;
        lock.lock().map_err(fault())?;
        let mut facts = Self::read(folder);
        change(&mut facts);
        let surplus = facts.sizes.len().saturating_sub(SIZES);
        facts.sizes.drain(..surplus);
        let text = serde_json::to_vec_pretty(&facts).map_err(StoreError::Json)?;
        let next = path.with_extension("next");
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .mode(0o600)
                .open(&next)?;
            file.write_all(&text)?;
            file.sync_all()?;
            fs::rename(&next, &path)
        };
        write().map_err(fault())?;
        folder::sync(&folder.root)
    }
}
