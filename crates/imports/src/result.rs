//! The file given back: of the same shape, with a verdict on each row.

use std::io::Write;
use std::path::Path;

use passerelle_l10n::Words;
use passerelle_tables::result::{ResultWriter, WriteError};
use passerelle_tables::{Kind, Reading};
use serde_json::value::RawValue;

use crate::kind::Judged;
use crate::source::Entry;

/// When a result is written: before anything is done, or for what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// For the dry run.
    Before,
    /// For what was done.
    After,
}

impl Moment {
    /// The words of a verdict begin so.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Before => "import-verdict",
            Self::After => "import-done",
        }
    }
}

/// How the result of a file is written: the extension of its name.
pub fn extension(kind: Kind, is_features: bool) -> &'static str {
    match kind {
        _ if is_features => "geojson",
        Kind::Csv | Kind::Json => "csv",
        Kind::Xlsx | Kind::Xls | Kind::Ods => "xlsx",
    }
}

/// Writes the result.
pub(crate) struct Verdicts<W: Write + Send> {
    to: Form<W>,
    words: Words,
    moment: Moment,
    kind: &'static str,
}

enum Form<W: Write + Send> {
    Table(Box<ResultWriter<W>>),
    Features { to: W, first: bool },
}

impl<W: Write + Send> Verdicts<W> {
    pub(crate) fn begin(
        mut to: W,
        (reading, is_features): (&Reading, bool),
        (words, moment, kind): (Words, Moment, &'static str),
        folder: &Path,
    ) -> Result<Self, WriteError> {
        let names = names(words);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let to = match extension(reading.kind.value, is_features) {
            "geojson" => {
                to.write_all(br#"{"type":"FeatureCollection","features":["#)?;
                Form::Features { to, first: true }
            }
            "xlsx" => {
                let writer = ResultWriter::xlsx(to, reading, &names, Some(folder))?;
                Form::Table(Box::new(writer))
            }
            _ => Form::Table(Box::new(ResultWriter::csv(to, reading, &names)?)),
        };
        Ok(Self {
            to,
            words,
            moment,
            kind,
        })
    }

    pub(crate) fn put(&mut self, entry: &Entry<'_>, judged: &Judged) -> Result<(), WriteError> {
        let verdict = self
            .words
            .say_code(self.moment.prefix(), judged.verdict.code());
        let said = judged.faults.iter().chain(&judged.remarks);
        let said: Vec<_> = said
            .map(|said| said.word_at(self.words, self.kind))
            .collect();
        let record = match self.moment {
            Moment::After => judged
                .about
                .map(|about| about.to_string())
                .unwrap_or_default(),
            Moment::Before => String::new(),
        };
        let verdicts = [verdict, said.join(" "), record];
        match &mut self.to {
            Form::Table(writer) => {
                let verdicts: Vec<&str> = verdicts.iter().map(String::as_str).collect();
                writer.write(entry.row, &verdicts)
            }
            Form::Features { to, first } => {
                to.write_all(if *first { b"\n" } else { b",\n" })?;
                *first = false;
                let named = names(self.words).into_iter().zip(verdicts);
                Ok(to.write_all(feature(entry.feature, named).as_bytes())?)
            }
        }
    }

    pub(crate) fn finish(self) -> Result<W, WriteError> {
        match self.to {
            Form::Table(writer) => writer.finish(),
            Form::Features { mut to, .. } => {
                to.write_all(b"\n]}\n")?;
                Ok(to)
            }
        }
    }
}

fn names(words: Words) -> [String; 3] {
    [
        words.say("import-result-verdict"),
        words.say("import-result-says"),
        words.say("import-result-record"),
    ]
}

#[derive(serde::Deserialize)]
struct Properties<'a> {
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
}

/// A feature with some properties more, everything else as it was.
fn feature(text: Option<&str>, more: impl Iterator<Item = (String, String)>) -> String {
    let more: Vec<String> = more
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| {
            let (name, value) = (
                serde_json::Value::from(name),
                serde_json::Value::from(value),
            );
            format!("{name}:{value}")
        })
        .collect();
    let more = more.join(",");
    let stub = || format!(r#"{{"type":"Feature","properties":{{{more}}},"geometry":null}}"#);
    let Some(text) = text else {
        return stub();
    };
    let Ok(read) = serde_json::from_str::<Properties<'_>>(text) else {
        return stub();
    };
    let Some(properties) = read.properties.map(RawValue::get) else {
        return stub();
    };
    // The properties are a part of the text itself.
    let begin = properties.as_ptr().addr() - text.as_ptr().addr();
    let inside = properties
        .trim()
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let inside = inside.map(str::trim).unwrap_or_default();
    let comma = if inside.is_empty() || more.is_empty() {
        ""
    } else {
        ","
    };
    let (before, after) = (&text[..begin], &text[begin + properties.len()..]);
    format!("{before}{{{inside}{comma}{more}}}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_keeps_all_that_it_had() {
        let more = || [("verdict".to_owned(), "Ne\"w".to_owned())].into_iter();
        for (text, expected) in [
            (
                r#"{"type":"Feature","id":7,"properties":{"a":1.50},"geometry":null}"#,
                r#"{"type":"Feature","id":7,"properties":{"a":1.50,"verdict":"Ne\"w"},"geometry":null}"#,
            ),
            (
                r#"{"properties": { } ,"geometry":null}"#,
                r#"{"properties": {"verdict":"Ne\"w"} ,"geometry":null}"#,
            ),
        ] {
            assert_eq!(feature(Some(text), more()), expected);
        }
        let stub = r#"{"type":"Feature","properties":{"verdict":"Ne\"w"},"geometry":null}"#;
        assert_eq!(feature(None, more()), stub);
        assert_eq!(feature(Some("[1"), more()), stub);
    }
}
