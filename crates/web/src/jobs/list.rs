//! The list of jobs: one's own, or all that one looks after.

use askama::Template;
use passerelle_model::policy::Duty;
use passerelle_store::jobs::{Job, JobFilter, JobState};
use serde::Deserialize;

use super::{badge, bar, kind};
use crate::answer::{Answer, page};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::form::Query;
use crate::names::{Named, Names};
use crate::paging::{Pager, Paging};
use crate::route::Ask;
use crate::shell::Shell;

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Filters {
    whose: String,
    state: String,
}

struct Line {
    href: String,
    kind: String,
    badge: Badge,
    amount: String,
    who: Named,
    when: String,
}

#[derive(Template)]
#[template(path = "jobs/list.html")]
struct List {
    shell: Shell,
    asked: Filters,
    /// Whose jobs may be asked for; empty where only one's own are.
    whose: Vec<Choice>,
    states: Vec<Choice>,
    narrowed: bool,
    of_all: bool,
    lines: Vec<Line>,
    pager: Pager,
}

pub(super) async fn list(
    desk: Desk,
    Query(asked): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let operates = desk.admitted(Ask::Duty(Duty::Operate));
    let filter = JobFilter {
        of_all: operates && asked.whose == "all",
        kind: None,
        state: JobState::parse(&asked.state),
    };
    let found = desk.reader().jobs(&filter, &paging.page()).await?;
    let names = Names::of(&desk, found.rows.iter().filter_map(Job::account)).await?;
    let words = desk.words();
    let state =
        |state: JobState| Choice::plain(state.code(), words.say_code("job-state", state.code()));
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        whose: if operates {
            let choice = |code: &str| Choice::plain(code, words.say_code("jobs-whose", code));
            vec![choice("mine"), choice("all")]
        } else {
            Vec::new()
        },
        states: JobState::ALL.into_iter().map(state).collect(),
        narrowed: filter.state.is_some(),
        of_all: filter.of_all,
        lines: found
            .rows
            .iter()
            .map(|job| line(&desk, &names, job))
            .collect(),
        pager: paging.pager(
            "/jobs",
            &[("whose", &asked.whose), ("state", &asked.state)],
            &found,
        ),
        asked,
    })
}

fn line(desk: &Desk, names: &Names, job: &Job) -> Line {
    Line {
        href: format!("/jobs/{}", job.id),
        kind: kind(desk, &job.kind),
        badge: badge(desk, job.state, job.cancel_asked),
        amount: bar::says(desk, job),
        who: names.actor(&job.actor),
        when: desk.instant(job.made_at),
    }
}
