//! The sealer's chain: within a second of their commit, entries are bound into
//! a batch whose hash holds the hash of the batch before it.
//!
//! The root is a Merkle tree as in RFC 6962: leaves and nodes are hashed apart,
//! so that neither passes for the other.

use std::sync::Arc;
use std::time::Duration;

use passerelle_model::Instant;
use tokio::sync::Notify;

use crate::db::{Conn, Db, Line, Row, args};
use crate::error::StoreError;
use crate::ports::Ports;

/// Entries of one batch at most.
const BATCH: i64 = 4_096;
/// How long after a commit the sealer waits for more to seal together.
const PAUSE: Duration = Duration::from_millis(400);

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Batch {
    pub(crate) number: i64,
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) root: [u8; 32],
    pub(crate) previous: [u8; 32],
    pub(crate) sealed_at: Instant,
}

impl Batch {
    /// The hash that the next batch holds.
    pub(crate) fn hash(&self) -> [u8; 32] {
        let mut hash = blake3::Hasher::new();
        for number in [self.number, self.first, self.last] {
            hash.update(&number.to_le_bytes());
        }
        hash.update(&self.root).update(&self.previous);
        hash.update(self.sealed_at.to_string().as_bytes());
        *hash.finalize().as_bytes()
    }

    /// Reads a row, with the hash that was kept beside it.
    pub(crate) fn read(mut row: Row) -> Result<(Self, [u8; 32]), StoreError> {
        let batch = Self {
            number: row.int()?,
            first: row.int()?,
            last: row.int()?,
            root: hash_of(&row.bytes()?)?,
            previous: hash_of(&row.bytes()?)?,
            sealed_at: row.parse()?,
        };
        Ok((batch, hash_of(&row.bytes()?)?))
    }

    /// The last link; none while nothing is sealed.
    pub(crate) async fn newest(conn: &mut Conn) -> Result<Option<(Self, [u8; 32])>, StoreError> {
        let row = conn
            .one(
                "SELECT number, first_position, last_position, root, previous, sealed_at, hash
                 FROM log_batch ORDER BY number DESC LIMIT 1",
                args![],
            )
            .await?;
        row.map(Self::read).transpose()
    }

    async fn append(&self, conn: &mut Conn) -> Result<(), StoreError> {
        let row = args![
            self.number,
            self.first,
            self.last,
            self.root.as_slice(),
            self.previous.as_slice(),
            self.hash().as_slice(),
            self.sealed_at,
        ];
        conn.execute(
            "INSERT INTO log_batch (number, first_position, last_position, root, previous, hash, sealed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row,
        )
        .await
        .map(drop)
    }
}

/// Thirty-two bytes that were kept.
pub(crate) fn hash_of(bytes: &[u8]) -> Result<[u8; 32], StoreError> {
    bytes
        .try_into()
        .or(Err(StoreError::Corrupt("a hash has another length")))
}

/// The root over the hashes of a batch's entries.
pub(crate) fn merkle_root(leaves: &[[u8; 32]]) -> [u8; 32] {
    let node = |mark: u8, parts: &[&[u8]]| {
        let mut hash = blake3::Hasher::new();
        hash.update(&[mark]);
        for part in parts {
            hash.update(part);
        }
        *hash.finalize().as_bytes()
    };
    let mut level: Vec<[u8; 32]> = leaves.iter().map(|leaf| node(0, &[leaf])).collect();
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => node(1, &[left, right]),
                [alone] => *alone,
                _ => [0; 32],
            })
            .collect();
    }
    level.first().copied().unwrap_or_default()
}

/// Seals what was committed, on the same database.
pub(crate) struct Sealer {
    pub(crate) db: Db,
    pub(crate) ports: Ports,
    pub(crate) committed: Arc<Notify>,
}

impl Sealer {
    /// Works until the task is ended.
    pub(crate) async fn run(self) {
        loop {
            self.committed.notified().await;
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = self.seal().await {
                // The tail stays unsealed and is reported; nothing is lost.
                tracing::warn!(
                    error = error.told_whole(),
                    "the tail of the log could not be sealed yet"
                );
                tokio::time::sleep(PAUSE).await;
                self.committed.notify_one();
            }
        }
    }

    /// Seals everything that is not sealed yet.
    pub(crate) async fn seal(&self) -> Result<(), StoreError> {
        while self.seal_one().await? {}
        Ok(())
    }

    /// Seals one batch; `false` if nothing was left.
    async fn seal_one(&self) -> Result<bool, StoreError> {
        // Looked at first without the write lock, which is wanted elsewhere.
        if !is_behind(&mut self.db.read().await?).await? {
            return Ok(false);
        }
        let mut conn = self.db.write().await?;
        conn.begin_write(Line::Records).await?;
        let sealed = self.append_next(&mut conn).await;
        match sealed {
            Ok(sealed) => {
                conn.commit().await?;
                Ok(sealed)
            }
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }

    async fn append_next(&self, conn: &mut Conn) -> Result<bool, StoreError> {
        let newest = Batch::newest(conn).await?;
        let (number, after, previous) = newest.map_or((0, 0, [0; 32]), |(batch, hash)| {
            (batch.number, batch.last, hash)
        });
        let rows = conn
            .all(
                "SELECT position, hash FROM log WHERE position > $1 ORDER BY position LIMIT $2",
                args![after, BATCH],
            )
            .await?;
        let leaves = rows
            .into_iter()
            .map(|mut row| Ok((row.int()?, hash_of(&row.bytes()?)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let (Some((first, _)), Some((last, _))) = (leaves.first(), leaves.last()) else {
            return Ok(false);
        };
        let (first, last) = (*first, *last);
        let hashes: Vec<_> = leaves.into_iter().map(|(_, hash)| hash).collect();
        let batch = Batch {
            number: number + 1,
            first,
            last,
            root: merkle_root(&hashes),
            previous,
            sealed_at: self.ports.clock.now(),
        };
        batch.append(conn).await?;
        Ok(true)
    }
}

async fn is_behind(conn: &mut Conn) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT COALESCE((SELECT MAX(position) FROM log), 0),
                    COALESCE((SELECT MAX(last_position) FROM log_batch), 0)",
            args![],
        )
        .await?;
    let Some(mut row) = row else {
        return Ok(false);
    };
    Ok(row.int()? > row.int()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_changes_with_every_leaf_and_with_their_order() {
        let leaves: Vec<_> = (0..5u8).map(|n| [n; 32]).collect();
        let root = merkle_root(&leaves);
        for n in 0..leaves.len() {
            let mut changed = leaves.clone();
            changed[n][0] ^= 1;
            assert_ne!(merkle_root(&changed), root);
        }
        let mut swapped = leaves.clone();
        swapped.swap(1, 3);
        assert_ne!(merkle_root(&swapped), root);
        assert_ne!(merkle_root(&leaves[..4]), root);
    }

    #[test]
    fn a_leaf_alone_is_not_its_own_root() {
        assert_ne!(merkle_root(&[[7; 32]]), [7; 32]);
    }
}
