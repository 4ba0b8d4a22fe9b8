//! What of a mapping does not fit a file.

use std::fmt;

use serde::Serialize;

use super::saved::{Field, Mapping};
use super::target::Target;
use crate::address::{column_index, column_letters};
use crate::fold::fold;
use crate::format::{DateOrder, DecimalMark};
use crate::profile::Proof;
use crate::reading::{Column, Reading};

/// How bad a misfit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Rows may be read wrongly.
    Warning,
    /// Nothing can be read so.
    Stop,
}

/// What does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MisfitCode {
    /// No column has the name, letters or hashtag. Values `field`, `column`.
    ColumnGone,
    /// Two columns have the name. Values `field`, `column`.
    ColumnTwice,
    /// The importer has no such field. Value `field`.
    UnknownField,
    /// A field that every row must have comes from nowhere. Value `field`.
    RequiredFieldMissing,
    /// A field has neither column nor constant. Value `field`.
    FieldFromNowhere,
    /// A column that no field takes. Values `column`, `letter`.
    ColumnUnused,
    /// The cells prove another convention than the mapping says. Values
    /// `field`, `told`, `cells`.
    ConventionContradicted,
    /// The cells of a column mix conventions. Values `field`, `cells`,
    /// `against`.
    ConventionsMixed,
    /// Cells can be read in two ways, and neither mapping nor column decides.
    /// Values `field`, `cells`.
    ConventionOpen,
}

impl MisfitCode {
    /// The key by which the message is found: `column-gone`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ColumnGone => "column-gone",
            Self::ColumnTwice => "column-twice",
            Self::UnknownField => "unknown-field",
            Self::RequiredFieldMissing => "required-field-missing",
            Self::FieldFromNowhere => "field-from-nowhere",
            Self::ColumnUnused => "column-unused",
            Self::ConventionContradicted => "convention-contradicted",
            Self::ConventionsMixed => "conventions-mixed",
            Self::ConventionOpen => "convention-open",
        }
    }

    /// How bad it is.
    pub const fn severity(self) -> Severity {
        match self {
            Self::ColumnGone
            | Self::ColumnTwice
            | Self::RequiredFieldMissing
            | Self::UnknownField
            | Self::FieldFromNowhere => Severity::Stop,
            Self::ConventionContradicted | Self::ConventionsMixed | Self::ConventionOpen => {
                Severity::Warning
            }
            Self::ColumnUnused => Severity::Info,
        }
    }
}

/// One thing that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// What.
    pub code: MisfitCode,
    /// What the message names, by name.
    pub values: Vec<(&'static str, String)>,
}

impl Misfit {
    fn new(code: MisfitCode, field: &str) -> Self {
        let values = vec![("field", field.to_owned())];
        Self { code, values }
    }

    fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, column) = (self.value("field"), self.value("column"));
        let cells = self.value("cells");
        match self.code {
            MisfitCode::ColumnGone => write!(f, "{field}: there is no column \"{column}\""),
            MisfitCode::ColumnTwice => write!(f, "{field}: two columns are named \"{column}\""),
            MisfitCode::UnknownField => write!(f, "{field}: there is no such field"),
            MisfitCode::RequiredFieldMissing => write!(f, "{field}: every row must have it"),
            MisfitCode::FieldFromNowhere => write!(f, "{field}: neither a column nor a constant"),
            MisfitCode::ColumnUnused => write!(f, "column \"{column}\" is not used"),
            MisfitCode::ConventionContradicted => {
                let told = self.value("told");
                write!(f, "{field}: {cells} cells are not written {told}")
            }
            MisfitCode::ConventionsMixed => {
                let against = self.value("against");
                write!(
                    f,
                    "{field}: {cells} cells are written one way and {against} another"
                )
            }
            MisfitCode::ConventionOpen => {
                write!(f, "{field}: {cells} cells can be read in two ways")
            }
        }
    }
}

impl Mapping {
    /// Says everything that does not fit a file or an importer.
    pub fn check(&self, reading: &Reading, targets: &[Target]) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        let mut used = Vec::new();
        for (key, field) in &self.fields {
            if !targets.iter().any(|target| target.key == *key) {
                misfits.push(Misfit::new(MisfitCode::UnknownField, key));
            }
            match find(reading, key, field) {
                Ok(Some(column)) => {
                    used.push(column.index);
                    conventions(&mut misfits, key, field, column);
                }
                Ok(None) => {}
                Err(misfit) => misfits.push(misfit),
            }
        }
        for target in targets.iter().filter(|target| target.required) {
            if !self.fields.contains_key(&target.key) {
                misfits.push(Misfit::new(MisfitCode::RequiredFieldMissing, &target.key));
            }
        }
        for column in &reading.columns {
            if !used.contains(&column.index) && column.profile.filled > 0 {
                misfits.push(Misfit {
                    code: MisfitCode::ColumnUnused,
                    values: vec![
                        ("column", column.name.clone()),
                        ("letter", column_letters(column.index)),
                    ],
                });
            }
        }
        misfits
    }
}

/// The column of a field; `None` for a constant.
pub(super) fn find<'r>(
    reading: &'r Reading,
    key: &str,
    field: &Field,
) -> Result<Option<&'r Column>, Misfit> {
    if field.constant.is_some() {
        return Ok(None);
    }
    let gone = |what: &str| Misfit::new(MisfitCode::ColumnGone, key).with("column", what);
    let at = field.letter.as_deref().and_then(column_index);
    let at = at.and_then(|at| reading.columns.iter().find(|column| column.index == at));
    if let Some(name) = &field.column {
        let wanted = fold(name);
        let fits = |column: &&Column| {
            fold(&column.name) == wanted
                || column.parts.last().is_some_and(|part| fold(part) == wanted)
        };
        // The letters choose among columns of one name.
        if let Some(column) = at.filter(fits) {
            return Ok(Some(column));
        }
        let exact: Vec<_> = reading
            .columns
            .iter()
            .filter(|c| fold(&c.name) == wanted)
            .collect();
        let found = if exact.is_empty() {
            reading.columns.iter().filter(fits).collect()
        } else {
            exact
        };
        return match found[..] {
            [column] => Ok(Some(column)),
            [] => by_tag(reading, field).map(Some).ok_or_else(|| gone(name)),
            _ => Err(Misfit::new(MisfitCode::ColumnTwice, key).with("column", name)),
        };
    }
    if let Some(letter) = &field.letter {
        return at.map(Some).ok_or_else(|| gone(letter));
    }
    match &field.tag {
        Some(tag) => by_tag(reading, field)
            .map(Some)
            .ok_or_else(|| gone(&tag.to_string())),
        None => Err(Misfit::new(MisfitCode::FieldFromNowhere, key)),
    }
}

fn by_tag<'r>(reading: &'r Reading, field: &Field) -> Option<&'r Column> {
    let pattern = field.tag.as_ref()?;
    let fits = |column: &&Column| column.tag.as_ref().is_some_and(|tag| pattern.matches(tag));
    reading.columns.iter().find(fits)
}

fn conventions(misfits: &mut Vec<Misfit>, key: &str, field: &Field, column: &Column) {
    let order = |order| match order {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
        DateOrder::YearFirst => "year-first",
    };
    let mark = |mark| match mark {
        DecimalMark::Point => "point",
        DecimalMark::Comma => "comma",
    };
    let profile = &column.profile;
    misfits.extend(convention(
        key,
        field.format.date_order,
        profile.date_order(),
        order,
    ));
    misfits.extend(convention(
        key,
        field.format.decimal_mark,
        profile.decimal_mark(),
        mark,
    ));
}

fn convention<T: Copy + PartialEq>(
    key: &str,
    told: Option<T>,
    proof: Proof<T>,
    name: impl Fn(T) -> &'static str,
) -> Option<Misfit> {
    match (told, proof) {
        (Some(told), Proof::Known { value, cells }) if told != value => {
            let misfit = Misfit::new(MisfitCode::ConventionContradicted, key);
            Some(misfit.with("told", name(told)).with("cells", cells))
        }
        (_, Proof::Mixed { cells, against, .. }) => {
            let misfit = Misfit::new(MisfitCode::ConventionsMixed, key);
            Some(misfit.with("cells", cells).with("against", against))
        }
        (None, Proof::Open { cells }) => {
            Some(Misfit::new(MisfitCode::ConventionOpen, key).with("cells", cells))
        }
        _ => None,
    }
}
