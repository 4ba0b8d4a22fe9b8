//! The cells of one sheet of an old workbook.

use std::io::{Read, Seek};
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use super::Shared;
use super::records::{Records, damaged, id};
use crate::error::ReadError;
use crate::limits::{Bound, Limits};
use crate::row::Row;
use crate::source::show::Show;
use crate::source::{Source, serial};
use crate::value::{Cell, Value};

/// Where the cells of a sheet are read from.
pub(super) struct Cells<'a, R> {
    records: &'a mut Records<R>,
    /// The record with many cells that is being given one by one.
    many: Option<(usize, usize)>,
    ended: bool,
}

/// A cell as its record holds it.
struct Raw {
    row: u16,
    column: u16,
    style: u16,
    content: Content,
}

enum Content {
    Number(f64),
    Shared(usize),
    Text(String),
    Bool(bool),
    Error(u8),
    /// A formula's number, text, answer or error.
    Computed(Box<Content>),
    Empty,
}

impl<'a, R: Read + Seek> Cells<'a, R> {
    pub(super) fn begin(records: &'a mut Records<R>, place: u64) -> Result<Self, ReadError> {
        let mut this = Self {
            records,
            many: None,
            ended: false,
        };
        this.seek(place)?;
        Ok(this)
    }

    pub(super) fn seek(&mut self, place: u64) -> Result<(), ReadError> {
        self.many = None;
        self.ended = false;
        self.records.seek(place)?;
        if self.records.next()? != Some(id::BOF) {
            return Err(damaged("a sheet does not begin where it should"));
        }
        Ok(())
    }

    /// Whether the cells come row by row, as nearly every program writes them.
    pub(super) fn are_sorted(&mut self) -> Result<bool, ReadError> {
        let mut before = 0;
        while let Some(number) = self.record()? {
            let is_cell = matches!(
                number,
                id::FORMULA
                    | id::MUL_RK
                    | id::RK
                    | id::NUMBER
                    | id::LABEL
                    | id::LABEL_SST
                    | id::BOOL_ERR
                    | id::RICH_STRING
            );
            if let Some(row) = self.records.u16(0).filter(|_| is_cell) {
                if row < before {
                    return Ok(false);
                }
                before = row;
            }
        }
        Ok(true)
    }

    /// The next record of this sheet, stepping over charts inside of it.
    fn record(&mut self) -> Result<Option<u16>, ReadError> {
        let mut inside = 0_u32;
        while !self.ended {
            match self.records.next()? {
                Some(id::BOF) => inside += 1,
                Some(id::EOF) if inside > 0 => inside -= 1,
                Some(id::EOF) | None => self.ended = true,
                Some(number) if inside == 0 => return Ok(Some(number)),
                Some(_) => {}
            }
        }
        Ok(None)
    }

    fn next(&mut self) -> Result<Option<Raw>, ReadError> {
        loop {
            if let Some((at, end)) = self.many {
                let raw = self.one_of_many(at);
                self.many = (at + 6 < end).then_some((at + 6, end));
                if raw.is_some() {
                    return Ok(raw);
                }
                continue;
            }
            let Some(number) = self.record()? else {
                return Ok(None);
            };
            if number == id::MUL_RK {
                // Row, first column, then six bytes for each, then the last column.
                let end = self.records.data.len().saturating_sub(2);
                self.many = (end >= 10).then_some((4, end));
                continue;
            }
            if let Some(content) = self.content(number)? {
                return Ok(Some(content));
            }
        }
    }

    fn one_of_many(&self, at: usize) -> Option<Raw> {
        let n = u16::try_from((at - 4) / 6).ok()?;
        Some(Raw {
            row: self.records.u16(0)?,
            column: self.records.u16(2)?.checked_add(n)?,
            style: self.records.u16(at)?,
            content: Content::Number(packed(self.records.u32(at + 2)?)),
        })
    }

    fn content(&mut self, number: u16) -> Result<Option<Raw>, ReadError> {
        let records = &*self.records;
        let head = (records.u16(0), records.u16(2), records.u16(4));
        let (Some(row), Some(column), Some(style)) = head else {
            return Ok(None);
        };
        let content = match number {
            id::NUMBER => records.f64(6).map(Content::Number),
            id::RK => records.u32(6).map(|rk| Content::Number(packed(rk))),
            id::LABEL_SST => {
                let index = records.u32(6).and_then(|index| usize::try_from(index).ok());
                index.map(Content::Shared)
            }
            id::LABEL | id::RICH_STRING => Some(Content::Text(self.records.text(6, 2)?)),
            id::BOOL_ERR => match (records.data.get(6), records.data.get(7)) {
                (Some(code), Some(1)) => Some(Content::Error(*code)),
                (Some(answer), _) => Some(Content::Bool(*answer != 0)),
                _ => None,
            },
            id::FORMULA => Some(Content::Computed(Box::new(self.result()?))),
            _ => None,
        };
        Ok(content.map(|content| Raw {
            row,
            column,
            style,
            content,
        }))
    }

    /// What a formula gave when the file was saved.
    fn result(&mut self) -> Result<Content, ReadError> {
        let Some(bytes) = self.records.data.get(6..14) else {
            return Ok(Content::Empty);
        };
        if bytes[6..] != [0xff, 0xff] {
            return Ok(self.records.f64(6).map_or(Content::Empty, Content::Number));
        }
        let code = bytes[2];
        match bytes[0] {
            0 => self.following_text(),
            1 => Ok(Content::Bool(code != 0)),
            2 => Ok(Content::Error(code)),
            _ => Ok(Content::Text(String::new())),
        }
    }

    /// The text that a formula gave is in a later record, perhaps behind those
    /// of a shared formula.
    fn following_text(&mut self) -> Result<Content, ReadError> {
        // Array, table and shared formulas, and what continues them.
        while matches!(
            self.records.peek()?,
            Some(0x0221 | 0x0236 | 0x04bc | id::CONTINUE)
        ) {
            self.records.next()?;
        }
        if self.records.peek()? == Some(id::STRING) {
            self.records.next()?;
            return Ok(Content::Text(self.records.text(0, 2)?));
        }
        Ok(Content::Empty)
    }
}

/// A number in 30 bits.
fn packed(rk: u32) -> f64 {
    let number = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { number } else { number / 100.0 }
}

const fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#ERROR!",
    }
}

pub(super) struct SheetSource<'a, R> {
    cells: Cells<'a, R>,
    shared: &'a Shared,
    sheet: Arc<str>,
    held_bytes: usize,
    cell_bytes: usize,
    /// The first cell of the next row.
    ahead: Option<Raw>,
    /// All cells, where they did not come row by row.
    sorted: Option<Peekable<IntoIter<Raw>>>,
}

impl<'a, R: Read + Seek> SheetSource<'a, R> {
    pub(super) fn new(
        cells: Cells<'a, R>,
        shared: &'a Shared,
        sheet: &str,
        limits: &Limits,
    ) -> Self {
        Self {
            cells,
            shared,
            sheet: sheet.into(),
            held_bytes: limits.held_bytes,
            cell_bytes: limits.cell_bytes,
            ahead: None,
            sorted: None,
        }
    }

    /// Holds all cells and puts them in order.
    pub(super) fn sort(&mut self) -> Result<(), ReadError> {
        let mut all = Vec::new();
        let mut held = 0;
        while let Some(raw) = self.cells.next()? {
            held += std::mem::size_of::<Raw>() + raw.size();
            if held > self.held_bytes {
                return Err(ReadError::limit(
                    Bound::HeldBytes,
                    self.held_bytes,
                    u64::from(raw.row),
                ));
            }
            all.push(raw);
        }
        all.sort_by_key(|raw| (raw.row, raw.column));
        self.sorted = Some(all.into_iter().peekable());
        Ok(())
    }

    fn take(&mut self) -> Result<Option<Raw>, ReadError> {
        if let Some(raw) = self.ahead.take() {
            return Ok(Some(raw));
        }
        match &mut self.sorted {
            Some(sorted) => Ok(sorted.next()),
            None => self.cells.next(),
        }
    }

    fn put(&self, raw: Raw, row: &mut Row) -> Result<(), ReadError> {
        let (content, computed) = match raw.content {
            Content::Computed(content) => (*content, true),
            other => (other, false),
        };
        let value = match content {
            Content::Number(number) => self.number(number, raw.style),
            Content::Shared(index) => {
                let text = self.shared.text(index);
                let missing = || damaged("a cell names a text that is not in the shared strings");
                Value::from_written(text.ok_or_else(missing)?)
            }
            Content::Text(text) => Value::from_written(&text),
            Content::Bool(answer) => Value::Bool(answer),
            Content::Error(code) => Value::Error(error_name(code).to_owned()),
            Content::Empty if computed => Value::Formula,
            Content::Empty | Content::Computed(_) => Value::Empty,
        };
        if value.as_written().len() > self.cell_bytes {
            return Err(ReadError::limit(
                Bound::CellBytes,
                self.cell_bytes,
                u64::from(raw.row) + 1,
            ));
        }
        if value != Value::Empty {
            row.cells.push(Cell {
                column: u32::from(raw.column),
                computed,
                value,
            });
        }
        Ok(())
    }

    fn number(&self, number: f64, style: u16) -> Value {
        let show = self
            .shared
            .styles
            .get(usize::from(style))
            .copied()
            .unwrap_or_default();
        if show != Show::Number
            && let Some(date) = serial::value(number, self.shared.from_1904, show == Show::Time)
        {
            return date;
        }
        let mut value = Value::Empty;
        if !value.set_number(|shown| shown.set_shown(number)) {
            value = Value::Error("#NUM!".to_owned());
        }
        value
    }
}

impl Raw {
    fn size(&self) -> usize {
        match &self.content {
            Content::Text(text) => text.len(),
            Content::Computed(_) => 64,
            _ => 0,
        }
    }
}

impl<R: Read + Seek + Send> Source for SheetSource<'_, R> {
    fn next(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        let Some(first) = self.take()? else {
            return Ok(false);
        };
        let number = first.row;
        row.begin(u64::from(number) + 1, None);
        row.sheet = Some(Arc::clone(&self.sheet));
        row.cells.clear();
        self.put(first, row)?;
        while let Some(raw) = self.take()? {
            if raw.row != number {
                self.ahead = Some(raw);
                break;
            }
            self.put(raw, row)?;
        }
        if !row.cells.is_sorted_by_key(|cell| cell.column) {
            row.cells.sort_by_key(|cell| cell.column);
        }
        row.cells.dedup_by_key(|cell| cell.column);
        row.width = row.cells.last().map_or(0, |cell| cell.column + 1);
        Ok(true)
    }
}
