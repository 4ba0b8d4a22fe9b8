//! The key store: one key per person, wrapped by the master key.
//!
//! It lies in `keys/`, apart from the database and outside its backups:
//! destroying one row erases one person from every copy of everything else.

mod copy;
mod files;
mod ring;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use ed25519_dalek::{Signer, SigningKey};
use passerelle_model::{Instant, Subject};
use zeroize::Zeroizing;

use crate::db::{Db, KEYS, Line, Standing, args};
use crate::error::StoreError;
use crate::sealing::{self, Key};

pub(crate) use copy::Laid;
pub(crate) use ring::subjects;

/// The keys of the agency.
pub(crate) struct Keys {
    wrapping: Key,
    searching: Key,
    addressing: Key,
    signing: SigningKey,
    db: Db,
    /// Made, and not on disk yet. The door saves them before it commits. Keys
    /// that are on disk are asked for each time: another process may destroy
    /// one, and from then on nobody may hold it.
    unsaved: Mutex<HashMap<Subject, Arc<Key>>>,
}

impl Keys {
    /// Makes a new key store in an empty folder.
    pub(crate) async fn make(folder: &Path, now: Instant) -> Result<Self, StoreError> {
        files::write_new(&folder.join("master.key"), &sealing::new_key())?;
        files::write_new(&folder.join("signing.key"), &sealing::new_key())?;
        let db = Db::file(&folder.join("keys.db"), true, true).await?;
        KEYS.migrate(&mut db.write().await?, now).await?;
        db.close().await;
        files::only_ours(&folder.join("keys.db"))?;
        Self::open(folder).await
    }

    /// Opens the key store.
    pub(crate) async fn open(folder: &Path) -> Result<Self, StoreError> {
        let master = files::read(&folder.join("master.key"))?;
        let signing = files::read(&folder.join("signing.key"))?;
        let db = Db::file(&folder.join("keys.db"), false, true).await?;
        match KEYS.standing(&mut db.write().await?).await? {
            Standing::Current => {}
            Standing::Empty => return Err(StoreError::Key("the key store is empty")),
            Standing::Behind { found, known } => return Err(StoreError::Behind { found, known }),
            Standing::Newer { found, known } => return Err(StoreError::Newer { found, known }),
        }
        let derived = |context| Zeroizing::new(blake3::derive_key(context, master.as_ref()));
        Ok(Self {
            wrapping: derived("passerelle 1 wraps the keys of persons"),
            searching: derived("passerelle 1 hashes terms of search"),
            addressing: derived("passerelle 1 names sealed files"),
            signing: SigningKey::from_bytes(&signing),
            db,
            unsaved: Mutex::default(),
        })
    }

    /// Takes the steps of its schema that are missing.
    pub(crate) async fn migrate(folder: &Path, now: Instant) -> Result<(), StoreError> {
        let db = Db::file(&folder.join("keys.db"), false, true).await?;
        let mut conn = db.write().await?;
        if let Standing::Newer { found, known } = KEYS.standing(&mut conn).await? {
            return Err(StoreError::Newer { found, known });
        }
        KEYS.migrate(&mut conn, now).await?;
        drop(conn);
        db.close().await;
        Ok(())
    }

    /// The key of someone known; none once it was destroyed.
    pub(crate) async fn of(&self, subject: Subject) -> Result<Option<Arc<Key>>, StoreError> {
        if let Some(key) = self.unsaved().get(&subject) {
            return Ok(Some(Arc::clone(key)));
        }
        let row = self
            .db
            .read()
            .await?
            .one(
                "SELECT wrapped FROM subject_key WHERE subject = $1",
                args![subject],
            )
            .await?;
        let Some(mut row) = row else {
            return Ok(None);
        };
        Ok(Some(Arc::new(self.unwrap(subject, &row.bytes()?)?)))
    }

    /// The key of someone who is being registered: made if there is none yet.
    pub(crate) async fn of_new(&self, subject: Subject) -> Result<Arc<Key>, StoreError> {
        if let Some(key) = self.of(subject).await? {
            return Ok(key);
        }
        let mut unsaved = self.unsaved();
        // Someone else may have made it meanwhile.
        let key = unsaved
            .entry(subject)
            .or_insert_with(|| Arc::new(sealing::new_key()));
        Ok(Arc::clone(key))
    }

    /// Takes a key that was made elsewhere, for what is kept from now on.
    pub(crate) fn keep_new(&self, subject: Subject, key: Arc<Key>) {
        self.unsaved().insert(subject, key);
    }

    /// Writes the keys that were made since the last time, synced when this
    /// returns. A key that is on disk for nothing harms nobody; an action whose
    /// key is not on disk would be lost.
    pub(crate) async fn save(&self) -> Result<(), StoreError> {
        let unsaved: Vec<_> = {
            let unsaved = self.unsaved();
            unsaved
                .iter()
                .map(|(s, key)| (*s, Arc::clone(key)))
                .collect()
        };
        if unsaved.is_empty() {
            return Ok(());
        }
        let mut conn = self.db.write().await?;
        conn.begin_write(Line::Records).await?;
        for (subject, key) in &unsaved {
            let wrapped = self.wrap(*subject, key)?;
            conn.execute(
                "INSERT INTO subject_key (subject, wrapped) VALUES ($1, $2)
                 ON CONFLICT (subject) DO NOTHING",
                args![*subject, wrapped],
            )
            .await?;
        }
        conn.commit().await?;
        let mut left = self.unsaved();
        for (subject, _) in &unsaved {
            left.remove(subject);
        }
        Ok(())
    }

    /// Destroys keys: what they sealed stays sealed for ever.
    pub(crate) async fn destroy(&self, subjects: &[Subject]) -> Result<(), StoreError> {
        for subject in subjects {
            let mut conn = self.db.write().await?;
            conn.execute(
                "DELETE FROM subject_key WHERE subject = $1",
                args![*subject],
            )
            .await?;
            self.unsaved().remove(subject);
        }
        // The write-ahead log still holds the pages as they were.
        self.db.truncate_wal(Db::patience()).await
    }

    /// The hash by which a folded term is looked up. It tells nothing without
    /// the key, and little with it: it is cut to eight bytes.
    pub(crate) fn term(&self, kind: &str, term: &str) -> Vec<u8> {
        let mut hash = blake3::Hasher::new_keyed(&self.searching);
        hash.update(kind.as_bytes())
            .update(b"\0")
            .update(term.as_bytes());
        hash.finalize().as_bytes()[..8].to_vec()
    }

    /// The hash of what must be unique or is sent back: 16 bytes, too many to collide.
    pub(crate) fn unique(&self, kind: &str, value: &[u8]) -> Vec<u8> {
        let mut hash = blake3::Hasher::new_keyed(&self.searching);
        hash.update(kind.as_bytes()).update(b"\0").update(value);
        hash.finalize().as_bytes()[..16].to_vec()
    }

    /// Where a file is kept: its content's hash, keyed and bound to whom it is
    /// about, so that nobody can tell that two people have the same file.
    /// To be fed with the content.
    pub(crate) fn addressing(&self, subject: Subject) -> blake3::Hasher {
        let mut hash = blake3::Hasher::new_keyed(&self.addressing);
        hash.update(subject.uuid().as_bytes());
        hash
    }

    /// Signs what leaves the machine.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    /// The key by which a signature is checked.
    pub(crate) fn public(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// Closes the key store.
    pub(crate) async fn close(&self) {
        self.db.close().await;
    }

    fn wrap(&self, subject: Subject, key: &Key) -> Result<Vec<u8>, StoreError> {
        sealing::seal(&self.wrapping, subject.uuid().as_bytes(), key.as_ref())
    }

    fn unwrap(&self, subject: Subject, wrapped: &[u8]) -> Result<Key, StoreError> {
        let opened = sealing::open(&self.wrapping, subject.uuid().as_bytes(), wrapped).ok_or(
            StoreError::Key("the master key does not open the key store"),
        )?;
        let bytes = <[u8; 32]>::try_from(opened.as_slice());
        bytes
            .map(Zeroizing::new)
            .or(Err(StoreError::Key("a key has another length")))
    }

    fn unsaved(&self) -> std::sync::MutexGuard<'_, HashMap<Subject, Arc<Key>>> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
