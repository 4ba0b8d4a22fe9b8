//! JSON: one value on each line, one array of rows, or an object with arrays.

mod row;
mod scan;

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use self::row::{JsonRow, fill};
use self::scan::Scanner;
use crate::error::ReadError;
use crate::fault::{Note, NoteCode};
use crate::limits::{Bound, Limits};
use crate::reading::Sheet;
use crate::row::Row;
use crate::source::zipped::Archive;
use crate::source::{Book, Dialect, Input, Source, TextFile};

/// How the rows lie in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Layout {
    /// A value on each line.
    Lines,
    /// Values one behind the other.
    Values,
    /// One array of rows.
    Array,
    /// One object; each of these keys has an array of rows.
    Object,
}

/// A JSON file that was opened.
pub(crate) struct JsonBook {
    file: TextFile,
    limits: Limits,
    layout: Layout,
    sheets: Vec<Sheet>,
}

impl JsonBook {
    pub(crate) fn open(input: Input, limits: &Limits) -> Result<Self, ReadError> {
        Self::new(TextFile::Plain(input), limits.clone())
    }

    pub(crate) fn open_zipped(archive: Archive, part: String) -> Result<Self, ReadError> {
        let limits = archive.limits().clone();
        Self::new(TextFile::Zipped(Box::new(archive), part), limits)
    }

    fn new(mut file: TextFile, limits: Limits) -> Result<Self, ReadError> {
        let layout = layout(&mut file, &limits)?;
        let names = match layout {
            Layout::Object => arrays(&mut file, &limits)?,
            _ => Vec::new(),
        };
        let (layout, names) = match names.is_empty() {
            // An object without arrays is a row.
            true if layout == Layout::Object => (Layout::Values, vec![String::new()]),
            true => (layout, vec![String::new()]),
            false => (layout, names),
        };
        let sheet = |name| Sheet {
            name,
            hidden: false,
        };
        Ok(Self {
            file,
            limits,
            layout,
            sheets: names.into_iter().map(sheet).collect(),
        })
    }
}

fn layout(file: &mut TextFile, limits: &Limits) -> Result<Layout, ReadError> {
    let mut scanner = Scanner::new(file.reader()?, limits.row_bytes)?;
    let first = scanner.skip_spaces()?;
    let mut line = Vec::new();
    match scanner.line(&mut line, 0) {
        Ok(()) => {}
        // A line of many megabytes is the whole file.
        Err(ReadError::Limit { .. }) => {
            return Ok(if first == Some(b'{') {
                Layout::Object
            } else {
                Layout::Array
            });
        }
        Err(error) => return Err(error),
    }
    let more = scanner.skip_spaces()?.is_some();
    let whole = serde_json::from_slice::<serde::de::IgnoredAny>(&line).is_ok();
    let nested = matches!(
        line.iter().skip(1).find(|byte| !byte.is_ascii_whitespace()),
        Some(b'[' | b'{' | b']') | None
    );
    drop(scanner);
    Ok(match (first, whole) {
        (Some(b'[' | b'{'), true) if more => Layout::Lines,
        (Some(b'['), _) if nested => Layout::Array,
        (Some(b'['), true) => Layout::Lines,
        (Some(b'{'), _) => {
            let mut scanner = Scanner::new(file.reader()?, limits.row_bytes)?;
            scanner.skip_spaces()?;
            scanner.value(None, 0)?;
            match scanner.skip_spaces()? {
                Some(_) => Layout::Values,
                None => Layout::Object,
            }
        }
        _ => Layout::Values,
    })
}

/// The keys of an object that hold arrays, in their order.
fn arrays(file: &mut TextFile, limits: &Limits) -> Result<Vec<String>, ReadError> {
    let mut scanner = Scanner::new(file.reader()?, limits.row_bytes)?;
    let mut names = Vec::new();
    let mut member = Members::begin(&mut scanner)?;
    while let Some(key) = member.next(&mut scanner)? {
        if scanner.skip_spaces()? == Some(b'[') && !names.contains(&key) {
            names.push(key);
            if names.len() > limits.sheets {
                return Err(ReadError::limit(Bound::Sheets, limits.sheets, 0));
            }
        }
        scanner.value(None, 0)?;
    }
    Ok(names)
}

/// Walks the members of the object at the beginning of a file.
struct Members {
    key: Vec<u8>,
}

impl Members {
    fn begin<R: Read>(scanner: &mut Scanner<R>) -> Result<Self, ReadError> {
        scanner.skip_spaces()?;
        scanner.take()?;
        Ok(Self { key: Vec::new() })
    }

    /// The next key; the scanner stands before its value.
    fn next<R: Read>(&mut self, scanner: &mut Scanner<R>) -> Result<Option<String>, ReadError> {
        let broken = || ReadError::damaged("file", "this is no JSON object");
        let mut byte = scanner.skip_spaces()?;
        if byte == Some(b',') {
            scanner.take()?;
            byte = scanner.skip_spaces()?;
        }
        match byte {
            Some(b'"') => {}
            Some(b'}') => return Ok(None),
            _ => return Err(broken()),
        }
        self.key.clear();
        scanner.value(Some(&mut self.key), 0)?;
        if scanner.skip_spaces()? != Some(b':') {
            return Err(broken());
        }
        scanner.take()?;
        let key = serde_json::from_slice(&self.key);
        key.map(Some).map_err(|_error| broken())
    }
}

impl Book for JsonBook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows<'a>(
        &'a mut self,
        sheet: usize,
        _dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError> {
        let wanted = &self.sheets[sheet].name;
        let limits = self.limits.clone();
        let mut scanner = Scanner::new(self.file.reader()?, limits.row_bytes)?;
        match self.layout {
            Layout::Lines | Layout::Values => {}
            Layout::Array => {
                scanner.skip_spaces()?;
                scanner.take()?;
            }
            Layout::Object => {
                let mut member = Members::begin(&mut scanner)?;
                while let Some(key) = member.next(&mut scanner)? {
                    if scanner.skip_spaces()? == Some(b'[') && key == *wanted {
                        break;
                    }
                    scanner.value(None, 0)?;
                }
                scanner.take()?;
            }
        }
        Ok(Box::new(JsonSource {
            scanner,
            layout: self.layout.clone(),
            sheet: (!wanted.is_empty()).then(|| Arc::from(wanted.as_str())),
            keys: Keys::new(&limits),
            value: Vec::new(),
            number: 0,
            keyed: false,
        }))
    }
}

struct JsonSource<R> {
    scanner: Scanner<R>,
    layout: Layout,
    sheet: Option<Arc<str>>,
    keys: Keys,
    value: Vec<u8>,
    number: u64,
    keyed: bool,
}

impl<R: Read + Send> Source for JsonSource<R> {
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        self.value.clear();
        if !self.advance(row)? {
            return Ok(false);
        }
        row.sheet.clone_from(&self.sheet);
        let parsed = serde_json::from_slice::<JsonRow<'_>>(&self.value);
        match parsed {
            Ok(JsonRow::Nothing) => row.cells.clear(),
            Ok(found) => {
                self.keyed |= self.number == 1 && matches!(found, JsonRow::Object(_));
                fill(row, found, &mut self.keys, self.number)?;
            }
            Err(error) => {
                row.cells.clear();
                // Without what was written: that may be personal.
                let detail = match error.classify() {
                    serde_json::error::Category::Eof => "it ends too early",
                    serde_json::error::Category::Syntax => "it is not JSON",
                    _ => "it is neither a list nor an object",
                };
                row.notes
                    .push(Note::new(NoteCode::NotJson).with("detail", detail));
            }
        }
        row.keys = self.keyed.then(|| self.keys.list());
        row.width = row.cells.last().map_or(0, |cell| cell.column + 1);
        Ok(true)
    }

    fn names_columns(&self) -> bool {
        self.keyed
    }
}

impl<R: Read> JsonSource<R> {
    /// Takes the next row's bytes; `false` at the end.
    fn advance(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        let number = self.number + 1;
        let is_there = match self.layout {
            Layout::Lines => self.scanner.peek()?.is_some(),
            Layout::Values => self.scanner.skip_spaces()?.is_some(),
            Layout::Array | Layout::Object => self.next_element()?,
        };
        if !is_there {
            return Ok(false);
        }
        self.number = number;
        row.begin(number, Some(self.scanner.line));
        if self.layout == Layout::Lines {
            self.scanner.line(&mut self.value, number)?;
            if self.value.trim_ascii().is_empty() {
                self.value.splice(.., *b"null");
            }
        } else {
            self.scanner.value(Some(&mut self.value), number)?;
        }
        Ok(true)
    }

    fn next_element(&mut self) -> Result<bool, ReadError> {
        let mut byte = self.scanner.skip_spaces()?;
        if byte == Some(b',') && self.number > 0 {
            self.scanner.take()?;
            byte = self.scanner.skip_spaces()?;
        }
        match byte {
            Some(b']') => Ok(false),
            Some(_) => Ok(true),
            None => {
                let detail = format!("JSON ends in the middle behind row {}", self.number);
                Err(ReadError::damaged("file", detail))
            }
        }
    }
}

/// The keys of all objects so far, in the order in which they came.
pub(crate) struct Keys {
    list: Vec<Arc<str>>,
    places: HashMap<Arc<str>, u32>,
    shared: Option<Arc<[Arc<str>]>>,
    bytes: usize,
    limits: Limits,
}

impl Keys {
    fn new(limits: &Limits) -> Self {
        Self {
            list: Vec::new(),
            places: HashMap::new(),
            shared: None,
            bytes: 0,
            limits: limits.clone(),
        }
    }

    /// The column of a key, and whether it is new.
    fn place(&mut self, key: &str, row: u64) -> Result<(u32, bool), ReadError> {
        if let Some(place) = self.places.get(key) {
            return Ok((*place, false));
        }
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        if place >= self.limits.columns {
            return Err(ReadError::limit(Bound::Columns, self.limits.columns, row));
        }
        self.bytes += key.len() + 64;
        if self.bytes > self.limits.held_bytes {
            return Err(ReadError::limit(
                Bound::HeldBytes,
                self.limits.held_bytes,
                row,
            ));
        }
        let key: Arc<str> = key.into();
        self.list.push(Arc::clone(&key));
        self.places.insert(key, place);
        self.shared = None;
        Ok((place, true))
    }

    fn list(&mut self) -> Arc<[Arc<str>]> {
        let list = &self.list;
        let shared = self.shared.get_or_insert_with(|| list.as_slice().into());
        Arc::clone(shared)
    }
}
