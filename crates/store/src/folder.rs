//! The data folder: what lies where, and how a file becomes durable.
//!
//! ```text
//! passerelle.db   the agency's records and the log   (embedded database)
//! reads.db        the read log                       (embedded database)
//! keys/           master.key, signing.key, keys.db: never in the same backup
//! files/          sealed files, named by their content
//! journal/        what must outlive a restore: copied off the machine
//! ```

use std::fs::{self, DirBuilder, File};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

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

    /// Whether an agency was made here.
    pub(crate) fn is_there(&self) -> bool {
        self.keys().join("master.key").is_file()
    }

    fn is_free(&self) -> Result<bool, StoreError> {
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

/// Syncs a folder, so that a file that was made in it is found after a crash.
pub(crate) fn sync(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(StoreError::io("cannot sync a folder"))
}
