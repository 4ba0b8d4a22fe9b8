//! What stands in a cell.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime, Time};
use serde::Serialize;

use crate::missing;
use crate::number::Number;

/// The content of one cell, as far as the file itself tells.
///
/// Text files hold only texts: what a text means is found out by whoever asks
/// for a type ([`crate::CellRef::date`] and its sisters), with the conventions
/// of its column.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text, exactly as it stands there, with the spaces around it.
    Text(String),
    /// A number that the file holds as a number.
    Number(Number),
    /// A yes or no that the file holds as such.
    Bool(bool),
    /// A day.
    Date(Date),
    /// A moment, without its zone.
    DateTime(DateTime),
    /// A time of the day.
    Time(Time),
    /// "Not available" and friends, as it was written. `NA` is not among them
    /// (it is also a code), nor is `999`.
    Missing(String),
    /// A formula whose result was not stored in the file. Nothing is computed.
    Formula,
    /// An error that a formula gave: `#REF!`.
    Error(String),
}

impl Value {
    /// What a cell of a text file holds.
    pub fn from_written(text: &str) -> Self {
        let mut value = Self::Empty;
        value.set_written(text);
        value
    }

    /// Puts a text's meaning in place, reusing the memory that is there.
    pub(crate) fn set_written(&mut self, text: &str) {
        if text.is_empty() {
            *self = Self::Empty;
            return;
        }
        if missing::is_certainly_missing(text) {
            *self = Self::Missing(text.to_owned());
        } else if missing::is_error(text) {
            *self = Self::Error(text.trim().to_owned());
        } else if let Self::Text(old) = self {
            old.clear();
            old.push_str(text);
        } else {
            *self = Self::Text(text.to_owned());
        }
    }

    /// Puts a number in place, reusing the memory that is there; `false` if
    /// `set` found that it is none.
    pub(crate) fn set_number(&mut self, set: impl FnOnce(&mut Number) -> bool) -> bool {
        if let Self::Number(number) = self {
            return set(number);
        }
        let mut number = Number::default();
        let is_number = set(&mut number);
        *self = Self::Number(number);
        is_number
    }

    /// Whether there is nothing to see: no value, or only spaces.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.chars().all(|c| c.is_whitespace() || c == '\u{feff}'),
            _ => false,
        }
    }

    /// The content as text, as it was written or as ISO 8601 writes it. Empty
    /// where there is nothing and for a formula without a result.
    pub fn as_written(&self) -> Cow<'_, str> {
        match self {
            Self::Empty | Self::Formula => Cow::Borrowed(""),
            Self::Text(text) | Self::Missing(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Borrowed(number.as_str()),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::DateTime(moment) => Cow::Owned(moment.to_string()),
            Self::Time(time) => Cow::Owned(time.to_string()),
        }
    }
}

/// One cell that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Cell {
    /// The column, from 0.
    pub column: u32,
    /// Whether the value was computed by a formula in the file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub computed: bool,
    /// What stands there.
    pub value: Value,
}
