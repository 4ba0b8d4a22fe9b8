//! What each kind of file can say, and what is made of it.

use std::io::Cursor;

use passerelle_tables::{
    Format, HeaderRows, Kind, Limits, NoteCode, Number, Options, Quote, RowKind, Value, Why, open,
};

use crate::common::{book, ods, read, read_with, refusal, texts, xlsx, xlsx_of, zipped};

fn header_in_row_1() -> Options {
    Options {
        header: Some(HeaderRows { first: 1, count: 1 }),
        ..Options::default()
    }
}

fn number(text: &str) -> Value {
    Value::Number(Number::from_text(text).unwrap())
}

#[test]
fn a_sheet_says_what_its_cells_hold() {
    let rows = r#"
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>When </t></r><r><t>&amp; where</t></r><rPh><t>no</t></rPh></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>43831</v></c><c r="C3"><v>4.0000000000000001E-2</v></c>
          <c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#REF!</v></c><c r="F3"><f>A1+1</f></c>
          <c r="G3" t="str"><f>UPPER("x")</f><v>X</v></c><c r="H3" s="1"><v>43831.75</v></c><c r="I3" s="2"><v>0.5</v></c>
          <c r="J3" s="3"><v>43832</v></c><c r="K3" t="d"><v>2020-01-04</v></c><c r="L3" s="1"/><c r="M3" s="1"><v>-4</v></c>
          <c r="N3"><f>B2</f><v></v></c><c r="O3"><f>B2</f><v/></c><c r="P3" t="str"><f>B2</f><v></v></c></row>"#;
    let bytes = xlsx(rows, &["Name", "A_x000D_B"]);
    let (reading, rows) = read_with(&bytes, &header_in_row_1(), &Limits::default()).unwrap();
    assert_eq!(reading.kind.value, Kind::Xlsx);
    assert_eq!(reading.columns[1].name, "When & where");
    let row = &rows[0];
    assert_eq!(row.number, 3);
    let day = |text: &str| Value::Date(text.parse().unwrap());
    let expected = [
        Value::Text("A\rB".to_owned()),
        day("2020-01-01"),
        number("0.04"),
        Value::Bool(true),
        Value::Error("#REF!".to_owned()),
        Value::Formula,
        Value::Text("X".to_owned()),
        Value::DateTime("2020-01-01T18:00:00".parse().unwrap()),
        Value::Time("12:00".parse().unwrap()),
        day("2020-01-02"),
        day("2020-01-04"),
        Value::Empty,
        number("-4"),
        Value::Formula,
        Value::Formula,
        Value::Empty,
    ];
    for (column, value) in (0..).zip(&expected) {
        assert_eq!(row.get(column), value, "{}", row.address(column));
    }
    assert!(
        row.cells
            .iter()
            .find(|cell| cell.column == 6)
            .unwrap()
            .computed
    );
    let fault = row.cell(5).integer(&Format::default()).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "Data!F3: \"\" is a formula whose result was not saved"
    );
}

#[test]
fn a_workbook_of_old_macintosh_programs_counts_from_1904() {
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row><row><c s="1"><v>42369</v></c></row></sheetData></worksheet>"#;
    let bytes = xlsx_of(sheet, &["When"], r#"<workbookPr date1904="1"/>"#);
    assert_eq!(texts(&bytes), [["2020-01-01"]]);
}

#[test]
fn cells_without_addresses_and_out_of_order_find_their_place() {
    let rows = r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>
        <row><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c><c r="B2"><v>3</v></c></row>"#;
    assert_eq!(texts(&xlsx(rows, &["a", "b"])), [["1", "3"]]);
}

#[test]
fn an_open_document_is_streamed_with_its_repetitions() {
    let cell = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let table = format!(
        r#"<table:table table:name="One"><table:table-column/>
        <table:table-header-rows><table:table-row>{}{}{}</table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="999999"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row table:number-rows-repeated="2">
          <table:table-cell office:value-type="string"><office:annotation><text:p>aside</text:p></office:annotation><text:p>A<text:s text:c="2"/>B &lt;</text:p><text:p>C</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="1.50" table:number-columns-repeated="2"><text:p>1,50</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2020-01-02T00:00:00"/>
          <table:table-cell office:value-type="time" office:time-value="PT13H45M00S"/>
          <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
          <table:table-cell table:formula="of:=1/0" calcext:value-type="error" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>
          <table:table-cell table:formula="of:=1"/>
        </table:table-row></table:table><table:table table:name="Two"/>"#,
        cell("x"),
        cell("y"),
        cell("z"),
    );
    let (reading, rows) = read_with(&ods(&table), &header_in_row_1(), &Limits::default()).unwrap();
    assert_eq!(
        (reading.kind.value, reading.sheet_name.as_str()),
        (Kind::Ods, "One")
    );
    assert_eq!(reading.columns[2].name, "z");
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [1_000_001, 1_000_002]
    );
    for row in &rows {
        assert_eq!(row.get(0), &Value::Text("A  B <\nC".to_owned()));
        assert_eq!((row.get(1), row.get(2)), (&number("1.5"), &number("1.5")));
        assert_eq!(row.get(3), &Value::Date("2020-01-02".parse().unwrap()));
        assert_eq!(row.get(4), &Value::Time("13:45".parse().unwrap()));
        assert_eq!(row.get(5), &Value::Bool(true));
        assert_eq!(row.get(6), &Value::Error("#DIV/0!".to_owned()));
        assert_eq!(row.get(7), &Value::Formula);
    }
}

#[test]
fn json_is_read_in_each_of_its_layouts() {
    let lines =
        "{\"a\":1,\"b\":\"x\"}\n\n{\"b\":null,\"a\":2.50,\"c\":[1]}\nnot json\n{\"a\":true}\n";
    let (reading, rows) = read(lines.as_bytes());
    assert_eq!(reading.kind.value, Kind::Json);
    assert_eq!(reading.header.why, Why::Keys);
    let names: Vec<_> = reading
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(rows[1].get(0), &number("2.50"));
    assert_eq!(rows[1].get(2), &Value::Text("[1]".to_owned()));
    assert_eq!(rows[1].notes[0].code, NoteCode::NewKey);
    assert_eq!(rows[1].address(2).to_string(), "row 3, \"c\"");
    assert_eq!(
        (rows[2].kind, rows[2].notes[0].code),
        (RowKind::Blank, NoteCode::NotJson)
    );
    assert_eq!(rows[3].get(0), &Value::Bool(true));
    assert_eq!(
        texts(b"[[\"n\",\"m\"],[1,2],[3]]"),
        [vec!["1", "2"], vec!["3"]]
    );
    assert_eq!(texts(b"[1,2]\n[3,4]\n"), [["1", "2"], ["3", "4"]]);
    assert_eq!(texts(b"{\"a\":\n1}\n{\"a\":2}"), [["1"], ["2"]]);
    assert_eq!(
        texts(b"{\"meta\":{\"x\":[1]},\"rows\":[{\"a\":1}]}"),
        [["1"]]
    );
    assert!(texts(b"[]").is_empty());
    assert_eq!(refusal(b"[[1,2],[3").key(), "damaged");
}

#[test]
fn text_files_say_what_was_guessed_and_take_what_is_told() {
    let bytes = "sep=;\nname;note\nA;\"x;y\"\n".as_bytes();
    let (reading, rows) = read(bytes);
    assert_eq!(reading.delimiter.as_ref().unwrap().why, Why::SepLine);
    assert_eq!(rows[0].texts(2), ["A", "x;y"]);
    assert_eq!(rows[0].cell(1).address().to_string(), "B2 (line 3)");
    let options = Options {
        delimiter: Some(','),
        quote: Some(Quote::None),
        encoding: Some("windows-1256".to_owned()),
        header: Some(HeaderRows::default()),
        ..Options::default()
    };
    let (reading, rows) = read_with(b"a;b,\"c\n", &options, &Limits::default()).unwrap();
    assert_eq!(reading.encoding.unwrap().value, "windows-1256");
    assert_eq!(rows[0].texts(2), ["a;b", "\"c"]);
    let wrong = Options {
        encoding: Some("klingon".to_owned()),
        ..Options::default()
    };
    let error = read_with(b"a", &wrong, &Limits::default()).unwrap_err();
    assert_eq!(error.to_string(), "there is no encoding klingon");
}

#[test]
fn encodings_are_read_and_mixtures_said_at_their_row() {
    let wide: Vec<u8> = "\u{feff}nom\tâge\nÉlodie\t3\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (reading, rows) = read(&wide);
    assert_eq!(reading.encoding.unwrap().value, "UTF-16LE");
    assert_eq!(rows[0].texts(2), ["Élodie", "3"]);
    let mut mixed = "nom,âge\n".to_owned().into_bytes();
    for n in 0..30 {
        mixed.extend_from_slice(format!("Élodie,{n}\n").as_bytes());
    }
    mixed.extend_from_slice(b"Andr\xe9,5\n");
    let (reading, rows) = read(&mixed);
    assert_eq!(reading.encoding.unwrap().value, "UTF-8");
    let last = rows.last().unwrap();
    assert_eq!(last.texts(2), ["André", "5"]);
    assert_eq!(
        last.notes[0].to_string(),
        "not in UTF-8; read as windows-1252"
    );
    assert!(rows[..30].iter().all(|row| row.notes.is_empty()));
}

#[test]
fn ragged_rows_stray_quotes_and_nul_are_said_at_their_row() {
    let bytes = b"a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,\nx\0y,2,3\nq,\"r,s\nt,u,v\n";
    let (_, rows) = read(bytes);
    let notes: Vec<Vec<NoteCode>> = rows
        .iter()
        .map(|row| row.notes.iter().map(|note| note.code).collect())
        .collect();
    assert_eq!(
        notes,
        [
            vec![],
            vec![NoteCode::FewerCells],
            vec![NoteCode::MoreCells],
            vec![],
            vec![NoteCode::NulCharacter],
            vec![NoteCode::UnclosedQuote],
            vec![],
        ]
    );
    assert_eq!(rows[4].texts(1), ["xy"]);
    assert_eq!(rows[5].texts(3), ["q", "\"r", "s"]);
}

#[test]
fn sums_remarks_and_blank_rows_are_told_and_counted() {
    let bytes = "Place,People\nCoast,10\n,\nPlains,20\n\nTotal,30\nSource: field teams\n";
    let mut book = book(bytes.as_bytes(), "x.csv").unwrap();
    let reading = book.survey(&Options::default()).unwrap();
    let mut rows = book.rows(&reading).unwrap();
    let kinds: Vec<_> = rows.by_ref().map(|row| row.unwrap().kind).collect();
    assert_eq!(
        kinds,
        [RowKind::Data, RowKind::Data, RowKind::Total, RowKind::Note]
    );
    let tally = rows.tally();
    assert_eq!(
        (tally.data, tally.blank, tally.totals, tally.notes),
        (2, 2, 1, 1)
    );
    assert_eq!(tally.last, 7);
}

#[test]
fn an_extension_that_lies_is_said() {
    for (bytes, name, kind) in [
        (
            xlsx("<row><c><v>1</v></c></row>", &[]),
            "list.xls",
            Kind::Xlsx,
        ),
        (b"a\tb\n1\t2\n".to_vec(), "list.xls", Kind::Csv),
        (b"[[1]]".to_vec(), "list.csv", Kind::Json),
    ] {
        let book = book(&bytes, name).unwrap();
        assert_eq!(book.kind().value, kind);
        assert!(
            matches!(book.kind().why, Why::ContentNotName { .. }),
            "{name}"
        );
    }
    let honest = book(b"a,b\n", "list.csv").unwrap();
    assert_eq!(honest.kind().why, Why::Content);
}

#[test]
fn a_cover_sheet_and_hidden_sheets_are_passed_over() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Cover").unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_name("Lists").unwrap().set_hidden(true);
    hidden.write(0, 0, "x").unwrap();
    workbook
        .add_worksheet()
        .set_name("Data")
        .unwrap()
        .write(0, 0, "Name")
        .unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let (reading, _) = read(&bytes);
    assert_eq!((reading.sheet, reading.sheet_name.as_str()), (2, "Data"));
}

#[test]
fn a_table_alone_in_a_zip_is_read() {
    let bytes = zipped(&[
        ("folder/list.csv", b"a;b\n1;2\n"),
        ("__MACOSX/._list.csv", b"junk"),
    ]);
    assert_eq!(texts(&bytes), [["1", "2"]]);
    let bytes = zipped(&[("list.jsonl", b"{\"a\":1}\n{\"a\":2}\n")]);
    assert_eq!(texts(&bytes), [["1"], ["2"]]);
    let two = zipped(&[("a.csv", b"a\n"), ("b.csv", b"b\n")]);
    assert_eq!(refusal(&two).key(), "not-a-table");
}

#[test]
fn a_file_can_be_read_again_and_again() {
    let bytes = xlsx(
        "<row><c t=\"s\"><v>0</v></c></row><row><c><v>1</v></c></row>",
        &["n"],
    );
    let mut book = open(Cursor::new(bytes), None, &Limits::default()).unwrap();
    let first = book.survey(&Options::default()).unwrap();
    let second = book.survey(&Options::default()).unwrap();
    assert_eq!(first, second);
    assert!(first.whole);
    for _ in 0..2 {
        assert_eq!(book.rows(&first).unwrap().count(), 1);
        assert_eq!(book.all_rows(&first).unwrap().count(), 2);
    }
}
