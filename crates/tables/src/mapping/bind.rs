//! A mapping made ready for the rows of one file.

use std::borrow::Cow;
use std::collections::HashMap;

use super::check::{Misfit, Severity, find};
use super::saved::{Mapping, RowRange};
use crate::fold::fold;
use crate::format::Format;
use crate::reading::Reading;
use crate::row::{CellRef, Row, RowKind};
use crate::value::Value;

/// A mapping bound to the columns of one file.
#[derive(Debug, Clone)]
pub struct Bound {
    fields: HashMap<String, BoundField>,
    skip: Vec<RowRange>,
    keep_totals: bool,
}

#[derive(Debug, Clone)]
struct BoundField {
    /// `None` for a constant.
    column: Option<u32>,
    constant: Value,
    /// Folded as written → as meant.
    values: HashMap<String, Value>,
    format: Format,
}

impl Mapping {
    /// Binds the mapping to a file; all that stands in the way is said at once.
    pub fn bind(&self, reading: &Reading) -> Result<Bound, Vec<Misfit>> {
        let mut fields = HashMap::new();
        let mut misfits = Vec::new();
        for (key, field) in &self.fields {
            let column = match find(reading, key, field) {
                Ok(column) => column,
                Err(misfit) => {
                    misfits.push(misfit);
                    continue;
                }
            };
            let proven = column.map(crate::Column::format).unwrap_or_default();
            let values = field.values.iter();
            let constant = field.constant.as_deref().unwrap_or_default();
            let bound = BoundField {
                column: column.map(|column| column.index),
                constant: Value::from_written(constant),
                values: values
                    .map(|(from, to)| (key_of(from), Value::from_written(to)))
                    .collect(),
                format: field.format.clone().or(&proven),
            };
            fields.insert(key.clone(), bound);
        }
        misfits.retain(|misfit| misfit.code.severity() == Severity::Stop);
        if !misfits.is_empty() {
            return Err(misfits);
        }
        Ok(Bound {
            fields,
            skip: self.skip.clone(),
            keep_totals: self.keep_totals,
        })
    }
}

/// Words are compared folded; signs, which fold to nothing, as they are.
fn key_of(written: &str) -> String {
    let folded = fold(written);
    if folded.is_empty() {
        written.trim().to_owned()
    } else {
        folded
    }
}

static PLAIN: Format = Format {
    date_order: None,
    decimal_mark: None,
    last_short_year: None,
    serial_dates: false,
    missing: Vec::new(),
    yes: Vec::new(),
    no: Vec::new(),
};

impl Bound {
    /// Whether a row is to be imported: data that is not on the list of rows
    /// left out.
    pub fn wants(&self, row: &Row) -> bool {
        let is_data = match row.kind {
            RowKind::Data => true,
            RowKind::Blank => false,
            RowKind::Total | RowKind::Note => self.keep_totals,
        };
        is_data && !self.skip.iter().any(|range| range.holds(row.number))
    }

    /// Whether the mapping says where a field comes from.
    pub fn has(&self, key: &str) -> bool {
        self.fields.contains_key(key)
    }

    /// The cell of a field, with its value replaced as the mapping says. A field
    /// that the mapping does not have gives an empty cell.
    pub fn cell<'r>(&self, row: &'r Row, key: &str) -> CellRef<'r> {
        let Some(field) = self.fields.get(key) else {
            return CellRef {
                row,
                column: None,
                value: Cow::Owned(Value::Empty),
            };
        };
        let Some(column) = field.column else {
            return CellRef {
                row,
                column: None,
                value: Cow::Owned(field.constant.clone()),
            };
        };
        let mut cell = row.cell(column);
        if !field.values.is_empty() {
            let written = cell.value.as_written();
            if let Some(meant) = field.values.get(&key_of(&written)) {
                cell.value = Cow::Owned(meant.clone());
            }
        }
        cell
    }

    /// How the cells of a field are written.
    pub fn format(&self, key: &str) -> &Format {
        self.fields.get(key).map_or(&PLAIN, |field| &field.format)
    }
}
