//! Cuts bytes into records and fields.
//!
//! The grammar is that of RFC 4180, read generously: lines end in LF, CRLF or
//! CR; spaces may stand before an opening quote; a quote that nothing closes,
//! or that closes in the middle of a later line, is a character like any other.

use std::io::Read;
use std::ops::Range;

use crate::error::ReadError;
use crate::limits::{Bound, Limits};

/// One field of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    /// Where its content lies in the record's bytes, without quotes.
    pub(crate) span: Range<usize>,
    /// Whether quotes inside are doubled.
    pub(crate) doubled: bool,
    /// Whether it was quoted.
    pub(crate) quoted: bool,
}

/// What else is to be said of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Remarks {
    /// The line of a quote that was never closed, counted from the record's.
    pub(crate) unclosed: Option<u64>,
    pub(crate) text_after_quote: bool,
    pub(crate) lines: u64,
}

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) delimiter: u8,
    pub(crate) quote: Option<u8>,
}

/// Reads records from a stream, holding one at a time.
pub(crate) struct Records<R> {
    inner: R,
    marks: Marks,
    buffer: Vec<u8>,
    /// The bytes of the buffer that were read and not used up.
    filled: Range<usize>,
    ended: bool,
    row_bytes: usize,
    /// The fields of the last record.
    pub(crate) fields: Vec<Field>,
    pub(crate) remarks: Remarks,
    record: Range<usize>,
    /// Offsets of quotes that are taken as characters in this record.
    literal: Vec<usize>,
}

enum Cut {
    /// The record ends here; the next begins there.
    Done { end: usize, next: usize },
    /// More bytes are needed.
    Short,
    /// A quote at this offset is none.
    Literal(usize),
}

const FIRST_BUFFER: usize = 128 << 10;

impl<R: Read> Records<R> {
    pub(crate) fn new(inner: R, marks: Marks, limits: &Limits) -> Self {
        Self {
            inner,
            marks,
            buffer: vec![0; FIRST_BUFFER],
            filled: 0..0,
            ended: false,
            row_bytes: limits.row_bytes,
            fields: Vec::new(),
            remarks: Remarks::default(),
            record: 0..0,
            literal: Vec::new(),
        }
    }

    /// The bytes of the last record, without its line end.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.record.clone()]
    }

    /// Skips bytes at the beginning: a byte order mark.
    pub(crate) fn skip(&mut self, mark: &[u8]) -> Result<(), ReadError> {
        while self.filled.len() < mark.len() && !self.ended {
            self.refill(0)?;
        }
        if self.buffer[self.filled.clone()].starts_with(mark) {
            self.filled.start += mark.len();
        }
        Ok(())
    }

    /// Skips a first line `sep=;` that names the mark in use; gives how many lines
    /// that were.
    pub(crate) fn skip_sep_line(&mut self, delimiter: u8) -> Result<u64, ReadError> {
        if self.filled.len() < 8 && !self.ended {
            self.refill(0)?;
        }
        match super::dialect::sep_line(&self.buffer[self.filled.clone()]) {
            Some((mark, length)) if mark == delimiter => {
                self.filled.start += length;
                Ok(1)
            }
            _ => Ok(0),
        }
    }

    /// Reads the next record into `fields`; `false` at the end.
    pub(crate) fn next(&mut self, row: u64) -> Result<bool, ReadError> {
        self.remarks = Remarks::default();
        self.literal.clear();
        loop {
            if self.filled.is_empty() {
                if self.ended {
                    return Ok(false);
                }
                self.refill(row)?;
                continue;
            }
            match self.cut() {
                Cut::Done { end, next } => {
                    let start = self.filled.start;
                    self.record = start..start + end;
                    self.filled.start += next;
                    self.remarks.lines = self.count_lines(next);
                    return Ok(true);
                }
                Cut::Literal(at) => self.take_literally(at),
                Cut::Short => {
                    if let Some(at) = self.refill_or_open(row)? {
                        self.take_literally(at);
                    }
                }
            }
        }
    }

    fn take_literally(&mut self, at: usize) {
        if self.remarks.unclosed.is_none() {
            let before = &self.buffer[self.filled.start..self.filled.start + at];
            let lines = memchr::memchr_iter(b'\n', before).count();
            self.remarks.unclosed = Some(u64::try_from(lines).unwrap_or(u64::MAX));
        }
        self.literal.push(at);
    }

    fn count_lines(&self, length: usize) -> u64 {
        let has_quotes = self.fields.iter().any(|field| field.quoted);
        if !has_quotes {
            return 1;
        }
        let bytes = &self.buffer[self.record.start..self.record.start + length];
        let feeds = memchr::memchr_iter(b'\n', bytes).count();
        u64::try_from(feeds).unwrap_or(u64::MAX).max(1)
    }

    /// Gets more bytes; where a record has become too long for that, gives the
    /// quote that made it so.
    fn refill_or_open(&mut self, row: u64) -> Result<Option<usize>, ReadError> {
        if self.filled.len() < self.row_bytes {
            self.refill(row)?;
            return Ok(None);
        }
        let open = self.fields.last().filter(|field| field.quoted);
        match open {
            Some(field) => Ok(Some(field.span.start - 1)),
            None => Err(ReadError::limit(Bound::RowBytes, self.row_bytes, row)),
        }
    }

    fn refill(&mut self, row: u64) -> Result<(), ReadError> {
        if self.filled.start > 0 {
            self.buffer.copy_within(self.filled.clone(), 0);
            self.filled = 0..self.filled.len();
        }
        if self.filled.end == self.buffer.len() {
            let longer = (self.buffer.len() * 2).min(self.row_bytes.max(FIRST_BUFFER) + 1);
            if longer <= self.buffer.len() {
                return Err(ReadError::limit(Bound::RowBytes, self.row_bytes, row));
            }
            self.buffer.resize(longer, 0);
        }
        // To the brim: a record that does not fit is cut again from its start.
        while self.filled.end < self.buffer.len() && !self.ended {
            match self.inner.read(&mut self.buffer[self.filled.end..]) {
                Ok(n) => {
                    self.filled.end += n;
                    self.ended = n == 0;
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Cuts one record from the bytes at hand.
    fn cut(&mut self) -> Cut {
        self.fields.clear();
        self.remarks.text_after_quote = false;
        let bytes = &self.buffer[self.filled.clone()];
        let Marks { delimiter, quote } = self.marks;
        let mut at = 0;
        loop {
            // Spaces before a quote are no content.
            let mut open = at;
            while quote.is_some() && delimiter != b' ' && bytes.get(open) == Some(&b' ') {
                open += 1;
            }
            let first = bytes.get(open).copied();
            let is_open = first.is_some() && first == quote && !self.literal.contains(&open);
            let end = if is_open {
                let cut = cut_quoted(bytes, open, self.marks, self.ended);
                if let Some(field) = cut.field {
                    self.fields.push(field);
                }
                self.remarks.text_after_quote |= cut.text_after;
                match cut.end {
                    Some(end) => end,
                    None if cut.literal => return Cut::Literal(open),
                    None => return Cut::Short,
                }
            } else {
                let rest = &bytes[at..];
                let end = memchr::memchr3(delimiter, b'\n', b'\r', rest).map(|n| at + n);
                let Some(end) = end.or(self.ended.then_some(bytes.len())) else {
                    return Cut::Short;
                };
                self.fields.push(Field {
                    span: at..end,
                    doubled: false,
                    quoted: false,
                });
                end
            };
            match bytes.get(end) {
                Some(byte) if *byte == delimiter => at = end + 1,
                Some(b'\r') => match bytes.get(end + 1) {
                    Some(b'\n') => return Cut::Done { end, next: end + 2 },
                    None if !self.ended => return Cut::Short,
                    _ => return Cut::Done { end, next: end + 1 },
                },
                Some(_) => return Cut::Done { end, next: end + 1 },
                None => return Cut::Done { end, next: end },
            }
        }
    }
}

#[derive(Default)]
struct Quoted {
    field: Option<Field>,
    /// Where the field ends; `None` if it does not in these bytes.
    end: Option<usize>,
    text_after: bool,
    /// The quote is a character like any other.
    literal: bool,
}

/// Cuts a quoted field that opens at `open`.
fn cut_quoted(bytes: &[u8], open: usize, marks: Marks, ended: bool) -> Quoted {
    let quote = bytes[open];
    let mut field = Field {
        span: open + 1..open + 1,
        doubled: false,
        quoted: true,
    };
    let mut at = open + 1;
    let close = loop {
        let Some(n) = memchr::memchr(quote, &bytes[at..]) else {
            return Quoted {
                field: Some(field),
                literal: ended,
                ..Quoted::default()
            };
        };
        at += n;
        match bytes.get(at + 1) {
            Some(next) if *next == quote => {
                field.doubled = true;
                at += 2;
            }
            None if !ended => {
                return Quoted {
                    field: Some(field),
                    ..Quoted::default()
                };
            }
            _ => break at,
        }
    };
    field.span.end = close;
    let mut end = close + 1;
    while marks.delimiter != b' ' && bytes.get(end) == Some(&b' ') {
        end += 1;
    }
    let is_end = |byte: &u8| *byte == marks.delimiter || matches!(byte, b'\n' | b'\r');
    match bytes.get(end) {
        Some(byte) if is_end(byte) => {}
        None if ended => {}
        None => {
            return Quoted {
                field: Some(field),
                ..Quoted::default()
            };
        }
        Some(_) if memchr::memchr2(b'\n', b'\r', &bytes[open..close]).is_some() => {
            // It closes in the middle of a later line: two stray quotes.
            return Quoted {
                field: Some(field),
                literal: true,
                ..Quoted::default()
            };
        }
        Some(_) => {
            let rest = memchr::memchr3(marks.delimiter, b'\n', b'\r', &bytes[end..]);
            let Some(stop) = rest.map(|n| end + n).or(ended.then_some(bytes.len())) else {
                return Quoted {
                    field: Some(field),
                    ..Quoted::default()
                };
            };
            // Taken as it stands, with its quotes.
            field = Field {
                span: open..stop,
                doubled: false,
                quoted: false,
            };
            return Quoted {
                field: Some(field),
                end: Some(stop),
                text_after: true,
                literal: false,
            };
        }
    }
    Quoted {
        field: Some(field),
        end: Some(end),
        ..Quoted::default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(bytes: &[u8], limits: &Limits) -> Vec<Vec<String>> {
        let marks = Marks {
            delimiter: b',',
            quote: Some(b'"'),
        };
        let mut records = Records::new(bytes, marks, limits);
        let mut rows = Vec::new();
        while records.next(0).unwrap() {
            let text = |field: &Field| {
                let raw = String::from_utf8_lossy(&records.bytes()[field.span.clone()]);
                if field.doubled {
                    raw.replace("\"\"", "\"")
                } else {
                    raw.into_owned()
                }
            };
            rows.push(records.fields.iter().map(text).collect());
        }
        rows
    }

    fn read(text: &str) -> Vec<Vec<String>> {
        cells(text.as_bytes(), &Limits::default())
    }

    #[test]
    fn fields_are_cut_generously() {
        assert_eq!(
            read("a,b\r\nc,d\re,f"),
            [["a", "b"], ["c", "d"], ["e", "f"]]
        );
        assert_eq!(read("\"a,1\", \"b \"\"c\"\"\"\n"), [["a,1", "b \"c\""]]);
        assert_eq!(read("\"two\nlines\",x\n"), [["two\nlines", "x"]]);
        assert_eq!(read("a,\n,b\n"), [["a", ""], ["", "b"]]);
        assert_eq!(read("a\n\nb"), [["a"], [""], ["b"]]);
        assert_eq!(read("5\" pipe,x\n"), [["5\" pipe", "x"]]);
        assert_eq!(read("\"\",\"\"\n"), [["", ""]]);
        assert!(read("").is_empty());
    }

    #[test]
    fn a_stray_quote_takes_no_other_row_with_it() {
        assert_eq!(
            read("a,\"b\nc,d\n"),
            [["a", "\"b"], ["c", "d"]],
            "never closed"
        );
        assert_eq!(
            read("a,\"b\nc,\"d\ne,f\n"),
            [["a", "\"b"], ["c", "\"d"], ["e", "f"]],
            "closed by another stray one"
        );
        assert_eq!(read("\"a\"b,c\n"), [["\"a\"b", "c"]]);
        let small = Limits {
            row_bytes: 1_000,
            ..Limits::default()
        };
        let long = format!("a,\"b\n{}", "x,y\n".repeat(1_000_000));
        let rows = cells(long.as_bytes(), &small);
        assert_eq!(rows.len(), 1_000_001);
        assert_eq!(rows[0], ["a", "\"b"]);
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let marks = Marks {
            delimiter: b',',
            quote: Some(b'"'),
        };
        let limits = Limits {
            row_bytes: 200_000,
            ..Limits::default()
        };
        let mut records = Records::new(std::io::repeat(b'x'), marks, &limits);
        assert!(matches!(
            records.next(1),
            Err(ReadError::Limit {
                bound: Bound::RowBytes,
                ..
            })
        ));
    }

    proptest! {
        #[test]
        fn what_another_writer_wrote_reads_back(
            rows in proptest::collection::vec(
                proptest::collection::vec("[ a\",\n\r;é]{0,6}", 1..5), 1..8),
        ) {
            let mut writer = csv::WriterBuilder::new()
                .quote_style(csv::QuoteStyle::Always)
                .flexible(true)
                .from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            prop_assert_eq!(cells(&bytes, &Limits::default()), rows);
        }
    }
}
