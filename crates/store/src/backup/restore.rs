//! Restoring: an archive, its keys and the newest journal become an agency.
//!
//! Everything is laid in a folder of its own inside the data folder, verified
//! and replayed there. The folder of keys gets its place last: without it there
//! is no agency, so a restore that was cut off looks like nothing, and is begun
//! anew by the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant as Moment};

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Verifier as _, VerifyingKey};
use passerelle_model::{Instant, Subject};

use super::archive::damaged;
use super::keys_file::{KeysFile, KeysSecret};
use super::load::{Archive, Ended, Target, begins_with, load, subjects};
use super::manifest::{KeptSetting, Opening};
use super::settle::{Known, other_journal, settle};
use super::tables::Steps;
use super::{BackupError, BackupFacts, Progress, RestoreFact};
use crate::Store;
use crate::db::{Database, Db};
use crate::error::StoreError;
use crate::examine::free;
use crate::folder::{self, Folder};
use crate::journal::Journal;
use crate::keys::{Keys, Laid};
use crate::life::{Whereabouts, databases, refuse_used};
use crate::log::{Replayed, Verified};
use crate::ports::Ports;

/// What an agency is restored from.
#[derive(Debug)]
pub struct RestoreFrom {
    /// The backup of records.
    pub archive: PathBuf,
    /// The newest journal.
    pub journal: JournalFrom,
    /// The keys.
    pub keys: KeysFrom,
}

/// Where the newest journal is.
#[derive(Debug)]
pub enum JournalFrom {
    /// In a folder.
    Folder(PathBuf),
    /// It is lost: the backup's own is taken, and what was noted since is not
    /// known.
    Lost,
}

/// Where the keys are.
#[derive(Debug)]
pub enum KeysFrom {
    /// In a backup of keys.
    Backup {
        /// The file.
        file: PathBuf,
        /// What opens it.
        secret: KeysSecret,
        /// Take it although its time is over.
        even_expired: bool,
    },
    /// In a folder `keys` that was saved as it was.
    Folder(PathBuf),
    /// They are lost: new ones are made, and no name is read again.
    Lost,
}

/// An agency that was restored.
#[derive(Debug, Clone)]
pub struct Restored {
    /// When the backup's snapshot was taken.
    pub made_at: Instant,
    /// The last position of the log that the backup held.
    pub position: i64,
    /// The last position that the journal knows of, if entries were lost.
    pub lost_to: Option<i64>,
    /// Rows that were laid and compared.
    pub rows: u64,
    /// Sealed files.
    pub files: u64,
    /// Erasures of the journal that the backup did not know, done again.
    pub erased_again: u64,
    /// Of these, whose record could not be closed: their key is destroyed.
    pub left_open: u64,
    /// Open tokens that were revoked: since entries are lost, nobody knows which
    /// of them had been.
    pub tokens_revoked: u64,
    /// Persons, and whatever else had a key, whose key is missing.
    pub keys_missing: u64,
    /// Settings that the backup holds.
    pub settings: Vec<KeptSetting>,
    /// What the check of the log found.
    pub verified: Verified,
    /// What replaying it found; nothing where keys are missing that it needs.
    pub replayed: Option<Replayed>,
    /// How long it took.
    pub took: Duration,
}

impl Store {
    /// Restores an agency into an empty folder, on an empty database.
    pub async fn restore(
        at: &Whereabouts,
        ports: Ports,
        from: &RestoreFrom,
        mut progress: impl FnMut(Progress),
    ) -> Result<Restored, StoreError> {
        let begun = Moment::now();
        let archive = Archive::open(&from.archive)?;
        if let Database::Server(address) = &at.database {
            refuse_used(&Db::server(address).await?).await?;
        }
        let place = Restoring::begin(&at.data_dir)?;
        if let Err(error) = place.has_room(&from.archive) {
            place.give_up();
            return Err(error);
        }
        let done = place
            .restore((at, &ports), from, archive, &mut progress)
            .await;
        let mut restored = match done {
            Ok(restored) => restored,
            Err(error) => {
                place.give_up();
                return Err(error);
            }
        };
        place.finish()?;
        restored.took = begun.elapsed();
        Ok(restored)
    }
}

/// A data folder in which an agency is being laid.
struct Restoring {
    root: Folder,
    staging: Folder,
    /// Whether the folder was made for it.
    made: bool,
    /// Held alone until the restore is over.
    _held: fs::File,
}

impl Restoring {
    fn begin(data_dir: &Path) -> Result<Self, StoreError> {
        let root = Folder::at(data_dir);
        let made = !root.root.exists();
        root.make_root()?;
        let held = root.hold_alone()?;
        let staging = Folder::at(&root.restoring());
        if staging.root.exists() && !root.is_there() {
            clear(&root)?;
        }
        if !root.is_free()? {
            return Err(StoreError::NotEmpty {
                path: root.root.clone(),
            });
        }
        staging.make()?;
        Ok(Self {
            root,
            staging,
            made,
            _held: held,
        })
    }

    /// What is packed takes more room once it is laid, and its indexes more.
    fn has_room(&self, archive: &Path) -> Result<(), StoreError> {
        let length = fs::metadata(archive).map_or(0, |found| found.len());
        let needed = length.saturating_mul(2);
        match free(&self.root.root) {
            Some(free) if free < needed => Err(BackupError::NoRoom {
                needed: needed >> 20,
                free: free >> 20,
            }
            .into()),
            _ => Ok(()),
        }
    }

    async fn restore(
        &self,
        (at, ports): (&Whereabouts, &Ports),
        from: &RestoreFrom,
        archive: Archive,
        progress: &mut impl FnMut(Progress),
    ) -> Result<Restored, StoreError> {
        let now = ports.clock.now();
        let opening = archive.opening.clone();
        let staged = Whereabouts {
            data_dir: self.staging.root.clone(),
            database: at.database.clone(),
        };
        lay_keys(&self.staging, &from.keys, &opening, now).await?;
        let (db, reads) = databases(&staged, &self.staging, true).await?;
        let target = Target::begin((&db, &reads), opening.steps, now).await?;
        let (ended, rows) = load(archive, &self.staging, target, progress).await?;
        db.close().await;
        reads.close().await;
        self.signed(&opening, &ended, from).await?;
        let known = self.journal(&from.journal, &opening)?;
        if opening.steps != Steps::newest() {
            Self::migrated(&staged, ports).await?;
        }
        let keys = Keys::open(&self.staging.keys()).await?;
        keys.destroy(&known.erased).await?;
        let keys_missing = self.missing(&keys, &known).await?;
        keys.close().await;

        progress(Progress::Checking);
        let store = Store::open(&staged, ports.clone()).await?;
        let settled = settle(&store, from, &opening, &known).await;
        let closed = store.close().await;
        let settled = settled?;
        closed?;
        let restored = Restored {
            made_at: opening.made_at,
            position: opening.position,
            lost_to: known.newest.filter(|newest| *newest > opening.position),
            rows,
            files: ended.end.files,
            erased_again: settled.erased_again,
            left_open: settled.left_open,
            tokens_revoked: settled.tokens_revoked,
            keys_missing,
            settings: ended.settings,
            verified: settled.verified,
            replayed: settled.replayed,
            took: Duration::ZERO,
        };
        BackupFacts::note(&self.staging, |facts| {
            facts.restored = Some(RestoreFact {
                at: now,
                position: opening.position,
                journal_lost: matches!(from.journal, JournalFrom::Lost),
                keys_lost: matches!(from.keys, KeysFrom::Lost),
            });
        })?;
        Ok(restored)
    }

    async fn migrated(staged: &Whereabouts, ports: &Ports) -> Result<(), StoreError> {
        Store::migrate(staged, ports.clone()).await.map(drop)
    }

    /// The archive's signature, by the agency's own key where that is here.
    async fn signed(
        &self,
        opening: &Opening,
        ended: &Ended,
        from: &RestoreFrom,
    ) -> Result<(), StoreError> {
        let wrong = || damaged("the end", "its signature is not the agency's");
        let public = if matches!(from.keys, KeysFrom::Lost) {
            let decoded = HEXLOWER.decode(opening.public_key.as_bytes()).ok();
            decoded
                .and_then(|key| key.try_into().ok())
                .ok_or_else(wrong)?
        } else {
            let keys = Keys::open(&self.staging.keys()).await?;
            let public = keys.public();
            keys.close().await;
            public
        };
        let signature = HEXLOWER.decode(ended.end.signature.as_bytes()).ok();
        let signature = signature.and_then(|bytes| Signature::from_slice(&bytes).ok());
        let key = VerifyingKey::from_bytes(&public).or(Err(wrong()))?;
        let signature = signature.ok_or_else(wrong)?;
        key.verify(&ended.hash, &signature).or(Err(wrong()))
    }

    /// Puts the newest journal in its place and tells what it knows.
    fn journal(&self, from: &JournalFrom, opening: &Opening) -> Result<Known, StoreError> {
        let own = Journal::at(&self.staging.journal());
        if let JournalFrom::Folder(folder) = from {
            let newest = Journal::at(folder);
            if !newest.path().is_file() {
                return Err(other_journal("there is none in that folder"));
            }
            let bytes = newest.bytes()?;
            if !begins_with(&bytes, own.path())? {
                return Err(other_journal(
                    "it does not go on from the journal in the backup",
                ));
            }
            fs::write(own.path(), bytes)
                .map_err(StoreError::io("cannot write the restored journal"))?;
        }
        let noted = own.whole()?;
        let noted = noted.ok_or_else(|| other_journal("a line of it was changed"))?;
        Ok(Known::of(noted, opening.position))
    }

    /// How many of those who had keys when the backup was made have none, and
    /// were not erased since.
    async fn missing(&self, keys: &Keys, known: &Known) -> Result<u64, StoreError> {
        let path = subjects(&self.staging);
        let text = fs::read_to_string(&path);
        let text = text.map_err(StoreError::io("cannot read the list of keys"))?;
        let (mut after, mut there) = (String::new(), Vec::new().into_iter().peekable());
        let mut missing = 0;
        // Both lists are in the order of their ids.
        for line in text.lines() {
            loop {
                if there.peek().is_none() {
                    let next = keys.next_wrapped(&after).await?;
                    if let Some((last, _)) = next.last() {
                        last.clone_into(&mut after);
                    }
                    there = next.into_iter().peekable();
                }
                let earlier = |(subject, _): &(String, Vec<u8>)| subject.as_str() < line;
                if there.next_if(earlier).is_none() {
                    break;
                }
            }
            let is_there = there.next_if(|(subject, _)| subject == line).is_some();
            let erased = |subject: &Subject| known.erased.contains(subject);
            if !is_there && !line.parse().is_ok_and(|subject| erased(&subject)) {
                missing += 1;
            }
        }
        fs::remove_file(path).map_err(StoreError::io("cannot remove the list of keys"))?;
        Ok(missing)
    }

    /// Lays everything in its place, the keys last.
    fn finish(self) -> Result<(), StoreError> {
        let fault = || StoreError::io("cannot lay the restored agency in its place");
        let keys = self.staging.keys();
        let entries = fs::read_dir(&self.staging.root).map_err(fault())?;
        for entry in entries {
            let path = entry.map_err(fault())?.path();
            if path != keys
                && let Some(name) = path.file_name()
            {
                fs::rename(&path, self.root.root.join(name)).map_err(fault())?;
            }
        }
        folder::sync(&self.root.root)?;
        fs::rename(&keys, self.root.keys()).map_err(fault())?;
        folder::sync(&self.root.root)?;
        fs::remove_dir(&self.staging.root).map_err(fault())?;
        folder::sync(&self.root.root)
    }

    /// Takes everything away again. What cannot be removed is removed by the
    /// next restore.
    fn give_up(self) {
        let cleared = clear(&self.root).is_ok();
        if cleared && self.made {
            let _ = fs::remove_dir(&self.root.root);
        }
    }
}

/// Removes what an unfinished restore left: everything in the folder but the
/// settings, since it was begun in an empty one.
fn clear(root: &Folder) -> Result<(), StoreError> {
    let fault = || StoreError::io("cannot remove what an unfinished restore left");
    let ours = [
        root.database(),
        root.database().with_extension("db-wal"),
        root.database().with_extension("db-shm"),
        root.reads(),
        root.reads().with_extension("db-wal"),
        root.reads().with_extension("db-shm"),
        root.files(),
        root.journal(),
        root.facts(),
        root.facts().with_extension("lock"),
        // Last: while it is here, the rest is known to be ours.
        root.restoring(),
    ];
    for path in ours {
        let removed = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        if let Err(error) = removed
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(fault()(error));
        }
    }
    folder::sync(&root.root)
}

/// Lays the keys, and makes sure that they are those of the backup.
async fn lay_keys(
    staging: &Folder,
    from: &KeysFrom,
    opening: &Opening,
    now: Instant,
) -> Result<(), StoreError> {
    let folder = staging.keys();
    match from {
        KeysFrom::Lost => return Keys::lay_new(&folder, now).await,
        KeysFrom::Backup {
            file,
            secret,
            even_expired,
        } => {
            let file = KeysFile::open(file, secret, (now, *even_expired))?;
            if file.fingerprint() != opening.keys {
                return Err(BackupError::OtherKeys.into());
            }
            file.lay(&folder, now).await?;
        }
        KeysFrom::Folder(path) => {
            let there = Keys::open(path).await?;
            if there.fingerprint() != opening.keys {
                return Err(BackupError::OtherKeys.into());
            }
            let (master, signing) = Keys::in_files(path)?;
            let laid = Laid::begin(&folder, (&master, &signing), now).await?;
            let mut after = String::new();
            loop {
                let next = there.next_wrapped(&after).await?;
                let Some((last, _)) = next.last() else {
                    break;
                };
                last.clone_into(&mut after);
                laid.add(next).await?;
            }
            laid.end().await;
            there.close().await;
        }
    }
    let keys = Keys::open(&folder).await?;
    let fits = keys.fingerprint() == opening.keys;
    keys.close().await;
    if fits {
        Ok(())
    } else {
        Err(BackupError::OtherKeys.into())
    }
}
