//! A mapping bound to one file, and what its cells are called there.

use std::collections::HashMap;

use passerelle_tables::{self as tables, CellRef, Format, Reading, Row};

/// A mapping bound to one file.
pub struct Bound {
    inner: tables::mapping::Bound,
    /// The name of each target's column, where columns are keys.
    keys: HashMap<String, String>,
    sheet: Option<String>,
}

impl Bound {
    pub(crate) fn new(
        inner: tables::mapping::Bound,
        mapping: &tables::mapping::Mapping,
        reading: &Reading,
    ) -> Self {
        let has_keys = reading.header.why == tables::Why::Keys;
        let keys = mapping.fields.iter().filter_map(|(target, field)| {
            let column = field.column.clone()?;
            has_keys.then(|| (target.clone(), column))
        });
        let sheet = &reading.sheet_name;
        Self {
            inner,
            keys: keys.collect(),
            sheet: (!sheet.is_empty()).then(|| sheet.clone()),
        }
    }

    /// Whether some column, or a value for all rows, goes to a target.
    pub(crate) fn has(&self, target: &str) -> bool {
        self.inner.has(target)
    }

    /// Whether a row is one of the table.
    pub(crate) fn wants(&self, row: &Row) -> bool {
        self.inner.wants(row)
    }

    /// The cell of a target, with the way in which its column is written.
    pub(crate) fn cell<'a>(
        &'a self,
        row: &'a Row,
        target: &str,
    ) -> Option<(CellRef<'a>, &'a Format)> {
        self.inner
            .has(target)
            .then(|| (self.inner.cell(row, target), self.inner.format(target)))
    }

    /// Where the cell of a target stands: `Sheet1!F17`, or the key in an object;
    /// nothing for what is in no cell.
    pub(crate) fn address(&self, row: &Row, target: &str) -> String {
        if let Some(key) = self.keys.get(target) {
            return format!("\"{key}\"");
        }
        let Some((cell, _)) = self.cell(row, target) else {
            return String::new();
        };
        let mut address = cell.address();
        address.line = None;
        match address.column {
            Some(_) => address.to_string(),
            None => String::new(),
        }
    }

    /// The sheet, where the file has sheets.
    pub(crate) fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }
}
