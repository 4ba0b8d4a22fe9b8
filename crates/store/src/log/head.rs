//! Signed heads: what leaves the machine, so that the past can be proved.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::db::{Conn, args};
use crate::error::StoreError;

use super::chain::Batch;

/// The newest link of the chain, signed. Whoever keeps it can prove later that
/// nothing up to its position was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    /// The machine.
    pub node: String,
    /// The link's number.
    pub batch: i64,
    /// The last position that it holds.
    pub position: i64,
    /// The link's hash, in hexadecimal.
    pub hash: String,
    /// When it was sealed.
    pub sealed_at: String,
    /// The Ed25519 key that signed, in hexadecimal.
    pub public_key: String,
    /// The signature over `node`, `batch`, `position`, `hash` and `sealed_at`
    /// with a line break after each, in hexadecimal.
    pub signature: String,
}

impl Store {
    /// Seals the tail and signs the head; an empty log has none.
    pub async fn log_head(&self) -> Result<Option<SignedHead>, StoreError> {
        self.seal_now().await?;
        let newest = Batch::newest(&mut self.db().read().await?).await?;
        Ok(newest.map(|(batch, hash)| self.signed(&batch, hash)))
    }

    /// The newest link of one state of the database, signed.
    pub(crate) async fn head_in(&self, conn: &mut Conn) -> Result<Option<SignedHead>, StoreError> {
        let newest = Batch::newest(conn).await?;
        Ok(newest.map(|(batch, hash)| self.signed(&batch, hash)))
    }

    /// The hash of the link that ends at a position, in hexadecimal.
    pub(crate) async fn link_at(&self, position: i64) -> Result<Option<String>, StoreError> {
        let row = self
            .db()
            .read()
            .await?
            .one(
                "SELECT hash FROM log_batch WHERE last_position = $1",
                args![position],
            )
            .await?;
        let hash = row.map(|mut row| row.bytes()).transpose()?;
        Ok(hash.map(|hash| HEXLOWER.encode(&hash)))
    }

    /// The mark of the last link that so many entries follow, from which a check
    /// goes on; nothing if the log is shorter.
    pub(crate) async fn mark_before(&self, entries: i64) -> Result<Option<String>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT number, last_position, hash FROM log_batch
                 WHERE last_position <= (SELECT MAX(position) FROM log) - $1
                 ORDER BY last_position DESC LIMIT 1",
                args![entries],
            )
            .await?;
        let Some(mut row) = row else {
            return Ok(None);
        };
        let (number, last, hash) = (row.int()?, row.int()?, row.bytes()?);
        Ok(Some(format!("{number} {last} {}", HEXLOWER.encode(&hash))))
    }

    fn signed(&self, batch: &Batch, hash: [u8; 32]) -> SignedHead {
        let (hash, sealed_at) = (HEXLOWER.encode(&hash), batch.sealed_at.to_string());
        let node = self.node().to_owned();
        let message = format!(
            "{node}\n{}\n{}\n{hash}\n{sealed_at}\n",
            batch.number, batch.last
        );
        SignedHead {
            signature: HEXLOWER.encode(&self.keys().sign(message.as_bytes())),
            public_key: HEXLOWER.encode(&self.keys().public()),
            batch: batch.number,
            position: batch.last,
            node,
            hash,
            sealed_at,
        }
    }
}
