//! Text as people paste it, made clean and cut into words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Language;
use crate::script::{Script, spell};

/// Folds a text to Latin letters: lower case, without accents, without what
/// cannot be seen, each script by its own table and the rest letter by letter.
///
/// The result holds `a` to `z`, digits, an apostrophe inside words, and single
/// spaces between them; folding it again changes nothing. It is for reading and
/// for exact comparison. Names are found by [`keys`](crate::Name::keys), which
/// know more.
///
/// ```
/// use passerelle_names::fold;
///
/// assert_eq!(fold("  Thérèse   O’Brien-Ñandú "), "therese o'brien nandu");
/// assert_eq!(fold("Олександр Шевченко"), "oleksandr shevchenko");
/// assert_eq!(fold("مُحَمَّد"), "mhmd");
/// assert_eq!(fold("ተስፋዬ"), "tesfaye");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut word = Vec::new();
    let mut close = |word: &mut Vec<char>| {
        if word.is_empty() {
            return;
        }
        let spelt = spell(word, Language::Other);
        if !spelt.folded.is_empty() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(&spelt.folded);
        }
        word.clear();
    };
    for c in cleaned(text.chars()) {
        if is_of_word(c) {
            lower_into(c, &mut word);
        } else {
            close(&mut word);
        }
    }
    close(&mut word);
    folded
}

/// The characters of a text in their composed form (NFKC), without those that
/// are not seen or do not count.
fn cleaned(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter(|c| !is_unseen(*c))
        .map(plain_apostrophe)
        .nfkc()
        .filter(|c| !is_unseen(*c) && !is_mark_that_does_not_count(*c))
}

/// Zero-width characters, marks of direction, the lengthening stroke of Arabic,
/// selectors of variants.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{640}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Accents that found no letter to be composed with, vowel signs of Arabic and
/// Hebrew. Those of Indic and other scripts are letters, and stay.
fn is_mark_that_does_not_count(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}'
        | '\u{135d}'..='\u{135f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Every sign that is typed for an apostrophe, an ayn, a hamza or a geresh.
const fn plain_apostrophe(c: char) -> char {
    match c {
        '`'
        | '\u{b4}'
        | '\u{2b9}'..='\u{2bf}'
        | '\u{2c8}'
        | '\u{2ee}'
        | '\u{55a}'
        | '\u{5f3}'
        | '\u{2018}'..='\u{201b}'
        | '\u{2032}'
        | '\u{a78c}'
        | '\u{ff07}' => '\'',
        other => other,
    }
}

fn is_of_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '\'';
    }
    c.is_alphanumeric() || is_combining_mark(c) || c == '\u{5f4}'
}

fn lower_into(c: char, word: &mut Vec<char>) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
    } else {
        word.extend(
            c.to_lowercase()
                .filter(|c| !is_mark_that_does_not_count(*c)),
        );
    }
}

/// Characters of a name that are read; what comes after is not.
const LONGEST_NAME: usize = 400;

/// Characters of a word that are read.
const LONGEST_WORD: usize = 60;

/// A word as it stands in a text, before any rule.
pub(crate) struct Token {
    /// As it was written, composed.
    pub(crate) written: String,
    /// In lower case.
    pub(crate) letters: Vec<char>,
    /// Whether a hyphen joins it to the word before.
    pub(crate) joined: bool,
}

/// Cuts a name into words: at everything that is no letter, and where a small
/// letter is followed by a capital one (`NinaBelle`).
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let text = bounded(text);
    let mut tokens: Vec<Token> = Vec::with_capacity(6);
    let mut gap = Gap::Space;
    let mut before = '\0';
    for c in cleaned(text.chars()).take(LONGEST_NAME) {
        if !is_of_word(c) {
            gap = gap.and(c);
            before = '\0';
            continue;
        }
        let begins = gap != Gap::None
            || before.is_lowercase()
                && c.is_uppercase()
                && tokens
                    .last()
                    .is_some_and(|token| may_end_here(&token.letters));
        if begins {
            tokens.push(Token {
                written: String::new(),
                letters: Vec::with_capacity(12),
                joined: gap == Gap::Hyphen,
            });
            gap = Gap::None;
        }
        if let Some(token) = tokens.last_mut()
            && token.letters.len() < LONGEST_WORD
        {
            token.written.push(c);
            lower_into(c, &mut token.letters);
        }
        before = c;
    }
    tokens
}

/// So much of the text as can matter: a name is read to a fixed length.
fn bounded(text: &str) -> Cow<'_, str> {
    const BYTES: usize = LONGEST_NAME * 8;
    if text.len() <= BYTES {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().take(LONGEST_NAME * 2).collect())
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Hyphen,
    Space,
}

impl Gap {
    fn and(self, c: char) -> Self {
        match (self, c) {
            (Self::None, '-' | '\u{2010}'..='\u{2013}' | '\u{5be}') => Self::Hyphen,
            _ => Self::Space,
        }
    }
}

/// Whether a capital letter after these begins a word: not in `McDonald`,
/// `O'Brien` and after a single letter.
fn may_end_here(letters: &[char]) -> bool {
    letters.len() > 1
        && !matches!(letters, ['m', 'c'] | ['m', 'a', 'c'] | [.., '\''])
        && letters.iter().all(|c| Script::of(*c) != Script::Other)
}
