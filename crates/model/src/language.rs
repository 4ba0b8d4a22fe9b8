//! The languages that people speak: their names, embedded from `reference/`.
//!
//! [`text::LanguageCode`](crate::text::LanguageCode) is the code that records
//! hold. Not to be confused with the languages of the pages.

use std::sync::LazyLock;

use crate::country::reference;
use crate::fold::fold;

static LANGUAGES: LazyLock<Vec<Spoken>> = LazyLock::new(|| {
    reference::rows::<5>(include_str!("../reference/languages.csv"))
        .map(|[code, en, fr, ar, own]| Spoken {
            code,
            own,
            names: [en, fr, ar],
        })
        .collect()
});

/// A language that people speak or sign.
#[derive(Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Its BCP 47 code.
    pub code: &'static str,
    /// Its name in itself; empty where our source does not tell it.
    pub own: &'static str,
    names: [&'static str; 3],
}

impl Spoken {
    /// Every language of the reference, by code.
    pub fn all() -> &'static [Self] {
        &LANGUAGES
    }

    /// The language of a code.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        let at = LANGUAGES.binary_search_by_key(&code, |language| language.code);
        at.ok().and_then(|at| LANGUAGES.get(at))
    }

    /// Finds a language by its code or one of its names.
    pub fn find(raw: &str) -> Option<&'static Self> {
        let wanted = fold(raw);
        let is_called = |language: &&Self| language.all_names().any(|name| fold(name) == wanted);
        if wanted.is_empty() || raw.len() > 200 {
            return None;
        }
        Self::by_code(&wanted).or_else(|| LANGUAGES.iter().find(is_called))
    }

    /// Its name in English, French or Arabic (`en`, `fr`, `ar`), else in English.
    pub fn name(&self, language: &str) -> &'static str {
        let [en, fr, ar] = self.names;
        match language {
            "fr" => fr,
            "ar" => ar,
            _ => en,
        }
    }

    fn all_names(&self) -> impl Iterator<Item = &'static str> {
        self.names.into_iter().chain([self.own])
    }
}

/// The code of what people write for a language. Three letters pass unknown:
/// ISO 639-3 has twenty times the languages of our reference.
pub(crate) fn code_of(raw: &str) -> Option<String> {
    if let Some(known) = Spoken::find(raw) {
        return Some(known.code.to_owned());
    }
    let has_shape = raw.len() == 3 && raw.bytes().all(|b| b.is_ascii_alphabetic());
    has_shape.then(|| raw.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_language_has_its_code_once_and_its_three_names() {
        let codes: Vec<_> = Spoken::all().iter().map(|language| language.code).collect();
        assert!(codes.len() > 300);
        assert!(codes.is_sorted());
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
        for language in Spoken::all() {
            assert!((2..=3).contains(&language.code.len()));
            assert!(language.names.iter().all(|name| !name.trim().is_empty()));
        }
    }

    #[test]
    fn a_name_in_one_language_is_one_language() {
        for at in 0..3 {
            let names: Vec<_> = Spoken::all()
                .iter()
                .map(|one| fold(one.names[at]))
                .collect();
            let known: HashSet<_> = names.iter().collect();
            assert_eq!(known.len(), names.len());
        }
    }

    #[test]
    fn languages_are_found_by_what_people_write() {
        for raw in ["fa", "Persian", "PERSAN", "الفارسية", "فارسی"] {
            assert_eq!(Spoken::find(raw).unwrap().code, "fa", "{raw}");
        }
        assert_eq!(Spoken::by_code("ckb").unwrap().name("fr"), "sorani");
        assert!(Spoken::find("").is_none());
    }

    #[test]
    fn a_rare_language_may_be_named_by_its_three_letters() {
        assert_eq!(code_of("Tigrinya").as_deref(), Some("ti"));
        assert_eq!(code_of("QXQ").as_deref(), Some("qxq"));
        assert_eq!(code_of("xx"), None);
        assert_eq!(code_of("Klingonese"), None);
    }
}
