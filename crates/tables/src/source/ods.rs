//! `OpenDocument` spreadsheets, streamed.
//!
//! A row or cell may say that it is repeated a million times. Blank ones that
//! are repeated are stepped over; others are given again and again, and counted
//! against the bounds like any other.

use std::io::BufRead;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};
use quick_xml::events::{BytesStart, Event};

use crate::error::ReadError;
use crate::limits::Bound;
use crate::number::Number;
use crate::reading::Sheet;
use crate::row::{Filler, Row};
use crate::source::xml::{Xml, attribute, local_attribute, resolve};
use crate::source::zipped::Archive;
use crate::source::{Book, Dialect, Source};
use crate::value::{Cell, Value};

const CONTENT: &str = "content.xml";

/// A spreadsheet that was opened.
pub(crate) struct OdsBook {
    archive: Archive,
    sheets: Vec<Sheet>,
}

impl OdsBook {
    pub(crate) fn open(mut archive: Archive) -> Result<Self, ReadError> {
        let (limit, cell_bytes) = (archive.limits().sheets, archive.limits().cell_bytes);
        let Some(part) = archive.part(CONTENT)? else {
            return Err(ReadError::damaged(CONTENT, "the part is missing"));
        };
        let mut xml = Xml::new(part, CONTENT, cell_bytes.saturating_mul(6));
        let mut hidden_styles = std::collections::HashSet::new();
        let mut style = String::new();
        let mut sheets = Vec::new();
        let mut depth = 0_u32;
        loop {
            match xml.next()? {
                Event::Start(e) => match e.local_name().as_ref() {
                    "style" => style = local_attribute(&e, "name").unwrap_or_default().into_owned(),
                    // A table inside of a cell is no sheet.
                    "table" => {
                        depth += 1;
                        if depth == 1 {
                            sheets.push(sheet(&e, &hidden_styles));
                        }
                    }
                    _ => {}
                },
                Event::Empty(e) => match e.local_name().as_ref() {
                    "table-properties" => {
                        let shown = local_attribute(&e, "display");
                        if shown.is_some_and(|shown| shown == "false")
                            && hidden_styles.len() < limit
                        {
                            hidden_styles.insert(style.clone());
                        }
                    }
                    "table" if depth == 0 => sheets.push(sheet(&e, &hidden_styles)),
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "table" => {
                    depth = depth.saturating_sub(1);
                }
                Event::Eof => break,
                _ => {}
            }
            if sheets.len() > limit {
                return Err(ReadError::limit(Bound::Sheets, limit, 0));
            }
        }
        drop(xml);
        if sheets.is_empty() {
            return Err(ReadError::damaged(CONTENT, "it has no sheet"));
        }
        Ok(Self { archive, sheets })
    }
}

fn sheet(element: &BytesStart<'_>, hidden: &std::collections::HashSet<String>) -> Sheet {
    let style = local_attribute(element, "style-name").unwrap_or_default();
    Sheet {
        name: attribute(element, "table:name")
            .or_else(|| local_attribute(element, "name"))
            .unwrap_or_default()
            .into_owned(),
        hidden: hidden.contains(&*style),
    }
}

impl Book for OdsBook {
    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn rows<'a>(
        &'a mut self,
        sheet: usize,
        _dialect: Option<&Dialect>,
    ) -> Result<Box<dyn Source + 'a>, ReadError> {
        let cell_bytes = self.archive.limits().cell_bytes;
        let columns = self.archive.limits().columns;
        let name: Arc<str> = self.sheets[sheet].name.as_str().into();
        let Some(part) = self.archive.part(CONTENT)? else {
            return Err(ReadError::damaged(CONTENT, "the part is missing"));
        };
        let mut xml = Xml::new(part, CONTENT, cell_bytes.saturating_mul(6));
        let ended = !go_to(&mut xml, sheet)?;
        Ok(Box::new(OdsSource {
            xml,
            sheet: name,
            cell_bytes,
            columns,
            number: 0,
            left: 0,
            repeated: Vec::new(),
            ended,
        }))
    }
}

/// Goes to the beginning of a sheet; `false` if there is nothing in it.
fn go_to<R: BufRead>(xml: &mut Xml<R>, sheet: usize) -> Result<bool, ReadError> {
    let (mut depth, mut seen) = (0_u32, 0_usize);
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "table" => {
                depth += 1;
                if depth == 1 {
                    if seen == sheet {
                        return Ok(true);
                    }
                    seen += 1;
                }
            }
            Event::Empty(e) if e.local_name().as_ref() == "table" && depth == 0 => {
                if seen == sheet {
                    return Ok(false);
                }
                seen += 1;
            }
            Event::End(e) if e.local_name().as_ref() == "table" => depth = depth.saturating_sub(1),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

struct OdsSource<R> {
    xml: Xml<R>,
    sheet: Arc<str>,
    cell_bytes: usize,
    columns: u32,
    number: u64,
    /// How many times the last row is to be given again.
    left: u64,
    repeated: Vec<Cell>,
    ended: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    kind: String,
    value: String,
    has_formula: bool,
    text: String,
    paragraphs: u32,
}

impl<R: BufRead + Send> Source for OdsSource<R> {
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        if row
            .sheet
            .as_ref()
            .is_none_or(|sheet| !Arc::ptr_eq(sheet, &self.sheet))
        {
            row.sheet = Some(Arc::clone(&self.sheet));
        }
        if self.left > 0 {
            self.left -= 1;
            self.number += 1;
            row.cells.clone_from(&self.repeated);
        } else {
            if self.ended || !self.row(row)? {
                self.ended = true;
                return Ok(false);
            }
            if self.left > 0 {
                self.repeated.clone_from(&row.cells);
            }
        }
        row.begin(self.number, None);
        row.width = row.cells.last().map_or(0, |cell| cell.column + 1);
        Ok(true)
    }
}

impl<R: BufRead> OdsSource<R> {
    /// Reads a row that has cells, stepping over those that have none.
    fn row(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        loop {
            match self.xml.next()? {
                Event::Start(e) if e.local_name().as_ref() == "table-row" => {
                    let times = repeats(&e, "number-rows-repeated");
                    self.number = self.number.saturating_add(1);
                    self.cells(row)?;
                    if !row.is_blank() {
                        self.left = times - 1;
                        return Ok(true);
                    }
                    self.number = self.number.saturating_add(times - 1);
                }
                Event::Empty(e) if e.local_name().as_ref() == "table-row" => {
                    let times = repeats(&e, "number-rows-repeated");
                    self.number = self.number.saturating_add(times);
                }
                Event::End(e) if e.local_name().as_ref() == "table" => return Ok(false),
                Event::Eof => return Err(self.xml.damaged("it ends in the middle")),
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: &mut Row) -> Result<(), ReadError> {
        let mut filler = Filler::new(&mut row.cells);
        let mut column = 0_u32;
        loop {
            let (times, open) = match self.xml.next()? {
                Event::Empty(e) if is_cell(&e) => {
                    (repeats(&e, "number-columns-repeated"), opened(&e))
                }
                Event::Start(e) if is_cell(&e) => {
                    let times = repeats(&e, "number-columns-repeated");
                    let mut open = opened(&e);
                    self.content(&mut open)?;
                    (times, open)
                }
                Event::End(e) if e.local_name().as_ref() == "table-row" => break,
                Event::Eof => return Err(self.xml.damaged("it ends in the middle")),
                _ => continue,
            };
            let value = open.finish();
            let times = u32::try_from(times).unwrap_or(u32::MAX);
            if value != Value::Empty {
                let past = column.saturating_add(times) > self.columns;
                if past && times > 1 {
                    return Err(ReadError::limit(Bound::Columns, self.columns, self.number));
                }
                for n in 0..times {
                    let cell = filler.next(column.saturating_add(n));
                    cell.computed = open.has_formula;
                    cell.value.clone_from(&value);
                }
            }
            column = column.saturating_add(times).min(1 << 24);
        }
        filler.finish();
        Ok(())
    }

    /// The text of a cell, without its annotations and drawings.
    fn content(&mut self, open: &mut Open) -> Result<(), ReadError> {
        let mut aside = 0_u32;
        let mut in_text = 0_u32;
        let mut depth = 0_u32;
        loop {
            match self.xml.next()? {
                Event::Start(e) => {
                    depth += 1;
                    match e.local_name().as_ref() {
                        "annotation" | "shapes" | "frame" | "table" | "custom-shape" | "g" => {
                            aside += 1;
                        }
                        "p" | "h" if aside == 0 => {
                            in_text += 1;
                            open.paragraph();
                        }
                        _ => {}
                    }
                }
                Event::Empty(e) if aside == 0 => match e.local_name().as_ref() {
                    "p" | "h" => open.paragraph(),
                    "s" => {
                        let count = local_attribute(&e, "c").and_then(|c| c.parse::<usize>().ok());
                        let count = count.unwrap_or(1).min(self.cell_bytes + 1);
                        open.text.extend(std::iter::repeat_n(' ', count));
                    }
                    "tab" => open.text.push('\t'),
                    "line-break" => open.text.push('\n'),
                    _ => {}
                },
                Event::End(e) => {
                    if depth == 0 {
                        return Ok(());
                    }
                    depth -= 1;
                    match e.local_name().as_ref() {
                        "annotation" | "shapes" | "frame" | "table" | "custom-shape" | "g" => {
                            aside = aside.saturating_sub(1);
                        }
                        "p" | "h" if aside == 0 => in_text = in_text.saturating_sub(1),
                        _ => {}
                    }
                }
                Event::Text(text) if in_text > 0 && aside == 0 => open.text.push_str(&text),
                Event::CData(text) if in_text > 0 && aside == 0 => open.text.push_str(&text),
                Event::GeneralRef(reference) if in_text > 0 && aside == 0 => {
                    match resolve(&reference) {
                        Some(c) => open.text.push(c),
                        None => return Err(self.xml.damaged("it uses an unknown entity")),
                    }
                }
                Event::Eof => return Err(self.xml.damaged("it ends in the middle")),
                _ => {}
            }
            if open.text.len() > self.cell_bytes {
                return Err(ReadError::limit(
                    Bound::CellBytes,
                    self.cell_bytes,
                    self.number,
                ));
            }
        }
    }
}

fn is_cell(element: &BytesStart<'_>) -> bool {
    matches!(
        element.local_name().as_ref(),
        "table-cell" | "covered-table-cell"
    )
}

/// How often a row or cell stands there: at least once, at most 2³².
fn repeats(element: &BytesStart<'_>, name: &str) -> u64 {
    let times = local_attribute(element, name).and_then(|times| times.trim().parse::<u64>().ok());
    times.unwrap_or(1).clamp(1, 1 << 32)
}

fn opened(element: &BytesStart<'_>) -> Open {
    let mut open = Open::default();
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = || {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            value.unwrap_or_default().into_owned()
        };
        match attribute.key.as_ref() {
            // Programs of one family say `error` in a name of their own.
            "calcext:value-type" => open.kind = value(),
            "office:value-type" if open.kind.is_empty() => open.kind = value(),
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => open.value = value(),
            "table:formula" => open.has_formula = true,
            _ => {}
        }
    }
    open
}

impl Open {
    fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    fn finish(&self) -> Value {
        let text = || Value::from_written(&self.text);
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => {
                let mut number = Number::default();
                if number.set_spreadsheet(self.value.trim()) {
                    Value::Number(number)
                } else {
                    text()
                }
            }
            "boolean" => Value::Bool(self.value.trim() == "true"),
            "date" => date(self.value.trim()).unwrap_or_else(text),
            "time" => time(self.value.trim()).unwrap_or_else(text),
            "error" => Value::Error(self.text.trim().to_owned()),
            "string" if self.paragraphs == 0 => Value::from_written(&self.value),
            "" if self.has_formula && self.paragraphs == 0 => Value::Formula,
            _ => text(),
        }
    }
}

fn date(text: &str) -> Option<Value> {
    if text.contains('T') {
        return text.parse::<DateTime>().ok().map(|moment| {
            // Midnight is how these files write a day.
            if moment.time() == Time::midnight() {
                Value::Date(moment.date())
            } else {
                Value::DateTime(moment)
            }
        });
    }
    text.parse::<Date>().ok().map(Value::Date)
}

/// `PT13H45M00S`; longer than a day is no time of it.
fn time(text: &str) -> Option<Value> {
    let span: jiff::Span = text.parse().ok()?;
    let time = Time::midnight();
    let positive = span.is_positive() || span.is_zero();
    let within = span.get_hours() < 24 && span.get_days() == 0;
    (positive && within).then(|| time.checked_add(span).ok().map(Value::Time))?
}
