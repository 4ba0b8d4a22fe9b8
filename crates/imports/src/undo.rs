//! Taking an import back.

use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{Import, ImportState, Refusal};
use serde_json::{Value, json};

use crate::desk::{Kinds, Step};
use crate::outcome::{Outcome, Stopped};
use crate::said::Said;
use crate::work::{Begun, step};

/// Takes an import back.
#[derive(Clone)]
pub struct Undo(pub Kinds);

impl Handler for Undo {
    fn kind(&self) -> &'static str {
        Step::Undo.job()
    }

    fn unit(&self) -> &'static str {
        "rows"
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(undo(run, &self.0))
    }
}

async fn undo(run: &JobRun, kinds: &Kinds) -> Result<Value, Stop> {
    let begun = Begun::of(run, kinds).await?;
    let mut import = begun.import;
    if import.state != ImportState::Undoing {
        return Ok(Value::Null);
    }
    match take_back(run, &import).await {
        Ok(rows) => {
            let mut outcome = kept(&import);
            outcome.stopped = None;
            import.verdicts = Some(outcome.to_json());
            import.state = ImportState::Undone;
            step(run, &mut import, ImportState::Undoing).await?;
            Ok(json!({ "rows": rows, "link": format!("/imports/{}", import.id) }))
        }
        Err(Back::Refused(says)) => {
            let mut outcome = kept(&import);
            outcome.stopped = Some(Stopped { at: None, says });
            import.verdicts = Some(outcome.to_json());
            import.state = ImportState::Done;
            step(run, &mut import, ImportState::Undoing).await?;
            Err(Stop::Failed("import_in_use"))
        }
        Err(Back::Stop(stop)) => Err(stop),
    }
}

/// What its rows came to, as far as that is known.
pub(crate) fn kept(import: &Import) -> Outcome {
    let kept = import.verdicts.as_deref().and_then(Outcome::from_json);
    kept.unwrap_or_default()
}

/// Why an import is not taken back.
pub(crate) enum Back {
    /// Something was built on it.
    Refused(Vec<Said>),
    /// The machine failed, or is to stop.
    Stop(Stop),
}

impl From<Refusal> for Back {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Faults(faults) => Self::Refused(faults.iter().map(Said::of_fault).collect()),
            other => Self::Stop(other.into()),
        }
    }
}

impl From<Stop> for Back {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Takes the batch of an import back; gives how many rows it had. Cut off, it
/// goes on where it was.
pub(crate) async fn take_back(run: &JobRun, import: &Import) -> Result<i64, Back> {
    let Some(id) = import.batch else {
        return Ok(0);
    };
    let (store, purpose) = (run.store(), run.purpose());
    let actor = run.actor().await?;
    let batch = match store.batch(id).await {
        // It was never begun: nothing is there to be taken back.
        Err(Refusal::NotFound) => return Ok(0),
        found => found?,
    };
    if !batch.taken_back {
        store.take_batch_back(&actor, purpose, id).await?;
    }
    let total = batch.done;
    let undone = store.undo_batch(&actor, purpose, id, |left| {
        run.progress(total - left, Some(total));
    });
    undone.await?;
    Ok(total)
}
