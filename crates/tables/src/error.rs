//! Why a file, or the rest of it, is not read.

use std::io;

use crate::limits::Bound;

/// What stops the reading of a file.
///
/// A wrong cell or row never does: those are [`crate::Fault`]s and
/// [`crate::Note`]s, and reading goes on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file could not be read from where it lies.
    #[error("the file could not be read")]
    Io(#[source] io::Error),
    /// The file is of a kind that holds no table, or one that is not read:
    /// `a picture (PNG)`, `a web page (HTML)`.
    #[error("this is {what}, not a table that can be read")]
    NotATable {
        /// What it is, in English.
        what: &'static str,
    },
    /// There is nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// A password is needed.
    #[error("the file is protected by a password")]
    Locked,
    /// The file says one thing and is another, or ends too early.
    #[error("the file is damaged: {part}: {detail}")]
    Damaged {
        /// The part of the file, as it is named inside.
        part: String,
        /// What was wrong, in English.
        detail: String,
    },
    /// The file declares XML entities, which no spreadsheet program writes.
    #[error(
        "{part} declares a document type; this is refused because entities can be used to attack"
    )]
    Doctype {
        /// The part of the file.
        part: String,
    },
    /// A bound of [`crate::Limits`] was passed.
    #[error("more than {max} {}", bound.noun())]
    Limit {
        /// Which bound.
        bound: Bound,
        /// Its value.
        max: u64,
        /// The last row that was reached, from 1; 0 before any.
        row: u64,
    },
    /// No sheet has this name or number.
    #[error("there is no sheet {wanted}")]
    NoSuchSheet {
        /// The name, or the number from 1.
        wanted: String,
    },
    /// An encoding was asked for that does not exist.
    #[error("there is no encoding {wanted}")]
    NoSuchEncoding {
        /// The label that was asked for.
        wanted: String,
    },
    /// A delimiter or quote was asked for that is no plain ASCII character.
    #[error("{wanted:?} cannot stand between or around cells")]
    NoSuchMark {
        /// The character.
        wanted: char,
    },
}

impl ReadError {
    /// A stable key, for wording in other languages: `damaged`, `limit-rows`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::NotATable { .. } => "not-a-table",
            Self::Empty => "empty",
            Self::Locked => "locked",
            Self::Damaged { .. } => "damaged",
            Self::Doctype { .. } => "doctype",
            Self::Limit { bound, .. } => match bound {
                Bound::FileBytes => "limit-file-bytes",
                Bound::PartBytes => "limit-part-bytes",
                Bound::Ratio => "limit-ratio",
                Bound::Parts => "limit-parts",
                Bound::HeldBytes => "limit-held-bytes",
                Bound::CellBytes => "limit-cell-bytes",
                Bound::RowBytes => "limit-row-bytes",
                Bound::Columns => "limit-columns",
                Bound::Rows => "limit-rows",
                Bound::Cells => "limit-cells",
                Bound::BlankRun => "limit-blank-run",
                Bound::Sheets => "limit-sheets",
                Bound::XlsBytes => "limit-xls-bytes",
            },
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::NoSuchEncoding { .. } => "no-such-encoding",
            Self::NoSuchMark { .. } => "no-such-mark",
        }
    }

    /// A bound that was passed.
    pub(crate) fn limit(bound: Bound, max: impl TryInto<u64>, row: u64) -> Self {
        let max = max.try_into().unwrap_or(u64::MAX);
        Self::Limit { bound, max, row }
    }

    /// A part that is not as it should be.
    pub(crate) fn damaged(part: &str, detail: impl std::fmt::Display) -> Self {
        Self::Damaged {
            part: part.to_owned(),
            detail: detail.to_string(),
        }
    }
}

impl From<io::Error> for ReadError {
    /// An error of ours may have travelled through a `Read`; it comes out as itself.
    fn from(error: io::Error) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(own) => return own,
            Err(other) => other,
        };
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput => Self::damaged("file", error),
            _ => Self::Io(error),
        }
    }
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(error) => error,
            other => Self::other(other),
        }
    }
}
