//! Small synthetic files, made where they are needed.

use std::io::{Cursor, Write};

use passerelle_tables::{Limits, Options, ReadError, Reading, Row, Workbook, open};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub(crate) fn book(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    open(Cursor::new(bytes.to_vec()), Some(name), &Limits::default())
}

/// Everything that is read of a file, with what was guessed.
pub(crate) fn read_with(
    bytes: &[u8],
    options: &Options,
    limits: &Limits,
) -> Result<(Reading, Vec<Row>), ReadError> {
    let mut book = open(Cursor::new(bytes.to_vec()), None, limits)?;
    let reading = book.survey(options)?;
    let rows = book.rows(&reading)?.collect::<Result<_, _>>()?;
    Ok((reading, rows))
}

pub(crate) fn read(bytes: &[u8]) -> (Reading, Vec<Row>) {
    read_with(bytes, &Options::default(), &Limits::default()).unwrap()
}

/// The texts of all rows below the header.
pub(crate) fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes)
        .1
        .iter()
        .map(|row| row.texts(row.width))
        .collect()
}

pub(crate) fn refusal(bytes: &[u8]) -> ReadError {
    refusal_with(bytes, &Limits::default())
}

pub(crate) fn refusal_with(bytes: &[u8], limits: &Limits) -> ReadError {
    read_with(bytes, &Options::default(), limits).unwrap_err()
}

/// A ZIP of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELS: &str = r#"<Relationships>
<Relationship Id="r1" Type="http://example.org/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="http://example.org/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="r3" Type="http://example.org/relationships/styles" Target="/xl/styles.xml"/>
</Relationships>"#;

/// Styles: 0 general, 1 a day, 2 a time, 3 a day by a format of its own.
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\ mmm\ yyyy"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs></styleSheet>"#;

/// A workbook of one sheet, from the rows as XML and shared strings.
pub(crate) fn xlsx(rows: &str, strings: &[&str]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    xlsx_of(&sheet, strings, "")
}

/// A workbook from the XML of its sheet.
pub(crate) fn xlsx_of(sheet: &str, strings: &[&str], properties: &str) -> Vec<u8> {
    let items: Vec<String> = strings
        .iter()
        .map(|text| format!("<si><t>{text}</t></si>"))
        .collect();
    let strings = format!("<sst>{}</sst>", items.concat());
    let workbook = format!(
        r#"<workbook xmlns:r="r">{properties}<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    zipped(&[
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ])
}

/// A spreadsheet of `OpenDocument` from the XML of its tables.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// The most memory that this process has had, in bytes.
pub(crate) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib << 10)
}
