//! Which column is which: the guesses, what a person decides, and the first
//! rows as they will be read.

use std::sync::Arc;

use askama::Template;
use passerelle_imports::desk::{Choice as From, Preview, Step, Surveyed, choose, survey};
use passerelle_imports::{Kind, Said, Target, Unread, desk};
use passerelle_model::{Faults, ImportId};
use passerelle_store::{Import, ImportState};
use passerelle_tables::address::{column_index, column_letters};
use passerelle_tables::mapping::{Evidence, Field, Mapping, Match};
use passerelle_tables::{Column, Reading};

use super::mend::FormFaultsOf;
use super::new::{broken, said};
use super::reading::{Fact, Offers, ReadingForm, facts};
use super::stand::{self, Head};
use super::{address, outcome, own};
use crate::answer::{Answer, Halt, mend, page};
use crate::badge::Badge;
use crate::choices::Choice;
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;

/// Rows of the preview.
const ROWS: usize = 10;
/// Examples of a column.
const SAMPLES: usize = 3;

/// A target with where it comes from.
struct Line {
    code: &'static str,
    label: String,
    needed: bool,
    options: Vec<Choice>,
    /// The place of the column, "=" for one value, or nothing.
    chosen: String,
    /// Whether one value may stand for all rows.
    fixed: bool,
    value: String,
    samples: String,
    sure: Option<Badge>,
    why: String,
    error: String,
}

/// Targets that belong together.
struct Group {
    /// Empty for those that most tables have.
    title: String,
    open: bool,
    lines: Vec<Line>,
}

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
struct Columns {
    shell: Shell,
    head: Head,
    faults: FormFaults,
    /// Why the last check stopped; empty if it did not.
    stopped: Vec<String>,
    facts: Vec<Fact>,
    form: ReadingForm,
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

fn mapping(import: &Import, kind: &dyn Kind) -> Mapping {
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

async fn columns(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    (mapping, mut faults): (Mapping, FormFaults),
) -> Result<Columns, Halt> {
    let form = ReadingForm::of(&mapping, &**kind);
    let stopped = outcome(import)
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

/// What the table of targets is made of.
struct Lines<'a> {
    desk: &'a Desk,
    kind: &'a dyn Kind,
    reading: &'a Reading,
    mapping: &'a Mapping,
    matches: &'a [Match],
    faults: &'a FormFaults,
}

impl Lines<'_> {
    fn groups(&self) -> Vec<Group> {
        let words = self.desk.words();
        let mut groups: Vec<(&str, Group)> = Vec::new();
        for target in self.kind.targets() {
            let line = self.line(target);
            let used = !line.chosen.is_empty() || !line.error.is_empty();
            if let Some((_, group)) = groups.iter_mut().find(|(code, _)| *code == target.group) {
                group.open |= used;
                group.lines.push(line);
                continue;
            }
            let title = match target.group {
                "" => String::new(),
                group => words.say(&format!("import-group-{group}")),
            };
            let group = Group {
                title,
                open: used,
                lines: vec![line],
            };
            groups.push((target.group, group));
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn line(&self, target: &Target) -> Line {
        let field = self.mapping.fields.get(target.code);
        let column = field.and_then(|field| column_of(self.reading, field));
        let value = field
            .and_then(|field| field.constant.clone())
            .unwrap_or_default();
        let chosen = match (column, field) {
            (Some(column), _) => column.index.to_string(),
            (None, Some(field)) if field.constant.is_some() => "=".to_owned(),
            _ => String::new(),
        };
        let guess = self.matches.iter().find(|found| {
            found.target == target.code && column.is_some_and(|column| column.index == found.column)
        });
        Line {
            code: target.code,
            label: label(self.desk, self.kind, target.code),
            needed: target.required,
            options: self.options(target),
            chosen,
            fixed: target.fixed,
            value,
            samples: column.map(samples).unwrap_or_default(),
            sure: guess.map(|guess| self.sure(guess)),
            why: guess.map(|guess| self.why(guess)).unwrap_or_default(),
            error: self.faults.at(&format!("col.{}", target.code)).to_owned(),
        }
    }

    fn options(&self, target: &Target) -> Vec<Choice> {
        let words = self.desk.words();
        let one = target
            .fixed
            .then(|| Choice::plain("=", words.say("import-columns-value")));
        let columns = self.reading.columns.iter();
        let columns = columns.filter(|column| column.profile.filled > 0 || !column.name.is_empty());
        one.into_iter()
            .chain(columns.map(|column| Choice::plain(column.index.to_string(), self.name(column))))
            .collect()
    }

    fn name(&self, column: &Column) -> String {
        if column.name.is_empty() {
            let letters = column_letters(column.index);
            let letters = [("letters", letters.into())];
            return self
                .desk
                .words()
                .say_with("import-columns-unnamed", &letters);
        }
        match &column.tag {
            Some(tag) => format!("{} ({tag})", column.name),
            None => column.name.clone(),
        }
    }

    fn sure(&self, guess: &Match) -> Badge {
        let (tone, key) = match guess.confidence {
            sure if sure >= 0.85 => ("good", "import-sure-high"),
            sure if sure >= 0.6 => ("info", "import-sure-middle"),
            _ => ("warn", "import-sure-low"),
        };
        Badge::new(tone, self.desk.words().say(key))
    }

    fn why(&self, guess: &Match) -> String {
        let words = self.desk.words();
        let said = guess.why.iter().filter_map(|evidence| {
            let named = |key: &str, name: &str, value: &str| {
                words.say_with(&format!("import-evidence-{key}"), &[(name, value.into())])
            };
            Some(match evidence {
                Evidence::Tag { tag } => named("tag", "tag", tag),
                Evidence::SameName { .. } => words.say("import-evidence-same-name"),
                Evidence::HoldsName { name } => named("holds-name", "name", name),
                Evidence::LikeName { name } => named("like-name", "name", name),
                Evidence::OnTheList => words.say("import-evidence-on-the-list"),
                Evidence::LooksSo => words.say("import-evidence-looks-so"),
                Evidence::RightShape { .. } => words.say("import-evidence-right-shape"),
                Evidence::WrongShape { .. } => words.say("import-evidence-wrong-shape"),
                _ => return None,
            })
        });
        let said: Vec<_> = said.collect();
        words.list(&said)
    }

    /// The columns that go nowhere.
    fn left(&self) -> String {
        let used: Vec<u32> = self
            .mapping
            .fields
            .values()
            .filter_map(|field| column_of(self.reading, field))
            .map(|column| column.index)
            .collect();
        let left = self
            .reading
            .columns
            .iter()
            .filter(|column| !used.contains(&column.index) && column.profile.filled > 0);
        let names: Vec<_> = left.take(30).map(|column| self.name(column)).collect();
        if names.is_empty() {
            return String::new();
        }
        let words = self.desk.words();
        let names = words.list(&names);
        words.say_with("import-columns-left", &[("names", names.into())])
    }
}

fn samples(column: &Column) -> String {
    let samples: Vec<_> = column
        .profile
        .samples
        .iter()
        .take(SAMPLES)
        .map(String::as_str)
        .collect();
    samples.join(" · ")
}

/// The column that a field of a mapping means.
fn column_of<'r>(reading: &'r Reading, field: &Field) -> Option<&'r Column> {
    if field.constant.is_some() {
        return None;
    }
    let by_letter = field.letter.as_deref().and_then(column_index);
    let by_letter = by_letter.and_then(|index| reading.columns.iter().find(|c| c.index == index));
    let by_name = field
        .column
        .as_deref()
        .and_then(|name| reading.column(name));
    let by_tag = field.tag.as_ref().and_then(|pattern| {
        let fits = |column: &&Column| column.tag.as_ref().is_some_and(|tag| pattern.matches(tag));
        reading.columns.iter().find(fits)
    });
    by_letter.or(by_name).or(by_tag)
}

/// Takes what the form says: shows it again, or has every row looked at.
pub(super) async fn settle(
    desk: Desk,
    Path(id): Path<ImportId>,
    form: Form<ReadingForm>,
) -> Answer {
    let (mut import, kind) = own(&desk, id).await?;
    if import.state != ImportState::Mapping {
        return Ok(stand::too_late(&desk, id));
    }
    let mut faults = Faults::new();
    let before = mapping(&import, &*kind);
    let Some(options) = form.options(&mut faults) else {
        let faults = FormFaults::of(desk.words(), &faults, LABELS);
        let mut again = columns(&desk, &import, &kind, (before, faults)).await?;
        again.form = form.into_typed();
        return mend(&again);
    };
    let read_otherwise = options != before.options;
    let decided = if read_otherwise {
        guessed_anew(&desk, &import, &kind, options).await?
    } else {
        chosen(&desk, &import, &kind, (before, &form)).await?
    };
    import.mapping = decided.to_toml().ok();
    if !desk
        .store()
        .import_step(&mut import, ImportState::Mapping)
        .await?
    {
        return Ok(stand::too_late(&desk, id));
    }
    if read_otherwise {
        return Ok(desk.done(&Flash::info("import-reading-read-again"), &address(id)));
    }
    let shown = columns(&desk, &import, &kind, (decided, FormFaults::none())).await?;
    if form.field("do") != "check" {
        return page(&shown);
    }
    if !shown.faults.is_empty() {
        return mend(&shown);
    }
    stand::ask(&desk, import, Step::Check, false).await
}

const LABELS: &[(&str, &str)] = &[
    ("header", "import-reading-header"),
    ("tags", "import-reading-tags"),
];

/// The file is read in another way: what its columns are is guessed again.
async fn guessed_anew(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    options: passerelle_tables::Options,
) -> Result<Mapping, Halt> {
    let mut decided = match survey(desk.store(), import, kind, options.clone()).await {
        Ok(surveyed) => surveyed.guessed(&**kind, &surveyed.guess(&**kind)),
        // Shown with its reason, so that it can be said otherwise again.
        Err(unread) if !unread.said().is_empty() => mapping(import, &**kind),
        Err(unread) => return Err(broken(unread)),
    };
    decided.options = options;
    Ok(decided)
}

/// What was chosen for each target.
async fn chosen(
    desk: &Desk,
    import: &Import,
    kind: &Arc<dyn Kind>,
    (mut mapping, form): (Mapping, &Form<ReadingForm>),
) -> Result<Mapping, Halt> {
    let surveyed = match survey(desk.store(), import, kind, mapping.options.clone()).await {
        Ok(surveyed) => surveyed,
        Err(unread) if !unread.said().is_empty() => return Ok(mapping),
        Err(unread) => return Err(broken(unread)),
    };
    for target in kind.targets() {
        let chosen = form.field(&format!("col.{}", target.code));
        let value = form.field(&format!("val.{}", target.code));
        let from = match chosen {
            "=" => From::Value(value.to_owned()),
            // A value that was typed means what it says, whatever is chosen.
            "" if !value.trim().is_empty() => From::Value(value.to_owned()),
            "" => From::None,
            column => column.parse().map_or(From::None, From::Column),
        };
        let field = mapping.fields.get(target.code);
        let is_same = field
            .and_then(|field| column_of(&surveyed.reading, field))
            .is_some_and(|column| from == From::Column(column.index));
        // What a saved mapping says besides (replaced values) stays.
        if !is_same {
            choose(&mut mapping, &surveyed.reading, target.code, &from);
        }
    }
    form.conventions(&**kind, &mut mapping);
    Ok(mapping)
}

/// Takes a mapping from a file.
pub(super) async fn use_map(desk: Desk, Path(id): Path<ImportId>, form: Form<Nothing>) -> Answer {
    let (mut import, kind) = own(&desk, id).await?;
    if import.state != ImportState::Mapping {
        return Ok(stand::too_late(&desk, id));
    }
    let read = form.file("map").map(|file| {
        let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
        Mapping::from_toml(text)
    });
    let words = desk.words();
    let wrong = match read {
        None => words.say("fault-file-required"),
        Some(Err(_)) => words.say("import-map-wrong"),
        Some(Ok(given)) if !given.imports.is_empty() && given.imports != kind.code() => {
            words.say("import-map-other-kind")
        }
        Some(Ok(given)) => {
            import.mapping = given.to_toml().ok();
            if !desk
                .store()
                .import_step(&mut import, ImportState::Mapping)
                .await?
            {
                return Ok(stand::too_late(&desk, id));
            }
            return Ok(desk.done(&Flash::good("import-map-used"), &address(id)));
        }
    };
    let faults = FormFaults::at_field_said(words, ("map", "import-map-label"), wrong);
    let mapping = mapping(&import, &*kind);
    mend(&columns(&desk, &import, &kind, (mapping, faults)).await?)
}
