//! `cargo xtask test`: the one command that says whether the work is sound.

mod machine;
mod postgres;
mod stage;
mod tally;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::assets;
use crate::process::{Stop, Watch};
use crate::words::{minutes, say};
use postgres::Cluster;
use stage::{Given, Outcome, Stage};
use tally::Tally;

/// Past this the tests have become too slow to be run gladly, and we say so.
const SLOW: Duration = Duration::from_hours(1);
/// Past this they fail.
const TOO_SLOW: Duration = Duration::from_mins(75);

struct Options {
    install: bool,
    stages: Vec<Stage>,
}

/// How one stage went, and how long it took.
struct Report {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

/// Runs the stages asked for; the last line printed counts the tests.
pub(crate) fn run(args: &mut lexopt::Parser) -> Result<ExitCode> {
    let options = Options::parse(args)?;
    let watch = Watch::new(TOO_SLOW)?;
    let begun = Instant::now();
    let reports = run_all(&options, &watch);
    Ok(close(&reports, begun.elapsed(), watch.stop()))
}

impl Options {
    fn parse(args: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            install: true,
            stages: Vec::new(),
        };
        while let Some(argument) = args.next()? {
            match argument {
                Long("no-install") => options.install = false,
                Value(name) => options.stages.push(stage_named(&name.string()?)?),
                other => return Err(other.unexpected().into()),
            }
        }
        if options.stages.is_empty() {
            options.stages = Stage::ALL.to_vec();
        }
        Ok(options)
    }
}

fn stage_named(name: &str) -> Result<Stage> {
    let Some(stage) = Stage::ALL.into_iter().find(|stage| stage.name() == name) else {
        let all: Vec<_> = Stage::ALL.into_iter().map(Stage::name).collect();
        bail!(
            "there is no stage `{name}`; the stages are {}",
            all.join(", ")
        );
    };
    Ok(stage)
}

/// Runs every stage, also after one failed: one run tells all there is to mend.
fn run_all(options: &Options, watch: &Watch) -> Vec<Report> {
    let mut cluster = None;
    let mut reports = vec![timed("prepare", || {
        cluster = prepare(options)?;
        Ok(Outcome::of_a_check(true))
    })];
    if !reports.iter().all(|report| report.outcome.success) {
        return reports;
    }
    let url = cluster.as_ref().map(Cluster::url);
    for stage in &options.stages {
        if watch.stop().is_some() {
            break;
        }
        let given = Given {
            postgres: url.as_deref(),
            install: options.install,
        };
        reports.push(timed(stage.name(), || stage.run(given, watch)));
    }
    reports
}

/// Brings here whatever these stages need, and nothing for the others.
fn prepare(options: &Options) -> Result<Option<Cluster>> {
    let (database, browser) = (
        options.stages.contains(&Stage::Unit),
        options.stages.contains(&Stage::E2e),
    );
    machine::provide(&machine::needs(database, browser), options.install)?;
    if browser && options.install {
        assets::prepare()?;
    }
    if !assets::are_present() {
        say("The browser enhancements are absent (`cargo xtask assets` fetches them).");
    }
    database.then(Cluster::start).transpose()
}

fn timed(name: &'static str, work: impl FnOnce() -> Result<Outcome>) -> Report {
    say(&format!("\n== {name}"));
    let begun = Instant::now();
    let outcome = work().unwrap_or_else(|error| {
        say(&format!("error: {error:#}"));
        Outcome::of_a_check(false)
    });
    Report {
        name,
        took: begun.elapsed(),
        outcome,
    }
}

/// Prints the summary and the closing line, and gives the verdict.
fn close(reports: &[Report], took: Duration, stop: Option<Stop>) -> ExitCode {
    say("\n== summary");
    for Report {
        name,
        took,
        outcome,
    } in reports
    {
        let verdict = if outcome.success { "ok" } else { "FAILED" };
        say(format!(
            "{name:<10}{:>10}  {verdict:<8}{}",
            minutes(*took),
            outcome.tally
        )
        .trim_end());
    }
    say(&format!("{:<10}{:>10}", "total", minutes(took)));
    match stop {
        Some(Stop::Interrupted) => say("Interrupted: not every stage ran."),
        Some(Stop::OutOfTime) => say("Out of time: not every stage ran to its end."),
        None if took > SLOW => say("This takes more than an hour: make the tests quicker."),
        None => {}
    }
    let total = total(reports, stop);
    say(&total.closing_line());
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The sum over all stages. What failed without a failing test (a lint, a
/// build, the time) counts as one failure, so that zero failures means sound.
fn total(reports: &[Report], stop: Option<Stop>) -> Tally {
    let mut total = Tally::default();
    for Report { outcome, .. } in reports {
        total += outcome.tally;
        if !outcome.success && outcome.tally.failed == 0 {
            total.failed += 1;
        }
    }
    if stop.is_some() && total.failed == 0 {
        total.failed = 1;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(success: bool, passed: u64, failed: u64) -> Report {
        let outcome = Outcome {
            success,
            tally: Tally { passed, failed },
        };
        Report {
            name: "unit",
            took: Duration::ZERO,
            outcome,
        }
    }

    #[test]
    fn the_sum_is_over_all_stages() {
        let reports = [report(true, 7, 0), report(false, 3, 2)];
        assert_eq!(
            total(&reports, None),
            Tally {
                passed: 10,
                failed: 2
            }
        );
    }

    #[test]
    fn a_failed_stage_is_never_zero_failures() {
        assert_eq!(total(&[report(false, 0, 0)], None).failed, 1);
        assert_eq!(
            total(&[report(true, 4, 0)], Some(Stop::Interrupted)).failed,
            1
        );
        assert_eq!(total(&[report(true, 4, 0)], None).failed, 0);
    }

    #[test]
    fn stages_are_called_by_name() {
        assert!(stage_named("e2e").is_ok_and(|stage| stage == Stage::E2e));
        assert!(stage_named("lint").is_err());
    }
}
