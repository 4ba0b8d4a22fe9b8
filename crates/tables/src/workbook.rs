//! A file that was opened.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::error::ReadError;
use crate::header;
use crate::limits::{Bound, Limits};
use crate::reading::{Column, Guess, HeaderRows, Kind, Options, Reading, Sheet, SheetChoice, Why};
use crate::row::Row;
use crate::rows::Rows;
use crate::sniff;
use crate::source::{self, Book, Dialect, Input, Meter, ReadSeek, Source};

/// Rows that are looked at for a header.
const HEAD_ROWS: usize = 60;
/// Bytes that these may hold.
const HEAD_BYTES: usize = 8 << 20;
/// Rows that are looked at for evidence, unless told otherwise.
const SAMPLE_ROWS: u64 = 1_000;

/// A file with its sheets, of which one at a time is read.
///
/// ```
/// use std::io::Cursor;
/// use passerelle_tables::{Format, Limits, Options, open};
///
/// let file = Cursor::new("Nom;Né le\nAmina;13/04/1990\nLuis;32/13/2020\n");
/// let mut book = open(file, Some("list.csv"), &Limits::default()).unwrap();
/// let reading = book.survey(&Options::default()).unwrap();
/// let born = reading.column("né le").unwrap();
/// let (column, format) = (born.index, born.format());
/// let mut faults = Vec::new();
/// for row in book.rows(&reading).unwrap() {
///     faults.extend(row.unwrap().cell(column).day(&format).err());
/// }
/// assert_eq!(faults[0].to_string(), "B3: \"32/13/2020\" is not a date");
/// ```
pub struct Workbook {
    book: Box<dyn Book>,
    kind: Guess<Kind>,
    limits: Limits,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Opens a file: finds out its kind by its content and lists its sheets.
///
/// `name` is the name by which the file came, if it had one; it is only looked
/// at to say that its extension is wrong. Nothing but the beginning of a text
/// file is read, and of a workbook the parts that every sheet needs.
pub fn open(
    input: impl ReadSeek + 'static,
    name: Option<&str>,
    limits: &Limits,
) -> Result<Workbook, ReadError> {
    let boxed: Box<dyn ReadSeek> = Box::new(input);
    open_input(BufReader::with_capacity(64 << 10, boxed), name, limits)
}

/// Opens the file at a path; its name is taken from there.
pub fn open_path(path: impl AsRef<Path>, limits: &Limits) -> Result<Workbook, ReadError> {
    let path = path.as_ref();
    let file = File::open(path).map_err(ReadError::Io)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    open(file, name.as_deref(), limits)
}

fn open_input(
    mut input: Input,
    name: Option<&str>,
    limits: &Limits,
) -> Result<Workbook, ReadError> {
    let length = source::length(&mut input)?;
    if length == 0 {
        return Err(ReadError::Empty);
    }
    if length > limits.file_bytes {
        return Err(ReadError::limit(Bound::FileBytes, limits.file_bytes, 0));
    }
    let start = source::read_up_to(input.by_ref(), sniff::ENOUGH)?;
    input.seek(SeekFrom::Start(0))?;
    let (book, kind) = sniff::open(input, &start, length, limits)?;
    Ok(Workbook {
        book,
        kind: sniff::compare(kind, name),
        limits: limits.clone(),
    })
}

impl Workbook {
    /// The kind of file.
    pub const fn kind(&self) -> &Guess<Kind> {
        &self.kind
    }

    /// The sheets, in their order. A text file has one without a name; a JSON
    /// object has one for each of its arrays.
    pub fn sheets(&self) -> &[Sheet] {
        self.book.sheets()
    }

    /// Finds out how a sheet is to be read: header, hashtags and conventions of
    /// columns, for a text file also encoding and marks. What `options` tell is
    /// not guessed.
    pub fn survey(&mut self, options: &Options) -> Result<Reading, ReadError> {
        let dialect = self.book.dialect(options)?;
        if let Some(choice) = &options.sheet {
            let sheet = self.choose(choice)?;
            return self.survey_sheet(sheet, dialect, options);
        }
        let sheets = self.book.sheets();
        let visible = sheets.iter().position(|sheet| !sheet.hidden);
        let first = visible.unwrap_or_default();
        let others: Vec<usize> = (first + 1..sheets.len())
            .filter(|n| !sheets[*n].hidden)
            .collect();
        let reading = self.survey_sheet(first, dialect.clone(), options)?;
        if !is_void(&reading) {
            return Ok(reading);
        }
        // A cover sheet without a cell is not what anybody means.
        for sheet in others.into_iter().take(20) {
            let next = self.survey_sheet(sheet, dialect.clone(), options)?;
            if !is_void(&next) {
                return Ok(next);
            }
        }
        Ok(reading)
    }

    fn choose(&self, choice: &SheetChoice) -> Result<usize, ReadError> {
        let sheets = self.book.sheets();
        let found =
            match choice {
                SheetChoice::Number(n) => (*n < sheets.len()).then_some(*n),
                SheetChoice::Name(name) => sheets
                    .iter()
                    .position(|sheet| sheet.name == *name)
                    .or_else(|| {
                        sheets
                            .iter()
                            .position(|sheet| sheet.name.trim() == name.trim())
                    }),
            };
        found.ok_or_else(|| ReadError::NoSuchSheet {
            wanted: match choice {
                SheetChoice::Number(n) => n.saturating_add(1).to_string(),
                SheetChoice::Name(name) => name.clone(),
            },
        })
    }

    fn survey_sheet(
        &mut self,
        sheet: usize,
        dialect: Option<Dialect>,
        options: &Options,
    ) -> Result<Reading, ReadError> {
        let sheet_name = self.book.sheets()[sheet].name.clone();
        let mut meter = Meter::new(&self.limits);
        let mut source = self.book.rows(sheet, dialect.as_ref())?;
        let (head, mut ended) = first_rows(source.as_mut(), &mut meter)?;
        let keyed = source.names_columns();
        let mut found = header::find(&head, options);
        if keyed && options.header.is_none() {
            found = keys_as_header(&head);
        }
        let mut survey = Survey::new(found.columns, options.sample_rows.unwrap_or(SAMPLE_ROWS));
        for row in &head[found.length..] {
            survey.note(row);
        }
        let mut row = Row::default();
        while !ended && survey.wants_more() {
            ended = !source.next(&mut row)?;
            if !ended {
                meter.note(&row, row.is_blank())?;
                survey.note(&row);
            }
        }
        let (length, width) = (found.length, found.width);
        let first_row = match length.checked_sub(1) {
            Some(last) => head[last].number + 1,
            None => 1,
        };
        let whole = ended && survey.left > 0;
        let mut columns = survey.columns;
        if keyed {
            name_by_keys(&mut columns, head.last().or(Some(&row)));
        }
        let (encoding, delimiter, quote) = match dialect {
            Some(d) => (Some(d.encoding), Some(d.delimiter), Some(d.quote)),
            None => (None, None, None),
        };
        Ok(Reading {
            kind: self.kind.clone(),
            sheet,
            sheet_name,
            encoding,
            delimiter,
            quote,
            header: found.header,
            tag_row: found.tag_row,
            first_row,
            width,
            columns,
            head: head.into_iter().take(length).collect(),
            sampled: survey.sampled,
            whole,
        })
    }

    /// The rows below the header, read as a survey found out.
    pub fn rows(&mut self, reading: &Reading) -> Result<Rows<'_>, ReadError> {
        self.rows_from(reading, reading.first_row, reading.width)
    }

    /// All rows of the sheet from its first, header and titles included.
    pub fn all_rows(&mut self, reading: &Reading) -> Result<Rows<'_>, ReadError> {
        self.rows_from(reading, 0, 0)
    }

    fn rows_from(
        &mut self,
        reading: &Reading,
        first_row: u64,
        width: u32,
    ) -> Result<Rows<'_>, ReadError> {
        let dialect = match (&reading.encoding, &reading.delimiter, &reading.quote) {
            (Some(encoding), Some(delimiter), Some(quote)) => Some(Dialect {
                encoding: encoding.clone(),
                delimiter: delimiter.clone(),
                quote: quote.clone(),
            }),
            _ => None,
        };
        if reading.sheet >= self.book.sheets().len() {
            let wanted = reading.sheet.saturating_add(1).to_string();
            return Err(ReadError::NoSuchSheet { wanted });
        }
        let meter = Meter::new(&self.limits);
        let source = self.book.rows(reading.sheet, dialect.as_ref())?;
        let is_text = dialect.is_some();
        Ok(Rows::new(source, meter, first_row, width, is_text))
    }
}

fn is_void(reading: &Reading) -> bool {
    reading.head.is_empty() && reading.sampled == 0
}

/// The rows among which the header is looked for, and whether these are all.
fn first_rows(
    source: &mut (dyn Source + '_),
    meter: &mut Meter,
) -> Result<(Vec<Row>, bool), ReadError> {
    let mut rows = Vec::new();
    let mut bytes = 0;
    let mut filled = 0;
    let mut row = Row::default();
    while filled < HEAD_ROWS && bytes < HEAD_BYTES {
        if !source.next(&mut row)? {
            return Ok((rows, true));
        }
        let is_blank = row.is_blank();
        meter.note(&row, is_blank)?;
        if is_blank {
            continue;
        }
        filled += 1;
        let size = |cell: &crate::Cell| cell.value.as_written().len() + 64;
        bytes += row.cells.iter().map(size).sum::<usize>();
        rows.push(row.clone());
    }
    Ok((rows, false))
}

/// Objects name their columns themselves; the keys may be hashtags.
fn keys_as_header(head: &[Row]) -> header::Head {
    let keys = head
        .iter()
        .filter_map(|row| row.keys.as_deref())
        .next_back();
    let keys = keys.unwrap_or_default();
    let tags = crate::hxl::tag_row(keys.iter().map(|key| &**key)).unwrap_or_default();
    let columns: Vec<Column> = (0..)
        .zip(keys)
        .map(|(index, key)| Column {
            index,
            name: key.to_string(),
            parts: vec![key.to_string()],
            tag: usize::try_from(index)
                .ok()
                .and_then(|n| tags.get(n)?.clone()),
            ..Column::default()
        })
        .collect();
    header::Head {
        header: Guess::new(HeaderRows::default(), 1.0, Why::Keys),
        tag_row: None,
        length: 0,
        width: u32::try_from(keys.len()).unwrap_or(u32::MAX),
        columns,
    }
}

/// Keys that later objects brought.
fn name_by_keys(columns: &mut [Column], last: Option<&Row>) {
    let keys = last.and_then(|row| row.keys.as_deref()).unwrap_or_default();
    for (column, key) in columns.iter_mut().zip(keys) {
        if column.parts.is_empty() {
            column.name = key.to_string();
            column.parts = vec![key.to_string()];
            column.tag = key.parse().ok();
        }
    }
}

/// Collects evidence from rows of data.
struct Survey {
    columns: Vec<Column>,
    sampled: u64,
    left: u64,
}

impl Survey {
    const fn new(columns: Vec<Column>, rows: u64) -> Self {
        Self {
            columns,
            sampled: 0,
            left: rows,
        }
    }

    const fn wants_more(&self) -> bool {
        self.left > 0
    }

    fn note(&mut self, row: &Row) {
        if self.left == 0 || row.is_blank() {
            return;
        }
        self.left -= 1;
        self.sampled += 1;
        for cell in &row.cells {
            let Ok(n) = usize::try_from(cell.column) else {
                continue;
            };
            while self.columns.len() <= n {
                let index = u32::try_from(self.columns.len()).unwrap_or(u32::MAX);
                self.columns.push(Column {
                    index,
                    ..Column::default()
                });
            }
            self.columns[n].profile.note(&cell.value, cell.computed);
        }
    }
}
