//! Erasure, after its action: the journal, the key, the sealed files, and the
//! pages on which deleted rows may still stand.
//!
//! Every step may be done twice, and at each start all of them are done again
//! for everybody who was erased: whatever a crash cut off is then finished.

use passerelle_model::{AccountId, Subject};

use crate::Store;
use crate::db::args;
use crate::error::StoreError;
use crate::journal::Noted;

/// Somebody who was erased, and the position of the action that did it.
pub(crate) type Erased = (AccountId, i64);

impl Store {
    /// Finishes an erasure, whether or not whoever asked still waits.
    pub(crate) async fn finish_erasure(&self, erased: Erased) -> Result<(), StoreError> {
        let store = self.clone();
        let work = tokio::spawn(async move {
            store.drop_sessions(erased.0, None).await?;
            store.leave_nothing(&[erased]).await
        });
        work.await.or(Err(StoreError::Closed))?
    }

    /// Finishes every erasure there ever was.
    pub(crate) async fn finish_erasures(&self) -> Result<(), StoreError> {
        let erased = self.erased().await?;
        if erased.is_empty() {
            return Ok(());
        }
        self.leave_nothing(&erased).await
    }

    async fn leave_nothing(&self, erased: &[Erased]) -> Result<(), StoreError> {
        let subjects: Vec<_> = erased
            .iter()
            .map(|(account, _)| (*account).into())
            .collect();
        // First the journal: once a key is gone, a restore must know why.
        let known = self.journal().erased()?;
        for (subject, (_, position)) in subjects.iter().zip(erased) {
            if !known.contains(subject) {
                let (subject, position) = (*subject, *position);
                let noted = Noted::Erasure { subject, position };
                self.journal().note(self.now(), noted)?;
            }
        }
        self.keys().destroy(&subjects).await?;
        for subject in &subjects {
            for address in self.files_about(*subject).await? {
                self.files().remove(&address)?;
            }
        }
        // Deleted look-ups were overwritten in place; the write-ahead log still
        // holds the pages as they were.
        self.db().truncate_wal().await
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
