//! Lists: every row once, whatever the length of a page.

use passerelle_model::office::OfficeKind;
use passerelle_model::policy::{Role, Scope};
use passerelle_testkit::Agency;
use serde_json::Value;

use super::{Program, another, everything, token_of};
use crate::browser::Browser;
use crate::person::signed_in;

async fn all(program: &Program, path: &str, limit: usize) -> Vec<Value> {
    let mut items = Vec::new();
    let mut next = format!("{path}?limit={limit}");
    loop {
        let page = program.get(&next).await;
        let link = page.header("link").to_owned();
        let body = page.done(200);
        items.extend(body["items"].as_array().unwrap().iter().cloned());
        if body["next"].is_null() {
            assert!(link.is_empty());
            return items;
        }
        let told = link.split(['<', '>']).nth(1).unwrap().to_owned();
        assert!(told.contains(body["next"].as_str().unwrap()));
        assert!(link.ends_with("rel=\"next\""));
        next = told;
    }
}

#[tokio::test]
async fn every_row_comes_once_in_pages_of_any_length() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    for n in 0..7 {
        let name = format!("Office {n}");
        agency
            .office(&name, OfficeKind::CountryOffice, Some(top))
            .await;
    }
    let program = everything(&agency, top).await;
    for path in [
        "/api/v1/offices",
        "/api/v1/accounts",
        "/api/v1/grants",
        "/api/v1/countries",
    ] {
        let whole = all(&program, path, 500).await;
        assert!(!whole.is_empty());
        for limit in [1, 3] {
            assert_eq!(all(&program, path, limit).await, whole, "{path}");
        }
    }
    let who = ("aud", Role::Auditor);
    let (_, token) = token_of(&agency, who, top, &[Scope::LogRead]).await;
    let auditor = Program::with(&agency, &token);
    let whole = all(&auditor, "/api/v1/log", 500).await;
    assert_eq!(all(&auditor, "/api/v1/log", 7).await, whole);
    let below = program.get(&format!("/api/v1/offices?parent={top}")).await;
    assert_eq!(below.done(200)["items"].as_array().unwrap().len(), 7);
    agency.end().await;
}

#[tokio::test]
async fn what_is_asked_wrongly_is_told() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    for bad in [
        "limit=0",
        "limit=501",
        "limit=ten",
        "after=%00",
        "after=bm8gY3Vyc29y",
        "parent=me",
        "prent=1",
        "limit=1&limit=2",
    ] {
        let answer = program.get(&format!("/api/v1/offices?{bad}")).await;
        if bad.starts_with("after=bm8") {
            // A cursor that reads and is none of ours begins after nothing.
            assert!(answer.status.is_success() || answer.status.as_u16() == 400);
            continue;
        }
        answer.is(400, "parameter");
    }
    program
        .get("/api/v1/offices?parent=%FF")
        .await
        .is(400, "malformed");
    for id in [
        "1",
        "%00",
        "..%2f..",
        "01938f5e-7c00-7000-8000-00000000000g",
    ] {
        program
            .get(&format!("/api/v1/offices/{id}"))
            .await
            .is(404, "not-found");
    }
    agency.end().await;
}

#[tokio::test]
async fn a_token_of_a_part_of_the_tree_shows_that_part() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let here = agency
        .office("Here", OfficeKind::CountryOffice, Some(top))
        .await;
    let below = agency
        .office("Below", OfficeKind::SubOffice, Some(here))
        .await;
    let there = agency
        .office("There", OfficeKind::CountryOffice, Some(top))
        .await;
    let who = ("ida", Role::Administrator);
    let (_, browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let token = another(&agency, &browser, &Scope::ALL, Some(here)).await;
    let program = Program::with(&agency, &token);
    let offices = all(&program, "/api/v1/offices", 2).await;
    let ids: Vec<_> = offices.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [here.to_string(), below.to_string()]);
    let shown = program.get(&format!("/api/v1/offices/{below}")).await;
    shown.done(200);
    for path in [
        format!("/api/v1/offices/{there}"),
        format!("/api/v1/offices/{there}/history"),
    ] {
        program.get(&path).await.is(403, "out-of-scope");
    }
    let token = program.get("/api/v1/token").await.done(200);
    assert_eq!(token["limited"], true);
    agency.end().await;
}
