//! Changing one setting in a file that somebody wrote, and nothing else in it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::ops::Range;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use crate::trouble::Trouble;

use super::DatabaseAddress;
use super::settings_file::{SettingsFile, folder_of};

/// Names the database in a settings file; the one of the data folder if none is
/// given. The file is for its owner alone since, as it may hold a password.
pub(crate) fn name_database(file: &Path, address: Option<&DatabaseAddress>) -> Result<(), Trouble> {
    let trouble = |error: &io::Error| {
        Trouble::new(format!("cannot write {}", file.display()))
            .caused_by(error)
            .hint("the copy is whole: write its address there as `url` under `[database]`")
    };
    match fs::read_to_string(file) {
        Ok(text) => {
            let text = with_database(&text, address.map(DatabaseAddress::open));
            replace(file, &text).map_err(|error| trouble(&error))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let settings = SettingsFile {
                database: address.cloned(),
                ..SettingsFile::default()
            };
            settings.write(file).map(drop)
        }
        Err(error) => Err(trouble(&error)),
    }
}

/// The text with another address: where one stands it is replaced, and where
/// none does it is added.
fn with_database(text: &str, url: Option<&str>) -> String {
    let line = url.map(|url| format!("url = {}", toml::Value::from(url)));
    let table = DeTable::parse(text).ok();
    let table = table.as_ref().and_then(|table| {
        let (key, value) = table.get_ref().get_key_value("database")?;
        Some((key.span(), value.get_ref()))
    });
    let Some((place, DeValue::Table(database))) = table else {
        return match line {
            Some(line) => format!("{}\n\n[database]\n{line}\n", text.trim_end()),
            None => text.to_owned(),
        };
    };
    match (database.get_key_value("url"), line) {
        (Some((key, value)), Some(line)) => {
            let (from, to) = (key.span().start, value.span().end);
            format!("{}{line}{}", &text[..from], &text[to..])
        }
        (Some((key, value)), None) => {
            // Whole lines go; and the table's own, if nothing else is in it: a
            // table of nothing is a setting that nobody knows.
            let whole = lines(text, key.span().start, value.span().end);
            let left = format!("{}{}", &text[..whole.start], &text[whole.end..]);
            let own = lines(text, place.start, place.end);
            if database.len() > 1 || own == whole {
                return left;
            }
            format!("{}{}", &left[..own.start], &left[own.end..])
        }
        (None, Some(line)) => {
            // Below the table's own line.
            let end = text[place.end..].find('\n');
            let at = end.map_or(text.len(), |end| place.end + end + 1);
            let (before, after) = text.split_at(at);
            format!("{}\n{line}\n{after}", before.trim_end())
        }
        (None, None) => text.to_owned(),
    }
}

/// The whole lines between two places, with the end of the last.
fn lines(text: &str, from: usize, to: usize) -> Range<usize> {
    let begin = text[..from].rfind('\n').map_or(0, |at| at + 1);
    let end = text[to..].find('\n').map_or(text.len(), |at| to + at + 1);
    begin..end
}

fn replace(file: &Path, text: &str) -> io::Result<()> {
    let next = file.with_extension("toml.next");
    let mut new = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&next)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    fs::rename(&next, file)?;
    File::open(folder_of(file))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: Option<&str> = Some("postgres://db.example.org/agency");

    #[test]
    fn an_address_is_added_replaced_and_taken_away() {
        let line = "url = \"postgres://db.example.org/agency\"\n";
        let words = "# ours\n[serve]\nlisten = \"127.0.0.1:1\" # here\n";
        let added = with_database(words, NEW);
        assert_eq!(added, format!("{words}\n[database]\n{line}"));
        let other =
            "[database]\n# where\nurl = 'postgres://old/a' # old\n\n[log]\nformat = \"json\"\n";
        assert_eq!(
            with_database(other, NEW),
            format!(
                "[database]\n# where\n{} # old\n\n[log]\nformat = \"json\"\n",
                line.trim_end()
            )
        );
        assert_eq!(
            with_database("[database]\nurl = 'postgres://old/a' # old\n[log]\n", None),
            "[log]\n"
        );
        assert_eq!(
            with_database("[database]\n[log]\n", NEW),
            format!("[database]\n{line}[log]\n")
        );
        assert_eq!(with_database("", None), "");
    }

    #[test]
    fn what_comes_out_says_what_went_in() {
        for text in [
            "",
            "[database]",
            "database.url = \"postgres://old/a\"\n",
            "database = { url = \"postgres://old/a\" }\n[log]\n",
            "[log]\nformat = \"json\"",
        ] {
            let text = with_database(text, NEW);
            let read: toml::Table = text.parse().unwrap();
            assert_eq!(read["database"]["url"].as_str(), NEW, "{text}");
            let back = with_database(&text, None);
            let read: toml::Table = back.parse().unwrap();
            assert!(!read.contains_key("database"), "{back}");
        }
    }
}
