//! The reader's own choices: language and appearance, kept in cookies.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use passerelle_l10n::Language;
use passerelle_model::Purpose;
use serde::Deserialize;

use crate::answer::{Answer, Halt, see_other};
use crate::form::Form;
use crate::local;
use crate::route::{Ask, Room};
use crate::visit::{THEMES, Visit};

pub(crate) fn room() -> Room {
    let own = Purpose::OwnAccount;
    Room::new("settings")
        .post("/settings/language", Ask::Anyone, own, language)
        .post("/settings/theme", Ask::Anyone, own, theme)
        .post("/session/keep", Ask::SignedIn, own, keep)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct LanguageForm {
    language: String,
    return_to: String,
}

async fn language(visit: Visit, form: Form<LanguageForm>) -> Answer {
    let Ok(language) = form.language.parse::<Language>() else {
        return Err(Halt::BadRequest);
    };
    let cookie = visit.jar().remember("language", language.code());
    Ok(back_with(&form.return_to, cookie))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ThemeForm {
    theme: String,
    return_to: String,
}

async fn theme(visit: Visit, form: Form<ThemeForm>) -> Answer {
    let known = THEMES.into_iter().find(|theme| *theme == form.theme);
    let theme = known.ok_or(Halt::BadRequest)?;
    let cookie = visit.jar().remember("theme", theme);
    Ok(back_with(&form.return_to, cookie))
}

fn back_with(address: &str, cookie: HeaderValue) -> Response {
    let mut response = see_other(local::or_home(address));
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Coming here is what keeps the session open.
async fn keep() -> Answer {
    Ok(StatusCode::NO_CONTENT.into_response())
}
