//! Where a cell stands, written as a spreadsheet writes it.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// The letters of a column counted from 0: `A`, `Z`, `AA`, `XFD`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::with_capacity(3);
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = (rest - 1) % 26;
        // The remainder of a division by 26 is a letter.
        letters.push(b'A' + u8::try_from(digit).unwrap_or_default());
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|&byte| char::from(byte)).collect()
}

/// The column that letters name, counted from 0; `None` if they are not the
/// letters of a column, or of one past `u32`.
pub fn column_index(letters: &str) -> Option<u32> {
    if letters.is_empty() {
        return None;
    }
    let mut index: u32 = 0;
    for byte in letters.bytes() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a',
            _ => return None,
        };
        index = index.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    Some(index - 1)
}

/// A cell, or a whole row, of one file.
///
/// Displays as `Sheet1!F17`, `'List of names'!F17`, `F17` where a file has no
/// sheets, `F17 (line 23)` where cells of several lines stand above, and `row 17`
/// for a row. Rows are numbered as a spreadsheet numbers them, from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Address {
    /// The sheet, where the file has sheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// The row, from 1.
    pub row: u64,
    /// The column, from 0; `None` is the whole row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The line of a text file, from 1, where it is not the row's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The key, where the row is a JSON object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Arc<str>>,
}

impl Address {
    /// A cell of a file without sheets.
    pub fn new(row: u64, column: u32) -> Self {
        Self {
            sheet: None,
            row,
            column: Some(column),
            line: None,
            key: None,
        }
    }

    /// The same place on a sheet.
    #[must_use]
    pub fn on(mut self, sheet: impl Into<Arc<str>>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(sheet) = &self.sheet {
            let plain = !sheet.is_empty() && sheet.chars().all(|c| c.is_alphanumeric() || c == '_');
            if plain {
                write!(f, "{sheet}!")?;
            } else {
                write!(f, "'{}'!", sheet.replace('\'', "''"))?;
            }
        }
        match (&self.key, self.column) {
            (Some(key), Some(_)) => write!(f, "row {}, \"{key}\"", self.row)?,
            (_, Some(column)) => write!(f, "{}{}", column_letters(column), self.row)?,
            (_, None) => write!(f, "row {}", self.row)?,
        }
        match self.line {
            Some(line) if line != self.row => write!(f, " (line {line})"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_columns_are_each_others_inverse() {
        for (column, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (16_383, "XFD"),
        ] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(column_index(letters), Some(column));
        }
        for column in (0..100_000).chain([u32::MAX - 1, u32::MAX]) {
            let back = column_index(&column_letters(column));
            assert!(back == Some(column) || column == u32::MAX, "{column}");
        }
        for wrong in ["", "A1", "É", "AAAAAAAAA"] {
            assert_eq!(column_index(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_reads_as_a_spreadsheet_writes_it() {
        let cell = Address::new(17, 5);
        assert_eq!(cell.to_string(), "F17");
        assert_eq!(cell.clone().on("Sheet1").to_string(), "Sheet1!F17");
        assert_eq!(
            cell.clone().on("l'état civil").to_string(),
            "'l''état civil'!F17"
        );
        let later = Address {
            line: Some(23),
            ..cell.clone()
        };
        assert_eq!(later.to_string(), "F17 (line 23)");
        let row = Address {
            column: None,
            ..cell
        };
        assert_eq!(row.on("Sheet1").to_string(), "Sheet1!row 17");
    }
}
