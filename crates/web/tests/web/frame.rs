//! What surrounds every page: headers, language, appearance, files.

use std::sync::Arc;

use axum::http::StatusCode;
use passerelle_testkit::Agency;
use passerelle_web::{Options, public_app};

use crate::browser::Browser;

#[tokio::test]
async fn every_answer_is_numbered_and_keeps_the_browser_careful() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency);
    let mut numbers = Vec::new();
    for path in [
        "/sign-in",
        "/nowhere",
        "/healthz",
        "/metrics",
        "/help",
        "/directory",
    ] {
        let page = browser.get(path).await;
        numbers.push(page.header("x-request-id").to_owned());
        assert!(
            page.header("content-security-policy")
                .starts_with("default-src 'none'")
        );
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("strict-transport-security"), "");
    }
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 6);
    agency.end().await;
}

#[tokio::test]
async fn files_are_kept_for_good_and_pages_are_small() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency).sending("accept-encoding", "gzip");
    let raw = Browser::at(&agency).get("/sign-in").await;
    let mut total = 0;
    for part in raw
        .body
        .split('"')
        .filter(|part| part.starts_with("/assets/app."))
    {
        let file = browser.get(part).await;
        assert_eq!(file.status, StatusCode::OK, "{part}");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(file.header("content-encoding"), "gzip");
        total += file.body.len();
    }
    total += browser.get("/sign-in").await.body.len();
    assert!(total > 0 && total < 60_000, "{total} bytes");
    assert_eq!(
        browser.get("/assets/app.css").await.status,
        StatusCode::NOT_FOUND
    );
    agency.end().await;
}

#[tokio::test]
async fn the_language_is_the_one_chosen_else_the_browsers() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency).sending("accept-language", "fr-BE, en;q=0.5");
    browser.get("/sign-in").await.says("lang=\"fr\"");
    let typed = [("language", "ar"), ("return_to", "/help?a=1")];
    let chosen = browser.post("/settings/language", &typed).await;
    assert_eq!(chosen.location(), "/help?a=1");
    browser
        .get("/sign-in")
        .await
        .says("lang=\"ar\" dir=\"rtl\"");
    let elsewhere = [("language", "en"), ("return_to", "//evil.example")];
    assert_eq!(
        browser
            .post("/settings/language", &elsewhere)
            .await
            .location(),
        "/"
    );
    let typed = [("theme", "dark"), ("return_to", "/help")];
    assert_eq!(
        browser.post("/settings/theme", &typed).await.location(),
        "/help"
    );
    browser.get("/help").await.says("data-theme=\"dark\"");
    let unknown = browser
        .post("/settings/theme", &[("theme", "x\" onload=\"")])
        .await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    agency.end().await;
}

#[tokio::test]
async fn cookies_of_a_secure_desk_stay_on_it() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::with(&agency, Options::default());
    let page = browser.get("/sign-in").await;
    let cookie = page.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-csrf=") && cookie.contains("Secure"),
        "{cookie}"
    );
    assert_eq!(page.header("strict-transport-security"), "max-age=31536000");
    agency.end().await;
}

#[tokio::test]
async fn the_public_listener_knows_the_directory_and_nothing_else() {
    let agency = Agency::embedded().await;
    let ids = Arc::clone(&agency.store.ports().ids);
    let mut browser = Browser::of(public_app(agency.store.public(), ids, &Options::default()));
    let page = browser.get("/directory?language=ar").await;
    page.says("lang=\"ar\"");
    assert_eq!(page.header("set-cookie"), "");
    assert_eq!(browser.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(browser.get("/").await.location(), "/directory");
    for path in ["/sign-in", "/metrics", "/offices", "/settings/theme"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.says("class=\"public\"");
    }
    let posted = browser
        .post("/sign-in", &[("email", "a@example.org")])
        .await;
    assert_eq!(posted.status, StatusCode::NOT_FOUND);
    agency.end().await;
}

#[tokio::test]
async fn measures_and_health_name_nobody() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency);
    let health = browser.get("/healthz").await;
    assert_eq!(health.header("content-type"), "application/json");
    health.says("\"status\":\"ok\"");
    browser.get("/sign-in?return_to=%2Fsecret-name").await;
    let measures = browser.get("/metrics").await;
    measures.says(
        "passerelle_request_seconds_count{route=\"/sign-in\",method=\"GET\",status=\"200\"} 1",
    );
    measures.says("passerelle_log_position ");
    assert!(!measures.body.contains("secret-name"));
    agency.end().await;
}
