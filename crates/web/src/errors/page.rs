//! A failure as a person reads it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::words::Said;
use crate::answer::Halt;
use crate::desk::Desk;
use crate::faults::FormFaults;
use crate::resend::Unsent;
use crate::shell::Shell;
use crate::visit::Visit;

/// What both frames show.
struct Failure {
    said: Said,
    faults: FormFaults,
    request: String,
    sign_in: bool,
    unsent: Option<Unsent>,
}

#[derive(Template)]
#[template(path = "errors/failed_bare.html")]
struct Bare {
    shell: Shell,
    failure: Failure,
}

#[derive(Template)]
#[template(path = "errors/failed.html")]
struct Base {
    shell: Shell,
    failure: Failure,
}

/// In the frame of whoever is signed in, so that they find their way; in the
/// bare one for everyone else, and where the frame itself cannot be made.
pub(super) async fn page(
    visit: &Visit,
    desk: Option<&Desk>,
    said: Said,
    (halt, unsent): (Option<&Halt>, Option<Unsent>),
) -> Response {
    let status = said.status;
    let failure = Failure {
        faults: match halt {
            Some(Halt::Faults(faults)) => FormFaults::of(visit.words(), faults, &[]),
            _ => FormFaults::none(),
        },
        request: visit.request().to_string(),
        sign_in: status == StatusCode::UNAUTHORIZED,
        unsent,
        said,
    };
    let framed = match desk {
        Some(desk) if !status.is_server_error() => Shell::of_desk(desk).await.ok(),
        _ => None,
    };
    let html = match framed {
        Some(shell) => Base { shell, failure }.render(),
        None => Bare {
            shell: Shell::bare(visit),
            failure,
        }
        .render(),
    };
    match html {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}
