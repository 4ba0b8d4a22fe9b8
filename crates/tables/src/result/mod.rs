//! The rows written back with a verdict on each: a file of the same shape that
//! people mend and send again.

mod csv;
mod part;
mod xlsx;

use std::io::Write;
use std::path::Path;

pub use part::PartFile;

use crate::reading::Reading;
use crate::row::Row;

/// A result could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The place where it goes took no more.
    #[error("the result could not be written")]
    Io(#[from] std::io::Error),
    /// More rows or columns than a sheet holds.
    #[error("the result has more {what} than a sheet holds")]
    TooBig {
        /// `rows` or `columns`.
        what: &'static str,
    },
    /// The rows did not come in the order of their numbers.
    #[error("row {row} comes too late")]
    Order {
        /// The row that came late.
        row: u64,
    },
    /// The workbook could not be put together.
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

/// Writes the rows of a file back, with columns for verdicts behind its own.
///
/// The rows above the data are written first, with the names of the verdicts in
/// the header. Rows keep their numbers, so that `F17` is the same cell in both
/// files; only objects of JSON get a header row that they did not have. Cells
/// behind the last column of the header stand behind the verdicts.
///
/// Nothing is in place before [`ResultWriter::finish`]: give a [`PartFile`], or
/// bytes in memory.
pub struct ResultWriter<W: Write + Send> {
    sink: Sink<W>,
    /// Columns before those of the verdicts.
    width: u32,
    verdicts: u32,
    /// How many rows the header of JSON objects takes.
    shift: u64,
    last: u64,
}

enum Sink<W: Write + Send> {
    Csv(csv::CsvSink<W>),
    Xlsx(Box<xlsx::XlsxSink<W>>),
}

impl<W: Write + Send> ResultWriter<W> {
    /// Writes CSV in UTF-8, with a byte order mark by which spreadsheet programs
    /// know it, and with the marks of the source if it was CSV.
    ///
    /// Texts that a spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab
    /// and carriage return in front) get a `'` before them; numbers do not.
    pub fn csv(out: W, reading: &Reading, verdicts: &[&str]) -> Result<Self, WriteError> {
        let delimiter = reading.delimiter.as_ref().map_or(',', |guess| guess.value);
        let sink = csv::CsvSink::new(out, delimiter)?;
        Self::begin(Sink::Csv(sink), reading, verdicts)
    }

    /// Writes XLSX, row by row through a file for the time being in `folder`, or
    /// where the system keeps such files. It holds what the rows hold, so give a
    /// folder that is as safe as the data.
    pub fn xlsx(
        out: W,
        reading: &Reading,
        verdicts: &[&str],
        folder: Option<&Path>,
    ) -> Result<Self, WriteError> {
        let sink = xlsx::XlsxSink::new(out, &reading.sheet_name, folder)?;
        Self::begin(Sink::Xlsx(Box::new(sink)), reading, verdicts)
    }

    fn begin(sink: Sink<W>, reading: &Reading, verdicts: &[&str]) -> Result<Self, WriteError> {
        let columns = u32::try_from(reading.columns.len()).unwrap_or(u32::MAX);
        let width = if reading.width > 0 {
            reading.width
        } else {
            columns
        };
        let has_keys = reading.header.why == crate::Why::Keys;
        let mut this = Self {
            sink,
            width: if has_keys { columns } else { width },
            verdicts: u32::try_from(verdicts.len()).unwrap_or(u32::MAX),
            shift: u64::from(has_keys),
            last: 0,
        };
        if has_keys {
            let names: Vec<&str> = reading
                .columns
                .iter()
                .map(|column| column.name.as_str())
                .collect();
            this.put(1, &Row::of(1, &names), verdicts)?;
        }
        let header = reading.header.value;
        let named = match header.count {
            // Without a header the hashtags are the only names.
            0 => reading.tag_row.as_ref().map_or(0, |guess| guess.value),
            count => header.first + u64::from(count) - 1,
        };
        for row in &reading.head {
            let names = if row.number == named { verdicts } else { &[] };
            this.put(row.number, row, names)?;
        }
        Ok(this)
    }

    /// Writes a row with its verdicts, in the order of the numbers.
    pub fn write(&mut self, row: &Row, verdicts: &[&str]) -> Result<(), WriteError> {
        self.put(row.number + self.shift, row, verdicts)
    }

    fn put(&mut self, number: u64, row: &Row, verdicts: &[&str]) -> Result<(), WriteError> {
        if number <= self.last {
            return Err(WriteError::Order { row: row.number });
        }
        let (before, width, count) = (self.last, self.width, self.verdicts);
        self.last = number;
        match &mut self.sink {
            Sink::Csv(sink) => sink.put(number - before - 1, row, verdicts, width, count),
            Sink::Xlsx(sink) => sink.put(number - 1, row, verdicts, width, count),
        }
    }

    /// Writes what is left and gives back the place where it was written to.
    pub fn finish(self) -> Result<W, WriteError> {
        match self.sink {
            Sink::Csv(sink) => sink.finish(),
            Sink::Xlsx(sink) => sink.finish(),
        }
    }
}
