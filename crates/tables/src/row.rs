//! Rows as they come out of a file.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use crate::address::Address;
use crate::fault::Note;
use crate::value::{Cell, Value};

/// What a row is, as far as it can be told from the row itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A row of the table.
    #[default]
    Data,
    /// Nothing in any cell.
    Blank,
    /// Sums of the rows above: its first cell says "Total" in some language and
    /// another cell is a number.
    Total,
    /// A remark under or between the rows: "Source: …", "* estimated".
    Note,
}

/// One row.
///
/// Only cells that hold something are kept, in the order of their columns;
/// [`Row::get`] gives [`Value::Empty`] for the others.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Row {
    /// The row's number as a spreadsheet shows it, from 1. In a text file it
    /// counts records, blank lines included; in JSON the elements.
    pub number: u64,
    /// The line of a text file on which the row begins, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What kind of row it is.
    pub kind: RowKind,
    /// How many cells were written, empty ones included. In spreadsheets: up to
    /// the last that is not empty.
    pub width: u32,
    /// What is remarkable about the row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The cells that hold something, by column.
    pub cells: Vec<Cell>,
    pub(crate) sheet: Option<Arc<str>>,
    pub(crate) keys: Option<Arc<[Arc<str>]>>,
}

static EMPTY: Value = Value::Empty;

impl Row {
    /// A row of cells in the order of their columns, for rows that come from
    /// elsewhere.
    pub fn new(number: u64, cells: Vec<Cell>) -> Self {
        Self {
            number,
            width: cells.last().map_or(0, |cell| cell.column.saturating_add(1)),
            cells,
            ..Self::default()
        }
    }

    /// A row of texts, as from a text file.
    pub fn of<S: AsRef<str>>(number: u64, cells: &[S]) -> Self {
        let mut row = Self {
            number,
            width: u32::try_from(cells.len()).unwrap_or(u32::MAX),
            ..Self::default()
        };
        for (column, text) in (0..).zip(cells) {
            let value = Value::from_written(text.as_ref());
            if value != Value::Empty {
                row.cells.push(Cell {
                    column,
                    computed: false,
                    value,
                });
            }
        }
        row
    }

    /// What stands in a column, counted from 0.
    pub fn get(&self, column: u32) -> &Value {
        self.find(column).map_or(&EMPTY, |cell| &cell.value)
    }

    fn find(&self, column: u32) -> Option<&Cell> {
        // Where nothing is empty, a cell stands at its own number.
        let straight = usize::try_from(column).ok().and_then(|n| self.cells.get(n));
        if let Some(cell) = straight.filter(|cell| cell.column == column) {
            return Some(cell);
        }
        let found = self.cells.binary_search_by_key(&column, |cell| cell.column);
        found.ok().and_then(|n| self.cells.get(n))
    }

    /// A cell with its address, to be read as a type.
    pub fn cell(&self, column: u32) -> CellRef<'_> {
        CellRef {
            row: self,
            column: Some(column),
            value: Cow::Borrowed(self.get(column)),
        }
    }

    /// Where a column of this row is.
    pub fn address(&self, column: u32) -> Address {
        let key = usize::try_from(column)
            .ok()
            .and_then(|n| self.keys.as_ref()?.get(n).cloned());
        Address {
            sheet: self.sheet.clone(),
            row: self.number,
            column: Some(column),
            line: self.line,
            key,
        }
    }

    /// Where this row is.
    pub fn place(&self) -> Address {
        Address {
            column: None,
            key: None,
            ..self.address(0)
        }
    }

    /// Whether no cell shows anything.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.value.is_blank())
    }

    /// The texts of the first `width` cells, as they were written.
    pub fn texts(&self, width: u32) -> Vec<String> {
        (0..width)
            .map(|column| self.get(column).as_written().into_owned())
            .collect()
    }

    /// Empties the row, keeping its memory for the next.
    pub(crate) fn begin(&mut self, number: u64, line: Option<u64>) {
        self.number = number;
        self.line = line;
        self.kind = RowKind::Data;
        self.width = 0;
        self.notes.clear();
    }
}

/// A cell of one row, or a value that a mapping puts in its place, to be read
/// as a type. The readers are in `parse`.
#[derive(Debug, Clone)]
pub struct CellRef<'a> {
    pub(crate) row: &'a Row,
    pub(crate) column: Option<u32>,
    pub(crate) value: Cow<'a, Value>,
}

impl CellRef<'_> {
    /// What stands there.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Where it stands; the row alone for a value that is in no cell.
    pub fn address(&self) -> Address {
        self.column
            .map_or_else(|| self.row.place(), |column| self.row.address(column))
    }
}

/// Lets a source fill a row's cells while it reuses the texts of the row
/// before.
pub(crate) struct Filler<'r> {
    cells: &'r mut Vec<Cell>,
    used: usize,
}

impl<'r> Filler<'r> {
    pub(crate) const fn new(cells: &'r mut Vec<Cell>) -> Self {
        Self { cells, used: 0 }
    }

    /// The next cell, with whatever value it had before.
    pub(crate) fn next(&mut self, column: u32) -> &mut Cell {
        if self.used == self.cells.len() {
            self.cells.push(Cell::default());
        }
        self.used += 1;
        let cell = &mut self.cells[self.used - 1];
        cell.column = column;
        cell.computed = false;
        cell
    }

    /// Takes the last cell back.
    pub(crate) const fn undo(&mut self) {
        self.used = self.used.saturating_sub(1);
    }

    /// Drops the cells that the row before had more.
    pub(crate) fn finish(self) {
        self.cells.truncate(self.used);
    }
}
