//! Jobs: what is worked on, how far it is, and how to stop it.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_model::{Actor, Purpose};
use passerelle_store::jobs::{Handlers, NewJob, VERIFY_LOG, Worker};
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

#[tokio::test]
async fn a_job_that_waits_is_shown_refreshes_itself_and_is_stopped() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("aude", Role::Auditor);
    let (aude, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let who = ("bob", Role::Enumerator);
    let (_, mut bob) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    browser.get("/jobs").await.says("No jobs");
    let actor = agency.store.actor_of(aude, true).await.unwrap();
    let new = || NewJob::of(VERIFY_LOG, Purpose::Audit);
    let id = agency.store.enqueue(&actor, new()).await.unwrap();
    let list = browser.get("/jobs").await;
    list.says("Check of the log");
    list.says("Waiting");
    let address = format!("/jobs/{id}");
    let page = browser.get(&address).await;
    page.says(&format!(
        "http-equiv=\"refresh\" content=\"3; url={address}?looks=1\""
    ));
    page.says("Stop this job");
    // A page that somebody left open does not keep their session for ever.
    let old = browser.get(&format!("{address}?looks=300")).await;
    assert!(!old.body.contains("http-equiv"));
    assert_eq!(bob.get(&address).await.status, StatusCode::FORBIDDEN);
    bob.get("/jobs").await;
    let refused = bob.post(&format!("{address}/cancel"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    browser.get(&address).await;
    let stopped = browser.post(&format!("{address}/cancel"), &[]).await;
    assert_eq!(stopped.location(), address);
    let over = browser.get(&address).await;
    over.says("The job was stopped.");
    assert!(!over.body.contains("Stop this job") && !over.body.contains("http-equiv"));
    agency.end().await;
}

#[tokio::test]
async fn what_a_job_found_and_why_one_failed_is_said_in_words() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (ada, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let worker = Worker::new(agency.store.clone(), Handlers::of_store());
    let new = || NewJob::of(VERIFY_LOG, Purpose::Audit);
    let console = Actor::console();
    let done = agency.store.enqueue(&console, new()).await.unwrap();
    // An administrator has no duty of the log.
    let actor = agency.store.actor_of(ada, true).await.unwrap();
    let failed = agency.store.enqueue(&actor, new()).await.unwrap();
    worker.until_idle().await.unwrap();
    let page = browser.get(&format!("/jobs/{done}")).await;
    page.says("Done");
    page.says("/log/verify");
    let page = browser.get(&format!("/jobs/{failed}")).await;
    page.says("The job was not finished");
    page.says("may no longer do this");
    browser.get("/inbox").await.says("A job was not finished");
    let all = browser.get("/jobs?whose=all").await;
    all.says("The machine’s console");
    let none = browser.get("/jobs?whose=all&state=running").await;
    none.says("Nothing matches");
    agency.end().await;
}
