//! What is settled in a restored agency before it is given away: what the
//! newest journal knows and the backup does not, and that its log is whole.

use passerelle_model::message::{About, MessageKind};
use passerelle_model::policy::Duty;
use passerelle_model::{ActionId, Subject};

use super::BackupError;
use super::manifest::Opening;
use super::restore::{JournalFrom, KeysFrom, RestoreFrom};
use crate::Store;
use crate::db::Line;
use crate::error::StoreError;
use crate::journal::Noted;
use crate::log::{Replayed, Verified};
use crate::messages::{Post, holders};
use crate::records::AnyRecord;

/// What a journal knows.
pub(super) struct Known {
    /// Everybody who was ever erased.
    pub(super) erased: Vec<Subject>,
    /// Signed heads up to the backup's position, of this life of the agency.
    heads: Vec<(i64, String)>,
    /// The last position of any head of this life.
    pub(super) newest: Option<i64>,
}

impl Known {
    pub(super) fn of(noted: Vec<Noted>, position: i64) -> Self {
        let mut known = Self {
            erased: Vec::new(),
            heads: Vec::new(),
            newest: None,
        };
        let mut heads: Vec<(i64, String)> = Vec::new();
        for line in noted {
            match line {
                Noted::Erasure { subject, .. } => known.erased.push(subject),
                Noted::Head { position, hash, .. } => heads.push((position, hash)),
                // What came after it in an earlier life was lost.
                Noted::Restored { position, .. } => heads.retain(|(at, _)| *at <= position),
            }
        }
        known.newest = heads.iter().map(|(at, _)| *at).max();
        heads.retain(|(at, _)| *at <= position);
        known.heads = heads;
        known
    }
}

/// What was settled in the agency before it is given away.
pub(super) struct Settled {
    pub(super) erased_again: u64,
    pub(super) left_open: u64,
    pub(super) tokens_revoked: u64,
    pub(super) verified: Verified,
    pub(super) replayed: Option<Replayed>,
}

pub(super) async fn settle(
    store: &Store,
    from: &RestoreFrom,
    opening: &Opening,
    known: &Known,
) -> Result<Settled, StoreError> {
    let noted = Noted::Restored {
        position: opening.position,
        journal_lost: matches!(from.journal, JournalFrom::Lost),
    };
    for (position, hash) in &known.heads {
        if store.link_at(*position).await?.as_deref() != Some(hash.as_str()) {
            return Err(other_journal("it signed another log than the backup's"));
        }
    }
    store.journal().note(store.now(), noted)?;
    let (mut erased_again, mut left_open) = (0, 0);
    for subject in &known.erased {
        match store.erase_again(*subject).await? {
            Again::Known => {}
            Again::Erased => erased_again += 1,
            Again::LeftOpen => (erased_again, left_open) = (erased_again + 1, left_open + 1),
        }
    }
    let journal_lost = matches!(from.journal, JournalFrom::Lost);
    if journal_lost {
        tell_of_lost_journal(store).await?;
    }
    let mut tokens_revoked = 0;
    if journal_lost || known.newest.is_some_and(|newest| newest > opening.position) {
        tokens_revoked = store.revoke_all_tokens().await?;
    }
    let verified = store.log_verify(|_| {}).await?;
    if let Some(broken) = &verified.broken {
        return Err(BackupError::BrokenLog {
            position: broken.position,
            what: broken.what,
        }
        .into());
    }
    // Rows of batches lie in files that a lost key does not open any more.
    let replayed = match (store.log_replay().await, &from.keys) {
        (Ok(replayed), _) => Some(replayed),
        (Err(_), KeysFrom::Lost) => None,
        (Err(error), _) => return Err(error),
    };
    let differ = replayed.as_ref().map_or(0, |found| found.differences.len());
    if differ > 0 {
        return Err(BackupError::NotReplayed { records: differ }.into());
    }
    Ok(Settled {
        erased_again,
        left_open,
        tokens_revoked,
        verified,
        replayed,
    })
}

/// Tells everybody who answers for the protection of data, by every way that
/// they chose: it leaves as soon as the agency is at work again.
async fn tell_of_lost_journal(store: &Store) -> Result<(), StoreError> {
    let tree = store.tree().await?;
    let Some(top) = tree.children(None).first().map(|office| office.id) else {
        return Ok(());
    };
    let now = store.now();
    let mut conn = store.db().write().await?;
    conn.begin_write(Line::Records).await?;
    let mut post = Post::of(store.ids(), now, &ActionId::new(store.ids()));
    for account in holders(&mut conn, (Duty::Erase, None), now, |_| None).await? {
        let loaded = AnyRecord::load(&mut conn, account.into()).await?;
        if let Some(AnyRecord::Account(account)) = loaded {
            let about = About::Record(top.into());
            post.tell(&account, MessageKind::JournalLost, about);
        }
    }
    post.write(&mut conn).await?;
    conn.commit().await
}

/// How an erasure of the journal stands to the backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// The backup knew of it, or never knew whom it is about.
    Known,
    /// It was done again.
    Erased,
    /// The key is destroyed, but a rule keeps the record from being closed.
    LeftOpen,
}

pub(super) fn other_journal(what: &'static str) -> StoreError {
    BackupError::OtherJournal { what }.into()
}
