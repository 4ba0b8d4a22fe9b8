//! Results as CSV.

use std::borrow::Cow;
use std::io::{BufWriter, Write};

use super::WriteError;
use crate::parse::number::read_number;
use crate::row::Row;
use crate::value::Value;

/// Lines that may be left empty to keep the numbers of rows.
const MOST_BLANK: u64 = 2_000_000;

pub(super) struct CsvSink<W: Write> {
    out: BufWriter<W>,
    delimiter: char,
    blank: u64,
    line: String,
}

impl<W: Write> CsvSink<W> {
    pub(super) fn new(out: W, delimiter: char) -> Result<Self, WriteError> {
        let mut out = BufWriter::with_capacity(64 << 10, out);
        out.write_all("\u{feff}".as_bytes())?;
        Ok(Self {
            out,
            delimiter,
            blank: 0,
            line: String::new(),
        })
    }

    pub(super) fn put(
        &mut self,
        blank: u64,
        row: &Row,
        verdicts: &[&str],
        width: u32,
        count: u32,
    ) -> Result<(), WriteError> {
        self.blank += blank;
        if self.blank > MOST_BLANK {
            return Err(WriteError::TooBig { what: "rows" });
        }
        for _ in 0..blank {
            self.out.write_all(b"\r\n")?;
        }
        self.line.clear();
        let mut next = 0;
        let mut step = |line: &mut String, column: u32, delimiter: char| {
            let gap = usize::try_from(column - next).unwrap_or_default();
            line.extend(std::iter::repeat_n(delimiter, gap));
            next = column;
        };
        let (own, behind) = row
            .cells
            .split_at(row.cells.partition_point(|cell| cell.column < width));
        for cell in own {
            step(&mut self.line, cell.column, self.delimiter);
            put(&mut self.line, &safe(&cell.value), self.delimiter);
        }
        for (column, verdict) in (width..width + count).zip(verdicts) {
            step(&mut self.line, column, self.delimiter);
            put(&mut self.line, &harmless(verdict), self.delimiter);
        }
        for cell in behind {
            step(&mut self.line, cell.column + count, self.delimiter);
            put(&mut self.line, &safe(&cell.value), self.delimiter);
        }
        if !row.cells.is_empty() || !verdicts.is_empty() {
            let behind = behind.last().map_or(0, |cell| cell.column + count);
            let last = (width + count).saturating_sub(1).max(behind);
            step(&mut self.line, last, self.delimiter);
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes())?;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<W, WriteError> {
        let out = self.out.into_inner();
        Ok(out.map_err(std::io::IntoInnerError::into_error)?)
    }
}

/// Adds a cell, quoted where it must be.
fn put(line: &mut String, text: &str, delimiter: char) {
    let plain = |c: char| c != delimiter && !matches!(c, '"' | '\n' | '\r' | '\'' | '\u{feff}');
    let padded = text.starts_with(' ') || text.ends_with(' ');
    if text.chars().all(plain) && !padded {
        line.push_str(text);
        return;
    }
    line.push('"');
    line.push_str(&text.replace('"', "\"\""));
    line.push('"');
}

fn safe(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => harmless(text),
        // Fixed words, numbers and dates, none of which is a formula.
        other => other.as_written(),
    }
}

/// Puts a `'` before a text that a spreadsheet would take for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    let first = text
        .trim_start_matches([' ', '\u{feff}', '\u{a0}'])
        .chars()
        .next();
    let risky = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    if risky && (text.len() > 60 || read_number(text).is_none()) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_made_text() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-5", "+1 234,5", "1=1", "Amina", "", "-"] {
            let kept = harmless(text);
            assert!(kept == text || text == "-", "{text}");
        }
    }
}
