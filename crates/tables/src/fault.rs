//! What is wrong with a cell, said at the cell.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::address::Address;

/// What is wrong. Each has a stable key and names its values, so that it can be
/// worded in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FaultCode {
    /// Nothing stands where something must.
    Required,
    /// No date in any of the ways that are read.
    NotADate,
    /// A day that the calendar does not have: `31/02/2020`. Values `year`,
    /// `month`, `day`.
    NoSuchDay,
    /// Two days are meant equally well, and nothing in the column decides.
    /// Values `one` and `other`, as ISO dates.
    AmbiguousDate,
    /// A year of two digits that may be of two centuries. Values `one` and
    /// `other`, as ISO dates.
    AmbiguousYear,
    /// A month or a year where a day is needed. Value `precision`.
    DateNotWhole,
    /// No time of the day.
    NotATime,
    /// No number.
    NotANumber,
    /// A separator may be of thousands or of decimals, and nothing in the
    /// column decides. Values `one` and `other`, as numbers.
    AmbiguousNumber,
    /// A number with a fraction where a whole one is needed.
    NotAnInteger,
    /// A number that is past what can be held. Values `least` and `most`.
    OutOfRange,
    /// Neither a yes nor a no.
    NotYesOrNo,
    /// No degrees of latitude or longitude. Value `axis`.
    NotACoordinate,
    /// None of the choices. Value `nearest`, if one is near.
    NotAChoice,
    /// Fits two of the choices. Values `one` and `other`.
    AmbiguousChoice,
    /// Too long. Value `max`, in characters.
    TooLong,
    /// The spreadsheet itself shows an error here.
    SpreadsheetError,
    /// A formula without its result: the file has to be calculated and saved.
    FormulaWithoutResult,
    /// Bytes that are no text in the file's encoding.
    BadEncoding,
}

impl FaultCode {
    /// The key by which the message is found: `not-a-date`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::NotADate => "not-a-date",
            Self::NoSuchDay => "no-such-day",
            Self::AmbiguousDate => "ambiguous-date",
            Self::AmbiguousYear => "ambiguous-year",
            Self::DateNotWhole => "date-not-whole",
            Self::NotATime => "not-a-time",
            Self::NotANumber => "not-a-number",
            Self::AmbiguousNumber => "ambiguous-number",
            Self::NotAnInteger => "not-an-integer",
            Self::OutOfRange => "out-of-range",
            Self::NotYesOrNo => "not-yes-or-no",
            Self::NotACoordinate => "not-a-coordinate",
            Self::NotAChoice => "not-a-choice",
            Self::AmbiguousChoice => "ambiguous-choice",
            Self::TooLong => "too-long",
            Self::SpreadsheetError => "spreadsheet-error",
            Self::FormulaWithoutResult => "formula-without-result",
            Self::BadEncoding => "bad-encoding",
        }
    }
}

/// What is wrong with a text, before it is known where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// What is wrong.
    pub code: FaultCode,
    /// What the message names, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(&'static str, String)>,
}

impl Wrong {
    /// Nothing but a code.
    pub const fn new(code: FaultCode) -> Self {
        Self {
            code,
            values: Vec::new(),
        }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The value of this name, or nothing.
    pub fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}

/// What is wrong with one cell: where, what was written, and what was expected.
///
/// `Display` gives an English sentence **with what was written**, which may be
/// personal: `Sheet1!F17: "32/13/2020" is not a date`. Log lines take
/// [`Fault::quiet`], which leaves it out. Other languages are worded from
/// [`FaultCode::key`], [`Fault::written`] and [`Wrong::values`].
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The cell.
    pub address: Address,
    /// What was written there, at most [`Fault::LONGEST`] characters of it.
    pub written: String,
    /// What is wrong with it.
    #[serde(flatten)]
    pub wrong: Wrong,
}

impl Fault {
    /// The longest that is repeated of what was written, in characters.
    pub const LONGEST: usize = 80;

    /// A fault at a cell.
    pub fn new(address: Address, written: &str, wrong: Wrong) -> Self {
        Self {
            address,
            written: shortened(written).into_owned(),
            wrong,
        }
    }

    /// What is wrong.
    pub const fn code(&self) -> FaultCode {
        self.wrong.code
    }

    /// The sentence without what was written and without anything derived from
    /// it: `Sheet1!F17: not a date`.
    pub fn quiet(&self) -> String {
        format!(
            "{}: {}",
            self.address,
            self.wrong.code.key().replace('-', " ")
        )
    }
}

/// At most [`Fault::LONGEST`] characters, with `…` where something was cut.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(Fault::LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

impl fmt::Debug for Fault {
    /// Without what was written: that may be personal, and this goes to logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({})", self.quiet())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = &self.wrong;
        write!(f, "{}: ", self.address)?;
        if wrong.code == FaultCode::Required {
            return f.write_str("there must be something here");
        }
        write!(f, "\"{}\" ", self.written)?;
        match wrong.code {
            FaultCode::Required => Ok(()),
            FaultCode::NotADate => f.write_str("is not a date"),
            FaultCode::NoSuchDay => f.write_str("is a day that the calendar does not have"),
            FaultCode::AmbiguousDate | FaultCode::AmbiguousYear | FaultCode::AmbiguousNumber => {
                write!(
                    f,
                    "can be read as {} or as {}",
                    wrong.value("one"),
                    wrong.value("other")
                )
            }
            FaultCode::DateNotWhole => write!(f, "is a {}, not a day", wrong.value("precision")),
            FaultCode::NotATime => f.write_str("is not a time of the day"),
            FaultCode::NotANumber => f.write_str("is not a number"),
            FaultCode::NotAnInteger => f.write_str("is not a whole number"),
            FaultCode::OutOfRange => write!(
                f,
                "is not between {} and {}",
                wrong.value("least"),
                wrong.value("most")
            ),
            FaultCode::NotYesOrNo => f.write_str("is neither yes nor no"),
            FaultCode::NotACoordinate => write!(f, "is not a {}", wrong.value("axis")),
            FaultCode::NotAChoice if wrong.value("nearest").is_empty() => {
                f.write_str("is not on the list")
            }
            FaultCode::NotAChoice => {
                write!(f, "is not on the list; near is {}", wrong.value("nearest"))
            }
            FaultCode::AmbiguousChoice => write!(
                f,
                "can be {} or {}",
                wrong.value("one"),
                wrong.value("other")
            ),
            FaultCode::TooLong => write!(f, "is longer than {} characters", wrong.value("max")),
            FaultCode::SpreadsheetError => f.write_str("is an error of the spreadsheet"),
            FaultCode::FormulaWithoutResult => {
                f.write_str("is a formula whose result was not saved")
            }
            FaultCode::BadEncoding => f.write_str("has bytes that are not text"),
        }
    }
}

impl std::error::Error for Fault {}

/// What is remarkable about a row, said at the row. Reading goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoteCode {
    /// More cells than the header has. Values `cells`, `expected`.
    MoreCells,
    /// Fewer cells than the header has. Values `cells`, `expected`.
    FewerCells,
    /// Bytes that are not in the file's encoding; read as another. Values
    /// `encoding`, `read_as`.
    OtherEncoding,
    /// Bytes that are text in no likely encoding; each was replaced by `�`.
    BadEncoding,
    /// A quote that nothing closes; it was taken as a character. Value `line`.
    UnclosedQuote,
    /// Text after a closing quote; the cell was taken as it stands.
    TextAfterQuote,
    /// NUL characters, which were left out.
    NulCharacter,
    /// A cell goes over many lines; a quote may be missing. Value `lines`.
    ManyLines,
    /// A line that is no JSON, or not of the shape of the others; it was read
    /// as a row without cells. Value `detail`, in English.
    NotJson,
    /// A key that earlier objects did not have. Value `key`.
    NewKey,
}

impl NoteCode {
    /// The key by which the message is found: `more-cells`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MoreCells => "more-cells",
            Self::FewerCells => "fewer-cells",
            Self::OtherEncoding => "other-encoding",
            Self::BadEncoding => "bad-encoding",
            Self::UnclosedQuote => "unclosed-quote",
            Self::TextAfterQuote => "text-after-quote",
            Self::NulCharacter => "nul-character",
            Self::ManyLines => "many-lines",
            Self::NotJson => "not-json",
            Self::NewKey => "new-key",
        }
    }
}

/// One remark about a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What is remarkable.
    pub code: NoteCode,
    /// What the message names, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(&'static str, String)>,
}

impl Note {
    /// A remark without values.
    pub const fn new(code: NoteCode) -> Self {
        Self {
            code,
            values: Vec::new(),
        }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            NoteCode::MoreCells | NoteCode::FewerCells => write!(
                f,
                "{} cells where the header has {}",
                self.value("cells"),
                self.value("expected")
            ),
            NoteCode::OtherEncoding => write!(
                f,
                "not in {}; read as {}",
                self.value("encoding"),
                self.value("read_as")
            ),
            NoteCode::BadEncoding => f.write_str("bytes that are not text"),
            NoteCode::UnclosedQuote => {
                write!(f, "a quote on line {} is never closed", self.value("line"))
            }
            NoteCode::TextAfterQuote => f.write_str("text after a closing quote"),
            NoteCode::NulCharacter => f.write_str("NUL characters were left out"),
            NoteCode::ManyLines => write!(
                f,
                "{} lines in one row; a quote may be missing",
                self.value("lines")
            ),
            NoteCode::NotJson => write!(f, "not a row of JSON: {}", self.value("detail")),
            NoteCode::NewKey => write!(f, "a new key: {}", self.value("key")),
        }
    }
}
