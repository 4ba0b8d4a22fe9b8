//! The languages that Passerelle speaks, and how it learns which one a reader wants.

use std::{fmt, str::FromStr, sync::LazyLock};

use crate::{catalogue::Catalogue, rooms::embedded, value, ways::Ways};

/// Which way the lines of a script run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right, as in Latin script.
    Ltr,
    /// Right to left, as in Arabic script.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The text was not the code of a language that Passerelle speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language that Passerelle speaks")
    }
}

impl std::error::Error for UnknownLanguage {}

/// Names every language once: variant, code, own name, direction, and the
/// locale whose numbers, dates and order it uses. A new language is one line
/// here and a folder of catalogues.
macro_rules! languages {
    ($($(#[$mark:meta])* $variant:ident = $code:literal, $own_name:literal, $direction:ident, $locale:literal;)*) => {
        /// A language that Passerelle speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        pub enum Language {
            $(#[doc = $own_name] $(#[$mark])* $variant,)*
        }

        impl Language {
            /// Every language, in the order in which the language switch shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The two-letter code, as in HTML's `lang` attribute and in the cookie.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The language's name in the language itself.
            pub const fn own_name(self) -> &'static str {
                match self { $(Self::$variant => $own_name,)* }
            }

            /// Which way its lines run.
            pub const fn direction(self) -> Direction {
                match self { $(Self::$variant => Direction::$direction,)* }
            }

            /// The locale that decides numerals, dates and the order of names.
            pub(crate) const fn locale(self) -> &'static str {
                match self { $(Self::$variant => $locale,)* }
            }

            /// The embedded catalogues: pairs of room and Fluent text.
            pub(crate) const fn texts(self) -> &'static [(&'static str, &'static str)] {
                match self { $(Self::$variant => embedded!($code),)* }
            }

            /// The catalogue, read on first use.
            pub(crate) fn catalogue(self) -> &'static Catalogue {
                match self {
                    $(Self::$variant => {
                        static READ: LazyLock<Catalogue> =
                            LazyLock::new(|| Catalogue::read(Language::$variant));
                        &READ
                    })*
                }
            }

            /// The formats of numbers, dates and lists, loaded on first use.
            pub(crate) fn ways(self) -> &'static Ways {
                match self {
                    $(Self::$variant => {
                        static LOADED: LazyLock<Ways> =
                            LazyLock::new(|| Ways::load(Language::$variant));
                        &LOADED
                    })*
                }
            }

            /// How a bundle of this language shows a value. Fluent takes a plain
            /// function that knows no language, hence one function for each.
            pub(crate) const fn show(self) -> value::Show {
                match self {
                    $(Self::$variant => |value, _| value::shown(Language::$variant, value),)*
                }
            }
        }
    };
}

// English follows British ways, as the United Nations does: "3 March 2025"
// cannot be misread, "03/04/2025" can. Arabic asks for Arabic-Indic numerals by
// name, so that a change of the locale's default cannot take them away.
languages! {
    #[default]
    En = "en", "English", Ltr, "en-GB";
    Fr = "fr", "Français", Ltr, "fr";
    Ar = "ar", "العربية", Rtl, "ar-u-nu-arab";
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a code as written in a cookie, a form or an account: `fr`, `FR`, `fr-BE`.
    fn from_str(text: &str) -> Result<Self, UnknownLanguage> {
        let primary = text.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|language| language.code().eq_ignore_ascii_case(primary))
            .ok_or(UnknownLanguage)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Language {
    /// The best language for an `Accept-Language` header.
    ///
    /// The reader's order of quality decides, and the order of writing where
    /// qualities are equal; a region falls back to its language (`fr-BE` to
    /// French); `q=0` refuses. Where nothing fits, English.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut wishes: Vec<Wish> = accept_language.split(',').filter_map(Wish::read).collect();
        // The sort is stable, so that equal qualities keep the reader's order.
        wishes.sort_by_key(|wish| std::cmp::Reverse(wish.quality));
        let refused = |language| wishes.iter().any(|wish| wish.refuses(language));
        wishes
            .iter()
            .filter(|wish| wish.quality > 0)
            .find_map(|wish| wish.granted(&refused))
            .unwrap_or_default()
    }
}

/// What one entry of an `Accept-Language` header asks for.
enum Range {
    Any,
    One(Language),
}

/// One entry of an `Accept-Language` header, with its quality in thousandths.
struct Wish {
    range: Range,
    quality: u16,
}

impl Wish {
    /// Reads one entry; a language that we do not speak, or nonsense, is no wish.
    fn read(entry: &str) -> Option<Self> {
        let (tag, parameters) = entry.split_once(';').unwrap_or((entry, ""));
        let range = match tag.trim() {
            "*" => Range::Any,
            tag => Range::One(tag.parse().ok()?),
        };
        let quality = match parameters.trim() {
            "" => 1000,
            text => thousandths(text)?,
        };
        Some(Self { range, quality })
    }

    fn refuses(&self, language: Language) -> bool {
        self.quality == 0 && matches!(self.range, Range::One(one) if one == language)
    }

    /// The language that this wish gives: the one it names, or for `*` the
    /// first of ours that another wish does not refuse.
    fn granted(&self, refused: &impl Fn(Language) -> bool) -> Option<Language> {
        match self.range {
            Range::One(language) => Some(language),
            Range::Any => Language::ALL.iter().copied().find(|one| !refused(*one)),
        }
    }
}

/// Reads `q=0.8` as 800. A quality outside 0 to 1 is nonsense.
fn thousandths(parameter: &str) -> Option<u16> {
    let value = parameter.strip_prefix(['q', 'Q'])?.trim_start();
    let quality: f32 = value.strip_prefix('=')?.trim().parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000 by the check before it"
    )]
    (0.0..=1.0)
        .contains(&quality)
        .then(|| (quality * 1000.0).round() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Ar, En, Fr};

    #[test]
    fn a_cookie_names_a_language_or_none() {
        assert_eq!("fr".parse(), Ok(Fr));
        assert_eq!(" AR-eg ".parse(), Ok(Ar));
        assert_eq!("en_GB".parse(), Ok(En));
        for text in ["", "f", "fra", "zz", "\0", "../fr"] {
            assert_eq!(text.parse::<Language>(), Err(UnknownLanguage), "{text:?}");
        }
    }

    #[test]
    fn every_code_reads_back() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(*language));
        }
    }

    #[test]
    fn quality_decides_then_the_order_of_writing() {
        for (header, language) in [
            ("", En),
            ("fr", Fr),
            ("fr-BE, en;q=0.5", Fr),
            ("en;q=0.5, ar;q=0.9", Ar),
            ("ar, fr", Ar),
            ("zh, ja;q=0.9, fr;q=0.1", Fr),
            ("zh", En),
            ("AR-EG", Ar),
            ("fr ; q = 0.3 , ar ; q=0.4", Ar),
            ("fr;q=0", En),
            ("fr;q=0, ar;q=0.2", Ar),
            ("en;q=0, fr;q=0, *", Ar),
            ("*", En),
            ("ar;q=2, fr;q=0.5", Fr),
            ("ar;q=NaN, fr;q=0.5", Fr),
            (";;,,q=,fr", Fr),
        ] {
            assert_eq!(Language::negotiate(header), language, "{header:?}");
        }
    }

    #[test]
    fn only_arabic_runs_right_to_left() {
        assert_eq!(Ar.direction().code(), "rtl");
        assert_eq!(Fr.direction().code(), "ltr");
        assert_eq!(Ar.own_name(), "العربية");
    }
}
