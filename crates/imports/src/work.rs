//! What the three jobs of the desk have in common: reading the file off the
//! threads that serve, twice, while the bar moves and may be stopped.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use passerelle_model::policy::{Place, Scope, decide};
use passerelle_model::{Action, Actor};
use passerelle_store::jobs::{JobRun, Stop};
use passerelle_store::{Import, ImportState, Refusal, SealedDraft, StoreError};
use passerelle_tables::RowKind;
use passerelle_tables::mapping::Mapping;

use crate::bound::Bound;
use crate::desk::{Asked, Kinds, Surveyed};
use crate::item::Item;
use crate::kind::{Judged, Kind, Session, Verdict};
use crate::outcome::{Finding, Findings, Outcome};
use crate::result::{Moment, Verdicts, extension};
use crate::said::Said;
use crate::source::Entry;
use crate::unread::{MOST_ROWS, Unread};

/// How often the bar moves.
const BEAT: Duration = Duration::from_millis(100);
/// How many rows go by between two looks at whether to stop.
const ROWS: i64 = 256;

/// What an import is, once its job has begun.
pub(crate) struct Begun {
    pub(crate) asked: Asked,
    pub(crate) import: Import,
    pub(crate) kind: Arc<dyn Kind>,
    /// The files that its row names.
    named: Vec<String>,
}

impl Begun {
    /// Loads the import of a job, and asks whether whoever asked may do it now.
    pub(crate) async fn of(run: &JobRun, kinds: &Kinds) -> Result<Self, Stop> {
        let asked: Asked = run.payload()?;
        let actor = run.actor().await?;
        let import = run.store().import(&actor, asked.import).await?;
        Self::allowed(&actor, kinds, (asked, import))
    }

    /// The same for taking it back, which the console may do for anybody.
    pub(crate) async fn to_undo(run: &JobRun, kinds: &Kinds) -> Result<Self, Stop> {
        let asked: Asked = run.payload()?;
        let actor = run.actor().await?;
        let import = run.store().import_to_undo(&actor, asked.import).await?;
        Self::allowed(&actor, kinds, (asked, import))
    }

    fn allowed(
        actor: &Actor,
        kinds: &Kinds,
        (asked, import): (Asked, Import),
    ) -> Result<Self, Stop> {
        let kind = kinds.of(&import.kind).ok_or(Stop::Failed("payload"))?;
        let place = Place {
            scope: Some(Scope::JobsWrite),
            ..Place::default()
        };
        let allowed = decide(Some(actor), kind.need(), &place);
        allowed.map(drop).or(Err(Stop::Failed("denied")))?;
        Ok(Self {
            asked,
            kind: Arc::clone(kind),
            named: names(&import),
            import,
        })
    }

    /// Names new files in place of those that were there. What is in their place
    /// is removed once that is written: until then the row names the old ones.
    pub(crate) fn name(&mut self, found: &Found) {
        self.import.result = Some(found.result.clone());
        self.import.findings = Some(found.findings.clone());
    }

    /// Notes where the import stands now, and removes the files that it names no
    /// more. Where another worker was quicker, this one looks again later.
    pub(crate) async fn step(&mut self, run: &JobRun, from: ImportState) -> Result<(), Stop> {
        let names = names(&self.import);
        let was_quicker = !run.store().import_step(&mut self.import, from).await?;
        let gone: Vec<_> = if was_quicker {
            let theirs = self.named_now(run).await?;
            names.iter().filter(|name| !theirs.contains(name)).collect()
        } else {
            let named = self.named.iter();
            named.filter(|name| !names.contains(name)).collect()
        };
        for file in gone {
            run.store().import_drop(file)?;
        }
        if was_quicker {
            return Err(Stop::Again("conflict"));
        }
        self.named = names;
        Ok(())
    }

    /// The files that the import's row names now, whoever wrote it.
    async fn named_now(&self, run: &JobRun) -> Result<Vec<String>, Stop> {
        let actor = run.actor().await?;
        match run.store().import_to_undo(&actor, self.import.id).await {
            Ok(import) => Ok(names(&import)),
            Err(Refusal::NotFound) => Ok(Vec::new()),
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// Reads every row for the first time: the session takes note of it.
    pub(crate) async fn first(
        &self,
        run: &JobRun,
        mut session: Box<dyn Session>,
    ) -> Result<Result<Ready, Unread>, Stop> {
        let file = run.store().import_file(&self.import, &self.import.file);
        let (file, name) = (file.await?, self.import.name.clone());
        let mapping = self.import.mapping.as_deref().map(Mapping::from_toml);
        let mapping = mapping.and_then(Result::ok);
        let mapping = mapping.ok_or(Stop::Failed("payload"))?;
        let kind = Arc::clone(&self.kind);
        let read = watched(run, None, move |pulse| {
            let options = &mapping.options;
            let mut file = Surveyed::of(file, name.as_deref(), &*kind, options)?;
            let bound = file.bind(&*kind, &mapping)?;
            let mut rows = 0;
            let tally = file.source.each(&file.reading, |entry| {
                rows += 1;
                pulse.beat(rows)?;
                if rows > MOST_ROWS {
                    return Err(Unread::TooManyRows);
                }
                if before(&bound, entry).is_none() {
                    session.note(&Item::new(&bound, entry.row, entry.geometry));
                }
                Ok(())
            })?;
            Ok(Ready {
                file,
                bound,
                session,
                kind,
                rows,
                blank: i64::try_from(tally.blank).unwrap_or(i64::MAX),
            })
        })
        .await?;
        let mut ready = match read {
            Ok(ready) => ready,
            Err(unread) => return Ok(Err(unread)),
        };
        let reader = run.reader().await?;
        ready.session.settle(&reader).await?;
        reader.finish().await?;
        Ok(Ok(ready))
    }
}

/// A file that was read once, and whose session knows all that it asked.
pub(crate) struct Ready {
    pub(crate) file: Surveyed,
    pub(crate) bound: Bound,
    pub(crate) session: Box<dyn Session>,
    pub(crate) kind: Arc<dyn Kind>,
    pub(crate) rows: i64,
    blank: i64,
}

/// Where what is found is written to.
pub(crate) struct Drafts {
    pub(crate) result: SealedDraft,
    pub(crate) findings: SealedDraft,
}

impl Drafts {
    pub(crate) async fn begin(run: &JobRun, import: &Import) -> Result<Self, StoreError> {
        Ok(Self {
            result: run.store().import_result(import).await?,
            findings: run.store().import_result(import).await?,
        })
    }
}

/// What the second reading gave.
pub(crate) struct Found {
    pub(crate) outcome: Outcome,
    pub(crate) result: String,
    pub(crate) findings: String,
    /// The ranks of all actions, from the first to be done.
    pub(crate) ranks: BTreeSet<u8>,
    /// Whether the actions come in that order already.
    pub(crate) in_order: bool,
}

impl Ready {
    /// Judges every row once more: the row's number, and each of its actions
    /// with its rank.
    pub(crate) fn each(
        &mut self,
        pulse: &Pulse,
        mut then: impl FnMut(i64, u8, Action) -> Result<(), Unread>,
    ) -> Result<(), Unread> {
        let (bound, session) = (&self.bound, &*self.session);
        let mut rows = 0;
        let walked = self.file.source.each(&self.file.reading, |entry| {
            rows += 1;
            pulse.beat(rows)?;
            let number = i64::try_from(entry.row.number).unwrap_or(i64::MAX);
            let actions = judge(bound, session, entry).actions;
            actions
                .into_iter()
                .try_for_each(|one| then(number, one.rank, one.action))
        });
        walked.map(drop)
    }

    /// Reads every row for the second time: each gets its verdict.
    pub(crate) async fn second(
        mut self,
        run: &JobRun,
        drafts: Drafts,
        (asked, moment): (&Asked, Moment),
    ) -> Result<Result<(Self, Found), Unread>, Stop> {
        let (words, total) = (asked.words(), self.rows);
        let folder = run.store().import_folder().to_owned();
        watched(run, Some(total), move |pulse| {
            let is_features = self.file.source.is_features();
            let reading = &self.file.reading;
            let result = (words, moment, self.kind.code());
            let mut result =
                Verdicts::begin(drafts.result, (reading, is_features), result, &folder)?;
            let mut findings = Findings::new(drafts.findings);
            let mut outcome = Outcome {
                blank: self.blank,
                is_after: moment == Moment::After,
                extension: Some(extension(reading.kind.value, is_features).to_owned()),
                ..Outcome::default()
            };
            let (mut ranks, mut in_order, mut last) = (BTreeSet::new(), true, 0);
            let mut rows = 0;
            let (bound, session, kind) = (&self.bound, &*self.session, &*self.kind);
            self.file.source.each(&self.file.reading, |entry| {
                rows += 1;
                pulse.beat(rows)?;
                let judged = judge(bound, session, entry);
                for action in &judged.actions {
                    in_order &= action.rank >= last;
                    last = action.rank;
                    ranks.insert(action.rank);
                }
                outcome.note(&judged);
                result.put(entry, &judged)?;
                findings.put(&finding(bound, kind, entry, &judged), &judged)?;
                Ok(())
            })?;
            let found = Found {
                outcome,
                result: result.finish()?.finish()?,
                findings: findings.into_inner().finish()?,
                ranks,
                in_order,
            };
            Ok((self, found))
        })
        .await
    }
}

/// What is found about a row before its kind looks at it; nothing if it is a
/// row of the table.
fn before(bound: &Bound, entry: &Entry<'_>) -> Option<Judged> {
    if let Some(wrong) = entry.wrong {
        return Some(Judged::refused(vec![Said::row(format!(
            "import-row-{wrong}"
        ))]));
    }
    if bound.wants(entry.row) {
        let unread = entry
            .row
            .notes
            .iter()
            .find(|note| note.code.key() == "not-json");
        return unread.map(|note| Judged::refused(vec![Said::of_note(note)]));
    }
    let left_out = Judged {
        verdict: Verdict::LeftOut,
        ..Judged::same(None)
    };
    Some(match entry.row.kind {
        RowKind::Total => left_out.remark(Said::row("import-row-total")),
        RowKind::Note => left_out.remark(Said::row("import-row-note")),
        RowKind::Data | RowKind::Blank => left_out,
    })
}

fn judge(bound: &Bound, session: &dyn Session, entry: &Entry<'_>) -> Judged {
    if let Some(judged) = before(bound, entry) {
        return judged;
    }
    let item = Item::new(bound, entry.row, entry.geometry);
    let mut judged = session.judge(&item);
    judged
        .remarks
        .extend(entry.row.notes.iter().map(Said::of_note));
    judged
}

fn finding(bound: &Bound, kind: &dyn Kind, entry: &Entry<'_>, judged: &Judged) -> Finding {
    let item = Item::new(bound, entry.row, entry.geometry);
    let called = kind.callers().iter().map(|target| item.written(target));
    let called: Vec<_> = called.filter(|text| !text.is_empty()).take(2).collect();
    Finding {
        row: i64::try_from(entry.row.number).unwrap_or(i64::MAX),
        line: entry.row.line.filter(|line| *line != entry.row.number),
        sheet: bound.sheet().map(str::to_owned),
        verdict: judged.verdict,
        faults: judged.faults.clone(),
        remarks: judged.remarks.clone(),
        called: called.join(" · "),
        about: judged.about,
    }
}

/// How far work is that blocks, and whether to stop it.
#[derive(Default)]
pub(crate) struct Pulse {
    rows: AtomicI64,
    stop: AtomicBool,
}

impl Pulse {
    /// Says how far it is. An error if it is to stop.
    pub(crate) fn beat(&self, rows: i64) -> Result<(), Unread> {
        if rows % ROWS != 0 {
            return Ok(());
        }
        self.rows.store(rows, Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) {
            return Err(Unread::Stopped);
        }
        Ok(())
    }
}

/// Does work that blocks off the threads that serve, while the bar moves. What
/// is said about the file comes back; what the machine failed in stops the job.
pub(crate) async fn watched<T: Send + 'static>(
    run: &JobRun,
    total: Option<i64>,
    work: impl FnOnce(&Pulse) -> Result<T, Unread> + Send + 'static,
) -> Result<Result<T, Unread>, Stop> {
    let pulse = Arc::new(Pulse::default());
    let shared = Arc::clone(&pulse);
    let mut at_work = tokio::task::spawn_blocking(move || work(&shared));
    let mut stopped = None;
    let done = loop {
        tokio::select! {
            done = &mut at_work => break done,
            () = tokio::time::sleep(BEAT) => {
                run.progress(pulse.rows.load(Ordering::Relaxed), total);
                if let Err(stop) = run.go_on() {
                    pulse.stop.store(true, Ordering::Relaxed);
                    stopped.get_or_insert(stop);
                }
            }
        }
    };
    if let Some(stop) = stopped {
        return Err(stop);
    }
    match done {
        Ok(Err(Unread::Store(error))) => Err(error.into()),
        Ok(Err(error @ (Unread::Write(_) | Unread::Stopped))) => {
            tracing::error!(error = %error, "an import could not be read");
            Err(Stop::Failed("store"))
        }
        Ok(done) => Ok(done),
        Err(_) => Err(Stop::Failed("store")),
    }
}

/// The files that an import names besides its own.
fn names(import: &Import) -> Vec<String> {
    let files = [&import.result, &import.findings];
    files.into_iter().flatten().cloned().collect()
}
