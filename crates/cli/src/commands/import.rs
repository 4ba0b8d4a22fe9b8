//! `passerelle import` and `passerelle places import`: the desk's own work, in
//! this process, with a bar.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use passerelle_imports::desk::{Asked, Choice, Step, Surveyed, ask, choose, survey};
use passerelle_imports::{Finding, Kind, Kinds, Outcome, Said, Unread, Verdict, read_findings};
use passerelle_l10n::{Language, Words};
use passerelle_model::{Actor, ImportId, Purpose};
use passerelle_store::jobs::Job;
use passerelle_store::{Import, ImportState, Page, Refusal, Store};
use passerelle_tables::mapping::Mapping;
use passerelle_tables::result::PartFile;
use serde_json::{Value as Json, json};

use crate::arguments::{self, ImportFile, Json as Output};
use crate::config::Config;
use crate::say;
use crate::trouble::{Trouble, Wrong};

use super::half_done::stuck;
use super::{job, with_store};

const WHY: Purpose = Purpose::Operation;
/// Rows of which it is said why they are refused.
const SAID: usize = 10;
/// The same for a program.
const SAID_TO_A_PROGRAM: usize = 1_000;
/// Bytes that are taken at once.
const PART: usize = 1 << 20;

/// Imports, lists, or takes back.
pub(super) fn run(config: &Config, what: arguments::Import) -> Result<(), Trouble> {
    match what {
        arguments::Import::Places(asked) => import(config, "places", &asked),
        arguments::Import::Offices(asked) => import(config, "offices", &asked),
        arguments::Import::List(asked) => with_store(config, async |store| {
            if asked.stuck {
                return stuck(store, asked.output).await;
            }
            list(store, asked.output).await
        }),
        arguments::Import::Undo(asked) => with_store(config, async |store| {
            undo(config, store, asked.import, asked.output).await
        }),
    }
}

/// The command under the name of what is imported.
pub(super) fn places(config: &Config, asked: &ImportFile) -> Result<(), Trouble> {
    import(config, "places", asked)
}

fn import(config: &Config, kind: &'static str, asked: &ImportFile) -> Result<(), Trouble> {
    let kinds = Kinds::of_house();
    let kind = kinds
        .of(kind)
        .ok_or_else(|| Trouble::new("no such kind of import"))?;
    with_store(config, async |store| {
        let mut import = send(config, store, (&**kind, &asked.file)).await?;
        let done = run_through(config, store, kind, (&mut import, asked)).await;
        // What was not imported leaves nothing behind.
        if import.batch.is_none() {
            store.import_forget(&import).await?;
        }
        done
    })
}

/// Takes the file, sealed as every other.
async fn send(
    config: &Config,
    store: &Store,
    (kind, path): (&dyn Kind, &Path),
) -> Result<Import, Trouble> {
    let shown = path.display();
    let unread = |error: io::Error| Trouble::new(format!("cannot read {shown}")).caused_by(&error);
    let mut file = File::open(path).map_err(unread)?;
    let (length, most) = (
        file.metadata().map_err(unread)?.len(),
        config.imports.largest(),
    );
    if length > most {
        return Err(Trouble::new(format!("{shown} is too large"))
            .cause(format!(
                "it has {length} bytes, and `imports.largest_mb` allows {most}"
            ))
            .hint("split it, or raise `imports.largest_mb`"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut upload = store.import_upload()?;
    let mut part = vec![0; PART];
    loop {
        let read = file.read(&mut part).map_err(unread)?;
        if read == 0 {
            break;
        }
        upload.push(&part[..read])?;
    }
    let console = Actor::console();
    Ok(store
        .import_begin(&console, kind.code(), &name, upload)
        .await?)
}

async fn run_through(
    config: &Config,
    store: &Store,
    kind: &std::sync::Arc<dyn Kind>,
    (import, asked): (&mut Import, &ImportFile),
) -> Result<(), Trouble> {
    let given = asked.map.as_deref().map(read_map).transpose()?;
    let options = given
        .as_ref()
        .map(|map| map.options.clone())
        .unwrap_or_default();
    let surveyed = survey(store, import, kind, options)
        .await
        .map_err(|error| unread(&error))?;
    let mapping = mapping(&**kind, &surveyed, given, asked)?;
    if !asked.output.json {
        told(&surveyed, &mapping);
    }
    surveyed
        .bind(&**kind, &mapping)
        .map_err(|error| unread(&error))?;
    let text = mapping
        .to_toml()
        .map_err(|error| Trouble::from_error(&error))?;
    if let Some(path) = &asked.save_map {
        write(path, |file| file.write_all(text.as_bytes()))?;
    }
    import.mapping = Some(text);
    store.import_step(import, ImportState::Mapping).await?;
    drop(surveyed);

    step(config, store, import, (Step::Check, asked.leave_out)).await?;
    let checked = Outcome::kept(import);
    let refused = checked.refused > 0;
    let imports = !asked.dry_run && (asked.leave_out || !refused) && checked.actions > 0;
    if imports {
        step(config, store, import, (Step::Commit, asked.leave_out)).await?;
    }
    if let Some(path) = &asked.result {
        keep_result(store, import, path).await?;
    }
    let found = refusals(store, import).await?;
    tell(import, (&Outcome::kept(import), &found), asked)?;
    if !imports && !asked.dry_run && checked.actions == 0 && !refused {
        say::talk("nothing to import: all of it is known already");
    }
    if refused {
        return Err(rows_refused(checked.refused, asked));
    }
    Ok(())
}

fn rows_refused(refused: i64, asked: &ImportFile) -> Trouble {
    let rows = say::counted(refused, "row is", "rows are");
    let trouble = Trouble::new(format!("{rows} refused"));
    if asked.leave_out && !asked.dry_run {
        return trouble
            .hint("mend them in the result and import that: what is known stays as it is");
    }
    trouble
        .cause("nothing was imported")
        .hint("mend them, or leave them out with `--leave-out`; `--result FILE` has a verdict on each row")
}

fn read_map(path: &Path) -> Result<Mapping, Trouble> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Trouble::new(format!("cannot read {shown}")).caused_by(&error))?;
    Mapping::from_toml(&text).map_err(|error| {
        Trouble::new(format!("{shown} is no mapping"))
            .caused_by(&error)
            .usage()
    })
}

/// The mapping that was given or guessed, mended as the flags say.
fn mapping(
    kind: &dyn Kind,
    surveyed: &Surveyed,
    given: Option<Mapping>,
    asked: &ImportFile,
) -> Result<Mapping, Trouble> {
    let guessed = || surveyed.guessed(kind, &surveyed.guess(kind));
    let mut mapping = given.unwrap_or_else(guessed);
    if !mapping.imports.is_empty() && mapping.imports != kind.code() {
        let other = mapping.imports.clone();
        return Err(Trouble::new(format!("this mapping is for the import of {other}")).usage());
    }
    let known = |target: &str| {
        let all: Vec<_> = kind.targets().iter().map(|known| known.code).collect();
        if all.contains(&target) {
            return Ok(());
        }
        Err(Trouble::new(format!("there is no target `{target}`"))
            .hint(format!("the targets are {}", all.join(", ")))
            .usage())
    };
    for (target, column) in &asked.column {
        known(target)?;
        let choice = match surveyed.reading.column(column) {
            Some(column) => Choice::Column(column.index),
            None if column.is_empty() => Choice::None,
            None => {
                return Err(Trouble::new(format!("the file has no column `{column}`"))
                    .hint(columns(surveyed))
                    .usage());
            }
        };
        choose(&mut mapping, &surveyed.reading, target, &choice);
    }
    for (target, value) in &asked.value {
        known(target)?;
        choose(
            &mut mapping,
            &surveyed.reading,
            target,
            &Choice::Value(value.clone()),
        );
    }
    Ok(mapping)
}

fn columns(surveyed: &Surveyed) -> String {
    let names = surveyed
        .reading
        .columns
        .iter()
        .map(|column| format!("`{}`", column.name));
    let names: Vec<_> = names.take(20).collect();
    format!("its columns are {}", names.join(", "))
}

/// Says how the file is read, and what each column is taken for.
fn told(surveyed: &Surveyed, mapping: &Mapping) {
    say::talk(format_args!(
        "read as {}",
        surveyed.reading.say().join("; ")
    ));
    for (target, field) in &mapping.fields {
        let from = match (&field.constant, &field.column, &field.letter) {
            (Some(value), ..) => format!("`{value}` for all rows"),
            (None, Some(column), _) => format!("column `{column}`"),
            (None, None, Some(letter)) => format!("column {letter}"),
            (None, None, None) => "a column with its hashtag".to_owned(),
        };
        say::talk(format_args!("  {target:<14} {from}"));
    }
}

/// Asks for a step and does it here. What the import itself says about why it
/// stopped is told rather than the job's word.
async fn step(
    config: &Config,
    store: &Store,
    import: &mut Import,
    (step, leaves_out): (Step, bool),
) -> Result<Job, Trouble> {
    let console = Actor::console();
    let asked = Asked {
        import: import.id,
        language: "en".to_owned(),
        leaves_out,
    };
    let busy = || Trouble::new("somebody else is at work on this import");
    let new = ask(store, WHY, import, step, &asked).await?;
    let done = job::in_foreground(config, store, new.ok_or_else(busy)?).await;
    match store.import_to_undo(&console, import.id).await {
        Ok(loaded) => *import = loaded,
        // Somebody else's that is half done no more is theirs again.
        Err(Refusal::NotFound) if done.is_ok() => {}
        Err(refusal) => return Err(refusal.into()),
    }
    match (done, Outcome::kept(import).stopped) {
        (Ok(job), _) => Ok(job),
        (Err(_), Some(stopped)) => Err(stopped_by(&stopped, import.state)),
        (Err(trouble), None) => Err(trouble),
    }
}

fn stopped_by(stopped: &passerelle_imports::Stopped, state: ImportState) -> Trouble {
    let left = if state.is_half_done() {
        "the import is half done: mend this, and take it back"
    } else {
        "nothing was changed"
    };
    let wrongs = stopped.says.iter().map(|said| {
        let mut wrong = worded(said);
        if let Some(row) = stopped.at {
            wrong.error = format!("row {row}: {}", wrong.error);
        }
        wrong.causes.push(left.to_owned());
        wrong
    });
    Trouble::of(wrongs.collect())
}

fn unread(error: &Unread) -> Trouble {
    let said = error.said();
    if said.is_empty() {
        return Trouble::from_error(error);
    }
    Trouble::of(said.iter().map(worded).collect())
}

/// What is said, in the manner of these lines, at its target.
fn worded(said: &Said) -> Wrong {
    let mut wrong = Wrong::said(&said.word(Words::of(Language::En)));
    if !said.target.is_empty() {
        wrong.error = format!("{}: {}", said.target, wrong.error);
    }
    wrong
}

/// The first rows that are refused.
async fn refusals(store: &Store, import: &Import) -> Result<Vec<Finding>, Trouble> {
    let Some(address) = &import.findings else {
        return Ok(Vec::new());
    };
    let file = store.import_file(import, address).await?;
    read_findings(file, Some(Verdict::Refused), 0, SAID_TO_A_PROGRAM)
        .map_err(|error| Trouble::new("cannot read what was found").caused_by(&error))
}

/// Tells what the rows came to.
fn tell(
    import: &Import,
    (outcome, refused): (&Outcome, &[Finding]),
    asked: &ImportFile,
) -> Result<(), Trouble> {
    let is_done = import.state == ImportState::Done;
    if asked.output.json {
        return say::json(&for_a_program(import, outcome, refused));
    }
    let rows: Vec<_> = Verdict::ALL
        .iter()
        .filter(|verdict| outcome.of(**verdict) > 0)
        .map(|verdict| {
            [
                verdict.code().replace('_', " "),
                outcome.of(*verdict).to_string(),
            ]
        })
        .collect();
    say::table(["VERDICT", "ROWS"], &rows)?;
    let words = Words::of(Language::En);
    for finding in refused.iter().take(SAID) {
        for said in &finding.faults {
            say::talk(format_args!(
                "row {}: {}",
                finding.row,
                said.word_at(words, &import.kind)
            ));
        }
    }
    if refused.len() > SAID {
        say::talk("…");
    }
    if is_done && import.batch.is_some() {
        say::talk(format_args!(
            "imported; `passerelle import undo {}` takes it back",
            import.id
        ));
    } else if asked.dry_run {
        say::talk("nothing was changed: this was a dry run");
    }
    Ok(())
}

fn for_a_program(import: &Import, outcome: &Outcome, refused: &[Finding]) -> Json {
    let words = Words::of(Language::En);
    let refused: Vec<Json> = refused
        .iter()
        .map(|finding| {
            let faults = finding
                .faults
                .iter()
                .map(|said| json!({ "at": said.at, "key": said.key, "says": said.word(words) }));
            json!({ "row": finding.row, "faults": faults.collect::<Vec<_>>() })
        })
        .collect();
    json!({
        "import": import.id,
        "state": import.state.code(),
        "imported": import.state == ImportState::Done,
        "new": outcome.new,
        "change": outcome.change,
        "same": outcome.same,
        "refused": outcome.refused,
        "left_out": outcome.left_out,
        "blank": outcome.blank,
        "rows_refused": refused,
    })
}

/// Writes the result where it is wanted, whole or not at all.
async fn keep_result(store: &Store, import: &Import, path: &Path) -> Result<(), Trouble> {
    let Some(address) = &import.result else {
        return Ok(());
    };
    let mut sealed = store.import_file(import, address).await?;
    write(path, |file| io::copy(&mut sealed, file).map(drop))
}

fn write(path: &Path, fill: impl FnOnce(&mut PartFile) -> io::Result<()>) -> Result<(), Trouble> {
    let written =
        PartFile::create(path).and_then(|mut file| fill(&mut file).and_then(|()| file.keep()));
    written
        .map_err(|error| Trouble::new(format!("cannot write {}", path.display())).caused_by(&error))
}

async fn list(store: &Store, output: Output) -> Result<(), Trouble> {
    let imports = store
        .imports(&Actor::console(), &Page::first(200))
        .await?
        .rows;
    if output.json {
        return imports
            .iter()
            .try_for_each(|import| say::json(&for_a_program(import, &Outcome::kept(import), &[])));
    }
    if imports.is_empty() {
        say::talk("the console has imported nothing, or it was forgotten");
        return Ok(());
    }
    let rows: Vec<_> = imports
        .iter()
        .map(|import| {
            [
                import.id.to_string(),
                import.kind.clone(),
                import.state.code().to_owned(),
                Outcome::kept(import).rows().to_string(),
                import.changed_at.to_string(),
            ]
        })
        .collect();
    say::table(["IMPORT", "KIND", "STATE", "ROWS", "CHANGED"], &rows)
}

async fn undo(config: &Config, store: &Store, id: ImportId, output: Output) -> Result<(), Trouble> {
    let mut import = match store.import_to_undo(&Actor::console(), id).await {
        Err(Refusal::NotFound) => return undo_batch(store, id, output).await,
        found => found?,
    };
    if !Step::Undo.follows(import.state) {
        return Err(Trouble::new("this import cannot be taken back")
            .cause(format!("it is `{}`", import.state.code())));
    }
    step(config, store, &mut import, (Step::Undo, false)).await?;
    if output.json {
        return say::json(&json!({ "import": import.id, "state": import.state.code() }));
    }
    say::talk("taken back: everything is as it was before");
    Ok(())
}

/// Rows that no import names any more are taken back by their batch.
async fn undo_batch(store: &Store, id: ImportId, output: Output) -> Result<(), Trouble> {
    let left = store.half_done().await?;
    let batch = left.iter().find_map(|half| {
        let batch = half.batch.filter(|batch| batch.uuid() == id.uuid());
        batch.filter(|_| half.import.is_none())
    });
    let Some(id) = batch else {
        return Err(Trouble::new("the console has no such import").hint(
            "`passerelle import list` lists them; what people import, they take back on their page",
        ));
    };
    let console = Actor::console();
    if !store.batch(id).await?.taken_back {
        store.take_batch_back(&console, WHY, id).await?;
    }
    store.undo_batch(&console, WHY, id, |_| {}).await?;
    if output.json {
        return say::json(&json!({ "batch": id, "state": "undone" }));
    }
    say::talk("taken back: everything is as it was before");
    Ok(())
}
