//! A table holds what it promises, whatever it is given.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use passerelle_model::CountryCode;
use passerelle_model::table::{Cell, Column, Figure, Kind, Label, Misfit, Role, Table};
use proptest::prelude::*;

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Text),
        Just(Kind::Country),
        Just(Kind::Place),
        Just(Kind::Code),
        Just(Kind::Date),
        (0..=Kind::MOST_PLACES).prop_map(|places| Kind::Number { places }),
    ]
}

fn role() -> impl Strategy<Value = Role> {
    use Role::{Amount, Derived, Dimension, Open, Persons};
    prop::sample::select(vec![Dimension, Persons, Amount, Derived, Open])
}

fn columns() -> impl Strategy<Value = Vec<Column>> {
    prop::collection::vec((kind(), role()), 1..5).prop_map(|columns| {
        let columns = columns.into_iter().enumerate();
        let column = |(n, (kind, role))| {
            Column::new(&format!("c{n}"), Label::of("Column"), kind, role).unwrap()
        };
        columns.map(column).collect()
    })
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(Cell::Text),
        prop::sample::select(vec!["BE", "TD", "YE"])
            .prop_map(|code| Cell::Country(CountryCode::parse(code).unwrap())),
        "[A-C][0-9]".prop_map(|code| Cell::Named {
            code,
            label: Label::of("Name")
        }),
        (1i8..=28).prop_map(|day| Cell::Date(jiff::civil::date(2024, 2, day))),
        (-3i64..100).prop_map(Cell::Number),
        Just(Cell::All),
        Just(Cell::NoData),
        Just(Cell::Hidden),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..40)
}

/// What a row is about.
fn subject<'a>(table: &Table, row: &'a [Cell]) -> Vec<&'a Cell> {
    let cells = table.columns().iter().zip(row);
    cells
        .filter(|(column, _)| column.role == Role::Dimension)
        .map(|(_, cell)| cell)
        .collect()
}

proptest! {
    #[test]
    fn every_row_of_a_table_fits_it_and_is_about_something_else(
        columns in columns(),
        rows in rows(),
    ) {
        let mut table = Table::new(Label::of("Table"), columns).unwrap();
        for row in rows {
            let before = table.len();
            let taken = table.push(row).is_ok();
            prop_assert_eq!(table.len(), before + usize::from(taken));
        }
        for (n, row) in table.rows().enumerate() {
            prop_assert_eq!(row.len(), table.columns().len());
            for (column, cell) in table.columns().iter().zip(row) {
                prop_assert!(column.takes(cell));
                let counts = matches!(cell.figure(), Some(Figure::Number(_) | Figure::Zero));
                prop_assert!(!counts || column.kind.counts());
            }
            let about = subject(&table, row);
            let again = table.rows().take(n).any(|other| subject(&table, other) == about);
            prop_assert!(about.is_empty() || !again);
        }
        let written = serde_json::to_string(&table).unwrap();
        prop_assert_eq!(serde_json::from_str::<Table>(&written).unwrap(), table);
    }

    #[test]
    fn a_figure_is_one_of_four_things(number in any::<i64>()) {
        let expected = if number == 0 { Figure::Zero } else { Figure::Number(number) };
        prop_assert_eq!(Cell::Number(number).figure(), Some(expected));
    }
}

#[test]
fn what_comes_from_outside_is_checked() {
    let json = r##"{
        "title": { "en": "People" },
        "columns": [
            { "key": "country", "label": { "": "Country" }, "kind": "country", "role": "dimension" },
            { "key": "people", "label": { "": "People" }, "kind": { "number": { "places": 0 } },
              "unit": { "en": "persons" }, "hxl": "#affected", "role": "persons" }
        ],
        "rows": [[{ "country": "BE" }, { "number": 3 }], [{ "country": "TD" }, "hidden"]]
    }"##;
    let table: Table = serde_json::from_str(json).unwrap();
    let figures: Vec<_> = table.figures("people").map(|(_, figure)| figure).collect();
    assert_eq!(figures, [Figure::Number(3), Figure::Hidden]);
    assert_eq!(table.figures("country").count(), 0);
    assert_eq!(table.figures("other").count(), 0);
    for (from, to) in [
        ("\"number\": 3", "\"text\": \"3\""),
        ("\"TD\"", "\"BE\""),
        ("\"#affected\"", "\"affected\""),
        ("\"key\": \"people\"", "\"key\": \"country\""),
        ("\"places\": 0", "\"places\": 9"),
        (", \"hidden\"", ""),
    ] {
        let worse = json.replace(from, to);
        assert_ne!(worse, json);
        assert!(serde_json::from_str::<Table>(&worse).is_err(), "{to}");
    }
}

#[test]
fn a_misfit_says_which_column() {
    let column = |key, kind, role| Column::new(key, Label::of(key), kind, role).unwrap();
    let mut table = Table::new(
        Label::of("Table"),
        vec![
            column("month", Kind::Date, Role::Dimension),
            column("people", Kind::COUNT, Role::Persons),
        ],
    )
    .unwrap();
    let month = Cell::Date(jiff::civil::date(2024, 2, 1));
    let width = Misfit::Width {
        wanted: 2,
        found: 1,
    };
    assert_eq!(table.push(vec![month.clone()]), Err(width));
    let text = Cell::Text("three".to_owned());
    assert_eq!(
        table.push(vec![month.clone(), text]),
        Err(Misfit::Kind("people".to_owned()))
    );
    assert_eq!(
        table.push(vec![Cell::NoData, Cell::Number(1)]),
        Err(Misfit::Kind("month".to_owned()))
    );
    assert_eq!(
        table.push(vec![month.clone(), Cell::All]),
        Err(Misfit::Kind("people".to_owned()))
    );
    assert_eq!(table.push(vec![Cell::All, Cell::Number(1)]), Ok(()));
    assert_eq!(
        table.push(vec![Cell::All, Cell::Number(2)]),
        Err(Misfit::SameRow(1))
    );
    assert_eq!(table.push(vec![month, Cell::Number(0)]), Ok(()));
    assert!(matches!(
        Table::new(Label::default(), Vec::new()),
        Err(Misfit::Columns(0))
    ));
}
