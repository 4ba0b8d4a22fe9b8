//! `passerelle job`: what is worked on, how far it is, and how to stop it; and
//! the bar of every command whose work is a job.

use passerelle_model::{Actor, Purpose};
use passerelle_store::jobs::{Job, JobFilter, JobState, NewJob};
use passerelle_store::{Page, Store};

use crate::arguments::{self, ListJobs, OneJob, ShowJob};
use crate::config::Config;
use crate::trouble::Trouble;
use crate::{jobs, say};

use super::signals::{at_least, heard_signals};
use super::with_store;

/// Jobs that are asked for at once.
const AT_ONCE: i64 = 200;
/// Signs of a whole bar.
const BAR: i64 = 24;

/// Lists, shows, follows or stops.
pub(super) fn run(config: &Config, what: arguments::Job) -> Result<(), Trouble> {
    with_store(config, async |store| match what {
        arguments::Job::List(asked) => list(store, &asked).await,
        arguments::Job::Show(asked) => show(store, &asked).await,
        arguments::Job::Cancel(asked) => cancel(store, &asked).await,
    })
}

async fn list(store: &Store, asked: &ListJobs) -> Result<(), Trouble> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let filter = JobFilter {
        of_all: true,
        kind: asked.kind.clone(),
        state: None,
    };
    let mut left = i64::from(asked.limit);
    let (mut rows, mut cursor) = (Vec::new(), None);
    while left > 0 {
        let page = Page::after(left.min(AT_ONCE), cursor);
        let found = reader.jobs(&filter, &page).await?;
        left -= page.size;
        rows.extend(found.rows);
        cursor = found.next;
        if cursor.is_none() {
            break;
        }
    }
    if asked.json {
        return rows.iter().try_for_each(say::json);
    }
    if rows.is_empty() {
        say::talk("no job of that kind");
        return Ok(());
    }
    let lines: Vec<_> = rows.iter().map(line).collect();
    say::table(["JOB", "KIND", "STATE", "DONE", "ASKED"], &lines)
}

fn line(job: &Job) -> [String; 5] {
    [
        job.id.to_string(),
        job.kind.clone(),
        state(job),
        amount(job),
        job.made_at.to_string(),
    ]
}

/// The state with its reason.
fn state(job: &Job) -> String {
    match &job.reason {
        Some(reason) => format!("{} ({reason})", job.state.code()),
        None if job.cancel_asked && !job.state.is_over() => "stopping".to_owned(),
        None => job.state.code().to_owned(),
    }
}

fn amount(job: &Job) -> String {
    match job.total {
        Some(total) => format!("{} of {total}", job.done),
        None => job.done.to_string(),
    }
}

async fn show(store: &Store, asked: &ShowJob) -> Result<(), Trouble> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let mut job = reader.job(asked.job).await?;
    if asked.follow && !job.state.is_over() {
        let over = store.follow_job(asked.job, bar).await?;
        say::progress_ended();
        job = over.ok_or_else(gone)?;
    }
    if asked.json {
        return say::json(&job);
    }
    say::data(format_args!("{}  {}", job.id, job.kind))?;
    say::data(format_args!("{}, {}", state(&job), amount(&job)))?;
    if let Some(outcome) = &job.outcome {
        say::data(outcome)?;
    }
    Ok(())
}

async fn cancel(store: &Store, asked: &OneJob) -> Result<(), Trouble> {
    let job = store.cancel_job(&Actor::console(), asked.job).await?;
    say::talk(match job.state {
        JobState::Cancelled => "stopped",
        JobState::Done | JobState::Failed => "it was over already",
        JobState::Queued | JobState::Running => "it stops after the step that is being done",
    });
    Ok(())
}

/// Asks for a job as the console and does it here, with a bar; if this process
/// is killed, the next worker goes on. Ctrl-C stops the job.
pub(super) async fn in_foreground(
    config: &Config,
    store: &Store,
    new: NewJob,
) -> Result<Job, Trouble> {
    let console = Actor::console();
    let id = store.enqueue(&console, new).await?;
    let worker = jobs::worker(config, store);
    let mut signals = heard_signals()?;
    let stops = async {
        at_least(&mut signals, 1).await;
        // Whatever comes of this shows in the job itself.
        let _ = store.cancel_job(&console, id).await;
        std::future::pending::<()>().await;
    };
    let over = tokio::select! {
        over = worker.this(id, bar) => over,
        () = stops => return Err(Trouble::new("stopped")),
    };
    say::progress_ended();
    let over = over?.ok_or_else(gone)?;
    match over.state {
        JobState::Done => Ok(over),
        JobState::Cancelled => Err(Trouble::new("stopped")),
        _ => Err(failed(&over)),
    }
}

fn failed(job: &Job) -> Trouble {
    let reason = job.reason.as_deref().unwrap_or("unknown");
    Trouble::new("the work was not finished")
        .cause(format!("the job says `{reason}`"))
        .hint(format!(
            "`passerelle job show {}` tells how far it came",
            job.id
        ))
}

fn gone() -> Trouble {
    Trouble::new("the job is gone").hint("jobs are kept for 30 days after their end")
}

/// `[##########··············]  41 %  12000 of 29000`
fn bar(job: &Job) {
    let amount = amount(job);
    let Some(total) = job.total.filter(|total| *total > 0) else {
        say::progress(format_args!("{amount} done"));
        return;
    };
    let full = (job.done.clamp(0, total) * BAR / total).clamp(0, BAR);
    let signs = |count: i64, sign: &str| sign.repeat(usize::try_from(count).unwrap_or(0));
    let percent = job.done.clamp(0, total) * 100 / total;
    say::progress(format_args!(
        "[{}{}] {percent:>3} %  {amount}",
        signs(full, "#"),
        signs(BAR - full, "·"),
    ));
}
