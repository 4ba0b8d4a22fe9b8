//! What a message says, in its reader's language. It says what kind of thing
//! happened, and leads to the page that knows more.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use passerelle_l10n::{Language, Words};
use passerelle_model::message::MessageKind;
use passerelle_model::text::LanguageCode;
use passerelle_store::messages::Item;

/// Letters of a short text: one that is longer costs several.
const SHORT: usize = 300;

/// What all letters share.
#[derive(Debug, Clone)]
pub(super) struct Letterhead {
    /// The address of the desk, without a stroke at its end.
    desk: String,
    zone: TimeZone,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) language: &'static str,
}

impl Letterhead {
    pub(super) fn new(desk: &str, zone: &TimeZone) -> Self {
        Self {
            desk: desk.trim_end_matches('/').to_owned(),
            zone: zone.clone(),
        }
    }

    /// The host of the desk, which makes names of messages unique in the world.
    pub(super) fn host(&self) -> &str {
        let rest = self
            .desk
            .split_once("://")
            .map_or(self.desk.as_str(), |(_, rest)| rest);
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        if host.is_empty() { "localhost" } else { host }
    }

    /// One message, or a digest of several.
    pub(super) fn letter(&self, items: &[Item], language: &LanguageCode) -> Letter {
        let words = words(language);
        let (subject, mut text) = match items {
            [one] => (subject(words, one.kind), self.alone(words, one)),
            several => {
                let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
                let subject = words.say_with("message-digest-subject", &[("count", count.into())]);
                (subject, self.together(words, several))
            }
        };
        text.push_str("\n-- \n");
        text.push_str(&words.say("message-footer"));
        let settings = format!("{}/me/notices", self.desk);
        let change = words.say("message-footer-change");
        // Writing to a text does not fail.
        let _ = write!(text, "\n{change}\n{settings}\n");
        Letter {
            subject,
            text,
            language: words.language().code(),
        }
    }

    fn alone(&self, words: Words, item: &Item) -> String {
        format!(
            "{}\n\n{}\n{}\n\n{}\n",
            words.say(&key(item.kind, "text")),
            words.say("message-open"),
            self.link(item),
            self.when(words, item),
        )
    }

    fn together(&self, words: Words, items: &[Item]) -> String {
        let mut text = format!("{}\n", words.say("message-digest-lead"));
        for item in items {
            let (subject, when) = (subject(words, item.kind), self.when(words, item));
            let _ = write!(text, "\n* {subject} ({when})\n  {}\n", self.link(item));
        }
        text
    }

    /// A short text: what happened, and where to look.
    pub(super) fn short(&self, items: &[Item], language: &LanguageCode) -> String {
        let words = words(language);
        let item = items.first();
        let says = item.map_or_else(String::new, |item| subject(words, item.kind));
        let link = item.map_or_else(String::new, |item| self.link(item));
        let text = format!("Passerelle: {says} {link}");
        text.chars().take(SHORT).collect()
    }

    fn link(&self, item: &Item) -> String {
        format!("{}{}", self.desk, item.kind.page(item.about))
    }

    fn when(&self, words: Words, item: &Item) -> String {
        words.instant(item.at.timestamp(), &self.zone)
    }
}

fn words(language: &LanguageCode) -> Words {
    Words::of(language.as_str().parse().unwrap_or(Language::En))
}

fn subject(words: Words, kind: MessageKind) -> String {
    words.say(&key(kind, "subject"))
}

fn key(kind: MessageKind, part: &str) -> String {
    format!("message-{}-{part}", kind.code().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Letterhead {
        Letterhead::new("https://desk.example.org:8443/", &TimeZone::UTC)
    }

    fn item(kind: MessageKind) -> Item {
        Item {
            kind,
            about: "grant/01938f5e-7c00-7000-8000-000000000001"
                .parse()
                .unwrap(),
            at: "2026-01-15T09:30:00Z".parse().unwrap(),
        }
    }

    fn language(code: &str) -> LanguageCode {
        LanguageCode::parse(code).unwrap()
    }

    #[test]
    fn every_kind_has_its_words_in_every_language() {
        for code in Language::ALL {
            for kind in MessageKind::ALL {
                let words = Words::of(*code);
                for part in ["subject", "text"] {
                    assert!(words.has(&key(*kind, part)), "{code} {}", key(*kind, part));
                }
                let letter = head().letter(&[item(*kind)], &language(code.code()));
                assert!(letter.text.contains("https://desk.example.org:8443/"));
                assert!(!letter.subject.contains('\n') && !letter.subject.is_empty());
                let short = head().short(&[item(*kind)], &language(code.code()));
                assert!(
                    short.contains("https://") && short.chars().count() < SHORT,
                    "{short}"
                );
            }
        }
    }

    #[test]
    fn a_digest_names_each_with_its_page() {
        let items = [
            item(MessageKind::GlassBroken),
            item(MessageKind::GrantGiven),
        ];
        let letter = head().letter(&items, &language("fr"));
        assert_eq!(letter.language, "fr");
        assert!(
            letter
                .text
                .contains("/break-glass/01938f5e-7c00-7000-8000-000000000001")
        );
        assert!(letter.text.contains("https://desk.example.org:8443/me\n"));
        // A language that no pages speak falls back to English.
        assert_eq!(head().letter(&items, &language("sw")).language, "en");
        assert_eq!(head().host(), "desk.example.org");
    }
}
