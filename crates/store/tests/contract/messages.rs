//! Messages: written with the action or not at all, once in the inbox, by the
//! ways and at the hours that their reader chose.

use passerelle_model::account::{AccountAction, SetPreferences};
use passerelle_model::grant::{BreakGlass, EndGrant, GiveGrant, GrantAction};
use passerelle_model::message::{Channel, MessageKind, Preferences, Topic};
use passerelle_model::office::{OfficeAction, OfficeKind, SetFocalPoint};
use passerelle_model::policy::{DataClass, Denial, Role};
use passerelle_model::{AccountId, Action, Actor, GrantId, OfficeId, Personal, Purpose};
use passerelle_store::jobs::NewJob;
use passerelle_store::messages::{DatedKind, InboxFilter, Parcel};
use passerelle_store::{Page, Refusal};
use passerelle_testkit::{Agency, on_each};

const WIRES: [Channel; 2] = [Channel::Email, Channel::Sms];

pub(crate) async fn actor(agency: &Agency, account: AccountId) -> Actor {
    agency.store.actor_of(account, true).await.unwrap()
}

/// What stands in somebody's inbox, the unread first.
pub(crate) async fn inbox(agency: &Agency, account: AccountId) -> Vec<MessageKind> {
    let actor = actor(agency, account).await;
    let reader = agency.store.reader(&actor, Purpose::OwnAccount);
    let page = Page::first(50);
    let found = reader.inbox(&InboxFilter::default(), &page).await.unwrap();
    found.rows.iter().map(|line| line.kind).collect()
}

/// Takes everything that is due, as the job that delivers does.
pub(crate) async fn due(agency: &Agency) -> Vec<Parcel> {
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

pub(crate) async fn all_leave(agency: &Agency) -> usize {
    let parcels = due(agency).await;
    for parcel in &parcels {
        agency.store.parcel_left(parcel).await.unwrap();
    }
    parcels.len()
}

pub(crate) fn kinds(parcel: &Parcel) -> Vec<MessageKind> {
    parcel.items.iter().map(|item| item.kind).collect()
}

pub(crate) async fn choose(agency: &Agency, account: AccountId, preferences: Preferences) {
    let set = SetPreferences {
        account,
        preferences,
    };
    let action = Action::Account(AccountAction::SetPreferences(set));
    agency.console(action).await;
}

pub(crate) fn gives(account: AccountId, office: OfficeId, agency: &Agency) -> Action {
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
        let mark = async |topic| {
            let marked = agency.store.mark_all_read(&acts, first[0].id, topic);
            marked.await.unwrap();
            reader.unread().await.unwrap()
        };
        assert_eq!(mark(Some(Topic::Emergency)).await, 5, "none of that topic");
        assert_eq!(mark(Some(Topic::Work)).await, 1, "those that were shown");
        assert_eq!(mark(None).await, 0);
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
