//! Ways that are out of order, and what waits for them: one hangs and holds back
//! no other, nothing is lost by an outage, and nothing leaves under two names.

use passerelle_model::account::{AccountAction, SuspendAccount};
use passerelle_model::message::{Channel, Digest, MessageKind, Preferences, ZoneName};
use passerelle_model::office::{DatedName, OfficeAction, OfficeKind, RenameOffice};
use passerelle_model::policy::Role;
use passerelle_model::text::ShortText;
use passerelle_model::webhook::{EventPattern, WebhookDetails, WebhookStatus};
use passerelle_model::{Action, Actor, JobId, OfficeId, Personal, Purpose, WebhookId};
use passerelle_store::Page;
use passerelle_store::jobs::{Handlers, Worker};
use passerelle_store::messages::{CALL, DELIVER, DeliveryFilter, MessageState, Parcel, TEXT};
use passerelle_testkit::{Agency, on_each};

use crate::messages::{actor, choose, due, gives, kinds};

/// A webhook of an office that hears of everything done to offices.
async fn hook(agency: &Agency, top: OfficeId, name: &str) -> WebhookId {
    let admin = agency.somebody(name, Role::Administrator, top).await;
    let details = WebhookDetails {
        name: ShortText::parse("Directory of the region").unwrap(),
        url: ShortText::parse("https://example.org/in").unwrap(),
        kinds: EventPattern::parse_all(["office.*"]).unwrap(),
    };
    let store = &agency.store;
    let dress = |action| store.command(Purpose::Administration, action);
    let made = store.subscribe_webhook(&admin, (top, details), dress).await;
    made.unwrap().0.record.id.into()
}

async fn renamed(agency: &Agency, office: OfficeId, day: i8) {
    let name = DatedName {
        name: ShortText::parse(&format!("Name {day}")).unwrap(),
        from: jiff::civil::date(2025, 1, day),
    };
    let rename = Action::Office(OfficeAction::Rename(RenameOffice { office, name }));
    agency.console(rename).await;
}

/// The call that is due, as the job that calls takes it.
async fn call(agency: &Agency) -> Option<Parcel> {
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    let job = JobId::new(agency.store.ids());
    let next = agency.store.next_parcel(&reader, job, &[Channel::Webhook]);
    next.await.unwrap()
}

#[tokio::test]
async fn a_webhook_that_hangs_is_called_once_a_pause_however_much_waits_for_it() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        hook(agency, top, "ida").await;
        for day in 1..=20 {
            renamed(agency, top, day).await;
        }
        let store = &agency.store;
        let hangs = ("webhook_unreachable", false);
        let first = call(agency).await.unwrap();
        store.parcel_stayed(&first, hangs).await.unwrap();
        assert!(call(agency).await.is_none(), "nineteen more wait with it");
        // What is done meanwhile waits with the others.
        renamed(agency, top, 21).await;
        assert!(call(agency).await.is_none());
        let next = store.next_parcel_at(&[Channel::Webhook]).await.unwrap();
        assert!(
            next.unwrap() > store.now(),
            "nobody looks in vain until then"
        );
        agency.clock.advance(31);
        let again = call(agency).await.unwrap();
        assert_eq!(
            (again.id, again.attempts),
            (first.id, 2),
            "the oldest first"
        );
        store.parcel_left(&again).await.unwrap();
        // It answers again: the others leave at once, each at its first attempt.
        for _ in 0..20 {
            let other = call(agency).await.unwrap();
            assert_eq!(other.attempts, 1);
            store.parcel_left(&other).await.unwrap();
        }
        assert!(call(agency).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn one_webhook_that_hangs_holds_no_other_back() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (hangs, answers) = (
            hook(agency, top, "ida").await,
            hook(agency, top, "ivo").await,
        );
        for day in 1..=3 {
            renamed(agency, top, day).await;
        }
        let mut answered = 0;
        let mut failed = 0;
        while let Some(parcel) = call(agency).await {
            let to = "SELECT COUNT(*) FROM message WHERE state = 'waiting'";
            assert!(agency.store.count(to).await.unwrap() > 0);
            if of(agency, &parcel).await == hangs {
                failed += 1;
                let why = ("webhook_unreachable", false);
                agency.store.parcel_stayed(&parcel, why).await.unwrap();
            } else {
                answered += 1;
                agency.store.parcel_left(&parcel).await.unwrap();
            }
        }
        assert_eq!((failed, answered), (1, 3), "{answers}");
    })
    .await;
}

/// Which webhook a parcel is for.
async fn of(agency: &Agency, parcel: &Parcel) -> WebhookId {
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    let all = DeliveryFilter::default();
    let found = reader.deliveries(&all, &Page::first(200)).await.unwrap();
    let mut rows = found.rows.iter();
    rows.find(|row| row.id == parcel.id)
        .unwrap()
        .webhook
        .unwrap()
}

#[tokio::test]
async fn each_way_has_a_job_of_its_own() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        hook(agency, top, "ida").await;
        let zoe = agency.account("zoe", top).await;
        let waits = async |kind| {
            let newest = agency.store.newest_job(kind).await.unwrap();
            newest.is_some_and(|job| !job.state.is_over())
        };
        assert!(waits(DELIVER).await);
        assert!(!waits(CALL).await && !waits(TEXT).await);
        renamed(agency, top, 1).await;
        assert!(waits(CALL).await);
        let chosen = Preferences {
            phone: Some(Personal::open("+221338890000".to_owned())),
            ways: [(MessageKind::GrantGiven, [Channel::Sms].into())].into(),
            ..Preferences::default()
        };
        choose(agency, zoe, chosen).await;
        assert!(!waits(TEXT).await);
        agency.console(gives(zoe, top, agency)).await;
        assert!(waits(TEXT).await);
    })
    .await;
}

#[tokio::test]
async fn a_call_that_waited_out_a_long_outage_has_its_attempts() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let webhook = hook(agency, top, "ida").await;
        renamed(agency, top, 1).await;
        // Nobody delivered anything from Friday to Tuesday.
        agency.clock.advance(4 * 24 * 3_600);
        let mut tried = 0;
        let store = &agency.store;
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        loop {
            match call(agency).await {
                Some(parcel) => {
                    tried += 1;
                    let why = ("webhook_unreachable", false);
                    store.parcel_stayed(&parcel, why).await.unwrap();
                }
                None => agency.clock.advance(3_600),
            }
            let found = reader.webhook(webhook).await.unwrap();
            if found.status != WebhookStatus::Active {
                break;
            }
        }
        assert_eq!(tried, 8);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_takes_waits_a_week_and_is_then_dropped() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        agency.account("zoe", top).await;
        let worker = Worker::new(agency.store.clone(), Handlers::of_store());
        let waiting = "SELECT COUNT(*) FROM message WHERE state = 'waiting' AND channel = 'email'";
        for (days, left) in [(6, 1), (2, 0)] {
            agency.clock.advance(days * 24 * 3_600);
            worker.house(true).await.unwrap();
            assert_eq!(agency.store.count(waiting).await.unwrap(), left);
        }
        let dropped = "SELECT COUNT(*) FROM message WHERE state = 'dropped'
            AND channel = 'email' AND reason = 'not_set_up' AND due_at IS NULL";
        assert_eq!(agency.store.count(dropped).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_digest_keeps_its_name_though_its_hour_was_brought_forward() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        assert_eq!(due(agency).await.len(), 1, "that her account was opened");
        let at = |hour| Preferences {
            time_zone: Some(ZoneName::parse("Africa/Dakar").unwrap()),
            digest: Digest::Daily { hour },
            ..Preferences::default()
        };
        choose(agency, zoe, at(18)).await;
        agency.console(gives(zoe, top, agency)).await;
        choose(agency, zoe, at(15)).await;
        agency.console(gives(zoe, top, agency)).await;
        let mine = |parcels: Vec<Parcel>| {
            let grants = |parcel: &Parcel| kinds(parcel).contains(&MessageKind::GrantGiven);
            parcels.into_iter().filter(grants).collect::<Vec<_>>()
        };
        // Whoever delivers was out of order over both hours.
        agency.clock.advance(10 * 3_600);
        let first = mine(due(agency).await);
        let [first] = &first[..] else {
            panic!("{first:?}")
        };
        assert_eq!(kinds(first).len(), 2);
        let stays = ("mail_unreachable", false);
        agency.store.parcel_stayed(first, stays).await.unwrap();
        agency.clock.advance(3_600);
        let second = mine(due(agency).await);
        let [second] = &second[..] else {
            panic!("{second:?}")
        };
        assert_eq!((second.id, &second.items), (first.id, &first.items));
        agency.store.parcel_left(second).await.unwrap();
        agency.clock.advance(24 * 3_600);
        assert_eq!(mine(due(agency).await).len(), 0, "it left once");
    })
    .await;
}

#[tokio::test]
async fn sheets_of_others_and_of_closed_accounts_stand_in_nobodys_way() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let here = agency
            .office("Here", OfficeKind::CountryOffice, Some(top))
            .await;
        let ada = agency.account("ada", top).await;
        agency.grant(ada, Role::Administrator, here).await;
        for n in 0..101 {
            agency.account(&format!("other-{n}"), top).await;
        }
        let gone = agency.account("gone", here).await;
        agency.password(gone, "a quiet footbridge").await;
        let suspend = SuspendAccount {
            account: gone,
            reason: Personal::open("A test.".to_owned()),
        };
        agency
            .console(Action::Account(AccountAction::Suspend(suspend)))
            .await;
        agency.account("zoe", here).await;
        let acts = actor(agency, ada).await;
        let reader = agency.store.reader(&acts, Purpose::Administration);
        let names = async || {
            let sheets = reader.sheets().await.unwrap();
            let names = sheets.into_iter().map(|sheet| sheet.name);
            names.collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Synthetic zoe"]);
        let state = DeliveryFilter {
            state: Some(MessageState::Dropped),
        };
        let console = agency.store.reader(&Actor::console(), Purpose::Operation);
        let dropped = console.deliveries(&state, &Page::first(9)).await.unwrap();
        let [dropped] = &dropped.rows[..] else {
            panic!("{dropped:?}")
        };
        assert_eq!(dropped.account, Some(gone));
        assert_eq!(dropped.reason.as_deref(), Some("account_closed"));
        // One that nobody printed in a quarter is still to be printed.
        agency.clock.advance(100 * 24 * 3_600);
        let worker = Worker::new(agency.store.clone(), Handlers::of_store());
        worker.house(true).await.unwrap();
        assert_eq!(names().await, ["Synthetic zoe"]);
    })
    .await;
}
