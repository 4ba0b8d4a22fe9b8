//! Backups that are made by themselves, by whoever does the jobs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use passerelle_model::policy::{Duty, Need};
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{KeptSetting, Progress};
use serde_json::json;

use crate::commands::kept_settings;
use crate::config::Config;

const NAME: &str = "passerelle-";
const END: &str = ".backup";
const UNFINISHED: &str = ".backup.partial";
/// The folder beside them in which the journal is copied.
const JOURNAL: &str = "journal";

/// Makes a backup into the folder of the settings, and removes the oldest.
pub(crate) struct MakeBackup {
    folder: Option<PathBuf>,
    every: i64,
    keep: usize,
    settings: Vec<KeptSetting>,
}

impl MakeBackup {
    /// As the settings want it.
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            folder: config.backup.folder(config.data_dir()),
            every: config.backup.every(),
            keep: config.backup.keep(),
            settings: kept_settings(config),
        }
    }

    async fn make(&self, run: &JobRun) -> Result<serde_json::Value, Stop> {
        // A folder that is not there is perhaps a disk that is not: made here,
        // it would lie on the disk that it is to save from.
        let folder = self.folder.as_ref().filter(|folder| folder.is_dir());
        let folder = folder.ok_or(Stop::Again("backup-folder"))?;
        remove_unfinished(folder);
        let store = run.store();
        let at = store.now().to_string().replace(['-', ':'], "");
        let at = at.split('.').next().unwrap_or_default().to_owned();
        let file = folder.join(format!("{NAME}{at}Z{END}"));
        let mut before = 0;
        let mut current = String::new();
        let mut of_table = 0;
        let made = store
            .backup(&file, &self.settings, |progress| {
                if let Progress::Rows { table, rows } = progress {
                    if table != current {
                        before += of_table;
                        current = table;
                    }
                    of_table = rows;
                    run.progress(i64::try_from(before + rows).unwrap_or(i64::MAX), None);
                }
            })
            .await?;
        store.copy_journal(&folder.join(JOURNAL))?;
        let removed = remove_oldest(folder, self.keep);
        Ok(json!({
            "rows": made.rows,
            "bytes": made.bytes,
            "position": made.position,
            "removed": removed,
        }))
    }
}

impl Handler for MakeBackup {
    fn kind(&self) -> &'static str {
        "backup.make"
    }

    fn unit(&self) -> &'static str {
        "rows"
    }

    fn asks(&self) -> Need {
        Need::Duty(Duty::Operate)
    }

    fn every(&self) -> Option<i64> {
        self.folder.as_ref().map(|_| self.every)
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(self.make(run))
    }
}

/// Our own files of a folder with that end, the oldest first: their names hold
/// when they were made.
fn ours(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut ours: Vec<_> = entries
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with(NAME) && name.ends_with(end)
        })
        .map(|entry| entry.path())
        .collect();
    ours.sort_unstable();
    ours
}

/// Keeps the newest and removes the others. What cannot be removed is tried
/// again next time.
fn remove_oldest(folder: &Path, keep: usize) -> usize {
    let ours = ours(folder, END);
    let surplus = ours.len().saturating_sub(keep);
    let removed = ours.iter().take(surplus);
    removed.filter(|path| fs::remove_file(path).is_ok()).count()
}

/// What a kill left, unless somebody writes it just now.
fn remove_unfinished(folder: &Path) {
    for path in ours(folder, UNFINISHED) {
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "passerelle-20260115T090000Z.backup",
            "passerelle-20260116T090000Z.backup",
            "passerelle-20260117T090000Z.backup",
            "passerelle-20260114T090000Z.backup.partial",
            "letters.backup",
        ];
        for name in names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        assert_eq!(remove_oldest(folder.path(), 2), 1);
        let held = File::open(folder.path().join(names[3])).unwrap();
        held.lock().unwrap();
        remove_unfinished(folder.path());
        let is_there = |n: usize| folder.path().join(names[n]).exists();
        assert_eq!(
            [0, 1, 2, 3, 4].map(is_there),
            [false, true, true, true, true]
        );
        drop(held);
        remove_unfinished(folder.path());
        assert!(!is_there(3));
    }
}
