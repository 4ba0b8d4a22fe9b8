//! Getting in: a password or a one-time code, a password of one's own, the
//! second factor, and out again.
//!
//! A session is made at the first step and stands at a stage until it is
//! complete; the gate leads whoever stands at one to its page. Each step gives
//! the session a new token, so that one seen earlier is worth nothing.

mod enter;
mod factor;
mod first;
mod password;

use axum::http::header;
use axum::response::Response;
use passerelle_model::Purpose;
use passerelle_store::{NewSession, Stage};
use serde::Deserialize;

use crate::answer::{Answer, see_other};
use crate::cookies::Cookies;
use crate::flash::Flash;
use crate::form::{Form, Nothing};
use crate::local;
use crate::pairs::address;
use crate::route::{Ask, Room};
use crate::visit::Visit;

pub(crate) use factor::{in_groups, picture, show_codes};

pub(crate) fn room() -> Room {
    let own = Purpose::OwnAccount;
    let (choose, enrol) = (Stage::ChoosePassword, Stage::EnrolSecondFactor);
    let show = Stage::ShowSecondFactor;
    Room::new("sign-in")
        .get("/sign-in", Ask::Anyone, own, enter::show)
        .post("/sign-in", Ask::Anyone, own, enter::enter)
        .get("/sign-in/first", Ask::Anyone, own, first::show)
        .post("/sign-in/first", Ask::Anyone, own, first::enter)
        .get("/sign-in/password", Ask::Stage(choose), own, password::show)
        .post(
            "/sign-in/password",
            Ask::Stage(choose),
            own,
            password::choose,
        )
        .get(SET_UP, Ask::Stage(enrol), own, factor::set_up)
        .post(SET_UP, Ask::Stage(enrol), own, factor::confirm)
        .get("/sign-in/second-factor", Ask::Stage(show), own, factor::ask)
        .post(
            "/sign-in/second-factor",
            Ask::Stage(show),
            own,
            factor::answer,
        )
        .get(
            "/sign-in/recovery",
            Ask::Stage(show),
            own,
            factor::ask_recovery,
        )
        .post("/sign-in/recovery", Ask::Stage(show), own, factor::recover)
        .post("/sign-out", Ask::Session, own, sign_out)
}

const SET_UP: &str = "/sign-in/second-factor/set-up";

/// The page of a step.
pub(crate) fn step(stage: Stage) -> &'static str {
    match stage {
        Stage::ChoosePassword => "/sign-in/password",
        Stage::EnrolSecondFactor => SET_UP,
        Stage::ShowSecondFactor => "/sign-in/second-factor",
        Stage::Complete => "/",
    }
}

/// Where to go once signed in. It rides along through all steps.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Back {
    return_to: String,
    /// Why a session ended, if one did by itself.
    ended: String,
}

/// The next page: the session's own step, or where the reader wanted to go.
pub(crate) fn next(stage: Stage, return_to: &str) -> String {
    let back = local::or_home(return_to);
    match stage {
        Stage::Complete => back.to_owned(),
        stage => address(
            step(stage),
            [("return_to", if back == "/" { "" } else { back })],
        ),
    }
}

/// Gives the browser the new token.
pub(crate) fn with_session(visit: &Visit, new: &NewSession, mut response: Response) -> Response {
    let jar = visit.jar();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, jar.set("session", &new.token));
    headers.append(header::SET_COOKIE, jar.drop("csrf"));
    response
}

/// Gives the browser the new token and leads on.
fn onward(visit: &Visit, new: &NewSession, return_to: &str) -> Response {
    with_session(visit, new, see_other(&next(new.stage, return_to)))
}

async fn sign_out(visit: Visit, headers: axum::http::HeaderMap, _: Form<Nothing>) -> Answer {
    let jar = visit.jar();
    let cookies = Cookies::read(&headers);
    if let Some(token) = cookies.get(&jar.name("session")) {
        visit.store().sign_out(token).await?;
    }
    let mut response = visit.done(&Flash::info("sign-in-signed-out"), "/sign-in");
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, jar.drop("session"));
    Ok(response)
}
