//! What a failure says, and its lasting name.

use axum::http::{HeaderValue, StatusCode};
use jiff::SignedDuration;

use crate::answer::Halt;
use crate::visit::Visit;

/// What a failure says.
pub(super) struct Said {
    pub(super) status: StatusCode,
    /// The problem's lasting name.
    pub(super) code: &'static str,
    pub(super) title: String,
    pub(super) what: String,
    pub(super) remedy: String,
}

/// Words a failure.
pub(super) fn said(visit: &Visit, status: StatusCode, halt: Option<&Halt>) -> Said {
    let words = visit.words();
    let number = worded_status(status);
    let code = code(status, halt);
    let part = |part: &str| words.say(&format!("error-{}-{part}", number.as_str()));
    let (title, what, remedy) = match halt {
        Some(Halt::Forged) => (
            words.say("error-csrf-title"),
            words.say("error-csrf-what"),
            words.say("error-csrf-do"),
        ),
        Some(Halt::TooLarge(max)) => (
            part("title"),
            words.say_with("error-413-what", &[("max", (*max).into())]),
            part("do"),
        ),
        _ if number == StatusCode::TOO_MANY_REQUESTS => (
            part("title"),
            part("what"),
            words.say_with("error-429-do", &[("wait", wait(visit, halt).into())]),
        ),
        _ => (part("title"), part("what"), part("do")),
    };
    Said {
        status,
        code,
        title,
        what,
        remedy,
    }
}

/// The status whose words are said: statuses that we never give, such as those
/// of a half-read request, borrow those of their kin.
pub(crate) fn worded_status(status: StatusCode) -> StatusCode {
    const WORDED: [u16; 12] = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];
    if WORDED.contains(&status.as_u16()) {
        status
    } else if status.is_client_error() {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}

/// The problem's lasting name.
fn code(status: StatusCode, halt: Option<&Halt>) -> &'static str {
    match (halt, status.as_u16()) {
        (Some(Halt::Forged), _) => "forged",
        (Some(Halt::Denied(_)), _) => "denied",
        (Some(Halt::Unread(_)), _) => "read-not-recorded",
        (_, 401) => "sign-in-first",
        (_, 403) => "denied",
        (_, 404) => "not-found",
        (_, 405) => "method-not-allowed",
        (_, 409) => "conflict",
        (_, 413) => "too-large",
        (_, 415) => "unsupported-format",
        (_, 422) => "faults",
        (_, 429) => "too-many",
        (_, 503) => "not-ready",
        (_, 400..500) => "malformed",
        _ => "broken",
    }
}

fn until(visit: &Visit, halt: Option<&Halt>) -> i64 {
    match halt {
        Some(Halt::TooMany(until)) => until.seconds_since(visit.now()).max(1),
        _ => 60,
    }
}

fn wait(visit: &Visit, halt: Option<&Halt>) -> String {
    let wait = SignedDuration::from_secs(until(visit, halt));
    visit.words().lasting(wait)
}

/// How long a program does well to wait.
pub(super) fn retry_after(
    visit: &Visit,
    halt: Option<&Halt>,
    status: StatusCode,
) -> Option<HeaderValue> {
    let seconds = match status {
        StatusCode::TOO_MANY_REQUESTS => until(visit, halt),
        StatusCode::SERVICE_UNAVAILABLE => 5,
        _ => return None,
    };
    Some(HeaderValue::from(seconds))
}
