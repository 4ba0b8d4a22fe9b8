//! A table of figures: the waist of the hourglass.
//!
//! Whatever shows, draws, protects or publishes a number takes a [`Table`].
//! It says what its rows are about, what each column counts and in which unit,
//! where the figures are from, how they were made, and what they do not say.
//! A figure that is not there is one of three different things, and no reader
//! of a table can mistake one for another: see [`Figure`].
//!
//! ```
//! use passerelle_model::CountryCode;
//! use passerelle_model::table::{Cell, Column, Figure, Kind, Label, Role, Table};
//!
//! let mut table = Table::new(
//!     Label::of("People assisted"),
//!     vec![
//!         Column::new("country", Label::of("Country"), Kind::Country, Role::Dimension)?,
//!         Column::new("people", Label::of("People"), Kind::COUNT, Role::Persons)?,
//!     ],
//! )?;
//! let chad = CountryCode::parse("TCD").map_err(|_| "no such country")?;
//! table.push(vec![Cell::Country(chad), Cell::Hidden])?;
//! let (_, figure) = table.figures("people").next().ok_or("no row")?;
//! assert_eq!(figure, Figure::Hidden);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cell;
mod column;
mod label;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

pub use cell::{Cell, Figure};
pub use column::{Column, ColumnKey, HxlTag, Kind, Role};
pub use label::Label;

/// Columns that a table may have. A form of the field has a few hundred.
pub const MOST_COLUMNS: usize = 1_000;

/// Why something does not fit into a table. A slip of whoever makes the table,
/// never of a person at a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// A column's key is not a short word of `a-z`, `0-9` and `_`.
    #[error("`{0}` is no key of a column")]
    Key(String),
    /// A tag is not written as HXL writes them.
    #[error("`{0}` is no HXL tag")]
    Tag(String),
    /// A number of decimal places that nothing is counted with.
    #[error("{0} decimal places")]
    Places(u8),
    /// No columns, or too many of them.
    #[error("a table of {0} columns")]
    Columns(usize),
    /// Two columns of one key.
    #[error("the column `{0}` is there twice")]
    SameColumn(String),
    /// A row is wider or narrower than its table.
    #[error("a row of {found} cells in a table of {wanted} columns")]
    Width {
        /// The table's columns.
        wanted: usize,
        /// The row's cells.
        found: usize,
    },
    /// A cell holds what its column does not.
    #[error("a cell of the column `{0}` is of another kind")]
    Kind(String),
    /// Two rows are about the same.
    #[error("row {0} is about the same as one before it")]
    SameRow(usize),
}

/// A table of figures. Its rows all fit its columns, and no two of them are
/// about the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Table {
    /// What the table shows.
    pub title: Label,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// Where the figures are from.
    pub source: Label,
    /// How they were made.
    pub method: Label,
    /// What they do not say, one sentence each.
    pub limits: Vec<Label>,
    /// What the rows are about, to tell a second one.
    #[serde(skip)]
    subjects: HashSet<Vec<Option<String>>>,
}

/// A table as it comes from outside.
#[derive(Deserialize)]
struct Unchecked {
    title: Label,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    #[serde(default)]
    source: Label,
    #[serde(default)]
    method: Label,
    #[serde(default)]
    limits: Vec<Label>,
}

impl Table {
    /// A table without rows.
    pub fn new(title: Label, columns: Vec<Column>) -> Result<Self, Misfit> {
        if columns.is_empty() || columns.len() > MOST_COLUMNS {
            return Err(Misfit::Columns(columns.len()));
        }
        let mut keys = HashSet::new();
        if let Some(twice) = columns.iter().find(|column| !keys.insert(&column.key)) {
            return Err(Misfit::SameColumn(twice.key.to_string()));
        }
        Ok(Self {
            title,
            columns,
            rows: Vec::new(),
            source: Label::default(),
            method: Label::default(),
            limits: Vec::new(),
            subjects: HashSet::new(),
        })
    }

    /// Adds a row, if it fits. A table without dimensions takes any number of
    /// rows, and one with dimensions a row for each combination.
    pub fn push(&mut self, row: Vec<Cell>) -> Result<(), Misfit> {
        if row.len() != self.columns.len() {
            let (wanted, found) = (self.columns.len(), row.len());
            return Err(Misfit::Width { wanted, found });
        }
        let misfit = self
            .columns
            .iter()
            .zip(&row)
            .find(|(column, cell)| !column.takes(cell));
        if let Some((column, _)) = misfit {
            return Err(Misfit::Kind(column.key.to_string()));
        }
        let subject = self.subject(&row);
        if !subject.is_empty() && !self.subjects.insert(subject) {
            return Err(Misfit::SameRow(self.rows.len()));
        }
        self.rows.push(row);
        Ok(())
    }

    /// What a row is about: the cells of its dimensions.
    fn subject(&self, row: &[Cell]) -> Vec<Option<String>> {
        let cells = self.columns.iter().zip(row);
        cells
            .filter(|(column, _)| column.role == Role::Dimension)
            .map(|(_, cell)| cell.code())
            .collect()
    }

    /// The columns, from the first to the last.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows, each as wide as there are columns.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Cell]> {
        self.rows.iter().map(Vec::as_slice)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where a column stands, and the column.
    pub fn column(&self, key: &str) -> Option<(usize, &Column)> {
        let mut columns = self.columns.iter().enumerate();
        columns.find(|(_, column)| column.key.as_str() == key)
    }

    /// The figures of a column, each with its row; none for a column that is
    /// not there or does not count.
    pub fn figures(&self, key: &str) -> impl Iterator<Item = (&[Cell], Figure)> {
        let at = self.column(key).map(|(at, _)| at);
        self.rows().filter_map(move |row| {
            let figure = row.get(at?)?.figure()?;
            Some((row, figure))
        })
    }
}

impl TryFrom<Unchecked> for Table {
    type Error = Misfit;

    fn try_from(raw: Unchecked) -> Result<Self, Misfit> {
        let mut table = Self::new(raw.title, raw.columns)?;
        for row in raw.rows {
            table.push(row)?;
        }
        table.source = raw.source;
        table.method = raw.method;
        table.limits = raw.limits;
        Ok(table)
    }
}
