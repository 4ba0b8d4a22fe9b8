//! What was typed outlives the session under it.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::{enter, signed_in};

#[tokio::test]
async fn a_form_whose_session_ended_is_sent_again_with_one_press() {
    let agency = Agency::embedded().await;
    let office = agency.headquarters().await;
    let browser = || Browser::at(&agency).sending("sec-fetch-site", "same-origin");
    let (_, mut ida) = signed_in(&agency, ("ida", Role::Enumerator), office, browser()).await;
    ida.get("/gallery").await;
    agency.clock.advance(31 * 60);

    let typed = [("name", "Bureau \"A\" & B")];
    let ended = ida.post("/session/keep", &typed).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    ended.says("What you typed is still here");
    ended.says("action=\"/session/keep\"");
    ended.says("value=\"Bureau &#34;A&#34; &#38; B\"");

    // Signed in again in another tab of the same browser.
    let other = enter(&agency, "ida", browser()).await;
    ida.keep_cookie("session", other.cookie("session").unwrap());
    let again = ida.post("/session/keep", &[]).await;
    assert_eq!(
        again.status,
        StatusCode::FORBIDDEN,
        "the token is still of no session"
    );
    again.says("value=\"Bureau &#34;A&#34; &#38; B\"");
    let sent = ida.post("/session/keep", &[]).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT);
    agency.end().await;
}

#[tokio::test]
async fn a_form_that_another_site_sent_is_not_offered_again() {
    let agency = Agency::embedded().await;
    for site in ["cross-site", "none"] {
        let mut browser = Browser::at(&agency).sending("sec-fetch-site", site);
        let page = browser.post_only("/gallery", &[("name", "x")]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(!page.body.contains("action=\"/gallery\""));
    }
    agency.end().await;
}
