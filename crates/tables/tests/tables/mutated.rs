//! Files that were damaged at random: nothing panics, hangs or takes much
//! memory. The same files each time; `fuzz/` goes on from here.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use passerelle_tables::result::ResultWriter;
use passerelle_tables::{Format, Limits, Options, ReadError, open};

use crate::biff::{Records, strings, xls};
use crate::common::{ods, peak, xlsx, zipped};

/// A stream of numbers that look random.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }
}

fn tight() -> Limits {
    Limits {
        file_bytes: 1 << 20,
        part_bytes: 4 << 20,
        ratio: 100,
        held_bytes: 1 << 20,
        cell_bytes: 1 << 16,
        row_bytes: 1 << 18,
        columns: 2_000,
        rows: 200_000,
        cells: 500_000,
        blank_run: 100_000,
        sheets: 50,
        xls_bytes: 1 << 20,
        parts: 100,
    }
}

/// Does with a file all that an importer does.
fn use_all(bytes: Vec<u8>) -> Result<(), ReadError> {
    let plain = Format::default();
    let mut book = open(Cursor::new(bytes), Some("x.xlsx"), &tight())?;
    let reading = book.survey(&Options::default())?;
    drop(reading.say());
    let mut writer = ResultWriter::csv(Vec::new(), &reading, &["verdict"]).unwrap();
    let mut in_order = true;
    for row in book.rows(&reading)? {
        let row = row?;
        for cell in row.cells.iter().take(50) {
            let cell = row.cell(cell.column);
            drop((cell.date(&plain), cell.decimal(&plain), cell.moment(&plain)));
        }
        in_order = in_order && writer.write(&row, &["ok"]).is_ok();
    }
    drop(writer.finish());
    Ok(())
}

fn damage(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    const TOKENS: [&[u8]; 14] = [
        b"<",
        b">",
        b"&amp;",
        b"\"",
        b"'",
        b"\n",
        b"\0",
        b"999999999",
        b"-1",
        b"<row>",
        b"</row>",
        b"[",
        b"}",
        b"\xff\xff\xff\xff",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len());
        match dice.roll(7) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
            2 if !bytes.is_empty() => bytes[at] = u8::try_from(dice.roll(256)).unwrap(),
            3 => {
                let token = TOKENS[dice.roll(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            4 => {
                let end = (at + dice.roll(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            5 => {
                let end = (at + dice.roll(200)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ if at + 4 <= bytes.len() => {
                let number = [0_u32, 1, 0x7fff_ffff, 0xffff_ffff, 0x1_0000][dice.roll(5)];
                bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
            }
            _ => {}
        }
    }
    bytes
}

fn samples() -> Vec<Vec<u8>> {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="2"><c r="A2" s="1"><v>43831</v></c><c r="B2"><f>A1</f><v>1.5</v></c></row>
        <row r="9"><c r="A9" t="inlineStr"><is><t>x &amp; y</t></is></c><c r="B9" t="e"><v>#REF!</v></c></row>"#;
    let table = r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="3">
        <table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>a<text:s text:c="3"/></text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2020-01-01"/></table:table-row></table:table>"#;
    let mut cells = Records::default();
    cells
        .cell(0x00fd, 0, 0, 0, &0_u32.to_le_bytes())
        .cell(0x0203, 1, 0, 1, &43_831.0_f64.to_le_bytes())
        .cell(0x00bd, 1, 1, 0, &[30, 0, 0, 0, 0, 0, 34, 0, 0, 0, 2, 0])
        .cell(0x0006, 1, 3, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff])
        .put(0x0207, &[2, 0, 0, b'o', b'k']);
    vec![
        xlsx(rows, &["Name", "When"]),
        ods(table),
        xls(&strings(&["Name", "Né le"]), &cells),
        "Nom;Né le;Montant\nAwa;13/04/1990;1.234,5\n\"a;\"\"b\";;N/A\nTotal;;12\n"
            .as_bytes()
            .to_vec(),
        b"#adm1+name,#affected\n\"two\nlines\",5\n,\nx,\"y".to_vec(),
        b"{\"a\":1,\"b\":\"x\"}\n{\"a\":[1,{\"c\":null}]}\n".to_vec(),
        b"{\"n\":1,\"rows\":[[\"a\",2],[\"b\",3.5e3]]}".to_vec(),
        zipped(&[("list.csv", b"a,b\n1,2\n")]),
    ]
}

/// The parts of a ZIP, to be damaged inside of it.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts
}

fn survives(bytes: Vec<u8>) {
    let begin = Instant::now();
    // Read or refused; both are fine.
    drop(use_all(bytes));
    assert!(begin.elapsed() < Duration::from_secs(20), "it hangs");
}

#[test]
fn damaged_files_are_read_or_refused() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for sample in samples() {
        use_all(sample.clone()).unwrap();
        for _ in 0..250 {
            survives(damage(&sample, &mut dice));
        }
    }
    assert!(peak().is_none_or(|bytes| bytes < 300 << 20));
}

#[test]
fn damaged_parts_of_whole_files_are_read_or_refused() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for sample in samples() {
        let parts = parts(&sample);
        if parts.is_empty() {
            continue;
        }
        for _ in 0..400 {
            let chosen = dice.roll(parts.len());
            let damaged = damage(&parts[chosen].1, &mut dice);
            let all: Vec<(&str, &[u8])> = parts
                .iter()
                .enumerate()
                .map(|(n, (name, content))| {
                    let content = if n == chosen { &damaged } else { content };
                    (name.as_str(), content.as_slice())
                })
                .collect();
            survives(zipped(&all));
        }
    }
    assert!(peak().is_none_or(|bytes| bytes < 300 << 20));
}

#[test]
fn every_beginning_of_a_file_is_read_or_refused() {
    for sample in samples() {
        for end in (0..sample.len()).step_by(7) {
            survives(sample[..end].to_vec());
        }
    }
}
