//! The dry run: every row gets its verdict, and nothing changes.

use passerelle_model::ImportId;
use passerelle_store::ImportState;
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use serde_json::{Value, json};

use crate::desk::{Kinds, Step};
use crate::outcome::{Outcome, Stopped};
use crate::result::Moment;
use crate::unread::Unread;
use crate::work::{Begun, Drafts};

/// Looks at every row of an import.
#[derive(Clone)]
pub struct Check(pub Kinds);

impl Handler for Check {
    fn kind(&self) -> &'static str {
        Step::Check.job()
    }

    fn unit(&self) -> &'static str {
        "rows"
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(check(run, &self.0))
    }
}

async fn check(run: &JobRun, kinds: &Kinds) -> Result<Value, Stop> {
    let mut begun = Begun::of(run, kinds).await?;
    if begun.import.state != ImportState::Checking {
        // It was done, and then the worker was killed before it could say so.
        return Ok(Value::Null);
    }
    let session = begun.kind.begin(run.store());
    let read = match begun.first(run, session).await? {
        Ok(ready) => {
            let drafts = Drafts::begin(run, &begun.import).await?;
            ready
                .second(run, drafts, (&begun.asked, Moment::Before))
                .await?
        }
        Err(unread) => Err(unread),
    };
    let found = match read {
        Ok((_, found)) => found,
        Err(unread) => return unreadable(run, begun, &unread).await,
    };
    begun.name(&found);
    begun.import.verdicts = Some(found.outcome.to_json());
    begun.import.state = ImportState::Checked;
    begun.step(run, ImportState::Checking).await?;
    Ok(told(begun.import.id, &found.outcome))
}

/// The counts, as the job's outcome has them.
pub(crate) fn told(import: ImportId, outcome: &Outcome) -> Value {
    json!({
        "link": format!("/imports/{import}"),
        "rows": outcome.rows(),
        "new": outcome.new,
        "change": outcome.change,
        "same": outcome.same,
        "refused": outcome.refused,
        "left_out": outcome.left_out,
        "blank": outcome.blank,
    })
}

/// A file that does not read goes back to whoever sent it.
async fn unreadable(run: &JobRun, mut begun: Begun, unread: &Unread) -> Result<Value, Stop> {
    let says = unread.said();
    if says.is_empty() {
        tracing::error!(error = %unread, "an import could not be checked");
        return Err(Stop::Failed("store"));
    }
    let outcome = Outcome {
        stopped: Some(Stopped { at: None, says }),
        ..Outcome::default()
    };
    begun.import.verdicts = Some(outcome.to_json());
    begun.import.state = ImportState::Mapping;
    begun.step(run, ImportState::Checking).await?;
    Err(Stop::Failed("import_unread"))
}
