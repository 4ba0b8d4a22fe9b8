//! Random work against a model in memory: the store never differs from it.

use std::collections::HashMap;

use passerelle_model::office::{
    AmendOffice, CloseOffice, OfficeAction, OfficeKind, RenameOffice, ReopenOffice,
};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, OfficeId, Purpose, Version};
use passerelle_store::Refusal;
use passerelle_testkit::world::{details, named};
use passerelle_testkit::{Agency, on_each};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// What somebody tries to do to one of a few offices.
#[derive(Debug, Clone)]
enum Work {
    Amend(usize, u16),
    Rename(usize, u16),
    Close(usize),
    Reopen(usize),
    /// For a version that is long past.
    Stale(usize, u16),
}

fn work() -> impl Strategy<Value = Vec<Work>> {
    let one = prop_oneof![
        (0..4usize, any::<u16>()).prop_map(|(office, n)| Work::Amend(office, n)),
        (0..4usize, any::<u16>()).prop_map(|(office, n)| Work::Rename(office, n)),
        (0..4usize).prop_map(Work::Close),
        (0..4usize).prop_map(Work::Reopen),
        (0..4usize, any::<u16>()).prop_map(|(office, n)| Work::Stale(office, n)),
    ];
    prop::collection::vec(one, 1..40)
}

/// What the model remembers of an office.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Remembered {
    version: i64,
    phone: Option<String>,
    name: Option<String>,
    closed: bool,
}

async fn follow(agency: &Agency, plan: &[Work]) {
    let top = agency.headquarters().await;
    let mut offices = Vec::new();
    for n in 0..4 {
        let name = format!("Office {n}");
        offices.push(
            agency
                .office(&name, OfficeKind::CountryOffice, Some(top))
                .await,
        );
    }
    let mut model: HashMap<OfficeId, Remembered> = offices
        .iter()
        .map(|id| {
            (
                *id,
                Remembered {
                    version: 1,
                    ..Remembered::default()
                },
            )
        })
        .collect();
    for step in plan {
        let (office, action, stale) = action_of(step, &offices, top);
        let mut command = agency.store.command(Purpose::Administration, action);
        let remembered = model.get_mut(&office).unwrap();
        command.expected_version = Some(Version(if stale { 0 } else { remembered.version }));
        let answer = agency.store.apply(&Actor::console(), command).await;
        match answer {
            Ok(applied) => {
                assert!(!stale);
                remembered.version += 1;
                assert_eq!(applied.version, Version(remembered.version));
                remember(remembered, step);
            }
            Err(Refusal::Conflict(_) | Refusal::Faults(_)) => assert!(stale, "{step:?}"),
            Err(other) => panic!("{other:?}"),
        }
    }
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    for (id, remembered) in &model {
        let office = reader.office(*id).await.unwrap().unwrap();
        assert_eq!(office.version, Version(remembered.version));
        assert_eq!(
            office.details.phone.map(|phone| phone.to_string()),
            remembered.phone
        );
        assert_eq!(office.valid_to.is_some(), remembered.closed);
    }
    assert!(
        agency
            .store
            .log_replay()
            .await
            .unwrap()
            .differences
            .is_empty()
    );
    agency.store.seal_now().await.unwrap();
    assert_eq!(agency.store.log_verify(|_| {}).await.unwrap().broken, None);
}

fn phone(n: u16) -> String {
    format!("+32 2 555 {n:05}")
}

fn action_of(step: &Work, offices: &[OfficeId], top: OfficeId) -> (OfficeId, Action, bool) {
    let amend = |office: OfficeId, n: u16| {
        let mut details = details(OfficeKind::CountryOffice, Some(top));
        details.phone = Some(ShortText::parse(&phone(n)).unwrap());
        OfficeAction::Amend(AmendOffice { office, details })
    };
    let (office, action, stale) = match *step {
        Work::Amend(which, n) => (offices[which], amend(offices[which], n), false),
        Work::Stale(which, n) => (offices[which], amend(offices[which], n), true),
        Work::Rename(which, n) => {
            let rename = RenameOffice {
                office: offices[which],
                name: named(&format!("Name {n}")),
            };
            (offices[which], OfficeAction::Rename(rename), false)
        }
        Work::Close(which) => {
            let to = jiff::civil::Date::constant(2025, 6, 30);
            let close = CloseOffice {
                office: offices[which],
                to,
                successor: None,
            };
            (offices[which], OfficeAction::Close(close), false)
        }
        Work::Reopen(which) => {
            let reopen = ReopenOffice {
                office: offices[which],
            };
            (offices[which], OfficeAction::Reopen(reopen), false)
        }
    };
    (office, Action::Office(action), stale)
}

fn remember(office: &mut Remembered, step: &Work) {
    match step {
        Work::Amend(_, n) => office.phone = Some(phone(*n)),
        Work::Rename(_, n) => office.name = Some(format!("Name {n}")),
        Work::Close(_) => office.closed = true,
        Work::Reopen(_) => office.closed = false,
        Work::Stale(..) => unreachable!("never applied"),
    }
}

#[test]
fn the_store_never_differs_from_the_model() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&work(), |plan| {
            runtime.block_on(on_each(async |agency| follow(agency, &plan).await));
            Ok(())
        })
        .unwrap();
}
