//! A table as rows of text, ready for a page.

use passerelle_l10n::Words;
use passerelle_model::table::{Cell, Column, Figure, Kind, Table};

/// A table in a reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Heading>,
    /// Its rows, each as wide as there are columns.
    pub rows: Vec<Row>,
    /// Where the figures are from; may be empty.
    pub source: String,
    /// How they were made; may be empty.
    pub method: String,
    /// What they do not say.
    pub limits: Vec<String>,
}

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it is called.
    pub label: String,
    /// What it counts in; may be empty.
    pub unit: String,
    /// Whether its cells are numbers, which stand at the end of the line.
    pub numeric: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Shown>,
}

/// A cell as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it says.
    pub text: String,
    /// `value`, `none` (nobody counted) or `hidden`. Nought is a value.
    pub kind: &'static str,
}

impl Sheet {
    /// Words a whole table.
    pub fn of(table: &Table, words: Words) -> Self {
        let language = words.language().code();
        let row = |row: &[Cell]| Row {
            cells: table
                .columns()
                .iter()
                .zip(row)
                .map(|(column, cell)| shown(words, column, cell))
                .collect(),
        };
        Self {
            caption: table.title.in_language(language).to_owned(),
            columns: table
                .columns()
                .iter()
                .map(|column| heading(words, column))
                .collect(),
            rows: table.rows().map(row).collect(),
            source: table.source.in_language(language).to_owned(),
            method: table.method.in_language(language).to_owned(),
            limits: table
                .limits
                .iter()
                .map(|limit| limit.in_language(language).to_owned())
                .collect(),
        }
    }

    /// Puts the rows in the order in which the reader's language sorts the
    /// words of the first column.
    pub fn sort(&mut self, words: Words) {
        let first = |row: &Row| row.cells.first().map(|cell| words.sort_key(&cell.text));
        self.rows.sort_by_cached_key(first);
    }
}

fn heading(words: Words, column: &Column) -> Heading {
    let language = words.language().code();
    let unit = column
        .unit
        .as_ref()
        .map(|unit| unit.in_language(language).to_owned());
    Heading {
        label: column.label.in_language(language).to_owned(),
        unit: unit.unwrap_or_default(),
        numeric: column.kind.counts(),
    }
}

fn shown(words: Words, column: &Column, cell: &Cell) -> Shown {
    let (text, kind) = match cell {
        Cell::NoData => (words.say("face-no-data"), "none"),
        Cell::Hidden => (words.say("face-hidden"), "hidden"),
        Cell::All => (words.say("face-total"), "value"),
        Cell::Number(number) => (amount(words, column.kind, *number), "value"),
        Cell::Date(date) => (words.date(*date), "value"),
        _ => (
            cell.words(words.language().code()).unwrap_or_default(),
            "value",
        ),
    };
    Shown { text, kind }
}

/// A number of a column in the reader's numerals.
pub(crate) fn amount(words: Words, kind: Kind, number: i64) -> String {
    match kind {
        Kind::Number { places } => words.decimal(number, places),
        _ => words.number(number),
    }
}

/// A figure in words: a number, "0", "No data", "Hidden".
pub(crate) fn figure(words: Words, kind: Kind, figure: Figure) -> String {
    match figure {
        Figure::Number(number) => amount(words, kind, number),
        Figure::Zero => amount(words, kind, 0),
        Figure::NoData => words.say("face-no-data"),
        Figure::Hidden => words.say("face-hidden"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use passerelle_l10n::Language;
    use passerelle_model::CountryCode;
    use passerelle_model::table::{Label, Role};

    #[test]
    fn four_kinds_of_figures_are_told_apart() {
        let column = |key, kind, role| Column::new(key, Label::of(key), kind, role).unwrap();
        let columns = vec![
            column("country", Kind::Country, Role::Dimension),
            column("share", Kind::Number { places: 1 }, Role::Derived),
        ];
        let mut table = Table::new(Label::of("Shares"), columns).unwrap();
        let rows = [
            ("YE", Cell::Number(1_234)),
            ("BE", Cell::Number(0)),
            ("TD", Cell::NoData),
            ("SO", Cell::Hidden),
        ];
        for (code, cell) in rows {
            let country = Cell::Country(CountryCode::parse(code).unwrap());
            table.push(vec![country, cell]).unwrap();
        }
        let mut sheet = Sheet::of(&table, Words::of(Language::En));
        sheet.sort(Words::of(Language::En));
        let told: Vec<_> = sheet
            .rows
            .iter()
            .map(|row| {
                (
                    row.cells[0].text.as_str(),
                    row.cells[1].text.as_str(),
                    row.cells[1].kind,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("Belgium", "0.0", "value"),
                ("Chad", "No data", "none"),
                ("Somalia", "Hidden to protect people", "hidden"),
                ("Yemen", "123.4", "value"),
            ]
        );
    }
}
