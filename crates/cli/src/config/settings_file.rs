//! Writing `passerelle.toml`, which `init` and `demo` do once.

use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use passerelle_store::KeptSetting;

use crate::trouble::Trouble;

use super::DatabaseAddress;

const HEAD: &str = "\
# Settings of this agency. `passerelle config show` lists every setting with
# where it came from; `passerelle config check` says what is wrong.
# This file may hold a password: it is for its owner alone.
";

/// What the file says beyond the defaults.
#[derive(Debug, Default)]
pub(crate) struct SettingsFile {
    /// Where the records are kept, if on a server.
    pub(crate) database: Option<DatabaseAddress>,
    /// Whether every page says that all in it is invented.
    pub(crate) demo: bool,
    /// Settings of an agency that was backed up: words, until somebody takes
    /// their marks away.
    pub(crate) before: Vec<KeptSetting>,
}

impl SettingsFile {
    /// Writes a new file, for its owner alone, and syncs it with its folder.
    /// The folder is made where it is not.
    pub(crate) fn write(&self, path: &Path) -> Result<Written, Trouble> {
        let folder = folder_of(path);
        let written = Written {
            file: path.to_owned(),
            folder: (!folder.exists()).then(|| folder.to_owned()),
        };
        let write = || -> io::Result<()> {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)?;
            let mut new = OpenOptions::new();
            let mut file = new.write(true).create_new(true).mode(0o600).open(path)?;
            file.write_all(self.text().as_bytes())?;
            file.sync_all()?;
            File::open(folder)?.sync_all()
        };
        match write() {
            Ok(()) => Ok(written),
            Err(error) => {
                Err(Trouble::new(format!("cannot write {}", path.display())).caused_by(&error))
            }
        }
    }

    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        if let Some(address) = &self.database {
            let address = toml::Value::from(address.open());
            let _ = writeln!(text, "\n[database]\nurl = {address}");
        }
        if self.demo {
            text.push_str("\n[pages]\n# Everybody in this agency is invented, and every page says so.\ndemo = true\n");
        }
        if !self.before.is_empty() {
            text.push_str("\n# What was set where the backup was made. Write into their tables what holds\n# on this machine, too.\n");
        }
        for KeptSetting { key, value } in &self.before {
            let _ = writeln!(text, "# {key} = {value}");
        }
        text
    }
}

/// A settings file that was written just now.
#[derive(Debug)]
pub(crate) struct Written {
    file: PathBuf,
    /// The folder, if it was made for the file.
    folder: Option<PathBuf>,
}

impl Written {
    /// Takes the file away again, and a folder that holds nothing else: what it
    /// was written for did not come about. What cannot be removed stays.
    pub(crate) fn undo(self) {
        let _ = fs::remove_file(self.file);
        if let Some(folder) = self.folder {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The folder that a file lies in; a bare name lies in this one.
pub(super) fn folder_of(path: &Path) -> &Path {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    above.unwrap_or(Path::new("."))
}

/// Whether others than the owner may read a file.
pub(crate) fn is_open_to_others(path: &Path) -> io::Result<bool> {
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}
