//! Any bytes as one part of a whole workbook, which checksums would hide from
//! a fuzzer.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use passerelle_tables::{Limits, Options, ReadError, open};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORKBOOK: &[u8] = br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;
const RELS: &[u8] = br#"<x><Relationship Id="r1" Type="/worksheet" Target="s.xml"/><Relationship Id="r2" Type="/sharedStrings" Target="t.xml"/><Relationship Id="r3" Type="/styles" Target="y.xml"/></x>"#;
const SHEET: &[u8] = br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c s="1"><v>5</v></c></row></sheetData></worksheet>"#;
const STRINGS: &[u8] = b"<sst><si><t>Name</t></si></sst>";
const STYLES: &[u8] = br#"<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></s>"#;
const MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("memory");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn use_all(bytes: Vec<u8>) -> Result<(), ReadError> {
    let limits = Limits {
        part_bytes: 1 << 20,
        held_bytes: 1 << 18,
        cell_bytes: 1 << 16,
        columns: 500,
        rows: 20_000,
        cells: 50_000,
        blank_run: 10_000,
        ..Limits::default()
    };
    let mut book = open(Cursor::new(bytes), None, &limits)?;
    let reading = book.survey(&Options::default())?;
    let mut before = 0;
    for row in book.rows(&reading)? {
        let row = row?;
        assert!(row.number > before, "rows come in order");
        before = row.number;
        assert!(row.cells.is_sorted_by(|a, b| a.column < b.column), "cells come in order");
    }
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, part)) = bytes.split_first() else {
        return;
    };
    let xlsx = |at: usize| {
        let mut parts = [
            ("xl/workbook.xml", WORKBOOK),
            ("xl/_rels/workbook.xml.rels", RELS),
            ("xl/s.xml", SHEET),
            ("xl/t.xml", STRINGS),
            ("xl/y.xml", STYLES),
        ];
        parts[at].1 = part;
        zipped(&parts)
    };
    let whole = match choice % 7 {
        6 => zipped(&[("mimetype", MIMETYPE), ("META-INF/manifest.xml", b"<m/>"), ("content.xml", part)]),
        5 => zipped(&[("list.csv", part)]),
        at => xlsx(usize::from(at)),
    };
    let _read_or_refused = use_all(whole);
});
