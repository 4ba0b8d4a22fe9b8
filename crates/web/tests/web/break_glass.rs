//! Emergency access, from opening to review.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn glass_is_broken_by_its_holder_and_reviewed_by_another() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("cas", Role::Caseworker);
    let (_, mut cas) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let who = ("dora", Role::DataProtectionOfficer);
    let (_, mut dora) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let office = top.to_string();
    cas.get("/break-glass")
        .await
        .says("You have never opened it");
    cas.get("/break-glass/new").await;
    let typed = |hours| {
        [
            ("office", office.as_str()),
            ("class", "health"),
            ("reason", "Someone fainted."),
            ("hours", hours),
            ("understood", "yes"),
        ]
    };
    let long = cas.post_keeping("/break-glass/new", &typed("9")).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    long.says("Someone fainted.");
    let opened = cas.post_keeping("/break-glass/new", &typed("2")).await;
    let here = opened.location().to_owned();
    cas.follow(opened).await.says("End it now");

    // While it is open there is nothing to judge yet.
    let running = dora.get(&here).await;
    running.says("You can review this once it has ended.");
    running.says("Someone fainted.");
    agency.clock.advance(3 * 60 * 60);
    let (mut cas, mut dora) = (back(&agency, "cas").await, back(&agency, "dora").await);
    cas.get(&here).await.says("To review");
    // Nobody judges their own, whatever the address they post to.
    let own = cas.post(&here, &[("finding", "justified")]).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    dora.get(&here).await;
    let nothing = dora.post_keeping(&here, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let found = dora.post(&here, &[("finding", "not_justified")]).await;
    dora.follow(found).await.says("Not justified");
    dora.get("/break-glass")
        .await
        .says("No emergency access waits");
    agency.end().await;
}

/// Signs somebody in again, after everybody's session has ended.
async fn back(agency: &Agency, name: &str) -> Browser {
    let account = agency
        .store
        .account_by_email(&format!("{name}@example.org"))
        .await
        .unwrap()
        .unwrap();
    agency
        .store
        .reset_account(
            &passerelle_model::Actor::console(),
            account,
            None,
            true,
            "A test goes on.".to_owned(),
        )
        .await
        .unwrap();
    agency.password(account, crate::person::PASSWORD).await;
    crate::person::enter(agency, name, Browser::at(agency)).await
}
