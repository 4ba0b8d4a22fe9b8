//! Moving, drills, and what the doctor says of backups.

use std::fs;

use passerelle_model::account::{AccountAction, AmendAccount};
use passerelle_model::{AccountId, Action, Actor, Purpose, Subject};
use passerelle_store::{
    BackupError, Database, DrillOf, Expected, Ports, Store, StoreError, Whereabouts,
};
use passerelle_testkit::world::account_details;
use passerelle_testkit::{Agency, on_each};

use super::{Elsewhere, attach, backed_up, file_at, secret};

#[tokio::test(flavor = "multi_thread")]
async fn the_records_move_and_move_back() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let account = agency.account("gulnara", top).await;
    agency.password(account, "correct horse gulnara").await;
    attach(&agency, account.into(), b"the synthetic passport").await;
    let ports = agency.store.ports().clone();
    let Some(server) = Elsewhere::on_server(agency.beside()).await else {
        agency.end().await;
        return;
    };
    let there = Whereabouts {
        data_dir: agency.data_dir().to_owned(),
        database: server.at.database.clone(),
    };
    let open = Store::move_to(agency.whereabouts(), &there.database, ports.clone(), |_| {}).await;
    assert!(matches!(open, Err(StoreError::Backup(BackupError::InUse))));
    let position = agency.store.measures().await.unwrap().log_position;
    agency.store.close().await.unwrap();
    let before = fs::read(agency.data_dir().join("passerelle.db")).unwrap();

    let moved = Store::move_to(agency.whereabouts(), &there.database, ports.clone(), |_| {}).await;
    let moved = moved.unwrap();
    assert_eq!(moved.position, position);
    let away = Store::open(&there, ports.clone()).await;
    assert!(matches!(away, Err(StoreError::Backup(BackupError::Away))));
    drop(moved);
    let store = Store::open(&there, ports.clone()).await.unwrap();
    assert_eq!(store.log_verify(|_| {}).await.unwrap().entries, position);
    assert_eq!(store.log_replay().await.unwrap().differences, []);
    let command = store.command(
        Purpose::Administration,
        Action::Account(AccountAction::Amend(AmendAccount {
            account,
            details: account_details("gulnara", top),
        })),
    );
    store.apply(&Actor::console(), command).await.unwrap();
    store.close().await.unwrap();
    let after = fs::read(agency.data_dir().join("passerelle.db")).unwrap();
    assert!(before == after, "the old database is as it was");
    let again = Store::move_to(agency.whereabouts(), &there.database, ports.clone(), |_| {}).await;
    assert!(matches!(again, Err(StoreError::DatabaseNotEmpty)));

    // Back, once the old file is out of the way.
    let back = Store::move_to(&there, &Database::Embedded, ports.clone(), |_| {}).await;
    assert!(matches!(back, Err(StoreError::DatabaseNotEmpty)));
    fs::remove_file(agency.data_dir().join("passerelle.db")).unwrap();
    fs::remove_file(agency.data_dir().join("reads.db")).unwrap();
    let back = Store::move_to(&there, &Database::Embedded, ports.clone(), |_| {}).await;
    assert_eq!(back.unwrap().position, position + 1);
    let store = Store::open(agency.whereabouts(), ports).await.unwrap();
    assert_eq!(store.log_replay().await.unwrap().differences, []);
    store.close().await.unwrap();
    server.end().await;
    agency.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drill_is_noted_and_leaves_nothing() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let account = agency.account("gulnara", top).await;
        let address = attach(agency, account.into(), b"the synthetic passport").await;
        let file = backed_up(agency).await;
        let within = agency.beside().join("within");
        fs::create_dir(&within).unwrap();
        // One that was killed left a copy of the keys.
        fs::create_dir_all(within.join("passerelle-drill-left/data/keys")).unwrap();
        let of = || DrillOf {
            archive: file.clone(),
            keys: None,
            within: within.clone(),
        };
        let ports = agency.store.ports().clone();
        let drilled = Store::drill(agency.whereabouts(), ports.clone(), of(), |_| {}).await;
        let drilled = drilled.unwrap();
        assert_eq!((drilled.opened, drilled.files_missing), (1, 0));
        assert_eq!(fs::read_dir(&within).unwrap().count(), 0);
        let facts = agency.store.backup_facts();
        assert_eq!(facts.drill.unwrap().position, drilled.restored.position);
        assert_eq!(facts.backup.unwrap().position, drilled.restored.position);

        // A file that is named and gone is told of.
        fs::remove_file(file_at(agency.data_dir(), &address)).unwrap();
        let file = backed_up(agency).await;
        let of = DrillOf {
            archive: file,
            ..of()
        };
        let drilled = Store::drill(agency.whereabouts(), ports, of, |_| {}).await;
        assert_eq!(drilled.unwrap().files_missing, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_what_is_old_and_when_the_log_is_broken() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    agency.account("gulnara", top).await;
    let day = 24 * 60 * 60;
    let troubles = async || {
        let ports = agency.store.ports().clone();
        let found = Store::examine(agency.whereabouts(), Expected::default(), ports).await;
        let bad = found.into_iter().filter(|finding| !finding.is_well());
        bad.map(|finding| finding.check).collect::<Vec<_>>()
    };
    assert_eq!(troubles().await, [""; 0], "a young agency has time");
    agency.clock.advance(3 * day);
    assert_eq!(troubles().await, ["backup", "copy of the journal"]);
    backed_up(&agency).await;
    assert_eq!(troubles().await, [""; 0]);
    let keys = agency.beside().join("keys.backup");
    agency.store.backup_keys(&keys, &secret(), 5).await.unwrap();
    agency.clock.advance(6 * day);
    assert_eq!(
        troubles().await,
        ["backup", "backup of keys", "copy of the journal"]
    );
    agency
        .store
        .tamper("DROP TRIGGER log_no_update")
        .await
        .unwrap();
    agency
        .store
        .tamper("UPDATE log SET kind = 'office.close' WHERE position = 1")
        .await
        .unwrap();
    assert!(troubles().await.contains(&"log"));
    agency.end().await;
}

/// An id of a record is that of a subject.
#[test]
fn a_subject_is_named_by_its_record() {
    let account = AccountId::new(&*Ports::machine().ids);
    assert_eq!(Subject::from(account).to_string(), account.to_string());
}
