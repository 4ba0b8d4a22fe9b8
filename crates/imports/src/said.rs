//! What is said about a row: at a cell, with what was written there, in words
//! that can be said in any language later.

use passerelle_l10n::{Value, Words};
use passerelle_model::{Fault, FaultValue};
use passerelle_tables as tables;
use serde::{Deserialize, Serialize};

/// A value that a message names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SaidValue {
    /// A count, a bound, the number of a row.
    Number(i64),
    /// A code, a name, a date.
    Text(String),
}

impl From<i64> for SaidValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<String> for SaidValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for SaidValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One thing that is said about a row. It may repeat what was written, so it
/// is kept where the file is kept, and goes to no log line.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The cell, as a spreadsheet writes it; empty for the row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// The target that the cell is read as; empty for the row.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// The whole key of the message.
    pub key: String,
    /// What the message names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(String, SaidValue)>,
    /// What was written in the cell, shortened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
}

impl std::fmt::Debug for Said {
    /// Without what was written: that may be personal, and this goes to logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Said({} {})", self.at, self.key)
    }
}

impl Said {
    /// Something about the whole row.
    pub fn row(key: impl Into<String>) -> Self {
        Self {
            at: String::new(),
            target: String::new(),
            key: key.into(),
            values: Vec::new(),
            written: String::new(),
        }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<SaidValue>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// The same, said at a cell.
    #[must_use]
    pub fn at(mut self, target: &str, address: String, written: &str) -> Self {
        target.clone_into(&mut self.target);
        self.at = address;
        self.written = shortened(written);
        self
    }

    /// What the model says of a value: `fault-…`.
    pub fn of_fault(fault: &Fault) -> Self {
        let value = |value: &FaultValue| match value {
            FaultValue::Number(number) => SaidValue::Number(*number),
            FaultValue::Text(text) => SaidValue::Text(text.clone()),
        };
        let mut said = Self::row(format!("fault-{}", fault.key));
        said.values = fault
            .values
            .iter()
            .map(|(name, of)| ((*name).to_owned(), value(of)))
            .collect();
        said
    }

    /// What the reader of tables says of a cell: `import-cell-…`.
    pub fn of_cell(target: &str, fault: &tables::Fault) -> Self {
        let mut said = Self::row(format!("import-cell-{}", fault.code().key()));
        said.values = texts(&fault.wrong.values);
        said.at(target, fault.address.to_string(), &fault.written)
    }

    /// What the reader of tables says of a row: `import-row-…`.
    pub fn of_note(note: &tables::Note) -> Self {
        let mut said = Self::row(format!("import-row-{}", note.code.key()));
        said.values = texts(&note.values);
        said
    }

    /// The sentence, without where it stands.
    pub fn word(&self, words: Words) -> String {
        let mut values: Vec<(&str, Value<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| match value {
                SaidValue::Number(number) => (name.as_str(), Value::from(*number)),
                SaidValue::Text(text) => (name.as_str(), Value::from(text)),
            })
            .collect();
        values.push(("written", Value::from(&self.written)));
        words.say_with(&self.key, &values)
    }

    /// The sentence with the cell before it: `F17: …`; or what it would be in
    /// that kind of import, if it is in no cell: `P-code: …`.
    pub fn word_at(&self, words: Words, kind: &str) -> String {
        let says = self.word(words);
        let at = match (self.at.as_str(), self.target.as_str()) {
            ("", "") => return says,
            ("", target) => words.say(&format!("import-{kind}-{}", target.replace('_', "-"))),
            (at, _) => at.to_owned(),
        };
        let values = [("at", Value::from(at)), ("says", Value::from(says))];
        words.say_with("import-said-at", &values)
    }
}

fn texts(values: &[(&'static str, String)]) -> Vec<(String, SaidValue)> {
    // Bounds and counts come as texts; as numbers they are written in the
    // reader's numerals.
    let value = |text: &String| match text.parse::<i64>() {
        Ok(number) if text.len() < 16 => SaidValue::Number(number),
        _ => SaidValue::Text(text.clone()),
    };
    values
        .iter()
        .map(|(name, text)| ((*name).to_owned(), value(text)))
        .collect()
}

/// At most so many characters as the reader of tables repeats.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(tables::Fault::LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
