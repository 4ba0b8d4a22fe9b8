//! Messages: written with the action or not at all, once in the inbox, by the
//! ways and at the hours that their reader chose.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_model::account::{AccountAction, EraseAccount, SetPreferences, SuspendAccount};
use passerelle_model::grant::{BreakGlass, EndGrant, GiveGrant, GrantAction};
use passerelle_model::message::{
    Channel, Digest, MessageKind, Preferences, Quiet, Topic, ZoneName,
};
use passerelle_model::office::{OfficeAction, OfficeKind, SetFocalPoint};
use passerelle_model::policy::{DataClass, Denial, Role};
use passerelle_model::{AccountId, Action, Actor, GrantId, OfficeId, Personal, Purpose};
use passerelle_store::jobs::NewJob;
use passerelle_store::messages::{
    DELIVER, DatedKind, DeliveryFilter, InboxFilter, MessageState, Parcel, Recipient,
};
use passerelle_store::{Page, Refusal};
use passerelle_testkit::{Agency, on_each};

const WIRES: [Channel; 2] = [Channel::Email, Channel::Sms];

async fn actor(agency: &Agency, account: AccountId) -> Actor {
    agency.store.actor_of(account, true).await.unwrap()
}

/// What stands in somebody's inbox, the unread first.
async fn inbox(agency: &Agency, account: AccountId) -> Vec<MessageKind> {
    let actor = actor(agency, account).await;
    let reader = agency.store.reader(&actor, Purpose::OwnAccount);
    let page = Page::first(50);
    let found = reader.inbox(&InboxFilter::default(), &page).await.unwrap();
    found.rows.iter().map(|line| line.kind).collect()
}

/// Takes everything that is due, as the job that delivers does.
async fn due(agency: &Agency) -> Vec<Parcel> {
    let console = Actor::console();
    let job = agency
        .store
        .enqueue(&console, NewJob::of("test.delivers", Purpose::Operation))
        .await
        .unwrap();
    let reader = agency.store.reader(&console, Purpose::Operation);
    let mut parcels = Vec::new();
    while let Some(parcel) = agency
        .store
        .next_parcel(&reader, job, &WIRES)
        .await
        .unwrap()
    {
        parcels.push(parcel);
    }
    reader.finish().await.unwrap();
    parcels
}

async fn all_leave(agency: &Agency) -> usize {
    let parcels = due(agency).await;
    for parcel in &parcels {
        agency.store.parcel_left(parcel).await.unwrap();
    }
    parcels.len()
}

fn kinds(parcel: &Parcel) -> Vec<MessageKind> {
    parcel.items.iter().map(|item| item.kind).collect()
}

async fn choose(agency: &Agency, account: AccountId, preferences: Preferences) {
    let set = SetPreferences {
        account,
        preferences,
    };
    let action = Action::Account(AccountAction::SetPreferences(set));
    agency.console(action).await;
}

fn gives(account: AccountId, office: OfficeId, agency: &Agency) -> Action {
    Action::Grant(GrantAction::Give(GiveGrant {
        grant: GrantId::new(agency.store.ids()),
        account,
        role: Role::Enumerator,
        office,
        programme: None,
        from: agency.store.now(),
        to: None,
    }))
}

#[tokio::test]
async fn an_action_tells_whom_it_concerns_and_a_refused_one_tells_nobody() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        assert_eq!(inbox(agency, zoe).await, [MessageKind::AccountOpened]);
        let grant = agency.grant(zoe, Role::Enumerator, top).await;
        let set = SetFocalPoint {
            office: top,
            account: Some(zoe),
        };
        agency
            .console(Action::Office(OfficeAction::SetFocalPoint(set)))
            .await;
        let at = agency.store.now();
        agency
            .console(Action::Grant(GrantAction::End(EndGrant { grant, at })))
            .await;
        let told = [
            MessageKind::GrantEnded,
            MessageKind::FocalPointSet,
            MessageKind::GrantGiven,
            MessageKind::AccountOpened,
        ];
        assert_eq!(inbox(agency, zoe).await, told);

        // All or nothing: of two actions the second is refused.
        let nowhere = OfficeId::new(agency.store.ids());
        let both = vec![
            agency
                .store
                .command(Purpose::Operation, gives(zoe, top, agency)),
            agency
                .store
                .command(Purpose::Operation, gives(zoe, nowhere, agency)),
        ];
        let refused = agency.store.apply_all(&Actor::console(), both).await;
        assert!(refused.is_err());
        assert_eq!(inbox(agency, zoe).await, told);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_twice_tells_once() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let mut command = agency
            .store
            .command(Purpose::Operation, gives(zoe, top, agency));
        command.idempotency_key = passerelle_model::IdempotencyKey::parse("press");
        for _ in 0..3 {
            let console = Actor::console();
            let pressed = agency.store.apply(&console, command.clone());
            pressed.await.unwrap();
        }
        let told = [MessageKind::GrantGiven, MessageKind::AccountOpened];
        assert_eq!(inbox(agency, zoe).await, told);
        let parcels = due(agency).await;
        assert_eq!(parcels.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn emergency_access_tells_every_reviewer_over_that_office_and_nobody_else() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (here, there) = (
            agency
                .office("Here", OfficeKind::CountryOffice, Some(top))
                .await,
            agency
                .office("There", OfficeKind::CountryOffice, Some(top))
                .await,
        );
        let officer = async |name, office| {
            let account = agency.account(name, office).await;
            agency
                .grant(account, Role::DataProtectionOfficer, office)
                .await;
            account
        };
        let (above, near, far) = (
            officer("above", top).await,
            officer("near", here).await,
            officer("far", there).await,
        );
        let cleo = agency.account("cleo", here).await;
        agency.grant(cleo, Role::Caseworker, here).await;
        all_leave(agency).await;
        let acts = actor(agency, cleo).await;
        let now = agency.store.now();
        let broken = BreakGlass {
            grant: GrantId::new(agency.store.ids()),
            account: cleo,
            role: Role::Caseworker,
            office: here,
            class: DataClass::Health,
            reason: Personal::open("Somebody fainted.".to_owned()),
            from: now,
            to: now.plus_seconds(3_600),
        };
        let action = Action::Grant(GrantAction::BreakGlass(broken));
        let command = agency.store.command(Purpose::DataProtection, action);
        agency.store.apply(&acts, command).await.unwrap();
        for (account, told) in [(above, true), (near, true), (far, false), (cleo, false)] {
            let knows = inbox(agency, account)
                .await
                .contains(&MessageKind::GlassBroken);
            assert_eq!(knows, told);
        }
        let parcels = due(agency).await;
        assert_eq!(parcels.len(), 2);
        assert!(
            parcels
                .iter()
                .all(|p| kinds(p) == [MessageKind::GlassBroken])
        );
    })
    .await;
}

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
        let next = agency.store.next_parcel_at().await.unwrap().unwrap();
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

#[tokio::test]
async fn the_inbox_is_ones_own_the_unread_first_and_reads_page_by_page() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let (zoe, bob) = (
            agency.account("zoe", top).await,
            agency.account("bob", top).await,
        );
        for _ in 0..5 {
            agency.console(gives(zoe, top, agency)).await;
        }
        let (acts, other) = (actor(agency, zoe).await, actor(agency, bob).await);
        let reader = agency.store.reader(&acts, Purpose::OwnAccount);
        assert_eq!(reader.unread().await.unwrap(), 6);
        let all = InboxFilter::default();
        let first = reader.inbox(&all, &Page::first(50)).await.unwrap().rows;
        let third = first[2].id;
        let theirs = agency.store.reader(&other, Purpose::OwnAccount);
        assert!(matches!(
            theirs.inbox_line(third).await,
            Err(Refusal::NotFound)
        ));
        agency.store.mark_read(&other, third).await.unwrap();
        assert_eq!(
            reader.unread().await.unwrap(),
            6,
            "nobody reads for another"
        );
        agency.store.mark_read(&acts, third).await.unwrap();
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page = Page::after(2, cursor);
            let found = reader.inbox(&all, &page).await.unwrap();
            seen.extend(found.rows.iter().map(|line| (line.id, line.read)));
            cursor = found.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 6);
        assert_eq!(
            seen.last(),
            Some(&(third, true)),
            "what was read comes last"
        );
        let emergencies = InboxFilter {
            unread: true,
            topic: Some(Topic::Emergency),
        };
        let none = reader.inbox(&emergencies, &Page::first(5)).await.unwrap();
        assert_eq!(none.rows, []);
        agency
            .store
            .mark_all_read(&acts, first[0].id)
            .await
            .unwrap();
        assert_eq!(reader.unread().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn sheets_wait_for_whoever_looks_after_accounts_there() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let office = agency
            .office("Here", OfficeKind::CountryOffice, Some(top))
            .await;
        let ada = agency.account("ada", top).await;
        agency.grant(ada, Role::Administrator, office).await;
        agency.account("zoe", office).await;
        let acts = actor(agency, ada).await;
        let reader = agency.store.reader(&acts, Purpose::Administration);
        let sheets = reader.sheets().await.unwrap();
        let names: Vec<_> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names, ["Synthetic zoe"], "her own office is another's");
        let printed = [sheets[0].id];
        assert_eq!(agency.store.printed(&acts, &printed).await.unwrap(), 1);
        assert_eq!(agency.store.printed(&acts, &printed).await.unwrap(), 0);
        assert!(reader.sheets().await.unwrap().is_empty());
        let zoe = agency.somebody("bob", Role::Enumerator, office).await;
        let refused = agency.store.printed(&zoe, &printed).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NoGrant))));
    })
    .await;
}

#[tokio::test]
async fn a_calendar_is_read_by_its_address_alone_until_that_is_renewed() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let to = agency.store.now().plus_seconds(30 * 24 * 3_600);
        let grant = GrantId::new(agency.store.ids());
        let give = GiveGrant {
            grant,
            account: zoe,
            role: Role::Enumerator,
            office: top,
            programme: None,
            from: agency.store.now(),
            to: Some(to),
        };
        agency.console(Action::Grant(GrantAction::Give(give))).await;
        let acts = actor(agency, zoe).await;
        let renew = async |gone| agency.store.renew_calendar(&acts, zoe, None, gone).await;
        let (_, first) = renew(false).await.unwrap();
        let first = first.unwrap();
        let feed = agency.store.calendar(&first).await.unwrap().unwrap();
        assert_eq!(feed.entries.len(), 1);
        assert_eq!(feed.entries[0].kind, DatedKind::RoleEnds { grant, at: to });
        assert_eq!(feed.entries[0].office, "Headquarters");
        let (_, second) = renew(false).await.unwrap();
        let second = second.unwrap();
        assert!(agency.store.calendar(&first).await.unwrap().is_none());
        assert!(agency.store.calendar(&second).await.unwrap().is_some());
        assert!(agency.store.calendar(&second[1..]).await.unwrap().is_none());
        // Only its holder renews it.
        let bob = agency.somebody("bob", Role::Administrator, top).await;
        let refused = agency.store.renew_calendar(&bob, zoe, None, true).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotYours))));
        renew(true).await.unwrap();
        assert!(agency.store.calendar(&second).await.unwrap().is_none());
        let replayed = agency.store.log_replay().await.unwrap();
        assert_eq!(replayed.differences, []);
    })
    .await;
}

#[tokio::test]
async fn a_phone_number_lies_sealed() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let chosen = Preferences {
            phone: Some(Personal::open("+3225550100".to_owned())),
            ..Preferences::default()
        };
        choose(agency, zoe, chosen).await;
        let rows = agency
            .store
            .state_rows(passerelle_model::Noun::Account)
            .await
            .unwrap();
        assert!(!rows.join("\n").contains("5550100"));
        let acts = actor(agency, zoe).await;
        let reader = agency.store.reader(&acts, Purpose::OwnAccount);
        let own = reader.account(zoe).await.unwrap().preferences.unwrap();
        assert_eq!(
            own.phone.unwrap().value().map(String::as_str),
            Some("+3225550100")
        );
        assert_eq!(agency.store.log_replay().await.unwrap().differences, []);
    })
    .await;
}
