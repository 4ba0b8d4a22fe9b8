//! Sending a file.

use std::sync::Arc;

use askama::Template;
use passerelle_imports::{Kind, Kinds, Unread, desk};
use passerelle_model::policy::Place;
use passerelle_model::{Fault, Faults};
use passerelle_store::{Import, ImportState, ImportUpload};
use passerelle_tables::Options;
use serde::Deserialize;

use super::address;
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::files::name;
use crate::flash::Flash;
use crate::form::Query;
use crate::incoming::{Came, Incoming};
use crate::shell::Shell;

/// What the browser offers to choose from.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.ndjson,.geojson,.zip";
const LABELS: &[(&str, &str)] = &[("kind", "import-kind-label"), ("file", "import-file-label")];

/// What the address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    kind: String,
}

form_pages!(New);

#[derive(Template)]
#[template(path = "imports/new.html")]
struct New {
    shell: Shell,
    faults: FormFaults,
    kinds: Vec<Choice>,
    kind: String,
    hint: String,
    accept: &'static str,
}

pub(super) async fn new(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    page(&form(&desk, wanted.kind, FormFaults::none()).await?)
}

async fn form(desk: &Desk, kind: String, faults: FormFaults) -> Result<New, Halt> {
    let words = desk.words();
    let most = i64::try_from(desk.options().largest_import).unwrap_or(i64::MAX);
    let kinds: Vec<Choice> = allowed(desk)
        .iter()
        .map(|kind| Choice {
            value: kind.code().to_owned(),
            label: words.say_code("import-kind", kind.code()),
            hint: words.say(&format!("import-kind-{}-hint", kind.code())),
        })
        .collect();
    let only = kinds.first().filter(|_| kinds.len() == 1);
    Ok(New {
        shell: Shell::of_desk(desk).await?,
        faults,
        kind: match only {
            Some(only) => only.value.clone(),
            None => kind,
        },
        kinds,
        hint: words.say_with("import-file-hint", &[("max", most.into())]),
        accept: ACCEPT,
    })
}

/// The kinds of import that the reader may do.
fn allowed(desk: &Desk) -> Vec<Arc<dyn Kind>> {
    let may = |kind: &&Arc<dyn Kind>| desk.may(kind.need(), &Place::default());
    Kinds::of_house().all().filter(may).cloned().collect()
}

pub(super) async fn send(desk: Desk, incoming: Incoming) -> Answer {
    let mut upload = desk.store().import_upload()?;
    let most = desk.options().largest_import;
    let took = incoming.receive(most, |piece| Ok(upload.push(piece)?));
    let came = took.await?;
    match sent(&desk, &came, upload).await? {
        Ok(import) => Ok(desk.done(&Flash::good("import-sent"), &address(import.id))),
        Err(faults) => {
            let kind = came.pairs.get("kind").to_owned();
            mend(&form(&desk, kind, faults).await?)
        }
    }
}

/// Keeps the file that came, if it can be read.
async fn sent(
    desk: &Desk,
    came: &Came,
    upload: ImportUpload,
) -> Result<Result<Import, FormFaults>, Halt> {
    let wrong = |faults: &Faults| Ok(Err(FormFaults::of(desk.words(), faults, LABELS)));
    let mut faults = Faults::new();
    let code = came.pairs.get("kind");
    let kind = allowed(desk).into_iter().find(|kind| kind.code() == code);
    if kind.is_none() {
        let key = if code.is_empty() {
            "required"
        } else {
            "unknown-choice"
        };
        faults.push(Fault::new("kind", key));
    }
    let name = faults.take("file", checked(desk, came, upload.size()));
    let (Some(kind), Some(name)) = (kind, name) else {
        return wrong(&faults);
    };
    let begun = desk
        .store()
        .import_begin(desk.actor(), kind.code(), &name, upload);
    let mut import = begun.await?;
    match begin(desk, &mut import, &kind).await {
        Ok(()) => Ok(Ok(import)),
        Err(unread) => {
            desk.store().import_forget(&import).await?;
            match said(desk, &unread) {
                Some(text) => Ok(Err(FormFaults::at_field_said(
                    desk.words(),
                    ("file", "import-file-label"),
                    text,
                ))),
                None => Err(broken(unread)),
            }
        }
    }
}

fn checked(desk: &Desk, came: &Came, size: i64) -> Result<String, Fault> {
    if came.too_large {
        let most = i64::try_from(desk.options().largest_import).unwrap_or(i64::MAX);
        return Err(Fault::new("", "file-too-large").with("max", most));
    }
    let sent = came
        .name
        .as_deref()
        .ok_or_else(|| Fault::new("", "file-required"))?;
    if size == 0 {
        return Err(Fault::new("", "file-empty"));
    }
    Ok(name::kept(sent)?.to_string())
}

/// Looks at the file and takes the likeliest mapping for it.
async fn begin(desk: &Desk, import: &mut Import, kind: &Arc<dyn Kind>) -> Result<(), Unread> {
    let store = desk.store();
    let surveyed = desk::survey(store, import, kind, Options::default()).await?;
    let before = desk::used_before(store, desk.actor(), import, &surveyed.reading, &**kind).await;
    let guessed = || surveyed.guessed(&**kind, &surveyed.guess(&**kind));
    let mapping = before.ok().flatten().unwrap_or_else(guessed);
    import.mapping = mapping.to_toml().ok();
    store.import_step(import, ImportState::Mapping).await?;
    Ok(())
}

/// What is said to whoever sent a file that does not read.
pub(super) fn said(desk: &Desk, unread: &Unread) -> Option<String> {
    let said = unread.said();
    said.first().map(|said| said.word(desk.words()))
}

/// The machine failed.
pub(super) fn broken(unread: Unread) -> Halt {
    match unread {
        Unread::Store(error) => Halt::Store(error),
        other => {
            tracing::error!(error = %other, "a file could not be looked at");
            Halt::Broken("a file could not be looked at")
        }
    }
}
