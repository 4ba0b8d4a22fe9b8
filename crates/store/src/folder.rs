//! The data folder: what lies where, and how a file becomes durable.
//!
//! ```text
//! passerelle.db   the agency's records and the log   (embedded database)
//! reads.db        the read log                       (embedded database)
//! keys/           master.key, signing.key, keys.db: never in the same backup
//! files/          sealed files, named by their content
//! journal/        what must outlive a restore: copied off the machine
//! backups.json    when backups and drills were made, for `doctor`
//! ```

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::backup::BackupError;
use crate::error::StoreError;

/// The paths inside a data folder.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
}

impl Folder {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("passerelle.db")
    }

    pub(crate) fn reads(&self) -> PathBuf {
        self.root.join("reads.db")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.root.join("journal")
    }

    /// Makes the folder itself, if it is not there.
    pub(crate) fn make_root(&self) -> Result<(), StoreError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.root)
            .map_err(StoreError::io("cannot make the data folder"))
    }

    /// Makes the folder and its rooms, all for their owner alone. A settings
    /// file may lie there already; anything else may not.
    pub(crate) fn make(&self) -> Result<(), StoreError> {
        if !self.is_free()? {
            return Err(StoreError::NotEmpty {
                path: self.root.clone(),
            });
        }
        for path in [self.root.clone(), self.keys(), self.files(), self.journal()] {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(path)
                .map_err(StoreError::io("cannot make the data folder"))?;
        }
        sync(&self.root)
    }

    /// Holds the agency open, beside others who do the same. Refused while it is
    /// being restored or moved.
    pub(crate) fn hold(&self) -> Result<File, StoreError> {
        let folder = self.opened()?;
        folder.try_lock_shared().or(Err(BackupError::Away))?;
        Ok(folder)
    }

    /// Holds it alone: refused while any other program has it open.
    pub(crate) fn hold_alone(&self) -> Result<File, StoreError> {
        let folder = self.opened()?;
        folder.try_lock().or(Err(BackupError::InUse))?;
        Ok(folder)
    }

    /// The folder itself, whose lock goes when it is closed, however that is.
    fn opened(&self) -> Result<File, StoreError> {
        File::open(&self.root).map_err(StoreError::io("cannot open the data folder"))
    }

    /// Where an agency is laid that is being restored here.
    pub(crate) fn restoring(&self) -> PathBuf {
        self.root.join(".restoring")
    }

    /// Facts about backups, which a restore does not bring back.
    pub(crate) fn facts(&self) -> PathBuf {
        self.root.join("backups.json")
    }

    /// Whether an agency was made here.
    pub(crate) fn is_there(&self) -> bool {
        self.keys().join("master.key").is_file()
    }

    /// Bytes of everything in it, as far as it can be seen.
    pub(crate) fn size(&self) -> u64 {
        size_of(&self.root)
    }

    /// Whether an agency may be made here.
    pub(crate) fn is_free(&self) -> Result<bool, StoreError> {
        if !self.root.exists() {
            return Ok(true);
        }
        let entries =
            fs::read_dir(&self.root).map_err(StoreError::io("cannot read the data folder"))?;
        Ok(entries
            .flatten()
            .all(|entry| entry.file_name() == "passerelle.toml"))
    }
}

fn size_of(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(found) if found.is_dir() => size_of(&entry.path()),
        Ok(found) => found.len(),
        Err(_) => 0,
    };
    entries.map(size).sum()
}

/// Syncs a folder, so that a file that was made in it is found after a crash.
pub(crate) fn sync(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(StoreError::io("cannot sync a folder"))
}
