//! The map of offices and countries, and the table that says the same.

use axum::http::StatusCode;
use passerelle_model::policy::Role;
use passerelle_testkit::Agency;

use crate::browser::Browser;
use crate::person::signed_in;

async fn ada(agency: &Agency) -> Browser {
    let top = agency.headquarters().await;
    let who = ("ada", Role::Administrator);
    signed_in(agency, who, top, Browser::at(agency)).await.1
}

/// Opens an office in some countries, and says its address.
async fn open(ada: &mut Browser, name: &str, countries: &str) -> String {
    let list = ada.get("/offices").await;
    let mut links = list.body.split("href=\"/offices/").skip(1);
    let top = links
        .find(|rest| rest.as_bytes().get(8) == Some(&b'-'))
        .unwrap();
    let parent = top.split('"').next().unwrap().to_owned();
    ada.get("/offices/new").await;
    let typed = [
        ("name", name),
        ("kind", "country_office"),
        ("parent", parent.as_str()),
        ("countries", countries),
        ("from", "2020-03-01"),
    ];
    let page = ada.post("/offices/new", &typed).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    page.location().to_owned()
}

#[tokio::test]
async fn without_a_country_the_page_teaches_the_first_step() {
    let agency = Agency::embedded().await;
    let mut ada = ada(&agency).await;
    ada.get("/maps/countries")
        .await
        .says("No office covers a country yet");
    assert_eq!(
        ada.get("/maps/countries.svg").await.status,
        StatusCode::NOT_FOUND
    );
    agency.end().await;
}

#[tokio::test]
async fn every_country_is_a_place_on_the_picture_and_a_row_of_the_table() {
    let agency = Agency::embedded().await;
    let mut ada = ada(&agency).await;
    open(&mut ada, "Lakeside", "Chad, Tuvalu").await;
    let quay = open(&mut ada, "Quay <b>", "TD; Fiji").await;
    let page = ada.get("/maps/countries").await;
    for told in [
        "<title>Chad: 2</title>",
        "<title>Tuvalu: 1</title>",
        "<title>Mali: No office has covered it</title>",
        "Lakeside and Quay &#60;b&#62;",
        "Source: the register of offices",
    ] {
        page.says(told);
    }
    assert!(
        !page.body.contains(" style="),
        "the policy allows no styles in attributes"
    );

    let reversing = [("to", "2024-01-31"), ("reason", "The lease ended.")];
    ada.get(&format!("{quay}/close")).await;
    let closed = ada.post(&format!("{quay}/close"), &reversing).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let page = ada.get("/maps/countries").await;
    page.says("<title>Chad: 1</title>");
    page.says("<title>Fiji: 0</title>");
    page.says("0: counted, and none");

    let file = ada.get("/maps/countries.svg").await;
    assert_eq!(file.header("content-type"), "image/svg+xml; charset=utf-8");
    file.says("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    let outlines = ada.get("/maps/world.geojson").await;
    assert!(serde_json::from_str::<serde_json::Value>(&outlines.body).is_ok());
    agency.end().await;
}

#[tokio::test]
async fn an_arabic_reader_gets_arabic_names_and_numerals() {
    let agency = Agency::embedded().await;
    let mut ada = ada(&agency).await;
    open(&mut ada, "Lakeside", "Chad").await;
    ada.keep_cookie("language", "ar");
    let page = ada.get("/maps/countries").await;
    page.says("<title>تشاد: ١</title>");
    let file = ada.get("/maps/countries.svg").await;
    file.says("direction=\"rtl\"");
    agency.end().await;
}
