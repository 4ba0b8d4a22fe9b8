//! "Is the log whole?": the button, and what was found.

use std::time::Duration;

use askama::Template;
use axum::Extension;

use super::check::{Checks, Stands};
use crate::answer::{Answer, page, see_other};
use crate::desk::Desk;
use crate::form::{Form, Nothing};
use crate::shell::Shell;

/// How long the button waits for the result.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Template)]
#[template(path = "log/verify.html")]
struct Verify {
    shell: Shell,
    running: bool,
    failed: bool,
    done: i64,
    of: i64,
    found: Option<Found>,
}

/// What a check found, in words.
struct Found {
    at: String,
    good: bool,
    says: String,
    tail: String,
}

pub(super) async fn show(desk: Desk, Extension(checks): Extension<Checks>) -> Answer {
    let stands = checks.stands();
    let (running, done) = match stands {
        Stands::Running { done } => (true, done),
        _ => (false, 0),
    };
    page(&Verify {
        shell: Shell::of_desk(&desk).await?,
        running,
        failed: stands == Stands::Failed,
        done,
        of: if running {
            desk.store().measures().await?.log_position
        } else {
            0
        },
        found: found(&desk, stands),
    })
}

fn found(desk: &Desk, stands: Stands) -> Option<Found> {
    let Stands::Done { found, at } = stands else {
        return None;
    };
    let words = desk.words();
    let says = match &found.broken {
        None => words.say_with("log-verify-good", &[("count", found.entries.into())]),
        Some(broken) => {
            let position = words.number(broken.position);
            words.say_with("log-verify-broken", &[("position", position.into())])
        }
    };
    Some(Found {
        at: desk.instant(at),
        good: found.broken.is_none(),
        says,
        tail: words.say_with("log-verify-tail", &[("count", found.unsealed.into())]),
    })
}

pub(super) async fn begin(
    desk: Desk,
    Extension(checks): Extension<Checks>,
    _: Form<Nothing>,
) -> Answer {
    checks.begin(desk.store().clone());
    checks.over_within(PATIENCE).await;
    Ok(see_other("/log/verify"))
}
