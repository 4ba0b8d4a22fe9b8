//! Copying a key store: for its own backup, and into a restored agency.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use passerelle_model::Instant;

use crate::db::{Db, KEYS, Line, args};
use crate::error::StoreError;
use crate::sealing::{self, Key};

use super::{Keys, files};

/// Keys that are read, or laid, at once.
const AT_ONCE: i64 = 2_000;

/// A key as it lies in the store: whose, and wrapped by the master key.
pub(crate) type Wrapped = (String, Vec<u8>);

/// A key store that is being laid.
pub(crate) struct Laid {
    db: Db,
}

impl Laid {
    /// Makes a key store of two keys that there were; the folder is made for it.
    pub(crate) async fn begin(
        folder: &Path,
        (master, signing): (&Key, &Key),
        now: Instant,
    ) -> Result<Self, StoreError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(StoreError::io("cannot make the folder of keys"))?;
        files::write_new(&folder.join("master.key"), master)?;
        files::write_new(&folder.join("signing.key"), signing)?;
        let db = Db::file(&folder.join("keys.db"), true, true).await?;
        KEYS.migrate(&mut db.write().await?, now).await?;
        files::only_ours(&folder.join("keys.db"))?;
        Ok(Self { db })
    }

    /// Adds keys.
    pub(crate) async fn add(&self, keys: Vec<Wrapped>) -> Result<(), StoreError> {
        let rows = keys.into_iter().map(|(subject, key)| args![subject, key]);
        let mut conn = self.db.write().await?;
        conn.begin_write(Line::Records).await?;
        let insert = ("INSERT INTO subject_key (subject, wrapped) VALUES ", "");
        conn.insert_many(insert, rows.collect()).await?;
        conn.commit().await
    }

    pub(crate) async fn end(self) {
        self.db.close().await;
    }
}

impl Keys {
    /// New keys, for an agency whose own are lost.
    pub(crate) async fn lay_new(folder: &Path, now: Instant) -> Result<(), StoreError> {
        let (master, signing) = (sealing::new_key(), sealing::new_key());
        let laid = Laid::begin(folder, (&master, &signing), now).await?;
        laid.end().await;
        Ok(())
    }

    /// The two keys that lie in files.
    pub(crate) fn in_files(folder: &Path) -> Result<(Key, Key), StoreError> {
        let read = |name| files::read(&folder.join(name));
        Ok((read("master.key")?, read("signing.key")?))
    }

    /// By which a key store is known: tells whether it belongs to a backup, and
    /// nothing of the keys.
    pub(crate) fn fingerprint(&self) -> String {
        let hash = blake3::keyed_hash(&self.wrapping, b"passerelle 1 tells key stores apart");
        hash.to_hex()[..32].to_owned()
    }

    /// The next keys after a subject, as they lie; none at the end. Read in
    /// short pieces: destroying a key must not wait for whoever copies.
    pub(crate) async fn next_wrapped(&self, after: &str) -> Result<Vec<Wrapped>, StoreError> {
        let mut conn = self.db.read().await?;
        let rows = conn
            .all(
                "SELECT subject, wrapped FROM subject_key WHERE subject > $1
                 ORDER BY subject LIMIT $2",
                args![after, AT_ONCE],
            )
            .await?;
        let read = |mut row: crate::db::Row| Ok((row.text()?, row.bytes()?));
        rows.into_iter().map(read).collect()
    }
}
