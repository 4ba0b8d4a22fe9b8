//! The log: chained, verified, replayed, proved.

use ed25519_dalek::{Signature, VerifyingKey};
use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::{LogFilter, Page, Refusal};
use passerelle_testkit::world::details;
use passerelle_testkit::{Agency, on_each};

async fn twenty_changes(agency: &Agency) -> OfficeId {
    let top = agency.headquarters().await;
    for n in 0..19u32 {
        let mut details = details(OfficeKind::Headquarters, None);
        details.address = Some(format!("Street {n}"));
        let amend = AmendOffice {
            office: top,
            details,
        };
        agency
            .console(Action::Office(OfficeAction::Amend(amend)))
            .await;
        if n % 7 == 0 {
            agency.store.seal_now().await.unwrap();
        }
    }
    agency.store.seal_now().await.unwrap();
    top
}

/// Takes the guards away, as somebody who owns the machine could.
async fn unguard(agency: &Agency) {
    let tables = [("log", "log"), ("log_batch", "log_batch")];
    for (table, _) in tables {
        if agency.is_embedded() {
            for what in ["update", "delete"] {
                agency
                    .store
                    .tamper(&format!("DROP TRIGGER {table}_no_{what}"))
                    .await
                    .unwrap();
            }
        } else {
            agency
                .store
                .tamper(&format!("DROP TRIGGER {table}_append_only ON {table}"))
                .await
                .unwrap();
        }
    }
}

#[tokio::test]
async fn a_log_that_nobody_touched_is_whole() {
    on_each(async |agency| {
        twenty_changes(agency).await;
        let verified = agency.store.log_verify(|_| {}).await.unwrap();
        assert_eq!(
            (verified.entries, verified.unsealed, verified.broken),
            (20, 0, None)
        );
        assert!(verified.batches >= 3);
        let replayed = agency.store.log_replay().await.unwrap();
        assert_eq!((replayed.entries, replayed.records), (20, 1));
        assert!(replayed.differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_log() {
    on_each(async |agency| {
        twenty_changes(agency).await;
        for sql in [
            "UPDATE log SET actor = 'nobody' WHERE position = 3",
            "DELETE FROM log WHERE position = 3",
            "DELETE FROM log_batch",
        ] {
            assert!(agency.store.tamper(sql).await.is_err(), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn whatever_is_changed_behind_the_door_is_named() {
    for (sql, position) in [
        (
            "UPDATE log SET payload = replace(payload, 'Street 4', 'Street 5') WHERE position = 6",
            6,
        ),
        ("UPDATE log SET actor = 'nobody' WHERE position = 11", 11),
        (
            "UPDATE log SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE position = 1",
            1,
        ),
        ("DELETE FROM log WHERE position = 9", 9),
        ("DELETE FROM log WHERE position > 17", 18),
        ("DELETE FROM log_batch WHERE number = 2", 3),
        (
            "UPDATE log_batch SET sealed_at = '2020-01-01T00:00:00.000000Z' WHERE number = 2",
            3,
        ),
    ] {
        on_each(async |agency| {
            twenty_changes(agency).await;
            unguard(agency).await;
            assert!(agency.store.tamper(sql).await.unwrap() > 0, "{sql}");
            let broken = agency.store.log_verify(|_| {}).await.unwrap().broken;
            assert_eq!(
                broken.map(|broken| broken.position),
                Some(position),
                "{sql}"
            );
        })
        .await;
    }
}

#[tokio::test]
async fn a_state_that_the_log_does_not_give_is_named() {
    on_each(async |agency| {
        let office = twenty_changes(agency).await;
        agency
            .store
            .tamper("UPDATE office SET valid_to = '2030-01-01'")
            .await
            .unwrap();
        let found = agency.store.log_replay().await.unwrap();
        assert_eq!(found.differences, [office.into()]);
        agency
            .store
            .tamper("UPDATE office SET valid_to = NULL, listed = FALSE")
            .await
            .unwrap();
        let found = agency.store.log_replay().await.unwrap();
        assert_eq!(found.differences, [office.into()], "a look-up column");
        agency.store.tamper("DELETE FROM office").await.unwrap();
        assert_eq!(
            agency.store.log_replay().await.unwrap().differences,
            [office.into()]
        );
    })
    .await;
}

#[tokio::test]
async fn a_log_that_grows_while_it_is_checked_is_whole() {
    on_each(async |agency| {
        let top = twenty_changes(agency).await;
        let store = agency.store.clone();
        let writing = tokio::spawn(async move {
            for n in 0..300 {
                let mut details = details(OfficeKind::Headquarters, None);
                details.address = Some(format!("Avenue {n}"));
                let amend = AmendOffice {
                    office: top,
                    details,
                };
                let action = Action::Office(OfficeAction::Amend(amend));
                let command = store.command(Purpose::Operation, action);
                store.apply(&Actor::console(), command).await.unwrap();
                if n % 5 == 0 {
                    store.seal_now().await.unwrap();
                }
            }
        });
        while !writing.is_finished() {
            let verified = agency.store.log_verify(|_| {}).await.unwrap();
            assert_eq!(verified.broken, None);
            let replayed = agency.store.log_replay().await.unwrap();
            assert!(replayed.differences.is_empty());
        }
        writing.await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_signed_head_is_proved_with_nothing_but_its_key() {
    on_each(async |agency| {
        twenty_changes(agency).await;
        let head = agency.store.log_head().await.unwrap().unwrap();
        let hex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap();
        let key = VerifyingKey::from_bytes(&hex(&head.public_key).try_into().unwrap()).unwrap();
        let signature = Signature::from_bytes(&hex(&head.signature).try_into().unwrap());
        let says = |position: i64| {
            format!(
                "{}\n{}\n{position}\n{}\n{}\n",
                head.node, head.batch, head.hash, head.sealed_at
            )
        };
        assert!(
            key.verify_strict(says(head.position).as_bytes(), &signature)
                .is_ok()
        );
        assert!(
            key.verify_strict(says(head.position + 1).as_bytes(), &signature)
                .is_err()
        );
        assert_eq!(head.position, 20);
    })
    .await;
}

#[tokio::test]
async fn the_sealer_seals_within_a_second() {
    on_each(async |agency| {
        agency.headquarters().await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        assert_eq!(agency.store.measures().await.unwrap().sealed_position, 1);
    })
    .await;
}

#[tokio::test]
async fn history_tells_each_change_and_pages() {
    on_each(async |agency| {
        let office = twenty_changes(agency).await;
        let somebody = agency.somebody("dina", Role::Caseworker, office).await;
        let reader = agency.store.reader(&somebody, Purpose::Administration);
        let mut page = Page::first(8);
        let mut seen = Vec::new();
        loop {
            let paged = reader.history(office.into(), &page).await.unwrap();
            seen.extend(paged.rows);
            match paged.next {
                Some(next) => page = Page::after(8, Some(next)),
                None => break,
            }
        }
        assert_eq!(seen.len(), 20);
        assert!(seen.is_sorted_by_key(|entry| std::cmp::Reverse(entry.entry.position)));
        let newest = &seen[0].changes;
        assert_eq!(newest.len(), 1);
        assert_eq!(newest[0].name, "address");
    })
    .await;
}

#[tokio::test]
async fn the_log_is_for_those_with_its_duty() {
    on_each(async |agency| {
        let office = twenty_changes(agency).await;
        let caseworker = agency.somebody("emil", Role::Caseworker, office).await;
        let auditor = agency.somebody("fatou", Role::Auditor, office).await;
        let all = LogFilter::default();
        let read = async |actor: &Actor| {
            agency
                .store
                .reader(actor, Purpose::Audit)
                .log(&all, &Page::first(10))
                .await
        };
        assert!(matches!(read(&caseworker).await, Err(Refusal::Denied(_))));
        let page = read(&auditor).await.unwrap();
        assert_eq!(page.rows.len(), 10);
        assert!(page.next.is_some());
        assert_eq!(page.rows[0].kind, "grant.give");
    })
    .await;
}
