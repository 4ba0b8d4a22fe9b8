//! One's own account.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::{PASSWORD, enter, secret_of, signed_in, totp};

#[tokio::test]
async fn a_password_is_changed_by_whoever_knows_it() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("eva", Role::Enumerator);
    let (_, mut eva) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let mut elsewhere = enter(&agency, "eva", Browser::at(&agency)).await;
    eva.get("/me/password").await;
    let typed = |current, password| {
        [
            ("current", current),
            ("password", password),
            ("again", "another quiet footbridge"),
        ]
    };
    let wrong = eva
        .post_keeping("/me/password", &typed("no", "another quiet footbridge"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("This is not your current password");
    let unlike = eva
        .post_keeping("/me/password", &typed(PASSWORD, "one quiet footbridge"))
        .await;
    unlike.says("The two passwords are not the same");
    let changed = eva
        .post("/me/password", &typed(PASSWORD, "another quiet footbridge"))
        .await;
    eva.follow(changed).await.says("Your password is changed.");
    assert!(
        elsewhere
            .get("/me")
            .await
            .location()
            .starts_with("/sign-in")
    );
    agency.end().await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("eva", Role::Enumerator);
    let (_, mut eva) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let phone = Browser::at(&agency).sending("user-agent", "Mozilla/5.0 (iPhone) Safari/604.1");
    let mut phone = enter(&agency, "eva", phone).await;
    let list = eva.get("/me/sessions").await;
    list.says("This device");
    list.says("Safari, iPhone");
    let ended = eva.post("/me/sessions", &[("end", "others")]).await;
    let page = eva.follow(ended).await;
    page.says("All other sessions are ended.");
    assert!(!page.body.contains("Safari, iPhone"));
    assert!(phone.get("/me").await.location().starts_with("/sign-in"));
    agency.end().await;
}

#[tokio::test]
async fn the_second_factor_moves_only_with_the_password() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, mut ada) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    agency.clock.advance(60);
    let secret = secret_of(&ada.get("/me/second-factor").await.body);
    let code = totp(&agency, &secret);
    let typed = |current| [("current", current), ("code", code.as_str())];
    let wrong = ada.post_keeping("/me/second-factor", &typed("no")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = ada.post("/me/second-factor", &typed(PASSWORD)).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
    moved.says("Keep these recovery codes");
    ada.get("/me").await.says("10 codes left");

    ada.get("/me/recovery-codes").await;
    let wrong = ada
        .post_keeping("/me/recovery-codes", &[("current", "no")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = ada
        .post("/me/recovery-codes", &[("current", PASSWORD)])
        .await;
    made.says("Keep these recovery codes");
    agency.end().await;
}
