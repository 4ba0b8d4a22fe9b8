//! Small things that every form relies on.

use axum::http::StatusCode;
use passerelle_testkit::Agency;

use crate::browser::Browser;

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
