//! Making, opening, migrating; full disks and programs that are too old.

use std::fs;

use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::{Expected, Ports, Refusal, Store, StoreError, Whereabouts};
use passerelle_testkit::world::details;
use passerelle_testkit::{Agency, on_each};

fn amend(office: OfficeId, length: usize) -> Action {
    let mut details = details(OfficeKind::Headquarters, None);
    details.address = Some("x".repeat(length));
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

#[tokio::test]
async fn a_newer_database_is_refused_and_an_older_one_named() {
    on_each(async |agency| {
        agency
            .store
            .tamper("INSERT INTO schema_migration (schema, number, name, applied_at) VALUES ('agency', 99, '0099_later', '2026-01-01T00:00:00.000000Z')")
            .await
            .unwrap();
        let opened = Store::open(agency.whereabouts(), Ports::machine()).await;
        assert!(matches!(opened, Err(StoreError::Newer { found: 99, .. })));
        let migrated = Store::migrate(agency.whereabouts(), Ports::machine()).await;
        assert!(matches!(migrated, Err(StoreError::Newer { .. })));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_made_twice_and_nothing_opened_that_is_not_there() {
    on_each(async |agency| {
        let again = Store::init(agency.whereabouts(), Ports::machine()).await;
        assert!(matches!(
            again,
            Err(StoreError::NotEmpty { .. } | StoreError::DatabaseNotEmpty)
        ));
        let nowhere = Whereabouts {
            data_dir: agency.beside().join("nowhere"),
            database: agency.whereabouts().database.clone(),
        };
        let opened = Store::open(&nowhere, Ports::machine()).await;
        assert!(matches!(opened, Err(StoreError::NotThere { .. })));
        assert!(
            !nowhere.data_dir.exists(),
            "a refusal leaves nothing behind"
        );
        let used = agency.beside().join("used");
        fs::create_dir(&used).unwrap();
        fs::write(used.join("letter.txt"), "dear").unwrap();
        let database = passerelle_store::Database::Embedded;
        let refused = Store::init(
            &Whereabouts {
                data_dir: used,
                database,
            },
            Ports::machine(),
        )
        .await;
        assert!(matches!(refused, Err(StoreError::NotEmpty { .. })));
    })
    .await;
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_restart() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        for n in 0..10 {
            agency.console(amend(top, n)).await;
        }
        agency.reopen().await;
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        assert_eq!(reader.office(top).await.unwrap().unwrap().version.0, 11);
        let verified = agency.store.log_verify(|_| {}).await.unwrap();
        assert_eq!((verified.entries, verified.unsealed), (11, 0));
    })
    .await;
}

#[tokio::test]
async fn a_full_disk_refuses_and_keeps_what_it_has() {
    // Only SQLite can be told to be full; a server's disk is not ours to fill.
    let mut agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    agency
        .store
        .tamper("PRAGMA max_page_count = 120")
        .await
        .unwrap();
    let mut done = 0;
    let full = loop {
        let command = agency.store.command(Purpose::Operation, amend(top, 3_000));
        match agency.store.apply(&Actor::console(), command).await {
            Ok(_) => done += 1,
            Err(refusal) => break refusal,
        }
    };
    assert!(matches!(full, Refusal::Store(StoreError::Full)), "{full:?}");
    agency
        .store
        .tamper("PRAGMA max_page_count = 1000000")
        .await
        .unwrap();
    let version = |agency: &Agency| {
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        async move { reader.office(top).await.unwrap().unwrap().version.0 }
    };
    assert_eq!(version(&agency).await, done + 1);
    agency.console(amend(top, 10)).await;
    agency.reopen().await;
    assert_eq!(version(&agency).await, done + 2);
    assert_eq!(agency.store.log_verify(|_| {}).await.unwrap().broken, None);
    assert!(
        agency
            .store
            .log_replay()
            .await
            .unwrap()
            .differences
            .is_empty()
    );
    agency.end().await;
}

#[tokio::test]
async fn the_doctor_finds_nothing_in_a_healthy_agency() {
    on_each(async |agency| {
        agency.headquarters().await;
        let findings = Store::examine(
            agency.whereabouts(),
            Expected::default(),
            agency.store.ports().clone(),
        )
        .await;
        // The tests' clock stands in the past of the machine's: no trouble.
        let troubles: Vec<_> = findings
            .iter()
            .filter(|finding| !finding.is_well())
            .collect();
        assert!(troubles.is_empty(), "{troubles:?}");
    })
    .await;
}

#[tokio::test]
async fn the_public_handle_shows_what_is_listed_and_no_more() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let hidden = agency
            .office("Hidden", OfficeKind::CountryOffice, Some(top))
            .await;
        let mut details = details(OfficeKind::CountryOffice, Some(top));
        details.listed = false;
        let amend = AmendOffice {
            office: hidden,
            details,
        };
        agency
            .console(Action::Office(OfficeAction::Amend(amend)))
            .await;
        let public = agency.store.public();
        let directory = public.directory().await.unwrap();
        assert_eq!(directory.len(), 1);
        assert_eq!(
            (directory[0].id, directory[0].name.as_str()),
            (top, "Headquarters")
        );
        assert!(public.office(hidden).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn work_that_is_let_go_in_the_middle_stops_nobody_else() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        for n in 0..200u64 {
            agency.console(amend(top, 10)).await;
            let store = agency.store.clone();
            let sealing = tokio::spawn(async move { store.seal_now().await });
            tokio::time::sleep(std::time::Duration::from_micros(n * 7)).await;
            sealing.abort();
            let _ = sealing.await;
        }
        agency.console(amend(top, 11)).await;
        agency.store.seal_now().await.unwrap();
        let verified = agency.store.log_verify(|_| {}).await.unwrap();
        assert_eq!((verified.unsealed, verified.broken), (0, None));
    })
    .await;
}
