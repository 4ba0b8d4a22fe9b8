//! Finds out what a file is from how it begins.

use std::io::Seek as _;

use crate::error::ReadError;
use crate::limits::{Bound, Limits};
use crate::reading::{Guess, Kind, Why};
use crate::source::csv::CsvBook;
use crate::source::json::JsonBook;
use crate::source::ods::OdsBook;
use crate::source::xls::XlsBook;
use crate::source::xlsx::{Parts, XlsxBook};
use crate::source::zipped::Archive;
use crate::source::{Book, Input};

/// So many bytes tell the kind of any file.
pub(crate) const ENOUGH: u64 = 4_096;

/// How files begin that hold no table, or one that is not read.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound or picture (RIFF)"),
    (b"BM\x36", "a picture (BMP)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"$FL2", "an SPSS file"),
    (b"<stata_dta>", "a Stata file"),
];

/// Opens a file as what it is. `start` is how it begins.
pub(crate) fn open(
    mut input: Input,
    start: &[u8],
    length: u64,
    limits: &Limits,
) -> Result<(Box<dyn Book>, Kind), ReadError> {
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return zip(input, limits);
    }
    if start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        if length > limits.xls_bytes {
            return Err(ReadError::limit(Bound::XlsBytes, limits.xls_bytes, 0));
        }
        return Ok((Box::new(XlsBook::open(input, limits)?), Kind::Xls));
    }
    if start.starts_with(&[0x09, 0x08]) || start.starts_with(&[0x09, 0x04]) {
        let what = "a workbook older than Excel 97; save it as XLSX first";
        return Err(ReadError::NotATable { what });
    }
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Err(ReadError::NotATable { what });
    }
    if let Some(what) = markup(start) {
        return Err(ReadError::NotATable { what });
    }
    if is_binary(start) {
        let what = "a file of an unknown kind";
        return Err(ReadError::NotATable { what });
    }
    if looks_like_json(start) {
        return Ok((Box::new(JsonBook::open(input, limits)?), Kind::Json));
    }
    input.rewind()?;
    Ok((Box::new(CsvBook::open(input, limits)), Kind::Csv))
}

/// A ZIP is a workbook, or holds one text file.
fn zip(input: Input, limits: &Limits) -> Result<(Box<dyn Book>, Kind), ReadError> {
    let mut archive = Archive::open(input, limits)?;
    if archive.has("xl/workbook.bin") {
        let what = "a binary workbook (XLSB); save it as XLSX first";
        return Err(ReadError::NotATable { what });
    }
    if let Some(parts) = Parts::find(&mut archive)? {
        return Ok((Box::new(XlsxBook::new(parts, archive)), Kind::Xlsx));
    }
    if archive.is_open_document()? {
        return Ok((Box::new(OdsBook::open(archive)?), Kind::Ods));
    }
    for (part, what) in [
        ("word/document.xml", "a text document (DOCX)"),
        ("ppt/presentation.xml", "a presentation (PPTX)"),
        (
            "Index/Document.iwa",
            "a Numbers or Pages document; export it as XLSX first",
        ),
        ("META-INF/container.xml", "an electronic book"),
    ] {
        if archive.has(part) {
            return Err(ReadError::NotATable { what });
        }
    }
    let Some(part) = archive.only_text()? else {
        let what = "a ZIP archive without exactly one table in it";
        return Err(ReadError::NotATable { what });
    };
    let start = archive.beginning(&part, ENOUGH)?;
    let known = OTHERS.iter().any(|(magic, _)| start.starts_with(magic));
    if known || markup(&start).is_some() || is_binary(&start) || start.starts_with(b"PK") {
        let what = "a ZIP archive without exactly one table in it";
        return Err(ReadError::NotATable { what });
    }
    if looks_like_json(&start) {
        let book = JsonBook::open_zipped(archive, part)?;
        return Ok((Box::new(book), Kind::Json));
    }
    Ok((Box::new(CsvBook::open_zipped(archive, part)), Kind::Csv))
}

fn after_blanks(start: &[u8]) -> &[u8] {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    start.trim_ascii_start()
}

/// Web pages and XML under the name of a table.
fn markup(start: &[u8]) -> Option<&'static str> {
    let start = after_blanks(start);
    if start.first() != Some(&b'<') {
        return None;
    }
    let text = String::from_utf8_lossy(start).to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&[
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<style",
        "<div",
    ]) {
        return Some("a web page (HTML); save it as XLSX or CSV first");
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") || text.contains("excel.sheet")
    {
        return Some("an XML spreadsheet of 2003; save it as XLSX first");
    }
    if text.contains("office:document") {
        return Some("a flat OpenDocument file; save it as ODS first");
    }
    begins(&["<?xml", "<!doctype", "<svg"]).then_some("an XML document")
}

/// Control characters that no text has, unless it is UTF-16.
fn is_binary(start: &[u8]) -> bool {
    let utf16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    if utf16 {
        return false;
    }
    let is_odd = |byte: &&u8| matches!(**byte, 0x01..=0x08 | 0x0e..=0x19 | 0x1c | 0x1d);
    let odd = start.iter().filter(is_odd).count();
    let zeros = memchr::memchr_iter(0, start).count();
    // Every other byte is zero in UTF-16 without its mark.
    let utf16_like = zeros * 3 >= start.len() && zeros * 5 <= start.len() * 3;
    odd * 50 > start.len() || (zeros * 20 > start.len() && !utf16_like)
}

/// `[` or `{` with what may follow it in JSON. A header such as `[id],[name]`
/// does not.
fn looks_like_json(start: &[u8]) -> bool {
    let start = after_blanks(start);
    let Some((first, rest)) = start.split_first() else {
        return false;
    };
    let next = rest.trim_ascii_start().first().copied();
    match (first, next) {
        (b'{', Some(b'"' | b'}')) | (b'[', Some(b'{' | b'[' | b'"' | b']')) => true,
        (b'[', Some(b'-' | b'0'..=b'9')) => rest.contains(&b','),
        _ => false,
    }
}

/// Says it if a name has the extension of another kind.
pub(crate) fn compare(kind: Kind, name: Option<&str>) -> Guess<Kind> {
    let extension = name.and_then(|name| Some(name.rsplit_once('.')?.1.to_lowercase()));
    let fits: &[&str] = match kind {
        Kind::Csv => &[
            "csv", "tsv", "tab", "txt", "ssv", "psv", "dat", "hxl", "asc", "zip",
        ],
        Kind::Xlsx => &["xlsx", "xlsm", "xltx", "xltm"],
        Kind::Xls => &["xls", "xlt"],
        Kind::Ods => &["ods", "ots"],
        Kind::Json => &["json", "jsonl", "ndjson", "geojson", "txt", "zip"],
    };
    let why = match extension {
        Some(extension) if !fits.contains(&extension.as_str()) && extension.len() <= 10 => {
            Why::ContentNotName { extension }
        }
        _ => Why::Content,
    };
    // A text is CSV if it is nothing else; all others have a mark of their own.
    let confidence = if kind == Kind::Csv { 0.9 } else { 1.0 };
    Guess::new(kind, confidence, why)
}
