//! The journal: what must outlive a restore of the database.
//!
//! Lines of JSON in `journal/journal.jsonl`, each synced before the work it
//! tells of goes on, each holding the hash of the line before it. The folder is
//! meant to be copied off the machine.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use data_encoding::HEXLOWER;
use passerelle_model::{Instant, Subject};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::folder;
use crate::log::SignedHead;

/// What the journal keeps.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Noted {
    /// Someone was erased, by the action at that position.
    Erasure { subject: Subject, position: i64 },
    /// A signed head of the chain.
    Head {
        position: i64,
        hash: String,
        public_key: String,
        signature: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Line {
    at: Instant,
    previous: String,
    #[serde(flatten)]
    noted: Noted,
}

/// The open journal.
pub(crate) struct Journal {
    path: PathBuf,
    last: Mutex<Option<String>>,
}

impl Journal {
    pub(crate) fn at(folder: &Path) -> Self {
        Self {
            path: folder.join("journal.jsonl"),
            last: Mutex::new(None),
        }
    }

    /// Appends a line, synced with its folder when this returns.
    pub(crate) fn note(&self, at: Instant, noted: Noted) -> Result<(), StoreError> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let previous = match last.take() {
            Some(previous) => previous,
            None => self.last_hash()?,
        };
        let mut line = serde_json::to_string(&Line {
            at,
            previous,
            noted,
        })
        .map_err(StoreError::Json)?;
        *last = Some(hash(&line));
        line.push('\n');
        let append = || -> std::io::Result<()> {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .mode(0o600)
                .open(&self.path)?;
            file.write_all(line.as_bytes())?;
            file.sync_all()
        };
        let appended = append().map_err(StoreError::io("cannot write the journal"));
        if appended.is_err() {
            *last = None;
        }
        appended?;
        folder::sync(self.path.parent().unwrap_or(&self.path))
    }

    /// Whom the journal knows as erased.
    pub(crate) fn erased(&self) -> Result<Vec<Subject>, StoreError> {
        let mut erased = Vec::new();
        self.each(|line| {
            // A line that was cut off by a crash told of nothing that was done.
            if let Ok(Line {
                noted: Noted::Erasure { subject, .. },
                ..
            }) = serde_json::from_str(line)
            {
                erased.push(subject);
            }
        })?;
        Ok(erased)
    }

    /// Whether the last head that was noted is of that position.
    pub(crate) fn has_head(&self, position: i64) -> Result<bool, StoreError> {
        let mut last = None;
        self.each(|line| {
            if let Ok(Line {
                noted: Noted::Head { position, .. },
                ..
            }) = serde_json::from_str(line)
            {
                last = Some(position);
            }
        })?;
        Ok(last == Some(position))
    }

    fn last_hash(&self) -> Result<String, StoreError> {
        let mut last = String::new();
        self.each(|line| last = hash(line))?;
        Ok(last)
    }

    fn each(&self, mut see: impl FnMut(&str)) -> Result<(), StoreError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io("cannot read the journal")(error)),
        };
        for line in BufReader::new(file).lines() {
            see(&line.map_err(StoreError::io("cannot read the journal"))?);
        }
        Ok(())
    }
}

impl From<&SignedHead> for Noted {
    fn from(head: &SignedHead) -> Self {
        Self::Head {
            position: head.position,
            hash: head.hash.clone(),
            public_key: head.public_key.clone(),
            signature: head.signature.clone(),
        }
    }
}

fn hash(line: &str) -> String {
    HEXLOWER.encode(blake3::hash(line.as_bytes()).as_bytes())
}
