//! Names of places, in the languages and scripts of those who live there.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::faults::Fault;
use crate::text::ShortText;

/// Names of one place at most.
pub const MOST_NAMES: usize = 40;
/// Other spellings of one place at most.
pub const MOST_ALIASES: usize = 100;

/// The language of a name, and its script where the language has several:
/// `ar`, `uz-Cyrl`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NameLanguage(String);

impl NameLanguage {
    /// Parses a BCP 47 language with an optional script, in any case.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let fault = || Fault::new("", "not-a-language");
        let mut parts = raw.trim().split(['-', '_']);
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let fits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic())
        };
        if !fits(&language, 2..=3) {
            return Err(fault());
        }
        let code = match parts.next() {
            None => language,
            Some(script) if fits(script, 4..=4) => {
                let (first, rest) = script.split_at(1);
                format!(
                    "{language}-{}{}",
                    first.to_ascii_uppercase(),
                    rest.to_ascii_lowercase()
                )
            }
            Some(_) => return Err(fault()),
        };
        match parts.next() {
            None => Ok(Self(code)),
            Some(_) => Err(fault()),
        }
    }

    /// Parses a language that may be left out.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, Fault> {
        if raw.trim().is_empty() {
            Ok(None)
        } else {
            Self::parse(raw).map(Some)
        }
    }

    /// The whole tag, as the page's `lang` takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without its script.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for NameLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name, with its language where that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// The name.
    pub name: ShortText,
    /// Its language; none where the table that it came from does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<NameLanguage>,
}

impl PlaceName {
    /// A name whose language is not known.
    pub const fn plain(name: ShortText) -> Self {
        Self {
            name,
            language: None,
        }
    }

    /// Parses a line of a form: `ar: كابل`. A line without a language is a name
    /// of which nobody said one.
    pub fn parse_line(line: &str) -> Result<Self, Fault> {
        if let Some((before, name)) = line.split_once(':')
            && let Ok(language) = NameLanguage::parse(before)
        {
            return Ok(Self {
                name: ShortText::parse(name)?,
                language: Some(language),
            });
        }
        ShortText::parse(line).map(Self::plain)
    }
}

/// The same as its line in a form.
impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.language {
            Some(language) => write!(f, "{language}: {}", self.name),
            None => self.name.fmt(f),
        }
    }
}

/// Parses names, one on a line. No language has two: the other is an alias.
pub fn name_lines(raw: &str) -> Result<Vec<PlaceName>, Fault> {
    let names = lines(raw, MOST_NAMES, PlaceName::parse_line)?;
    one_of_each_language(&names)?;
    Ok(names)
}

/// Parses other spellings, one on a line; what is there twice is kept once.
pub fn alias_lines(raw: &str) -> Result<Vec<ShortText>, Fault> {
    let mut aliases = lines(raw, MOST_ALIASES, ShortText::parse)?;
    let mut seen = std::collections::BTreeSet::new();
    aliases.retain(|alias| seen.insert(alias.clone()));
    Ok(aliases)
}

/// Refuses two names of one language.
pub(super) fn one_of_each_language(names: &[PlaceName]) -> Result<(), Fault> {
    let mut seen = std::collections::BTreeSet::new();
    let mut languages = names.iter().filter_map(|name| name.language.as_ref());
    match languages.find(|language| !seen.insert(*language)) {
        None => Ok(()),
        Some(twice) => {
            Err(Fault::new("", "two-names-of-a-language").with("language", twice.as_str()))
        }
    }
}

fn lines<T>(
    raw: &str,
    most: usize,
    parse: impl Fn(&str) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let lines = raw.lines().map(str::trim).filter(|line| !line.is_empty());
    // One more than is allowed tells that there are too many.
    let some: Vec<_> = lines.take(most + 1).collect();
    if some.len() > most {
        let max = i64::try_from(most).unwrap_or(i64::MAX);
        return Err(Fault::new("", "too-many").with("max", max));
    }
    some.into_iter().map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_may_name_its_script() {
        for (raw, tag, language) in [
            ("AR", "ar", "ar"),
            ("uz-cyrl", "uz-Cyrl", "uz"),
            ("zh_HANT", "zh-Hant", "zh"),
        ] {
            let parsed = NameLanguage::parse(raw).unwrap();
            assert_eq!((parsed.as_str(), parsed.language()), (tag, language));
        }
        for bad in ["", "a", "english", "en-US", "ar-Arab-EG", "1x"] {
            assert!(NameLanguage::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_line_is_read_as_it_is_shown() {
        for line in ["ar: كابل", "Kabul", "uz-Cyrl: Тошкент"] {
            assert_eq!(PlaceName::parse_line(line).unwrap().to_string(), line);
        }
        // What stands before the colon is no language: it belongs to the name.
        let name = PlaceName::parse_line("Camp 4: north").unwrap();
        assert_eq!((name.name.as_str(), name.language), ("Camp 4: north", None));
        let twice = name_lines("ar: كابل\n\nfr: Kaboul\nar: كابول").unwrap_err();
        assert_eq!(twice.key, "two-names-of-a-language");
        assert_eq!(name_lines(&"x\n".repeat(41)).unwrap_err().key, "too-many");
        assert_eq!(alias_lines("Kabul\nCaboul\nKabul").unwrap().len(), 2);
    }
}
