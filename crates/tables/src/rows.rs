//! The rows below the header, each told what it is.

use serde::Serialize;

use crate::error::ReadError;
use crate::fault::{Note, NoteCode};
use crate::fold::fold;
use crate::parse::number::read_number;
use crate::row::{Row, RowKind};
use crate::source::{Meter, Source};
use crate::value::Value;

/// How many rows of each kind have gone by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Rows of the table.
    pub data: u64,
    /// Rows with nothing in them. Only those that the file writes: a
    /// spreadsheet leaves most out.
    pub blank: u64,
    /// Sums of other rows.
    pub totals: u64,
    /// Remarks.
    pub notes: u64,
    /// The number of the last row that was not blank, from 1; 0 before any.
    pub last: u64,
}

/// The rows of a sheet below its header, in their order. Blank rows are passed
/// over and counted; all others come, each with its [`RowKind`].
///
/// Memory holds one row at a time. An `Err` ends the reading: what came before
/// it stands, what comes after is not known.
pub struct Rows<'a> {
    source: Box<dyn Source + 'a>,
    meter: Meter,
    first_row: u64,
    /// Columns of the header; 0 if there is none, and nothing is said of width.
    width: u32,
    is_text: bool,
    tally: Tally,
    ended: bool,
    with_blank: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(
        source: Box<dyn Source + 'a>,
        meter: Meter,
        first_row: u64,
        width: u32,
        is_text: bool,
    ) -> Self {
        Self {
            source,
            meter,
            first_row,
            width,
            is_text,
            tally: Tally::default(),
            ended: false,
            with_blank: false,
        }
    }

    /// Lets blank rows through as well.
    #[must_use]
    pub fn with_blank(mut self) -> Self {
        self.with_blank = true;
        self
    }

    /// How many rows have gone by.
    pub const fn tally(&self) -> Tally {
        self.tally
    }

    /// Puts the next row into `row`, reusing its memory: the quickest way to go
    /// through a big file. `false` at the end.
    pub fn read_into(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        while !self.ended {
            match self.advance(row) {
                Ok(Step::Give) => return Ok(true),
                Ok(Step::Skip) => {}
                Ok(Step::End) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Err(error);
                }
            }
        }
        Ok(false)
    }

    fn advance(&mut self, row: &mut Row) -> Result<Step, ReadError> {
        if !self.source.next(row)? {
            return Ok(Step::End);
        }
        let is_blank = row.is_blank();
        self.meter.note(row, is_blank)?;
        if row.number < self.first_row {
            return Ok(Step::Skip);
        }
        row.kind = if is_blank {
            RowKind::Blank
        } else {
            kind(row, self.width)
        };
        match row.kind {
            RowKind::Blank => self.tally.blank += 1,
            RowKind::Data => self.tally.data += 1,
            RowKind::Total => self.tally.totals += 1,
            RowKind::Note => self.tally.notes += 1,
        }
        if is_blank {
            // What is remarkable about a row is said even if nothing is in it.
            let silent = row.notes.is_empty() && !self.with_blank;
            return Ok(if silent { Step::Skip } else { Step::Give });
        }
        self.tally.last = row.number;
        if self.is_text && row.kind == RowKind::Data {
            self.say_ragged(row);
        }
        Ok(Step::Give)
    }

    fn say_ragged(&self, row: &mut Row) {
        let last = row.cells.last().map_or(0, |cell| cell.column + 1);
        let code = match row.width {
            // Cells that are written but empty do no harm.
            _ if self.width == 0 => return,
            _ if last > self.width => NoteCode::MoreCells,
            width if width < self.width => NoteCode::FewerCells,
            _ => return,
        };
        let note = Note::new(code)
            .with("cells", row.width)
            .with("expected", self.width);
        row.notes.push(note);
    }
}

enum Step {
    Give,
    Skip,
    End,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = Row::default();
        match self.read_into(&mut row) {
            Ok(true) => Some(Ok(row)),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// Words for a sum, folded.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "overall total",
    "total general",
    "totaux",
    "sous total",
    "total generale",
    "totale",
    "totali",
    "totale generale",
    "totales",
    "gesamt",
    "summe",
    "totaal",
    "toplam",
    "genel toplam",
    "sum",
    "somme",
    "suma",
    "итого",
    "всего",
    "الاجمالي",
    "اجمالي",
    "المجموع",
    "مجموع",
    "المجموع الكلي",
    "الاجمالي العام",
    "المجموع العام",
    "جمع",
    "جمع كل",
];

/// How remarks under a table begin, folded.
const NOTES: &[&str] = &[
    "note",
    "notes",
    "source",
    "sources",
    "remark",
    "remarks",
    "remarque",
    "remarques",
    "nota",
    "notas",
    "fuente",
    "fuentes",
    "fonte",
    "disclaimer",
    "comment",
    "comments",
    "commentaire",
    "footnote",
    "caveat",
    "caveats",
    "data source",
    "last updated",
    "ملاحظه",
    "ملاحظات",
    "المصدر",
    "المصادر",
];

/// What a row is that is not blank. `width` is the number of columns of the
/// header, or 0.
fn kind(row: &Row, width: u32) -> RowKind {
    let mut filled = row.cells.iter().filter(|cell| !cell.value.is_blank());
    let Some(first) = filled.next() else {
        return RowKind::Blank;
    };
    let Value::Text(text) = &first.value else {
        return RowKind::Data;
    };
    let text = text.trim();
    // Most rows are turned away by the first letter of their first word.
    if !may_begin(text) {
        let long = text.len() > 80 && width >= 3 && filled.next().is_none();
        return if long { RowKind::Note } else { RowKind::Data };
    }
    let alone = filled.clone().next().is_none();
    if alone && width != 1 && is_remark(text) {
        return RowKind::Note;
    }
    if !alone && is_total(text) && filled.clone().any(|cell| is_number(&cell.value)) {
        return RowKind::Total;
    }
    RowKind::Data
}

fn may_begin(text: &str) -> bool {
    let first = text.as_bytes().first().copied().unwrap_or_default();
    first >= 0x80 || b"tgsondfrclTGSONDFRCL*([".contains(&first)
}

fn is_total(text: &str) -> bool {
    // A long text that begins with "total" is no label.
    if text.len() > 60 {
        return false;
    }
    let folded = fold(text);
    TOTALS.contains(&folded.as_str())
}

fn is_remark(text: &str) -> bool {
    if text.starts_with('*')
        || text.starts_with("[1]")
        || text.starts_with("(1)")
        || text.starts_with('†')
    {
        return true;
    }
    let Some((label, _)) = text.split_once([':', '：']) else {
        return text.len() > 80 && text.contains(' ');
    };
    label.len() <= 60 && NOTES.contains(&fold(label).as_str())
}

fn is_number(value: &Value) -> bool {
    match value {
        Value::Number(_) | Value::Formula => true,
        Value::Text(text) => text.len() <= 40 && read_number(text).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_remarks_are_told_from_data() {
        for (cells, expected) in [
            (&["Total", "", "120"][..], RowKind::Total),
            (&["", "Grand total:", "1 200"], RowKind::Total),
            (&["الإجمالي", "", "١٢"], RowKind::Total),
            (&["Total", "Marie", ""], RowKind::Data),
            (&["Totalina", "Marie", "12"], RowKind::Data),
            (&["Source: field teams", "", ""], RowKind::Note),
            (&["* estimated", "", ""], RowKind::Note),
            (&["Source", "", ""], RowKind::Data),
            (&["Amina", "", ""], RowKind::Data),
            (&["Coast", "Total", "12"], RowKind::Data),
        ] {
            assert_eq!(kind(&Row::of(1, cells), 3), expected, "{cells:?}");
        }
    }
}
