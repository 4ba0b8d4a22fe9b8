//! What every form relies on: sent twice it acts once, two people's changes
//! meet on one page, and what was typed comes back.

use axum::http::StatusCode;
use passerelle_model::OfficeId;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn each_form_of_a_page_has_a_key_of_its_own() {
    let agency = Agency::embedded().await;
    let page = Browser::at(&agency).get("/gallery").await;
    assert_eq!(page.status, StatusCode::OK);
    let keys: Vec<&str> = page
        .body
        .split("name=\"idempotency_key\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(keys.len() > 2);
    let mut apart = keys.clone();
    apart.sort_unstable();
    apart.dedup();
    assert_eq!(apart.len(), keys.len());
    agency.end().await;
}

/// An agency with an administrator at its top.
async fn with_administrator() -> (Agency, OfficeId, Browser) {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (_, browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    (agency, top, browser)
}

#[tokio::test]
async fn a_form_sent_twice_acts_once_and_changed_acts_again() {
    let (agency, top, mut ada) = with_administrator().await;
    ada.get("/offices/new").await;
    let parent = top.to_string();
    let typed = |name| {
        [
            ("name", name),
            ("kind", "regional_office"),
            ("parent", parent.as_str()),
            ("from", "2026-01-01"),
        ]
    };
    let first = ada.post("/offices/new", &typed("Example West")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let position = agency.store.measures().await.unwrap().log_position;
    let second = ada.post("/offices/new", &typed("Example West")).await;
    assert_eq!(second.location(), first.location());
    let unmoved = agency.store.measures().await.unwrap().log_position;
    assert_eq!(unmoved, position);
    // Back, another name, and the same button: that is another office.
    let other = ada.post("/offices/new", &typed("Example East")).await;
    assert_ne!(other.location(), first.location());
    let page = ada.follow(other).await;
    page.says("Example East is open.");
    agency.end().await;
}

#[tokio::test]
async fn two_changes_to_one_record_meet_on_one_page() {
    let (agency, top, mut ada) = with_administrator().await;
    let who = ("bea", Role::Administrator);
    let (_, mut bea) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let edit = format!("/offices/{top}/edit");
    ada.get(&edit).await;
    bea.get(&edit).await;
    let typed = |phone, email| [("kind", "headquarters"), ("phone", phone), ("email", email)];
    let one = ada
        .post(&edit, &typed("+32 2 555 01 01", "ada@example.org"))
        .await;
    assert_eq!(one.status, StatusCode::SEE_OTHER, "{}", one.body);

    let clash = bea
        .post(&edit, &typed("+32 2 555 01 02", "bea@example.org"))
        .await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    for text in [
        "Synthetic ada changed this",
        "+32 2 555 01 01",
        "+32 2 555 01 02",
    ] {
        clash.says(text);
    }
    let choices = [("keep.phone", "theirs"), ("keep.email", "yours")];
    let settled = bea.post(&edit, &choices).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.body);
    let page = bea.follow(settled).await;
    page.says("+32 2 555 01 01");
    page.says("bea@example.org");
    assert!(!page.body.contains("+32 2 555 01 02") && !page.body.contains("ada@example.org"));
    agency.end().await;
}

#[tokio::test]
async fn what_is_wrong_is_shown_with_what_was_typed_and_told_to_programs() {
    let (agency, _, mut ada) = with_administrator().await;
    ada.get("/offices/new").await;
    let typed = [
        ("name", "Bureau <b>"),
        ("web", "javascript:alert(1)"),
        ("from", "soon"),
    ];
    let page = ada.post("/offices/new", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("value=\"Bureau &#60;b&#62;\"");
    page.says("href=\"#f-web\"");
    let mut program = ada.asking_for("application/json");
    let problem = program.post("/offices/new", &typed).await;
    assert_eq!(problem.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem.header("content-type"), "application/problem+json");
    problem.says("\"field\":\"web\",\"key\":\"not-a-url\"");
    assert!(!problem.body.contains("javascript:"));
    agency.end().await;
}
