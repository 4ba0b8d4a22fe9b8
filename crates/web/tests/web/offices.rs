//! Offices as an administrator keeps them and everybody else reads them.

use axum::http::StatusCode;
use passerelle_model::OfficeId;
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::{Browser, Page};
use crate::person::signed_in;

async fn administrator(agency: &Agency, top: OfficeId) -> Browser {
    let who = ("ada", Role::Administrator);
    signed_in(agency, who, top, Browser::at(agency)).await.1
}

/// Everything that the form of a new office asks.
fn wharf(parent: &str) -> [(&str, &str); 10] {
    [
        ("name", "Wharf"),
        ("kind", "sub_office"),
        ("parent", parent),
        ("countries", "be, lu"),
        ("address", "Example Quay 7\nExampleville"),
        ("phone", "+32 2 555 01 90"),
        ("web", "https://wharf.example.org"),
        ("languages", "fr nl"),
        ("listed", "yes"),
        ("from", "2020-03-01"),
    ]
}

fn id_in(page: &Page) -> String {
    let id = page.location().strip_prefix("/offices/").unwrap();
    id.parse::<OfficeId>().unwrap().to_string()
}

#[tokio::test]
async fn an_office_is_opened_once_however_often_the_button_is_pressed() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let mut ada = administrator(&agency, top).await;
    ada.get("/offices/new").await.says("Open an office");
    let parent = top.to_string();
    let first = ada.post_keeping("/offices/new", &wharf(&parent)).await;
    let again = ada.post("/offices/new", &wharf(&parent)).await;
    assert_eq!(id_in(&first), id_in(&again));
    let page = ada.follow(first).await;
    for text in [
        "Wharf is open.",
        "Example Quay 7\nExampleville",
        "Belgium and Luxembourg",
        "1 March 2020",
    ] {
        page.says(text);
    }
    ada.get("/offices?q=exampleville").await.says("1 office");
    agency.end().await;
}

#[tokio::test]
async fn every_fault_is_told_at_once_and_what_was_typed_stays() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let mut ada = administrator(&agency, top).await;
    ada.get("/offices/new").await;
    let typed = [
        ("name", "<script>alert(1)</script>"),
        ("phone", "soon"),
        ("countries", "Atlantis"),
        ("from", "1900-01-01"),
    ];
    let page = ada.post("/offices/new", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for label in [
        "Kind: ",
        "Stands below: ",
        "Phone: ",
        "Countries covered: ",
        "Open from: ",
    ] {
        page.says(label);
    }
    page.says("value=\"&#60;script&#62;alert(1)&#60;/script&#62;\"");
    page.says("value=\"Atlantis\"");
    agency.end().await;
}

#[tokio::test]
async fn nobody_opens_an_office_below_one_that_they_do_not_look_after() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::CountryOffice;
    let (own, other) = (
        agency.office("Own", kind, Some(top)).await,
        agency.office("Other", kind, Some(top)).await,
    );
    let mut ada = administrator(&agency, own).await;
    let form = ada.get("/offices/new").await;
    form.says(&format!("<option value=\"{own}\""));
    assert!(!form.body.contains(&format!("<option value=\"{other}\"")));
    let page = ada.post("/offices/new", &wharf(&other.to_string())).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let page = ada.get(&format!("/offices/{other}")).await;
    page.says("You may read it and not change it.");
    assert!(!page.body.contains(&format!("/offices/{other}/edit")));
    agency.end().await;
}

#[tokio::test]
async fn two_changes_meet_on_a_page_that_shows_both() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let mut ada = administrator(&agency, top).await;
    ada.get("/offices/new").await;
    let parent = top.to_string();
    let office = id_in(&ada.post("/offices/new", &wharf(&parent)).await);
    let edit = format!("/offices/{office}/edit");
    let with = |phone, web| {
        wharf(&parent).map(|(name, value)| match name {
            "phone" => (name, phone),
            "web" => (name, web),
            _ => (name, value),
        })
    };
    ada.get(&edit).await;
    let mine = with("+32 2 555 01 91", "https://wharf.example.org");
    ada.post_keeping(&edit, &mine).await;
    let yours = with("+32 2 555 01 92", "https://quay.example.org");
    let page = ada.post(&edit, &yours).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("Two changes to one record");
    page.says("+32 2 555 01 91");
    let choices = [("keep.phone", "theirs"), ("keep.web", "yours")];
    let settled = ada.post(&edit, &choices).await;
    let page = ada.follow(settled).await;
    page.says("+32 2 555 01 91");
    page.says("https://quay.example.org");
    ada.get(&format!("/offices/{office}/history"))
        .await
        .says("Office changed");
    agency.end().await;
}

#[tokio::test]
async fn an_office_is_renamed_closed_and_opened_again() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::SubOffice;
    let (wharf, quay) = (
        agency.office("Wharf", kind, Some(top)).await,
        agency.office("Quay", kind, Some(top)).await,
    );
    let mut ada = administrator(&agency, top).await;
    let here = format!("/offices/{wharf}");

    ada.get(&format!("{here}/rename")).await;
    let early = [("name", "Pier"), ("from", "1801-01-02")];
    let page = ada.post(&format!("{here}/rename"), &early).await;
    page.says("First day of this name: This day is before the office’s first day.");
    let name = [("name", "Pier"), ("from", "2199-01-01")];
    let renamed = ada.post(&format!("{here}/rename"), &name).await;
    let page = ada.follow(renamed).await;
    page.says("Until its first day the office is called Wharf.");
    page.says("From 1 January 2199");

    let hq = format!("/offices/{top}/close");
    ada.get(&hq).await.says("2 offices stand below it");
    let refused = ada.post(&hq, &[("to", "2026-01-01")]).await;
    refused.says("Last day: 2 offices below it are still open on that day.");

    ada.get(&format!("{here}/close")).await;
    let next = quay.to_string();
    let end = [("to", "2025-12-31"), ("successor", next.as_str())];
    let closed = ada.post(&format!("{here}/close"), &end).await;
    let page = ada.follow(closed).await;
    page.says("This office closed on 31 December 2025.");
    page.says(&format!("<a href=\"/offices/{quay}\">"));
    ada.get(&format!("/offices/{quay}"))
        .await
        .says("Took over from");
    assert!(!ada.get("/offices").await.body.contains(&here));
    ada.get("/offices?closed=yes").await.says(&here);

    ada.get(&here).await;
    let open = ada.post(&format!("{here}/reopen"), &[]).await;
    ada.follow(open).await.says("Wharf is open again.");
    agency.end().await;
}

#[tokio::test]
async fn someone_answers_for_an_office_and_home_stops_asking() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    let (ada, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    browser.get("/").await.says("Office without a focal point");
    let here = format!("/offices/{top}");
    browser.get(&format!("{here}/focal-point")).await;
    let account = ada.to_string();
    let typed = [("focal_point", account.as_str())];
    let set = browser.post(&format!("{here}/focal-point"), &typed).await;
    browser
        .follow(set)
        .await
        .says("Synthetic ada now answers for");
    let home = browser.get("/").await;
    assert!(!home.body.contains("without a focal point"));
    agency.end().await;
}

#[tokio::test]
async fn whoever_has_no_role_is_told_whom_to_ask() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let noa = agency.account("noa", top).await;
    agency.password(noa, crate::person::PASSWORD).await;
    let mut noa = crate::person::enter(&agency, "noa", Browser::at(&agency)).await;
    noa.get("/").await.says("You have no role yet");
    let page = noa.get(&format!("/offices/{top}")).await;
    page.says("Everyone who signed in may read it.");
    page.says("Data of the class Internal");
    noa.get("/roles").await.says("Reads and changes");
    agency.end().await;
}
