//! Requests that could not be answered: a page for people, problem JSON (RFC
//! 9457) for programs. The one place where a failure becomes words.

mod page;
mod problem;
mod words;

use axum::http::header;
use axum::response::Response;

use crate::answer::{Halt, Halted};
use crate::desk::Desk;
use crate::resend::Unsent;
use crate::visit::Visit;
use crate::watch::RequestId;

pub(crate) use words::worded_status;

/// Gives a failed answer its page. One that its handler made stays as it is,
/// unless a program asks, which gets the problem behind it.
pub(crate) async fn dress(visit: &Visit, desk: Option<&Desk>, response: Response) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let halt = response.extensions().get::<Halted>().cloned();
    let halt = halt.as_ref().map(|halted| &*halted.0);
    if is_dressed(&response) && (halt.is_none() || !visit.wants_json()) {
        return response;
    }
    note(visit.request(), &response);
    let said = words::said(visit, status, halt);
    let mut dressed = if visit.wants_json() {
        problem::problem(visit, &said, halt)
    } else {
        let unsent = response.extensions().get::<Unsent>().cloned();
        page::page(visit, desk, said, (halt, unsent)).await
    };
    keep_headers(&response, &mut dressed);
    if let Some(seconds) = words::retry_after(visit, halt, status) {
        dressed.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    dressed
}

fn is_dressed(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.contains("json")
}

/// Such as `Allow`, which says what a route takes, and the cookies.
fn keep_headers(from: &Response, to: &mut Response) {
    for (name, value) in from.headers() {
        if !matches!(*name, header::CONTENT_TYPE | header::CONTENT_LENGTH) {
            to.headers_mut().append(name, value.clone());
        }
    }
}

/// Writes down what nobody expected, once, with the request's number. An
/// error's own words name tables and files, never what was typed.
pub(crate) fn note(request: RequestId, response: &Response) {
    let status = response.status();
    if !status.is_server_error() {
        return;
    }
    let halted = response.extensions().get::<Halted>();
    match halted.map(|halted| &*halted.0) {
        Some(Halt::Store(error) | Halt::Unread(error)) => {
            tracing::error!(%request, error = error.told_whole(), "the store failed");
        }
        Some(Halt::Broken(what)) => tracing::error!(%request, what, "a page broke"),
        Some(Halt::TooSlow) => tracing::error!(%request, "a page took too long"),
        _ => tracing::error!(%request, %status, "a page failed"),
    }
}
