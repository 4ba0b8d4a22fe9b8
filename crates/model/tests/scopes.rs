//! A token never does more than its account: properties of the same policy.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use passerelle_model::actor::{Actor, HeldGrant, Who};
use passerelle_model::policy::{
    Access, DataClass, Denial, Duty, Limits, Need, OfficePath, Place, Role, Scope, decide,
};
use passerelle_model::text::ProgrammeCode;
use passerelle_model::{AccountId, GrantId, OfficeId};
use proptest::prelude::*;
use uuid::Uuid;

fn office(n: u128) -> OfficeId {
    Uuid::from_u128(n).into()
}

/// A small tree: 1 at the top, 2 and 3 below it, 4 below 2.
fn path(n: u128) -> OfficePath {
    let top = OfficePath::top(office(1));
    match n {
        1 => top,
        2 | 3 => top.below(office(n)),
        _ => top.below(office(2)).below(office(4)),
    }
}

fn me() -> AccountId {
    Uuid::from_u128(77).into()
}

fn classes() -> impl Strategy<Value = DataClass> {
    prop::sample::select(DataClass::ALL.to_vec())
}

fn programmes() -> impl Strategy<Value = Option<ProgrammeCode>> {
    prop::sample::select(vec![
        None,
        ProgrammeCode::parse("avrr").ok(),
        ProgrammeCode::parse("health").ok(),
    ])
}

fn grants() -> impl Strategy<Value = HeldGrant> {
    let roles = prop::sample::select(Role::all().collect::<Vec<_>>());
    let glass = prop::option::weighted(0.2, classes());
    (1..=4u128, roles, glass, programmes(), 1..u128::MAX).prop_map(
        |(top, role, broken_for, programme, id)| HeldGrant {
            id: GrantId::from(Uuid::from_u128(id)),
            role,
            office: office(top),
            path: path(top),
            programme,
            broken_for,
        },
    )
}

fn accounts() -> impl Strategy<Value = Actor> {
    (prop::collection::vec(grants(), 0..5), any::<bool>()).prop_map(|(grants, assured)| Actor {
        who: Who::Account(me()),
        grants,
        assured,
        limits: None,
    })
}

fn limits() -> impl Strategy<Value = Limits> {
    let scopes = prop::sample::subsequence(Scope::ALL.to_vec(), 0..=Scope::ALL.len());
    (scopes, prop::option::of(1..=4u128)).prop_map(|(scopes, top)| Limits {
        token: Uuid::from_u128(9).into(),
        scopes,
        office: top.map(path),
    })
}

fn needs() -> impl Strategy<Value = Need> {
    let access = prop::sample::select(vec![Access::Read, Access::Write]);
    let owner = prop::sample::select(vec![me(), Uuid::from_u128(78).into()]);
    prop_oneof![
        Just(Need::SignedIn),
        owner.prop_map(Need::Own),
        (classes(), access).prop_map(|(class, access)| Need::Data(class, access)),
        prop::sample::select(Duty::ALL.to_vec()).prop_map(Need::Duty),
    ]
}

fn places() -> impl Strategy<Value = Place> {
    let only_for = prop::sample::select(vec![None, Some(vec![]), Some(vec![me()])]);
    let scope = prop::option::weighted(0.9, prop::sample::select(Scope::ALL.to_vec()));
    (prop::option::of(1..=4u128), programmes(), only_for, scope).prop_map(
        |(office, programme, only_for, scope)| Place {
            office: office.map(path),
            programme,
            only_for,
            scope,
        },
    )
}

proptest! {
    #[test]
    fn a_token_does_nothing_that_its_account_may_not(
        account in accounts(),
        limits in limits(),
        need in needs(),
        place in places(),
    ) {
        let token = account.clone().narrowed(limits);
        let by_token = decide(Some(&token), need, &place);
        if let Ok(ground) = by_token {
            prop_assert_eq!(decide(Some(&account), need, &place), Ok(ground));
        }
    }

    #[test]
    fn a_token_does_nothing_that_it_is_not_for(
        account in accounts(),
        limits in limits(),
        need in needs(),
        place in places(),
    ) {
        let token = account.narrowed(limits.clone());
        if decide(Some(&token), need, &place).is_ok() {
            prop_assert!(place.scope.is_some_and(|scope| limits.reach(scope)));
            if let (Some(top), Some(office)) = (&limits.office, &place.office) {
                prop_assert!(top.covers(office));
            }
        }
    }

    #[test]
    fn a_token_for_everything_does_what_its_account_may_without_broken_glass(
        mut account in accounts(),
        need in needs(),
        place in places(),
    ) {
        account.grants.retain(|grant| grant.broken_for.is_none());
        let all = Limits { token: Uuid::from_u128(9).into(), scopes: Scope::ALL.to_vec(), office: None };
        let token = account.clone().narrowed(all);
        if place.scope.is_some() {
            prop_assert_eq!(
                decide(Some(&token), need, &place),
                decide(Some(&account), need, &place)
            );
        }
    }

    #[test]
    fn fewer_scopes_and_a_smaller_part_of_the_tree_open_no_more(
        account in accounts(),
        limits in limits(),
        without in any::<prop::sample::Index>(),
        need in needs(),
        place in places(),
    ) {
        let wide = account.clone().narrowed(limits.clone());
        let mut fewer = limits;
        if !fewer.scopes.is_empty() {
            let gone = without.index(fewer.scopes.len());
            fewer.scopes.remove(gone);
        }
        fewer.office = fewer.office.or_else(|| Some(path(2)));
        let narrow = account.narrowed(fewer);
        let (narrow, wide) = (decide(Some(&narrow), need, &place), decide(Some(&wide), need, &place));
        prop_assert!(narrow.is_err() || wide.is_ok());
    }
}

#[test]
fn a_question_that_names_no_scope_is_none_that_a_token_may_ask() {
    let account = Actor {
        who: Who::Account(me()),
        grants: Vec::new(),
        assured: true,
        limits: None,
    };
    let all = Limits {
        token: Uuid::from_u128(9).into(),
        scopes: Scope::ALL.to_vec(),
        office: None,
    };
    let token = account.narrowed(all);
    let nowhere = Place::default();
    let denied = Err(Denial::OutOfScope);
    assert_eq!(decide(Some(&token), Need::SignedIn, &nowhere), denied);
    assert_eq!(decide(Some(&token), Need::Own(me()), &nowhere), denied);
    assert!(decide(Some(&token), Need::Anyone, &nowhere).is_ok());
}
