//! A row as the mapping reads it.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of one lifetime is not one of any, as `read` asks"
)]

use jiff::civil::Date;
use passerelle_model::{Fault, text};
use passerelle_tables::{self as tables, Axis, CellRef, Format, Row, Value};

use crate::bound::Bound;
use crate::said::Said;

/// The longest text that is taken from a cell, in characters. What is longer
/// than its field is said by whoever knows the field.
const LONGEST: usize = 4_000;

/// A row as the mapping reads it.
///
/// What is not mapped, empty or "not available" gives nothing; what does not
/// read gives what is to be said at its cell.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    bound: &'a Bound,
    row: &'a Row,
    geometry: Option<&'a str>,
}

impl<'a> Item<'a> {
    /// A row of a file; `geometry` is what a feature of GeoJSON brings.
    pub const fn new(bound: &'a Bound, row: &'a Row, geometry: Option<&'a str>) -> Self {
        Self {
            bound,
            row,
            geometry,
        }
    }

    /// The number of the row, from 1.
    pub const fn number(&self) -> u64 {
        self.row.number
    }

    /// The row itself.
    pub const fn row(&self) -> &'a Row {
        self.row
    }

    /// The geometry of a feature, as GeoJSON.
    pub const fn geometry(&self) -> Option<&'a str> {
        self.geometry
    }

    /// Whether some column, or a value for all rows, goes to this target.
    pub fn has(&self, target: &str) -> bool {
        self.bound.has(target)
    }

    /// What is written there.
    pub fn written(&self, target: &str) -> String {
        let found = self.bound.cell(self.row, target);
        found.map_or_else(String::new, |(cell, _)| {
            cell.value().as_written().trim().to_owned()
        })
    }

    /// A text without the spaces around it.
    pub fn text(&self, target: &str) -> Result<Option<String>, Said> {
        self.read(target, |cell, format| cell.text(LONGEST, format))
    }

    /// A text, parsed as the model parses what is typed.
    pub fn parsed<T>(
        &self,
        target: &str,
        parse: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<Option<T>, Said> {
        let Some(text) = self.text(target)? else {
            return Ok(None);
        };
        match parse(&text) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => Err(self.wrong(target, &fault)),
        }
    }

    /// What stands there for "nothing is known", if that is what it says.
    pub fn missing(&self, target: &str) -> Option<String> {
        let (cell, _) = self.bound.cell(self.row, target)?;
        match cell.value() {
            Value::Missing(written) => Some(written.trim().to_owned()),
            _ => None,
        }
    }

    /// A day that the model takes: no placeholder, none in the far future.
    pub fn day(&self, target: &str) -> Result<Option<Date>, Said> {
        let Some(day) = self.read(target, |cell, format| cell.day(format))? else {
            return Ok(None);
        };
        match text::date(&day.to_string()) {
            Ok(day) => Ok(Some(day)),
            Err(fault) => Err(self.wrong(target, &fault)),
        }
    }

    /// Degrees, north and east positive.
    pub fn degrees(&self, target: &str, axis: Axis) -> Result<Option<f64>, Said> {
        self.read(target, |cell, format| cell.coordinate(axis, format))
    }

    /// A number.
    pub fn number_at(&self, target: &str) -> Result<Option<tables::Decimal>, Said> {
        self.read(target, |cell, format| cell.decimal(format))
    }

    /// A yes or a no.
    pub fn yes_or_no(&self, target: &str) -> Result<Option<bool>, Said> {
        self.read(target, |cell, format| cell.boolean(format))
    }

    fn read<T>(
        &self,
        target: &str,
        read: impl FnOnce(&CellRef<'_>, &Format) -> Result<Option<T>, tables::Fault>,
    ) -> Result<Option<T>, Said> {
        let Some((cell, format)) = self.bound.cell(self.row, target) else {
            return Ok(None);
        };
        read(&cell, format).map_err(|fault| {
            let mut said = Said::of_cell(target, &fault);
            said.at = self.bound.address(self.row, target);
            said
        })
    }

    /// What the model says of a value, said at its cell.
    pub fn wrong(&self, target: &str, fault: &Fault) -> Said {
        self.say(target, Said::of_fault(fault))
    }

    /// Something said at the cell of a target.
    pub fn say(&self, target: &str, said: Said) -> Said {
        let address = self.bound.address(self.row, target);
        said.at(target, address, &self.written(target))
    }
}

/// Takes what was read, or notes what is to be said and goes on.
pub fn take<T>(faults: &mut Vec<Said>, read: Result<T, Said>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(said) => {
            faults.push(said);
            None
        }
    }
}
