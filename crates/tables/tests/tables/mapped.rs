//! From a file to its fields and back with verdicts.

use passerelle_tables::mapping::{self, FieldKind, Mapping, MisfitCode, Severity, Target};
use passerelle_tables::result::{PartFile, ResultWriter};
use passerelle_tables::{Choices, DateOrder, Kind, Limits, Options, RowKind, open_path};

use crate::common::{book, read, texts};

const LIST: &str = "\
Registration list;;;
Prénom;Né le;Sexe;Montant
Awa;13/04/1990;F;1.234,5
Luis;32/13/2020;H;12
=cmd;03/04/1985;x;0,5
Total;;;1.247
";

fn targets() -> Vec<Target> {
    let sex = Choices::new([("F", ["Femme"]), ("M", ["Homme"])]);
    vec![
        Target::new("given_name", FieldKind::Text)
            .required()
            .called(["Prénom", "First name"]),
        Target::new("birth_date", FieldKind::Date).called(["Né le", "Date of birth"]),
        Target::new("sex", FieldKind::Choice)
            .called(["Sexe"])
            .one_of(sex),
        Target::new("amount", FieldKind::Decimal).called(["Montant"]),
        Target::new("source", FieldKind::Text),
    ]
}

#[test]
fn a_list_becomes_fields_and_faults() {
    let mut book = book(LIST.as_bytes(), "liste.csv").unwrap();
    let reading = book.survey(&Options::default()).unwrap();
    let matches = mapping::guess(&reading.columns, &targets());
    assert_eq!(matches.len(), 4);
    let mut mapping = Mapping::from_guess("people", &reading, &matches);
    let sex = mapping.fields.get_mut("sex").unwrap();
    sex.values.insert("H".to_owned(), "M".to_owned());
    let source = mapping.fields.entry("source".to_owned()).or_default();
    source.constant = Some("partner".to_owned());
    let misfits = mapping.check(&reading, &targets());
    assert_eq!(misfits, []);
    let kept = Mapping::from_toml(&mapping.to_toml().unwrap()).unwrap();
    assert_eq!(kept, mapping);

    let bound = kept.bind(&reading).unwrap();
    assert_eq!(
        bound.format("birth_date").date_order,
        Some(DateOrder::DayFirst)
    );
    let choices = Choices::new([("F", [""]), ("M", [""])]);
    let mut said = Vec::new();
    let mut amounts = Vec::new();
    for row in book.rows(&reading).unwrap() {
        let row = row.unwrap();
        if !bound.wants(&row) {
            assert_eq!(row.kind, RowKind::Total);
            continue;
        }
        let born = bound
            .cell(&row, "birth_date")
            .day(bound.format("birth_date"));
        let sex = bound
            .cell(&row, "sex")
            .choice(&choices, bound.format("sex"));
        said.extend(born.err().map(|fault| fault.to_string()));
        said.extend(sex.err().map(|fault| fault.to_string()));
        let amount = bound.cell(&row, "amount").decimal(bound.format("amount"));
        amounts.push(amount.unwrap().unwrap().to_string());
        let source = bound.cell(&row, "source");
        assert_eq!(source.value().as_written(), "partner");
        assert_eq!(source.address().column, None);
    }
    let expected = [
        "B4: \"32/13/2020\" is not a date",
        "C5: \"x\" is not on the list",
    ];
    assert_eq!(said, expected);
    assert_eq!(amounts, ["1234.5", "12", "0.5"]);
}

#[test]
fn what_of_a_mapping_no_longer_fits_is_said() {
    let (reading, _) = read("Prenom,Born,Born,Extra\nAwa,04/13/1990,04/14/1991,1\n".as_bytes());
    let mapping = Mapping::from_toml(
        r#"version = 1
        [fields.given_name]
        column = "PRÉNOM"
        [fields.birth_date]
        column = "Born"
        [fields.sex]
        column = "Sexe"
        [fields.amount]
        column = "Born"
        letter = "C"
        format = { date-order = "day-first" }
        [fields.wrong]
        "#,
    )
    .unwrap();
    let mut wanted = targets();
    wanted.push(Target::new("case", FieldKind::Text).required());
    let codes: Vec<_> = mapping
        .check(&reading, &wanted)
        .iter()
        .map(|misfit| misfit.code)
        .collect();
    assert_eq!(
        codes,
        [
            MisfitCode::ConventionContradicted,
            MisfitCode::ColumnTwice,
            MisfitCode::ColumnGone,
            MisfitCode::UnknownField,
            MisfitCode::FieldFromNowhere,
            MisfitCode::RequiredFieldMissing,
            MisfitCode::ColumnUnused,
            MisfitCode::ColumnUnused,
        ]
    );
    let refused = mapping.bind(&reading).unwrap_err();
    assert!(
        refused
            .iter()
            .all(|misfit| misfit.code.severity() == Severity::Stop)
    );
    let said: Vec<_> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(said[1], "sex: there is no column \"Sexe\"");
    assert!(Mapping::from_toml("version = 2").is_err());
    assert!(Mapping::from_toml("version = 1\nname = 3").is_err());
}

#[test]
fn a_result_is_of_the_same_shape_and_runs_nothing() {
    let (reading, rows) = read(LIST.as_bytes());
    let mut writer = ResultWriter::csv(Vec::new(), &reading, &["Verdict", "Why"]).unwrap();
    for row in &rows {
        writer
            .write(row, &["refused", "=HYPERLINK(\"x\")"])
            .unwrap();
    }
    let bytes = writer.finish().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.starts_with('\u{feff}'));
    assert!(text.contains("\"'=cmd\";03/04/1985"), "{text}");
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{text}");
    let (again, back) = read(&bytes);
    assert_eq!(again.header.value, reading.header.value);
    assert_eq!(again.columns[4].name, "Verdict");
    for (row, other) in rows.iter().zip(&back) {
        assert_eq!((row.number, row.kind), (other.number, other.kind));
        assert_eq!(row.get(1), other.get(1));
    }

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.xlsx");
    let out = PartFile::create(&path).unwrap();
    let mut writer = ResultWriter::xlsx(out, &reading, &["Verdict"], Some(folder.path())).unwrap();
    for row in &rows {
        writer.write(row, &["fine"]).unwrap();
    }
    assert!(writer.write(&rows[0], &[]).is_err());
    let part = writer.finish().unwrap();
    assert!(!path.exists());
    part.keep().unwrap();
    let mut book = open_path(&path, &Limits::default()).unwrap();
    assert_eq!(book.kind().value, Kind::Xlsx);
    let reading = book.survey(&Options::default()).unwrap();
    let back: Vec<_> = book.rows(&reading).unwrap().map(Result::unwrap).collect();
    assert_eq!(back[2].get(0).as_written(), "=cmd");
    assert_eq!(back[0].get(4).as_written(), "fine");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_result_that_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("result.csv");
    let (reading, rows) = read(LIST.as_bytes());
    let out = PartFile::create(&path).unwrap();
    assert!(PartFile::create(&path).is_err());
    let mut writer = ResultWriter::csv(out, &reading, &["Verdict"]).unwrap();
    writer.write(&rows[0], &["fine"]).unwrap();
    drop(writer);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn cells_behind_the_header_and_objects_keep_their_values() {
    let (reading, rows) = read(b"a,b\n1,2,extra\n\n\n3,4\n");
    let mut writer = ResultWriter::csv(Vec::new(), &reading, &["Verdict"]).unwrap();
    for row in &rows {
        writer.write(row, &["ok"]).unwrap();
    }
    let bytes = writer.finish().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text,
        "\u{feff}a,b,Verdict\r\n1,2,ok,extra\r\n\r\n\r\n3,4,ok\r\n"
    );
    let (reading, rows) = read(b"{\"a\":1}\n{\"b\":\"x\"}\n");
    let mut writer = ResultWriter::csv(Vec::new(), &reading, &["Verdict"]).unwrap();
    for row in &rows {
        writer.write(row, &["ok"]).unwrap();
    }
    assert_eq!(
        texts(&writer.finish().unwrap()),
        [["1", "", "ok"], ["", "x", "ok"]]
    );
}
