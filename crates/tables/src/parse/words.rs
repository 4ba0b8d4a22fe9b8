//! Yes and no, places on the globe, and choices from a list.

use std::collections::HashMap;

use crate::fault::{FaultCode, Wrong};
use crate::fold::{fold, latin_digits};
use crate::format::Format;
use crate::parse::number::{NumberReading, read_number};

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "t",
    "1",
    "x",
    "oui",
    "o",
    "vrai",
    "si",
    "s",
    "sim",
    "ja",
    "j",
    "wahr",
    "evet",
    "نعم",
    "اي",
    "بلي",
    "صحيح",
    "بله",
    "verdadero",
    "vero",
    "waar",
    "да",
];
const NO: &[&str] = &[
    "no", "n", "false", "f", "0", "non", "faux", "nao", "nein", "nee", "falsch", "hayir", "لا",
    "كلا", "خطا", "خير", "falso", "onwaar", "нет",
];

/// Reads a yes or no in the languages of the field; ticks and crosses are a
/// yes: `☑`, `✓`, `x`.
pub fn boolean(text: &str, format: &Format) -> Result<bool, Wrong> {
    let text = text.trim();
    let folded = fold(text);
    let among = |words: &[String]| words.iter().any(|word| fold(word) == folded);
    if among(&format.yes) || matches!(text, "✓" | "✔" | "☑" | "☒" | "✗" | "✘" | "×") {
        Ok(true)
    } else if among(&format.no) || text == "☐" {
        Ok(false)
    } else if YES.contains(&folded.as_str()) {
        Ok(true)
    } else if NO.contains(&folded.as_str()) {
        Ok(false)
    } else {
        Err(Wrong::new(FaultCode::NotYesOrNo))
    }
}

/// Which of the two coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// −90 to 90, north is positive.
    Latitude,
    /// −180 to 180, east is positive.
    Longitude,
}

impl Axis {
    const fn most(self) -> f64 {
        match self {
            Self::Latitude => 90.0,
            Self::Longitude => 180.0,
        }
    }

    fn wrong(self) -> Wrong {
        let axis = match self {
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
        };
        Wrong::new(FaultCode::NotACoordinate).with("axis", axis)
    }

    /// The sign that a letter of the compass gives.
    fn sign(self, letter: &str) -> Option<f64> {
        match (self, letter) {
            (Self::Latitude, "n" | "ش") | (Self::Longitude, "e" | "ق") => Some(1.0),
            (Self::Latitude, "s" | "ج") | (Self::Longitude, "w" | "o" | "غ") => Some(-1.0),
            _ => None,
        }
    }
}

/// Reads degrees: `33.5138`, `33,5138`, `-0.5°`, `33°30'50" N`, `N 33 30.8`.
/// `O` is west, as in French and Spanish.
///
/// The value is in degrees, north and east positive.
pub fn coordinate(text: &str, axis: Axis, format: &Format) -> Result<f64, Wrong> {
    let wrong = || axis.wrong();
    let text = latin_digits(text).to_lowercase();
    if text.len() > 60 {
        return Err(wrong());
    }
    let trimmed = text.trim_end_matches(['°', ' ']);
    let degrees = match read_number(trimmed) {
        Some(reading) => Some(plain_degrees(reading, axis, format)),
        None => sexagesimal(&text, axis),
    };
    degrees
        .filter(|degrees| degrees.abs() <= axis.most())
        .ok_or_else(wrong)
}

fn plain_degrees(reading: NumberReading, axis: Axis, format: &Format) -> f64 {
    match reading {
        NumberReading::One(number) => number.to_f64(),
        NumberReading::Either {
            mark,
            decimal,
            thousands,
        } => {
            let is_thousands = format.decimal_mark.is_some_and(|known| known != mark);
            // Thousands of degrees are none, so that the fraction is meant.
            let past = thousands.to_f64().abs() > axis.most();
            if is_thousands && !past {
                thousands.to_f64()
            } else {
                decimal.to_f64()
            }
        }
    }
}

fn sexagesimal(text: &str, axis: Axis) -> Option<f64> {
    let negative = text.starts_with(['-', '\u{2212}']);
    let text = text.replace(',', ".");
    let mut sign = None;
    let mut parts: Vec<f64> = Vec::new();
    let mut rest = text.trim_start_matches(['-', '\u{2212}']);
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let end = end.unwrap_or(rest.len());
            parts.push(rest[..end].parse().ok()?);
            end
        } else {
            let end = first.len_utf8();
            let is_mark = matches!(
                first,
                '°' | 'º' | '\'' | '’' | '′' | '"' | '”' | '″' | ' ' | '\u{2d9}'
            );
            if !is_mark {
                if sign.is_some() {
                    return None;
                }
                sign = Some(axis.sign(&rest[..end])?);
            }
            end
        };
        rest = &rest[end..];
    }
    let whole_before = parts.iter().rev().skip(1).all(|part| part.fract() == 0.0);
    let below_sixty = parts.iter().skip(1).all(|part| *part < 60.0);
    let fits = (1..=3).contains(&parts.len()) && whole_before && below_sixty;
    let twice = negative && sign.is_some();
    if !fits || twice {
        return None;
    }
    let units = [1.0, 60.0, 3600.0];
    let degrees: f64 = parts
        .iter()
        .zip(units)
        .map(|(part, unit)| part / unit)
        .sum();
    Some(degrees * sign.unwrap_or(if negative { -1.0 } else { 1.0 }))
}

/// A closed list: codes, each with the words that people write for it.
///
/// A code is found as it is written, in any case; else a word without case,
/// accents and punctuation. What fits two codes fits none.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    codes: Vec<String>,
    /// Code in small letters → its place.
    places: HashMap<String, usize>,
    /// Folded word → the code, or both if it fits two.
    words: HashMap<String, Vec<usize>>,
}

impl Choices {
    /// A list of codes with their words.
    pub fn new<C, W>(list: impl IntoIterator<Item = (C, W)>) -> Self
    where
        C: Into<String>,
        W: IntoIterator,
        W::Item: AsRef<str>,
    {
        let mut this = Self::default();
        for (code, words) in list {
            let code = code.into();
            let n = this.codes.len();
            this.note(&code, n);
            this.places.entry(code.to_lowercase()).or_insert(n);
            for word in words {
                this.note(word.as_ref(), n);
            }
            this.codes.push(code);
        }
        this
    }

    fn note(&mut self, word: &str, n: usize) {
        let known = self.words.entry(fold(word)).or_default();
        if !known.contains(&n) {
            known.push(n);
        }
    }

    /// The codes, in the order of the list.
    pub fn codes(&self) -> &[String] {
        &self.codes
    }

    /// The code that a text means.
    pub fn find(&self, text: &str) -> Result<&str, Wrong> {
        let text = text.trim();
        if let Some(place) = self.places.get(&text.to_lowercase()) {
            return Ok(&self.codes[*place]);
        }
        let folded = fold(text);
        match self.words.get(&folded).map(Vec::as_slice) {
            Some([one]) => Ok(&self.codes[*one]),
            Some([one, other, ..]) => Err(Wrong::new(FaultCode::AmbiguousChoice)
                .with("one", &self.codes[*one])
                .with("other", &self.codes[*other])),
            _ => Err(self.nearest(&folded)),
        }
    }

    fn nearest(&self, folded: &str) -> Wrong {
        let wrong = Wrong::new(FaultCode::NotAChoice);
        // Long texts are no slips of the finger, and comparing them is slow.
        if folded.is_empty() || folded.len() > 60 || self.words.len() > 20_000 {
            return wrong;
        }
        let near = self
            .words
            .iter()
            .filter(|(word, _)| word.len().abs_diff(folded.len()) <= 4)
            .map(|(word, codes)| {
                (
                    strsim::normalized_damerau_levenshtein(word, folded),
                    codes[0],
                )
            })
            .filter(|(score, _)| *score >= 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match near {
            Some((_, code)) => wrong.with("nearest", &self.codes[code]),
            None => wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_read_in_many_languages() {
        let plain = Format::default();
        for yes in ["Yes", "OUI", "sí", "نعم", "1", "x", "✓", " true "] {
            assert_eq!(boolean(yes, &plain), Ok(true), "{yes}");
        }
        for no in ["No", "non", "لا", "0", "FALSE", "☐"] {
            assert_eq!(boolean(no, &plain), Ok(false), "{no}");
        }
        for neither in ["", "2", "maybe", "yes no"] {
            assert!(boolean(neither, &plain).is_err(), "{neither}");
        }
        let own = Format {
            yes: vec!["Present".to_owned()],
            no: vec!["2".to_owned(), "X".to_owned()],
            ..Format::default()
        };
        assert_eq!(boolean("present", &own), Ok(true));
        assert_eq!(boolean("x", &own), Ok(false));
    }

    #[test]
    fn degrees_are_read_in_both_ways() {
        let at = |text, axis| coordinate(text, axis, &Format::default());
        let near = |text, axis, want: f64| {
            let got: f64 = at(text, axis).unwrap();
            assert!((got - want).abs() < 1e-9, "{text}: {got}");
        };
        near("33.5138", Axis::Latitude, 33.5138);
        near("33,513", Axis::Latitude, 33.513);
        near("-0.5°", Axis::Longitude, -0.5);
        near(
            "33°30'50\" N",
            Axis::Latitude,
            33.0 + 30.0 / 60.0 + 50.0 / 3600.0,
        );
        near("N 33 30.6", Axis::Latitude, 33.51);
        near("5° 30′ O", Axis::Longitude, -5.5);
        near("٣٣٫٥", Axis::Latitude, 33.5);
        for wrong in [
            "91",
            "",
            "33°61'",
            "33 N S",
            "33°30'50\" E",
            "-5 W",
            "33.5.1",
            "1 2 3 4",
        ] {
            assert!(at(wrong, Axis::Latitude).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_choice_is_found_by_code_or_word() {
        let sex = Choices::new([
            ("F", vec!["Female", "Femme", "أنثى", "Fille"]),
            ("M", vec!["Male", "Homme", "ذكر", "Masculin"]),
            ("X", vec!["Other"]),
            ("U", vec!["Unknown", "other"]),
        ]);
        assert_eq!(sex.find("f"), Ok("F"));
        assert_eq!(sex.find(" FEMME"), Ok("F"));
        assert_eq!(sex.find("انثي"), Ok("F"));
        assert_eq!(sex.find("femal").unwrap_err().value("nearest"), "F");
        assert_eq!(
            sex.find("other").unwrap_err().code,
            FaultCode::AmbiguousChoice
        );
        assert_eq!(sex.find("").unwrap_err().code, FaultCode::NotAChoice);
    }
}
