//! Which column is which: the guesses, what a person decides, and the first
//! rows as they will be read.

use std::sync::Arc;

use askama::Template;
use passerelle_imports::desk::{Preview, Surveyed, survey};
use passerelle_imports::{Kind, Outcome, Said, Unread, desk};
use passerelle_store::Import;
use passerelle_tables::mapping::{Mapping, Match};

use super::address;
use super::lines::{Group, Lines};
use super::mend::FormFaultsOf;
use super::new::{broken, said};
use super::reading::{Fact, Offers, ReadingForm, facts};
use super::stand::Head;
use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::shell::Shell;

/// Rows of the preview.
const ROWS: usize = 10;

/// A cell of the preview with what is wrong there.
struct Cell {
    text: String,
    faults: Vec<String>,
}

struct PreviewLine {
    number: String,
    cells: Vec<Cell>,
    /// What is wrong with the row and no cell that is shown.
    faults: Vec<String>,
}

form_pages!(Columns);

#[derive(Template)]
#[template(path = "imports/columns.html")]
pub(super) struct Columns {
    shell: Shell,
    head: Head,
    pub(super) faults: FormFaults,
    /// Why the last check stopped; empty if it did not.
    stopped: Vec<String>,
    facts: Vec<Fact>,
    pub(super) form: ReadingForm,
    offers: Option<Offers>,
    open: bool,
    groups: Vec<Group>,
    left: String,
    heads: Vec<String>,
    rows: Vec<PreviewLine>,
    address: String,
}

pub(super) async fn show(desk: &Desk, import: Import, kind: Arc<dyn Kind>) -> Answer {
    let mapping = mapping(&import, &*kind);
    page(&columns(desk, &import, &kind, (mapping, FormFaults::none())).await?)
}

pub(super) fn mapping(import: &Import, kind: &dyn Kind) -> Mapping {
    let kept = import.mapping.as_deref().map(Mapping::from_toml);
    kept.and_then(Result::ok).unwrap_or_else(|| Mapping {
        version: Mapping::VERSION,
        imports: kind.code().to_owned(),
        ..Mapping::default()
    })
}

/// What the file and the mapping come to.
struct Looked {
    surveyed: Surveyed,
    matches: Vec<Match>,
    preview: Result<Preview, Unread>,
}

async fn look(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    mapping: &Mapping,
) -> Result<Looked, Unread> {
    let options = mapping.options.clone();
    let mut surveyed = survey(desk.store(), import, kind, options).await?;
    let (kind, mapping) = (Arc::clone(kind), mapping.clone());
    desk::blocking(move || {
        let matches = surveyed.guess(&*kind);
        let preview = surveyed.preview(&*kind, &mapping, ROWS);
        Ok(Looked {
            surveyed,
            matches,
            preview,
        })
    })
    .await
}

pub(super) async fn columns(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    (mapping, mut faults): (Mapping, FormFaults),
) -> Result<Columns, Halt> {
    let form = ReadingForm::of(&mapping, &**kind);
    let stopped = Outcome::kept(import)
        .stopped
        .map(|stopped| stopped.says)
        .unwrap_or_default();
    let mut shown = Columns {
        shell: Shell::of_desk(desk).await?,
        head: Head::of(desk, import),
        faults: FormFaults::none(),
        stopped: super::worded(desk, kind.code(), &stopped),
        facts: Vec::new(),
        form,
        offers: None,
        open: true,
        groups: Vec::new(),
        left: String::new(),
        heads: Vec::new(),
        rows: Vec::new(),
        address: address(import.id),
    };
    let looked = match look(desk, import, kind, &mapping).await {
        Ok(looked) => looked,
        Err(unread) => {
            let text = said(desk, &unread);
            shown.faults = FormFaults::whole(text.ok_or_else(|| broken(unread))?);
            return Ok(shown);
        }
    };
    let reading = &looked.surveyed.reading;
    match &looked.preview {
        Ok(preview) => {
            shown.heads = preview
                .targets
                .iter()
                .map(|code| label(desk, &**kind, code))
                .collect();
            shown.rows = preview_lines(desk, kind.code(), preview);
        }
        Err(Unread::Mapping(said)) => faults.take_said(desk, &**kind, said),
        Err(_) => {}
    }
    shown.open = mapping_says_how(&mapping);
    shown.facts = facts(desk, &looked.surveyed);
    shown.offers = Some(Offers::of(desk, &looked.surveyed));
    let lines = Lines {
        desk,
        kind: &**kind,
        reading,
        mapping: &mapping,
        matches: &looked.matches,
        faults: &faults,
    };
    shown.groups = lines.groups();
    shown.left = lines.left();
    shown.faults = faults;
    Ok(shown)
}

/// Whether a person said how the file is read.
fn mapping_says_how(mapping: &Mapping) -> bool {
    let options = &mapping.options;
    options.encoding.is_some()
        || options.delimiter.is_some()
        || options.header.is_some()
        || options.tag_row.is_some()
}

/// The word for a target of a kind of import.
pub(super) fn label(desk: &Desk, kind: &dyn Kind, target: &str) -> String {
    desk.words().say(&label_key(kind, target))
}

pub(super) fn label_key(kind: &dyn Kind, target: &str) -> String {
    format!("import-{}-{}", kind.code(), target.replace('_', "-"))
}

fn preview_lines(desk: &Desk, kind: &str, preview: &Preview) -> Vec<PreviewLine> {
    let words = |said: &Said| said.word(desk.words());
    preview
        .rows
        .iter()
        .map(|row| PreviewLine {
            number: desk
                .words()
                .number(i64::try_from(row.number).unwrap_or(i64::MAX)),
            cells: preview
                .targets
                .iter()
                .zip(&row.cells)
                .map(|(target, text)| Cell {
                    text: text.clone(),
                    faults: row.at(target).map(words).collect(),
                })
                .collect(),
            faults: row
                .elsewhere(&preview.targets)
                .map(|said| said.word_at(desk.words(), kind))
                .collect(),
        })
        .collect()
}
