//! Jobs: what is worked on, how far it is, and how to stop it.

mod bar;
mod list;
mod show;

use passerelle_model::Purpose;
use passerelle_store::jobs::JobState;

pub(crate) use bar::Bar;

use crate::badge::Badge;
use crate::desk::Desk;
use crate::route::{Ask, Room};

pub(crate) fn room() -> Room {
    let (signed_in, why) = (Ask::SignedIn, Purpose::Operation);
    Room::new("jobs")
        .get("/jobs", signed_in, why, list::list)
        .get("/jobs/{id}", signed_in, why, show::show)
        .post("/jobs/{id}/cancel", signed_in, why, show::cancel)
}

/// The word and shape of a state.
pub(crate) fn badge(desk: &Desk, state: JobState, stops: bool) -> Badge {
    let words = desk.words();
    if stops && !state.is_over() {
        return Badge::new("warn", words.say("job-state-stopping"));
    }
    let tone = match state {
        JobState::Queued | JobState::Cancelled => "quiet",
        JobState::Running => "active",
        JobState::Done => "good",
        JobState::Failed => "bad",
    };
    Badge::new(tone, words.say_code("job-state", state.code()))
}

/// What becomes of work of a kind when it is stopped.
pub(crate) fn consequence(desk: &Desk, kind: &str) -> String {
    desk.words().say(match kind {
        "imports.check" => "job-cancel-check",
        "imports.commit" => "job-cancel-commit",
        "imports.undo" => "job-cancel-undo",
        _ => "job-cancel-consequence",
    })
}

/// The words for a kind of job.
pub(crate) fn kind(desk: &Desk, kind: &str) -> String {
    desk.words().say_code("job-kind", kind)
}
