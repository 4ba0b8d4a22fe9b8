//! Workbooks of Excel 97 to 2003.

use passerelle_tables::{HeaderRows, Kind, Limits, Number, Options, Value};

use crate::biff::{Records, compound, strings, xls};
use crate::common::{read, read_with, refusal, texts};

fn number(text: &str) -> Value {
    Value::Number(Number::from_text(text).unwrap())
}

const LABEL_SST: u16 = 0x00fd;
const NUMBER: u16 = 0x0203;
const FORMULA: u16 = 0x0006;

#[test]
fn every_kind_of_record_gives_its_value() {
    let mut cells = Records::default();
    cells
        .cell(LABEL_SST, 0, 0, 0, &0_u32.to_le_bytes())
        .cell(LABEL_SST, 0, 1, 0, &1_u32.to_le_bytes())
        .cell(NUMBER, 1, 0, 0, &0.1_f64.to_le_bytes())
        .cell(NUMBER, 1, 1, 1, &43_831.0_f64.to_le_bytes())
        // 123 and 1.23 in thirty bits.
        .cell(0x027e, 1, 2, 0, &(123_u32 << 2 | 2).to_le_bytes())
        .cell(0x027e, 1, 3, 0, &(123_u32 << 2 | 3).to_le_bytes())
        .cell(0x0205, 1, 4, 0, &[1, 0])
        .cell(0x0205, 1, 5, 0, &[0x17, 1])
        .cell(0x0204, 1, 6, 0, &[3, 0, 0, b'a', b'b', 0xe9])
        .cell(FORMULA, 1, 7, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff])
        .put(0x0207, &[2, 0, 0, b'o', b'k'])
        .cell(FORMULA, 1, 8, 0, &[1, 0, 1, 0, 0, 0, 0xff, 0xff])
        .cell(FORMULA, 1, 9, 0, &[2, 0, 7, 0, 0, 0, 0xff, 0xff])
        .cell(FORMULA, 1, 10, 0, &2.5_f64.to_le_bytes())
        .cell(0x0201, 1, 11, 0, &[])
        // Many numbers in one record: 7 and 8.
        .cell(0x00bd, 1, 12, 0, &[30, 0, 0, 0, 0, 0, 34, 0, 0, 0, 13, 0]);
    let options = Options {
        header: Some(HeaderRows { first: 1, count: 1 }),
        ..Options::default()
    };
    let bytes = xls(&strings(&["Nom", "Né le"]), &cells);
    let (reading, rows) = read_with(&bytes, &options, &Limits::default()).unwrap();
    assert_eq!(reading.kind.value, Kind::Xls);
    assert_eq!(reading.columns[1].name, "Né le");
    let expected = [
        number("0.1"),
        Value::Date("2020-01-01".parse().unwrap()),
        number("123"),
        number("1.23"),
        Value::Bool(true),
        Value::Error("#REF!".to_owned()),
        Value::Text("abé".to_owned()),
        Value::Text("ok".to_owned()),
        Value::Bool(true),
        Value::Error("#DIV/0!".to_owned()),
        number("2.5"),
        Value::Empty,
        number("7"),
        number("8"),
    ];
    for (column, value) in (0..).zip(&expected) {
        assert_eq!(rows[0].get(column), value, "{}", rows[0].address(column));
    }
    assert_eq!(rows[0].address(5).to_string(), "Data!F2");
}

#[test]
fn a_text_goes_on_in_the_next_record_in_another_width() {
    let mut records = Records::default();
    // One text of six characters: two narrow ones here, four wide ones behind.
    records.put(0x00fc, &[1, 0, 0, 0, 1, 0, 0, 0, 6, 0, 0, b'a', b'b']);
    records.put(0x003c, &[1, 0x50, 0x04, 0x51, 0x04, 0x52, 0x04, 0x53, 0x04]);
    let mut cells = Records::default();
    cells.cell(LABEL_SST, 0, 0, 0, &0_u32.to_le_bytes());
    let (reading, _) = read(&xls(&records.0, &cells));
    assert_eq!(reading.columns[0].name, "abѐёђѓ");
}

#[test]
fn cells_that_come_column_by_column_are_put_in_order() {
    let mut cells = Records::default();
    for column in 0..2_u16 {
        for row in 0..3_u16 {
            let value = f64::from(row * 10 + column);
            cells.cell(NUMBER, row, column, 0, &value.to_le_bytes());
        }
    }
    assert_eq!(
        texts(&xls(&[], &cells)),
        [["0", "1"], ["10", "11"], ["20", "21"]]
    );
}

#[test]
fn what_is_no_workbook_of_this_kind_is_said() {
    assert_eq!(
        refusal(&compound("/EncryptedPackage", b"x")).key(),
        "locked"
    );
    assert!(
        refusal(&compound("/WordDocument", b"x"))
            .to_string()
            .contains("DOC")
    );
    assert_eq!(refusal(&compound("/Workbook", b"x")).key(), "damaged");
    let mut old = Records::default();
    old.put(0x0809, &[0, 5, 5, 0, 0, 0, 0, 0]);
    let error = refusal(&compound("/Book", &old.0));
    assert!(error.to_string().contains("older than Excel 97"), "{error}");
    let mut locked = Records::default();
    locked
        .put(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0])
        .put(0x002f, &[0, 0]);
    assert_eq!(refusal(&compound("/Workbook", &locked.0)).key(), "locked");
    let mut cells = Records::default();
    cells.cell(LABEL_SST, 0, 0, 0, &9_u32.to_le_bytes());
    assert_eq!(refusal(&xls(&strings(&["only"]), &cells)).key(), "damaged");
}
