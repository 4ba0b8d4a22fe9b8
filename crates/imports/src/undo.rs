//! Taking an import back.

use passerelle_model::batch::Batch;
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{Import, ImportState, Refusal};
use serde_json::{Value, json};

use crate::desk::{Kinds, Step};
use crate::outcome::{Outcome, Stopped};
use crate::said::Said;
use crate::work::Begun;

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

    /// Whoever stops it before its first row leaves the import as it was; what
    /// has begun goes on to its end, since nobody sees the rest meanwhile.
    fn cleans_up(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(undo(run, &self.0))
    }
}

async fn undo(run: &JobRun, kinds: &Kinds) -> Result<Value, Stop> {
    let mut begun = Begun::to_undo(run, kinds).await?;
    if begun.import.state != ImportState::Undoing {
        return Ok(Value::Null);
    }
    if let Err(stop @ Stop::Cancelled) = run.go_on()
        && stands_whole(run, &begun.import).await?
    {
        begun.import.state = ImportState::Done;
        begun.step(run, ImportState::Undoing).await?;
        return Err(stop);
    }
    let mut outcome = Outcome::kept(&begun.import);
    match take_back(run, &begun.import).await {
        Ok(rows) => {
            outcome.stopped = None;
            begun.import.verdicts = Some(outcome.to_json());
            begun.import.state = ImportState::Undone;
            begun.step(run, ImportState::Undoing).await?;
            let link = format!("/imports/{}", begun.import.id);
            Ok(json!({ "rows": rows, "link": link }))
        }
        Err(Back::Refused(says)) => {
            outcome.stopped = Some(Stopped { at: None, says });
            begun.import.verdicts = Some(outcome.to_json());
            // Refused before its first row it stands as it stood; later it is
            // half undone, and goes on once what stands in its way is mended.
            if stands_whole(run, &begun.import).await? {
                begun.import.state = ImportState::Done;
            }
            begun.step(run, ImportState::Undoing).await?;
            Err(Stop::Failed("import_in_use"))
        }
        Err(Back::Stop(stop)) => Err(stop),
    }
}

/// The batch of an import, if it was begun.
async fn batch(run: &JobRun, import: &Import) -> Result<Option<Batch>, Stop> {
    let Some(id) = import.batch else {
        return Ok(None);
    };
    match run.store().batch(id).await {
        Ok(batch) => Ok(Some(batch)),
        Err(Refusal::NotFound) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Whether all of an import is done and nothing of it is taken back.
async fn stands_whole(run: &JobRun, import: &Import) -> Result<bool, Stop> {
    let batch = batch(run, import).await?;
    Ok(batch.is_some_and(|batch| batch.is_whole() && !batch.taken_back))
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
            // A worker that was thought to be dead undoes rows as well.
            Refusal::Conflict(_) => Self::Stop(Stop::Again("conflict")),
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
    let (store, purpose) = (run.store(), run.purpose());
    let actor = run.actor().await?;
    // It may never have been begun: then nothing is there to be taken back.
    let Some(batch) = batch(run, import).await? else {
        return Ok(0);
    };
    if !batch.taken_back {
        store.take_batch_back(&actor, purpose, batch.id).await?;
    }
    let total = batch.done;
    let undone = store.undo_batch(&actor, purpose, batch.id, |left| {
        run.progress(total - left, Some(total));
    });
    undone.await?;
    Ok(total)
}
