//! The search box, as people of different roles use it.

use axum::http::StatusCode;
use passerelle_model::OfficeId;
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::{Browser, Page};
use crate::person::signed_in;

async fn somebody(agency: &Agency, name: &str, role: Role, office: OfficeId) -> Browser {
    let browser = Browser::at(agency);
    signed_in(agency, (name, role), office, browser).await.1
}

/// Types into the box, presses, and gives the address of what was found and the
/// page there.
async fn search(browser: &mut Browser, typed: &str) -> (String, Page) {
    browser.get("/").await;
    let answer = browser.post("/search", &[("q", typed)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let address = answer.location().to_owned();
    let page = browser.get(&address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    (address, page)
}

#[tokio::test]
async fn everything_is_found_with_its_kind_and_why() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::CountryOffice;
    let office = agency.office("Éxample Desk", kind, Some(top)).await;
    let mut ida = somebody(&agency, "ida", Role::InformationManagementOfficer, top).await;
    ida.get("/places/new").await;
    let place = [
        ("country", "NE"),
        ("kind", "admin1"),
        ("code", "XN01"),
        ("name", "North Province"),
        ("names", "ar: شمال المثال"),
        ("aliases", "Upper Lands"),
    ];
    let made = ida.post("/places/new", &place).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);

    for (typed, parts) in [
        (
            "example desk",
            vec![format!("/offices/{office}"), "Found by its name".into()],
        ),
        (
            "NE",
            vec!["/countries/NE".into(), "Found by its code: NE".into()],
        ),
        (
            "niger",
            vec!["/countries/NE".into(), "/countries/NG".into()],
        ),
        (
            "尼日尔",
            vec!["/countries/NE".into(), "name in another language".into()],
        ),
        (
            "562",
            vec!["/countries/NE".into(), "Found by its code: 562".into()],
        ),
        (
            "xn01",
            vec![made.location().into(), "Found by its code: XN01".into()],
        ),
        (
            "شمال",
            vec![made.location().into(), "name in another language".into()],
        ),
        (
            "upper",
            vec![made.location().into(), "another spelling".into()],
        ),
        (
            "imports",
            vec!["href=\"/imports\"".into(), "/help/imports".into()],
        ),
        ("quiet hours", vec!["/help/messages#quiet".into()]),
    ] {
        let (_, page) = search(&mut ida, typed).await;
        for part in parts {
            page.says(&part);
        }
    }
    agency.end().await;
}

#[tokio::test]
async fn what_is_typed_stands_in_no_address_and_is_nobody_elses() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let mut ida = somebody(&agency, "ida", Role::Administrator, top).await;
    let mut omar = somebody(&agency, "omar", Role::Caseworker, top).await;
    let (address, page) = search(&mut ida, "Zaynab").await;
    assert!(address.starts_with("/search?s="), "{address}");
    assert!(!address.to_lowercase().contains("zaynab"), "{address}");
    page.says("value=\"Zaynab\"");
    // Neither a link nor the title of the page, which browsers remember, says it.
    let title = page.body.split("</title>").next().unwrap();
    assert!(!title.contains("Zaynab"), "{title}");
    for link in page.body.split("href=\"").skip(1) {
        let link = link.split('"').next().unwrap();
        assert!(!link.contains("Zaynab"), "{link}");
    }
    // Reloading works; for anybody else there is an empty box.
    ida.get(&address).await.says("value=\"Zaynab\"");
    let theirs = omar.get(&address).await;
    assert!(!theirs.body.contains("Zaynab"));
    theirs.says("This search is over");
    // Words in an address are not taken.
    let page = ida.get("/search?q=Zaynab").await;
    assert!(!page.body.contains("value=\"Zaynab\""));
    agency.end().await;
}

#[tokio::test]
async fn accounts_are_found_by_those_who_look_after_them_and_that_is_recorded() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::CountryOffice;
    let own = agency.office("Own", kind, Some(top)).await;
    let other = agency.office("Other", kind, Some(top)).await;
    let near = agency.account("marwan-near", own).await;
    let far = agency.account("marwan-far", other).await;
    let mut ada = somebody(&agency, "ada", Role::Administrator, own).await;
    let mut kim = somebody(&agency, "kim", Role::Caseworker, own).await;
    let mut dpo = somebody(&agency, "dora", Role::DataProtectionOfficer, top).await;

    let (_, page) = search(&mut kim, "marwan").await;
    page.says("Nothing was found");
    assert!(!page.body.contains("accounts that you look after"));

    let (_, page) = search(&mut ada, "marwan").await;
    page.says(&format!("/accounts/{near}"));
    assert!(!page.body.contains(&far.to_string()));
    // One letter alone would fit everybody.
    let (_, page) = search(&mut ada, "m m").await;
    assert!(!page.body.contains("/accounts/0"), "{}", page.body);

    dpo.get("/log/reads").await.says("marwan");
    agency.end().await;
}

#[tokio::test]
async fn too_little_nothing_and_much_are_said() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let kind = OfficeKind::CountryOffice;
    for n in 0..10 {
        agency.office(&format!("Sample {n}"), kind, Some(top)).await;
    }
    let mut ida = somebody(&agency, "ida", Role::Caseworker, top).await;
    ida.get("/search").await.says("Looked through:");
    ida.get("/").await;
    let empty = ida.post("/search", &[("q", "  ")]).await;
    assert_eq!(empty.location(), "/search");
    for typed in ["x", "%", "--"] {
        let (_, page) = search(&mut ida, typed).await;
        page.says("This is too little to look for");
    }
    let (_, page) = search(&mut ida, "qqqqqq").await;
    page.says("Nothing was found");
    page.says("Check the spelling");
    let (address, page) = search(&mut ida, "sample").await;
    page.says("more than 8");
    let all = format!("{address}&only=office").replace('&', "&#38;");
    page.says(&all);
    let page = ida.get(&format!("{address}&only=office")).await;
    page.says("Sample 9");
    page.says("Shown: Offices only.");
    agency.end().await;
}
