//! Makes big synthetic files, as the programs that people use write them.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::Outcome;

/// Syllables of invented names.
const PARTS: [&str; 16] = [
    "ka", "ri", "mo", "sé", "ta", "lu", "ben", "dar", "no", "wi", "za", "hel", "or", "pi", "ust",
    "ane",
];
const PLACES: [&str; 8] = [
    "North Coast",
    "Río Alto",
    "Vallée",
    "الساحل",
    "Old Town, East",
    "Plains",
    "Hill \"B\"",
    "Camp 4",
];

/// One invented value.
enum Made {
    Text(String),
    Number(String),
    /// Days since the end of 1899.
    Date(u32),
}

/// A number that looks random and is the same each time.
const fn scramble(row: u32, column: u32) -> u32 {
    let mut x = row.wrapping_mul(0x9e37_79b9) ^ column.wrapping_mul(0x85eb_ca6b);
    x ^= x >> 16;
    x = x.wrapping_mul(0x7feb_352d);
    x ^ (x >> 15)
}

fn pick<'a>(list: &[&'a str], n: u32) -> &'a str {
    list[usize::try_from(n).unwrap_or_default() % list.len()]
}

/// A cell: an id of its own, names, places, dates, counts, amounts and codes.
fn cell(row: u32, column: u32) -> Made {
    let n = scramble(row, column);
    match column % 10 {
        0 => Made::Text(format!("ID-{column:02}-{row:07}")),
        1 => Made::Text(format!(
            "{}{}{}",
            pick(&PARTS, n),
            pick(&PARTS, n >> 5),
            pick(&PARTS, n >> 10)
        )),
        2 => Made::Text(pick(&PLACES, n).to_owned()),
        3 | 7 => Made::Date(32_874 + n % 12_000),
        4 | 5 => Made::Number((n % 1_000).to_string()),
        6 => Made::Number(format!("{}.{:02}", n % 10_000, n % 100)),
        8 => Made::Text(pick(&["F", "M", "X", "U"], n).to_owned()),
        _ => Made::Text(pick(&["yes", "no", "N/A"], n).to_owned()),
    }
}

fn header(column: u32) -> String {
    let name = pick(
        &[
            "Id", "Name", "Place", "Born", "Adults", "Children", "Amount", "Seen", "Sex", "Present",
        ],
        column,
    );
    format!("{name} {column}")
}

fn iso(days: u32) -> String {
    let date = passerelle_tables::serial_day(i64::from(days), false);
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// Makes a file of the kind that its extension says.
pub(crate) fn make(path: &Path, rows: u32, columns: u32) -> Outcome<()> {
    let out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => csv(out, rows, columns),
        Some("jsonl") => jsonl(out, rows, columns),
        Some("ods") => ods(out, rows, columns),
        Some("xlsx") => xlsx(out, rows, columns),
        _ => Err("csv, jsonl, ods or xlsx".into()),
    }
}

fn csv(mut out: BufWriter<File>, rows: u32, columns: u32) -> Outcome<()> {
    let names: Vec<String> = (0..columns).map(header).collect();
    writeln!(out, "{}", names.join(","))?;
    for row in 0..rows {
        for column in 0..columns {
            if column > 0 {
                write!(out, ",")?;
            }
            match cell(row, column) {
                Made::Text(text) if text.contains([',', '"']) => {
                    write!(out, "\"{}\"", text.replace('"', "\"\""))?;
                }
                Made::Text(text) | Made::Number(text) => write!(out, "{text}")?,
                Made::Date(days) => write!(out, "{}", iso(days))?,
            }
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

fn jsonl(mut out: BufWriter<File>, rows: u32, columns: u32) -> Outcome<()> {
    for row in 0..rows {
        write!(out, "{{")?;
        for column in 0..columns {
            let comma = if column > 0 { "," } else { "" };
            write!(out, "{comma}\"{}\":", header(column))?;
            match cell(row, column) {
                Made::Text(text) => write!(out, "\"{}\"", text.replace('"', "\\\""))?,
                Made::Number(text) => write!(out, "{text}")?,
                Made::Date(days) => write!(out, "\"{}\"", iso(days))?,
            }
        }
        writeln!(out, "}}")?;
    }
    Ok(out.flush()?)
}

fn part(zip: &mut ZipWriter<BufWriter<File>>, name: &str) -> Outcome<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(3))
        .large_file(true);
    Ok(zip.start_file(name, options)?)
}

fn ods(out: BufWriter<File>, rows: u32, columns: u32) -> Outcome<()> {
    let mut zip = ZipWriter::new(out);
    part(&mut zip, "mimetype")?;
    write!(zip, "application/vnd.oasis.opendocument.spreadsheet")?;
    part(&mut zip, "META-INF/manifest.xml")?;
    write!(zip, "<manifest/>")?;
    part(&mut zip, "content.xml")?;
    write!(
        zip,
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Data\">"
    )?;
    let mut line = String::new();
    for row in 0..=rows {
        line.clear();
        line.push_str("<table:table-row>");
        for column in 0..columns {
            let made = match row {
                0 => Made::Text(header(column)),
                row => cell(row - 1, column),
            };
            match made {
                Made::Text(text) => write!(
                    line,
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escaped(&text)
                ),
                Made::Number(text) => write!(
                    line,
                    "<table:table-cell office:value-type=\"float\" office:value=\"{text}\"><text:p>{text}</text:p></table:table-cell>"
                ),
                Made::Date(days) => write!(
                    line,
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{0}\"><text:p>{0}</text:p></table:table-cell>",
                    iso(days)
                ),
            }?;
        }
        line.push_str("</table:table-row>");
        zip.write_all(line.as_bytes())?;
    }
    write!(
        zip,
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )?;
    zip.finish()?.flush()?;
    Ok(())
}

/// With shared strings, as the usual programs write: also those that occur once.
fn xlsx(out: BufWriter<File>, rows: u32, columns: u32) -> Outcome<()> {
    let mut zip = ZipWriter::new(out);
    for (name, text) in SMALL_PARTS {
        part(&mut zip, name)?;
        zip.write_all(text.as_bytes())?;
    }
    let mut strings: Vec<String> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let mut shared = |text: String| {
        *known.entry(text).or_insert_with_key(|text| {
            strings.push(text.clone());
            strings.len() - 1
        })
    };
    part(&mut zip, "xl/worksheets/sheet1.xml")?;
    write!(
        zip,
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
    )?;
    let mut line = String::new();
    for row in 0..=rows {
        line.clear();
        let number = row + 1;
        write!(line, "<row r=\"{number}\" spans=\"1:{columns}\">")?;
        for column in 0..columns {
            let at = format!(
                "{}{number}",
                passerelle_tables::address::column_letters(column)
            );
            let made = match row {
                0 => Made::Text(header(column)),
                row => cell(row - 1, column),
            };
            match made {
                Made::Text(text) => {
                    write!(line, "<c r=\"{at}\" t=\"s\"><v>{}</v></c>", shared(text))
                }
                Made::Number(text) => write!(line, "<c r=\"{at}\"><v>{text}</v></c>"),
                Made::Date(days) => write!(line, "<c r=\"{at}\" s=\"1\"><v>{days}</v></c>"),
            }?;
        }
        line.push_str("</row>");
        zip.write_all(line.as_bytes())?;
    }
    write!(zip, "</sheetData></worksheet>")?;
    part(&mut zip, "xl/sharedStrings.xml")?;
    write!(
        zip,
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    )?;
    for text in &strings {
        write!(zip, "<si><t>{}</t></si>", escaped(text))?;
    }
    write!(zip, "</sst>")?;
    zip.finish()?.flush()?;
    Ok(())
}

const SMALL_PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
    ),
    (
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ),
];
