//! Files that nobody touched for some days are destroyed.

use passerelle_store::jobs::{Handler, JobRun, Running};
use serde_json::json;

const DAY: i64 = 24 * 60 * 60;

/// Destroys the files of imports that nobody touched for some days. What they
/// brought stays.
#[derive(Debug, Clone, Copy)]
pub struct Forget {
    /// How many days.
    pub days: i64,
}

impl Handler for Forget {
    fn kind(&self) -> &'static str {
        "imports.forget"
    }

    fn unit(&self) -> &'static str {
        "files"
    }

    fn every(&self) -> Option<i64> {
        Some(DAY)
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move {
            let since = run.store().now().plus_seconds(-self.days * DAY);
            let files = run.store().forget_imports(since).await?;
            Ok(json!({ "files": files }))
        })
    }
}
