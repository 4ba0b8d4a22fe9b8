//! What is written reads back as it was, over kinds of values and files.

use jiff::civil::{Date, DateTime, Time};
use passerelle_tables::result::ResultWriter;
use passerelle_tables::{Cell, HeaderRows, Limits, Number, Options, Reading, Row, Value};
use proptest::prelude::*;

use crate::common::{read, read_with};

fn number() -> impl Strategy<Value = Value> {
    let decimals = (-1_000_000_000_i64..1_000_000_000, 0_u32..6).prop_map(|(n, scale)| {
        let power = 10_f64.powi(i32::try_from(scale).unwrap());
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let number = n as f64 / power;
        number
    });
    decimals.prop_map(|n| Value::Number(Number::from_f64(n).unwrap()))
}

fn date() -> impl Strategy<Value = Date> {
    // Programs count differently before March 1900.
    (61_i64..2_958_465).prop_map(|days| passerelle_tables::serial_day(days, false).unwrap())
}

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60, 0_i8..60).prop_map(|(h, m, s)| Time::new(h, m, s, 0).unwrap())
}

/// Texts with everything that files trip over, that are no other value and not
/// made harmless.
fn text() -> impl Strategy<Value = Value> {
    let wild = "[a-zàéñ\u{627}-\u{64a} \"',;\t\n\u{a0}|0-9<>&_x]{1,20}";
    wild.prop_map(|text| Value::from_written(&text))
        .prop_filter("a text", |value| match value {
            Value::Text(text) => {
                !text.starts_with(['\t', '\n', ' ', '\u{a0}']) && !value.is_blank()
            }
            _ => false,
        })
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        3 => text(),
        2 => number(),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => date().prop_map(Value::Date),
        1 => (date(), time()).prop_filter("not midnight", |(_, time)| *time != Time::midnight())
            .prop_map(|(date, time)| Value::DateTime(DateTime::from_parts(date, time))),
        1 => time().prop_filter("not midnight", |time| *time != Time::midnight()).prop_map(Value::Time),
        1 => Just(Value::Empty),
        1 => Just(Value::Missing("N/A".to_owned())),
        1 => Just(Value::Error("#REF!".to_owned())),
    ]
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = proptest::collection::vec(value(), 1..6);
    proptest::collection::vec((row, 1_u64..4), 1..12).prop_map(|rows| {
        let mut number = 1;
        let make = |(values, step): (Vec<Value>, u64)| {
            number += step;
            let cell = |(column, value)| Cell {
                column,
                computed: false,
                value,
            };
            let filled = (0..)
                .zip(values)
                .filter(|(_, value)| *value != Value::Empty);
            Row::new(number, filled.map(cell).collect())
        };
        rows.into_iter().map(make).collect()
    })
}

/// What a reader would say of a file with this header.
fn reading() -> Reading {
    read("a,b,c,d,e\n".as_bytes()).0
}

fn header_told() -> Options {
    Options {
        header: Some(HeaderRows { first: 1, count: 1 }),
        tag_row: Some(0),
        ..Options::default()
    }
}

/// The cells of rows that hold something, by their place.
fn cells(rows: &[Row]) -> Vec<(u64, u32, Value)> {
    let of_row = |row: &Row| {
        let number = row.number;
        let cell = move |cell: &Cell| (number, cell.column, cell.value.clone());
        row.cells.iter().map(cell).collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

proptest! {
    #[test]
    fn a_workbook_reads_back_as_it_was_written(rows in rows()) {
        let mut writer = ResultWriter::xlsx(Vec::new(), &reading(), &[], None).unwrap();
        for row in &rows {
            writer.write(row, &[]).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let (_, back) = read_with(&bytes, &header_told(), &Limits::default()).unwrap();
        let mut expected = cells(&rows);
        for (.., value) in &mut expected {
            // Written as texts, since an error without a formula is none.
            if let Value::Error(name) = value {
                *value = Value::from_written(name);
            }
        }
        prop_assert_eq!(cells(&back), expected);
    }

    #[test]
    fn a_text_file_reads_back_as_the_texts_of_what_was_written(rows in rows(), mark in 0_usize..4) {
        let mut reading = reading();
        let delimiter = [',', ';', '\t', '|'][mark];
        reading.delimiter.as_mut().unwrap().value = delimiter;
        let mut writer = ResultWriter::csv(Vec::new(), &reading, &[]).unwrap();
        for row in &rows {
            writer.write(row, &[]).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let (read, back) = read_with(&bytes, &header_told(), &Limits::default()).unwrap();
        prop_assert_eq!(read.encoding.unwrap().value, "UTF-8");
        let expected: Vec<_> = cells(&rows)
            .into_iter()
            .map(|(row, column, value)| (row, column, Value::from_written(&value.as_written())))
            .collect();
        prop_assert_eq!(cells(&back), expected);
    }
}
