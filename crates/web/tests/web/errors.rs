//! Requests that cannot be answered.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use passerelle_testkit::Agency;

use crate::browser::Browser;

#[tokio::test]
async fn what_is_wrong_has_a_page_for_people_and_a_problem_for_programs() {
    let agency = Agency::embedded().await;
    for (accept, kind) in [
        ("text/html,*/*", "text/html; charset=utf-8"),
        ("application/json", "application/problem+json"),
    ] {
        let mut browser = Browser::at(&agency).sending("accept", accept);
        let missing = browser.get("/nowhere").await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        assert_eq!(missing.header("content-type"), kind);
        missing.says(missing.header("x-request-id"));
        let method = browser
            .send(Method::DELETE, "/sign-in", "", Body::empty())
            .await;
        assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(method.header("content-type"), kind);
        assert!(method.header("allow").contains("POST"));
    }
    let mut program = Browser::at(&agency).sending("accept", "application/json");
    let turned = program.get("/inbox").await;
    assert_eq!(turned.status, StatusCode::UNAUTHORIZED);
    turned.says("\"type\":\"urn:passerelle:problem:sign-in-first\"");
    turned.says("\"code\":\"sign-in-first\"");
    agency.end().await;
}

#[tokio::test]
async fn a_form_from_elsewhere_is_not_trusted() {
    let agency = Agency::embedded().await;
    let typed = [("theme", "dark")];
    let mut other = Browser::at(&agency).sending("sec-fetch-site", "cross-site");
    other.get("/sign-in").await;
    let page = other.post("/settings/theme", &typed).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    page.says("We did not trust that form");

    let mut forgetful = Browser::at(&agency);
    forgetful.get("/sign-in").await;
    let page = forgetful.post_only("/settings/theme", &typed).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    // A token of somebody else does not help.
    let mut stranger = Browser::at(&agency);
    stranger.get("/sign-in").await;
    forgetful.keep_cookie("csrf", &"ab".repeat(16));
    let page = forgetful.post("/settings/theme", &typed).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert_eq!(
        stranger.post("/settings/theme", &typed).await.status,
        StatusCode::SEE_OTHER
    );
    agency.end().await;
}

#[tokio::test]
async fn bodies_that_are_too_large_or_no_form_are_refused() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency);
    browser.get("/sign-in").await;
    let huge = "x".repeat(10_000_000);
    let page = browser.post("/sign-in", &[("email", &huge)]).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let deep = "[".repeat(100_000);
    let page = browser
        .send(Method::POST, "/sign-in", "application/json", deep.into())
        .await;
    assert_eq!(page.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let form = "application/x-www-form-urlencoded";
    let page = browser
        .send(Method::POST, "/sign-in", form, "email=%FF".into())
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let parts = "multipart/form-data; boundary=b";
    let page = browser
        .send(Method::POST, "/sign-in", parts, "--b\r\nbroken".into())
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    let page = browser.get("/sign-in?return_to=%FF").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    agency.end().await;
}

#[tokio::test]
async fn what_is_typed_is_shown_and_never_run() {
    let agency = Agency::embedded().await;
    let mut browser = Browser::at(&agency);
    browser.get("/sign-in").await;
    let hostile = "\"><script>alert(1)</script>";
    let page = browser
        .post("/sign-in", &[("email", hostile), ("password", "\0x")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.body.contains("<script>alert"));
    page.says("&#60;script&#62;alert(1)");
    agency.end().await;
}
