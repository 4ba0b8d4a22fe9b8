//! Sealed files, named by their content.
//!
//! A file is written whole, synced with its folder, and only then named by an
//! action. One that no action names (a crash came between) harms nobody.

use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use passerelle_model::Subject;

use crate::error::StoreError;
use crate::folder;
use crate::sealing::{self, Key};

/// The folder of sealed files.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    root: PathBuf,
}

impl Files {
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Whether a file of that name is kept.
    pub(crate) fn has(&self, address: &str) -> bool {
        self.path(address).is_some_and(|path| path.is_file())
    }

    /// Keeps a file, synced with its folder when this returns.
    pub(crate) fn keep(
        &self,
        key: &Key,
        subject: Subject,
        address: &str,
        content: &[u8],
    ) -> Result<(), StoreError> {
        let path = self
            .path(address)
            .ok_or(StoreError::Corrupt("a file has no name"))?;
        if path.is_file() {
            return Ok(());
        }
        let sealed = sealing::seal(key, &bound(subject, address), content)?;
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)
            .map_err(StoreError::io("cannot make a folder of sealed files"))?;
        let write = || -> std::io::Result<()> {
            let draft = path.with_extension("draft");
            let mut file = fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&draft)?;
            file.write_all(&sealed)?;
            file.sync_all()?;
            fs::rename(&draft, &path)
        };
        write().map_err(StoreError::io("cannot write a sealed file"))?;
        folder::sync(folder)?;
        folder::sync(&self.root)
    }

    /// Opens a file.
    pub(crate) fn open(
        &self,
        key: &Key,
        subject: Subject,
        address: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let path = self.path(address).ok_or(StoreError::Damaged)?;
        let sealed = fs::read(path).or(Err(StoreError::Damaged))?;
        let opened = sealing::open(key, &bound(subject, address), &sealed);
        opened
            .map(|bytes| bytes.to_vec())
            .ok_or(StoreError::Damaged)
    }

    /// Removes a file whose subject was erased; one that is gone already is gone.
    pub(crate) fn remove(&self, address: &str) -> Result<(), StoreError> {
        let Some(path) = self.path(address) else {
            return Ok(());
        };
        match fs::remove_file(&path) {
            Ok(()) => folder::sync(path.parent().unwrap_or(&self.root)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(StoreError::io("cannot remove a sealed file")(error)),
        }
    }

    /// `ab/cdef….sealed`; nothing for what is no address, so that none can
    /// climb out of the folder.
    fn path(&self, address: &str) -> Option<PathBuf> {
        let fits = address.len() == 64 && address.bytes().all(|b| b.is_ascii_hexdigit());
        let (shelf, name) = fits.then(|| address.split_at(2))?;
        Some(
            self.root
                .join(shelf)
                .join(Path::new(name).with_extension("sealed")),
        )
    }
}

fn bound(subject: Subject, address: &str) -> Vec<u8> {
    [subject.uuid().as_bytes(), address.as_bytes()].concat()
}
