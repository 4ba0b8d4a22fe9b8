//! Doing the rows: as one batch that nobody sees before all of it is done.

use std::collections::BTreeSet;
use std::sync::mpsc::{SyncSender, sync_channel};

use passerelle_model::text::ShortText;
use passerelle_model::{BatchId, Faults};
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{BatchRow, FIRST_CHUNK, Import, ImportState, Refusal};
use serde_json::Value;
use tokio::runtime::Handle;

use crate::check::told;
use crate::desk::{Kinds, Step};
use crate::outcome::{Outcome, Stopped};
use crate::result::Moment;
use crate::said::Said;
use crate::undo::{Back, take_back};
use crate::unread::Unread;
use crate::work::{Begun, Drafts, Found, Pulse, Ready, watched};

/// Rows that wait between being judged and being sealed.
const WAITING: usize = 512;

/// Does the rows of an import.
#[derive(Clone)]
pub struct Commit(pub Kinds);

impl Handler for Commit {
    fn kind(&self) -> &'static str {
        Step::Commit.job()
    }

    fn unit(&self) -> &'static str {
        "rows"
    }

    /// Stopped, it takes back what it did.
    fn cleans_up(&self) -> bool {
        true
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(commit(run, &self.0))
    }
}

/// Why it is not done to its end.
enum Halted {
    /// The file or a row is refused: what was done is taken back.
    Refused(Stopped),
    /// The machine failed, or is to stop.
    Stop(Stop),
}

impl From<Stop> for Halted {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<Unread> for Halted {
    fn from(unread: Unread) -> Self {
        let says = unread.said();
        if says.is_empty() {
            // The machine's fault is nothing that anybody could mend in the file.
            tracing::error!(error = %unread, "an import could not be done");
            return Self::Stop(Stop::Failed("store"));
        }
        Self::Refused(Stopped { at: None, says })
    }
}

async fn commit(run: &JobRun, kinds: &Kinds) -> Result<Value, Stop> {
    let mut begun = Begun::of(run, kinds).await?;
    if begun.import.state != ImportState::Committing {
        // It was done, and then the worker was killed before it could say so.
        return Ok(Value::Null);
    }
    match rows(run, &mut begun).await {
        Ok(()) => {
            begun.import.state = ImportState::Done;
            begun.step(run, ImportState::Committing).await?;
            let outcome = Outcome::kept(&begun.import);
            Ok(told(begun.import.id, &outcome))
        }
        Err(Halted::Refused(stopped)) => {
            give_up(run, begun, Some(stopped)).await?;
            Err(Stop::Failed("import_refused"))
        }
        Err(Halted::Stop(Stop::Cancelled)) => {
            give_up(run, begun, None).await?;
            Err(Stop::Cancelled)
        }
        Err(Halted::Stop(stop)) => Err(stop),
    }
}

async fn rows(run: &JobRun, begun: &mut Begun) -> Result<(), Halted> {
    if !is_begun(run, &begun.import).await? && !prepare(run, begun).await? {
        return Ok(());
    }
    chunks(run, &begun.import).await
}

/// Whether the batch of an import was begun before the worker was killed.
async fn is_begun(run: &JobRun, import: &Import) -> Result<bool, Stop> {
    let Some(id) = import.batch else {
        return Ok(false);
    };
    match run.store().batch(id).await {
        Ok(_) => Ok(true),
        Err(Refusal::NotFound) => Ok(false),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Reads the file again and begins the batch; `false` if there is nothing to do.
async fn prepare(run: &JobRun, begun: &mut Begun) -> Result<bool, Halted> {
    let session = begun.kind.begin(run.store());
    let ready = begun.first(run, session).await??;
    let drafts = Drafts::begin(run, &begun.import)
        .await
        .map_err(Stop::from)?;
    let second = ready
        .second(run, drafts, (&begun.asked, Moment::After))
        .await?;
    let (ready, mut found) = second?;
    found.outcome.leaves_out = begun.asked.leaves_out;

    begun.name(&found);
    let import = &mut begun.import;
    import.verdicts = Some(found.outcome.to_json());
    if found.outcome.refused > 0 && !begun.asked.leaves_out {
        return Err(Halted::Refused(Stopped::whole(Said::row(
            "import-refused-since",
        ))));
    }
    // Noted before it is begun, so that it is found again after a crash: one
    // import is never two batches.
    let batch = import
        .batch
        .unwrap_or_else(|| BatchId::new(run.store().ids()));
    import.batch = (found.outcome.actions > 0).then_some(batch);
    begun.step(run, ImportState::Committing).await?;
    if begun.import.batch.is_none() {
        return Ok(false);
    }
    begin(run, begun, (ready, found)).await?;
    Ok(true)
}

/// Seals the actions of all good rows into a batch, while they are judged.
async fn begin(run: &JobRun, begun: &Begun, (ready, found): (Ready, Found)) -> Result<(), Halted> {
    let import = &begun.import;
    let Some(batch) = import.batch else {
        return Ok(());
    };
    let name = format!("{} 1, import {}", begun.kind.code(), import.id);
    let name = ShortText::parse(&name).or(Err(Stop::Failed("payload")))?;
    let (sender, rows) = sync_channel(WAITING);
    let (store, actor, purpose) = (run.store().clone(), run.actor().await?, run.purpose());
    let here = Handle::current();
    let beginning = tokio::task::spawn_blocking(move || {
        here.block_on(store.begin_batch_as(batch, (&actor, purpose), name, rows))
    });
    let total = Some(ready.rows);
    let sent = watched(run, total, move |pulse| send(ready, &found, &sender, pulse));
    let sent = sent.await;
    let begun = beginning.await.or(Err(Stop::Failed("store")))?;
    match sent? {
        // Why the rows ended is what stopped the batch.
        Err(unread) => Err(unread.into()),
        Ok(()) => match begun {
            // A worker that was thought to be dead has begun it meanwhile.
            Err(Refusal::Faults(_)) if is_begun(run, import).await? => Ok(()),
            begun => Ok(begun.map_err(Stop::from)?),
        },
    }
}

/// Judges every row once more, and sends what is to be done, in its order.
fn send(
    mut ready: Ready,
    found: &Found,
    to: &SyncSender<Result<BatchRow, Refusal>>,
    pulse: &Pulse,
) -> Result<(), Unread> {
    let all = BTreeSet::from([0]);
    // Where the file has parents before their children, one reading does.
    let ranks = if found.in_order { &all } else { &found.ranks };
    for rank in ranks {
        let only = (!found.in_order).then_some(*rank);
        let sent = ready.each(pulse, |row, action_rank, action| {
            if only.is_some_and(|only| only != action_rank) {
                return Ok(());
            }
            let row = BatchRow {
                action,
                from: Some(row),
            };
            // Nobody listens where the batch could not be begun: that is told.
            to.send(Ok(row)).or(Err(Unread::Stopped))
        });
        if let Err(unread) = sent {
            // An error in place of a row: then no batch is begun.
            let listens = to.send(Err(Refusal::NotFound)).is_ok();
            return if listens { Err(unread) } else { Ok(()) };
        }
    }
    Ok(())
}

/// Does the batch chunk by chunk.
async fn chunks(run: &JobRun, import: &Import) -> Result<(), Halted> {
    let Some(id) = import.batch else {
        return Ok(());
    };
    let (store, purpose, mut size) = (run.store(), run.purpose(), FIRST_CHUNK);
    loop {
        let batch = store.batch(id).await.map_err(Stop::from)?;
        run.progress(batch.done, Some(batch.rows));
        if batch.is_whole() {
            return Ok(());
        }
        run.go_on()?;
        let actor = run.actor().await?;
        size = match store.run_chunk((&actor, purpose), &batch, size).await {
            Ok(size) => size,
            Err(Refusal::Faults(faults)) => {
                return Err(Halted::Refused(refused(run, id, &faults).await?));
            }
            // A worker that was thought to be dead does chunks as well.
            Err(Refusal::Conflict(_)) => return Err(Stop::Again("conflict").into()),
            Err(other) => return Err(Stop::from(other).into()),
        };
    }
}

/// Which row of the file the door refused, and why: `21:parent` is the field
/// `parent` of the batch's row 21.
async fn refused(run: &JobRun, batch: BatchId, faults: &Faults) -> Result<Stopped, Stop> {
    let row = faults.iter().find_map(|fault| {
        let row = fault.field.split(':').next()?;
        row.parse::<i64>().ok()
    });
    let at = match row {
        Some(row) => run.store().batch_row_from(batch, row).await?,
        None => None,
    };
    let says = faults.iter().map(Said::of_fault).collect();
    Ok(Stopped { at, says })
}

/// Takes back what was done: nothing is left half-written.
async fn give_up(run: &JobRun, mut begun: Begun, mut stopped: Option<Stopped>) -> Result<(), Stop> {
    let back = match take_back(run, &begun.import).await {
        Ok(_) => true,
        Err(Back::Refused(says)) => {
            let stopped = stopped.get_or_insert(Stopped {
                at: None,
                says: Vec::new(),
            });
            stopped.says.extend(says);
            false
        }
        Err(Back::Stop(stop)) => return Err(stop),
    };
    let import = &mut begun.import;
    let mut outcome = Outcome::kept(import);
    outcome.stopped = stopped;
    let mut untrue = None;
    if back {
        import.batch = None;
        import.state = ImportState::Checked;
        if outcome.is_after {
            // It says of rows that they were done.
            untrue = import.result.take();
            outcome.is_after = false;
        }
    }
    import.verdicts = Some(outcome.to_json());
    begun.step(run, ImportState::Committing).await?;
    if let Some(result) = untrue {
        run.store().import_drop(&result)?;
    }
    if back {
        Ok(())
    } else {
        // It stays half done, and says why, for whoever mends that.
        Err(Stop::Failed("import_in_use"))
    }
}
