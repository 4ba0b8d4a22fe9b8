//! Signed heads: what leaves the machine, so that the past can be proved.

use data_encoding::HEXLOWER;
use serde::Serialize;

use crate::Store;
use crate::error::StoreError;

use super::chain::Batch;

/// The newest link of the chain, signed. Whoever keeps it can prove later that
/// nothing up to its position was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
