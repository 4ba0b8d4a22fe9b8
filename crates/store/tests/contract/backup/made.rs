//! Made while people write, and restored with what the newest journal knows.

use std::sync::mpsc;
use std::time::Duration;

use passerelle_model::office::{OfficeAction, OfficeKind, SetFocalPoint};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Actor, Purpose, Version};
use passerelle_store::{Expected, JournalFrom, KeysFrom, Progress, RestoreFrom, Store};
use passerelle_testkit::{Agency, on_each};
use tokio::task::JoinSet;

use super::{
    Elsewhere, amend, archive, attach, backed_up, file_at, name, opened, restored, secret,
    with_all, writer,
};
use crate::secrecy::dpo;

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_eight_write_is_one_state_on_either_database() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gulnara", top).await;
        agency.password(account, "correct horse gulnara").await;
        attach(agency, account.into(), &vec![7; 200_000]).await;
        let mut writers = JoinSet::new();
        for n in 0..8 {
            let name = format!("Office {n}");
            let office = agency
                .office(&name, OfficeKind::CountryOffice, Some(top))
                .await;
            writers.spawn(writer(agency.store.clone(), office, top));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        let before = agency.store.measures().await.unwrap().log_position;
        let file = archive(agency);
        let made = agency.store.backup(&file, &[], |_| {}).await.unwrap();
        let done: Vec<_> = writers.join_all().await.into_iter().flatten().collect();
        assert!(made.position >= before, "what was answered before it is in it");
        assert_eq!(made.files, 1);
        assert!(made.head.is_some_and(|head| head.position <= made.position));

        for to in Elsewhere::all(agency.beside()).await {
            let restored = restored(agency, &to, &with_all(agency, &file)).await.unwrap();
            assert_eq!(restored.position, made.position);
            assert_eq!(restored.verified.entries, made.position);
            assert_eq!(restored.rows, made.rows);
            assert_eq!(restored.replayed.unwrap().differences, []);
            assert_eq!((restored.keys_missing, restored.erased_again), (0, 0));
            let store = opened(agency, &to).await;
            for applied in &done {
                let sql = format!(
                    "SELECT COUNT(*) FROM log WHERE position = {} AND record = '{}' AND version = {}",
                    applied.position, applied.record, applied.version.0
                );
                let there = store.count(sql.leak()).await.unwrap() == 1;
                assert_eq!(there, applied.position <= made.position);
            }
            // The agency goes on where the backup ended.
            let command = store.command(Purpose::Operation, amend(top, top, 1));
            let refused = store.apply(&Actor::console(), command).await;
            assert!(refused.is_err(), "an office does not stand below itself");
            let somebody = store.sign_in(
                "gulnara@example.org",
                "correct horse gulnara",
                passerelle_store::Visitor {
                    address: "192.0.2.1".parse().unwrap(),
                    agent: "test".to_owned(),
                },
            );
            assert!(somebody.await.is_ok(), "the keys open what they sealed");
            store.close().await.unwrap();
            to.end().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_erased_after_the_backup_is_erased_again() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (gulnara, yusuf) = (
            agency.account("gulnara", top).await,
            agency.account("yusuf", top).await,
        );
        agency.grant(gulnara, Role::Caseworker, top).await;
        let set = SetFocalPoint {
            office: top,
            account: Some(gulnara),
        };
        agency
            .console(Action::Office(OfficeAction::SetFocalPoint(set)))
            .await;
        let address = attach(agency, gulnara.into(), b"the synthetic passport").await;
        let officer = dpo(agency, top).await;
        let file = backed_up(agency).await;
        let keys = agency.beside().join(name());
        let secret = secret();
        agency.store.backup_keys(&keys, &secret, 30).await.unwrap();

        let store = &agency.store;
        store
            .hand_over(&Actor::console(), gulnara, Some(Version(1)), yusuf)
            .await
            .unwrap();
        store
            .erase_account(&officer, gulnara, Some(Version(2)))
            .await
            .unwrap();
        let copy = agency.beside().join(name());
        store.copy_journal(&copy).unwrap();

        for to in Elsewhere::all(agency.beside()).await {
            let from = RestoreFrom {
                archive: file.clone(),
                journal: JournalFrom::Folder(copy.clone()),
                // Older than the erasure: her key is in it.
                keys: KeysFrom::Backup {
                    file: keys.clone(),
                    secret: self::secret(),
                    even_expired: false,
                },
            };
            let restored = restored(agency, &to, &from).await.unwrap();
            assert_eq!((restored.erased_again, restored.left_open), (1, 0));
            assert_eq!(restored.keys_missing, 0);
            let store = opened(agency, &to).await;
            let names = store
                .reader(&officer, Purpose::DataProtection)
                .account_names(&[gulnara, yusuf])
                .await
                .unwrap();
            assert_eq!(names.len(), 1, "her name is not read again");
            assert!(!file_at(&to.at.data_dir, &address).exists());
            let email = store.account_by_email("gulnara@example.org").await;
            assert_eq!(email.unwrap(), None);
            assert!(!store.journal_is_lost().unwrap());
            assert_eq!(store.log_replay().await.unwrap().differences, []);
            store.close().await.unwrap();
            to.end().await;
        }

        // Without the journal nobody knows, and that is said for good.
        let to = Elsewhere::embedded(agency.beside());
        let from = RestoreFrom {
            archive: file.clone(),
            journal: JournalFrom::Lost,
            keys: KeysFrom::Backup {
                file: keys.clone(),
                secret,
                even_expired: false,
            },
        };
        let restored = restored(agency, &to, &from).await.unwrap();
        assert_eq!(restored.erased_again, 0);
        let store = opened(agency, &to).await;
        assert!(store.journal_is_lost().unwrap());
        let told = "SELECT COUNT(*) FROM message WHERE kind = 'journal_lost' AND channel = 'inbox'";
        assert_eq!(store.count(told).await.unwrap(), 1, "the officer is told");
        store.close().await.unwrap();
        let findings =
            Store::examine(&to.at, Expected::default(), agency.store.ports().clone()).await;
        assert!(findings.iter().any(|found| {
            found.check == "restored" && found.says.contains("without its journal")
        }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_who_was_erased_is_not_read_again_either() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let first = agency.account("gulnara", top).await;
    agency.grant(first, Role::Administrator, top).await;
    agency.password(first, "correct horse gulnara").await;
    let file = backed_up(&agency).await;
    // Another administrator comes, and the first is erased.
    let second = agency.account("yusuf", top).await;
    agency.grant(second, Role::Administrator, top).await;
    agency.password(second, "correct horse yusuf").await;
    let (officer, store) = (dpo(&agency, top).await, &agency.store);
    store
        .hand_over(&Actor::console(), first, None, second)
        .await
        .unwrap();
    store.erase_account(&officer, first, None).await.unwrap();
    let to = Elsewhere::embedded(agency.beside());
    let restored = restored(&agency, &to, &with_all(&agency, &file))
        .await
        .unwrap();
    assert_eq!((restored.erased_again, restored.left_open), (1, 1));
    let store = opened(&agency, &to).await;
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    assert!(reader.account_names(&[first]).await.unwrap().is_empty());
    store.close().await.unwrap();
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_is_told_and_an_earlier_life_does_not_speak_against_it() {
    let mut agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let office = agency
        .office("Brussels", OfficeKind::CountryOffice, Some(top))
        .await;
    let file = backed_up(&agency).await;
    for n in 0..5 {
        agency.console(amend(office, top, n)).await;
    }
    agency.reopen().await;
    let to = Elsewhere::embedded(agency.beside());
    let restored = restored(&agency, &to, &with_all(&agency, &file))
        .await
        .unwrap();
    assert_eq!((restored.position, restored.lost_to), (2, Some(7)));
    // It lives on, is backed up, and is restored again with its own journal,
    // in which heads of the lost entries still stand.
    let store = opened(&agency, &to).await;
    for n in 0..3 {
        let command = store.command(Purpose::Operation, amend(office, top, n));
        store.apply(&Actor::console(), command).await.unwrap();
    }
    let second = archive(&agency);
    store.backup(&second, &[], |_| {}).await.unwrap();
    store.close().await.unwrap();
    let again = Elsewhere::embedded(agency.beside());
    let from = RestoreFrom {
        archive: second,
        journal: JournalFrom::Folder(to.at.data_dir.join("journal")),
        keys: KeysFrom::Folder(to.at.data_dir.join("keys")),
    };
    let restored = self::restored(&agency, &again, &from).await.unwrap();
    assert_eq!((restored.position, restored.lost_to), (5, None));
    // The journal of the first life signed another log.
    let third = Elsewhere::embedded(agency.beside());
    let from = RestoreFrom {
        journal: JournalFrom::Folder(agency.data_dir().join("journal")),
        ..from
    };
    assert!(self::restored(&agency, &third, &from).await.is_err());
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_erased_while_a_backup_reads() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let account = agency.account("gulnara", top).await;
    let officer = dpo(&agency, top).await;
    let (reads, reading) = mpsc::channel();
    let (erased, go_on) = mpsc::channel::<()>();
    let (store, file) = (agency.store.clone(), archive(&agency));
    let backup = tokio::spawn(async move {
        let mut held = Some(go_on);
        let progress = |progress| {
            if matches!(progress, Progress::Rows { .. })
                && let Some(go_on) = held.take()
            {
                reads.send(()).unwrap();
                // The snapshot is held open meanwhile.
                go_on.recv_timeout(Duration::from_mins(1)).unwrap();
            }
        };
        store.backup(&file, &[], progress).await.unwrap();
        file
    });
    tokio::task::spawn_blocking(move || reading.recv().unwrap())
        .await
        .unwrap();
    agency
        .store
        .erase_account(&officer, account, Some(Version(1)))
        .await
        .unwrap();
    // Others write meanwhile, and open the agency beside it.
    agency.account("yusuf", top).await;
    let beside = Store::open(agency.whereabouts(), agency.store.ports().clone()).await;
    beside.unwrap().close().await.unwrap();
    erased.send(()).unwrap();
    let file = backup.await.unwrap();
    // The backup is from before, and the journal from after.
    let to = Elsewhere::embedded(agency.beside());
    let restored = restored(&agency, &to, &with_all(&agency, &file))
        .await
        .unwrap();
    assert_eq!(restored.erased_again, 1);
    agency.end().await;
}
