//! What a page or a command does with an import: look at it, settle its
//! columns. Asking for the work is in `step.rs`.

use std::sync::Arc;

use passerelle_model::Actor;
use passerelle_store::{Import, Refusal, SealedFile, Store, StoreError};
use passerelle_tables::mapping::{self, Field, Mapping, Match};
use passerelle_tables::{Limits, Options, Reading, RowKind, Sheet};

use crate::bound::Bound;
use crate::item::Item;
use crate::kind::{Kind, Reads};
use crate::offices::Offices;
use crate::places::Places;
use crate::said::Said;
use crate::source::Source;
use crate::unread::{Unread, of_misfit};

pub use crate::step::{Asked, Step, ask};

/// How sure a guess must be of what most tables do not have.
const SURER: f32 = 0.7;

/// The kinds of import that there are. Cheap to clone.
#[derive(Clone)]
pub struct Kinds(Arc<Vec<Arc<dyn Kind>>>);

impl Kinds {
    /// Those of the house.
    pub fn of_house() -> Self {
        Self(Arc::new(vec![Arc::new(Places), Arc::new(Offices)]))
    }

    /// One more.
    #[must_use]
    pub fn and(self, kind: impl Kind) -> Self {
        let mut all = (*self.0).clone();
        all.push(Arc::new(kind));
        Self(Arc::new(all))
    }

    /// The kind of a code.
    pub fn of(&self, code: &str) -> Option<&Arc<dyn Kind>> {
        self.0.iter().find(|kind| kind.code() == code)
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Kind>> {
        self.0.iter()
    }
}

/// How much a file may ask of the machine.
pub fn limits() -> Limits {
    Limits {
        // The area of a place stands in one cell.
        cell_bytes: 8 << 20,
        row_bytes: 16 << 20,
        ..Limits::default()
    }
}

/// A file that was looked at.
pub struct Surveyed {
    /// The file.
    pub source: Source,
    /// How it is read.
    pub reading: Reading,
}

impl Surveyed {
    /// Looks at a file: finds out how it is read, and refuses what no import of
    /// this kind can come from.
    pub fn of(
        file: SealedFile,
        name: Option<&str>,
        kind: &dyn Kind,
        options: &Options,
    ) -> Result<Self, Unread> {
        let mut source = Source::open(file, name, &limits())?;
        if source.is_features() && !kind.takes_geometry() {
            return Err(Unread::NoGeometry);
        }
        let reading = source.survey(options)?;
        if reading.sampled == 0 {
            return Err(Unread::NoRows);
        }
        Ok(Self { source, reading })
    }

    /// The sheets of the file.
    pub fn sheets(&self) -> &[Sheet] {
        self.source.sheets()
    }

    /// Which column is likely what.
    pub fn guess(&self, kind: &dyn Kind) -> Vec<Match> {
        let targets: Vec<_> = kind
            .targets()
            .iter()
            .map(crate::kind::Target::of_table)
            .collect();
        let guessed = mapping::guess(&self.reading.columns, &targets);
        let is_guessed = |code: &str| guessed.iter().any(|found| found.target == code);
        let worth = |found: &Match| {
            let target = kind
                .targets()
                .iter()
                .find(|target| target.code == found.target);
            target.is_some_and(|target| {
                let alone = target.with.is_some_and(|with| !is_guessed(with));
                // What most tables do not have wants to be surer.
                !alone && (target.group.is_empty() || found.confidence >= SURER)
            })
        };
        guessed
            .iter()
            .filter(|found| worth(found))
            .cloned()
            .collect()
    }

    /// The mapping that was guessed.
    pub fn guessed(&self, kind: &dyn Kind, matches: &[Match]) -> Mapping {
        Mapping::from_guess(kind.code(), &self.reading, matches)
    }

    /// Binds a mapping, or says all that does not fit.
    pub fn bind(&self, kind: &dyn Kind, mapping: &Mapping) -> Result<Bound, Unread> {
        bind(&self.reading, kind, mapping)
    }

    /// The first rows as they will be read.
    pub fn preview(
        &mut self,
        kind: &dyn Kind,
        mapping: &Mapping,
        most: usize,
    ) -> Result<Preview, Unread> {
        let bound = self.bind(kind, mapping)?;
        let targets: Vec<_> = kind
            .targets()
            .iter()
            .filter(|target| bound.has(target.code))
            .collect();
        let mut preview = Preview {
            targets: targets.iter().map(|target| target.code).collect(),
            rows: Vec::new(),
        };
        let walked = self.source.each(&self.reading, |entry| {
            if preview.rows.len() == most {
                return Err(Unread::Stopped);
            }
            if entry.row.kind != RowKind::Data || !bound.wants(entry.row) {
                return Ok(());
            }
            let item = Item::new(&bound, entry.row, entry.geometry);
            let mut faults = kind.look(&item);
            if let Some(wrong) = entry.wrong {
                faults = vec![Said::row(format!("import-row-{wrong}"))];
            }
            let cells = targets
                .iter()
                .map(|target| shown(&item, target.code, target.reads));
            preview.rows.push(PreviewRow {
                number: entry.row.number,
                cells: cells.collect(),
                faults,
            });
            Ok(())
        });
        match walked {
            Ok(_) | Err(Unread::Stopped) => Ok(preview),
            Err(unread) => Err(unread),
        }
    }
}

/// Binds a mapping, or says all that does not fit.
fn bind(reading: &Reading, kind: &dyn Kind, mapping: &Mapping) -> Result<Bound, Unread> {
    let mut said: Vec<Said> = Vec::new();
    for key in mapping.fields.keys() {
        if kind.targets().iter().all(|target| target.code != key) {
            let unknown = Said::row("import-map-no-target");
            said.push(unknown.with("target", key.as_str()));
        }
    }
    for target in kind.targets().iter().filter(|target| target.required) {
        if !mapping.fields.contains_key(target.code) {
            let mut needed = Said::row("import-map-needed");
            target.code.clone_into(&mut needed.target);
            said.push(needed);
        }
    }
    match mapping.bind(reading) {
        Ok(bound) if said.is_empty() => Ok(Bound::new(bound, mapping, reading)),
        Ok(_) => Err(Unread::Mapping(said)),
        Err(misfits) => {
            said.extend(misfits.iter().map(of_misfit));
            Err(Unread::Mapping(said))
        }
    }
}

/// A cell as it will be read, or as it was written where it does not read.
fn shown(item: &Item<'_>, target: &str, reads: Reads) -> String {
    let read = match reads {
        Reads::Day => item.day(target).ok().flatten().map(|day| day.to_string()),
        _ => item.text(target).ok().flatten(),
    };
    read.unwrap_or_else(|| item.written(target))
}

/// The first rows as they will be read.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// The targets that something goes to.
    pub targets: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<PreviewRow>,
}

/// A row of the preview.
#[derive(Debug, Clone)]
pub struct PreviewRow {
    /// Its number.
    pub number: u64,
    /// A cell for each target.
    pub cells: Vec<String>,
    /// What is wrong with the row by itself.
    pub faults: Vec<Said>,
}

impl PreviewRow {
    /// What is wrong at a target.
    pub fn at<'a>(&'a self, target: &'a str) -> impl Iterator<Item = &'a Said> {
        self.faults.iter().filter(move |said| said.target == target)
    }

    /// What is wrong with the row and no cell of it that is shown.
    pub fn elsewhere<'a>(&'a self, shown: &'a [&str]) -> impl Iterator<Item = &'a Said> {
        let is_shown = |said: &&Said| !shown.contains(&said.target.as_str());
        self.faults.iter().filter(is_shown)
    }
}

/// Looks at the file of an import, off the threads that serve.
pub async fn survey(
    store: &Store,
    import: &Import,
    kind: &Arc<dyn Kind>,
    options: Options,
) -> Result<Surveyed, Unread> {
    let file = store.import_file(import, &import.file).await?;
    let (name, kind) = (import.name.clone(), Arc::clone(kind));
    blocking(move || Surveyed::of(file, name.as_deref(), &*kind, &options)).await
}

/// Does work that blocks, off the threads that serve.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Unread> + Send + 'static,
) -> Result<T, Unread> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(StoreError::Closed.into()),
    }
}

/// The mapping of the same columns that somebody used last.
pub async fn used_before(
    store: &Store,
    actor: &Actor,
    import: &Import,
    reading: &Reading,
    kind: &dyn Kind,
) -> Result<Option<Mapping>, Refusal> {
    let page = passerelle_store::Page::first(30);
    for earlier in store.imports(actor, &page).await?.rows {
        if earlier.kind != import.kind || earlier.id == import.id {
            continue;
        }
        let mapping = earlier.mapping.as_deref().map(Mapping::from_toml);
        let Some(Ok(mapping)) = mapping else {
            continue;
        };
        // All of its columns are here, and it had some.
        let has_columns = mapping
            .fields
            .values()
            .any(|field| field.constant.is_none());
        if has_columns && bind(reading, kind, &mapping).is_ok() {
            return Ok(Some(mapping));
        }
    }
    Ok(None)
}

/// Where one target comes from, as a form or a flag says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// From nowhere.
    None,
    /// From a column, by its place from 0.
    Column(u32),
    /// One value for all rows.
    Value(String),
}

/// Puts what somebody chose for a target into a mapping.
pub fn choose(mapping: &mut Mapping, reading: &Reading, target: &str, choice: &Choice) {
    let field = match choice {
        Choice::None => None,
        Choice::Value(value) if value.trim().is_empty() => None,
        Choice::Value(value) => Some(Field {
            constant: Some(value.trim().to_owned()),
            ..Field::default()
        }),
        Choice::Column(index) => reading
            .columns
            .iter()
            .find(|column| column.index == *index)
            .map(|column| {
                let only = reading.column(&column.name).is_some();
                Field {
                    column: (!column.name.is_empty()).then(|| column.name.clone()),
                    letter: (!only).then(|| passerelle_tables::address::column_letters(*index)),
                    format: column.format(),
                    ..Field::default()
                }
            }),
    };
    match field {
        Some(field) => {
            mapping.fields.insert(target.to_owned(), field);
        }
        None => {
            mapping.fields.remove(target);
        }
    }
}
