//! Finding a name as people type it: any case, with or without accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without case and without the marks above and below its letters, so
/// that `geneve` finds `Genève` and `امان` finds `أمان`.
pub(crate) fn folded(text: &str) -> String {
    let bare = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && *c != TATWEEL);
    bare.flat_map(char::to_lowercase).map(alike).collect()
}

/// A line that stretches a word in Arabic and means nothing.
const TATWEEL: char = '\u{640}';

/// Letters of Arabic that are typed one for the other at the end of a word.
const fn alike(letter: char) -> char {
    match letter {
        'ى' => 'ي',
        'ة' => 'ه',
        letter => letter,
    }
}

/// What is looked for, folded once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wanted(Vec<String>);

impl Wanted {
    /// The words of what was typed.
    pub(crate) fn of(typed: &str) -> Self {
        Self(
            typed
                .split_whitespace()
                .map(folded)
                .filter(|word| !word.is_empty())
                .collect(),
        )
    }

    /// Whether nothing in particular is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word is somewhere in the texts.
    pub(crate) fn is_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<_> = texts.into_iter().map(folded).collect();
        let found = |word: &String| texts.iter().any(|text| text.contains(word.as_str()));
        self.0.iter().all(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_without_their_marks() {
        for (typed, name) in [
            ("geneve", "Bureau de Genève"),
            ("GENÈVE bureau", "Bureau de Genève"),
            ("امان", "مكتب أمَان"),
            ("القاهره", "القاهرة"),
            ("", "anything"),
        ] {
            assert!(Wanted::of(typed).is_in([name]), "{typed}");
        }
        assert!(!Wanted::of("geneva").is_in(["Genève"]));
        assert!(Wanted::of("be desk").is_in(["Desk", "BE"]));
    }
}
