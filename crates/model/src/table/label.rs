//! Words of a table, in the languages that they are there in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a table, a column or a code is called. A name that is the same in
/// every language stands under no language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(BTreeMap<String, String>);

impl Label {
    /// The same words for every reader.
    pub fn of(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(String::new(), text.into())]))
    }

    /// Words by the code of their language.
    pub fn in_languages<C: Into<String>, T: Into<String>>(
        texts: impl IntoIterator<Item = (C, T)>,
    ) -> Self {
        let texts = texts.into_iter();
        Self(
            texts
                .map(|(code, text)| (code.into(), text.into()))
                .collect(),
        )
    }

    /// The words for a reader: theirs, else those for everyone, else English,
    /// else any. Empty if there are none.
    pub fn in_language(&self, language: &str) -> &str {
        let text = [language, "", "en"]
            .iter()
            .find_map(|code| self.0.get(*code));
        let text = text.or_else(|| self.0.values().next());
        text.map_or("", String::as_str)
    }

    /// Whether there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_own_words_if_there_are_any() {
        let label = Label::in_languages([("en", "Country"), ("fr", "Pays")]);
        assert_eq!(label.in_language("fr"), "Pays");
        assert_eq!(label.in_language("ar"), "Country");
        assert_eq!(Label::of("ISO 3166-1").in_language("ar"), "ISO 3166-1");
        assert_eq!(
            Label::in_languages([("fr", "Pays")]).in_language("ar"),
            "Pays"
        );
        assert_eq!(Label::default().in_language("en"), "");
    }
}
