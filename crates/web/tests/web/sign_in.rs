//! Getting in and out.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_model::text::LanguageCode;
use passerelle_model::{Actor, Purpose};
use passerelle_testkit::{Agency, world};

use crate::browser::Browser;
use crate::person::{PASSWORD, secret_of, totp};

/// Registers somebody and gives the code of their one-time sign-in.
async fn invited(agency: &Agency, name: &str, role: Role, language: &str) -> String {
    let office = agency.headquarters().await;
    let mut details = world::account_details(name, office);
    details.language = LanguageCode::parse(language).unwrap();
    let console = Actor::console();
    let registered = agency
        .store
        .register_account(&console, Purpose::Operation, details)
        .await;
    let (applied, code) = registered.unwrap();
    agency.grant(applied.record.id.into(), role, office).await;
    code
}

#[tokio::test]
async fn the_first_time_leads_through_every_step_and_back() {
    let agency = Agency::embedded().await;
    let code = invited(&agency, "ana", Role::Administrator, "en").await;
    let mut ana = Browser::at(&agency);

    let turned = ana.get("/inbox?after=x").await;
    assert_eq!(turned.location(), "/sign-in?return_to=%2Finbox");
    let page = ana.follow(turned).await;
    page.says("name=\"email\"");
    let entered = ana
        .post(
            "/sign-in",
            &[
                ("email", " ana@example.org "),
                ("password", &code.to_lowercase()),
            ],
        )
        .await;
    assert_eq!(entered.location(), "/sign-in/password?return_to=%2Finbox");

    // Whoever stands at a step is led to it from anywhere.
    assert_eq!(ana.get("/").await.location(), "/sign-in/password");
    let page = ana.get("/sign-in/password?return_to=%2Finbox").await;
    page.says("Welcome, Synthetic ana");
    let short = ana
        .post(
            "/sign-in/password",
            &[("password", "short"), ("again", "short")],
        )
        .await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("href=\"#f-password\"");
    let chosen = ana
        .post(
            "/sign-in/password",
            &[("password", PASSWORD), ("again", PASSWORD)],
        )
        .await;
    let set_up = "/sign-in/second-factor/set-up?return_to=%2Finbox";
    assert_eq!(chosen.location(), set_up);

    let page = ana.get(set_up).await;
    page.says("<svg");
    let secret = secret_of(&page.body);
    let wrong = ana
        .post("/sign-in/second-factor/set-up", &[("code", "000000")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        secret_of(&wrong.body),
        secret,
        "the same key is shown again"
    );
    let codes = ana
        .post(
            "/sign-in/second-factor/set-up",
            &[("code", &totp(&agency, &secret))],
        )
        .await;
    assert_eq!(codes.status, StatusCode::OK);
    codes.says("action=\"/inbox\"");
    let listed = codes.body.split("code-list").nth(1).unwrap();
    let listed = listed.split("</ul>").next().unwrap();
    assert_eq!(listed.matches("<li>").count(), 10);
    // The page's own forms belong to the new session.
    let kept = ana.post("/session/keep", &[]).await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);

    let inbox = ana.get("/inbox").await;
    inbox.says("Synthetic ana");
    inbox.says("data-session=\"1800\"");
    assert_eq!(ana.get("/sign-in/password").await.location(), "/");

    let out = ana.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/sign-in");
    assert_eq!(ana.cookie("session"), None);
    ana.follow(out).await.says("You are signed out.");
    assert!(
        !ana.get("/sign-in")
            .await
            .body
            .contains("You are signed out."),
        "said once"
    );
    agency.end().await;
}

#[tokio::test]
async fn a_recovery_code_stands_in_once_for_the_phone() {
    let agency = Agency::embedded().await;
    let code = invited(&agency, "omar", Role::Auditor, "ar").await;
    let mut omar = Browser::at(&agency);
    omar.get("/sign-in/first").await;
    let entered = omar.post("/sign-in/first", &[("code", &code)]).await;
    let page = omar.follow(entered).await;
    page.says("dir=\"rtl\"");
    omar.post(
        "/sign-in/password",
        &[("password", PASSWORD), ("again", PASSWORD)],
    )
    .await;
    let page = omar.get("/sign-in/second-factor/set-up").await;
    let secret = secret_of(&page.body);
    let codes = omar
        .post(
            "/sign-in/second-factor/set-up",
            &[("code", &totp(&agency, &secret))],
        )
        .await;
    let recovery = codes.body.split("code-list").nth(1).unwrap();
    let recovery = recovery
        .split("<li>")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();

    let mut later = Browser::at(&agency);
    later.get("/sign-in").await;
    let typed = [("email", "omar@example.org"), ("password", PASSWORD)];
    let entered = later.post("/sign-in", &typed).await;
    assert_eq!(entered.location(), "/sign-in/second-factor");
    later.follow(entered).await.says("one-time-code");
    let page = later.get("/sign-in/recovery").await;
    page.says("name=\"code\"");
    let wrong = later
        .post("/sign-in/recovery", &[("code", "AAAAA-AAAAA")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let used = later
        .post("/sign-in/recovery", &[("code", &recovery)])
        .await;
    assert_eq!(used.location(), "/");
    later.follow(used).await.says("٩");
    agency.end().await;
}

#[tokio::test]
async fn wrong_tries_are_told_alike_and_then_locked() {
    let agency = Agency::embedded().await;
    let office = agency.headquarters().await;
    let account = agency.account("eve", office).await;
    agency.password(account, PASSWORD).await;
    let mut browser = Browser::at(&agency);
    browser.get("/sign-in").await;
    let mut statuses = Vec::new();
    for email in ["eve@example.org", "nobody@example.org"] {
        let page = browser
            .post("/sign-in", &[("email", email), ("password", "wrong wrong")])
            .await;
        page.says("do not belong together");
        page.says(&format!("value=\"{email}\""));
        assert!(!page.body.contains("wrong wrong"));
        statuses.push(page.status);
    }
    assert_eq!(statuses, [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    let empty = browser.post("/sign-in", &[]).await;
    empty.says("E-mail address: This is empty");
    let mut last = empty;
    for _ in 0..30 {
        let typed = [("email", "eve@example.org"), ("password", "wrong wrong")];
        last = browser.post("/sign-in", &typed).await;
        if last.status == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.header("retry-after").parse::<u32>().unwrap() > 0);
    last.says("name=\"email\"");
    agency.end().await;
}

#[tokio::test]
async fn a_session_that_idled_says_so() {
    let agency = Agency::embedded().await;
    let office = agency.headquarters().await;
    let account = agency.account("ida", office).await;
    agency.password(account, PASSWORD).await;
    let mut ida = Browser::at(&agency);
    ida.get("/sign-in").await;
    let typed = [("email", "ida@example.org"), ("password", PASSWORD)];
    assert_eq!(ida.post("/sign-in", &typed).await.location(), "/");
    assert_eq!(ida.get("/").await.status, StatusCode::OK);
    agency.clock.advance(31 * 60);
    let page = ida.get("/").await;
    let page = ida.follow(page).await;
    page.says("because nothing happened for a while");
    agency.end().await;
}
