//! Every route × every role × with and without the scope: who is let in.

use axum::http::{Method, StatusCode};
use passerelle_model::office::OfficeKind;
use passerelle_model::policy::{Role, Scope};
use passerelle_model::{AccountId, GrantId, OfficeId};
use passerelle_store::{Page, ReadFilter};
use passerelle_testkit::Agency;
use passerelle_web::{ApiRoute, Ask, Options, api_routes};
use serde_json::json;

use super::{Answered, Program, another, everything, token_of};
use crate::browser::Browser;
use crate::person::signed_in;

struct Place {
    office: OfficeId,
    account: AccountId,
    grant: GrantId,
}

fn address(route: &ApiRoute, place: &Place) -> String {
    let id = match route.room {
        "accounts" => place.account.to_string(),
        "grants" => place.grant.to_string(),
        _ => place.office.to_string(),
    };
    let path = route
        .path
        .replace("{id}", &id)
        .replace("{position}", "1")
        .replace("{code}", "BE")
        .replace("{*rest}", "v1/nothing");
    assert!(
        !path.contains('{'),
        "a test does not know how to fill {path}"
    );
    path
}

async fn open(program: &Program, route: &ApiRoute, path: &str) -> Answered {
    let version = [("if-match", "\"1\"")];
    if route.takes_body() {
        let body = json!({});
        program
            .json(route.method.clone(), path, &version, &body)
            .await
    } else {
        program.send(route.method.clone(), path, &version, "").await
    }
}

async fn position(agency: &Agency) -> i64 {
    agency.store.measures().await.unwrap().log_position
}

/// Enough for a test that asks more than any program.
fn generous() -> Options {
    Options {
        api_per_minute: 100_000,
        ..Options::default()
    }
}

#[tokio::test]
async fn the_gate_lets_in_whom_the_table_says_and_no_token_for_something_else() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let office = agency
        .office("own", OfficeKind::CountryOffice, Some(top))
        .await;
    let account = agency.account("colleague", office).await;
    let grant = agency.grant(account, Role::Enumerator, office).await;
    let place = Place {
        office,
        account,
        grant,
    };
    for role in Role::all() {
        let who = (role.code(), role);
        let (id, browser) = signed_in(&agency, who, office, Browser::at(&agency)).await;
        let actor = agency.store.actor_of(id, true).await.unwrap();
        let all = another(&agency, &browser, &Scope::ALL, None).await;
        let all = Program::under(&agency, &all, generous());
        for route in api_routes().iter().filter(|route| route.ask != Ask::Anyone) {
            let path = address(route, &place);
            let before = position(&agency).await;
            let answer = open(&all, route, &path).await;
            let told = format!("{role} {} {path}: {answer:?}", route.method);
            assert!(!answer.status.is_server_error(), "{told}");
            // The account itself, without a token, is let in just so.
            if route.ask.admits_program(&actor, None).is_ok() {
                assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{told}");
            } else {
                answer.is(403, "denied");
                assert_eq!(position(&agency).await, before, "{told}");
            }
            // Without its scope, no role opens anything.
            let Some(scope) = route.scope else { continue };
            let less: Vec<Scope> = Scope::ALL
                .into_iter()
                .filter(|other| other.code().split(':').next() != scope.code().split(':').next())
                .collect();
            let less = another(&agency, &browser, &less, None).await;
            let less = Program::under(&agency, &less, generous());
            let before = position(&agency).await;
            open(&less, route, &path).await.is(403, "out-of-scope");
            assert_eq!(position(&agency).await, before, "{told}");
            // Fifty at once are the most that an account has.
            agency.clock.advance(1);
            revoke_all(&agency, id).await;
        }
    }
    agency.end().await;
}

/// Takes every token but the first away.
async fn revoke_all(agency: &Agency, account: AccountId) {
    use passerelle_model::token::{RevokeToken, TokenAction};
    use passerelle_model::{Action, Actor, Purpose};
    let owner = agency.store.actor_of(account, true).await.unwrap();
    let reader = agency.store.reader(&owner, Purpose::OwnAccount);
    let lines = reader.tokens_of(account).await.unwrap();
    let open = lines.iter().filter(|line| line.token.revoked_at.is_none());
    let first = lines.iter().map(|line| line.token.id).min();
    for line in open.filter(|line| Some(line.token.id) != first) {
        let token = line.token.id;
        let revoke = Action::Token(TokenAction::Revoke(RevokeToken { token }));
        let command = agency.store.command(Purpose::Operation, revoke);
        agency
            .store
            .apply(&Actor::console(), command)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn no_token_no_entry_and_a_session_is_no_token() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ida", Role::Administrator);
    let (_, mut browser) = signed_in(&agency, who, top, Browser::at(&agency)).await;
    let place = Place {
        office: top,
        account: uuid::Uuid::nil().into(),
        grant: uuid::Uuid::nil().into(),
    };
    let nobody = Program::with(&agency, "");
    let wrong = Program::with(&agency, &format!("pas_{}", "0".repeat(64)));
    for route in api_routes() {
        let path = address(&route, &place);
        if route.ask == Ask::Anyone {
            let answer = open(&nobody, &route, &path).await;
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
            continue;
        }
        let answer = open(&nobody, &route, &path).await;
        answer.is(401, "token-missing");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        let answer = open(&wrong, &route, &path).await;
        answer.is(401, "token-unknown");
        let page = browser
            .send(route.method, &path, "application/json", "{}".into())
            .await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(page.header("set-cookie").is_empty());
    }
    agency.end().await;
}

#[tokio::test]
async fn a_token_asks_so_much_a_minute_and_is_told_when_to_come_back() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ida", Role::LiaisonOfficer);
    let (_, token) = token_of(&agency, who, top, &[Scope::OfficesRead]).await;
    let options = Options {
        api_per_minute: 3,
        ..Options::default()
    };
    let program = Program::under(&agency, &token, options);
    for _ in 0..3 {
        program.get("/api/v1/token").await.done(200);
    }
    let over = program.get("/api/v1/token").await;
    over.is(429, "too-many");
    assert_eq!(over.header("retry-after"), "20");
    agency.clock.advance(20);
    program.get("/api/v1/token").await.done(200);
    agency.end().await;
}

#[tokio::test]
async fn what_a_program_reads_of_people_is_recorded_or_not_shown() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let other = agency.account("max", top).await;
    let listed = program.get("/api/v1/accounts").await.done(200);
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    let auditor = agency.somebody("aud", Role::Auditor, top).await;
    let reader = agency
        .store
        .reader(&auditor, passerelle_model::Purpose::Audit);
    let reads = reader.reads(&ReadFilter::default(), &Page::first(10)).await;
    let reads = reads.unwrap();
    assert_eq!(reads.rows.len(), 1);

    agency.store.break_read_log().await.unwrap();
    let hidden = program.get(&format!("/api/v1/accounts/{other}")).await;
    hidden.is(503, "read-not-recorded");
    assert!(!hidden.body.to_string().contains("Synthetic"));
    agency.end().await;
}

#[tokio::test]
async fn a_grant_that_ends_bites_on_the_next_request() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let who = ("ida", Role::Auditor);
    let (account, token) = token_of(&agency, who, top, &[Scope::LogRead]).await;
    let program = Program::with(&agency, &token);
    program.get("/api/v1/log").await.done(200);
    let actor = agency.store.actor_of(account, true).await.unwrap();
    let end = passerelle_model::grant::EndGrant {
        grant: actor.grants[0].id,
        at: agency.store.now(),
    };
    let end = passerelle_model::grant::GrantAction::End(end);
    agency.console(passerelle_model::Action::Grant(end)).await;
    program.get("/api/v1/log").await.is(403, "denied");
    agency.end().await;
}

#[tokio::test]
async fn other_methods_and_other_places_are_problems_too() {
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let gone = program
        .send(Method::DELETE, "/api/v1/offices", &[], "")
        .await;
    gone.is(405, "method-not-allowed");
    assert_eq!(gone.header("allow"), "GET,HEAD,POST");
    let options = program
        .send(Method::OPTIONS, "/api/v1/offices", &[], "")
        .await;
    options.is(405, "method-not-allowed");
    for path in [
        "/api/v1/ofices",
        "/api/v2/offices",
        "/api/v1/offices/1/2/3",
        "/api/v1/",
    ] {
        program.get(path).await.is(404, "not-found");
    }
    let html = [("accept", "text/html")];
    let page = program
        .send(Method::GET, "/api/v1/offices", &html, "")
        .await;
    page.is(406, "not-acceptable");
    let head = program.send(Method::HEAD, "/api/v1/offices", &[], "").await;
    assert_eq!(head.status, StatusCode::OK);
    agency.end().await;
}

#[tokio::test]
async fn a_job_is_watched_and_stopped_by_a_program_that_may() {
    use passerelle_store::jobs::NewJob;
    let agency = Agency::embedded().await;
    let top = agency.headquarters().await;
    let program = everything(&agency, top).await;
    let console = passerelle_model::Actor::console();
    let job = NewJob::of("log.verify", passerelle_model::Purpose::Operation);
    let id = agency.store.enqueue(&console, job).await.unwrap();
    let listed = program.get("/api/v1/jobs?all=true&state=queued").await;
    assert_eq!(listed.done(200)["items"][0]["id"], id.to_string());
    let path = format!("/api/v1/jobs/{id}");
    assert_eq!(program.get(&path).await.done(200)["state"], "queued");
    let cancel = format!("{path}/cancel");
    let stopped = program.send(Method::POST, &cancel, &[], "").await;
    assert_eq!(stopped.done(200)["state"], "cancelled");
    agency.end().await;
}
