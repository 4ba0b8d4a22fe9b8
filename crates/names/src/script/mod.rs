//! Scripts, and how each is read: one file for each, with its own table.

mod arabic;
mod armenian;
mod cyrillic;
mod ethiopic;
mod georgian;
mod greek;
mod hebrew;
mod indic;
pub(crate) mod latin;

use crate::Language;
use crate::sound::{Sound, Sounds};

/// The script of a word: that of most of its letters.
///
/// ```
/// use passerelle_names::{Name, Script};
///
/// let name = Name::new("ሃና Hassan");
/// let scripts: Vec<_> = name.words().iter().map(|word| word.script()).collect();
/// assert_eq!(scripts, [Script::Ethiopic, Script::Latin]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Script {
    /// Latin letters, and digits of any kind.
    #[default]
    Latin,
    /// Arabic letters, also of Persian, Urdu, Pashto and Kurdish.
    Arabic,
    /// Armenian.
    Armenian,
    /// Cyrillic.
    Cyrillic,
    /// The syllables of Amharic and Tigrinya.
    Ethiopic,
    /// Georgian.
    Georgian,
    /// Greek.
    Greek,
    /// Hebrew letters.
    Hebrew,
    /// Devanagari, Bengali and the scripts of their family.
    Indic,
    /// Any other, folded letter by letter.
    Other,
}

impl Script {
    /// The script that a letter belongs to.
    pub(crate) fn of(c: char) -> Self {
        match u32::from(c) {
            0..=0x36f | 0x1d00..=0x1eff | 0x2c60..=0x2c7f | 0xa720..=0xa7ff => Self::Latin,
            0x370..=0x3ff | 0x1f00..=0x1fff => Self::Greek,
            0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Self::Cyrillic,
            0x531..=0x58f => Self::Armenian,
            0x590..=0x5ff => Self::Hebrew,
            0x600..=0x6ff | 0x750..=0x77f | 0x870..=0x8ff => Self::Arabic,
            0x900..=0xd7f => Self::Indic,
            0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Self::Georgian,
            0x1200..=0x139f | 0x2d80..=0x2ddf | 0xab00..=0xab2f => Self::Ethiopic,
            _ => Self::Other,
        }
    }

    /// Whether short vowels are not written.
    pub(crate) const fn is_without_vowels(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }
}

/// A letter and its neighbours.
#[derive(Clone, Copy)]
struct At<'a> {
    word: &'a [char],
    index: usize,
    language: Language,
}

impl At<'_> {
    fn this(self) -> char {
        self.word[self.index]
    }

    /// The letter that many places after this one, or a nul after the end.
    fn after(self, places: usize) -> char {
        self.word.get(self.index + places).copied().unwrap_or('\0')
    }

    fn before(self) -> char {
        let before = self.index.checked_sub(1);
        before.map_or('\0', |index| self.word[index])
    }

    fn is_first(self) -> bool {
        self.index == 0
    }

    fn is_last(self) -> bool {
        self.index + 1 >= self.word.len()
    }
}

/// What was read of a word at one place.
#[derive(Clone, Copy)]
struct Letter {
    /// Its romanisation.
    roman: &'static str,
    /// Its sounds.
    sounds: [Option<Sound>; 2],
    /// How many characters of the word it is.
    taken: usize,
}

const fn none(roman: &'static str) -> Letter {
    Letter {
        roman,
        sounds: [None; 2],
        taken: 1,
    }
}

const fn one(roman: &'static str, sound: Sound) -> Letter {
    Letter {
        roman,
        sounds: [Some(sound), None],
        taken: 1,
    }
}

const fn two(roman: &'static str, first: Sound, second: Sound) -> Letter {
    Letter {
        roman,
        sounds: [Some(first), Some(second)],
        taken: 1,
    }
}

impl Letter {
    const fn taking(mut self, taken: usize) -> Self {
        self.taken = taken;
        self
    }
}

/// A word as it was read.
#[derive(Clone)]
pub(crate) struct Spelt {
    /// Its romanisation: `[a-z0-9']`.
    pub(crate) folded: String,
    /// Its sounds.
    pub(crate) sounds: Sounds,
    /// Its script.
    pub(crate) script: Script,
}

/// Reads a word: lower case, composed, without marks that do not count.
pub(crate) fn spell(word: &[char], language: Language) -> Spelt {
    let script = main_script(word);
    let mended = latin::without_lookalikes(word, script);
    let word = mended.as_deref().unwrap_or(word);
    let mut folded = String::with_capacity(word.len() + 4);
    let mut sounds = Sounds::new().without_vowels(script.is_without_vowels());
    let mut run = latin::Run::new(language);
    let mut index = 0;
    while index < word.len() {
        let at = At {
            word,
            index,
            language,
        };
        if let Some(letter) = native(at) {
            run.flush(&mut sounds);
            folded.push_str(letter.roman);
            for sound in letter.sounds.into_iter().flatten() {
                sounds.push(sound);
            }
            index += letter.taken;
        } else {
            if matches!(at.this(), '\u{3400}'..='\u{9fff}') {
                // Each of these is a syllable of its own.
                run.flush(&mut sounds);
            }
            run.push(at.this(), &mut folded);
            index += 1;
        }
    }
    run.flush(&mut sounds);
    let kept = folded.trim_matches('\'');
    if kept.len() < folded.len() {
        folded = kept.to_owned();
    }
    Spelt {
        folded,
        sounds,
        script,
    }
}

fn native(at: At<'_>) -> Option<Letter> {
    match Script::of(at.this()) {
        Script::Arabic => arabic::read(at),
        Script::Armenian => armenian::read(at),
        Script::Cyrillic => cyrillic::read(at),
        Script::Ethiopic => ethiopic::read(at),
        Script::Georgian => georgian::read(at),
        Script::Greek => greek::read(at),
        Script::Hebrew => hebrew::read(at),
        Script::Indic => indic::read(at),
        Script::Latin | Script::Other => None,
    }
}

/// The script of most letters; the first of them if there are as many.
fn main_script(word: &[char]) -> Script {
    let Some(first) = word.iter().find(|c| c.is_alphabetic()) else {
        return Script::Latin;
    };
    let first = Script::of(*first);
    let mut counts: [(Script, usize); 3] = [(first, 0), (Script::Latin, 0), (Script::Latin, 0)];
    for c in word.iter().filter(|c| c.is_alphabetic()) {
        let script = Script::of(*c);
        let slot = counts
            .iter()
            .position(|(seen, count)| *seen == script && (*count > 0 || script == first))
            .or_else(|| {
                counts
                    .iter()
                    .position(|(seen, count)| *count == 0 && *seen != first)
            });
        if let Some(slot) = slot {
            counts[slot] = (script, counts[slot].1 + 1);
        }
    }
    let mut most = counts[0];
    for count in &counts[1..] {
        if count.1 > most.1 {
            most = *count;
        }
    }
    most.0
}
