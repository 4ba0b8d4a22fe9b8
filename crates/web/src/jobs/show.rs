//! One job: how far it is, what came of it, and the button that stops it.

use askama::Template;
use axum::http::{HeaderMap, HeaderValue};
use passerelle_model::JobId;
use passerelle_store::jobs::{Job, JobState, VERIFY_LOG};
use serde::Deserialize;

use super::{Bar, consequence, kind};
use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path, Query};
use crate::names::{Named, Names};
use crate::shell::Shell;

/// Seconds between two looks of a page that refreshes itself.
const EVERY: i64 = 3;
/// Looks after which it stops: a page that somebody left open must not keep
/// their session open for ever.
const LOOKS: i64 = 300;

/// How often this page has refreshed itself.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Looks {
    looks: i64,
}

#[derive(Template)]
#[template(path = "jobs/show.html")]
struct Show {
    shell: Shell,
    kind: String,
    bar: Bar,
    who: Named,
    office: Option<Named>,
    made: String,
    started: String,
    ended: String,
    attempts: i64,
    cancel: String,
    /// What becomes of work that is stopped.
    consequence: String,
    /// Where to see what came of it; empty if nowhere.
    result: String,
    /// The address of the next look; empty once it needs none.
    refresh: String,
    seconds: i64,
}

pub(super) async fn show(
    desk: Desk,
    Path(id): Path<JobId>,
    Query(looks): Query<Looks>,
    headers: HeaderMap,
) -> Answer {
    let job = desk.reader().job(id).await?;
    let over = job.state.is_over();
    let names = Names::of(&desk, job.account()).await?;
    let shown =
        |at: Option<passerelle_model::Instant>| at.map_or_else(String::new, |at| desk.instant(at));
    let refresh = if over || looks.looks >= LOOKS {
        String::new()
    } else {
        format!("/jobs/{id}?looks={}", looks.looks + 1)
    };
    let mut answer = page(&Show {
        shell: Shell::of_desk(&desk).await?,
        kind: kind(&desk, &job.kind),
        bar: Bar::of(&desk, &job),
        who: names.actor(&job.actor),
        office: job.office.map(|office| names.office(office)),
        made: desk.instant(job.made_at),
        started: shown(job.started_at),
        ended: shown(job.ended_at),
        attempts: job.attempts,
        cancel: if over || job.cancel_asked {
            String::new()
        } else {
            format!("/jobs/{id}/cancel")
        },
        consequence: consequence(&desk, &job.kind),
        result: result(&job),
        refresh,
        seconds: EVERY,
    })?;
    // What was a part becomes a whole page again: its buttons and its title
    // are others now.
    if over && headers.contains_key("hx-request") {
        let whole = HeaderValue::from_static("true");
        answer.headers_mut().insert("hx-refresh", whole);
    }
    Ok(answer)
}

/// The page that shows what came of a job: of its kind, or as its outcome says.
fn result(job: &Job) -> String {
    if job.state != JobState::Done {
        return String::new();
    }
    if job.kind == VERIFY_LOG {
        return "/log/verify".to_owned();
    }
    let link = job
        .outcome
        .as_ref()
        .and_then(|outcome| outcome["link"].as_str());
    let link = link.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    link.unwrap_or_default().to_owned()
}

pub(super) async fn cancel(desk: Desk, Path(id): Path<JobId>, _: Form<Nothing>) -> Answer {
    let job = desk.store().cancel_job(desk.actor(), id).await?;
    let flash = match job.state {
        JobState::Cancelled => Flash::info("job-cancelled"),
        JobState::Queued | JobState::Running => Flash::info("job-stops"),
        JobState::Done | JobState::Failed => Flash::info("job-was-over"),
    };
    Ok(desk.done(&flash, &format!("/jobs/{id}")))
}
