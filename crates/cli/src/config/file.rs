//! Reading `passerelle.toml`, with the line of everything in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Places;
use super::layers::{Found, Problem, Source};

/// Reads the file into keys and texts. A file that nobody named may be absent.
pub(super) fn read(places: &Places, problems: &mut Vec<Problem>) -> BTreeMap<String, Found> {
    let path = &places.file;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            let may_be_absent = places.file_from == Source::Default;
            if error.kind() != ErrorKind::NotFound || !may_be_absent {
                problems.push(Problem {
                    at: places.file_from.clone(),
                    says: format!("cannot read {}: {error}", path.display()),
                    hint: None,
                });
            }
            return BTreeMap::new();
        }
    };
    let reading = Reading { path, text: &text };
    reading.keys(problems)
}

struct Reading<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Reading<'_> {
    fn keys(&self, problems: &mut Vec<Problem>) -> BTreeMap<String, Found> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        problems.extend(errors.iter().map(|error| Problem {
            at: self.at(&error.span().unwrap_or_default()),
            says: error.message().replace('\n', ", "),
            hint: None,
        }));
        let mut found = BTreeMap::new();
        if !errors.is_empty() {
            // What was guessed from half a file would only make more problems.
            return found;
        }
        self.walk("", table.get_ref(), &mut found);
        found
    }

    /// Goes through a table and the tables in it: `[serve]` and `listen` make
    /// `serve.listen`.
    fn walk(&self, above: &str, table: &DeTable<'_>, found: &mut BTreeMap<String, Found>) {
        for (key, value) in table {
            let path = format!("{above}{}", key.get_ref());
            match value.get_ref() {
                DeValue::Table(table) if !table.is_empty() => {
                    self.walk(&format!("{path}."), table, found);
                }
                _ => {
                    let raw = text_of(value);
                    let at = self.at(&key.span());
                    found.insert(path, Found { raw, at });
                }
            }
        }
    }

    fn at(&self, span: &Range<usize>) -> Source {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        Source::File {
            path: self.path.to_owned(),
            line: before.matches('\n').count() + 1,
        }
    }
}

/// The text by which every layer gives its values.
fn text_of(value: &Spanned<DeValue<'_>>) -> Result<String, &'static str> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(number) => Ok(number.to_string()),
        DeValue::Boolean(yes) => Ok(yes.to_string()),
        DeValue::Float(_) => Err("is neither a text nor a whole number, true or false"),
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
            Err("is not a single value")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (BTreeMap<String, Found>, Vec<Problem>) {
        let path = Path::new("passerelle.toml");
        let mut problems = Vec::new();
        let keys = Reading { path, text }.keys(&mut problems);
        (keys, problems)
    }

    #[test]
    fn keys_know_their_line() {
        let (keys, problems) = read("# words\n[serve]\nlisten = \"127.0.0.1:1\"\nx.y = 1\n");
        assert!(problems.is_empty());
        assert_eq!(keys["serve.listen"].at.to_string(), "passerelle.toml:3");
        assert_eq!(keys["serve.x.y"].raw.as_deref(), Ok("1"));
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let (_, problems) = read("[log]\nfilter = info\n");
        assert_eq!(problems[0].at.to_string(), "passerelle.toml:2");
    }
}
