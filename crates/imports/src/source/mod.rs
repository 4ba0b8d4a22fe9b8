//! The file that is imported: a table of any kind, or features of GeoJSON.

mod features;

use std::io::{Read as _, Seek as _, SeekFrom};

use passerelle_tables::{
    self as tables, Cell, Column, Guess, HeaderRows, Limits, Options, ReadError, ReadSeek, Reading,
    Row, RowKind, Sheet, Tally, Value, Why, Workbook,
};
use serde_json::value::RawValue;

use self::features::{Features, Next};
use crate::unread::Unread;

/// Features that are looked at for their properties.
const SAMPLE: u64 = 1_000;
/// Bytes that are looked at for the kind of file.
const ENOUGH: u64 = 64 << 10;
/// Properties of one feature at most.
const MOST_PROPERTIES: usize = 16_384;

/// The file that is imported.
pub enum Source {
    /// A table.
    Table(Box<Workbook>),
    /// Features of GeoJSON.
    Features(Box<FeatureFile>),
}

/// A file of GeoJSON.
pub struct FeatureFile {
    input: Box<dyn ReadSeek>,
    name: Option<String>,
}

/// One row as it comes out of a file.
pub struct Entry<'a> {
    /// The row.
    pub row: &'a Row,
    /// The text of a feature.
    pub feature: Option<&'a str>,
    /// The geometry of a feature.
    pub geometry: Option<&'a str>,
    /// Why a feature is no row: a key of `import-row-…`.
    pub wrong: Option<&'static str>,
}

impl Source {
    /// Finds out what a file is by its content; the name is only looked at to
    /// say that its extension is wrong.
    pub fn open(
        mut input: impl ReadSeek + 'static,
        name: Option<&str>,
        limits: &Limits,
    ) -> Result<Self, Unread> {
        let mut start = Vec::new();
        let taken = (&mut input).take(ENOUGH).read_to_end(&mut start);
        taken
            .and_then(|_| input.seek(SeekFrom::Start(0)))
            .map_err(ReadError::from)?;
        match looks_like(&start) {
            Looks::Features => Ok(Self::Features(Box::new(FeatureFile {
                input: Box::new(input),
                name: name.map(str::to_owned),
            }))),
            Looks::Topology => Err(Unread::TopoJson),
            Looks::Other => {
                let book = tables::open(input, name, limits)?;
                Ok(Self::Table(Box::new(book)))
            }
        }
    }

    /// Whether it is GeoJSON.
    pub const fn is_features(&self) -> bool {
        matches!(self, Self::Features(_))
    }

    /// The sheets of a workbook.
    pub fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Table(book) => book.sheets(),
            Self::Features(_) => &[],
        }
    }

    /// Finds out how the file is to be read.
    pub fn survey(&mut self, options: &Options) -> Result<Reading, Unread> {
        match self {
            Self::Table(book) => Ok(book.survey(options)?),
            Self::Features(file) => file.survey(options),
        }
    }

    /// Goes through all rows that are not blank.
    pub fn each(
        &mut self,
        reading: &Reading,
        mut then: impl FnMut(&Entry<'_>) -> Result<(), Unread>,
    ) -> Result<Tally, Unread> {
        match self {
            Self::Table(book) => {
                let mut rows = book.rows(reading)?;
                let mut row = Row::default();
                while rows.read_into(&mut row)? {
                    then(&Entry {
                        row: &row,
                        feature: None,
                        geometry: None,
                        wrong: None,
                    })?;
                }
                Ok(rows.tally())
            }
            Self::Features(file) => file.each(reading, then),
        }
    }
}

/// What a file looks like.
enum Looks {
    Features,
    Topology,
    Other,
}

fn looks_like(start: &[u8]) -> Looks {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    if text.trim_ascii_start().first() != Some(&b'{') {
        return Looks::Other;
    }
    let text = String::from_utf8_lossy(text);
    let says = |word: &str| text.contains(&format!("\"{word}\""));
    if says("Topology") && says("type") && !says("FeatureCollection") {
        Looks::Topology
    } else if says("FeatureCollection") || (says("features") && says("geometry")) {
        Looks::Features
    } else {
        Looks::Other
    }
}

impl FeatureFile {
    fn survey(&mut self, options: &Options) -> Result<Reading, Unread> {
        let mut reading = Reading {
            kind: self.kind(),
            sheet: 0,
            sheet_name: String::new(),
            encoding: None,
            delimiter: None,
            quote: None,
            header: Guess::new(HeaderRows::default(), 1.0, Why::Keys),
            tag_row: None,
            first_row: 1,
            width: 0,
            columns: Vec::new(),
            head: Vec::new(),
            sampled: 0,
            whole: true,
        };
        let most = options.sample_rows.unwrap_or(SAMPLE);
        let mut features = self.features()?;
        let mut text = Vec::new();
        loop {
            match features.next(&mut text)? {
                Next::End => break,
                _ if reading.sampled == most => {
                    reading.whole = false;
                    break;
                }
                Next::TooLong => {}
                Next::One => note(&text, &mut reading.columns),
            }
            reading.sampled += 1;
        }
        reading.width = u32::try_from(reading.columns.len()).unwrap_or(u32::MAX);
        Ok(reading)
    }

    fn kind(&self) -> Guess<tables::Kind> {
        let extension = self.name.as_deref().and_then(|name| name.rsplit_once('.'));
        let extension = extension.map(|(_, extension)| extension.to_lowercase());
        let why = match extension {
            Some(extension) if !["geojson", "json"].contains(&extension.as_str()) => {
                Why::ContentNotName { extension }
            }
            _ => Why::Content,
        };
        Guess::new(tables::Kind::Json, 1.0, why)
    }

    fn features(&mut self) -> Result<Features<&mut Box<dyn ReadSeek>>, ReadError> {
        self.input.seek(SeekFrom::Start(0))?;
        Features::open(&mut self.input)
    }

    fn each(
        &mut self,
        reading: &Reading,
        mut then: impl FnMut(&Entry<'_>) -> Result<(), Unread>,
    ) -> Result<Tally, Unread> {
        let mut features = self.features()?;
        let (mut text, mut row, mut tally) = (Vec::new(), Row::default(), Tally::default());
        loop {
            let next = features.next(&mut text)?;
            if next == Next::End {
                return Ok(tally);
            }
            tally.data += 1;
            tally.last += 1;
            row.number = tally.last;
            row.kind = RowKind::Data;
            row.cells.clear();
            let text = std::str::from_utf8(&text).ok();
            let read = text.and_then(|text| serde_json::from_str::<Feature<'_>>(text).ok());
            let read = read.filter(|feature| feature.kind.as_deref() == Some("Feature"));
            let wrong = match (next, &read) {
                (Next::TooLong, _) => Some("feature-too-long"),
                (_, None) => Some("not-a-feature"),
                (_, Some(_)) => None,
            };
            if let Some(feature) = &read {
                fill(&mut row, feature, &reading.columns);
            }
            let geometry = read.as_ref().and_then(|feature| feature.geometry);
            let geometry = geometry.map(RawValue::get).filter(|text| *text != "null");
            then(&Entry {
                row: &row,
                feature: text.filter(|text| !text.is_empty()),
                geometry,
                wrong,
            })?;
        }
    }
}

/// A feature as far as it is read.
#[derive(serde::Deserialize)]
struct Feature<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<std::borrow::Cow<'a, str>>,
    #[serde(default)]
    properties: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(borrow, default)]
    geometry: Option<&'a RawValue>,
}

/// Takes the properties of a feature in: each is a column.
fn note(text: &[u8], columns: &mut Vec<Column>) {
    let Ok(feature) = serde_json::from_slice::<Feature<'_>>(text) else {
        return;
    };
    for (name, value) in feature.properties.into_iter().flatten() {
        let at = columns.iter().position(|column| column.name == name);
        let at = at.unwrap_or(columns.len());
        if at >= MOST_PROPERTIES {
            return;
        }
        if at == columns.len() {
            columns.push(Column {
                index: u32::try_from(at).unwrap_or(u32::MAX),
                tag: name.parse().ok(),
                parts: vec![name.clone()],
                name,
                ..Column::default()
            });
        }
        columns[at].profile.note(&written(&value), false);
    }
}

fn fill(row: &mut Row, feature: &Feature<'_>, columns: &[Column]) {
    let Some(properties) = &feature.properties else {
        return;
    };
    row.width = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    for column in columns {
        let value = properties.get(&column.name).map(written);
        if let Some(value) = value.filter(|value| *value != Value::Empty) {
            row.cells.push(Cell {
                column: column.index,
                computed: false,
                value,
            });
        }
    }
}

/// A property as a cell of a text file would write it.
fn written(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Empty,
        serde_json::Value::Bool(answer) => Value::Bool(*answer),
        serde_json::Value::String(text) => Value::from_written(text),
        other => Value::Text(other.to_string()),
    }
}
