//! What `passerelle doctor` looks at in a store.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde::Serialize;

use crate::Store;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::life::Whereabouts;
use crate::ports::Ports;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, in a word.
    pub check: &'static str,
    /// Whether it is well.
    pub ok: bool,
    /// What was found.
    pub says: String,
    /// What to do, if it is not well.
    pub hint: Option<&'static str>,
}

impl Finding {
    fn good(check: &'static str, says: impl Into<String>) -> Self {
        Self {
            check,
            ok: true,
            says: says.into(),
            hint: None,
        }
    }

    fn bad(check: &'static str, says: impl Into<String>, hint: &'static str) -> Self {
        Self {
            check,
            ok: false,
            says: says.into(),
            hint: Some(hint),
        }
    }
}

impl Store {
    /// Looks at everything that can be looked at. Opening the store finishes what
    /// a crash cut off (an erasure, the sealing of the tail); nothing else changes.
    pub async fn examine(at: &Whereabouts) -> Vec<Finding> {
        let folder = Folder::at(&at.data_dir);
        if !folder.is_there() {
            return vec![Finding::bad(
                "folder",
                "there is no agency in the data folder",
                "run `passerelle init`, or name another folder with --data-dir",
            )];
        }
        let mut findings = vec![
            closed_to_others("folder", &folder.root),
            closed_to_others("keys", &folder.keys().join("master.key")),
        ];
        match Self::open(at, Ports::machine()).await {
            Ok(store) => {
                findings.push(Finding::good(
                    "database",
                    "it opens, and its schema is current",
                ));
                findings.extend(store.examine_log().await);
                findings.push(store.examine_clock().await);
                if let Err(error) = store.close().await {
                    findings.push(unopened(&error));
                }
            }
            Err(error) => findings.push(unopened(&error)),
        }
        findings
    }

    async fn examine_log(&self) -> Vec<Finding> {
        let Ok(measures) = self.measures().await else {
            return vec![Finding::bad(
                "log",
                "it does not read",
                "restore the newest backup",
            )];
        };
        let unsealed = measures.log_position - measures.sealed_position;
        vec![Finding::good(
            "log",
            format!(
                "{} entries, {unsealed} not sealed yet",
                measures.log_position
            ),
        )]
    }

    /// A clock behind the log's last entry was set back, or never set.
    async fn examine_clock(&self) -> Finding {
        let last = self.last_recorded().await;
        match last {
            Ok(Some(last)) if last > self.now() => Finding::bad(
                "clock",
                format!("it is behind the log's last entry, which says {last}"),
                "set the machine's clock; meanwhile entries keep the last entry's time",
            ),
            Ok(_) => Finding::good("clock", "it is not behind the log"),
            Err(_) => Finding::bad(
                "clock",
                "the log does not read",
                "restore the newest backup",
            ),
        }
    }

    async fn last_recorded(&self) -> Result<Option<passerelle_model::Instant>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT recorded_at FROM log ORDER BY position DESC LIMIT 1",
                vec![],
            )
            .await?;
        row.map(|mut row| row.parse()).transpose()
    }
}

fn closed_to_others(check: &'static str, path: &Path) -> Finding {
    match fs::metadata(path) {
        Ok(found) if is_ours_alone(found.permissions().mode()) => {
            Finding::good(check, "only its owner may read it")
        }
        Ok(_) => Finding::bad(
            check,
            "others on this machine may read it",
            "take their rights away with `chmod go-rwx`",
        ),
        Err(error) => Finding::bad(
            check,
            format!("it cannot be looked at: {error}"),
            "look at its owner",
        ),
    }
}

/// Whether neither group nor others have any right.
const fn is_ours_alone(mode: u32) -> bool {
    mode.trailing_zeros() >= 6
}

fn unopened(error: &StoreError) -> Finding {
    let hint = match error {
        StoreError::Behind { .. } => "run `passerelle migrate`",
        StoreError::Newer { .. } => "use the newer program that made it",
        StoreError::Busy => "wait, or stop the other program that holds it",
        StoreError::Full => "make room on the disk",
        StoreError::Sql(sqlx::Error::Io(_)) => {
            "look whether the server runs, and at the address in `database.url`"
        }
        StoreError::Key(_) => "bring the keys folder back from its own backup",
        _ => "restore the newest backup, or ask for help with this message",
    };
    Finding::bad("database", error.told_whole(), hint)
}
