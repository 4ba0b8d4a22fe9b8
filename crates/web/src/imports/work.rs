//! An import while a job is at work on it.

use askama::Template;
use axum::response::Response;
use passerelle_imports::Outcome;
use passerelle_imports::desk::Step;
use passerelle_store::{Import, ImportState};

use super::address;
use super::stand::{self, Head};
use super::verdicts::stopped;
use crate::answer::{Halt, page};
use crate::desk::Desk;
use crate::jobs::{Bar, consequence};
use crate::shell::Shell;

/// Seconds between two looks of a page that refreshes itself.
const EVERY: i64 = 2;
/// Looks after which it stops: a page that somebody left open must not keep
/// their session open for ever.
const LOOKS: i64 = 400;

#[derive(Template)]
#[template(path = "imports/work.html")]
struct Work {
    shell: Shell,
    head: Head,
    what: String,
    bar: Option<Bar>,
    /// Whether the work ended before it was done.
    stuck: bool,
    /// Where the work is asked for again.
    go_on: String,
    /// Where what was done is taken back; empty where nothing was.
    back: String,
    cancel: String,
    /// What becomes of work that is stopped.
    consequence: String,
    /// Why it ended; empty where that is not known.
    stopped: Vec<String>,
    refresh: String,
    seconds: i64,
}

/// The page, and whether the work goes on.
pub(super) async fn show(
    desk: &Desk,
    import: Import,
    looks: i64,
) -> Result<(Response, bool), Halt> {
    let job = stand::job(desk, &import).await?;
    let stuck = job.as_ref().is_none_or(|job| job.state.is_over());
    let here = address(import.id);
    let state = import.state;
    let running = job.as_ref().filter(|_| !stuck);
    let shown = page(&Work {
        shell: Shell::of_desk(desk).await?,
        head: Head::of(desk, &import),
        what: desk.words().say_code("import", state.code()),
        stuck,
        go_on: match state {
            ImportState::Committing => format!("{here}/commit"),
            ImportState::Undoing => format!("{here}/undo"),
            _ => format!("{here}/again"),
        },
        back: if state == ImportState::Committing {
            format!("{here}/undo")
        } else {
            String::new()
        },
        cancel: running
            .filter(|job| state != ImportState::Undoing && !job.cancel_asked)
            .map_or_else(String::new, |job| format!("/jobs/{}/cancel", job.id)),
        consequence: consequence(desk, Step::being_done(state).map_or("", Step::job)),
        stopped: if stuck {
            stopped(desk, &Outcome::kept(&import))
        } else {
            Vec::new()
        },
        bar: job.as_ref().map(|job| Bar::of(desk, job)),
        refresh: if stuck || looks >= LOOKS {
            String::new()
        } else {
            format!("{here}?looks={}", looks + 1)
        },
        seconds: EVERY,
    })?;
    Ok((shown, !stuck))
}
