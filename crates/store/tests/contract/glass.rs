//! Broken glass: taken for oneself, short, and judged by another.

use passerelle_model::grant::{BreakGlass, EndGrant, GrantAction};
use passerelle_model::policy::{DataClass, Role};
use passerelle_model::{Action, Actor, GrantId, Personal, Purpose};
use passerelle_store::{Page, Refusal};
use passerelle_testkit::on_each;

use crate::secrecy::dpo;

#[tokio::test]
async fn broken_glass_is_ones_own_short_and_judged_by_another() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let caseworker = agency.somebody("rosa", Role::Caseworker, top).await;
        let other = agency.account("samir", top).await;
        let officer = dpo(agency, top).await;
        let now = agency.store.now();
        let glass = |account, hours: i64| {
            let grant = GrantId::new(agency.store.ids());
            let broken = BreakGlass {
                grant,
                account,
                role: Role::Caseworker,
                office: top,
                class: DataClass::Health,
                reason: Personal::open("a synthetic emergency".to_owned()),
                from: now,
                to: now.plus_seconds(hours * 3_600),
            };
            (grant, Action::Grant(GrantAction::BreakGlass(broken)))
        };
        let me = caseworker.account().unwrap();
        let apply = async |actor: &Actor, action| {
            let command = agency.store.command(Purpose::DataProtection, action);
            agency.store.apply(actor, command).await
        };
        assert!(matches!(
            apply(&caseworker, glass(other, 1).1).await,
            Err(Refusal::Denied(_))
        ));
        assert!(matches!(
            apply(&caseworker, glass(me, 9).1).await,
            Err(Refusal::Faults(_))
        ));
        let (grant, action) = glass(me, 2);
        apply(&caseworker, action).await.unwrap();
        let acting = agency.store.actor_of(me, true).await.unwrap();
        assert!(
            acting
                .grants
                .iter()
                .any(|held| held.broken_for == Some(DataClass::Health))
        );

        let reader = agency.store.reader(&officer, Purpose::DataProtection);
        assert_eq!(reader.glass_to_review().await.unwrap(), 1);
        let seen = reader.glass(&Page::first(10)).await.unwrap().rows;
        assert_eq!(seen[0].id, grant);
        let review = passerelle_model::grant::ReviewGrant {
            grant,
            finding: passerelle_model::grant::Review::Justified,
        };
        let review = || Action::Grant(GrantAction::Review(review.clone()));
        assert!(matches!(
            apply(&caseworker, review()).await,
            Err(Refusal::Denied(_))
        ));
        apply(&officer, review()).await.unwrap();
        assert_eq!(reader.glass_to_review().await.unwrap(), 0);
        let (second, action) = glass(me, 2);
        apply(&caseworker, action).await.unwrap();
        let end = |grant| {
            let at = agency.store.now();
            Action::Grant(GrantAction::End(EndGrant { grant, at }))
        };
        let administrator = agency.somebody("tomas", Role::Administrator, top).await;
        let refused = apply(&administrator, end(second)).await;
        assert!(matches!(refused, Err(Refusal::Denied(_))), "{refused:?}");
        // Whoever reviews it need not look on while it is misused.
        apply(&officer, end(second)).await.unwrap();
        agency.clock.advance(1);
        let acting = agency.store.actor_of(me, true).await.unwrap();
        assert!(acting.grants.iter().all(|held| held.id != second));
        agency.clock.advance(3 * 3_600);
        let acting = agency.store.actor_of(me, true).await.unwrap();
        assert!(
            acting.grants.iter().all(|held| held.broken_for.is_none()),
            "it ends by itself"
        );
    })
    .await;
}
