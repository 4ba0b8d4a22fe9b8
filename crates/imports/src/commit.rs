//! Doing the rows: as one batch that nobody sees before all of it is done.

use std::collections::BTreeSet;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use passerelle_model::text::ShortText;
use passerelle_model::{Action, BatchId, Faults};
use passerelle_store::jobs::{Handler, JobRun, Running, Stop};
use passerelle_store::{FIRST_CHUNK, Import, ImportState, Refusal};
use serde_json::Value;
use tokio::runtime::Handle;

use crate::check::told;
use crate::desk::{Kinds, Step};
use crate::outcome::Stopped;
use crate::result::Moment;
use crate::said::Said;
use crate::undo::{Back, kept, take_back};
use crate::unread::Unread;
use crate::work::{Begun, Drafts, Found, Pulse, Ready, replace, step, watched};

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

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(commit(run, &self.0))
    }
}

/// Which row of the file each row of the batch is from.
type Origins = Arc<Mutex<Vec<i64>>>;

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

async fn commit(run: &JobRun, kinds: &Kinds) -> Result<Value, Stop> {
    let mut begun = Begun::of(run, kinds).await?;
    if begun.import.state != ImportState::Committing {
        // It was done, and then the worker was killed before it could say so.
        return Ok(Value::Null);
    }
    let done = rows(run, &mut begun).await;
    let mut import = begun.import;
    match done {
        Ok(()) => {
            import.state = ImportState::Done;
            let outcome = kept(&import);
            step(run, &mut import, ImportState::Committing).await?;
            Ok(told(import.id, &outcome))
        }
        Err(Halted::Refused(stopped)) => {
            give_up(run, import, Some(stopped)).await?;
            Err(Stop::Failed("import_refused"))
        }
        Err(Halted::Stop(Stop::Cancelled)) => {
            give_up(run, import, None).await?;
            Err(Stop::Cancelled)
        }
        Err(Halted::Stop(stop)) => Err(stop),
    }
}

async fn rows(run: &JobRun, begun: &mut Begun) -> Result<(), Halted> {
    let origins = Origins::default();
    if !is_begun(run, &begun.import).await? && !prepare(run, begun, &origins).await? {
        return Ok(());
    }
    chunks(run, &begun.import, &origins).await
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
async fn prepare(run: &JobRun, begun: &mut Begun, origins: &Origins) -> Result<bool, Halted> {
    let session = begun.kind.begin(run.store());
    let unread = |unread: Unread| {
        Halted::Refused(Stopped {
            at: None,
            says: unread.said(),
        })
    };
    let ready = begun.first(run, session).await?.map_err(unread)?;
    let drafts = Drafts::begin(run, &begun.import)
        .await
        .map_err(Stop::from)?;
    let second = ready
        .second(run, drafts, (&begun.asked, Moment::After))
        .await?;
    let (ready, mut found) = second.map_err(unread)?;
    found.outcome.leaves_out = begun.asked.leaves_out;

    let import = &mut begun.import;
    replace(run, import, &found).map_err(Stop::from)?;
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
    step(run, import, ImportState::Committing).await?;
    if import.batch.is_none() {
        return Ok(false);
    }
    begin(run, begun, (ready, found), origins).await?;
    Ok(true)
}

/// Seals the actions of all good rows into a batch, while they are judged.
async fn begin(
    run: &JobRun,
    begun: &Begun,
    (ready, found): (Ready, Found),
    origins: &Origins,
) -> Result<(), Halted> {
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
    let (total, origins) = (ready.rows, Arc::clone(origins));
    let sent = watched(run, Some(total), move |pulse| {
        send(ready, &found, &sender, (&origins, pulse))
    });
    let sent = sent.await;
    let begun = beginning.await.or(Err(Stop::Failed("store")))?;
    match sent? {
        // Why the rows ended is what stopped the batch.
        Err(unread) => Err(Halted::Refused(Stopped {
            at: None,
            says: unread.said(),
        })),
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
    to: &SyncSender<Result<Action, Refusal>>,
    (origins, pulse): (&Origins, &Pulse),
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
            origins
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(row);
            // Nobody listens where the batch could not be begun: that is told.
            to.send(Ok(action)).or(Err(Unread::Stopped))
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
async fn chunks(run: &JobRun, import: &Import, origins: &Origins) -> Result<(), Halted> {
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
        let done = store.run_chunk((&actor, purpose), &batch, size).await;
        size = done.map_err(|refusal| match refusal {
            Refusal::Faults(faults) => Halted::Refused(refused(&faults, origins)),
            // A worker that was thought to be dead does chunks as well.
            Refusal::Conflict(_) => Halted::Stop(Stop::Again("conflict")),
            other => Halted::Stop(other.into()),
        })?;
    }
}

/// Which row of the file the door refused, and why: `21:parent` is the field
/// `parent` of the batch's row 21.
fn refused(faults: &Faults, origins: &Origins) -> Stopped {
    let origins = origins.lock().unwrap_or_else(PoisonError::into_inner);
    let row = faults.iter().find_map(|fault| {
        let row: usize = fault.field.split(':').next()?.parse().ok()?;
        origins.get(row.checked_sub(1)?).copied()
    });
    Stopped {
        at: row,
        says: faults.iter().map(Said::of_fault).collect(),
    }
}

/// Takes back what was done: nothing is left half-written.
async fn give_up(run: &JobRun, mut import: Import, stopped: Option<Stopped>) -> Result<(), Stop> {
    match take_back(run, &import).await {
        Ok(_) => {}
        Err(Back::Refused(_)) => return Err(Stop::Failed("faults")),
        Err(Back::Stop(stop)) => return Err(stop),
    }
    let mut outcome = kept(&import);
    outcome.stopped = stopped;
    import.verdicts = Some(outcome.to_json());
    import.batch = None;
    // It says of rows that they were done.
    let result = import.result.take();
    import.state = ImportState::Checked;
    step(run, &mut import, ImportState::Committing).await?;
    if let Some(result) = result {
        run.store().import_drop(&result)?;
    }
    Ok(())
}
