//! What leaves the house: to whom, when, how often it is tried, and what is told
//! when it does not leave.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_model::account::{AccountAction, EraseAccount, SuspendAccount};
use passerelle_model::message::{Channel, Digest, MessageKind, Preferences, Quiet, ZoneName};
use passerelle_model::policy::Role;
use passerelle_model::{Action, Personal, Purpose};
use passerelle_store::Page;
use passerelle_store::messages::{DELIVER, DeliveryFilter, MessageState, Recipient};
use passerelle_testkit::on_each;

use crate::messages::{actor, all_leave, choose, due, gives, inbox, kinds};

#[tokio::test]
async fn what_leaves_goes_to_its_reader_in_their_language_and_the_read_log_knows() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let french = Preferences {
            language: Some(passerelle_model::text::LanguageCode::parse("fr").unwrap()),
            ..Preferences::default()
        };
        choose(agency, zoe, french).await;
        let reads = "SELECT COUNT(*) FROM read_log WHERE actor = 'console'";
        let parcels = due(agency).await;
        let [parcel] = &parcels[..] else {
            panic!("{parcels:?}")
        };
        match &parcel.to {
            Recipient::Email {
                address,
                name,
                language,
            } => {
                let told = (address.as_str(), name.as_str(), language.as_str());
                assert_eq!(told, ("zoe@example.org", "Synthetic zoe", "fr"));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(format!("{:?}", parcel.to), "Email([personal])");
        if !agency.is_embedded() {
            assert_eq!(agency.store.count(reads).await.unwrap(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_parcel_that_nobody_spoke_for_comes_again_under_its_name() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        agency.account("zoe", top).await;
        let first = due(agency).await;
        assert_eq!(first.len(), 1);
        // The process that had it was killed.
        assert!(due(agency).await.is_empty(), "it is somebody's for a while");
        agency.clock.advance(11 * 60);
        let again = due(agency).await;
        assert_eq!((again[0].id, again[0].attempts), (first[0].id, 2));
        agency.store.parcel_left(&again[0]).await.unwrap();
        agency.clock.advance(11 * 60);
        assert!(due(agency).await.is_empty(), "what left stays away");
    })
    .await;
}

#[tokio::test]
async fn what_stays_is_tried_again_given_up_at_last_and_told_to_who_operates() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let ada = agency.account("ada", top).await;
        agency.grant(ada, Role::Administrator, top).await;
        agency.account("zoe", top).await;
        agency.account("bob", top).await;
        let mut tried = 0;
        for _ in 0..20 {
            for parcel in due(agency).await {
                let stayed = ("mail_unreachable", false);
                agency.store.parcel_stayed(&parcel, stayed).await.unwrap();
                tried += 1;
            }
            agency.clock.advance(7 * 60 * 60);
        }
        // Two of Ada's own, one each of the others: eleven times each.
        assert_eq!(tried, 4 * 11);
        let told = inbox(agency, ada).await;
        let failures = told
            .iter()
            .filter(|kind| **kind == MessageKind::DeliveryFailed);
        assert_eq!(failures.count(), 1, "one message, not one for each");
        let acts = actor(agency, ada).await;
        let reader = agency.store.reader(&acts, Purpose::Operation);
        let failed = DeliveryFilter {
            state: Some(MessageState::Failed),
        };
        let page = Page::first(50);
        let stuck = reader.deliveries(&failed, &page).await.unwrap().rows;
        assert_eq!(stuck.len(), 4);
        assert_eq!(stuck[0].reason.as_deref(), Some("mail_unreachable"));
        agency.store.send_again(&acts, stuck[0].id).await.unwrap();
        assert_eq!(all_leave(agency).await, 1);
        let waits = agency.store.newest_job(DELIVER).await.unwrap();
        assert!(waits.is_some_and(|job| !job.state.is_over()));
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_and_digests_hold_back_what_can_wait() {
    on_each(async |agency| {
        // It is nine in the morning in Dakar.
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let chosen = Preferences {
            time_zone: Some(ZoneName::parse("Africa/Dakar").unwrap()),
            digest: Digest::Daily { hour: 18 },
            quiet: Some(Quiet {
                from: jiff::civil::time(8, 0, 0, 0),
                to: jiff::civil::time(12, 0, 0, 0),
            }),
            phone: Some(Personal::open("+221338890000".to_owned())),
            ways: BTreeMap::from([(
                MessageKind::GrantGiven,
                BTreeSet::from([Channel::Email, Channel::Sms]),
            )]),
            ..Preferences::default()
        };
        choose(agency, zoe, chosen).await;
        all_leave(agency).await;
        for _ in 0..3 {
            agency.console(gives(zoe, top, agency)).await;
        }
        assert!(due(agency).await.is_empty());
        let next = agency
            .store
            .next_parcel_at(&[Channel::Email, Channel::Sms])
            .await
            .unwrap()
            .unwrap();
        assert_eq!(next.to_string(), "2026-01-15T12:00:00.000000Z");
        agency.clock.advance(3 * 60 * 60 + 60);
        let texts = due(agency).await;
        assert_eq!(texts.len(), 3, "short texts come after the quiet hours");
        assert!(texts.iter().all(|p| matches!(&p.to,
            Recipient::Sms { number, .. } if number == "+221338890000")));
        for text in &texts {
            agency.store.parcel_left(text).await.unwrap();
        }
        agency.clock.advance(6 * 60 * 60);
        let digest = due(agency).await;
        let [digest] = &digest[..] else {
            panic!("{digest:?}")
        };
        assert_eq!(kinds(digest), [MessageKind::GrantGiven; 3]);
        // One more comes while it is on its way: the digest stays what it was.
        agency.console(gives(zoe, top, agency)).await;
        agency.clock.advance(25 * 60 * 60);
        let again = due(agency).await;
        assert_eq!(
            again.len(),
            3,
            "that digest, the next one, and a short text"
        );
        let same = again.iter().find(|parcel| parcel.id == digest.id).unwrap();
        assert_eq!(same.items, digest.items);
    })
    .await;
}

#[tokio::test]
async fn whoever_left_or_was_erased_is_told_nothing_more() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (zoe, bob) = (
            agency.account("zoe", top).await,
            agency.account("bob", top).await,
        );
        agency.password(zoe, "a quiet footbridge").await;
        let suspend = SuspendAccount {
            account: zoe,
            reason: Personal::open("A test.".to_owned()),
        };
        agency
            .console(Action::Account(AccountAction::Suspend(suspend)))
            .await;
        agency.grant(zoe, Role::Enumerator, top).await;
        let erase = EraseAccount { account: bob };
        agency
            .console(Action::Account(AccountAction::Erase(erase)))
            .await;
        assert!(due(agency).await.is_empty());
        let left = "SELECT COUNT(*) FROM message WHERE state = 'waiting' AND channel <> 'print'";
        assert_eq!(agency.store.count(left).await.unwrap(), 0);
        assert_eq!(inbox(agency, bob).await, []);
    })
    .await;
}
