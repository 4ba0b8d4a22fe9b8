//! "Is the log whole?": the button, which asks for a job, and what was found.

use std::time::Duration;

use askama::Template;
use passerelle_model::Purpose;
use passerelle_store::Verified;
use passerelle_store::jobs::{Job, JobState, NewJob, VERIFY_LOG};

use crate::answer::{Answer, page, see_other};
use crate::desk::Desk;
use crate::form::{Form, Nothing};
use crate::jobs::Bar;
use crate::shell::Shell;

/// How long the button waits for the result.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Template)]
#[template(path = "log/verify.html")]
struct Verify {
    shell: Shell,
    running: Option<Bar>,
    failed: bool,
    found: Option<Found>,
}

/// What a check found, in words.
struct Found {
    at: String,
    good: bool,
    says: String,
    tail: String,
}

pub(super) async fn show(desk: Desk) -> Answer {
    let job = desk.store().newest_job(VERIFY_LOG).await?;
    let running = job.as_ref().filter(|job| !job.state.is_over());
    page(&Verify {
        shell: Shell::of_desk(&desk).await?,
        running: running.map(|job| Bar::of(&desk, job)),
        failed: job
            .as_ref()
            .is_some_and(|job| job.state == JobState::Failed),
        found: job.as_ref().and_then(|job| found(&desk, job)),
    })
}

fn found(desk: &Desk, job: &Job) -> Option<Found> {
    let (found, at) = (Verified::of(job)?, job.ended_at?);
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

/// Begins a check unless one runs, and waits a while: most logs are checked
/// before anybody would look again.
pub(super) async fn begin(desk: Desk, _: Form<Nothing>) -> Answer {
    let store = desk.store();
    let newest = store.newest_job(VERIFY_LOG).await?;
    let id = if let Some(running) = newest.filter(|job| !job.state.is_over()) {
        running.id
    } else {
        let new = NewJob::of(VERIFY_LOG, Purpose::Audit).once(VERIFY_LOG);
        store.enqueue(desk.actor(), new).await?
    };
    // Whether it ended or patience did, the page tells.
    if let Ok(over) = tokio::time::timeout(PATIENCE, store.follow_job(id, |_| {})).await {
        over?;
    }
    Ok(see_other("/log/verify"))
}
