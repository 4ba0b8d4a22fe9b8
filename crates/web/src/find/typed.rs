//! What was typed into the box, and how well it fits what is there.

use crate::search::{Wanted, folded};

/// Letters and digits that are looked for at least.
const FEWEST: usize = 2;
/// Signs that are looked at, at most.
pub(super) const MOST: usize = 120;
/// Digits from which on a number may be a telephone's.
const OF_A_PHONE: usize = 5;

/// How well something fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the very code.
    Code,
    /// It is the whole name.
    Whole,
    /// Its words begin so.
    Begins,
    /// It stands somewhere inside.
    Within,
}

/// What was typed, folded once.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    text: String,
    folded: String,
    wanted: Wanted,
}

impl Typed {
    pub(super) fn of(text: &str) -> Self {
        let text: String = text.trim().chars().take(MOST).collect();
        let words: Vec<_> = text.split_whitespace().map(folded).collect();
        Self {
            folded: words.join(" "),
            wanted: Wanted::of(&text),
            text,
        }
    }

    /// As it was typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is too little to look for. What has no letter and no digit
    /// would fit everything.
    pub(super) fn is_too_short(&self) -> bool {
        self.signs().take(FEWEST).count() < FEWEST
    }

    /// Whether one of its words is long enough to be looked up by its beginning:
    /// without one, people would all fit.
    pub(super) fn has_a_word(&self) -> bool {
        let mut words = self.folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.chars().take(FEWEST).count() == FEWEST)
    }

    fn signs(&self) -> impl Iterator<Item = char> {
        self.folded.chars().filter(|c| c.is_alphanumeric())
    }

    /// How well it fits one text, if at all.
    pub(super) fn fits(&self, text: &str) -> Option<Rank> {
        if !self.wanted.is_in([text]) {
            return None;
        }
        let text = folded(text);
        let begins = |typed: &str| {
            let mut words = text.split(|c: char| !c.is_alphanumeric());
            text.starts_with(typed) || words.any(|word| word.starts_with(typed))
        };
        if text == self.folded {
            Some(Rank::Whole)
        } else if self.folded.split(' ').all(begins) {
            Some(Rank::Begins)
        } else {
            // Two Latin letters stand inside nearly every name.
            (self.folded.len() > FEWEST).then_some(Rank::Within)
        }
    }

    /// The sentence of a text that has the first of its words; the beginning of
    /// the text if they are nowhere together.
    pub(super) fn sentence<'a>(&self, text: &'a str) -> &'a str {
        let first = self.folded.split(' ').next().unwrap_or_default();
        let mut sentences = text.split(['.', '!', '?', '؟', ';', '؛', ':']);
        let with_it = sentences.find(|sentence| folded(sentence).contains(first));
        with_it.unwrap_or(text).trim()
    }

    /// The text that it fits best, with what that text is; else the first that
    /// has one of its words, if all of them together have all.
    pub(super) fn best<'a, T: Copy>(&self, texts: &[(T, &'a str)]) -> Option<(Rank, T, &'a str)> {
        let fitting = texts.iter().filter_map(|(what, text)| {
            let rank = self.fits(text)?;
            Some((rank, *what, *text))
        });
        let alone = fitting.min_by_key(|(rank, ..)| *rank);
        alone.or_else(|| self.together(texts))
    }

    fn together<'a, T: Copy>(&self, texts: &[(T, &'a str)]) -> Option<(Rank, T, &'a str)> {
        if !self.wanted.is_in(texts.iter().map(|(_, text)| *text)) {
            return None;
        }
        let first = self.folded.split(' ').next().unwrap_or_default();
        let mut with_it = texts
            .iter()
            .filter(|(_, text)| folded(text).contains(first));
        with_it
            .next()
            .map(|(what, text)| (Rank::Within, *what, *text))
    }

    /// Whether it is this code, however it is written: `pk-2`, `PK 2`.
    pub(super) fn is_code(&self, code: &str) -> bool {
        let code = folded(code);
        self.signs()
            .eq(code.chars().filter(|c| c.is_alphanumeric()))
    }

    /// Whether it is a part of a telephone's number, in any country's digits
    /// and with any signs between them.
    pub(super) fn is_in_phone(&self, phone: &str) -> bool {
        let is_number = self
            .folded
            .chars()
            .all(|c| digit(c).is_some() || "+()-./ \u{a0}\u{200e}\u{200f}".contains(c));
        let typed: Vec<u32> = self.folded.chars().filter_map(digit).collect();
        let phone: Vec<u32> = phone.chars().filter_map(digit).collect();
        // `0032 2` and `02` are other ways of writing `+32 2`.
        let zeros = typed.iter().take_while(|digit| **digit == 0).count();
        let typed = &typed[zeros..];
        is_number
            && typed.len() >= OF_A_PHONE
            && phone.windows(typed.len()).any(|part| part == typed)
    }
}

/// A digit as Europe, Arabia and Persia write it.
fn digit(c: char) -> Option<u32> {
    let from = |zero: char| (u32::from(c)).checked_sub(u32::from(zero));
    [from('0'), from('٠'), from('۰')]
        .into_iter()
        .flatten()
        .find(|digit| *digit < 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_fits_better_than_its_beginning_and_that_than_a_part() {
        let typed = Typed::of("geneva");
        assert_eq!(typed.fits("Geneva"), Some(Rank::Whole));
        assert_eq!(typed.fits("Geneva desk"), Some(Rank::Begins));
        assert_eq!(typed.fits("Desk in Geneva"), Some(Rank::Begins));
        assert_eq!(typed.fits("Newgeneva"), Some(Rank::Within));
        let text = "One thing. In Geneva, another. A third.";
        assert_eq!(typed.sentence(text), "In Geneva, another");
        assert_eq!(typed.fits("Vienna"), None);
        assert_eq!(Typed::of("be").fits("Belgium"), Some(Rank::Begins));
        assert_eq!(Typed::of("be").fits("Liberia"), None);
    }

    #[test]
    fn words_may_stand_in_different_texts() {
        let typed = Typed::of("desk belgium");
        let texts = [('n', "Brussels Desk"), ('c', "Belgium")];
        assert_eq!(
            typed.best(&texts),
            Some((Rank::Within, 'n', "Brussels Desk"))
        );
        assert_eq!(typed.best(&texts[..1]), None);
    }

    #[test]
    fn a_code_is_known_however_it_is_written() {
        for typed in ["xn01", "XN-01", "xn 01"] {
            assert!(Typed::of(typed).is_code("XN01"), "{typed}");
        }
        assert!(!Typed::of("xn0").is_code("XN01"));
    }

    #[test]
    fn a_telephone_is_known_in_any_digits() {
        for typed in ["025550100", "+32 2 555 01 00", "0032 2 555", "٥٥٥٠١٠٠"] {
            assert!(Typed::of(typed).is_in_phone("+32 2 555 01 00"), "{typed}");
        }
        for typed in ["555", "room 5550100", "+32 2 556"] {
            assert!(!Typed::of(typed).is_in_phone("+32 2 555 01 00"), "{typed}");
        }
    }

    #[test]
    fn signs_alone_and_one_letter_are_too_short() {
        for typed in ["", "a", "-- ,", "%"] {
            assert!(Typed::of(typed).is_too_short(), "{typed}");
        }
        for typed in ["be", "中国", "أم"] {
            assert!(!Typed::of(typed).is_too_short(), "{typed}");
        }
        assert!(!Typed::of("a b").has_a_word());
        assert!(Typed::of("a be").has_a_word());
    }
}
