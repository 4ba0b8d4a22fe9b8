//! The backup of keys: apart from everything else, sealed, and for a short time.
//!
//! Whoever holds the records' backup and this one reads what the agency reads,
//! so this one opens with a secret only. And whoever is erased is erased from
//! every copy but this: so it has a day from which on it is not used.

use std::fmt;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use passerelle_model::Instant;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::archive::{Frame, Holds, Kind, Reader, Writer, damaged, words};
use super::partial::Partial;
use super::rows::{decode, encode};
use super::tables::{Column, ColumnKind, Table};
use super::{BackupError, BackupFacts, KeysFact, told};
use crate::Store;
use crate::db::Value;
use crate::error::StoreError;
use crate::keys::{Keys, Laid};
use crate::sealing::{self, Key};

/// Letters of a passphrase, or bytes of a key file, at least.
const LEAST: usize = 16;
const SALT: usize = 16;
const DAY: i64 = 24 * 60 * 60;

/// What opens a backup of keys.
pub enum KeysSecret {
    /// Words that somebody keeps in mind, or in a safe.
    Passphrase(Zeroizing<String>),
    /// What is in a file that lies elsewhere.
    KeyFile(Zeroizing<Vec<u8>>),
}

impl fmt::Debug for KeysSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeysSecret")
    }
}

/// A backup of keys that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeysMade {
    /// When.
    pub at: Instant,
    /// From when on it is not to be used.
    pub expires_at: Instant,
    /// Persons, and whatever else has a key of its own.
    pub keys: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Opening {
    made_at: Instant,
    expires_at: Instant,
    node: String,
    /// By which the keys are known.
    keys: String,
    salt: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct End {
    keys: u64,
}

impl KeysSecret {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(words) => words.as_bytes(),
            Self::KeyFile(bytes) => bytes,
        }
    }

    /// The key that a secret makes. Words are made hard to guess: every guess
    /// costs 64 MiB and a good part of a second.
    fn key(&self, salt: &[u8]) -> Result<Key, StoreError> {
        let bytes = self.bytes();
        if bytes.len() < LEAST {
            return Err(BackupError::ShortSecret { least: LEAST }.into());
        }
        let failed = || StoreError::Key("no key could be made of that secret");
        let mut key = Zeroizing::new([0; 32]);
        match self {
            Self::Passphrase(_) => {
                let params = Params::new(64 * 1024, 3, 1, None).or(Err(failed()))?;
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                    .hash_password_into(bytes, salt, key.as_mut())
                    .or(Err(failed()))?;
            }
            Self::KeyFile(_) => {
                let mut hash =
                    blake3::Hasher::new_derive_key("passerelle 1 seals a backup of keys");
                hash.update(salt).update(bytes);
                hash.finalize_xof().fill(key.as_mut());
            }
        }
        Ok(key)
    }
}

/// What each sealed piece is bound to: the opening words, its number, and
/// whether it is the last.
struct Bound([u8; 32]);

impl Bound {
    fn to(opening: &[u8]) -> Self {
        Self(*blake3::hash(opening).as_bytes())
    }

    fn piece(&self, number: u64, last: bool) -> Vec<u8> {
        let mut about = self.0.to_vec();
        about.extend(number.to_le_bytes());
        about.push(u8::from(last));
        about
    }
}

/// The rows of the key store.
fn table() -> Table {
    let column = |name: &str, kind| Column {
        name: name.to_owned(),
        kind,
    };
    Table {
        name: "subject_key".to_owned(),
        columns: vec![
            column("subject", ColumnKind::Text),
            column("wrapped", ColumnKind::Bytes),
        ],
        key: vec!["subject".to_owned()],
    }
}

impl Store {
    /// Makes the backup of keys, sealed with a secret, for some days.
    pub async fn backup_keys(
        &self,
        to: &Path,
        secret: &KeysSecret,
        days: u32,
    ) -> Result<KeysMade, StoreError> {
        let partial = Partial::begin(to)?;
        let file = partial.another()?;
        let made = match self.write_keys(file, secret, i64::from(days)).await {
            Ok(made) => made,
            Err(error) => {
                partial.give_up();
                return Err(error);
            }
        };
        partial.finish()?;
        let fact = KeysFact {
            at: made.at,
            file: told(to),
            expires_at: made.expires_at,
        };
        BackupFacts::note(&self.folder(), |facts| facts.keys = Some(fact))?;
        Ok(made)
    }

    async fn write_keys(
        &self,
        file: File,
        secret: &KeysSecret,
        days: i64,
    ) -> Result<KeysMade, StoreError> {
        let fault = || StoreError::io("cannot write the backup of keys");
        let mut salt = [0; SALT];
        sealing::fill(&mut salt);
        let now = self.now();
        let opening = Opening {
            made_at: now,
            expires_at: now.plus_seconds(days * DAY),
            node: self.node().to_owned(),
            keys: self.keys().fingerprint(),
            salt: HEXLOWER.encode(&salt),
        };
        let opening_words = words(&opening)?;
        let mut out = Sealed {
            writer: Writer::begin(BufWriter::new(file), Holds::Keys).map_err(fault())?,
            key: secret.key(&salt)?,
            bound: Bound::to(&opening_words),
            number: 0,
        };
        out.writer
            .frame(Kind::Opening, &opening_words)
            .map_err(fault())?;
        let (master, signing) = Keys::in_files(&self.folder().keys())?;
        let mut piece = Zeroizing::new([*master, *signing].concat());
        let (mut after, mut keys, table) = (String::new(), 0, table());
        loop {
            let next = self.keys().next_wrapped(&after).await?;
            let last = next.last().map(|(subject, _)| subject.clone());
            out.piece(&piece, last.is_none())?;
            let Some(last) = last else {
                break;
            };
            after = last;
            keys += next.len() as u64;
            piece = Zeroizing::new(Vec::new());
            for (subject, wrapped) in next {
                let row = vec![Value::from(subject), Value::from(wrapped)];
                encode(&mut piece, &table, row)?;
            }
        }
        out.writer
            .frame(Kind::End, &words(&End { keys })?)
            .map_err(fault())?;
        out.writer.into_inner().flush().map_err(fault())?;
        Ok(KeysMade {
            at: opening.made_at,
            expires_at: opening.expires_at,
            keys,
        })
    }
}

struct Sealed<W> {
    writer: Writer<W>,
    key: Key,
    bound: Bound,
    number: u64,
}

impl<W: Write> Sealed<W> {
    fn piece(&mut self, open: &[u8], last: bool) -> Result<(), StoreError> {
        let sealed = sealing::seal(&self.key, &self.bound.piece(self.number, last), open)?;
        self.number += 1;
        self.writer
            .frame_as_it_is(Kind::Data, &sealed)
            .map_err(StoreError::io("cannot write the backup of keys"))
    }
}

/// A backup of keys that is being read.
pub(super) struct KeysFile {
    reader: Reader<BufReader<File>>,
    opening: Opening,
    key: Key,
    bound: Bound,
}

impl KeysFile {
    /// Opens one. An expired one is refused unless `even_expired`.
    pub(super) fn open(
        path: &Path,
        secret: &KeysSecret,
        (now, even_expired): (Instant, bool),
    ) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(StoreError::io("cannot open the backup of keys"))?;
        let mut reader = Reader::begin(BufReader::new(file), Holds::Keys)?;
        let first = reader.next()?.filter(|frame| frame.kind == Kind::Opening);
        let first = first.ok_or_else(|| reader.damaged("it does not say what it is"))?;
        let opening: Opening = first.says("the beginning")?;
        if opening.expires_at <= now && !even_expired {
            return Err(BackupError::Expired {
                at: opening.expires_at,
            }
            .into());
        }
        let salt = HEXLOWER.decode(opening.salt.as_bytes());
        let salt = salt.or(Err(reader.damaged("it does not read")))?;
        reader.begins("the keys");
        Ok(Self {
            key: secret.key(&salt)?,
            bound: Bound::to(&first.bytes),
            reader,
            opening,
        })
    }

    /// By which its keys are known.
    pub(super) fn fingerprint(&self) -> &str {
        &self.opening.keys
    }

    /// Lays the keys into a folder that is made for them.
    pub(super) async fn lay(mut self, folder: &Path, now: Instant) -> Result<u64, StoreError> {
        let (first, mut last) = self.piece(0)?;
        let both = first.first_chunk::<32>().zip(first.last_chunk::<32>());
        let (master, signing) = both
            .filter(|_| first.len() == 64)
            .ok_or_else(|| self.reader.damaged("it does not read"))?;
        let (master, signing) = (Zeroizing::new(*master), Zeroizing::new(*signing));
        let laid = Laid::begin(folder, (&master, &signing), now).await?;
        let (mut number, mut count, table) = (1, 0, table());
        while !last {
            let (piece, is_last) = self.piece(number)?;
            let (mut left, mut keys) = (piece.as_slice(), Vec::new());
            while !left.is_empty() {
                match decode(&mut left, &table.columns).as_deref() {
                    Some([Value::Text(Some(subject)), Value::Bytes(Some(wrapped))]) => {
                        keys.push((subject.clone(), wrapped.clone()));
                    }
                    _ => return Err(self.reader.damaged("it does not read")),
                }
            }
            count += keys.len() as u64;
            laid.add(keys).await?;
            (number, last) = (number + 1, is_last);
        }
        laid.end().await;
        let end = self.frame(Kind::End)?;
        let end: End = end.says("the end")?;
        if end.keys != count || self.reader.next()?.is_some() {
            return Err(damaged("the end", "keys are missing"));
        }
        Ok(count)
    }

    /// A piece, and whether it is the last.
    fn piece(&mut self, number: u64) -> Result<(Zeroizing<Vec<u8>>, bool), StoreError> {
        let frame = self.frame(Kind::Data)?;
        for last in [false, true] {
            let about = self.bound.piece(number, last);
            if let Some(open) = sealing::open(&self.key, &about, &frame.bytes) {
                return Ok((open, last));
            }
        }
        Err(match number {
            0 => BackupError::WrongSecret.into(),
            _ => self.reader.damaged("a piece of it does not open"),
        })
    }

    fn frame(&mut self, kind: Kind) -> Result<Frame, StoreError> {
        let frame = self.reader.next()?.filter(|frame| frame.kind == kind);
        frame.ok_or_else(|| self.reader.damaged("a piece of it is missing"))
    }
}

/// A secret in a file: its first line is the passphrase.
pub fn passphrase_in(path: &Path) -> Result<KeysSecret, StoreError> {
    let text = short_file(path)?;
    let text = std::str::from_utf8(&text).or(Err(StoreError::Key("the passphrase is no text")))?;
    let line = text.lines().next().unwrap_or_default();
    Ok(KeysSecret::Passphrase(Zeroizing::new(line.to_owned())))
}

/// A secret that is a whole file.
pub fn key_file(path: &Path) -> Result<KeysSecret, StoreError> {
    short_file(path).map(KeysSecret::KeyFile)
}

/// A secret is not long: what is longer was named by mistake.
fn short_file(path: &Path) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let fault = || StoreError::io("cannot read the secret of the keys");
    let mut bytes = Zeroizing::new(Vec::new());
    let file = File::open(path).map_err(fault())?;
    file.take(64 * 1024)
        .read_to_end(&mut bytes)
        .map_err(fault())?;
    Ok(bytes)
}
