//! The reference implementation's own inputs, read as its outputs say. They lie
//! beside the repository and not in it; without them the tests say so.

use std::path::PathBuf;

use passerelle_tables::{Format, Limits, Options, ReadError, Reading, Row, SheetChoice, open_path};

/// The folder of inputs, if it is there.
fn inputs() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/hxl/libhxl-tests/test_io");
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

fn read_as(name: &str, options: &Options) -> Option<Result<(Reading, Vec<Row>), ReadError>> {
    let path = inputs()?.join(name);
    let read = || {
        let mut book = open_path(path, &Limits::default())?;
        let reading = book.survey(options)?;
        let rows = book.rows(&reading)?.collect::<Result<_, _>>()?;
        Ok((reading, rows))
    };
    Some(read())
}

fn read(name: &str) -> Option<(Reading, Vec<Row>)> {
    Some(read_as(name, &Options::default())?.unwrap())
}

/// An output of the reference implementation: header, hashtags, rows.
fn expected(name: &str) -> Option<Vec<Vec<String>>> {
    let path = inputs()?.join(name);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(path)
        .unwrap();
    let record = |record: Result<csv::StringRecord, csv::Error>| {
        record.unwrap().iter().map(str::to_owned).collect()
    };
    Some(reader.records().map(record).collect())
}

fn tags(reading: &Reading) -> Vec<String> {
    let tag = |column: &passerelle_tables::Column| {
        column
            .tag
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    reading.columns.iter().map(tag).collect()
}

#[test]
fn every_way_of_writing_one_table_reads_as_one_table() {
    let Some(output) = expected("output-valid.csv") else {
        return;
    };
    let width = u32::try_from(output[1].len()).unwrap();
    for name in [
        "input-valid.csv",
        "input-valid.tsv",
        "input-valid.ssv",
        "input-valid.hxl",
        "input-valid-latin1.csv",
        "input-valid-csv.zip",
        "input-valid.xlsx",
        "input-valid.xls",
        "input-valid-xlsx.NOEXT",
        "input-valid.json",
        "input-valid-json.txt",
        "input-valid-objects.json",
        "input-valid-nested.json",
    ] {
        let (reading, rows) = read(name).unwrap();
        assert_eq!(tags(&reading), output[1], "{name}");
        let values: Vec<_> = rows.iter().map(|row| row.texts(width)).collect();
        assert_eq!(values, output[2..], "{name}");
        if reading.tag_row.is_some() {
            // The row above the hashtags is the header.
            let header = reading.head[reading.head.len() - 2].texts(width);
            assert_eq!(header, output[0], "{name}");
        }
    }
}

#[test]
fn the_objects_of_an_output_are_what_was_read() {
    let Some(folder) = inputs() else { return };
    let text = std::fs::read_to_string(folder.join("output-valid-objects.json")).unwrap();
    let output: Vec<std::collections::BTreeMap<String, String>> =
        serde_json::from_str(&text).unwrap();
    let (reading, rows) = read("input-valid.xlsx").unwrap();
    let objects: Vec<_> = rows
        .iter()
        .map(|row| {
            let pair = |column: &passerelle_tables::Column| {
                let tag = column.tag.as_ref()?.to_string();
                Some((tag, row.get(column.index).as_written().into_owned()))
            };
            reading.columns.iter().filter_map(pair).collect()
        })
        .collect::<Vec<std::collections::BTreeMap<_, _>>>();
    assert_eq!(objects, output);
}

#[test]
fn days_and_counts_are_read_as_such() {
    let Some((_, rows)) = read("input-valid.xlsx") else {
        return;
    };
    let plain = Format::default();
    let day = rows[0].cell(8).day(&plain).unwrap().unwrap();
    assert_eq!(day.to_string(), "2015-03-01");
    assert_eq!(rows[0].cell(4).integer(&plain), Ok(Some(100)));
    assert_eq!(rows[1].cell(4).integer(&plain), Ok(None));
}

#[test]
fn hashtags_are_found_where_some_are_wrong() {
    let Some((reading, rows)) = read("input-fuzzy.csv") else {
        return;
    };
    assert_eq!(reading.tag_row.as_ref().unwrap().value, 3);
    assert_eq!(
        tags(&reading).iter().filter(|tag| !tag.is_empty()).count(),
        5
    );
    assert_eq!(rows.len(), 4);
    let (reading, _) = read("input-invalid.csv").unwrap();
    assert_eq!(reading.tag_row, None);
}

#[test]
fn rows_above_the_header_are_no_header() {
    let Some((reading, rows)) = read("input-multiple-headers.csv") else {
        return;
    };
    assert_eq!(
        (reading.header.value.first, reading.header.value.count),
        (2, 1)
    );
    assert_eq!(reading.columns[3].name, "Number affected");
    assert_eq!(rows[1].cell(3).integer(&Format::default()), Ok(Some(200)));
    let (_, rows) = read("input-multiline.csv").unwrap();
    assert_eq!(rows[0].texts(1), ["Line 1\nLine 2\nLine 3"]);
}

#[test]
fn tables_without_hashtags_are_tables() {
    let Some((reading, rows)) = read("input-untagged.csv") else {
        return;
    };
    assert_eq!(reading.tag_row, None);
    let (json, _) = read("input-untagged.json").unwrap();
    let names = |reading: &Reading| {
        reading
            .columns
            .iter()
            .map(|c| c.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&reading), names(&json));
    assert_eq!(rows.len(), 4);
    let (objects, rows) = read("input-untagged-objects.json").unwrap();
    assert_eq!(objects.columns[1].name, "Sector/Cluster");
    assert_eq!(rows.len(), 4);
    let (zip, rows) = read("input-untagged-csv.zip").unwrap();
    assert_eq!(names(&zip), names(&objects));
    assert_eq!(rows.len(), 3);
}

#[test]
fn sheets_are_chosen_by_name_and_number() {
    let Some(folder) = inputs() else { return };
    for name in ["input-quality.xlsx", "input-quality.xls"] {
        let mut book = open_path(folder.join(name), &Limits::default()).unwrap();
        let names: Vec<_> = book
            .sheets()
            .iter()
            .map(|sheet| sheet.name.clone())
            .collect();
        assert_eq!(names, ["input-quality-no-hxl", "input-quality-hxl"]);
        assert!(book.sheets().iter().all(|sheet| !sheet.hidden));
        let mut survey = |sheet| {
            let options = Options {
                sheet: Some(sheet),
                ..Options::default()
            };
            book.survey(&options)
        };
        assert_eq!(survey(SheetChoice::Number(0)).unwrap().tag_row, None);
        let tagged = survey(SheetChoice::Name("input-quality-hxl".to_owned())).unwrap();
        assert_eq!(tagged.columns.len(), 9);
        assert_eq!(tagged.sampled, 4);
        assert!(tagged.tag_row.is_some());
        let none = survey(SheetChoice::Number(100)).unwrap_err();
        assert_eq!(none.to_string(), "there is no sheet 101");
    }
    for (key, place) in [("sel1", "Coast"), ("sel2", "Plains")] {
        let options = Options {
            sheet: Some(SheetChoice::Name(key.to_owned())),
            ..Options::default()
        };
        let (_, rows) = read_as("input-valid-json-selector.json", &options)
            .unwrap()
            .unwrap();
        assert_eq!(
            rows[0].texts(2),
            [place, "100"].map(|t| if place == "Plains" && t == "100" {
                "200"
            } else {
                t
            })
        );
    }
}

#[test]
fn what_holds_no_table_is_refused_with_what_it_is() {
    if inputs().is_none() {
        return;
    }
    for (name, what) in [
        ("input-notag1.html", "web page"),
        ("input-notag2.html", "web page"),
        ("input-invalid.png", "picture (PNG)"),
        ("input-zip-invalid.zip", "ZIP archive"),
    ] {
        let error = read_as(name, &Options::default()).unwrap().unwrap_err();
        assert_eq!(error.key(), "not-a-table", "{name}");
        assert!(error.to_string().contains(what), "{name}: {error}");
    }
}
