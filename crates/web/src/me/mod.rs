//! One's own account: facts, password, second factor, sessions, roles.

mod calendar;
mod device;
mod factor;
mod notices;
mod password;
mod recovery;
mod sessions;

use askama::Template;
use passerelle_model::Purpose;
use passerelle_store::{GrantFilter, Page};

use crate::answer::{Answer, page};
use crate::choices::{self, Choice};
use crate::desk::Desk;
use crate::grants::{GrantLine, line};
use crate::names::{Named, Names};
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) fn room() -> Room {
    let (signed_in, own) = (Ask::SignedIn, Purpose::OwnAccount);
    Room::new("me")
        .get("/me", signed_in, own, show)
        .get("/me/password", signed_in, own, password::ask)
        .post("/me/password", signed_in, own, password::change)
        .get("/me/second-factor", signed_in, own, factor::ask)
        .post("/me/second-factor", signed_in, own, factor::confirm)
        .get("/me/recovery-codes", signed_in, own, recovery::ask)
        .post("/me/recovery-codes", signed_in, own, recovery::make)
        .get("/me/sessions", signed_in, own, sessions::list)
        .post("/me/sessions", signed_in, own, sessions::end)
        .get("/me/notices", signed_in, own, notices::ask)
        .post("/me/notices", signed_in, own, notices::save)
        .get("/me/calendar", signed_in, own, calendar::ask)
        .post("/me/calendar", signed_in, own, calendar::renew)
        .get("/calendar/{id}", Ask::Anyone, own, calendar::feed)
}

/// Field → key of its label.
const LABELS: &[(&str, &str)] = &[
    ("current", "me-password-current-label"),
    ("password", "me-password-new-label"),
    ("again", "me-password-repeat-label"),
    ("code", "sign-in-code-label"),
];

/// Roles shown; nobody holds as many.
const ROLES: i64 = 100;

#[derive(Template)]
#[template(path = "me/show.html")]
struct Me {
    shell: Shell,
    name: String,
    email: String,
    office: Named,
    languages: Vec<Choice>,
    language: &'static str,
    account_language: String,
    second_factor: bool,
    second_factor_asked: bool,
    recovery_left: i64,
    sessions: i64,
    roles: Vec<GrantLine>,
}

async fn show(desk: Desk) -> Answer {
    let session = desk.session();
    let account = desk.reader().account(session.account).await?;
    let names = Names::of(&desk, [session.account]).await?;
    let filter = GrantFilter {
        account: Some(session.account),
        ..GrantFilter::default()
    };
    let grants = desk.reader().grants(&filter, &Page::first(ROLES)).await?;
    let sessions = desk.store().sessions_of(session.account).await?;
    page(&Me {
        shell: Shell::of_desk(&desk).await?,
        name: session.name.clone(),
        email: account.details.email.value().cloned().unwrap_or_default(),
        office: names.office(session.office),
        languages: choices::languages(),
        language: desk.words().language().code(),
        account_language: crate::accounts::language(session.language.as_str()),
        second_factor: session.second_factor,
        second_factor_asked: session.second_factor_asked,
        recovery_left: i64::try_from(session.recovery_left).unwrap_or(i64::MAX),
        sessions: i64::try_from(sessions.len()).unwrap_or(i64::MAX),
        roles: grants
            .rows
            .iter()
            .map(|grant| line(&desk, &names, grant))
            .collect(),
    })
}
