//! Where rows come from: one reader for each kind of file, behind two traits.

pub(crate) mod csv;
pub(crate) mod json;
pub(crate) mod ods;
pub(crate) mod serial;
pub(crate) mod show;
pub(crate) mod xls;
pub(crate) mod xlsx;
pub(crate) mod xml;
pub(crate) mod zipped;

use std::io::{BufReader, Read, Seek, SeekFrom};

use crate::error::ReadError;
use crate::limits::{Bound, Limits};
use crate::reading::{Guess, Options, Quote, Sheet};
use crate::row::Row;

/// Bytes that can be read from any place: a file, or bytes in memory.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// What every reader stands on.
pub(crate) type Input = BufReader<Box<dyn ReadSeek>>;

/// A file that was opened, before a sheet of it is read.
pub(crate) trait Book: Send {
    /// The sheets, in their order; at least one.
    fn sheets(&self) -> &[Sheet];

    /// What has to be guessed of a text file before its rows can be read.
    fn dialect(&mut self, _options: &Options) -> Result<Option<Dialect>, ReadError> {
        Ok(None)
    }

    /// The rows of a sheet, from its first.
    fn rows<'a>(
        &'a mut self,
        sheet: usize,
        dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError>;
}

/// Rows, one after the other.
pub(crate) trait Source: Send {
    /// Puts the next row into `row`; `false` at the end. What the row held
    /// before is overwritten.
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError>;

    /// Whether the file itself names its columns (JSON objects), so that there
    /// is no header row.
    fn names_columns(&self) -> bool {
        false
    }
}

/// How a text file is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dialect {
    /// The encoding's name in the Encoding Standard.
    pub(crate) encoding: Guess<String>,
    pub(crate) delimiter: Guess<char>,
    pub(crate) quote: Guess<Quote>,
}

/// Counts what a source gives and stops it at the bounds.
#[derive(Debug)]
pub(crate) struct Meter {
    limits: Limits,
    cells: u64,
    blank_run: u64,
    last_filled: u64,
}

impl Meter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limits: limits.clone(),
            cells: 0,
            blank_run: 0,
            last_filled: 0,
        }
    }

    /// Takes a row in.
    pub(crate) fn note(&mut self, row: &Row, is_blank: bool) -> Result<(), ReadError> {
        let limits = &self.limits;
        let stop = |bound, max: u64| Err(ReadError::limit(bound, max, row.number));
        if row.number > limits.rows {
            return stop(Bound::Rows, limits.rows);
        }
        let last = row.cells.last().map_or(0, |cell| cell.column + 1);
        if last > limits.columns {
            return stop(Bound::Columns, u64::from(limits.columns));
        }
        // A row without cells costs something too.
        self.cells += 1 + u64::try_from(row.cells.len()).unwrap_or(u64::MAX);
        if self.cells > limits.cells {
            return stop(Bound::Cells, limits.cells);
        }
        if is_blank {
            self.blank_run += 1;
            if self.blank_run > limits.blank_run {
                return stop(Bound::BlankRun, limits.blank_run);
            }
        } else {
            self.blank_run = 0;
            self.last_filled = row.number;
        }
        Ok(())
    }
}

/// A text file that can be read from its beginning again and again: plain, or
/// the only part of a ZIP.
pub(crate) enum TextFile {
    /// As it lies there.
    Plain(Input),
    /// A part that is unpacked while it is read.
    Zipped(Box<zipped::Archive>, String),
}

impl TextFile {
    /// The bytes from the first on.
    pub(crate) fn reader(&mut self) -> Result<Box<dyn Read + Send + '_>, ReadError> {
        match self {
            Self::Plain(input) => {
                input.seek(SeekFrom::Start(0))?;
                Ok(Box::new(input))
            }
            Self::Zipped(archive, part) => match archive.part(part)? {
                Some(reader) => Ok(Box::new(reader)),
                None => Err(ReadError::damaged(part, "the part is missing")),
            },
        }
    }
}

/// How long the input is, leaving it at its beginning.
pub(crate) fn length(input: &mut impl Seek) -> Result<u64, ReadError> {
    let length = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(0))?;
    Ok(length)
}

/// At most `max` bytes from here on.
pub(crate) fn read_up_to(input: impl Read, max: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    input.take(max).read_to_end(&mut bytes)?;
    Ok(bytes)
}
