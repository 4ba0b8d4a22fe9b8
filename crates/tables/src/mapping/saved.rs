//! A mapping as it is kept.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::target::Match;
use crate::address::column_letters;
use crate::format::Format;
use crate::hxl::TagPattern;
use crate::reading::{Options, Reading, SheetChoice};

/// What a person decided about files of one kind: how they are read and which
/// column is which field. Kept as TOML.
///
/// ```
/// use passerelle_tables::mapping::Mapping;
///
/// let mapping = Mapping::from_toml(r#"
///     version = 1
///     name = "Registration list of the partner"
///     imports = "people"
///     skip = ["3", "100-120"]
///
///     [options]
///     sheet = "Liste"
///     header = { first = 2, count = 1 }
///
///     [fields.given_name]
///     column = "Prénom"
///
///     [fields.sex]
///     column = "Sexe"
///     values = { "H" = "M", "F" = "F" }
///
///     [fields.birth_date]
///     letter = "F"
///     format = { date-order = "day-first", last-short-year = 2025 }
///
///     [fields.source]
///     constant = "partner"
/// "#).unwrap();
/// assert_eq!(Mapping::from_toml(&mapping.to_toml().unwrap()).unwrap(), mapping);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mapping {
    /// The version of this way of writing: 1.
    pub version: u32,
    /// What people call the mapping.
    #[serde(default)]
    pub name: String,
    /// What the file is imported as: the importer's own key.
    #[serde(default)]
    pub imports: String,
    /// Rows that are left out, by their number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<RowRange>,
    /// Whether rows of sums and remarks are taken for data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep_totals: bool,
    /// How the file is read; what is not said is guessed for each file.
    #[serde(default)]
    pub options: Options,
    /// The fields, by their key.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
}

/// Where one field comes from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// The column's name, compared without case, accents and punctuation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The column's letters, where its name is not enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<String>,
    /// The column's hashtag, where neither is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<TagPattern>,
    /// A value that every row has, instead of a column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// What the file writes → what is meant; compared as names are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// How the cells are written; what is not said is what the column proves.
    #[serde(skip_serializing_if = "is_default")]
    pub format: Format,
}

fn is_default(format: &Format) -> bool {
    *format == Format::default()
}

/// A mapping could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MappingError {
    /// It is not TOML, or not of this shape. The message names the line.
    #[error("the mapping cannot be read")]
    Read(#[from] toml::de::Error),
    /// It cannot be written.
    #[error("the mapping cannot be written")]
    Write(#[from] toml::ser::Error),
    /// It is of a later version of this program.
    #[error("the mapping is of version {found}, later than {known}")]
    Version {
        /// Its version.
        found: u32,
        /// The latest version that is known here.
        known: u32,
    },
}

impl Mapping {
    /// The version that is written.
    pub const VERSION: u32 = 1;

    /// Makes a mapping of what was guessed, for a person to correct.
    pub fn from_guess(imports: &str, reading: &Reading, matches: &[Match]) -> Self {
        let mut fields = BTreeMap::new();
        for found in matches {
            let column = reading
                .columns
                .iter()
                .find(|column| column.index == found.column);
            let Some(column) = column else {
                continue;
            };
            let is_named = reading.column(&column.name).is_some();
            let field = Field {
                column: (!column.name.is_empty()).then(|| column.name.clone()),
                letter: (!is_named).then(|| column_letters(column.index)),
                format: column.format(),
                ..Field::default()
            };
            fields.insert(found.target.clone(), field);
        }
        let sheet = (!reading.sheet_name.is_empty()).then(|| reading.sheet_name.clone());
        Self {
            version: Self::VERSION,
            name: String::new(),
            imports: imports.to_owned(),
            options: Options {
                sheet: sheet.map(SheetChoice::Name),
                ..Options::default()
            },
            fields,
            ..Self::default()
        }
    }

    /// Reads a mapping.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = toml::from_str(text)?;
        if mapping.version > Self::VERSION {
            return Err(MappingError::Version {
                found: mapping.version,
                known: Self::VERSION,
            });
        }
        Ok(mapping)
    }

    /// Writes the mapping.
    pub fn to_toml(&self) -> Result<String, MappingError> {
        Ok(toml::to_string_pretty(self)?)
    }
}

/// Rows from one number to another, both included: `"3"`, `"100-120"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowRange {
    /// The first.
    pub first: u64,
    /// The last.
    pub last: u64,
}

impl RowRange {
    /// Whether a row is among them.
    pub const fn holds(self, row: u64) -> bool {
        self.first <= row && row <= self.last
    }
}

impl FromStr for RowRange {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (first.trim().parse(), last.trim().parse()) {
            (Ok(first), Ok(last)) if 1 <= first && first <= last => Ok(Self { first, last }),
            _ => Err("rows are written as 3 or as 100-120"),
        }
    }
}

impl fmt::Display for RowRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

impl Serialize for RowRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RowRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
