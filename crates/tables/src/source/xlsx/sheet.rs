//! The cells of one sheet, streamed.

use std::io::BufRead;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::strings::{Strings, unescape};
use super::styles::Styles;
use crate::address::column_index;
use crate::error::ReadError;
use crate::limits::Bound;
use crate::row::{Filler, Row};
use crate::source::show::Show;
use crate::source::xml::{Xml, attribute, resolve};
use crate::source::{Source, serial};
use crate::value::{Cell, Value};

/// What the file says a cell holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum CellKind {
    #[default]
    Number,
    Shared,
    Inline,
    Bool,
    Error,
    IsoDate,
}

/// The cell that is being read.
#[derive(Debug, Clone, Copy, Default)]
struct Open {
    column: u32,
    kind: CellKind,
    style: usize,
    has_formula: bool,
    has_value: bool,
}

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Sheet,
    Row,
    Cell,
    /// Inside of an element whose text is the cell's.
    Text,
}

pub(super) struct SheetSource<'a, R> {
    xml: Xml<R>,
    sheet: Arc<str>,
    cell_bytes: usize,
    from_1904: bool,
    number: u64,
    text: String,
    ended: bool,
    shared: Option<(&'a Strings, &'a Styles)>,
}

impl<'a, R: BufRead> SheetSource<'a, R> {
    pub(super) fn new(xml: Xml<R>, sheet: &str, cell_bytes: usize, from_1904: bool) -> Self {
        Self {
            xml,
            sheet: sheet.into(),
            cell_bytes,
            from_1904,
            number: 0,
            text: String::new(),
            ended: false,
            shared: None,
        }
    }

    pub(super) const fn with(mut self, strings: &'a Strings, styles: &'a Styles) -> Self {
        self.shared = Some((strings, styles));
        self
    }
}

impl<R: BufRead + Send> Source for SheetSource<'_, R> {
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        if self.ended {
            return Ok(false);
        }
        if row
            .sheet
            .as_ref()
            .is_none_or(|sheet| !Arc::ptr_eq(sheet, &self.sheet))
        {
            row.sheet = Some(Arc::clone(&self.sheet));
        }
        let found = self.row(row)?;
        self.ended = !found;
        Ok(found)
    }
}

impl<R: BufRead> SheetSource<'_, R> {
    fn row(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        let number = self.number;
        let mut place = if number == 0 {
            Place::Outside
        } else {
            Place::Sheet
        };
        let mut filler = Filler::new(&mut row.cells);
        let mut open = Open::default();
        let (mut next_column, mut sorted) = (0, true);
        // Runs that tell how to pronounce a text.
        let mut phonetic = false;
        loop {
            match self.xml.next()? {
                Event::Start(e) => match (place, e.local_name().as_ref()) {
                    (Place::Outside, "sheetData") => place = Place::Sheet,
                    (Place::Sheet, "row") => {
                        self.number = row_number(&e, self.number)?;
                        place = Place::Row;
                    }
                    (Place::Row, "c") => {
                        open = opened(&e, next_column, self.number)?;
                        sorted &= open.column >= next_column;
                        next_column = open.column + 1;
                        self.text.clear();
                        place = Place::Cell;
                    }
                    (Place::Cell, "v") => {
                        open.has_value = true;
                        place = Place::Text;
                    }
                    (Place::Cell, "t") if !phonetic => {
                        open.has_value = true;
                        place = Place::Text;
                    }
                    (Place::Cell, "f") => open.has_formula = true,
                    (Place::Cell, "rPh") => phonetic = true,
                    _ => {}
                },
                Event::Empty(e) => match (place, e.local_name().as_ref()) {
                    (Place::Outside, "sheetData") => return Ok(false),
                    (Place::Sheet, "row") => {
                        self.number = row_number(&e, self.number)?;
                        filler.finish();
                        row.begin(self.number, None);
                        return Ok(true);
                    }
                    (Place::Row, "c") => {
                        next_column = opened(&e, next_column, self.number)?.column + 1;
                    }
                    (Place::Cell, "f") => open.has_formula = true,
                    (Place::Cell, "v" | "t") => open.has_value = true,
                    _ => {}
                },
                Event::End(e) => match (place, e.local_name().as_ref()) {
                    (Place::Text, "v" | "t") => place = Place::Cell,
                    (Place::Cell, "rPh") => phonetic = false,
                    (Place::Cell, "c") => {
                        let cell = filler.next(open.column);
                        cell.computed = open.has_formula;
                        let shared = self.shared;
                        finish(cell, open, &self.text, shared, self.from_1904)
                            .map_err(|detail| self.xml.damaged(detail))?;
                        if cell.value == Value::Empty {
                            filler.undo();
                        }
                        place = Place::Row;
                    }
                    (Place::Row, "row") => {
                        filler.finish();
                        row.begin(self.number, None);
                        if !sorted {
                            sort(&mut row.cells);
                        }
                        row.width = row.cells.last().map_or(0, |cell| cell.column + 1);
                        return Ok(true);
                    }
                    (Place::Sheet, "sheetData") => return Ok(false),
                    _ => {}
                },
                Event::Text(text) if place == Place::Text => self.text.push_str(&text),
                Event::CData(text) if place == Place::Text => self.text.push_str(&text),
                Event::GeneralRef(reference) if place == Place::Text => match resolve(&reference) {
                    Some(c) => self.text.push(c),
                    None => return Err(self.xml.damaged("it uses an unknown entity")),
                },
                Event::Eof if place == Place::Outside && self.number == 0 => return Ok(false),
                Event::Eof => return Err(self.xml.damaged("it ends in the middle")),
                _ => {}
            }
            if self.text.len() > self.cell_bytes {
                return Err(ReadError::limit(
                    Bound::CellBytes,
                    self.cell_bytes,
                    self.number,
                ));
            }
        }
    }
}

/// The last of two cells at one place wins, as in spreadsheet programs.
fn sort(cells: &mut Vec<Cell>) {
    cells.reverse();
    cells.sort_by_key(|cell| cell.column);
    cells.dedup_by_key(|cell| cell.column);
}

fn row_number(element: &BytesStart<'_>, before: u64) -> Result<u64, ReadError> {
    match attribute(element, "r") {
        None => Ok(before + 1),
        Some(number) => match number.trim().parse::<u64>() {
            Ok(number @ 1..=0xffff_ffff) if number > before => Ok(number),
            _ => {
                let detail = format!("the row behind row {before} has no number, or a lower one");
                Err(ReadError::damaged("sheet", detail))
            }
        },
    }
}

/// Reads the attributes of a cell. `next` is its column if it does not say.
fn opened(element: &BytesStart<'_>, next: u32, row: u64) -> Result<Open, ReadError> {
    let mut open = Open {
        column: next,
        ..Open::default()
    };
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = &*attribute.value;
        match attribute.key.as_ref() {
            "r" => {
                let end = value
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .unwrap_or(value.len());
                let column = column_index(&value[..end]).filter(|column| *column < 1 << 24);
                open.column = column.ok_or_else(|| {
                    ReadError::damaged("sheet", format!("a cell in row {row} has no column"))
                })?;
            }
            "s" => open.style = value.parse().unwrap_or_default(),
            "t" => {
                open.kind = match value {
                    "s" => CellKind::Shared,
                    "str" | "inlineStr" => CellKind::Inline,
                    "b" => CellKind::Bool,
                    "e" => CellKind::Error,
                    "d" => CellKind::IsoDate,
                    _ => CellKind::Number,
                };
            }
            _ => {}
        }
    }
    Ok(open)
}

/// Puts a cell's value together at its end.
fn finish(
    cell: &mut Cell,
    open: Open,
    text: &str,
    shared: Option<(&Strings, &Styles)>,
    from_1904: bool,
) -> Result<(), &'static str> {
    let value = &mut cell.value;
    if !open.has_value {
        *value = if open.has_formula {
            Value::Formula
        } else {
            Value::Empty
        };
        return Ok(());
    }
    match open.kind {
        CellKind::Inline => value.set_written(&unescape(text)),
        CellKind::Shared => {
            let index = text.trim().parse::<usize>();
            let found = index.ok().and_then(|index| shared?.0.get(index));
            value
                .set_written(found.ok_or("a cell names a text that is not in the shared strings")?);
        }
        CellKind::Bool => *value = Value::Bool(matches!(text.trim(), "1" | "true")),
        CellKind::Error => *value = Value::Error(text.trim().to_owned()),
        CellKind::IsoDate => *value = iso(text.trim()),
        CellKind::Number => number(value, text.trim(), open, shared, from_1904),
    }
    Ok(())
}

fn number(
    value: &mut Value,
    text: &str,
    open: Open,
    shared: Option<(&Strings, &Styles)>,
    from_1904: bool,
) {
    if text.is_empty() {
        // Some programs write a formula with an empty value when they have none.
        *value = if open.has_formula {
            Value::Formula
        } else {
            Value::Empty
        };
        return;
    }
    let show = shared.map_or(Show::Number, |(_, styles)| styles.show(open.style));
    if show != Show::Number {
        let serial = text.parse().ok();
        let date = serial.and_then(|n| serial::value(n, from_1904, show == Show::Time));
        if let Some(date) = date {
            *value = date;
            return;
        }
    }
    if !value.set_number(|number| number.set_spreadsheet(text)) {
        value.set_written(text);
    }
}

/// A date as ISO 8601 writes it, which only some programs store.
fn iso(text: &str) -> Value {
    let text = text.trim_end_matches('Z');
    if let Ok(date) = text.parse() {
        // A moment also parses as its date.
        if !text.contains('T') {
            return Value::Date(date);
        }
    }
    if let Ok(moment) = text.parse() {
        return Value::DateTime(moment);
    }
    if let Ok(time) = text.trim_start_matches('T').parse() {
        return Value::Time(time);
    }
    Value::from_written(text)
}
