//! The import desk: a file, its columns, a verdict on each row, and the way back.
//!
//! What a page shows depends on where the import stands; its address is one.

mod columns;
mod download;
mod lines;
mod list;
mod mend;
mod new;
mod reading;
mod settle;
mod stand;
mod verdicts;
mod work;

use std::sync::Arc;

use passerelle_imports::{Kind, Kinds, Said};
use passerelle_model::policy::{Duty, Place};
use passerelle_model::{ImportId, Purpose};
use passerelle_store::{Import, ImportState};

use crate::answer::Halt;
use crate::badge::Badge;
use crate::desk::Desk;
use crate::route::{Ask, Room};

/// The largest mapping that is read, in bytes.
const LARGEST_MAP: usize = 300_000;

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    // Whoever may change what some kind of import brings.
    let ask = Ask::OneOf(&[Duty::Places, Duty::Offices]);
    Room::new("imports")
        .get("/imports", ask, why, list::list)
        .get("/imports/new", ask, why, new::new)
        .post_stream("/imports/new", ask, why, new::send)
        .get("/imports/{id}", ask, why, stand::show)
        .post("/imports/{id}", ask, why, settle::settle)
        .post_files("/imports/{id}/map", ask, why, LARGEST_MAP, settle::use_map)
        .get("/imports/{id}/map", ask, why, download::map)
        .post("/imports/{id}/again", ask, why, stand::again)
        .post("/imports/{id}/commit", ask, why, stand::commit)
        .post("/imports/{id}/undo", ask, why, stand::undo)
        .post("/imports/{id}/remove", ask, why, stand::remove)
        .get("/imports/{id}/result", ask, why, download::result)
}

/// The page of an import.
fn address(import: ImportId) -> String {
    format!("/imports/{import}")
}

/// An import of the reader's own, with its kind, which they may import.
async fn own(desk: &Desk, id: ImportId) -> Result<(Import, Arc<dyn Kind>), Halt> {
    let import = desk.store().import(desk.actor(), id).await?;
    let kind = kind(desk, &import.kind)?;
    Ok((import, kind))
}

/// A kind of import, if the reader may import such.
fn kind(desk: &Desk, code: &str) -> Result<Arc<dyn Kind>, Halt> {
    let kinds = Kinds::of_house();
    let kind = kinds.of(code).ok_or(Halt::NotFound)?;
    desk.reader()
        .why(kind.need(), &Place::default())
        .map_err(Halt::Denied)?;
    Ok(Arc::clone(kind))
}

/// The word and shape of a state.
fn badge(desk: &Desk, state: ImportState) -> Badge {
    let tone = match state {
        ImportState::Checking | ImportState::Committing | ImportState::Undoing => "active",
        ImportState::Checked => "info",
        ImportState::Done => "good",
        ImportState::Mapping | ImportState::Undone => "quiet",
    };
    Badge::new(tone, desk.words().say_code("import-state", state.code()))
}

/// The file's name, as far as it is still known.
fn name(desk: &Desk, import: &Import) -> String {
    let gone = || desk.words().say("imports-name-gone");
    import.name.clone().unwrap_or_else(gone)
}

/// What is said, in the reader's words, each with its cell.
fn worded(desk: &Desk, kind: &str, said: &[Said]) -> Vec<String> {
    said.iter()
        .map(|said| said.word_at(desk.words(), kind))
        .collect()
}

/// A step of the way through an import.
struct StepLine {
    label: String,
    state: &'static str,
}

/// How far through the steps an import is.
fn steps(desk: &Desk, state: ImportState) -> Vec<StepLine> {
    let at = match state {
        ImportState::Mapping => 1,
        ImportState::Checking => 2,
        ImportState::Checked | ImportState::Committing | ImportState::Undoing => 3,
        ImportState::Done | ImportState::Undone => 4,
    };
    let codes = ["file", "columns", "check", "commit"];
    codes
        .iter()
        .zip(0..)
        .map(|(code, n)| StepLine {
            label: desk.words().say_code("import-step", code),
            state: match n {
                n if n < at => "done",
                n if n == at => "current",
                _ => "next",
            },
        })
        .collect()
}
