//! Another reader beside ours, on the same workbooks.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader};
use passerelle_tables::{Limits, Options, SheetChoice, Value, open};

/// The cells of a sheet, by row and column from 1 and 0.
type Cells = Vec<(u64, u32, String)>;

fn ours(bytes: &[u8], sheet: usize) -> Cells {
    let mut book = open(Cursor::new(bytes.to_vec()), None, &Limits::default()).unwrap();
    let options = Options {
        sheet: Some(SheetChoice::Number(sheet)),
        ..Options::default()
    };
    let reading = book.survey(&options).unwrap();
    let mut cells = Vec::new();
    for row in book.all_rows(&reading).unwrap() {
        let row = row.unwrap();
        for cell in &row.cells {
            let text = match &cell.value {
                Value::Number(number) => number.to_f64().to_string(),
                value => value.as_written().into_owned(),
            };
            if !text.is_empty() {
                cells.push((row.number, cell.column, text));
            }
        }
    }
    cells
}

fn theirs(range: &calamine::Range<Data>) -> Cells {
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = Vec::new();
    for (row, column, data) in range.used_cells() {
        let text = match data {
            Data::Empty => continue,
            Data::String(text) => text.clone(),
            Data::Float(number) => shown(*number),
            Data::Int(number) => number.to_string(),
            Data::Bool(answer) => answer.to_string().to_uppercase(),
            Data::DateTime(moment) => date(moment.as_f64()),
            Data::Error(error) => error.to_string(),
            other => other.to_string(),
        };
        if !text.is_empty() {
            let number = u64::from(top) + u64::try_from(row).unwrap() + 1;
            cells.push((number, left + u32::try_from(column).unwrap(), text));
        }
    }
    cells
}

/// With the 15 digits that a spreadsheet shows.
fn shown(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap();
    shown.to_string()
}

fn date(serial: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "whole days")]
    let day = passerelle_tables::serial_day(serial as i64, false);
    day.map_or_else(|| serial.to_string(), |day| day.to_string())
}

#[test]
fn a_workbook_of_the_usual_kind_holds_the_same_for_both() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    for row in 0..500_u32 {
        let n = f64::from(row);
        sheet.write(row, 0, format!("text {}", row % 7)).unwrap();
        sheet.write(row, 2, n / 3.0).unwrap();
        sheet.write(row, 3, n * 1e15).unwrap();
        sheet.write(row, 4, row % 2 == 0).unwrap();
        sheet.write_with_format(row, 5, 40_000.0 + n, &day).unwrap();
        sheet.write(row, 6, "<&> \"é\" ا \u{1f600}").unwrap();
        let formula = rust_xlsxwriter::Formula::new("=1+1").set_result("2");
        sheet.write(row, 9, formula).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let mut peer = calamine::Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let range = peer.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(ours(&bytes, 0), theirs(&range));
}

#[test]
fn the_workbooks_beside_the_repository_hold_the_same_for_both() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/hxl/libhxl-tests/test_io");
    for name in [
        "input-valid.xlsx",
        "input-valid.xls",
        "input-quality.xlsx",
        "input-quality.xls",
        "input-merged.xlsx",
    ] {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            eprintln!("skipped: {} is not there", folder.display());
            return;
        };
        let mut peer = calamine::open_workbook_auto_from_rs(Cursor::new(bytes.clone())).unwrap();
        let names = peer.sheet_names();
        for (n, sheet) in names.iter().enumerate() {
            let range = peer.worksheet_range(sheet).unwrap();
            assert_eq!(ours(&bytes, n), theirs(&range), "{name}, {sheet}");
        }
    }
}
