//! How far a job is, as a part of any page: `{% include "jobs/bar.html" %}`.

use passerelle_store::jobs::Job;

use super::badge;
use crate::badge::Badge;
use crate::desk::Desk;

/// A bar with its words.
pub(crate) struct Bar {
    /// The job's own page.
    pub(crate) href: String,
    pub(crate) badge: Badge,
    /// "Entries: 12 of 40"; empty before anything was counted.
    pub(crate) says: String,
    pub(crate) done: i64,
    /// Zero where the length is not known.
    pub(crate) of: i64,
    pub(crate) over: bool,
    /// Why it failed, or why it is tried again; empty for neither.
    pub(crate) reason: String,
    /// Whether it waits so long that nobody seems to do jobs.
    pub(crate) forgotten: bool,
}

/// Seconds after which a job that nobody took is talked about.
const PATIENCE: i64 = 30;

impl Bar {
    pub(crate) fn of(desk: &Desk, job: &Job) -> Self {
        let words = desk.words();
        let waits = job.state == passerelle_store::jobs::JobState::Queued;
        let due = job.due_at.map(|at| desk.now().seconds_since(at));
        Self {
            href: format!("/jobs/{}", job.id),
            badge: badge(desk, job.state, job.cancel_asked),
            says: says(desk, job),
            done: job.done,
            of: job.total.unwrap_or(0),
            over: job.state.is_over(),
            reason: match &job.reason {
                Some(reason) => words.say_code("job-reason", reason),
                None => String::new(),
            },
            forgotten: waits && due.is_some_and(|late| late > PATIENCE),
        }
    }
}

/// The amount in words.
pub(super) fn says(desk: &Desk, job: &Job) -> String {
    let Some(unit) = &job.unit else {
        return String::new();
    };
    let words = desk.words();
    let unit = words.say_code("job-unit", unit);
    let done = words.number(job.done);
    match job.total {
        Some(total) => {
            let total = words.number(total);
            let values = [
                ("unit", unit.as_str().into()),
                ("done", done.as_str().into()),
                ("total", total.as_str().into()),
            ];
            words.say_with("job-amount-of", &values)
        }
        None if job.done == 0 => String::new(),
        None => {
            let values = [
                ("unit", unit.as_str().into()),
                ("done", done.as_str().into()),
            ];
            words.say_with("job-amount", &values)
        }
    }
}
