//! The check of the whole log, as a job.

use passerelle_model::policy::{Duty, Need};

use crate::error::StoreError;

use super::handler::{Handler, Running};
use super::run::JobRun;

/// The kind of job that checks the log.
pub const VERIFY_LOG: &str = "log.verify";

/// Checks every hash and link. Its outcome is a [`crate::Verified`].
pub(super) struct VerifyLog;

impl Handler for VerifyLog {
    fn kind(&self) -> &'static str {
        VERIFY_LOG
    }

    fn unit(&self) -> &'static str {
        "entries"
    }

    fn asks(&self) -> Need {
        Need::Duty(Duty::Log)
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move {
            let total = run.store().measures().await?.log_position;
            let mut check = run.store().begin_check(run.resumes_from()).await?;
            while check.step().await? {
                run.go_on()?;
                run.progress(check.done(), Some(total.max(check.done())));
                if let Some(mark) = check.mark() {
                    run.checkpoint(&mark).await?;
                }
            }
            let found = check.finish();
            run.progress(found.entries, Some(found.entries));
            let outcome = serde_json::to_value(&found).map_err(StoreError::Json)?;
            Ok(outcome)
        })
    }
}
