//! Sealed files, named by their content.
//!
//! A file is written whole, synced with its folder, and only then named by an
//! action. One that no action names (a crash came between) harms nobody. Its
//! inside is in [`stream`]: files of any length take little memory.

mod stream;

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use data_encoding::HEXLOWER;
use passerelle_model::Subject;

use crate::error::StoreError;
use crate::folder;
use crate::sealing::{self, Key};

use stream::{Opened, Sealer};

/// A sealed file, open for reading.
pub type SealedFile = Opened<BufReader<File>>;

/// The folder of sealed files.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    root: PathBuf,
}

/// A file that is being written: sealed as it comes, and without a name before
/// it is whole. Dropped before, it is removed.
pub struct SealedDraft {
    files: Files,
    path: PathBuf,
    sealer: Option<Sealer<BufWriter<File>>>,
    addressing: blake3::Hasher,
}

impl Files {
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a file of that name is kept.
    pub(crate) fn has(&self, address: &str) -> bool {
        self.path(address).is_some_and(|path| path.is_file())
    }

    /// Begins to write a file. `addressing` is what its content is hashed with.
    pub(crate) fn draft(
        &self,
        key: Arc<Key>,
        subject: Subject,
        addressing: blake3::Hasher,
    ) -> Result<SealedDraft, StoreError> {
        let fault = StoreError::io("cannot begin a sealed file");
        let mut name = [0; 16];
        sealing::fill(&mut name);
        let path = self.root.join(format!("{}.draft", HEXLOWER.encode(&name)));
        let begin = || {
            fs::create_dir_all(&self.root)?;
            let file = fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&path)?;
            Sealer::new(BufWriter::new(file), key, subject)
        };
        Ok(SealedDraft {
            files: self.clone(),
            sealer: Some(begin().map_err(fault)?),
            path: path.clone(),
            addressing,
        })
    }

    /// Removes drafts that nobody has written to since: whoever did was killed.
    pub(crate) fn sweep(&self, since: SystemTime) -> Result<(), StoreError> {
        let fault = StoreError::io("cannot look through the folder of sealed files");
        let files = match fs::read_dir(&self.root) {
            Ok(files) => files,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(fault(error)),
        };
        for file in files.flatten() {
            let is_draft = file.path().extension().is_some_and(|is| is == "draft");
            let written = file.metadata().and_then(|known| known.modified());
            if is_draft && written.is_ok_and(|written| written < since) {
                // Where it cannot be removed, it is tried again next time.
                let _ = fs::remove_file(file.path());
            }
        }
        Ok(())
    }

    /// Keeps what is read, synced with its folder when this returns; gives its
    /// address.
    pub(crate) fn keep(
        &self,
        (key, subject): (Arc<Key>, Subject),
        addressing: blake3::Hasher,
        mut content: impl Read,
    ) -> Result<String, StoreError> {
        let mut draft = self.draft(key, subject, addressing)?;
        std::io::copy(&mut content, &mut draft)
            .map_err(StoreError::io("cannot write a sealed file"))?;
        draft.finish()
    }

    /// Opens a file for reading.
    pub(crate) fn open(
        &self,
        key: &Key,
        subject: Subject,
        address: &str,
    ) -> Result<SealedFile, StoreError> {
        let path = self.path(address).ok_or(StoreError::Damaged)?;
        let file = File::open(path).or(Err(StoreError::Damaged))?;
        Opened::new(BufReader::new(file), key.clone(), subject, address)
    }

    /// The whole content of a file.
    pub(crate) fn content(
        &self,
        key: &Key,
        subject: Subject,
        address: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let mut content = Vec::new();
        let read = self.open(key, subject, address)?.read_to_end(&mut content);
        read.or(Err(StoreError::Damaged))?;
        Ok(content)
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

impl SealedDraft {
    /// Gives the file its name. One of the same content that is there already
    /// stays.
    pub fn finish(mut self) -> Result<String, StoreError> {
        let address = self.addressing.finalize().to_hex().to_string();
        let path = self.files.path(&address);
        let path = path.ok_or(StoreError::Corrupt("a file has no name"))?;
        if path.is_file() {
            return Ok(address);
        }
        let sealer = self.sealer.take();
        let shelf = path.parent().unwrap_or(&self.files.root);
        let write = || {
            let sealer = sealer.ok_or(std::io::ErrorKind::Other)?;
            let file = sealer.finish(&address)?.into_inner()?;
            file.sync_all()?;
            fs::create_dir_all(shelf)?;
            fs::rename(&self.path, &path)
        };
        write().map_err(StoreError::io("cannot write a sealed file"))?;
        folder::sync(shelf)?;
        folder::sync(&self.files.root)?;
        Ok(address)
    }
}

impl Write for SealedDraft {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let sealer = self.sealer.as_mut().ok_or(std::io::ErrorKind::Other)?;
        let taken = sealer.write(bytes)?;
        self.addressing.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for SealedDraft {
    fn drop(&mut self) {
        // What got its name is not there any more; what cannot be removed harms
        // nobody: no action names it.
        let _ = fs::remove_file(&self.path);
    }
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

    fn keep(files: &Files, key: &Key, content: &[u8]) -> Result<String, StoreError> {
        let subject = Subject::from(AccountId::from(Uuid::from_u128(1)));
        files.keep(
            (Arc::new(key.clone()), subject),
            blake3::Hasher::new(),
            content,
        )
    }

    #[test]
    fn the_same_content_may_be_kept_by_many_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        let subject = Subject::from(AccountId::from(Uuid::from_u128(1)));
        for n in 0..4 {
            let content = vec![n; 300_000];
            std::thread::scope(|scope| {
                for _ in 0..8 {
                    scope.spawn(|| keep(&files, &key, &content).unwrap());
                }
            });
            let address = keep(&files, &key, &content).unwrap();
            assert_eq!(files.content(&key, subject, &address).unwrap(), content);
        }
        let drafts = names(folder.path());
        let drafts = drafts.iter().filter(|name| name.contains(".draft"));
        assert_eq!(drafts.count(), 0, "no draft is left");
    }

    #[test]
    fn a_draft_that_cannot_get_its_name_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        let address = blake3::hash(b"content").to_hex();
        let taken = files.path(&address).unwrap();
        fs::create_dir_all(&taken).unwrap();
        assert!(keep(&files, &key, b"content").is_err());
        assert_eq!(names(folder.path()), [&address[..2]]);
    }

    #[test]
    fn drafts_of_whoever_was_killed_are_swept_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        keep(&files, &key, b"kept").unwrap();
        let now = SystemTime::UNIX_EPOCH + std::time::Duration::from_hours(500_000);
        for (name, ago) in [("old.draft", 25), ("new.draft", 1)] {
            let file = File::create(folder.path().join(name)).unwrap();
            let written = now - std::time::Duration::from_hours(ago);
            file.set_modified(written).unwrap();
        }
        files
            .sweep(now - std::time::Duration::from_hours(24))
            .unwrap();
        let mut left = names(folder.path());
        left.retain(|name| name.contains("draft"));
        assert_eq!(left, ["new.draft"]);
        assert_eq!(names(folder.path()).len(), 2);
    }

    #[test]
    fn a_file_in_the_place_of_another_does_not_open() {
        let folder = tempfile::tempdir().unwrap();
        let (files, key) = (Files::at(folder.path().to_owned()), sealing::new_key());
        let subject = Subject::from(AccountId::from(Uuid::from_u128(1)));
        let (mine, yours) = (
            keep(&files, &key, b"mine").unwrap(),
            keep(&files, &key, b"yours").unwrap(),
        );
        fs::copy(files.path(&mine).unwrap(), files.path(&yours).unwrap()).unwrap();
        assert!(files.content(&key, subject, &yours).is_err());
    }
}
