//! Files as nobody should send them: refused with their reason, or row by row,
//! and never half.

use std::io::{Cursor, Write as _};

use passerelle_imports::Verdict;
use passerelle_imports::desk::Choice;
use passerelle_model::{Actor, Noun};
use passerelle_store::{ImportState, Store};
use passerelle_testkit::on_each;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::work::{check, commit, findings, mapped, outcome, result, said};

const HEADER: &str = "country,level,code,name,parent\n";

fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet of this content.
fn sheet(content: &[u8]) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    const TOP: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    workbook(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", TOP.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", content),
    ])
}

fn text_cell(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn rows(more: &str) -> String {
    let names = ["country", "level", "code", "name", "parent"];
    let header: String = ["A1", "B1", "C1", "D1", "E1"]
        .iter()
        .zip(names)
        .map(|(at, name)| text_cell(at, name))
        .collect();
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{header}</row>{more}</sheetData></worksheet>"#
    )
}

async fn refused(store: &Store, name: &str, bytes: &[u8]) -> String {
    let console = Actor::console();
    match mapped(store, &console, ("places", name), bytes, &[]).await {
        Err(unread) => unread
            .said()
            .first()
            .map_or(String::new(), |said| said.key.clone()),
        Ok(mut import) => {
            check(store, &console, &mut import).await;
            assert_eq!(import.state, ImportState::Mapping, "{name} was read");
            outcome(&import).stopped.unwrap().says[0].key.clone()
        }
    }
}

#[tokio::test]
async fn hostile_files_are_refused_with_their_reason() {
    on_each(async |agency| {
        let store = &agency.store;
        let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#;
        let entities = sheet(format!("{entity}{}", rows("")).as_bytes());
        assert_eq!(
            refused(store, "list.xlsx", &entities).await,
            "import-file-doctype"
        );
        // 200 MB of blanks between two rows, in 200 KB.
        let mut blanks = rows("").into_bytes();
        blanks.splice(blanks.len() - 24..blanks.len() - 24, vec![b' '; 200 << 20]);
        let bomb = sheet(&blanks);
        assert!(bomb.len() < 1 << 20);
        let key = refused(store, "list.xlsx", &bomb).await;
        assert_eq!(key, "import-file-limit");
        for (name, bytes, key) in [
            (
                "list.csv",
                &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
                "import-file-not-a-table",
            ),
            (
                "list.xlsx",
                b"<html><body><table></table></body></html>",
                "import-file-not-a-table",
            ),
            ("list.csv", b"", "import-file-empty"),
            ("list.csv", HEADER.as_bytes(), "import-file-no-rows"),
            (
                "list.geojson",
                br#"{"type":"FeatureCollection","features":[{"#,
                "import-file-damaged",
            ),
            ("list.xlsx", b"PK\x03\x04broken", "import-file-damaged"),
        ] {
            assert_eq!(refused(store, name, bytes).await, key, "{name}");
        }
        assert!(store.state_rows(Noun::Place).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_wrong_name_does_not_matter_and_formulas_are_never_computed() {
    let more = [
        format!(
            r#"<row r="2">{}{}{}<c r="D2"><f>1+1</f></c>{}</row>"#,
            text_cell("A2", "AF"),
            text_cell("B2", "1"),
            text_cell("C2", "AF01"),
            text_cell("E2", "AF")
        ),
        format!(
            r#"<row r="3">{}{}{}<c r="D3" t="str"><f>"Ka"&amp;"pisa"</f><v>Kapisa</v></c>{}</row>"#,
            text_cell("A3", "AF"),
            text_cell("B3", "1"),
            text_cell("C3", "AF02"),
            text_cell("E3", "AF")
        ),
    ];
    let book = sheet(rows(&more.concat()).as_bytes());
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let mut import = mapped(store, &console, ("places", "list.csv"), &book, &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!(
            said(&found, 2),
            ["List!D2 import-cell-formula-without-result"]
        );
        assert_eq!((checked.new, checked.refused), (1, 1));

        let text = format!("{HEADER}AF,1,AF03,=cmd|'/c calc'!A1,AF\n");
        let file = ("places", "list.csv");
        let mut import = mapped(store, &console, file, text.as_bytes(), &[])
            .await
            .unwrap();
        assert_eq!(check(store, &console, &mut import).await.new, 1);
        let told = result(store, &import).await;
        assert!(
            told.contains("'=cmd|"),
            "a spreadsheet would run it: {told}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_million_blank_rows_cost_nothing_and_mixed_encodings_are_said() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "list.csv");
        let blank = format!(
            "{HEADER}AF,1,AF01,Kabul,AF\n{}AF,1,AF02,Kapisa,AF\n",
            "\n".repeat(1_000_000)
        );
        let mut import = mapped(store, &console, file, blank.as_bytes(), &[])
            .await
            .unwrap();
        let checked = check(store, &console, &mut import).await;
        assert_eq!((checked.new, checked.blank), (2, 1_000_000));
        assert_eq!(findings(store, &import).await[1].row, 1_000_003);

        let good = (100..3_000).map(|n| format!("AF,1,AF{n},Kābul,AF\n"));
        let good = good.collect::<Vec<_>>().concat();
        let mut mixed = format!("{HEADER}{good}").into_bytes();
        mixed.extend(b"AF,1,AF02,Nur\xeb,AF\n");
        let mut import = mapped(store, &console, file, &mixed, &[]).await.unwrap();
        let checked = check(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert_eq!(
            (checked.new, checked.remarked),
            (2_901, 1),
            "{:?}",
            found.last()
        );
        assert_eq!(said(&found, 2_902), ["import-row-other-encoding"]);
        commit(store, &console, &mut import).await;
        let found = findings(store, &import).await;
        assert!(found.iter().all(|finding| finding.verdict == Verdict::New));
    })
    .await;
}

#[tokio::test]
async fn a_mapping_that_does_not_fit_is_said_at_its_target() {
    on_each(async |agency| {
        let store = &agency.store;
        let console = Actor::console();
        let file = ("places", "list.csv");
        let text = "a,b\nx,y\n";
        let none = [("country", Choice::None)];
        let mut import = mapped(store, &console, file, text.as_bytes(), &none)
            .await
            .unwrap();
        check(store, &console, &mut import).await;
        assert_eq!(import.state, ImportState::Mapping);
        let stopped = outcome(&import).stopped.unwrap();
        let said = &stopped.says[0];
        assert_eq!(
            (said.target.as_str(), said.key.as_str()),
            ("country", "import-map-needed")
        );
    })
    .await;
}
