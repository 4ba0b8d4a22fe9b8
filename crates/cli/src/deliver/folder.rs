//! A folder that stands for the world: for demonstrations, and for whoever
//! hands e-mails over by other means.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::PathBuf;

use super::Stayed;

/// A folder, for its owner alone.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Writes a file, whole or not at all; written again, it is the same file.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Stayed> {
        self.try_write(name, bytes)
            .or(Err(Stayed::for_now("folder")))
    }

    fn try_write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.0)?;
        let half = self.0.join(format!(".{name}.half"));
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&half)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&half, self.0.join(name))?;
        File::open(&self.0)?.sync_all()
    }
}
