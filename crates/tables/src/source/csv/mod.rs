//! Text files with a mark between their cells.

pub(crate) mod dialect;
pub(crate) mod encoding;
pub(crate) mod record;

use std::borrow::Cow;
use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use self::encoding::Transcoder;
use self::record::{Marks, Records};
use crate::error::ReadError;
use crate::fault::{Note, NoteCode};
use crate::limits::{Bound, Limits};
use crate::reading::{Guess, Options, Sheet};
use crate::row::{Filler, Row};
use crate::source::zipped::Archive;
use crate::source::{Book, Dialect, Input, Source, TextFile, read_up_to};

/// So many bytes are looked at for encoding and marks.
const SAMPLE: u64 = 512 << 10;
/// A row over more lines than this is remarked on.
const MANY_LINES: u64 = 50;

/// A text file that was opened.
pub(crate) struct CsvBook {
    file: TextFile,
    limits: Limits,
    sheets: [Sheet; 1],
}

impl CsvBook {
    pub(crate) fn open(input: Input, limits: &Limits) -> Self {
        Self::new(TextFile::Plain(input), limits.clone())
    }

    pub(crate) fn open_zipped(archive: Archive, part: String) -> Self {
        let limits = archive.limits().clone();
        Self::new(TextFile::Zipped(Box::new(archive), part), limits)
    }

    fn new(file: TextFile, limits: Limits) -> Self {
        let sheet = Sheet {
            name: String::new(),
            hidden: false,
        };
        Self {
            file,
            limits,
            sheets: [sheet],
        }
    }

    fn sample(&mut self) -> Result<(Vec<u8>, bool), ReadError> {
        let bytes = read_up_to(self.file.reader()?, SAMPLE + 1)?;
        let whole = u64::try_from(bytes.len()).unwrap_or(u64::MAX) <= SAMPLE;
        Ok((bytes, whole))
    }

    fn guess(&mut self, options: &Options) -> Result<Dialect, ReadError> {
        let (bytes, whole) = self.sample()?;
        let encoding = match &options.encoding {
            Some(label) => Guess::told(encoding::named(label)?),
            None => encoding::guess(&bytes, whole),
        };
        let delimiter = options.delimiter.map(mark).transpose()?;
        let text = if encoding::cuts_bytes(encoding.value) {
            Cow::Borrowed(&bytes[..])
        } else {
            Cow::Owned(encoding.value.decode(&bytes).0.into_owned().into_bytes())
        };
        let (delimiter, quote) = dialect::guess(&text, whole, delimiter, options.quote);
        Ok(Dialect {
            encoding: Guess::new(
                encoding.value.name().to_owned(),
                encoding.confidence,
                encoding.why,
            ),
            delimiter,
            quote,
        })
    }
}

impl Book for CsvBook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn dialect(&mut self, options: &Options) -> Result<Option<Dialect>, ReadError> {
        self.guess(options).map(Some)
    }

    fn rows<'a>(
        &'a mut self,
        _sheet: usize,
        dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError> {
        let dialect = match dialect {
            Some(dialect) => dialect.clone(),
            None => self.guess(&Options::default())?,
        };
        let encoding = encoding::named(&dialect.encoding.value)?;
        let marks = Marks {
            delimiter: mark(dialect.delimiter.value)?,
            quote: dialect::quote_byte(dialect.quote.value),
        };
        let limits = self.limits.clone();
        let reader = self.file.reader()?;
        let (reader, decoding): (Box<dyn Read + Send + 'a>, _) = if encoding == UTF_8 {
            (reader, Decoding::Utf8)
        } else if encoding::cuts_bytes(encoding) {
            (reader, Decoding::Single(encoding))
        } else {
            (Box::new(Transcoder::new(reader, encoding)), Decoding::Done)
        };
        let mut records = Records::new(reader, marks, &limits);
        records.skip(b"\xef\xbb\xbf")?;
        let line = 1 + records.skip_sep_line(marks.delimiter)?;
        Ok(Box::new(CsvSource {
            records,
            decoding,
            number: 0,
            line,
            cell_bytes: limits.cell_bytes,
            scratch: String::new(),
        }))
    }
}

/// A mark as the byte that it must be.
fn mark(mark: char) -> Result<u8, ReadError> {
    match u8::try_from(mark) {
        Ok(byte) if byte.is_ascii() && !matches!(byte, b'\n' | b'\r' | b'"' | 0) => Ok(byte),
        _ => Err(ReadError::NoSuchMark { wanted: mark }),
    }
}

#[derive(Debug, Clone, Copy)]
enum Decoding {
    Utf8,
    Single(&'static Encoding),
    /// The stream was turned into UTF-8 before.
    Done,
}

struct CsvSource<R> {
    records: Records<R>,
    decoding: Decoding,
    number: u64,
    line: u64,
    cell_bytes: usize,
    scratch: String,
}

impl<R: Read + Send> Source for CsvSource<R> {
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        if !self.records.next(self.number + 1)? {
            return Ok(false);
        }
        self.number += 1;
        row.begin(self.number, Some(self.line));
        row.width = u32::try_from(self.records.fields.len()).unwrap_or(u32::MAX);
        self.fill(row)?;
        self.remark(row);
        self.line += self.records.remarks.lines;
        Ok(true)
    }
}

impl<R: Read> CsvSource<R> {
    fn fill(&mut self, row: &mut Row) -> Result<(), ReadError> {
        let bytes = self.records.bytes();
        // Nearly always the whole record is text, and its fields are slices.
        let text = match self.decoding {
            Decoding::Utf8 | Decoding::Done => std::str::from_utf8(bytes).ok(),
            Decoding::Single(_) => std::str::from_utf8(bytes)
                .ok()
                .filter(|text| text.is_ascii()),
        };
        let has_nul = memchr::memchr(0, bytes).is_some();
        let mut filler = Filler::new(&mut row.cells);
        let mut strange = None;
        for (column, field) in (0..).zip(&self.records.fields) {
            if field.span.is_empty() {
                continue;
            }
            if field.span.len() > self.cell_bytes {
                return Err(ReadError::limit(
                    Bound::CellBytes,
                    self.cell_bytes,
                    self.number,
                ));
            }
            let written = match text {
                Some(text) => Cow::Borrowed(&text[field.span.clone()]),
                None => self.decode(&bytes[field.span.clone()], &mut strange),
            };
            let value = &mut filler.next(column).value;
            if field.doubled || has_nul {
                self.scratch.clear();
                let quote = if field.doubled {
                    bytes.get(field.span.start.wrapping_sub(1)).copied()
                } else {
                    None
                };
                unescape(&written, quote, &mut self.scratch);
                value.set_written(&self.scratch);
            } else {
                value.set_written(&written);
            }
            if *value == crate::Value::Empty {
                filler.undo();
            }
        }
        filler.finish();
        row.notes.extend(strange);
        if has_nul {
            row.notes.push(Note::new(NoteCode::NulCharacter));
        }
        if matches!(self.decoding, Decoding::Done)
            && memchr::memmem::find(bytes, "\u{fffd}".as_bytes()).is_some()
        {
            row.notes.push(Note::new(NoteCode::BadEncoding));
        }
        Ok(())
    }

    fn decode<'b>(&self, bytes: &'b [u8], strange: &mut Option<Note>) -> Cow<'b, str> {
        match self.decoding {
            Decoding::Single(encoding) => {
                if let Some(text) = encoding::surely_utf8(bytes) {
                    *strange = Some(other_encoding(encoding, UTF_8));
                    return Cow::Borrowed(text);
                }
                let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
                if had_errors {
                    *strange = Some(Note::new(NoteCode::BadEncoding));
                }
                text
            }
            Decoding::Utf8 | Decoding::Done => {
                if let Ok(text) = std::str::from_utf8(bytes) {
                    return Cow::Borrowed(text);
                }
                let other = encoding::fallback();
                let (text, had_errors) = other.decode_without_bom_handling(bytes);
                *strange = Some(if had_errors {
                    Note::new(NoteCode::BadEncoding)
                } else {
                    other_encoding(UTF_8, other)
                });
                text
            }
        }
    }

    fn remark(&self, row: &mut Row) {
        let remarks = &self.records.remarks;
        if let Some(lines) = remarks.unclosed {
            let line = self.line + lines;
            row.notes
                .push(Note::new(NoteCode::UnclosedQuote).with("line", line));
        }
        if remarks.text_after_quote {
            row.notes.push(Note::new(NoteCode::TextAfterQuote));
        }
        if remarks.lines > MANY_LINES {
            row.notes
                .push(Note::new(NoteCode::ManyLines).with("lines", remarks.lines));
        }
    }
}

/// What is said of a row that is not in the encoding of its file.
fn other_encoding(of_file: &'static Encoding, of_row: &'static Encoding) -> Note {
    Note::new(NoteCode::OtherEncoding)
        .with("encoding", of_file.name())
        .with("read_as", of_row.name())
}

/// Makes one of two quotes and leaves NUL characters out.
fn unescape(written: &str, quote: Option<u8>, out: &mut String) {
    let quote = quote.map(char::from);
    let mut chars = written.chars();
    while let Some(c) = chars.next() {
        if Some(c) == quote {
            // The second of the two.
            let _second = chars.next();
        }
        if c != '\0' {
            out.push(c);
        }
    }
}
