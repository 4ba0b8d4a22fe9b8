//! What the next page says about what was just done.
//!
//! It travels in a short cookie: the key of a message, and values that name
//! nobody. A name is looked up again where it is shown, by its record's id.

use std::fmt::Write as _;

use passerelle_l10n::Words;
use passerelle_model::{Instant, RecordRef};

/// The longest cookie that is read.
const LONGEST: usize = 600;

/// A value of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FlashValue {
    /// A count or a size.
    Number(i64),
    /// The name of an office, an account or a document.
    NameOf(RecordRef),
    /// A moment.
    At(Instant),
}

/// One message for the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flash {
    kind: &'static str,
    key: String,
    values: Vec<(String, FlashValue)>,
}

impl Flash {
    /// Something was saved; the script then drops the form's draft.
    pub(crate) fn good(key: &'static str) -> Self {
        Self::new("good", key)
    }

    /// Anything else that is welcome.
    pub(crate) fn info(key: &'static str) -> Self {
        Self::new("info", key)
    }

    fn new(kind: &'static str, key: &str) -> Self {
        Self {
            kind,
            key: key.to_owned(),
            values: Vec::new(),
        }
    }

    /// Adds a count or a size.
    #[must_use]
    pub(crate) fn number(self, name: &str, number: i64) -> Self {
        self.with(name, FlashValue::Number(number))
    }

    /// Adds the name of a record, to be looked up when it is shown.
    #[must_use]
    pub(crate) fn name_of(self, name: &str, record: impl Into<RecordRef>) -> Self {
        self.with(name, FlashValue::NameOf(record.into()))
    }

    /// Adds a moment.
    #[must_use]
    pub(crate) fn at(self, name: &str, moment: Instant) -> Self {
        self.with(name, FlashValue::At(moment))
    }

    fn with(mut self, name: &str, value: FlashValue) -> Self {
        self.values.push((name.to_owned(), value));
        self
    }

    /// Its tone, as the components call it.
    pub(crate) const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The message's key.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// What the message names.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&str, &FlashValue)> {
        self.values
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The cookie's value.
    pub(crate) fn to_cookie(&self) -> String {
        let mut text = format!("{}|{}", self.kind, self.key);
        for (name, value) in &self.values {
            let value = match value {
                FlashValue::Number(number) => format!("n{number}"),
                FlashValue::NameOf(record) => format!("r{record}"),
                FlashValue::At(moment) => format!("t{moment}"),
            };
            // Writing to a text cannot fail.
            let _ = write!(text, "|{name}:{value}");
        }
        text
    }

    /// Reads a cookie. Whatever is not ours says nothing: only messages that
    /// exist are said, and only with values of these three kinds.
    pub(crate) fn from_cookie(text: &str, words: Words) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let mut parts = text.split('|');
        let kind = match parts.next()? {
            "good" => "good",
            "info" => "info",
            _ => return None,
        };
        let key = parts.next().filter(|key| words.has(key))?;
        let values = parts.map(read_value).collect::<Option<_>>()?;
        Some(Self {
            kind,
            key: key.to_owned(),
            values,
        })
    }
}

fn read_value(part: &str) -> Option<(String, FlashValue)> {
    let (name, value) = part.split_once(':')?;
    let (kind, value) = value.split_at_checked(1)?;
    let value = match kind {
        "n" => FlashValue::Number(value.parse().ok()?),
        "r" => FlashValue::NameOf(value.parse().ok()?),
        "t" => FlashValue::At(value.parse().ok()?),
        _ => return None,
    };
    Some((name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use passerelle_l10n::Language;
    use passerelle_model::OfficeId;

    #[test]
    fn a_message_comes_back_as_it_was_sent() {
        let words = Words::of(Language::En);
        let office = OfficeId::from(uuid::Uuid::nil());
        let moment = "2026-01-15T09:30:00Z".parse().unwrap();
        let flash = Flash::good("office-opened")
            .name_of("name", office)
            .number("count", -3)
            .at("when", moment);
        let cookie = flash.to_cookie();
        assert_eq!(Flash::from_cookie(&cookie, words), Some(flash));
        for bad in [
            "",
            "good",
            "good|no-such-key",
            "loud|shell-saved",
            "good|shell-saved|x",
        ] {
            assert_eq!(Flash::from_cookie(bad, words), None, "{bad}");
        }
    }
}
