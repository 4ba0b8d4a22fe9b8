//! Roles given and ended.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn a_role_is_given_for_days_and_ended_at_once() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, mut ada) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let zoe = agency.account("zoe", top).await;
    let (account, office) = (zoe.to_string(), top.to_string());
    ada.get(&format!("/grants/new?account={account}")).await;
    let typed = |from, to| {
        [
            ("account", account.as_str()),
            ("role", "caseworker"),
            ("office", office.as_str()),
            ("from", from),
            ("to", to),
        ]
    };
    let past = ada
        .post_keeping("/grants/new", &typed("2026-01-14", ""))
        .await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    past.says("This date has passed");
    let reversed = ada
        .post_keeping("/grants/new", &typed("2026-02-02", "2026-02-01"))
        .await;
    reversed.says("The end is before the beginning");
    let given = ada
        .post_keeping("/grants/new", &typed("2026-01-15", "2026-01-16"))
        .await;
    let here = given.location().to_owned();
    let page = ada.follow(given).await;
    page.says("Synthetic zoe now holds this role in Headquarters");
    page.says("From 15 January 2026 until 16 January 2026");

    ada.get(&format!("{here}/end")).await;
    let ended = ada.post(&format!("{here}/end"), &[]).await;
    ada.follow(ended).await.says("The grant is ended.");
    let list = ada.get(&format!("/grants?account={account}")).await;
    list.says("Nothing matches these filters");
    let all = ada
        .get(&format!("/grants?account={account}&ended=yes"))
        .await;
    all.says("Caseworker");
    agency.end().await;
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, mut ada) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let list = ada.get("/grants").await;
    let at = list.body.find("href=\"/grants/0").unwrap() + "href=\"".len();
    let here = list.body[at..].split('"').next().unwrap().to_owned();
    ada.get(&format!("{here}/end")).await;
    let refused = ada.post(&format!("{here}/end"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("This is the last administrator");
    agency.end().await;
}
