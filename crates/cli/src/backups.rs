//! Backups that are made by themselves, by whoever does the jobs.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use passerelle_model::Instant;
use passerelle_model::policy::{Duty, Need};
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{BackupError, KeptSetting, Progress, Store, StoreError};
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
        let at = digits(store.now());
        let file = folder.join(format!("{NAME}{at}{END}"));
        let mut before = 0;
        let mut current = String::new();
        let mut of_table = 0;
        let goes_on = || run.go_on().is_ok();
        let progress = |progress| {
            if let Progress::Rows { table, rows } = progress {
                if table != current {
                    before += of_table;
                    current = table;
                }
                of_table = rows;
                run.progress(i64::try_from(before + rows).unwrap_or(i64::MAX), None);
            }
        };
        let made = store.backup_while(&file, &self.settings, goes_on, progress);
        let made = match made.await {
            Err(StoreError::Backup(BackupError::Stopped)) => {
                run.go_on()?;
                return Err(Stop::Again("store"));
            }
            made => made?,
        };
        // First of all: whatever is wrong with the journal, the disk must not fill.
        let removed = remove_oldest(folder, self.keep);
        let journal = copy_journal(store, folder)?;
        Ok(json!({
            "rows": made.rows,
            "bytes": made.bytes,
            "position": made.position,
            "removed": removed,
            "journal": journal,
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

/// Copies the journal beside the backups; gives the folder in which it lies. After
/// a restore without the newest journal the copy there may know more than ours: it
/// stays, and ours is copied beside it.
fn copy_journal(store: &Store, folder: &Path) -> Result<String, Stop> {
    let restored = store.backup_facts().restored;
    let restored = restored.map(|restored| format!("{JOURNAL}-{}", digits(restored.at)));
    for name in std::iter::once(JOURNAL.to_owned()).chain(restored) {
        match store.copy_journal(&folder.join(&name)) {
            Ok(_) => return Ok(name),
            Err(StoreError::Backup(BackupError::OtherJournal { .. })) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Stop::Failed("backup-journal"))
}

/// An instant in the name of a file.
fn digits(at: Instant) -> String {
    let at = at.to_string().replace(['-', ':'], "");
    format!("{}Z", at.split('.').next().unwrap_or_default())
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
    use passerelle_model::{Actor, Purpose};
    use passerelle_store::jobs::{Handlers, Job, JobState, NewJob, Worker};
    use passerelle_testkit::Agency;
    use serde_json::Value;

    async fn backed_up(agency: &Agency, folder: &Path) -> Job {
        let makes = MakeBackup {
            folder: Some(folder.to_owned()),
            every: 1,
            keep: 2,
            settings: Vec::new(),
        };
        let console = Actor::console();
        let new = NewJob::of("backup.make", Purpose::Operation).once("backup.make");
        let id = agency.store.enqueue(&console, new).await.unwrap();
        let worker = Worker::new(agency.store.clone(), Handlers::default().and(makes));
        worker.until_idle().await.unwrap();
        let reader = agency.store.reader(&console, Purpose::Operation);
        reader.job(id).await.unwrap()
    }

    #[tokio::test]
    async fn a_journal_of_another_life_is_left_alone_and_fills_no_disk() {
        let agency = Agency::embedded().await;
        agency.headquarters().await;
        let folder = tempfile::tempdir().unwrap();
        let well = backed_up(&agency, folder.path()).await;
        assert_eq!(well.outcome.unwrap()["journal"], "journal");
        // What a longer life noted there, before this one was restored.
        let there = folder.path().join("journal").join("journal.jsonl");
        fs::write(&there, "another life\n").unwrap();
        for _ in 0..3 {
            agency.clock.advance(24 * 60 * 60);
            let failed = backed_up(&agency, folder.path()).await;
            let ended = (failed.state, failed.reason.as_deref());
            assert_eq!(ended, (JobState::Failed, Some("backup-journal")));
        }
        assert_eq!(
            ours(folder.path(), END).len(),
            2,
            "the oldest go all the same"
        );
        // It says itself that it was restored, so its copy has a place of its own.
        let facts = agency.data_dir().join("backups.json");
        let mut noted: Value = serde_json::from_slice(&fs::read(&facts).unwrap()).unwrap();
        noted["restored"] = json!({
            "at": "2026-01-16T09:30:00.000000Z",
            "position": 1,
            "journal_lost": true,
            "keys_lost": false,
        });
        fs::write(&facts, noted.to_string()).unwrap();
        for _ in 0..2 {
            agency.clock.advance(24 * 60 * 60);
            let well = backed_up(&agency, folder.path()).await;
            assert_eq!(well.outcome.unwrap()["journal"], "journal-20260116T093000Z");
        }
        assert_eq!(fs::read_to_string(&there).unwrap(), "another life\n");
        agency.end().await;
    }

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
