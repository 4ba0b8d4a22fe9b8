//! Properties of the policy, against an oracle written the slow way.

use passerelle_model::actor::{Actor, HeldGrant, Who};
use passerelle_model::policy::{
    Access, DataClass, Decision, Denial, Duty, Ground, Need, OfficePath, Place, Role, decide,
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

fn below(top: u128, n: u128) -> bool {
    top == n || top == 1 || (top == 2 && n == 4)
}

fn roles() -> impl Strategy<Value = Role> {
    prop::sample::select(Role::all().collect::<Vec<_>>())
}

fn classes() -> impl Strategy<Value = DataClass> {
    prop::sample::select(DataClass::ALL.to_vec())
}

fn accesses() -> impl Strategy<Value = Access> {
    prop::sample::select(vec![Access::Read, Access::Write])
}

fn duties() -> impl Strategy<Value = Duty> {
    prop::sample::select(vec![
        Duty::Offices,
        Duty::Accounts,
        Duty::Grants,
        Duty::BreakGlass,
        Duty::ReviewGlass,
        Duty::Log,
        Duty::Reads,
        Duty::Erase,
    ])
}

/// A grant with the number of the office at its top.
fn grants() -> impl Strategy<Value = (u128, HeldGrant)> {
    (
        1..=4u128,
        roles(),
        prop::option::weighted(0.2, classes()),
        1..u128::MAX,
    )
        .prop_map(|(top, role, broken_for, id)| {
            let grant = HeldGrant {
                id: GrantId::from(Uuid::from_u128(id)),
                role,
                office: office(top),
                path: path(top),
                programme: None,
                broken_for,
            };
            (top, grant)
        })
}

fn actor(grants: &[(u128, HeldGrant)], assured: bool) -> Actor {
    Actor {
        who: Who::Account(me()),
        grants: grants.iter().map(|(_, grant)| grant.clone()).collect(),
        assured,
        limits: None,
    }
}

fn me() -> AccountId {
    Uuid::from_u128(77).into()
}

fn granted(decision: &Decision) -> bool {
    matches!(
        decision,
        Ok(Ground::Grant { .. } | Ground::BrokenGlass { .. })
    )
}

proptest! {
    #[test]
    fn data_opens_exactly_as_the_matrix_says(
        grants in prop::collection::vec(grants(), 0..5),
        class in classes(),
        access in accesses(),
        place in 1..=4u128,
        on_it in any::<bool>(),
    ) {
        let only_for = (class == DataClass::Restricted).then(|| if on_it { vec![me()] } else { vec![] });
        let may_know = only_for.is_none() || on_it;
        let wanted = grants.iter().any(|(top, grant)| {
            below(*top, place)
                && match grant.broken_for {
                    Some(opened) => opened == class && access == Access::Read,
                    None => may_know && grant.role.access(class) >= access,
                }
        });
        let there = Place { only_for, ..Place::of(path(place)) };
        let decision = decide(Some(&actor(&grants, true)), Need::Data(class, access), &there);
        prop_assert_eq!(granted(&decision), wanted);
        prop_assert_eq!(decision.is_ok(), wanted);
    }

    #[test]
    fn duties_come_from_given_roles_only(
        grants in prop::collection::vec(grants(), 0..5),
        duty in duties(),
        place in 1..=4u128,
    ) {
        let wanted = grants.iter().any(|(top, grant)| {
            below(*top, place) && grant.broken_for.is_none() && grant.role.has(duty)
        });
        let decision = decide(Some(&actor(&grants, true)), Need::Duty(duty), &Place::of(path(place)));
        prop_assert_eq!(decision.is_ok(), wanted);
    }

    #[test]
    fn fewer_grants_never_open_more(
        grants in prop::collection::vec(grants(), 1..5),
        class in classes(),
        access in accesses(),
        place in 1..=4u128,
        without in any::<prop::sample::Index>(),
    ) {
        let there = Place::of(path(place));
        let need = Need::Data(class, access);
        let mut fewer = grants.clone();
        fewer.remove(without.index(grants.len()));
        let with_fewer = decide(Some(&actor(&fewer, true)), need, &there);
        let with_all = decide(Some(&actor(&grants, true)), need, &there);
        prop_assert!(with_fewer.is_err() || with_all.is_ok());
    }

    #[test]
    fn the_ground_is_a_grant_that_the_actor_holds(
        grants in prop::collection::vec(grants(), 0..5),
        class in classes(),
        place in 1..=4u128,
    ) {
        let there = Place::of(path(place));
        let decision = decide(Some(&actor(&grants, true)), Need::Data(class, Access::Read), &there);
        if let Ok(Ground::Grant { grant, .. } | Ground::BrokenGlass { grant, .. }) = decision {
            prop_assert!(grants.iter().any(|(top, held)| held.id == grant && below(*top, place)));
        }
    }

    #[test]
    fn without_a_second_factor_nothing_but_ones_own_opens(
        grants in prop::collection::vec(grants(), 0..5),
        class in classes(),
        duty in duties(),
        place in 1..=4u128,
    ) {
        let unsure = actor(&grants, false);
        let there = Place::of(path(place));
        for need in [Need::Data(class, Access::Read), Need::Duty(duty)] {
            prop_assert_eq!(decide(Some(&unsure), need, &there), Err(Denial::SecondFactorFirst));
        }
        prop_assert_eq!(decide(Some(&unsure), Need::Own(me()), &there), Ok(Ground::Own));
    }

    #[test]
    fn nobody_signed_in_means_public_only(class in classes(), duty in duties()) {
        let nowhere = Place::default();
        prop_assert_eq!(decide(None, Need::Anyone, &nowhere), Ok(Ground::Public));
        for need in [Need::SignedIn, Need::Own(me()), Need::Data(class, Access::Read), Need::Duty(duty)] {
            prop_assert_eq!(decide(None, need, &nowhere), Err(Denial::SignInFirst));
        }
    }

    #[test]
    fn the_console_reads_no_person(class in classes(), access in accesses()) {
        let decision = decide(Some(&Actor::console()), Need::Data(class, access), &Place::default());
        prop_assert_eq!(decision.is_ok(), class < DataClass::Personal);
    }
}

#[test]
fn a_role_of_one_programme_counts_in_it_and_in_emergencies() {
    let programme = |code| ProgrammeCode::parse(code).ok();
    let held = HeldGrant {
        id: Uuid::from_u128(1).into(),
        role: Role::Caseworker,
        office: office(2),
        path: path(2),
        programme: programme("avrr"),
        broken_for: None,
    };
    let actor = actor(&[(2, held)], true);
    let in_programme = |code| Place {
        programme: programme(code),
        ..Place::of(path(2))
    };
    let personal = Need::Data(DataClass::Personal, Access::Read);
    assert!(granted(&decide(
        Some(&actor),
        personal,
        &in_programme("avrr")
    )));
    assert!(!granted(&decide(
        Some(&actor),
        personal,
        &in_programme("health")
    )));
    assert!(!granted(&decide(Some(&actor), personal, &Place::default())));
    let emergency = Need::Duty(Duty::BreakGlass);
    assert!(granted(&decide(Some(&actor), emergency, &Place::default())));
}
