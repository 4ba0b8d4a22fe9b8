//! Keeping a value's direction from leaking into the sentence around it.
//!
//! Fluent can wrap every value in isolation marks. That is right and noisy: a
//! plain English "3 offices" would carry invisible characters into copied text,
//! e-mail and tests. So marks are set only where two directions meet: an Arabic
//! name in an English sentence, an e-mail address in an Arabic one. The value is
//! wrapped when it is *shown*, not when it is given, so that a message can still
//! choose by it.

use unicode_bidi::{BidiClass, bidi_class};

use crate::Direction;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The value ready to stand in a sentence that runs in `direction`, or `None`
/// where it fits as it is.
pub(crate) fn isolated(value: &str, direction: Direction) -> Option<String> {
    let fits = match direction {
        Direction::Ltr => !value.chars().any(runs_right_to_left),
        // Digits and signs of a phone number have no direction of their own and
        // would be reordered, so among Arabic words only Arabic words fit.
        Direction::Rtl => value.chars().all(at_home_among_arabic),
    };
    (!fits).then(|| format!("{FIRST_STRONG_ISOLATE}{value}{POP_DIRECTIONAL_ISOLATE}"))
}

fn runs_right_to_left(character: char) -> bool {
    use BidiClass::{AL, AN, R, RLE, RLI, RLO};
    matches!(bidi_class(character), R | AL | AN | RLE | RLI | RLO)
}

fn at_home_among_arabic(character: char) -> bool {
    use BidiClass::{AL, AN, NSM, R, WS};
    matches!(bidi_class(character), R | AL | AN | NSM | WS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_of_another_direction_are_isolated() {
        assert_eq!(isolated("Ana Example", Direction::Ltr), None);
        assert_eq!(
            isolated("ليلى", Direction::Ltr).as_deref(),
            Some("\u{2068}ليلى\u{2069}")
        );
        assert_eq!(isolated("ليلى سالم", Direction::Rtl), None);
        assert_eq!(isolated("٣ مارس ٢٠٢٥", Direction::Rtl), None);
        for foreign in ["name@example.org", "+32 2 555 01 00"] {
            let marked = isolated(foreign, Direction::Rtl);
            assert_eq!(marked, Some(format!("\u{2068}{foreign}\u{2069}")));
        }
    }
}
