//! How alike two names are, and why.

use crate::align::{Alignment, joined, words_alike};
use crate::name::{Kind, Name, Word};

/// Why two words were taken for one name. The first is the best of reasons.
///
/// ```
/// use passerelle_names::How;
///
/// assert!(How::Same < How::Close);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum How {
    /// Written alike, but for case and accents.
    Same,
    /// In another script, and read alike.
    SameInOtherScript,
    /// Two spellings of one name, by the table of given names.
    SameName,
    /// Alike but for vowels, doubled letters and the way of romanising.
    SameSkeleton,
    /// Two words that elsewhere are written as one.
    Joined,
    /// Alike but for a letter or two.
    Close,
    /// One is a letter, with which the other begins.
    Initial,
}

/// Two words, one of each name, that were taken for one.
///
/// ```
/// use passerelle_names::{How, Name, compare};
///
/// let (one, other) = (Name::new("Dr Karim"), Name::new("Kareem"));
/// let pair = compare(&one, &other).pairs[0];
/// assert_eq!((pair.left, pair.right, pair.how), (1, 0, How::SameSkeleton));
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// The place of the word in the first name's [`words`](Name::words).
    pub left: usize,
    /// The place of the word in the second name's words.
    pub right: usize,
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// Why.
    pub how: How,
}

/// What [`compare`] found.
///
/// ```
/// use passerelle_names::{Name, compare};
///
/// let likeness = compare(&Name::new("Amina Nur Idris"), &Name::new("Idris Amina"));
/// assert!(likeness.swapped && likeness.score > 0.8);
/// assert_eq!((likeness.left_alone, likeness.right_alone), (1, 0));
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Likeness {
    /// From 0 (nothing in common) to 1 (the same words). Above
    /// [`LIKELY`](crate::LIKELY) two names are likelier one than two.
    pub score: f32,
    /// The words that were taken for each other, the likest first.
    pub pairs: Vec<Pair>,
    /// Whether they stand in another order.
    pub swapped: bool,
    /// Words of the first name that found no other.
    pub left_alone: usize,
    /// Words of the second name that found no other.
    pub right_alone: usize,
}

impl Likeness {
    /// The weakest reason among its pairs: what is to be said of the whole.
    /// Nothing if no word met another.
    ///
    /// ```
    /// use passerelle_names::{How, Name, compare};
    ///
    /// let likeness = compare(&Name::new("فاطمة حسن"), &Name::new("Hassan Fatima"));
    /// assert_eq!(likeness.how(), Some(How::SameInOtherScript));
    /// assert!(likeness.swapped);
    /// ```
    pub fn how(&self) -> Option<How> {
        self.pairs.iter().map(|pair| pair.how).max()
    }
}

/// Compares two names word by word, in any order and across scripts.
///
/// Words that only one name has cost little, since a grandfather's name is
/// written on one paper and not on another. Words on both sides that do not meet
/// cost much: they say that these are two people.
///
/// ```
/// use passerelle_names::{LIKELY, Name, compare};
///
/// let asked = Name::new("Мухаммед Аль-Хашими");
/// assert!(compare(&asked, &Name::new("Muhammad Ali al-Hashemi")).score > LIKELY);
/// assert!(compare(&asked, &Name::new("Mahmoud al-Qasimi")).score < LIKELY);
/// ```
pub fn compare(left: &Name, right: &Name) -> Likeness {
    let mut table = Table::new(left.words(), right.words());
    table.match_words();
    table.match_joined();
    table.likeness()
}

/// A score in thousandths from which two words are taken for one.
const PAIRED: u32 = 720;
/// The score below which two words have nothing to do with each other.
pub(crate) const HALF: u32 = 550;

struct Table<'a> {
    left: &'a [Word],
    right: &'a [Word],
    left_taken: u32,
    right_taken: u32,
    found: Vec<Found>,
    /// Words that are a little alike, the likest first.
    half: Vec<Found>,
}

#[derive(Clone, Copy)]
struct Found {
    left: usize,
    right: usize,
    score: u32,
    weight: u32,
    how: How,
}

impl<'a> Table<'a> {
    fn new(left: &'a [Word], right: &'a [Word]) -> Self {
        Self {
            left,
            right,
            left_taken: 0,
            right_taken: 0,
            found: Vec::with_capacity(left.len().min(right.len())),
            half: Vec::new(),
        }
    }

    /// Pairs the likest words first, and of equal ones those that stand at the
    /// same place.
    fn match_words(&mut self) {
        let mut candidates: Vec<Found> = Vec::with_capacity(16);
        for (left, one) in self.left.iter().enumerate() {
            for (right, other) in self.right.iter().enumerate() {
                if let Some(Alignment { score, how }) = words_alike(one, other)
                    && score >= HALF
                {
                    candidates.push(Found {
                        left,
                        right,
                        score,
                        weight: u32::midpoint(weight(one), weight(other)),
                        how,
                    });
                }
            }
        }
        candidates.sort_by_key(|found| {
            (
                u32::MAX - found.score * 8 - found.weight.min(7),
                found.left.abs_diff(found.right),
                found.left,
            )
        });
        let (paired, half): (Vec<_>, Vec<_>) = candidates
            .into_iter()
            .partition(|found| found.score >= PAIRED);
        for found in paired {
            self.take(found);
        }
        self.half = half;
    }

    fn take(&mut self, found: Found) {
        let (left, right) = (1 << found.left, 1 << found.right);
        if self.left_taken & left == 0 && self.right_taken & right == 0 {
            self.left_taken |= left;
            self.right_taken |= right;
            self.found.push(found);
        }
    }

    /// Looks for two words of one name, both unpaired, in one word of the other.
    fn match_joined(&mut self) {
        for right in 0..self.right.len() {
            if self.right_taken & (1 << right) == 0
                && let Some((first, second, score)) =
                    parts_of(&self.right[right], self.left, self.left_taken)
            {
                self.join(Found {
                    left: first,
                    right,
                    score,
                    weight: weight(&self.right[right]),
                    how: How::Joined,
                });
                self.left_taken |= 1 << second;
            }
        }
        for left in 0..self.left.len() {
            if self.left_taken & (1 << left) == 0
                && let Some((first, second, score)) =
                    parts_of(&self.left[left], self.right, self.right_taken)
            {
                self.join(Found {
                    left,
                    right: first,
                    score,
                    weight: weight(&self.left[left]),
                    how: How::Joined,
                });
                self.right_taken |= 1 << second;
            }
        }
    }

    fn join(&mut self, found: Found) {
        self.left_taken |= 1 << found.left;
        self.right_taken |= 1 << found.right;
        self.found.push(Found {
            weight: found.weight * 2,
            ..found
        });
    }

    fn likeness(self) -> Likeness {
        let alone = |words: &[Word], taken: u32| {
            let mut count = 0;
            let mut sum = 0;
            for (index, word) in words.iter().enumerate() {
                if taken & (1 << index) == 0 {
                    sum += weight(word);
                    count += usize::from(word.kind() == Kind::Plain);
                }
            }
            (count, sum)
        };
        let (left_alone, left_sum) = alone(self.left, self.left_taken);
        let (right_alone, right_sum) = alone(self.right, self.right_taken);
        let mut got = 0;
        let mut whole = 0;
        for found in &self.found {
            got += found.weight * sharpened(found.score);
            whole += found.weight * 1000;
        }
        let conflict = left_sum.min(right_sum);
        let missing = left_sum.max(right_sum) - conflict;
        whole += (conflict * CONFLICT).saturating_sub(self.softened()) + missing * MISSING;
        let swapped = self.is_swapped();
        let score = (got * 1000).checked_div(whole).unwrap_or(0);
        Likeness {
            score: thousandths(score.saturating_sub(u32::from(swapped) * SWAPPED)),
            pairs: self.found.iter().map(Found::pair).collect(),
            swapped,
            left_alone,
            right_alone,
        }
    }

    /// What words that are a little alike take off the conflict: it ranks a
    /// misspelling before another name.
    fn softened(&self) -> u32 {
        let (mut left, mut right) = (self.left_taken, self.right_taken);
        let mut sum = 0;
        for found in &self.half {
            let (one, other) = (1 << found.left, 1 << found.right);
            if left & one == 0 && right & other == 0 {
                left |= one;
                right |= other;
                sum += found.weight * (found.score - HALF / 2) / 2;
            }
        }
        sum
    }

    fn is_swapped(&self) -> bool {
        let plain = |found: &&Found| self.left[found.left].kind() == Kind::Plain;
        let mut order: Vec<(usize, usize)> = self
            .found
            .iter()
            .filter(plain)
            .map(|found| (found.left, found.right))
            .collect();
        order.sort_unstable();
        order.windows(2).any(|pair| pair[0].1 > pair[1].1)
    }
}

impl Found {
    fn pair(&self) -> Pair {
        Pair {
            left: self.left,
            right: self.right,
            score: thousandths(self.score),
            how: self.how,
        }
    }
}

/// What words on both sides that do not meet count, in thousandths.
const CONFLICT: u32 = 1200;
/// What words that only one side has count.
const MISSING: u32 = 200;
/// What another order costs.
const SWAPPED: u32 = 10;

/// Half alike is not alike: what is missing to a whole counts more.
fn sharpened(score: u32) -> u32 {
    1000 - (1000 - score) * 12 / 10
}

#[expect(clippy::cast_possible_truncation, reason = "a number up to a thousand")]
fn thousandths(score: u32) -> f32 {
    (f64::from(score) / 1000.0) as f32
}

/// How much a word says: more if it is long, little if it is a title.
fn weight(word: &Word) -> u32 {
    match word.kind() {
        Kind::Plain => {
            let consonants = word
                .sounds()
                .iter()
                .filter(|sound| !sound.is_open())
                .count();
            3 + u32::try_from(consonants.min(3)).unwrap_or(3)
        }
        Kind::Initial => 2,
        Kind::Title | Kind::Particle => 0,
    }
}

/// Two neighbours that are written as one in the other name, with the score.
fn parts_of(whole: &Word, words: &[Word], taken: u32) -> Option<(usize, usize, u32)> {
    let mut best = None;
    for (first, pair) in words.windows(2).enumerate() {
        let free = taken & (3 << first) == 0;
        let plain = pair.iter().all(|word| word.kind() != Kind::Title);
        if free && plain {
            for (one, other) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
                let score = joined(one, other, whole);
                if score >= 850 && best.is_none_or(|(_, _, least)| score > least) {
                    best = Some((first, first + 1, score));
                }
            }
        }
    }
    best
}
