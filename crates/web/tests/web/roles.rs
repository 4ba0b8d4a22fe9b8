//! Every route × every role × own and other office.

use axum::http::{Method, StatusCode};
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::Role;
use passerelle_model::{AccountId, GrantId, OfficeId};
use passerelle_store::Stage;
use passerelle_testkit::Agency;
use passerelle_web::{RouteInfo, Turned, routes};

use crate::browser::{Browser, Page};
use crate::person::signed_in;

/// One office with somebody in it.
struct Place {
    office: OfficeId,
    account: AccountId,
    grant: GrantId,
}

async fn place(agency: &Agency, name: &str, top: OfficeId) -> Place {
    let office = agency
        .office(name, OfficeKind::CountryOffice, Some(top))
        .await;
    let account = agency.account(&format!("colleague-{name}"), office).await;
    let grant = agency.grant(account, Role::Enumerator, office).await;
    Place {
        office,
        account,
        grant,
    }
}

/// The address of a route for the records of a place.
fn address(route: &RouteInfo, place: &Place) -> String {
    let id = match route.path.split('/').nth(1).unwrap_or_default() {
        "accounts" => place.account.to_string(),
        "grants" | "break-glass" => place.grant.to_string(),
        _ => place.office.to_string(),
    };
    let path = route
        .path
        .replace("{id}", &id)
        .replace("{position}", "1")
        .replace("{code}", "denied");
    assert!(
        !path.contains('{'),
        "a test does not know how to fill {path}"
    );
    path
}

async fn open(browser: &mut Browser, route: &RouteInfo, path: &str) -> Page {
    match route.method {
        Method::GET => browser.get(path).await,
        _ => {
            browser
                .post(path, &[("reason", "A test of the gates.")])
                .await
        }
    }
}

/// Routes that end the very session which tries them.
fn ends_the_session(route: &RouteInfo) -> bool {
    route.path == "/sign-out"
}

#[tokio::test]
async fn the_gate_lets_in_whom_the_table_says_and_nobody_else() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let (own, other) = (
        place(&agency, "own", top).await,
        place(&agency, "other", top).await,
    );
    for role in Role::all() {
        let browser = Browser::at(&agency);
        let who = (role.code(), role);
        let (account, browser) = signed_in(&agency, who, own.office, browser).await;
        let actor = agency.store.actor_of(account, true).await.unwrap();
        let mut browser = browser.asking_for("application/json");
        for route in routes().iter().filter(|route| !ends_the_session(route)) {
            let admits = route.ask.admits(Some((&actor, Stage::Complete)));
            let names_a_record = route.path.contains("{id}");
            let places = if names_a_record {
                vec![&own, &other]
            } else {
                vec![&own]
            };
            for place in places {
                let path = address(route, place);
                let before = position(&agency).await;
                let page = open(&mut browser, route, &path).await;
                let told = format!(
                    "{role} {} {path}: {} {}",
                    route.method, page.status, page.body
                );
                assert!(!page.status.is_server_error(), "{told}");
                match admits {
                    Ok(()) => assert_ne!(page.status, StatusCode::UNAUTHORIZED, "{told}"),
                    Err(Turned::Denied(_)) => assert!(denied(&page), "{told}"),
                    Err(Turned::Finished) => assert_eq!(page.location(), "/", "{told}"),
                    Err(turned) => panic!("{turned:?}: {told}"),
                }
                let elsewhere = place.office == other.office;
                if elsewhere || admits.is_err() {
                    assert_eq!(position(&agency).await, before, "changed something: {told}");
                }
            }
        }
    }
    agency.end().await;
}

fn denied(page: &Page) -> bool {
    page.status == StatusCode::FORBIDDEN && page.body.contains("\"code\":\"denied\"")
}

async fn position(agency: &Agency) -> i64 {
    agency.store.measures().await.unwrap().log_position
}
