//! The chapters, in the order in which a newcomer asks, and where they are
//! embedded.

use std::sync::LazyLock;

use passerelle_l10n::Language;

use super::markdown::{self, Section};

/// Names every chapter once. A new one is one line here and a file per language.
macro_rules! chapters {
    ($($code:literal,)*) => {
        /// The codes of the chapters, which are their addresses, too.
        #[cfg(test)]
        pub(super) const CODES: &[&str] = &[$($code),*];

        macro_rules! embedded {
            ($language:literal) => {
                &[$((
                    $code,
                    include_str!(concat!(
                        env!("CARGO_MANIFEST_DIR"), "/help/", $language, "/", $code, ".md"
                    )),
                )),*]
            };
        }
    };
}

chapters! {
    "sign-in",
    "pages",
    "search",
    "offices",
    "accounts",
    "break-glass",
    "places",
    "imports",
    "jobs",
    "messages",
    "programs",
    "log",
    "privacy",
    "operator",
}

static ENGLISH: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(embedded!("en")));
static FRENCH: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(embedded!("fr")));
static ARABIC: LazyLock<Vec<Chapter>> = LazyLock::new(|| read(embedded!("ar")));

/// A chapter in one language.
#[derive(Debug)]
pub(crate) struct Chapter {
    pub(crate) code: &'static str,
    pub(crate) title: String,
    /// What it is about, in a sentence or two.
    pub(crate) lead: String,
    /// Everything below its title, as HTML of ours.
    pub(crate) html: String,
    /// The chapter itself, whose id is empty, and its sections.
    pub(crate) sections: Vec<Section>,
    /// Where it leads.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests follow every link"))]
    pub(super) links: Vec<String>,
}

impl Chapter {
    /// The address of one of its sections, or of the whole.
    pub(crate) fn address(&self, section: &str) -> String {
        let code = self.code;
        if section.is_empty() {
            format!("/help/{code}")
        } else {
            format!("/help/{code}#{section}")
        }
    }

    /// Its sections, without the chapter itself.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|part| !part.id.is_empty())
    }
}

/// Every chapter in a language.
pub(crate) fn chapters(language: Language) -> &'static [Chapter] {
    match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
        Language::Ar => &ARABIC,
    }
}

/// The chapter with a code.
pub(super) fn chapter(language: Language, code: &str) -> Option<&'static Chapter> {
    let mut all = chapters(language).iter();
    all.find(|chapter| chapter.code == code)
}

fn read(files: &[(&'static str, &'static str)]) -> Vec<Chapter> {
    let chapter = |(code, text): &(&'static str, &'static str)| {
        let rendered = markdown::render(text);
        Chapter {
            code,
            title: rendered.title,
            lead: rendered.lead,
            html: rendered.html,
            sections: rendered.sections,
            links: rendered.links,
        }
    };
    files.iter().map(chapter).collect()
}
