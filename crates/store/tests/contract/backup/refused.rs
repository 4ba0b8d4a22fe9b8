//! What is refused, and leaves nothing.

use std::fs;
use std::path::Path;

use passerelle_model::{Actor, Purpose};
use passerelle_store::{
    BackupError, Expected, JournalFrom, KeysFrom, KeysSecret, Ports, RestoreFrom, Store, StoreError,
};
use passerelle_testkit::{Agency, on_each};

use super::{Elsewhere, archive, attach, backed_up, opened, restored, secret, with_all};

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_that_does_not_go_on_from_the_backups_is_refused() {
    let mut agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    agency.reopen().await;
    let older = agency.beside().join("older");
    agency.store.copy_journal(&older).unwrap();
    agency.account("gulnara", top).await;
    agency.reopen().await;
    let file = backed_up(&agency).await;
    let other = Agency::embedded().await;
    other.headquarters().await;
    other.store.note_head().await.unwrap();
    let changed = agency.beside().join("changed");
    agency.store.copy_journal(&changed).unwrap();
    let path = changed.join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}{}", text.lines().next().unwrap())).unwrap();
    let absent = agency.beside().join("absent");
    for folder in [older, other.data_dir().join("journal"), changed, absent] {
        let to = Elsewhere::embedded(agency.beside());
        let from = RestoreFrom {
            journal: JournalFrom::Folder(folder.clone()),
            ..with_all(&agency, &file)
        };
        let refused = restored(&agency, &to, &from).await.unwrap_err();
        assert!(
            matches!(
                refused,
                StoreError::Backup(BackupError::OtherJournal { .. })
            ),
            "{}: {refused:?}",
            folder.display()
        );
        assert!(!to.at.data_dir.join("keys").exists());
    }
    // A folder that holds another journal is left alone.
    let taken = agency.store.copy_journal(&other.data_dir().join("journal"));
    assert!(matches!(
        taken,
        Err(StoreError::Backup(BackupError::OtherJournal { .. }))
    ));
    other.end().await;
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_do_not_belong_to_it_are_refused() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let account = agency.account("gulnara", top).await;
    let file = backed_up(&agency).await;
    let (keys, store) = (agency.beside().join("keys.backup"), &agency.store);
    store.backup_keys(&keys, &secret(), 30).await.unwrap();
    let other = Agency::embedded().await;
    let others = agency.beside().join("others.backup");
    other
        .store
        .backup_keys(&others, &secret(), 30)
        .await
        .unwrap();
    let weak = KeysSecret::Passphrase("short".to_owned().into());
    let refused = store
        .backup_keys(&agency.beside().join("weak"), &weak, 30)
        .await;
    assert!(matches!(
        refused,
        Err(StoreError::Backup(BackupError::ShortSecret { .. }))
    ));
    assert!(!agency.beside().join("weak").exists());

    let from = |file: &Path, secret, even_expired| KeysFrom::Backup {
        file: file.to_owned(),
        secret,
        even_expired,
    };
    let wrong = KeysSecret::Passphrase("another synthetic secret".to_owned().into());
    let refusals = [
        (KeysFrom::Folder(other.data_dir().join("keys")), "other"),
        (from(&others, secret(), false), "other"),
        (from(&keys, wrong, false), "wrong"),
        (from(&file, secret(), false), "not ours"),
    ];
    for (keys, what) in refusals {
        let to = Elsewhere::embedded(agency.beside());
        let from = RestoreFrom {
            keys,
            ..with_all(&agency, &file)
        };
        let refused = restored(&agency, &to, &from).await.unwrap_err();
        assert!(
            match what {
                "other" => matches!(refused, StoreError::Backup(BackupError::OtherKeys)),
                "wrong" => matches!(refused, StoreError::Backup(BackupError::WrongSecret)),
                _ => matches!(refused, StoreError::Backup(BackupError::NotOurs { .. })),
            },
            "{what}: {refused:?}"
        );
        assert!(!to.at.data_dir.join("keys").exists());
    }

    // Once its time is over it is taken only where somebody insists.
    agency.clock.advance(31 * 24 * 60 * 60);
    for (insists, taken) in [(false, false), (true, true)] {
        let to = Elsewhere::embedded(agency.beside());
        let from = RestoreFrom {
            keys: from(&keys, secret(), insists),
            journal: JournalFrom::Lost,
            archive: file.clone(),
        };
        let restored = restored(&agency, &to, &from).await;
        assert_eq!(restored.is_ok(), taken);
    }

    // Without keys everything but names comes back.
    let to = Elsewhere::embedded(agency.beside());
    let from = RestoreFrom {
        keys: KeysFrom::Lost,
        journal: JournalFrom::Lost,
        archive: file,
    };
    let restored = restored(&agency, &to, &from).await.unwrap();
    assert_eq!(restored.keys_missing, 1);
    let store = opened(&agency, &to).await;
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    assert!(reader.office(top).await.unwrap().is_some());
    assert!(reader.account_names(&[account]).await.unwrap().is_empty());
    store.close().await.unwrap();
    other.end().await;
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_made_after_its_backup_is_missed() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    agency.account("gulnara", top).await;
    let keys = agency.beside().join("keys.backup");
    agency
        .store
        .backup_keys(&keys, &secret(), 30)
        .await
        .unwrap();
    agency.account("yusuf", top).await;
    agency.account("hana", top).await;
    let file = backed_up(&agency).await;
    let to = Elsewhere::embedded(agency.beside());
    let from = RestoreFrom {
        keys: KeysFrom::Backup {
            file: keys,
            secret: secret(),
            even_expired: false,
        },
        journal: JournalFrom::Lost,
        archive: file,
    };
    assert_eq!(restored(&agency, &to, &from).await.unwrap().keys_missing, 2);
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_restored_over_what_is_there_and_no_file_written_over() {
    on_each(async |agency| {
        agency.headquarters().await;
        let file = backed_up(agency).await;
        let again = agency.store.backup(&file, &[], |_| {}).await;
        assert!(matches!(
            again,
            Err(StoreError::Backup(BackupError::Taken { .. }))
        ));
        let from = with_all(agency, &file);
        let ports = agency.store.ports().clone();
        let over = Store::restore(agency.whereabouts(), ports, &from, |_| {}).await;
        assert!(matches!(
            over,
            Err(StoreError::Backup(BackupError::InUse)
                | StoreError::NotEmpty { .. }
                | StoreError::DatabaseNotEmpty)
        ));
        let used = Elsewhere::embedded(agency.beside());
        fs::create_dir(&used.at.data_dir).unwrap();
        fs::write(used.at.data_dir.join("letter.txt"), "dear").unwrap();
        let over = restored(agency, &used, &from).await;
        assert!(matches!(over, Err(StoreError::NotEmpty { .. })));
        let left = fs::read_dir(&used.at.data_dir).unwrap().count();
        assert_eq!(left, 1);
        // A settings file may lie there, and stays.
        let ready = Elsewhere::embedded(agency.beside());
        fs::create_dir(&ready.at.data_dir).unwrap();
        let settings = ready.at.data_dir.join("passerelle.toml");
        fs::write(&settings, "# ours").unwrap();
        restored(agency, &ready, &from).await.unwrap();
        assert_eq!(fs::read_to_string(settings).unwrap(), "# ours");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_was_cut_off_is_begun_anew() {
    let agency = Agency::embedded().await;
    agency.headquarters().await;
    let file = backed_up(&agency).await;
    let to = Elsewhere::embedded(agency.beside());
    // What a kill left at the worst moment: all but the keys is in its place.
    fs::create_dir_all(to.at.data_dir.join(".restoring/keys")).unwrap();
    fs::create_dir_all(to.at.data_dir.join("files/ab")).unwrap();
    fs::write(to.at.data_dir.join("passerelle.db"), "half").unwrap();
    let opened = Store::open(&to.at, Ports::machine()).await;
    assert!(matches!(opened, Err(StoreError::NotThere { .. })));
    let findings = Store::examine(&to.at, Expected::default(), Ports::machine()).await;
    assert!(findings[0].says.contains("cut off"), "{findings:?}");
    restored(&agency, &to, &with_all(&agency, &file))
        .await
        .unwrap();
    assert!(!to.at.data_dir.join(".restoring").exists());
    self::opened(&agency, &to).await.close().await.unwrap();
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_bit_is_flipped_and_wherever_it_is_cut_nothing_is_restored() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let account = agency.account("gulnara", top).await;
    attach(&agency, account.into(), b"the synthetic passport").await;
    let file = backed_up(&agency).await;
    let whole = fs::read(&file).unwrap();
    let damaged = archive(&agency);
    for n in 0..60 {
        // The end of an id is drawn at random.
        let drawn = Ports::machine().ids.next().as_u128() & u128::from(u32::MAX);
        let place = usize::try_from(drawn).unwrap() % (whole.len() * 8);
        let mut bytes = whole.clone();
        if n % 3 == 0 {
            bytes.truncate(place / 8);
        } else {
            bytes[place / 8] ^= 1 << (place % 8);
        }
        fs::write(&damaged, bytes).unwrap();
        let to = Elsewhere::embedded(agency.beside());
        let refused = restored(&agency, &to, &with_all(&agency, &damaged)).await;
        let refused = refused.unwrap_err();
        assert!(
            matches!(
                refused,
                StoreError::Backup(
                    BackupError::Damaged { .. }
                        | BackupError::NotOurs { .. }
                        | BackupError::NewerFormat { .. }
                )
            ),
            "{n} {place}: {refused:?}"
        );
        let left = fs::read_dir(&to.at.data_dir).map_or(0, Iterator::count);
        assert_eq!(left, 0, "it leaves nothing");
    }
    agency.end().await;
}
