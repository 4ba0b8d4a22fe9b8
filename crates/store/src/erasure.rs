//! Erasure, after its action: the journal, the key, the sealed files, and the
//! pages on which deleted rows may still stand.

use passerelle_model::{AccountId, Subject};

use crate::Store;
use crate::db::args;
use crate::error::StoreError;
use crate::journal::Noted;

impl Store {
    /// Finishes an erasure. Every step may be done twice.
    pub(crate) async fn finish_erasure(
        &self,
        account: AccountId,
        position: i64,
    ) -> Result<(), StoreError> {
        let subject = Subject::from(account);
        // First the journal: once the key is gone, a restore must know why.
        self.journal()
            .note(self.now(), Noted::Erasure { subject, position })?;
        self.keys().destroy(subject).await?;
        for address in self.files_about(subject).await? {
            self.files().remove(&address)?;
        }
        // Deleted look-ups were overwritten in place; the write-ahead log still
        // holds the pages as they were.
        self.db().truncate_wal().await
    }

    /// Finishes erasures that a crash cut off.
    pub(crate) async fn finish_erasures(&self) -> Result<(), StoreError> {
        let erased = self.erased().await?;
        if erased.is_empty() {
            return Ok(());
        }
        let known = self.journal().erased()?;
        for (account, position) in erased {
            let subject = Subject::from(account);
            let cut_off = !known.contains(&subject) || self.keys().of(subject).await?.is_some();
            if cut_off {
                tracing::info!("finishing an erasure that was cut off");
                self.finish_erasure(account, position).await?;
            }
        }
        Ok(())
    }

    async fn files_about(&self, subject: Subject) -> Result<Vec<String>, StoreError> {
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                "SELECT attached FROM document WHERE subject = $1",
                args![subject],
            )
            .await?;
        rows.into_iter()
            .map(|mut row| {
                let attached: passerelle_model::document::AttachDocument = row.json()?;
                Ok(attached.address)
            })
            .collect()
    }
}
