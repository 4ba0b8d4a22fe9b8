//! The pages for people: making tokens, looking after webhooks, and what the
//! codes of problems mean.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use super::Program;
use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn a_token_is_made_shown_once_used_and_revoked() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ida", Role::LiaisonOfficer);
    let (_, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    browser.get("/me/tokens").await.says("No token yet");
    let form = browser.get("/me/tokens/new").await;
    // What this role could not do anyway is not offered.
    form.says("offices:read");
    assert!(!form.body.contains("webhooks:write"));
    let empty = browser.post("/me/tokens/new", &[("name", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.get("/me/tokens/new").await;
    let typed = [
        ("name", "Nightly list"),
        ("scopes", "offices:read"),
        ("days", "90"),
    ];
    let made = browser.post_keeping("/me/tokens/new", &typed).await;
    let token = made.body.split("id=\"token\"").nth(1).unwrap();
    let token = token.split(['>', '<']).nth(1).unwrap().to_owned();
    assert!(token.starts_with("pas_"));
    let again = browser.post("/me/tokens/new", &typed).await;
    assert!(!again.body.contains("pas_"), "{}", again.body);
    let list = browser.get("/me/tokens").await;
    list.says("Nightly list");
    list.says("Never");
    assert!(!list.body.contains("pas_"));

    let program = Program::with(&agency, &token);
    program.get("/api/v1/offices").await.done(200);
    let id = program.get("/api/v1/token").await.done(200)["id"].clone();
    browser.get("/me/tokens").await;
    let revoke = [("revoke", id.as_str().unwrap())];
    let revoked = browser.post("/me/tokens", &revoke).await;
    assert_eq!(revoked.location(), "/me/tokens");
    program
        .get("/api/v1/offices")
        .await
        .is(401, "token-unknown");
    agency.end().await;
}

#[tokio::test]
async fn an_administrator_sees_the_tokens_of_others_and_takes_them_away() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("max", Role::LiaisonOfficer);
    let (account, other) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let scopes = [passerelle_model::policy::Scope::OfficesRead];
    let token = super::another(&agency, &other, &scopes, None).await;
    let who = ("ida", Role::Administrator);
    let (_, mut admin) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let here = format!("/accounts/{account}/tokens");
    admin.get(&format!("/accounts/{account}")).await.says(&here);
    let page = admin.get(&here).await;
    page.says("A test");
    let id = page.body.split("name=\"revoke\" value=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap().to_owned();
    let done = admin.post(&here, &[("revoke", &id)]).await;
    assert_eq!(done.location(), here);
    Program::with(&agency, &token)
        .get("/api/v1/offices")
        .await
        .is(401, "token-unknown");
    agency.end().await;
}

#[tokio::test]
async fn a_webhook_is_looked_after_at_the_desk() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ida", Role::Administrator);
    let (_, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    browser.get("/webhooks").await.says("No webhook yet");
    browser.get("/webhooks/new").await;
    let office = top.to_string();
    let mut typed = vec![
        ("name", "Directory"),
        ("url", "https://10.0.0.7/in"),
        ("kinds", "office.*"),
        ("office", office.as_str()),
    ];
    let inside = browser.post("/webhooks/new", &typed).await;
    assert_eq!(inside.status, StatusCode::UNPROCESSABLE_ENTITY);
    typed[1].1 = "https://example.org/in";
    let made = browser.post("/webhooks/new", &typed).await;
    made.says("whsec_");
    let here = made.body.split("href=\"/webhooks/").last().unwrap();
    let here = format!("/webhooks/{}", here.split('"').next().unwrap());
    let shown = browser.get(&here).await;
    shown.says("https://example.org/in");
    assert!(!shown.body.contains("whsec_"));
    let paused = browser.post(&format!("{here}/pause"), &[]).await;
    assert_eq!(paused.location(), here);
    browser.get(&here).await.says("Paused");
    browser.get(&format!("{here}/edit")).await;
    let change = [
        ("name", "List"),
        ("url", "https://example.org/2"),
        ("kinds", "office.open"),
    ];
    let changed = browser.post(&format!("{here}/edit"), &change).await;
    assert_eq!(changed.location(), here, "{}", changed.body);
    browser.get(&format!("{here}/end")).await;
    let ended = browser.post(&format!("{here}/end"), &[]).await;
    assert_eq!(ended.location(), here);
    browser.get(&here).await.says("Ended");
    agency.end().await;
}

#[tokio::test]
async fn every_problem_has_its_page_in_each_language() {
    let agency = Agency::embedded().await;
    for language in ["en", "fr", "ar"] {
        let mut browser = Browser::at(&agency).sending("accept-language", language);
        let list = browser.get("/problems").await;
        let codes: Vec<String> = list
            .body
            .split("href=\"/problems/")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(codes.len(), 24);
        for code in codes {
            let page = browser.get(&format!("/problems/{code}")).await;
            assert_eq!(page.status, StatusCode::OK, "{code}");
            // A message that is not there shows its key.
            assert!(!page.body.contains(&format!("problem-{code}")), "{code}");
        }
    }
    let nothing = Browser::at(&agency).get("/problems/nothing").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    agency.end().await;
}
