//! Hints: in which language a name is written.

/// A language whose writing is read in its own way.
///
/// Scripts tell most of it, and letters that only one language has tell more
/// (`ї` is Ukrainian, `پ` is not Arabic). A hint decides the rest: whether a
/// Cyrillic `г` is rather h or g, a Latin `x` rather h (Somali) or ks.
///
/// ```
/// use passerelle_names::{Language, Name};
///
/// let hinted = Name::with_language("Гаврило", Language::Ukrainian);
/// assert_eq!(hinted.folded(), "havrylo");
/// assert_eq!(Language::from_tag("uk-UA"), Language::Ukrainian);
/// assert_eq!(Language::from_tag("sw"), Language::Other);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Language {
    /// Not known, or none of these.
    #[default]
    Other,
    /// Arabic.
    Arabic,
    /// Belarusian.
    Belarusian,
    /// Bulgarian and Macedonian.
    Bulgarian,
    /// French, as written in France and in West and Central Africa.
    French,
    /// German.
    German,
    /// Kurdish in Arabic letters (Sorani), which writes its vowels.
    Kurdish,
    /// Persian and Dari.
    Persian,
    /// Pashto.
    Pashto,
    /// Russian.
    Russian,
    /// Serbian in Cyrillic letters.
    Serbian,
    /// Somali, whose Latin letters write x for a deep h and c for ayn.
    Somali,
    /// Spanish.
    Spanish,
    /// Turkish and Azerbaijani.
    Turkish,
    /// Ukrainian.
    Ukrainian,
    /// Urdu.
    Urdu,
}

impl Language {
    /// The language of a BCP 47 tag; only its first part counts. One that has
    /// no rules of its own is [`Language::Other`].
    pub fn from_tag(tag: &str) -> Self {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        match first.to_ascii_lowercase().as_str() {
            "ar" | "ara" => Self::Arabic,
            "be" | "bel" => Self::Belarusian,
            "bg" | "bul" | "mk" | "mkd" => Self::Bulgarian,
            "fr" | "fra" | "fre" => Self::French,
            "de" | "deu" | "ger" => Self::German,
            "ckb" | "ku" | "kur" => Self::Kurdish,
            "fa" | "fas" | "per" | "prs" => Self::Persian,
            "ps" | "pus" => Self::Pashto,
            "ru" | "rus" => Self::Russian,
            "sr" | "srp" | "bs" | "hr" => Self::Serbian,
            "so" | "som" => Self::Somali,
            "es" | "spa" => Self::Spanish,
            "tr" | "tur" | "az" | "aze" => Self::Turkish,
            "uk" | "ukr" => Self::Ukrainian,
            "ur" | "urd" => Self::Urdu,
            _ => Self::Other,
        }
    }
}
