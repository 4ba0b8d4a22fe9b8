//! A backup that is stopped, and tokens that a restore must not give back.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use passerelle_model::policy::{Role, Scope};
use passerelle_model::token::{RevokeToken, TokenAction};
use passerelle_model::{Action, Purpose};
use passerelle_store::{BackupError, Progress, Store, StoreError};
use passerelle_testkit::{Agency, on_each};

use super::{Elsewhere, archive, attach, backed_up, opened, restored, with_all};
use crate::programs::{at_work, open, wanting};

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_revoked_after_the_backup_does_not_work_again() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (_, session) = at_work(agency, "ida", Role::Administrator, top).await;
        let store = agency.store.clone();
        let issue = async || {
            let wanted = wanting(&[Scope::OfficesRead], Some(top));
            let made = store.issue_token(&session, None, wanted).await.unwrap();
            (made.0.record, made.1.unwrap())
        };
        let (stolen, word) = issue().await;
        let (_, other) = issue().await;
        let file = backed_up(agency).await;
        // Nothing was done since: programs go on as they did.
        for to in Elsewhere::all(agency.beside()).await {
            let done = restored(agency, &to, &with_all(agency, &file))
                .await
                .unwrap();
            assert_eq!((done.lost_to, done.tokens_revoked), (None, 0));
            let again = opened(agency, &to).await;
            assert!(is_open(&again, &other).await);
            again.close().await.unwrap();
            to.end().await;
        }
        let revoke = TokenAction::Revoke(RevokeToken {
            token: stolen.id.into(),
        });
        let revoke = store.command(Purpose::OwnAccount, Action::Token(revoke));
        store.apply(&session.actor, revoke).await.unwrap();
        assert!(open(agency, &word).await.is_none());
        store.note_head().await.unwrap();
        for to in Elsewhere::all(agency.beside()).await {
            let done = restored(agency, &to, &with_all(agency, &file))
                .await
                .unwrap();
            assert!(done.lost_to.is_some());
            assert_eq!(done.tokens_revoked, 2, "nobody knows which of them");
            assert_eq!(done.replayed.unwrap().differences, []);
            let again = opened(agency, &to).await;
            for token in [&word, &other] {
                assert!(!is_open(&again, token).await);
            }
            again.close().await.unwrap();
            to.end().await;
        }
    })
    .await;
}

async fn is_open(store: &Store, token: &str) -> bool {
    let state = store.token(token).await.unwrap();
    matches!(state, passerelle_store::TokenState::Open(_))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_is_stopped_leaves_nothing_and_hinders_no_next_one() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gulnara", top).await;
        for n in 0..4 {
            attach(agency, account.into(), &vec![n; 3 << 20]).await;
        }
        let file = archive(agency);
        // Somebody stops it while sealed files are written, where nothing tells
        // how far it is.
        let (files, asked) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let progress = |progress| {
            if progress == Progress::Files {
                files.store(1, Ordering::SeqCst);
            }
        };
        let goes_on = || {
            asked.fetch_add(1, Ordering::SeqCst);
            files.load(Ordering::SeqCst) == 0
        };
        let stopped = agency.store.backup_while(&file, &[], goes_on, progress);
        let stopped = stopped.await.map(drop);
        let is_stopped = matches!(stopped, Err(StoreError::Backup(BackupError::Stopped)));
        assert!(is_stopped, "{stopped:?}");
        assert!(asked.load(Ordering::SeqCst) > 0);
        assert!(!file.exists());
        assert!(!file.with_extension("backup.partial").exists());
        agency.store.backup(&file, &[], |_| {}).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_nobody_waits_for_ends_by_itself() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let account = agency.account("gulnara", top).await;
    for n in 0..8 {
        attach(&agency, account.into(), &vec![n; 3 << 20]).await;
    }
    let (store, file) = (agency.store.clone(), archive(&agency));
    let wanted = file.clone();
    let (tells, told) = tokio::sync::oneshot::channel();
    let waits = tokio::spawn(async move {
        let mut tells = Some(tells);
        let progress = |progress| {
            if progress == Progress::Files
                && let Some(tells) = tells.take()
            {
                tells.send(()).unwrap();
            }
        };
        store.backup(&wanted, &[], progress).await
    });
    told.await.unwrap();
    // As a worker does that has to end.
    waits.abort();
    assert!(waits.await.unwrap_err().is_cancelled());
    let partial = file.with_extension("backup.partial");
    for _ in 0..500 {
        let free = std::fs::File::open(&partial).is_ok_and(|file| file.try_lock().is_ok());
        if free {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let length = std::fs::metadata(&partial).unwrap().len();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(std::fs::metadata(&partial).unwrap().len(), length);
    assert!(!file.exists() && length < 24 << 20, "{length}");
    agency.end().await;
}
