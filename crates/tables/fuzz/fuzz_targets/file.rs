//! Any bytes as a file: read or refused, in bounded memory.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use passerelle_tables::mapping::{FieldKind, Target, guess};
use passerelle_tables::result::ResultWriter;
use passerelle_tables::{Format, Limits, Options, ReadError, open};

fn limits() -> Limits {
    Limits {
        file_bytes: 1 << 20,
        part_bytes: 4 << 20,
        ratio: 100,
        held_bytes: 1 << 20,
        cell_bytes: 1 << 16,
        row_bytes: 1 << 18,
        columns: 500,
        rows: 20_000,
        cells: 50_000,
        blank_run: 10_000,
        sheets: 50,
        xls_bytes: 1 << 20,
        parts: 100,
    }
}

fn use_all(bytes: &[u8]) -> Result<(), ReadError> {
    let plain = Format::default();
    let mut book = open(Cursor::new(bytes.to_vec()), Some("x.csv"), &limits())?;
    let reading = book.survey(&Options::default())?;
    let targets = [Target::new("name", FieldKind::Text), Target::new("date", FieldKind::Date)];
    let _matches = guess(&reading.columns, &targets);
    let mut writer = ResultWriter::csv(Vec::new(), &reading, &["verdict"]).expect("memory");
    let mut before = 0;
    for row in book.rows(&reading)? {
        let row = row?;
        assert!(row.number > before, "rows come in order");
        before = row.number;
        assert!(row.cells.is_sorted_by(|a, b| a.column < b.column), "cells come in order");
        for cell in row.cells.iter().take(20) {
            let cell = row.cell(cell.column);
            let _date = cell.date(&plain).map_err(|fault| fault.to_string());
            let _number = cell.decimal(&plain).map_err(|fault| fault.to_string());
        }
        writer.write(&row, &["ok"]).expect("memory");
    }
    let _bytes = writer.finish().expect("memory");
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let _read_or_refused = use_all(bytes);
});
