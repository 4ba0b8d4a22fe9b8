//! What was found out about a file before its rows are read, and what a person
//! may say instead.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::fault::shortened;
use crate::format::Format;
use crate::hxl::Tag;
use crate::profile::Profile;
use crate::row::Row;

/// Kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Text with a mark between its cells; also alone inside a ZIP.
    Csv,
    /// Office Open XML workbook.
    Xlsx,
    /// Workbook of Excel 97 to 2003 (BIFF 8).
    Xls,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// One JSON value on each line, or one array of rows.
    Json,
}

impl Kind {
    /// The usual extension, without its dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Json => "json",
        }
    }
}

/// A sheet of a workbook; text files have one without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name; empty where the file has no sheets.
    pub name: String,
    /// Whether it is hidden from those who open the file.
    pub hidden: bool,
}

/// Which sheet is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SheetChoice {
    /// By its place, from 0.
    Number(usize),
    /// By its name.
    Name(String),
}

/// How cells of a text file are quoted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quote {
    /// `"…"`, doubled inside.
    #[default]
    Double,
    /// `'…'`, doubled inside.
    Single,
    /// Not at all: a quote is a character like any other.
    None,
}

/// Which rows name the columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderRows {
    /// The number of the first, from 1; 0 where the file itself names its
    /// columns (JSON objects) or nothing does.
    pub first: u64,
    /// How many: 0, 1 or 2. Of two the upper one groups columns.
    pub count: u8,
}

/// What a person says instead of having it guessed. The default guesses all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Options {
    /// The sheet; else the first that is not hidden and not empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<SheetChoice>,
    /// The encoding of a text file, by a label of the Encoding Standard
    /// (`utf-8`, `windows-1256`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The mark between cells of a text file: any ASCII character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// How cells of a text file are quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
    /// The rows that name the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<HeaderRows>,
    /// The number of the row of HXL hashtags; 0 for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_row: Option<u64>,
    /// How many rows are looked at for evidence, from the first row of data.
    /// Default 1,000; `u64::MAX` looks at all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample_rows: Option<u64>,
}

/// Something that was guessed, with how sure that is and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guess<T> {
    /// What was guessed.
    pub value: T,
    /// From 0 to 1; 1 is certain, or was said by a person.
    pub confidence: f32,
    /// The reason.
    pub why: Why,
}

impl<T> Guess<T> {
    /// A guess with its reason.
    pub const fn new(value: T, confidence: f32, why: Why) -> Self {
        Self {
            value,
            confidence,
            why,
        }
    }

    /// What a person said.
    pub const fn told(value: T) -> Self {
        Self::new(value, 1.0, Why::Told)
    }
}

/// Why something was guessed. Each has a stable key for other languages;
/// `Display` words it in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "key", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Why {
    /// A person said so.
    Told,
    /// The file begins as files of this kind do.
    Content,
    /// As [`Why::Content`], though the name has another extension.
    ContentNotName {
        /// The extension of the name.
        extension: String,
    },
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// All bytes that were looked at are ASCII.
    Ascii,
    /// All bytes that were looked at are valid in this encoding, which does
    /// not happen by chance.
    Valid,
    /// Letters are as frequent as in a language written in this encoding.
    Frequency,
    /// Zero bytes stand as in this encoding.
    ZeroBytes,
    /// Rows have the same number of cells with this mark.
    Regular {
        /// Rows that were looked at.
        rows: usize,
        /// Cells in most of them.
        cells: usize,
    },
    /// There is but one column, whatever the mark.
    OneColumn,
    /// A first line `sep=` names the mark.
    SepLine,
    /// Cells begin and end with this quote.
    Quoted {
        /// Cells that do.
        cells: usize,
    },
    /// No cell is quoted; this is the usual quote.
    Usual,
    /// The row stands right above the HXL hashtags.
    AboveTags,
    /// Hashtags in at least half of the cells that hold something.
    Hashtags {
        /// How many.
        tags: usize,
    },
    /// A row of different words above rows of other things.
    WordsAboveData,
    /// As [`Why::WordsAboveData`], with a row above that groups columns.
    GroupsAboveWords,
    /// The first row looks like those below it.
    NoHeader,
    /// The rows are objects, whose keys name the columns.
    Keys,
    /// There are no rows.
    Nothing,
}

impl Why {
    /// The stable key: `content-not-name`.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Content => "content",
            Self::ContentNotName { .. } => "content-not-name",
            Self::ByteOrderMark => "byte-order-mark",
            Self::Ascii => "ascii",
            Self::Valid => "valid",
            Self::Frequency => "frequency",
            Self::ZeroBytes => "zero-bytes",
            Self::Regular { .. } => "regular",
            Self::OneColumn => "one-column",
            Self::SepLine => "sep-line",
            Self::Quoted { .. } => "quoted",
            Self::Usual => "usual",
            Self::AboveTags => "above-tags",
            Self::Hashtags { .. } => "hashtags",
            Self::WordsAboveData => "words-above-data",
            Self::GroupsAboveWords => "groups-above-words",
            Self::NoHeader => "no-header",
            Self::Keys => "keys",
            Self::Nothing => "nothing",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told => f.write_str("as told"),
            Self::Content => f.write_str("the file begins so"),
            Self::ContentNotName { extension } => {
                write!(
                    f,
                    "the file begins so, although its name ends in .{extension}"
                )
            }
            Self::ByteOrderMark => f.write_str("the file begins with its byte order mark"),
            Self::Ascii => f.write_str("there are only ASCII characters at the beginning"),
            Self::Valid => f.write_str("the beginning is valid in it"),
            Self::Frequency => f.write_str("letters are as frequent as in it"),
            Self::ZeroBytes => f.write_str("zero bytes stand as in it"),
            Self::Regular { rows, cells } => {
                write!(f, "most of the first {rows} rows have {cells} cells then")
            }
            Self::OneColumn => f.write_str("there is but one column"),
            Self::SepLine => f.write_str("the first line says so"),
            Self::Quoted { cells } => write!(f, "{cells} cells are quoted so"),
            Self::Usual => f.write_str("it is usual"),
            Self::AboveTags => f.write_str("it stands above the hashtags"),
            Self::Hashtags { tags } => write!(f, "it has {tags} hashtags"),
            Self::WordsAboveData => f.write_str("words above rows of other things"),
            Self::GroupsAboveWords => f.write_str("words, and a row above that groups them"),
            Self::NoHeader => f.write_str("the first row looks like those below"),
            Self::Keys => f.write_str("the keys of the objects name the columns"),
            Self::Nothing => f.write_str("there are no rows"),
        }
    }
}

/// One column of the table.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Column {
    /// Its place, from 0.
    pub index: u32,
    /// What the header says. Of two header rows both, parted by ` / `, unless
    /// one is empty. Empty if nothing names the column.
    pub name: String,
    /// The header's parts from above to below, without empty ones.
    pub parts: Vec<String>,
    /// Its HXL hashtag.
    pub tag: Option<Tag>,
    /// What its cells looked like in the rows that were looked at.
    pub profile: Profile,
}

impl Column {
    /// The conventions that the column's own cells prove. What they leave open
    /// stays open: an ambiguous cell is then a fault.
    pub fn format(&self) -> Format {
        self.profile.format()
    }
}

/// What was found out about a sheet. It says how the rows are to be read, and
/// [`crate::Workbook::rows`] reads them so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The kind of file.
    pub kind: Guess<Kind>,
    /// The number of the sheet, from 0.
    pub sheet: usize,
    /// Its name; empty where the file has no sheets.
    pub sheet_name: String,
    /// The encoding of a text file, by its name in the Encoding Standard.
    pub encoding: Option<Guess<String>>,
    /// The mark between cells of a text file.
    pub delimiter: Option<Guess<char>>,
    /// How cells of a text file are quoted.
    pub quote: Option<Guess<Quote>>,
    /// The rows that name the columns.
    pub header: Guess<HeaderRows>,
    /// The row of HXL hashtags.
    pub tag_row: Option<Guess<u64>>,
    /// The first row that may be data, from 1.
    pub first_row: u64,
    /// How many columns the header has, unnamed ones included; 0 if nothing
    /// names them.
    pub width: u32,
    /// The columns: those of the header, and behind them those in which only
    /// rows of data have something.
    pub columns: Vec<Column>,
    /// The rows above the first row of data, as they are.
    #[serde(skip)]
    pub head: Vec<Row>,
    /// How many rows of data were looked at.
    pub sampled: u64,
    /// Whether these were all rows, so that the profiles are of the whole sheet.
    pub whole: bool,
}

impl Reading {
    /// The column of a name, compared folded; `None` if there is none or more
    /// than one.
    pub fn column(&self, name: &str) -> Option<&Column> {
        let wanted = crate::fold::fold(name);
        let mut found = self
            .columns
            .iter()
            .filter(|column| crate::fold::fold(&column.name) == wanted);
        match (found.next(), found.next()) {
            (Some(column), None) => Some(column),
            _ => None,
        }
    }

    /// What was guessed, as sentences: for a screen or a terminal.
    pub fn say(&self) -> Vec<String> {
        let mut lines = vec![format!("{:?}: {}", self.kind.value, self.kind.why)];
        if !self.sheet_name.is_empty() {
            lines.push(format!("sheet {}", shortened(&self.sheet_name)));
        }
        if let Some(guess) = &self.encoding {
            lines.push(format!("encoding {}: {}", guess.value, guess.why));
        }
        if let Some(guess) = &self.delimiter {
            lines.push(format!("cells parted by {:?}: {}", guess.value, guess.why));
        }
        if let Some(guess) = &self.quote {
            lines.push(format!("quotes {:?}: {}", guess.value, guess.why));
        }
        let header = &self.header;
        lines.push(match header.value.count {
            0 => format!("no header row: {}", header.why),
            1 => format!("header in row {}: {}", header.value.first, header.why),
            _ => format!(
                "header in rows {} and {}: {}",
                header.value.first,
                header.value.first + 1,
                header.why
            ),
        });
        if let Some(guess) = &self.tag_row {
            lines.push(format!("hashtags in row {}: {}", guess.value, guess.why));
        }
        lines
    }
}
