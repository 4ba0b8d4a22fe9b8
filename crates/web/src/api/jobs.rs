//! Jobs: what the machine does besides answering, to watch and to stop.

use passerelle_model::policy::Scope;
use passerelle_model::{JobId, Purpose};
use passerelle_store::jobs::{Job, JobFilter, JobState};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::client::{Client, Id};
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::Answer;
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let why = Purpose::Operation;
    let read = For::scope(Scope::JobsRead, Ask::SignedIn, why);
    let write = For::scope(Scope::JobsWrite, Ask::SignedIn, why);
    ApiRoom::new("jobs")
        .get("/api/v1/jobs", read, list)
        .get("/api/v1/jobs/{id}", read, show)
        .post("/api/v1/jobs/{id}/cancel", write, cancel)
}

/// Work that goes on by itself.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub(super) struct JobBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// What kind of work, like `log.verify`.
    kind: String,
    /// The account that asked for it, or `console`.
    actor: String,
    /// The office within which it was asked.
    #[schema(format = "uuid")]
    office: Option<String>,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    state: &'static str,
    /// How far it is.
    done: i64,
    /// How far it goes, once that is known.
    total: Option<i64>,
    /// What is counted.
    unit: Option<String>,
    /// Whether somebody asked to stop it.
    cancel_asked: bool,
    /// Why it failed, or why it is tried again: a code.
    reason: Option<String>,
    /// When it was asked for.
    #[schema(format = "date-time")]
    made_at: String,
    /// When it was first begun.
    #[schema(format = "date-time")]
    started_at: Option<String>,
    /// When it was over.
    #[schema(format = "date-time")]
    ended_at: Option<String>,
}

impl JobBody {
    fn of(job: &Job) -> Self {
        Self {
            id: job.id.to_string(),
            kind: job.kind.clone(),
            actor: job.actor.clone(),
            office: job.office.map(|office| office.to_string()),
            state: job.state.code(),
            done: job.done,
            total: job.total,
            unit: job.unit.clone(),
            cancel_asked: job.cancel_asked,
            reason: job.reason.clone(),
            made_at: job.made_at.to_string(),
            started_at: job.started_at.map(|at| at.to_string()),
            ended_at: job.ended_at.map(|at| at.to_string()),
        }
    }
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct JobParams {
    /// Those of others, too, where one operates the machine.
    all: Option<bool>,
    /// Of this kind, like `log.verify`.
    #[param(pattern = "^[a-z_]+\\.[a-z_]+$")]
    kind: Option<String>,
    /// In this state.
    #[param(pattern = "^(queued|running|done|failed|cancelled)$")]
    state: Option<String>,
}

/// List jobs
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/v1/jobs",
    tag = "jobs",
    params(PageParams, JobParams),
    responses((status = 200, description = "A page of jobs", body = Listed<JobBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after", "all", "kind", "state"])?;
    let filter = JobFilter {
        of_all: asked.flag("all")?,
        kind: asked.code("kind", kind)?,
        state: asked.code("state", JobState::parse)?,
    };
    let jobs = found(client.reader().jobs(&filter, &asked.page()?).await)?;
    asked.listed(jobs.map(|job| JobBody::of(&job)))
}

/// A kind of job has two words; which there are is known to whoever does them.
fn kind(text: &str) -> Option<String> {
    let word =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    let (noun, verb) = text.split_once('.')?;
    (word(noun) && word(verb)).then(|| text.to_owned())
}

/// Read one job
#[utoipa::path(
    get,
    path = "/api/v1/jobs/{id}",
    tag = "jobs",
    params(("id" = String, Path, format = "uuid", description = "The job")),
    responses((status = 200, description = "The job", body = JobBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<JobId>) -> Answer {
    client.asks_nothing()?;
    let job = client.reader().job(id).await?;
    reply::json(&JobBody::of(&job))
}

/// Ask a job to stop
///
/// What waits is cancelled at once; what runs stops at its next step.
#[utoipa::path(
    post,
    path = "/api/v1/jobs/{id}/cancel",
    tag = "jobs",
    params(("id" = String, Path, format = "uuid", description = "The job")),
    request_body = crate::api::offices::Nothing,
    responses((status = 200, description = "The job as it is now", body = JobBody))
)]
pub(super) async fn cancel(client: Client, Id(id): Id<JobId>) -> Answer {
    client.fields(&[])?;
    let job = client.reader().cancel_job(id).await?;
    reply::json(&JobBody::of(&job))
}
