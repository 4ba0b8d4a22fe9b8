//! The door: policy, versions, keys of idempotency, groups.

use std::collections::BTreeSet;

use passerelle_model::office::{AmendOffice, OfficeAction, OfficeKind, OpenOffice, ReopenOffice};
use passerelle_model::policy::{Denial, Role};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, Command, IdempotencyKey, OfficeId, Purpose, Version};
use passerelle_store::{LogFilter, Refusal, Store};
use passerelle_testkit::world::{details, named};
use passerelle_testkit::{Agency, on_each};

fn amend(office: OfficeId, parent: Option<OfficeId>, kind: OfficeKind, phone: &str) -> Action {
    let mut details = details(kind, parent);
    details.phone = Some(ShortText::parse(phone).unwrap());
    Action::Office(OfficeAction::Amend(AmendOffice { office, details }))
}

fn command(store: &Store, action: Action) -> Command {
    store.command(Purpose::Administration, action)
}

async fn country(agency: &Agency) -> (OfficeId, OfficeId) {
    let top = agency.headquarters().await;
    let country = agency
        .office("Country", OfficeKind::CountryOffice, Some(top))
        .await;
    (top, country)
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_field_by_field_and_writes_nothing() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        let kind = OfficeKind::CountryOffice;
        let store = &agency.store;
        let change = |phone| command(store, amend(office, Some(top), kind, phone));
        let first = change("+32 2 555 01 01").expecting(Version(1));
        store.apply(&Actor::console(), first).await.unwrap();
        let stale = change("+32 2 555 01 02").expecting(Version(1));
        let Err(Refusal::Conflict(conflict)) = store.apply(&Actor::console(), stale).await else {
            panic!("a stale version must not be written");
        };
        assert_eq!(
            (conflict.expected, conflict.current),
            (Version(1), Version(2))
        );
        let fields: Vec<_> = conflict.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields, ["phone"]);
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        let kept = reader.office(office).await.unwrap().unwrap();
        assert_eq!(kept.details.phone.unwrap().as_str(), "+32 2 555 01 01");
        assert_eq!(kept.version, Version(2));
    })
    .await;
}

#[tokio::test]
async fn the_same_key_gives_the_first_answer_and_another_action_under_it_is_refused() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        let store = &agency.store;
        let keyed = |action| {
            let mut command = command(store, action);
            command.idempotency_key = IdempotencyKey::parse("form-7");
            command
        };
        let kind = OfficeKind::CountryOffice;
        let once = || keyed(amend(office, Some(top), kind, "+32 2 555 01 03"));
        let first = store.apply(&Actor::console(), once()).await.unwrap();
        let second = store.apply(&Actor::console(), once()).await.unwrap();
        assert!(second.replayed && !first.replayed);
        assert_eq!(
            (first.position, first.action),
            (second.position, second.action)
        );
        assert_eq!(second.version, Version(2));
        let other = keyed(Action::Office(OfficeAction::Reopen(ReopenOffice {
            office,
        })));
        assert!(matches!(
            store.apply(&Actor::console(), other).await,
            Err(Refusal::Faults(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn several_actions_are_done_together_or_not_at_all() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        let store = &agency.store;
        let before = store.measures().await.unwrap().log_position;
        let good = amend(
            office,
            Some(top),
            OfficeKind::CountryOffice,
            "+32 2 555 01 04",
        );
        let below_itself = amend(
            top,
            Some(office),
            OfficeKind::CountryOffice,
            "+32 2 555 01 05",
        );
        let commands = vec![command(store, good), command(store, below_itself)];
        let refused = store.apply_all(&Actor::console(), commands).await;
        assert!(matches!(refused, Err(Refusal::Faults(_))), "{refused:?}");
        assert_eq!(store.measures().await.unwrap().log_position, before);
        let reader = store.reader(&Actor::console(), Purpose::Operation);
        assert_eq!(
            reader.office(office).await.unwrap().unwrap().version,
            Version(1)
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_counts_in_its_office_and_below_and_nowhere_else() {
    on_each(async |agency| {
        let (top, here) = country(agency).await;
        let there = agency
            .office("Elsewhere", OfficeKind::CountryOffice, Some(top))
            .await;
        let below = agency
            .office("Town", OfficeKind::SubOffice, Some(here))
            .await;
        let administrator = agency.somebody("amara", Role::Administrator, here).await;
        let caseworker = agency.somebody("boris", Role::Caseworker, top).await;
        let store = &agency.store;
        let change = |office, parent, kind| {
            command(store, amend(office, Some(parent), kind, "+32 2 555 01 06"))
        };
        let (country, town) = (OfficeKind::CountryOffice, OfficeKind::SubOffice);
        store
            .apply(&administrator, change(below, here, town))
            .await
            .unwrap();
        for (actor, office, parent, kind) in [
            (&administrator, there, top, country),
            (&caseworker, here, top, country),
        ] {
            let refused = store.apply(actor, change(office, parent, kind)).await;
            assert!(
                matches!(refused, Err(Refusal::Denied(Denial::NoGrant))),
                "{refused:?}"
            );
        }
        // Moving an office under another asks both ends.
        let moved = store
            .apply(&administrator, change(below, there, town))
            .await;
        assert!(matches!(moved, Err(Refusal::Denied(Denial::NoGrant))));
    })
    .await;
}

#[tokio::test]
async fn the_tree_has_one_top_and_no_circle() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        let store = &agency.store;
        let below = agency
            .office("Town", OfficeKind::SubOffice, Some(office))
            .await;
        let faults = async |action: Action| match store
            .apply(&Actor::console(), command(store, action))
            .await
        {
            Err(Refusal::Faults(faults)) => faults
                .iter()
                .map(|f| (f.field.to_string(), f.key))
                .collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let circle = amend(
            office,
            Some(below),
            OfficeKind::CountryOffice,
            "+32 2 555 01 07",
        );
        assert_eq!(
            faults(circle).await,
            [("parent".to_owned(), "office-cycle")]
        );
        let second = OpenOffice {
            office: OfficeId::new(store.ids()),
            details: details(OfficeKind::Headquarters, None),
            name: named("Second"),
        };
        let second = Action::Office(OfficeAction::Open(second));
        assert_eq!(faults(second).await, [("kind".to_owned(), "already-taken")]);
        let loose = amend(office, None, OfficeKind::CountryOffice, "+32 2 555 01 08");
        assert_eq!(faults(loose).await, [("parent".to_owned(), "required")]);
        let again = OpenOffice {
            office,
            details: details(OfficeKind::SubOffice, Some(top)),
            name: named("Again"),
        };
        let again = Action::Office(OfficeAction::Open(again));
        assert_eq!(faults(again).await, [(String::new(), "already-taken")]);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn many_at_once_leave_no_gap_and_lose_nothing() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        let store = agency.store.clone();
        let before = store.measures().await.unwrap().log_position;
        let mut tasks = tokio::task::JoinSet::new();
        for n in 0..200 {
            let store = store.clone();
            tasks.spawn(async move {
                let phone = format!("+32 2 555 {n:04}");
                // Every third asks for what the tree forbids.
                let action = if n % 3 == 0 {
                    amend(top, Some(office), OfficeKind::CountryOffice, &phone)
                } else {
                    amend(office, Some(top), OfficeKind::CountryOffice, &phone)
                };
                store
                    .apply(&Actor::console(), command(&store, action))
                    .await
            });
        }
        let mut positions = BTreeSet::new();
        while let Some(done) = tasks.join_next().await {
            if let Ok(applied) = done.unwrap() {
                assert!(
                    positions.insert(applied.position),
                    "a position was given twice"
                );
            }
        }
        assert_eq!(positions.len(), 133);
        assert_eq!(positions.first(), Some(&(before + 1)));
        assert_eq!(positions.last(), Some(&(before + 133)));
        assert_eq!(store.log_verify(|_| {}).await.unwrap().broken, None);
        assert!(store.log_replay().await.unwrap().differences.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_does_not_turn_the_log_round() {
    on_each(async |agency| {
        let (top, office) = country(agency).await;
        agency.clock.advance(-7 * 24 * 60 * 60);
        let kind = OfficeKind::CountryOffice;
        let action = amend(office, Some(top), kind, "+32 2 555 01 09");
        agency.console(action).await;
        let auditor = agency.somebody("chen", Role::Auditor, top).await;
        let reader = agency.store.reader(&auditor, Purpose::Audit);
        let log = reader
            .log(&LogFilter::default(), &passerelle_store::Page::first(100))
            .await
            .unwrap();
        let times: Vec<_> = log
            .rows
            .iter()
            .rev()
            .map(|entry| entry.recorded_at)
            .collect();
        assert!(times.is_sorted());
        agency.reopen().await;
        assert_eq!(agency.store.log_verify(|_| {}).await.unwrap().broken, None);
    })
    .await;
}
