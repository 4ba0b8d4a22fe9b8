//! The file of a backup before it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::Read as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::BackupError;
use super::archive::is_ours;
use crate::error::StoreError;
use crate::folder;

/// What was not finished within a day never is.
const LEFT: Duration = Duration::from_hours(24);

/// A file that has no name before it is whole.
pub(super) struct Partial {
    file: File,
    path: PathBuf,
    wanted: PathBuf,
}

impl Partial {
    /// Begins it beside where it shall be. What a crash left there is written
    /// over; what another backup writes there just now is not.
    pub(super) fn begin(wanted: &Path) -> Result<Self, StoreError> {
        let taken = || BackupError::Taken {
            name: wanted.display().to_string(),
        };
        if wanted.exists() {
            return Err(taken().into());
        }
        let mut name = wanted.file_name().ok_or_else(taken)?.to_owned();
        name.push(".partial");
        let path = wanted.with_file_name(name);
        let fault = StoreError::io("cannot write the backup");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)
            .map_err(fault)?;
        file.try_lock().or(Err(BackupError::Twice))?;
        file.set_len(0)
            .map_err(StoreError::io("cannot write the backup"))?;
        sweep(&file, &path);
        Ok(Self {
            file,
            path,
            wanted: wanted.to_owned(),
        })
    }

    /// Gives it its name, synced with its folder when this returns.
    pub(super) fn finish(self) -> Result<(), StoreError> {
        let fault = StoreError::io("cannot finish the backup");
        let finish = || {
            self.file.sync_all()?;
            fs::rename(&self.path, &self.wanted)
        };
        finish().map_err(fault)?;
        let folder = self.wanted.parent().filter(|p| !p.as_os_str().is_empty());
        folder::sync(folder.unwrap_or(Path::new(".")))
    }

    /// The same file for the thread that writes.
    pub(super) fn another(&self) -> Result<File, StoreError> {
        let fault = StoreError::io("cannot write the backup");
        self.file.try_clone().map_err(fault)
    }

    /// Takes it away: what it was begun for did not come about.
    pub(super) fn give_up(self) {
        // What cannot be removed is written over next time.
        let _ = fs::remove_file(&self.path);
    }
}

/// Takes away what backups that were killed left in the same folder. `begun` was
/// touched just now: times of one disk are laid beside each other. What cannot be
/// looked at or removed stays; a backup does not fail for it.
fn sweep(begun: &File, path: &Path) {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let Ok(entries) = fs::read_dir(folder.unwrap_or(Path::new("."))) else {
        return;
    };
    for other in entries.flatten().map(|entry| entry.path()) {
        let is_partial = other.extension().is_some_and(|end| end == "partial");
        if is_partial
            && other.file_name() != path.file_name()
            && was_left(begun, &other) == Some(true)
        {
            let _ = fs::remove_file(&other);
        }
    }
}

/// Whether a file is an unfinished backup of ours that nobody writes any more.
fn was_left(begun: &File, other: &Path) -> Option<bool> {
    let now = begun.metadata().ok()?.modified().ok()?;
    let metadata = fs::symlink_metadata(other).ok()?;
    let age = now.duration_since(metadata.modified().ok()?).ok()?;
    if !metadata.is_file() || age < LEFT {
        return Some(false);
    }
    let mut file = File::open(other).ok()?;
    file.try_lock().ok()?;
    let mut start = [0; 16];
    file.read_exact(&mut start).ok()?;
    Some(is_ours(&start))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_a_killed_backup_left_goes_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8], hours: u64| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            let file = File::options().write(true).open(&path).unwrap();
            let now = fs::metadata(folder.path()).unwrap().modified().unwrap();
            let at: SystemTime = now - Duration::from_hours(hours);
            file.set_modified(at).unwrap();
            path
        };
        let ours = b"passerelle-recs\n and more";
        let left = put("monday.partial", ours, 25);
        let young = put("today.partial", ours, 23);
        let other = put("film.partial", b"something of another program", 99);
        let whole = put("sunday", ours, 99);
        let held = put("held.partial", ours, 99);
        let writes = File::open(&held).unwrap();
        writes.lock().unwrap();
        let begun = Partial::begin(&folder.path().join("tuesday")).unwrap();
        assert!(!left.exists());
        for stays in [young, other, whole, held] {
            assert!(stays.exists(), "{}", stays.display());
        }
        begun.give_up();
    }
}
