//! What `passerelle doctor` looks at in a store.

mod copies;
mod disk;
mod imports;

pub(crate) use disk::free;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use passerelle_model::account::Account;
use passerelle_model::document::Document;
use passerelle_model::{Instant, Record as _};
use serde::Serialize;

use crate::Store;
use crate::backup::BackupFacts;
use crate::db::{Database, args};
use crate::error::StoreError;
use crate::folder::Folder;
use crate::life::Whereabouts;
use crate::ports::Ports;
use crate::records::Kept as _;

/// Entries of the log that are checked: a second's work.
const CHECKED: i64 = 50_000;
/// Records that are looked at to find one with a sealed value.
const LOOKED_AT: i64 = 500;
/// Seconds after which an entry ought to be sealed.
const SEALED_WITHIN: i64 = 60;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It is well.
    Well,
    /// It works, and could be better.
    Advice,
    /// It wants mending.
    Trouble,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, in a word.
    pub check: &'static str,
    /// How serious it is.
    pub level: Level,
    /// What was found.
    pub says: String,
    /// What to do, if it is not well.
    pub hint: Option<String>,
}

/// What the operator promised themselves, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// How old the newest backup may be.
    pub backup_within: i64,
    /// How old the newest backup of keys may be.
    pub keys_within: i64,
    /// How old the newest copy of the journal may be.
    pub journal_within: i64,
    /// How long ago the last drill may be.
    pub drill_within: i64,
}

const DAY: i64 = 24 * 60 * 60;

impl Default for Expected {
    fn default() -> Self {
        Self {
            backup_within: 2 * DAY,
            keys_within: 8 * DAY,
            journal_within: 2 * DAY,
            drill_within: 100 * DAY,
        }
    }
}

impl Finding {
    fn well(check: &'static str, says: impl Into<String>) -> Self {
        Self {
            check,
            level: Level::Well,
            says: says.into(),
            hint: None,
        }
    }

    fn advice(check: &'static str, says: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            check,
            level: Level::Advice,
            says: says.into(),
            hint: Some(hint.into()),
        }
    }

    fn trouble(check: &'static str, says: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            level: Level::Trouble,
            ..Self::advice(check, says, hint)
        }
    }

    /// Whether nothing wants mending.
    pub fn is_well(&self) -> bool {
        self.level < Level::Trouble
    }
}

impl Store {
    /// Looks at everything that can be looked at. Opening the store finishes what
    /// a crash cut off (an erasure, the sealing of the tail); nothing else changes.
    pub async fn examine(at: &Whereabouts, expected: Expected, ports: Ports) -> Vec<Finding> {
        let folder = Folder::at(&at.data_dir);
        if !folder.is_there() {
            return vec![absent(&folder)];
        }
        let mut findings = permissions(&folder);
        findings.push(disk::space(&folder, &BackupFacts::read(&folder)));
        findings.push(disk::encryption(&folder));
        let now = ports.clock.now();
        let mut made_at = now;
        match Self::open(at, ports).await {
            Ok(store) => {
                findings.push(store.examine_database().await);
                findings.push(store.examine_log().await);
                findings.push(store.examine_sealing().await);
                findings.push(store.examine_clock().await);
                findings.push(store.examine_imports().await);
                made_at = store.made_at().await.unwrap_or(now);
                if let Err(error) = store.close().await {
                    findings.push(unopened(&error));
                }
            }
            Err(error) => findings.push(unopened(&error)),
        }
        if matches!(at.database, Database::Server(_)) && folder.database().is_file() {
            findings.push(left_behind());
        }
        let facts = BackupFacts::read(&folder);
        findings.extend(copies::all(&folder, &facts, expected, (made_at, now)));
        findings
    }

    async fn examine_database(&self) -> Finding {
        match self.database_version().await {
            Ok((name, version, true)) => Finding::well(
                "database",
                format!("it opens, its schema is current, {name} {version}"),
            ),
            Ok((name, version, false)) => Finding::trouble(
                "database",
                format!("{name} {version} is older than what the program is tested on"),
                "bring the server up to PostgreSQL 15 or later",
            ),
            Err(error) => unopened(&error),
        }
    }

    /// The database's own name and version, and whether that is new enough.
    async fn database_version(&self) -> Result<(&'static str, String, bool), StoreError> {
        let mut conn = self.db().read().await?;
        let (name, sql) = if conn.is_sqlite() {
            ("SQLite", "SELECT sqlite_version()")
        } else {
            ("PostgreSQL", "SELECT current_setting('server_version')")
        };
        let row = conn.one(sql, args![]).await?;
        let version = row.map(|mut row| row.text()).transpose()?;
        let version = version.ok_or(StoreError::Corrupt("the database tells no version"))?;
        let major = version.split('.').next().and_then(|text| text.parse().ok());
        let new_enough = conn.is_sqlite() || major.is_some_and(|major: u32| major >= 15);
        Ok((name, version, new_enough))
    }

    /// The last entries are checked as `log verify` checks all.
    async fn examine_log(&self) -> Finding {
        const CHECK: &str = "log";
        let verified = self.verified_end().await;
        let verified = match verified {
            Ok(verified) => verified,
            Err(error) => {
                return Finding::trouble(
                    CHECK,
                    format!("it does not read: {}", error.told_whole()),
                    "keep this database as it is, and restore the newest backup elsewhere",
                );
            }
        };
        if let Some(broken) = verified.broken {
            return Finding::trouble(
                CHECK,
                format!(
                    "it is broken at position {}: {}",
                    broken.position, broken.what
                ),
                "keep this database as it is, and compare it with a signed head and a backup",
            );
        }
        let (entries, unsealed) = (verified.entries, verified.unsealed);
        match self.unsealed_since().await {
            Ok(Some(since)) if since.plus_seconds(SEALED_WITHIN) < self.now() => Finding::trouble(
                CHECK,
                format!("{unsealed} entries are not sealed, the first of them since {since}"),
                "see in the program's log lines why they cannot be sealed",
            ),
            Ok(_) => Finding::well(
                CHECK,
                format!("{entries} entries, {unsealed} not sealed yet"),
            ),
            Err(error) => unopened(&error),
        }
    }

    async fn verified_end(&self) -> Result<crate::log::Verified, StoreError> {
        let mark = self.mark_before(CHECKED).await?;
        let mut check = self.begin_check(mark.as_deref()).await?;
        while check.step().await? {}
        Ok(check.finish())
    }

    /// A clock behind the log's last entry was set back, or never set.
    async fn examine_clock(&self) -> Finding {
        const CHECK: &str = "clock";
        match self.last_recorded().await {
            Ok(Some(last)) if last > self.now() => Finding::trouble(
                CHECK,
                format!("it is behind the log's last entry, which says {last}"),
                "set the machine's clock; meanwhile entries keep the last entry's time",
            ),
            Ok(_) if disk::clock_is_alone() => Finding::advice(
                CHECK,
                "it is not behind the log, and no time server sets it",
                "let the machine ask a time server: one-time codes need the right minute",
            ),
            Ok(_) => Finding::well(CHECK, "it is not behind the log"),
            Err(error) => unopened(&error),
        }
    }

    /// Whether the keys open what they sealed.
    async fn examine_sealing(&self) -> Finding {
        const CHECK: &str = "sealing";
        match self.opens_a_value().await {
            Ok(Some(true)) => Finding::well(CHECK, "the keys open what they sealed"),
            Ok(None) => Finding::well(CHECK, "nothing is sealed yet"),
            Ok(Some(false)) => Finding::trouble(
                CHECK,
                "a sealed value does not open",
                "bring the folder `keys` back from its own backup",
            ),
            Err(error) => Finding::trouble(
                CHECK,
                format!("the keys do not read: {}", error.told_whole()),
                "bring the folder `keys` back from its own backup",
            ),
        }
    }

    /// Opens a sealed value; nothing if none is there.
    pub(crate) async fn opens_a_value(&self) -> Result<Option<bool>, StoreError> {
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(Account::PAGE, args!["", LOOKED_AT]).await?
        };
        for row in rows {
            let mut account = Account::read(row)?;
            if account.status != passerelle_model::account::AccountStatus::Erased {
                let ring = self.keys().ring(vec![account.id.into()]).await?;
                ring.open(account.personal());
                return Ok(Some(account.details.name.value().is_some()));
            }
        }
        Ok(None)
    }

    /// Files that records name, whose key is here, and that are not there.
    pub(crate) async fn files_missing(&self) -> Result<u64, StoreError> {
        let (mut after, mut missing) = (String::new(), 0);
        loop {
            let rows = {
                let mut conn = self.db().read().await?;
                conn.all(Document::PAGE, args![&after, LOOKED_AT]).await?
            };
            if rows.is_empty() {
                return Ok(missing);
            }
            for row in rows {
                let document = Document::read(row)?;
                after = document.attached.document.to_string();
                let (subject, address) = (document.attached.subject, &document.attached.address);
                let is_kept = self.keys().of(subject).await?.is_some();
                if is_kept && !self.files().has(address) {
                    missing += 1;
                }
            }
        }
    }

    async fn last_recorded(&self) -> Result<Option<Instant>, StoreError> {
        let sql = "SELECT recorded_at FROM log ORDER BY position DESC LIMIT 1";
        let row = self.db().read().await?.one(sql, args![]).await?;
        row.map(|mut row| row.parse()).transpose()
    }

    async fn made_at(&self) -> Result<Instant, StoreError> {
        let sql = "SELECT made_at FROM agency WHERE id = 1";
        let row = self.db().read().await?.one(sql, args![]).await?;
        row.ok_or(StoreError::Corrupt("the agency's own row is missing"))?
            .parse()
    }

    /// When the first entry that no link holds was written.
    async fn unsealed_since(&self) -> Result<Option<Instant>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT recorded_at FROM log
                 WHERE position > (SELECT COALESCE(MAX(last_position), 0) FROM log_batch)
                 ORDER BY position LIMIT 1",
                args![],
            )
            .await?;
        row.map(|mut row| row.parse()).transpose()
    }
}

fn absent(folder: &Folder) -> Finding {
    if folder.restoring().is_dir() {
        return Finding::trouble(
            "folder",
            "a restore was cut off here",
            "run `passerelle restore` again: it begins anew",
        );
    }
    Finding::trouble(
        "folder",
        "there is no agency in the data folder",
        "run `passerelle init`, or name another folder with --data-dir",
    )
}

/// The folder, what lies in it for its owner alone, and the keys.
fn permissions(folder: &Folder) -> Vec<Finding> {
    let mut keys: Vec<PathBuf> = vec![folder.keys()];
    keys.extend(["master.key", "signing.key", "keys.db"].map(|name| folder.keys().join(name)));
    vec![
        closed_to_others("folder", std::slice::from_ref(&folder.root)),
        closed_to_others("keys", &keys),
    ]
}

fn closed_to_others(check: &'static str, paths: &[PathBuf]) -> Finding {
    for path in paths {
        match fs::metadata(path) {
            Ok(found) if is_ours_alone(found.permissions().mode()) => {}
            Ok(_) => {
                return Finding::trouble(
                    check,
                    format!("others on this machine may read {}", last_of(path)),
                    format!(
                        "take their rights away with `chmod go-rwx {}`",
                        path.display()
                    ),
                );
            }
            Err(error) => {
                return Finding::trouble(
                    check,
                    format!("{} cannot be looked at: {error}", last_of(path)),
                    "look at its owner",
                );
            }
        }
    }
    Finding::well(check, "only its owner may read it")
}

fn last_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Whether neither group nor others have any right.
const fn is_ours_alone(mode: u32) -> bool {
    mode.trailing_zeros() >= 6
}

fn left_behind() -> Finding {
    Finding::advice(
        "old database",
        "passerelle.db still lies in the data folder, and nothing uses it",
        "once you trust the server, remove passerelle.db and reads.db: erasures do not reach them",
    )
}

fn unopened(error: &StoreError) -> Finding {
    let hint = match error {
        StoreError::Behind { .. } => "run `passerelle migrate`",
        StoreError::Newer { .. } => "use the newer program that made it",
        StoreError::Busy => "wait, or stop the other program that holds it",
        StoreError::Backup(_) => "wait until that is over",
        StoreError::Full => "make room on the disk",
        StoreError::Sql(sqlx::Error::Io(_)) => {
            "look whether the server runs, and at the address in `database.url`"
        }
        StoreError::Key(_) => "bring the keys folder back from its own backup",
        _ => "restore the newest backup, or ask for help with this message",
    };
    Finding::trouble("database", error.told_whole(), hint)
}
