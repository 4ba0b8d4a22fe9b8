//! The log as an auditor reads it.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_store::jobs::{Handlers, Worker};
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn the_log_is_read_narrowed_and_proved() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("aude", Role::Auditor);
    let (aude, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    for number in 0..60 {
        agency.account(&format!("person{number}"), top).await;
    }
    let first = browser.get("/log").await;
    first.says("Account opened");
    let next = first.body.split("rel=\"next\" href=\"").nth(1).unwrap();
    let next = next.split('"').next().unwrap().replace("&#38;", "&");
    let last = browser.get(&next).await;
    last.says("Office opened");
    last.says("That is the whole list.");
    let mine = browser
        .get(&format!("/log?actor={aude}&kind=account.set_password"))
        .await;
    mine.says("Nothing matches");
    let about = browser.get(&format!("/log?record=office/{top}")).await;
    about.says("Office opened");
    assert!(!about.body.contains("Account opened</td>"));
    let odd = browser.get("/log?from=yesterday").await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    odd.says("This is not a date");
    browser.get("/log/1").await.says("office.open");
    assert_eq!(
        browser.get("/log/999999").await.status,
        StatusCode::NOT_FOUND
    );

    browser.get("/log/verify").await;
    agency.store.seal_now().await.unwrap();
    let worker = Worker::new(agency.store.clone(), Handlers::of_store());
    tokio::spawn(worker.run(std::future::pending()));
    let checked = browser.post("/log/verify", &[]).await;
    browser.follow(checked).await.says("The log is whole");
    let head = browser.get("/log/head").await;
    assert_eq!(head.header("content-type"), "application/json");
    assert!(head.header("content-disposition").starts_with("attachment"));
    let head: serde_json::Value = serde_json::from_str(&head.body).unwrap();
    assert!(head["signature"].is_string());
    agency.end().await;
}

#[tokio::test]
async fn what_was_read_of_others_is_listed_and_of_oneself_is_not() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let zoe = agency.account("zoe", top).await;
    let who = ("aude", Role::Auditor);
    let (_, mut aude) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let who = ("ada", Role::Administrator);
    let (ada, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    browser.get("/me").await;
    aude.get("/log/reads")
        .await
        .says("Nothing has been read yet.");
    browser.get(&format!("/accounts/{zoe}")).await;
    let reads = aude.get("/log/reads").await;
    reads.says("Synthetic ada");
    reads.says(&format!("/log/reads?actor={ada}"));
    agency.end().await;
}
