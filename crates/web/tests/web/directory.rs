//! The public directory, on its own listener and at the desk.

use std::sync::Arc;

use axum::http::StatusCode;
use passerelle_model::OfficeId;
use passerelle_model::action::Action;
use passerelle_model::office::{CloseOffice, OfficeAction, OfficeDetails, OfficeKind, OpenOffice};
use passerelle_model::text::{self, CountryCode, LanguageCode};
use passerelle_testkit::Agency;
use passerelle_testkit::world::{details, named};
use passerelle_web::{Options, public_app};

use crate::browser::Browser;

/// A passer-by: nothing but a browser and its language.
fn passer_by(agency: &Agency) -> Browser {
    let ids = Arc::clone(&agency.store.ports().ids);
    Browser::of(public_app(agency.store.public(), ids, &Options::default()))
}

/// Opens an office with all that the directory shows, or without being in it.
async fn open(
    agency: &Agency,
    (name, listed): (&str, bool),
    parent: OfficeId,
    (countries, languages): (&str, &str),
) -> OfficeId {
    let office = OfficeId::new(agency.store.ids());
    let details = OfficeDetails {
        countries: CountryCode::parse_list(countries).unwrap(),
        languages: LanguageCode::parse_list(languages).unwrap(),
        phone: text::phone("+32 2 555 01 90").unwrap(),
        listed,
        ..details(OfficeKind::CountryOffice, Some(parent))
    };
    let open = OpenOffice {
        office,
        name: named(name),
        details,
    };
    agency
        .console(Action::Office(OfficeAction::Open(open)))
        .await;
    office
}

async fn listed(agency: &Agency, name: &str, parent: OfficeId, codes: (&str, &str)) -> OfficeId {
    open(agency, (name, true), parent, codes).await
}

#[tokio::test]
async fn offices_are_found_by_words_country_and_language() {
    let agency = Agency::embedded().await;
    let mut anyone = passer_by(&agency);
    anyone
        .get("/directory")
        .await
        .says("The directory is still empty");
    let top = agency.headquarters().await;
    listed(&agency, "Bureau de Genève", top, ("CH", "fr")).await;
    listed(&agency, "Office Amman", top, ("JO IQ", "ar en")).await;
    for (path, found) in [
        ("/directory?q=geneve", "Bureau de Genève"),
        ("/directory?country=IQ", "Office Amman"),
        ("/directory?spoken=ar", "Office Amman"),
    ] {
        let page = anyone.get(path).await;
        page.says("1 office");
        page.says(found);
    }
    let none = anyone.get("/directory?q=amman&country=CH").await;
    none.says("No office matches");
    // What is typed comes back as text and not as markup.
    let page = anyone.get("/directory?q=%22%3E%3Cscript%3E").await;
    page.says("value=\"&#34;&#62;&#60;script&#62;\"");
    agency.end().await;
}

#[tokio::test]
async fn an_office_that_closed_says_where_to_turn() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let old = listed(&agency, "Old Office", top, ("BE", "fr")).await;
    let new = listed(&agency, "New Office", top, ("BE", "fr")).await;
    let close = CloseOffice {
        office: old,
        to: "2025-06-30".parse().unwrap(),
        successor: Some(new),
    };
    agency
        .console(Action::Office(OfficeAction::Close(close)))
        .await;
    let mut anyone = passer_by(&agency);
    let page = anyone.get(&format!("/directory/{old}?language=en")).await;
    page.says("This office closed on 30 June 2025. Please turn to New Office.");
    page.says(&format!("href=\"/directory/{new}?language=en\""));
    assert!(!page.body.contains("+32 2 555 01 90"));
    anyone
        .get(&format!("/directory/{new}"))
        .await
        .says("href=\"tel:+3225550190\"");
    agency.end().await;
}

#[tokio::test]
async fn the_language_is_in_the_address_and_stays_with_the_filters() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    listed(&agency, "Office Amman", top, ("JO", "ar")).await;
    let mut anyone = passer_by(&agency);
    let page = anyone.get("/directory?q=amman&language=ar").await;
    page.says("lang=\"ar\" dir=\"rtl\"");
    page.says("/directory?q=amman&#38;language=fr");
    page.says("name=\"language\" value=\"ar\"");
    let mut french = passer_by(&agency).sending("accept-language", "fr-BE, en;q=0.5");
    french.get("/directory").await.says("Trouver un bureau");
    agency.end().await;
}

#[tokio::test]
async fn the_public_listener_has_one_room_and_keeps_nothing() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let hidden = open(&agency, ("Hidden", false), top, ("BE", "fr")).await;
    let mut anyone = passer_by(&agency);
    assert_eq!(anyone.get("/").await.location(), "/directory");
    for path in [
        "/offices",
        "/sign-in",
        "/me",
        &format!("/directory/{hidden}"),
    ] {
        let page = anyone.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.says("There is nothing here");
        assert_eq!(page.header("set-cookie"), "");
    }
    let mut desk = Browser::at(&agency);
    desk.get("/directory").await.says("For staff: sign in");
    agency.end().await;
}
