//! Words made comparable: without case, accents, punctuation and variants of
//! Arabic letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a header or a word: `"Date_of  Birth"` and `"date of birth"` give the
/// same, as do `"Prénom"` and `"prenom"`, `"الإجمالي"` and `"الاجمالي"`.
///
/// Letters and digits stay, everything between them becomes one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|&c| !is_silent(c)) {
        if !c.is_alphanumeric() {
            gap = !folded.is_empty();
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        if let Some(digit) = digit(c) {
            folded.push(char::from(digit));
        } else {
            folded.extend(c.to_lowercase().map(plain));
        }
    }
    folded
}

/// Marks that do not change which word it is: accents, vowel signs, the
/// lengthening stroke, marks of direction.
fn is_silent(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// Letters that people write one for the other.
const fn plain(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ي' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        'ß' => 's',
        'ø' => 'o',
        'ł' => 'l',
        'ı' => 'i',
        other => other,
    }
}

/// The ASCII digit that a decimal digit of any of the scripts in use stands for.
pub(crate) const fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{1040}'..='\u{1049}' => '\u{1040}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the difference is below ten"
    )]
    let value = (c as u32 - zero as u32) as u8;
    Some(b'0' + value)
}

/// The text with its digits in ASCII, its marks of direction gone, its kinds
/// of space made one, and nothing around it. Arabic separators stay.
pub(crate) fn latin_digits(text: &str) -> String {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_direction(c));
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_direction(c)) {
        match digit(c) {
            Some(digit) => plain.push(char::from(digit)),
            None if c.is_whitespace() => plain.push(' '),
            None => plain.push(c),
        }
    }
    plain
}

const fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        assert_eq!(fold("  Date_of--Birth "), "date of birth");
        assert_eq!(fold("Prénom(s)"), "prenom s");
        assert_eq!(fold("الإجمالي"), fold("الاجمالى"));
        assert_eq!(fold("الـتَّاريخ"), fold("التاريخ"));
        assert_eq!(fold("Zone ٣"), "zone 3");
        assert_eq!(fold("Ｆｕｌｌ"), "full");
    }

    #[test]
    fn digits_of_other_scripts_are_read() {
        assert_eq!(latin_digits("\u{200f}١٢٫٥ "), "12٫5");
        assert_eq!(latin_digits("۱۲\u{a0}۳"), "12 3");
    }
}
