//! What happens when a handler fails, which no handler of ours does by design.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use data_encoding::BASE32_NOPAD;
use passerelle_model::policy::Role;
use passerelle_model::{AccountId, OfficeId, Purpose};
use passerelle_store::SessionState;
use passerelle_testkit::Agency;
use tower::ServiceExt as _;

use super::*;
use crate::answer::{Answer, page, see_other};
use crate::desk::Desk;
use crate::form::{Form, Nothing, Path};
use crate::route::Ask;
use crate::shell::Shell;
use crate::visit::Visit;

fn faulty() -> Room {
    let why = Purpose::OwnAccount;
    Room::new("faulty")
        .get("/panics", Ask::Anyone, why, panics)
        .get("/sleeps", Ask::Anyone, why, sleeps)
        .get("/unread/{id}", Ask::SignedIn, why, unread)
        .post("/breaks", Ask::Anyone, why, breaks)
        .get("/form", Ask::Anyone, why, form)
}

async fn panics() -> Answer {
    panic!("a name that nobody may read")
}

async fn sleeps() -> Answer {
    tokio::time::sleep(Duration::from_mins(1)).await;
    Ok(see_other("/"))
}

/// Reads a colleague's data, and has the store end before that is written down.
async fn unread(desk: Desk, Path(colleague): Path<AccountId>) -> Answer {
    let account = desk.reader().account(colleague).await?;
    desk.store().close().await?;
    assert!(account.details.name.value().is_some());
    Ok(see_other("/a-page-that-must-not-leave"))
}

async fn breaks(_: Form<Nothing>) -> Answer {
    Err(answer::Halt::Broken("it broke"))
}

async fn form(visit: Visit) -> Answer {
    #[derive(askama::Template)]
    #[template(source = "{{ shell.csrf() }}", ext = "html")]
    struct Token {
        shell: Shell,
    }
    page(&Token {
        shell: Shell::bare(&visit),
    })
}

fn faulty_desk(agency: &Agency) -> Router {
    let options = Options {
        secure_cookies: false,
        timeout: Duration::from_millis(50),
        ..Options::default()
    };
    desk(vec![faulty()], agency.store.clone(), options)
}

async fn answer_to(desk: &Router, request: Request<Body>) -> (StatusCode, String, String) {
    let response = desk.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let cookie = response.headers().get(header::SET_COOKIE);
    let cookie = cookie.map_or("", |cookie| cookie.to_str().unwrap());
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let body = axum::body::to_bytes(response.into_body(), usize::MAX)
        .await
        .unwrap();
    (status, cookie, String::from_utf8(body.to_vec()).unwrap())
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

#[tokio::test]
async fn a_handler_that_panics_or_sleeps_is_one_failed_page() {
    let agency = Agency::embedded().await;
    let desk = faulty_desk(&agency);
    let (status, _, body) = answer_to(&desk, get("/panics")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(body.contains("Something broke on our side") && !body.contains("nobody may read"));
    let (status, _, body) = answer_to(&desk, get("/sleeps")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("Not ready just now"));
    agency.end().await;
}

/// The token of an administrator who showed a second factor.
async fn administrator(agency: &Agency, office: OfficeId) -> String {
    let (store, password) = (&agency.store, "a quiet footbridge");
    let account = agency.account("ada", office).await;
    agency.grant(account, Role::Administrator, office).await;
    agency.password(account, password).await;
    let here = std::net::IpAddr::from([127, 0, 0, 1]);
    let entered = store
        .sign_in("ada@example.org", password, here)
        .await
        .unwrap();
    let SessionState::Open(session) = store.session(&entered.token).await.unwrap() else {
        panic!("the session just begun is not open");
    };
    let enrolment = store.begin_second_factor(&session).await.unwrap();
    let key = BASE32_NOPAD.decode(enrolment.secret.as_bytes()).unwrap();
    let secret = totp_rs::Secret::new_stack(<[u8; 20]>::try_from(key).unwrap());
    let phone = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let seconds = u64::try_from(store.now().timestamp().as_second()).unwrap();
    let code = phone.generate(seconds).to_string();
    store
        .confirm_second_factor(&session, &code)
        .await
        .unwrap()
        .0
        .token
}

#[tokio::test]
async fn a_page_whose_reading_was_not_written_down_does_not_leave() {
    let agency = Agency::embedded().await;
    let office = agency.headquarters().await;
    let colleague = agency.account("ben", office).await;
    let cookie = format!("session={}", administrator(&agency, office).await);
    let request = Request::get(format!("/unread/{colleague}")).header(header::COOKIE, cookie);
    let desk = faulty_desk(&agency);
    let (status, _, body) = answer_to(&desk, request.body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
    assert!(!body.contains("must-not-leave"));
}

#[tokio::test]
async fn what_was_typed_is_offered_again_when_the_program_fails() {
    let agency = Agency::embedded().await;
    let desk = faulty_desk(&agency);
    let (_, cookie, token) = answer_to(&desk, get("/form")).await;
    let request = Request::post("/breaks")
        .header(header::COOKIE, cookie)
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(format!("csrf={token}&name=Bureau").into())
        .unwrap();
    let (status, _, body) = answer_to(&desk, request).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        body.contains("action=\"/breaks\"") && body.contains("value=\"Bureau\""),
        "{body}"
    );
    agency.end().await;
}
