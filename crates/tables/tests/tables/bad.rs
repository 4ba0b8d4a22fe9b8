//! Hostile and broken files: refused, or read row by row, in bounded memory.

use std::fmt::Write as _;
use std::io::{self, Read, Seek, SeekFrom};

use passerelle_tables::{Bound, Limits, Options, ReadError, open};

use crate::common::{book, ods, peak, read, refusal, refusal_with, texts, xlsx, xlsx_of, zipped};

fn bound(error: &ReadError) -> Option<Bound> {
    match error {
        ReadError::Limit { bound, .. } => Some(*bound),
        _ => None,
    }
}

const MUCH: u64 = 500 << 20;

#[test]
fn a_part_that_unpacks_without_end_is_refused() {
    let long = format!("<x a=\"{}\"/>", "y".repeat(10_000));
    let filler = long.repeat(7_000);
    let sheet = format!("<worksheet><sheetData><row>{filler}</row></sheetData></worksheet>");
    let bytes = xlsx_of(&sheet, &[], "");
    drop((filler, sheet));
    assert!(bytes.len() < 1 << 20);
    assert_eq!(bound(&refusal(&bytes)), Some(Bound::Ratio));
    let limits = Limits {
        part_bytes: 1 << 20,
        ..Limits::default()
    };
    assert_eq!(
        bound(&refusal_with(&bytes, &limits)),
        Some(Bound::PartBytes)
    );
}

#[test]
fn shared_texts_are_held_up_to_a_bound() {
    let texts: Vec<String> = (0..2_000).map(|n| format!("{n:0>600}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let limits = Limits {
        held_bytes: 1 << 20,
        ..Limits::default()
    };
    let bytes = xlsx("<row><c t=\"s\"><v>0</v></c></row>", &texts);
    assert_eq!(
        bound(&refusal_with(&bytes, &limits)),
        Some(Bound::HeldBytes)
    );
    let empty = format!("<sst>{}</sst>", "<si/>".repeat(400_000));
    let bytes = zipped(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<r><Relationship Id="r1" Type="/worksheet" Target="s.xml"/><Relationship Id="r2" Type="/sharedStrings" Target="t.xml"/></r>"#),
        ("xl/s.xml", b"<worksheet><sheetData/></worksheet>"),
        ("xl/t.xml", empty.as_bytes()),
    ]);
    assert_eq!(
        bound(&refusal_with(&bytes, &limits)),
        Some(Bound::HeldBytes)
    );
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>"#;
    let row = "<sheetData><row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData>";
    let sheet = format!("{laughs}<worksheet>{row}</worksheet>");
    assert_eq!(refusal(&xlsx_of(&sheet, &[], "")).key(), "doctype");
    let outside = format!(
        "<!DOCTYPE x [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><worksheet>{row}</worksheet>"
    );
    assert_eq!(refusal(&xlsx_of(&outside, &[], "")).key(), "doctype");
    let unknown = format!("<worksheet>{row}</worksheet>");
    let error = refusal(&xlsx_of(&unknown, &[], ""));
    assert_eq!(
        error.to_string(),
        "the file is damaged: xl/worksheets/sheet1.xml: it uses an unknown entity"
    );
    assert_eq!(
        refusal(&xlsx("<row><c t=\"s\"><v>0</v></c></row>", &["&b;"])).key(),
        "damaged"
    );
    let content = format!("{laughs}<office:document-content/>");
    let bytes = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<m/>"),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(refusal(&bytes).key(), "doctype");
}

#[test]
fn a_million_blank_rows_are_passed_over() {
    let head = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    let mut rows = head.to_owned();
    // As sheets are that were formatted to their end.
    for n in 2..=250_000 {
        write!(rows, "<row r=\"{n}\" s=\"3\"/>").unwrap();
    }
    rows.push_str("<row r=\"1000001\"><c r=\"A1000001\"><v>7</v></c></row>");
    let bytes = xlsx(&rows, &["n"]);
    drop(rows);
    assert_eq!(texts(&bytes), [["7"]]);
    let csv = format!("n\n{}7\n", ",,,\n".repeat(1_000_000));
    let (_, found) = read(csv.as_bytes());
    assert_eq!((found.len(), found[0].number), (1, 1_000_002));
    let few = Limits {
        blank_run: 1_000,
        ..Limits::default()
    };
    assert_eq!(
        bound(&refusal_with(csv.as_bytes(), &few)),
        Some(Bound::BlankRun)
    );
    assert!(peak().is_none_or(|bytes| bytes < MUCH));
}

#[test]
fn repetitions_that_multiply_are_stopped() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16000"/>"#;
    let table = format!(
        r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row></table:table>"#
    );
    let limits = Limits {
        cells: 1_000_000,
        ..Limits::default()
    };
    assert_eq!(
        bound(&refusal_with(&ods(&table), &limits)),
        Some(Bound::Cells)
    );
    let wide = table.replace("16000", "4000000000");
    assert_eq!(bound(&refusal(&ods(&wide))), Some(Bound::Columns));
    assert!(peak().is_none_or(|bytes| bytes < MUCH));
}

#[test]
fn every_bound_is_kept() {
    let with = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        limits
    };
    let csv = b"a,b\n1,22222222\n3,4\n";
    let table = xlsx(
        "<row><c r=\"A1\" t=\"s\"><v>0</v></c></row><row><c r=\"XFD2\"><v>1</v></c></row>",
        &["a longer text"],
    );
    let json = br#"{"a":1,"b":2,"c":"33333333"}"#;
    for (bytes, limits, expected) in [
        (&csv[..], with(|l| l.file_bytes = 10), Bound::FileBytes),
        (csv, with(|l| l.rows = 2), Bound::Rows),
        (csv, with(|l| l.columns = 1), Bound::Columns),
        (csv, with(|l| l.cells = 5), Bound::Cells),
        (csv, with(|l| l.cell_bytes = 4), Bound::CellBytes),
        (&table, with(|l| l.columns = 100), Bound::Columns),
        (&table, with(|l| l.cell_bytes = 4), Bound::CellBytes),
        (&table, with(|l| l.parts = 2), Bound::Parts),
        (&table, with(|l| l.sheets = 0), Bound::Sheets),
        (json, with(|l| l.columns = 2), Bound::Columns),
        (json, with(|l| l.cell_bytes = 4), Bound::CellBytes),
        (json, with(|l| l.row_bytes = 4), Bound::RowBytes),
    ] {
        assert_eq!(bound(&refusal_with(bytes, &limits)), Some(expected));
    }
}

#[test]
fn one_element_cannot_take_all_memory() {
    let long = "x".repeat(8 << 20);
    let attribute = format!("<worksheet><sheetData><row r=\"{long}\"/></sheetData></worksheet>");
    assert_eq!(
        bound(&refusal(&xlsx_of(&attribute, &[], ""))),
        Some(Bound::CellBytes)
    );
    let text = format!(
        "<worksheet><sheetData><row><c t=\"str\"><v>{long}</v></c></row></sheetData></worksheet>"
    );
    assert_eq!(
        bound(&refusal(&xlsx_of(&text, &[], ""))),
        Some(Bound::CellBytes)
    );
    let deep = "<row><c>".repeat(200_000);
    let deep = format!("<worksheet><sheetData>{deep}</sheetData></worksheet>");
    assert_eq!(refusal(&xlsx_of(&deep, &[], "")).key(), "damaged");
}

#[test]
fn deep_json_is_refused_and_not_followed() {
    for open in ["[", "{\"a\":"] {
        let bytes = open.repeat(200_000);
        let found = book(bytes.as_bytes(), "x.json").and_then(|mut book| {
            let reading = book.survey(&Options::default())?;
            book.rows(&reading)?.collect::<Result<Vec<_>, _>>()
        });
        assert_eq!(found.unwrap_err().key(), "damaged");
    }
    let deep = format!("[[1],{}{}]", "[".repeat(5_000), "]".repeat(5_000));
    let (_, rows) = read(deep.as_bytes());
    assert!(!rows.is_empty());
}

#[test]
fn other_kinds_of_files_are_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7 ..."[..], "PDF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<!DOCTYPE html><html>", "HTML"),
        (b"  <table><tr>", "HTML"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
            "2003",
        ),
        (b"{\\rtf1 text}", "RTF"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\0\x01\x02\x03\x04\x05\x06\x07\x08", "unknown kind"),
    ] {
        let error = refusal(bytes);
        assert_eq!(error.key(), "not-a-table");
        assert!(error.to_string().contains(what), "{error}");
    }
    for (part, what) in [
        ("word/document.xml", "DOCX"),
        ("xl/workbook.bin", "XLSB"),
        ("ppt/presentation.xml", "PPTX"),
        ("picture.png", "ZIP"),
    ] {
        let error = refusal(&zipped(&[(part, b"\x89PNG"), ("other.xml", b"<x/>")]));
        assert!(error.to_string().contains(what), "{error}");
    }
    assert_eq!(refusal(b"").key(), "empty");
}

#[test]
fn a_cut_off_workbook_is_damaged_and_not_short() {
    let rows = "<row><c><v>1</v></c></row>".repeat(2_000);
    let bytes = xlsx(&rows, &[]);
    for part in 1..10 {
        let cut = &bytes[..bytes.len() * part / 10];
        assert_eq!(refusal(cut).key(), "damaged");
    }
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row>";
    assert_eq!(refusal(&xlsx_of(sheet, &[], "")).key(), "damaged");
}

/// A text file that is as long as it says and lies nowhere.
struct Endless {
    length: u64,
    at: u64,
}

const LINE: &[u8] = b"Amina,31,2020-03-04\n";

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let mut n = 0;
        let size = u64::try_from(LINE.len()).unwrap();
        while n < buf.len() && self.at < self.length {
            let offset = usize::try_from(self.at % size).unwrap();
            let step = (LINE.len() - offset).min(buf.len() - n);
            buf[n..n + step].copy_from_slice(&LINE[offset..offset + step]);
            n += step;
            self.at += u64::try_from(step).unwrap();
        }
        Ok(n)
    }
}

impl Seek for Endless {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(_) => self.length,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

#[test]
fn a_file_of_two_gigabytes_is_refused_or_read_row_by_row() {
    let file = || Endless {
        length: 2 << 30,
        at: 0,
    };
    let small = Limits {
        file_bytes: 1 << 30,
        ..Limits::default()
    };
    let refused = open(file(), Some("big.csv"), &small).unwrap_err();
    assert_eq!(bound(&refused), Some(Bound::FileBytes));
    let mut book = open(file(), Some("big.csv"), &Limits::default()).unwrap();
    let reading = book.survey(&Options::default()).unwrap();
    let mut rows = book.rows(&reading).unwrap();
    assert!(rows.by_ref().take(200_000).all(|row| row.is_ok()));
    assert_eq!(rows.tally().data, 200_000);
    assert!(peak().is_none_or(|bytes| bytes < MUCH));
}
