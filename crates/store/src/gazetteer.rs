//! Under which words and codes a place is found. Names of places are public, so
//! that the words stand as they are, and not as keyed hashes.

use std::collections::BTreeSet;

use passerelle_model::place::{PCode, Place, PlaceDetails};
use passerelle_model::text::CountryCode;

use crate::door::fold;

/// What of a place a word stands in, the likeliest to be meant first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matched {
    /// Its code.
    Code,
    /// One of its names.
    Name,
    /// Another spelling, or a former name.
    Alias,
}

impl Matched {
    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Code => 0,
            Self::Name => 1,
            Self::Alias => 2,
        }
    }

    pub(crate) const fn of(number: i64) -> Self {
        match number {
            0 => Self::Code,
            1 => Self::Name,
            _ => Self::Alias,
        }
    }

    /// The code of what was matched, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Alias => "alias",
        }
    }
}

/// The longest word that is kept, in characters; what is typed is cut as well.
const LONGEST: usize = 40;
/// The longest name in whose order lists go.
const SORTED: usize = 80;

/// A name as it is compared: without case, accents and the different ways of
/// writing one Arabic letter.
pub fn fold_name(name: &str) -> String {
    fold(name).chars().filter_map(one_letter).collect()
}

/// Arabic and Persian write some letters in ways that nobody tells apart when
/// they look for a name; the line that draws a word out is no letter.
const fn one_letter(c: char) -> Option<char> {
    Some(match c {
        'ـ' => return None,
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ٱ' => 'ا',
        other => other,
    })
}

/// The country and the code in one.
pub(crate) fn key(country: CountryCode, code: &PCode) -> String {
    format!("{country} {code}")
}

/// The key of a place, if it has a code.
pub(crate) fn coded(place: &Place) -> Option<String> {
    let code = place.details.code.as_ref()?;
    Some(key(place.country, code))
}

/// The name in whose order a list goes.
pub(crate) fn sorted(details: &PlaceDetails) -> String {
    fold_name(details.main_name())
        .chars()
        .take(SORTED)
        .collect()
}

/// Every word under which a place is found.
pub(crate) fn words(place: &Place) -> BTreeSet<(String, Matched)> {
    let details = &place.details;
    let mut all = BTreeSet::new();
    let mut put = |text: &str, matched| {
        all.extend(words_of(text).into_iter().map(|word| (word, matched)));
    };
    for name in &details.names {
        put(name.name.as_str(), Matched::Name);
    }
    for alias in &details.aliases {
        put(alias.as_str(), Matched::Alias);
    }
    if let Some(code) = &details.code {
        // A code is one word, whatever stands in it.
        all.insert((cut(&fold(code.as_str())), Matched::Code));
    }
    all
}

/// The words that somebody typed, each as it may begin a word of a place.
pub(crate) fn typed(text: &str) -> Vec<String> {
    let folded = fold_name(text.trim());
    let is_a_code =
        folded.chars().any(|c| c.is_ascii_digit()) && !folded.chars().any(char::is_whitespace);
    if is_a_code {
        return vec![cut(&folded)];
    }
    split(&folded).map(cut).collect()
}

/// The words of a name: those between blanks and signs, those that an
/// apostrophe joins also as one (`N'Djamena`, `Ndjamena`), and an Arabic one
/// also without its article.
fn words_of(text: &str) -> BTreeSet<String> {
    let folded = fold_name(text);
    let mut words: BTreeSet<_> = split(&folded).map(cut).collect();
    if folded.contains(is_apostrophe) {
        let joined: String = folded.chars().filter(|c| !is_apostrophe(*c)).collect();
        words.extend(split(&joined).map(cut));
    }
    let without: Vec<_> = words
        .iter()
        .filter_map(|word| word.strip_prefix("ال"))
        .filter(|rest| rest.chars().count() >= 3)
        .map(str::to_owned)
        .collect();
    words.extend(without);
    words
}

fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn cut(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_however_they_are_written() {
        let has = |name: &str, typed_as: &str| {
            let words = words_of(name);
            typed(typed_as)
                .iter()
                .all(|typed| words.iter().any(|word| word.starts_with(typed.as_str())))
        };
        for (name, typed_as) in [
            ("Nūrābād", "nurabad"),
            ("São Tomé", "sao tom"),
            ("N'Djamena", "ndjam"),
            ("N'Djamena", "djamena"),
            ("الخرطوم", "خرطوم"),
            ("الخرطوم", "الخر"),
            ("إدلب", "ادلب"),
            ("حماة", "حماه"),
            ("کابل", "كابل"),
            ("Київ", "киів"),
            ("Cox's Bazar", "coxs baz"),
        ] {
            assert!(has(name, typed_as), "{name} by {typed_as}");
        }
        assert!(!has("Kabul", "bul"));
        assert_eq!(typed("AF-BDS1"), ["af-bds1"]);
        assert_eq!(typed("Port-de-Paix"), ["port", "de", "paix"]);
    }
}
