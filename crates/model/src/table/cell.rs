//! Cells of a table, and the four things that a figure can be.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Label;
use crate::country::CountryCode;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Words.
    Text(String),
    /// A country.
    Country(CountryCode),
    /// A place by its P-code, or a choice of a code list.
    Named {
        /// Its code.
        code: String,
        /// What people call it.
        label: Label,
    },
    /// A calendar day.
    Date(Date),
    /// A number, in units of its column's last decimal place. Nought was
    /// counted and found to be nought.
    Number(i64),
    /// All of a dimension together: the row is a total.
    All,
    /// Nobody counted.
    NoData,
    /// It was counted, and is not told lest a person be known by it. Whether
    /// it was small itself or protects another one is not told either.
    Hidden,
}

/// A figure, as whoever shows it has to tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Counted, and not nought.
    Number(i64),
    /// Counted, and nought.
    Zero,
    /// Not counted.
    NoData,
    /// Counted, and not told.
    Hidden,
}

impl Cell {
    /// The cell as a figure; none if it is words, a place, a day.
    pub const fn figure(&self) -> Option<Figure> {
        match self {
            Self::Number(0) => Some(Figure::Zero),
            Self::Number(number) => Some(Figure::Number(*number)),
            Self::NoData => Some(Figure::NoData),
            Self::Hidden => Some(Figure::Hidden),
            _ => None,
        }
    }

    /// What tells this value of a dimension from every other: the code of a
    /// country, a place or a choice, the words or the day themselves. None for
    /// a total and for what is not there.
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Country(country) => Some(country.to_string()),
            Self::Named { code, .. } => Some(code.clone()),
            Self::Date(date) => Some(date.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::All | Self::NoData | Self::Hidden => None,
        }
    }

    /// What the cell says to a reader, where it is words and not a figure.
    pub fn words(&self, language: &str) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Country(country) => Some(country.name(language).to_owned()),
            Self::Named { label, code } if label.is_empty() => Some(code.clone()),
            Self::Named { label, .. } => Some(label.in_language(language).to_owned()),
            _ => None,
        }
    }
}
