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
        // The same content may be kept twice at once: each has its own draft,
        // named by what was sealed, in which no nonce comes twice.
        let draft = path.with_extension(format!("{}.draft", blake3::hash(&sealed)));
        if let Err(error) = write(&draft, &path, &sealed) {
            // A draft that cannot be removed either harms nobody.
            let _ = fs::remove_file(&draft);
            return Err(StoreError::io("cannot write a sealed file")(error));
        }
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

/// Writes a file whole before it has its name.
fn write(draft: &Path, path: &Path, sealed: &[u8]) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(draft)?;
    file.write_all(sealed)?;
    file.sync_all()?;
    fs::rename(draft, path)
}

fn bound(subject: Subject, address: &str) -> Vec<u8> {
    [subject.uuid().as_bytes(), address.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use passerelle_model::AccountId;
    use uuid::Uuid;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap();
        files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn the_same_content_may_be_kept_by_many_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        let subject = Subject::from(AccountId::from(Uuid::from_u128(1)));
        let content = vec![7; 2_000_000];
        for n in 0..10 {
            let address = format!("{n:064}");
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| files.keep(&key, subject, &address, &content).unwrap());
                }
            });
            assert_eq!(files.open(&key, subject, &address).unwrap(), content);
        }
        let kept = names(&folder.path().join("00"));
        assert_eq!(kept.len(), 10, "no draft is left: {kept:?}");
    }

    #[test]
    fn a_draft_that_cannot_get_its_name_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        let subject = Subject::from(AccountId::from(Uuid::from_u128(1)));
        let address = "a".repeat(64);
        let taken = files.path(&address).unwrap();
        fs::create_dir_all(&taken).unwrap();
        assert!(files.keep(&key, subject, &address, b"content").is_err());
        assert_eq!(names(taken.parent().unwrap()).len(), 1);
    }
}
