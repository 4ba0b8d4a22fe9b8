//! Two words laid beside each other, sound by sound.

use crate::keys::same_skeleton;
use crate::likeness::{HALF, How};
use crate::name::{Kind, Prefix, Word};
use crate::sound::{MAX_SOUNDS, Sound, Sounds};

/// How alike two words are, in thousandths, and why.
#[derive(Clone, Copy)]
pub(crate) struct Alignment {
    pub(crate) score: u32,
    pub(crate) how: How,
}

/// Compares two words; nothing where they cannot be one name.
pub(crate) fn words_alike(one: &Word, other: &Word) -> Option<Alignment> {
    let same_script = one.script() == other.script();
    if same_script && one.folded() == other.folded() {
        return Some(Alignment {
            score: 1000,
            how: How::Same,
        });
    }
    match (one.kind(), other.kind()) {
        (Kind::Initial, Kind::Initial) => return None,
        (Kind::Initial, _) => return initial(one, other),
        (_, Kind::Initial) => return initial(other, one),
        _ => {}
    }
    if one.sounds().is_empty() || other.sounds().is_empty() {
        return None;
    }
    let score = Manner::of(one, other).best(one, other);
    let how = match score {
        970.. if !same_script => How::SameInOtherScript,
        ALIKE.. if same_skeleton(one, other) && same_script => How::SameSkeleton,
        ALIKE.. if same_skeleton(one, other) => How::SameInOtherScript,
        _ => How::Close,
    };
    let same_name = one.group().is_some() && one.group() == other.group();
    Some(match how {
        How::Close if same_name => Alignment {
            score: score.max(SAME_NAME),
            how: How::SameName,
        },
        _ if same_name => Alignment {
            score: score.max(SAME_NAME),
            how,
        },
        _ => Alignment { score, how },
    })
}

const SAME_NAME: u32 = 960;
const ALIKE: u32 = 800;

fn initial(letter: &Word, word: &Word) -> Option<Alignment> {
    let (a, b) = (letter.sounds().first()?, word.sounds().first()?);
    let score = if word.kind() == Kind::Plain { 850 } else { 0 };
    a.meets(*b).then_some(Alignment {
        score,
        how: How::Initial,
    })
}

/// How alike one word is to two written together.
pub(crate) fn joined(first: &Word, second: &Word, whole: &Word) -> u32 {
    let length = first.sounds().len() + second.sounds().len();
    let begins = match (first.sounds(), whole.sounds()) {
        ([a, ..], [b, ..]) => a.meets(*b),
        _ => false,
    };
    if !begins || length.abs_diff(whole.sounds().len()) > 3 {
        return 0;
    }
    let mut sounds = Sounds::new();
    sounds.extend(first.sounds());
    sounds.extend(second.sounds());
    Manner::of(first, whole).score(sounds.as_slice(), whole.sounds())
}

/// What the scripts of two words let one expect.
#[derive(Clone, Copy)]
struct Manner {
    /// Whether the first is written without vowels, and whether the second is.
    bare: (bool, bool),
    same_script: bool,
}

impl Manner {
    fn of(one: &Word, other: &Word) -> Self {
        Self {
            bare: (
                one.script().is_without_vowels(),
                other.script().is_without_vowels(),
            ),
            same_script: one.script() == other.script(),
        }
    }

    /// The best of the words as they are and without what may be an article.
    fn best(self, one: &Word, other: &Word) -> u32 {
        let (a, b) = (one.sounds(), other.sounds());
        if let (Prefix::Kin(_), Prefix::Kin(_)) = (one.prefix(), other.prefix())
            && let (Some(x), Some(y)) = (one.core(), other.core())
            && self.score(&a[..a.len() - x.len()], &b[..b.len() - y.len()]) > ALIKE
        {
            // Two servants of God: whose names count is what follows.
            return self.score(x, y);
        }
        let mut best = self.score(a, b);
        if best > 970 {
            return best;
        }
        let without = |prefix| match prefix {
            Prefix::Kin(_) => 150,
            _ => 30,
        };
        if let Some(core) = one.core() {
            best = best.max(self.score(core, b).saturating_sub(without(one.prefix())));
        }
        if let Some(core) = other.core() {
            best = best.max(self.score(a, core).saturating_sub(without(other.prefix())));
        }
        if let (Some(x), Some(y)) = (one.core(), other.core()) {
            let cost = without(one.prefix()).max(without(other.prefix()));
            best = best.max(self.score(x, y).saturating_sub(cost));
        }
        best
    }

    /// From 0 to 1000.
    fn score(self, one: &[Sound], other: &[Sound]) -> u32 {
        let whole = weight(one, self.bare.1).max(weight(other, self.bare.0));
        if whole == 0 {
            return 0;
        }
        let most = whole * (1000 - HALF) / 1000;
        match self.distance(one, other, most) {
            Some(cost) => 1000 - (cost * 1000 / whole).min(1000),
            None => 0,
        }
    }

    /// The least cost of making one of the other, with neighbours that changed
    /// places; nothing if it is more than `most`.
    fn distance(self, one: &[Sound], other: &[Sound], most: u32) -> Option<u32> {
        if missing(one, other, self.bare.1).max(missing(other, one, self.bare.0)) > most {
            return None;
        }
        let mut rows = [[0_u32; MAX_SOUNDS + 1]; 3];
        let mut absent_other = [0_u32; MAX_SOUNDS];
        for (column, sound) in other.iter().enumerate() {
            absent_other[column] = absent(*sound, self.bare.0);
            rows[1][column + 1] = rows[1][column] + absent_other[column];
        }
        let mut last_least = 0;
        for (row, a) in one.iter().enumerate() {
            let [before, above, here] = &mut rows;
            let absent_one = absent(*a, self.bare.1);
            here[0] = above[0] + absent_one;
            let mut row_least = here[0];
            for (column, b) in other.iter().enumerate() {
                let mut least =
                    (above[column + 1] + absent_one).min(here[column] + absent_other[column]);
                if above[column] < least {
                    least = least.min(above[column] + self.instead(*a, *b));
                }
                if row > 0
                    && column > 0
                    && a.first() == other[column - 1].first()
                    && one[row - 1].first() == b.first()
                {
                    let turned = if a.is_open() || b.is_open() { 50 } else { 80 };
                    least = least.min(before[column - 1] + turned);
                }
                here[column + 1] = least;
                row_least = row_least.min(least);
            }
            if row_least > most && last_least > most {
                return None;
            }
            last_least = row_least;
            rows.rotate_left(1);
        }
        Some(rows[1][other.len()])
    }

    /// What it costs that one sound stands where the other is expected.
    fn instead(self, a: Sound, b: Sound) -> u32 {
        if a.first() == b.first() {
            return 0;
        }
        if a.meets(b) {
            return match (a.may_be(b.first()), b.may_be(a.first())) {
                (true, true) => 4,
                (true, false) | (false, true) => 10,
                (false, false) if self.same_script => 45,
                (false, false) => 18,
            };
        }
        match (a.is_open(), b.is_open()) {
            (true, true) if self.bare.0 || self.bare.1 => 15,
            (true, true) => 35,
            (false, false) if a.first().coarse() == b.first().coarse() => 60,
            (false, false) => 100,
            _ => 140,
        }
    }
}

/// What it costs at least that some consonants of a word are nowhere in the
/// other: most words that are not alike are told by it.
fn missing(word: &[Sound], other: &[Sound], other_is_bare: bool) -> u32 {
    let heard = other.iter().fold(0, |heard, sound| heard | sound.any());
    word.iter()
        .filter(|sound| sound.any() & heard == 0 && !sound.is_open())
        .map(|sound| absent(*sound, other_is_bare).min(60))
        .sum()
}

/// What it costs that a sound is missing in the other word.
fn absent(sound: Sound, other_is_bare: bool) -> u32 {
    match (sound.is_vowel(), other_is_bare) {
        _ if sound.is_silent() && other_is_bare => 5,
        (true, true) => 6,
        _ if sound.is_silent() => 20,
        (true, false) => 35,
        _ if sound.is_open() => 35,
        _ if sound.first() == crate::sound::Phone::H => 40,
        _ => 100,
    }
}

/// How much there is to be alike.
fn weight(sounds: &[Sound], other_is_bare: bool) -> u32 {
    sounds
        .iter()
        .map(|sound| match (sound.is_vowel(), other_is_bare) {
            (true, true) => 10,
            (true, false) => 45,
            _ if sound.is_open() => 60,
            _ => 100,
        })
        .sum()
}
