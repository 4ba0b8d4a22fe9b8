//! The journal: what must outlive a restore of the database.
//!
//! Lines of JSON in `journal/journal.jsonl`, each synced before the work it
//! tells of goes on, each holding the hash of the line before it. The folder is
//! meant to be copied off the machine.
//!
//! Every process that opens the agency may write it, so nothing of it is kept
//! in memory: a line is appended under a lock on the file, after the line that
//! is the last one then. A line that a crash cut off stays; the next one begins
//! below it and holds its hash like that of any other.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

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
    /// The agency was restored from a backup whose log ended there. Heads of
    /// later positions that were noted before are of entries that were lost.
    Restored { position: i64, journal_lost: bool },
}

#[derive(Serialize, Deserialize)]
struct Line {
    at: Instant,
    previous: String,
    #[serde(flatten)]
    noted: Noted,
}

/// The journal of an agency.
pub(crate) struct Journal {
    path: PathBuf,
}

impl Journal {
    pub(crate) fn at(folder: &Path) -> Self {
        Self {
            path: folder.join("journal.jsonl"),
        }
    }

    /// Its file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Appends a line, synced with its folder when this returns.
    pub(crate) fn note(&self, at: Instant, noted: Noted) -> Result<(), StoreError> {
        let file = self
            .open()
            .map_err(StoreError::io("cannot open the journal"))?;
        // Let go when the file is closed, however this ends.
        file.lock()
            .map_err(StoreError::io("cannot lock the journal"))?;
        let end = End::of(&file).map_err(StoreError::io("cannot read the journal"))?;
        let line = Line {
            at,
            previous: end.hash,
            noted,
        };
        let line = serde_json::to_string(&line).map_err(StoreError::Json)?;
        let begin = if end.torn { "\n" } else { "" };
        append(&file, &format!("{begin}{line}\n"))
            .map_err(StoreError::io("cannot write the journal"))?;
        folder::sync(self.path.parent().unwrap_or(&self.path))
    }

    fn open(&self) -> io::Result<File> {
        OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(&self.path)
    }

    /// Whom the journal knows as erased.
    pub(crate) fn erased(&self) -> Result<Vec<Subject>, StoreError> {
        let mut erased = Vec::new();
        self.each(|line| {
            // A line that was cut off by a crash told of nothing that was done.
            if let Ok(Line {
                noted: Noted::Erasure { subject, .. },
                ..
            }) = serde_json::from_slice(line)
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
            }) = serde_json::from_slice(line)
            {
                last = Some(position);
            }
        })?;
        Ok(last == Some(position))
    }

    /// Everything that was noted, in order, if each line holds the hash of the
    /// one before it; nothing if a line was changed or taken out.
    pub(crate) fn whole(&self) -> Result<Option<Vec<Noted>>, StoreError> {
        let (mut noted, mut before, mut whole) = (Vec::new(), String::new(), true);
        self.each(|line| {
            // One that a crash cut off is followed by one that holds its hash.
            if let Ok(read) = serde_json::from_slice::<Line>(line) {
                whole &= read.previous == before;
                noted.push(read.noted);
            }
            before = hash(line);
        })?;
        Ok(whole.then_some(noted))
    }

    /// Every byte of it, with no line in the middle of being written.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        let fault = || StoreError::io("cannot read the journal");
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(fault()(error)),
        };
        file.lock_shared().map_err(fault())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(fault())?;
        Ok(bytes)
    }

    /// Shows every line, also one that a crash left as no text.
    fn each(&self, mut see: impl FnMut(&[u8])) -> Result<(), StoreError> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io("cannot read the journal")(error)),
        };
        for line in BufReader::new(file).split(b'\n') {
            see(&line.map_err(StoreError::io("cannot read the journal"))?);
        }
        Ok(())
    }
}

fn append(mut file: &File, line: &str) -> io::Result<()> {
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

/// How the journal ends.
struct End {
    /// The hash of its last line; empty if there is none.
    hash: String,
    /// Whether a crash cut that line off.
    torn: bool,
}

impl End {
    /// Reads back from the end in growing steps until a whole line is there.
    fn of(mut file: &File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        let mut step = 4_096;
        loop {
            let from = length.saturating_sub(step);
            let mut tail = Vec::new();
            file.seek(SeekFrom::Start(from))?;
            file.read_to_end(&mut tail)?;
            let torn = !tail.is_empty() && !tail.ends_with(b"\n");
            let lines = tail.strip_suffix(b"\n").unwrap_or(&tail);
            let begin = lines.iter().rposition(|byte| *byte == b'\n');
            if let Some(begin) = begin.map(|at| at + 1).or((from == 0).then_some(0)) {
                let hash = if length == 0 {
                    String::new()
                } else {
                    hash(&lines[begin..])
                };
                return Ok(Self { hash, torn });
            }
            step *= 4;
        }
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

fn hash(line: &[u8]) -> String {
    HEXLOWER.encode(blake3::hash(line).as_bytes())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use passerelle_model::AccountId;
    use uuid::Uuid;

    use super::*;

    fn now() -> Instant {
        "2026-01-15T09:00:00Z".parse().unwrap()
    }

    fn subject(n: u128) -> Subject {
        AccountId::from(Uuid::from_u128(n)).into()
    }

    fn note(journal: &Journal, n: u128) {
        let noted = Noted::Erasure {
            subject: subject(n),
            position: 1,
        };
        journal.note(now(), noted).unwrap();
    }

    /// Whether every line that reads holds the hash of the line before it;
    /// gives how many read and how many were cut off.
    fn verify(journal: &Journal) -> (usize, usize) {
        let (mut whole, mut torn, mut before) = (0, 0, String::new());
        journal
            .each(|line| {
                match serde_json::from_slice::<Line>(line) {
                    Ok(read) => {
                        assert_eq!(read.previous, before);
                        whole += 1;
                    }
                    Err(_) => torn += 1,
                }
                before = hash(line);
            })
            .unwrap();
        (whole, torn)
    }

    #[test]
    fn a_line_that_a_crash_cut_off_does_not_swallow_the_next() {
        // The second is longer than what is read at first, and no text.
        for torn in [b"{\"at\":\"2026-".to_vec(), vec![0xff; 9_000]] {
            let folder = tempfile::tempdir().unwrap();
            let journal = Journal::at(folder.path());
            note(&journal, 1);
            let mut content = fs::read(&journal.path).unwrap();
            content.extend(torn);
            fs::write(&journal.path, content).unwrap();
            note(&journal, 2);
            note(&journal, 3);
            assert_eq!(
                journal.erased().unwrap(),
                [subject(1), subject(2), subject(3)]
            );
            assert_eq!(verify(&journal), (3, 1));
        }
    }

    #[test]
    fn two_that_write_in_turn_keep_one_chain() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (Journal::at(folder.path()), Journal::at(folder.path()));
        for n in 0..10 {
            note(if n % 3 == 0 { &one } else { &other }, n);
        }
        assert_eq!(verify(&one), (10, 0));
    }

    #[test]
    fn many_that_write_at_once_keep_one_chain() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        std::thread::scope(|scope| {
            for n in 0..4 {
                scope.spawn(move || {
                    for m in 0..10 {
                        note(&Journal::at(path), n * 10 + m);
                    }
                });
            }
        });
        assert_eq!(verify(&Journal::at(path)), (40, 0));
    }
}
