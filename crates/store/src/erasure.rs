//! Erasure, after its action: the journal, the key, the sealed files, and the
//! pages on which deleted rows may still stand.
//!
//! Every step may be done twice, and at each start all of them are done again
//! for everybody who was erased: whatever a crash cut off is then finished.

use std::time::Duration;

use passerelle_model::account::{AccountAction, AccountStatus, EraseAccount};
use passerelle_model::{AccountId, Action, Actor, Purpose, Subject};

use crate::Store;
use crate::backup::Again;
use crate::db::args;
use crate::door::Refusal;
use crate::error::StoreError;
use crate::journal::Noted;

/// How long an erasure waits for whoever reads.
const PROMPT: Duration = Duration::from_secs(2);

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

    /// Does an erasure again that a restored backup did not know of. Whoever was
    /// erased had passed their work on by then, and the backup may not know of
    /// that either: so their roles end with it, and nobody answers for their
    /// offices until somebody is named.
    pub(crate) async fn erase_again(&self, subject: Subject) -> Result<Again, StoreError> {
        for address in self.files_about(subject).await? {
            self.files().remove(&address)?;
        }
        let account = AccountId::from(subject.uuid());
        let Some(status) = self.status_of(account).await? else {
            return Ok(Again::Known);
        };
        if status == AccountStatus::Erased.code() {
            return Ok(Again::Known);
        }
        let mut actions = self.ends_of(account).await?;
        actions.push(Action::Account(AccountAction::Erase(EraseAccount {
            account,
        })));
        let commands = actions
            .into_iter()
            .map(|action| self.command(Purpose::DataProtection, action));
        match self.apply_all(&Actor::console(), commands.collect()).await {
            Ok(applied) => {
                let position = applied.last().map_or(0, |applied| applied.position);
                self.finish_erasure((account, position)).await?;
                Ok(Again::Erased)
            }
            Err(Refusal::Store(error)) => Err(error),
            Err(_) => Ok(Again::LeftOpen),
        }
    }

    async fn status_of(&self, account: AccountId) -> Result<Option<String>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one("SELECT status FROM account WHERE id = $1", args![account])
            .await?;
        row.map(|mut row| row.text()).transpose()
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
        self.leave_no_page().await
    }

    /// Deleted look-ups were overwritten in place; the write-ahead log still
    /// holds the pages as they were. While a backup reads, which has them too,
    /// it cannot be emptied: that is then done as soon as the backup is through.
    async fn leave_no_page(&self) -> Result<(), StoreError> {
        match self.db().truncate_wal(PROMPT).await {
            Err(StoreError::Busy) => {}
            emptied => return emptied,
        }
        tracing::info!("the write-ahead log is emptied once whoever reads from it is through");
        let db = self.db().clone();
        self.goes_on(tokio::spawn(async move {
            while let Err(StoreError::Busy) = db.truncate_wal(PROMPT).await {}
        }));
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
