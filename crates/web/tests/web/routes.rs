//! The table of routes: what it promises holds for every one of them.

use std::collections::HashSet;

use axum::http::{Method, StatusCode};
use passerelle_testkit::Agency;
use passerelle_web::{Ask, public_routes, routes};

use crate::browser::Browser;

#[test]
fn every_route_stands_once_and_says_what_it_asks() {
    let mut known = HashSet::new();
    for route in routes() {
        assert!(
            known.insert((route.method.clone(), route.path)),
            "{}",
            route.path
        );
        assert!(route.path.starts_with('/') && !route.room.is_empty());
        assert!(route.takes.is_none() || route.method == Method::POST);
    }
    for route in public_routes() {
        assert_eq!(
            (route.ask, route.method),
            (Ask::Anyone, Method::GET),
            "{}",
            route.path
        );
    }
}

#[tokio::test]
async fn whoever_did_not_sign_in_sees_only_what_asks_for_nothing() {
    let agency = Agency::embedded().await;
    for route in routes() {
        let path = route
            .path
            .replace("{id}", "01938f5e-7c00-7000-8000-000000000001")
            .replace("{code}", "denied");
        let mut browser = Browser::at(&agency);
        browser.get("/sign-in").await;
        let page = match route.method {
            Method::GET => browser.get(&path).await,
            _ => browser.post(&path, &[]).await,
        };
        let (method, status) = (route.method, page.status);
        match (route.ask, method.as_str()) {
            (Ask::Anyone, _) => {
                let turned = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status);
                assert!(!turned, "{path} {status}");
            }
            (_, "GET") => {
                assert!(page.location().starts_with("/sign-in"), "{path} {status}");
            }
            _ => assert_eq!(status, StatusCode::UNAUTHORIZED, "{path}"),
        }
    }
    agency.end().await;
}
