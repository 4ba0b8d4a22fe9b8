//! One import, as a page or a command goes through it.

use std::io::Read as _;

use passerelle_imports::desk::{self, Asked, Choice, Step, ask, choose};
use passerelle_imports::{Check, Commit, Finding, Kinds, Outcome, Undo, Unread, read_findings};
use passerelle_model::{Actor, Purpose};
use passerelle_store::jobs::{Handlers, Job, Worker};
use passerelle_store::{Import, ImportState, Store};
use passerelle_tables::Options;
use passerelle_tables::mapping::Mapping;

pub(crate) const WHY: Purpose = Purpose::Administration;

pub(crate) fn handlers() -> Handlers {
    let kinds = Kinds::of_house();
    Handlers::of_store()
        .and(Check(kinds.clone()))
        .and(Commit(kinds.clone()))
        .and(Undo(kinds))
}

/// Sends a file.
pub(crate) async fn send(
    store: &Store,
    actor: &Actor,
    (kind, name): (&str, &str),
    bytes: &[u8],
) -> Import {
    let mut upload = store.import_upload().unwrap();
    upload.push(bytes).unwrap();
    store.import_begin(actor, kind, name, upload).await.unwrap()
}

/// Sends a file and takes the mapping that is guessed for it, with what is
/// chosen otherwise.
pub(crate) async fn mapped(
    store: &Store,
    actor: &Actor,
    file: (&str, &str),
    bytes: &[u8],
    chosen: &[(&str, Choice)],
) -> Result<Import, Unread> {
    let mut import = send(store, actor, file, bytes).await;
    let kinds = Kinds::of_house();
    let kind = kinds.of(&import.kind).unwrap();
    let surveyed = desk::survey(store, &import, kind, Options::default()).await?;
    let matches = surveyed.guess(&**kind);
    let mut mapping = surveyed.guessed(&**kind, &matches);
    for (target, choice) in chosen {
        choose(&mut mapping, &surveyed.reading, target, choice);
    }
    import.mapping = Some(mapping.to_toml().unwrap());
    assert!(
        store
            .import_step(&mut import, ImportState::Mapping)
            .await
            .unwrap()
    );
    Ok(import)
}

/// The mapping of an import.
pub(crate) fn mapping(import: &Import) -> Mapping {
    Mapping::from_toml(import.mapping.as_deref().unwrap()).unwrap()
}

/// Asks for a step and lets a worker do it.
pub(crate) async fn step(
    store: &Store,
    actor: &Actor,
    import: &mut Import,
    (step, leaves_out): (Step, bool),
) -> Job {
    let asked = Asked {
        import: import.id,
        language: "en".to_owned(),
        leaves_out,
    };
    let job = ask(store, WHY, import, step, &asked).await.unwrap();
    let job = store.enqueue(actor, job.unwrap()).await.unwrap();
    store.import_at_work(import, job).await.unwrap();
    let done = Worker::new(store.clone(), handlers())
        .this(job, |_| {})
        .await;
    let done = done.unwrap().unwrap();
    *import = store.import(actor, import.id).await.unwrap();
    done
}

pub(crate) async fn check(store: &Store, actor: &Actor, import: &mut Import) -> Outcome {
    step(store, actor, import, (Step::Check, false)).await;
    outcome(import)
}

pub(crate) async fn commit(store: &Store, actor: &Actor, import: &mut Import) -> Outcome {
    step(store, actor, import, (Step::Commit, true)).await;
    outcome(import)
}

pub(crate) fn outcome(import: &Import) -> Outcome {
    Outcome::kept(import)
}

/// What was found, from the first row on.
pub(crate) async fn findings(store: &Store, import: &Import) -> Vec<Finding> {
    let address = import.findings.as_deref().unwrap();
    let file = store.import_file(import, address).await.unwrap();
    read_findings(file, None, 0, usize::MAX).unwrap()
}

/// The keys of what is said about a row, each with its cell.
pub(crate) fn said(findings: &[Finding], row: i64) -> Vec<String> {
    let found = findings.iter().find(|finding| finding.row == row).unwrap();
    let said = found.faults.iter().chain(&found.remarks);
    said.map(|said| format!("{} {}", said.at, said.key).trim().to_owned())
        .collect()
}

/// The result, as text.
pub(crate) async fn result(store: &Store, import: &Import) -> String {
    let address = import.result.as_deref().unwrap();
    let mut file = store.import_file(import, address).await.unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}
