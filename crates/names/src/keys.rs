//! Keys: short texts that two spellings of one name share.

use std::fmt;

use crate::given;
use crate::name::{Kind, Word};
use crate::sound::{Phone, Sound};

/// How a key was made, from the most telling to the least.
///
/// ```
/// use passerelle_names::{KeyKind, Name};
///
/// let of = |text: &str, kind| {
///     let keys = Name::new(text).keys().filter(move |key| key.kind() == kind);
///     keys.map(|key| key.text().to_owned()).collect::<Vec<_>>()
/// };
/// assert_eq!(of("Karima", KeyKind::Word), ["karima"]);
/// assert_eq!(of("Karima", KeyKind::Skeleton), of("كريمة", KeyKind::Skeleton));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum KeyKind {
    /// The word as it sounds when read letter by letter, or the name that the
    /// table of given names has for it.
    Word,
    /// Its consonants.
    Skeleton,
    /// Its consonants by where in the mouth they are made; of long words also
    /// with one of them left out.
    Phonetic,
    /// Its beginning: for words still being typed.
    Prefix,
}

impl KeyKind {
    /// Every kind.
    ///
    /// ```
    /// assert_eq!(passerelle_names::KeyKind::ALL.len(), 4);
    /// ```
    pub const ALL: [Self; 4] = [Self::Word, Self::Skeleton, Self::Phonetic, Self::Prefix];

    /// One letter for it.
    const fn letter(self) -> char {
        match self {
            Self::Word => 'w',
            Self::Skeleton => 's',
            Self::Phonetic => 'p',
            Self::Prefix => 'b',
        }
    }

    /// How much a shared key of this kind says, for ranking candidates before
    /// they are compared: a shared word counts as much as eight beginnings.
    ///
    /// ```
    /// use passerelle_names::KeyKind;
    ///
    /// assert!(KeyKind::Word.weight() > KeyKind::Phonetic.weight());
    /// ```
    pub const fn weight(self) -> u32 {
        match self {
            Self::Word => 8,
            Self::Skeleton => 6,
            Self::Phonetic => 3,
            Self::Prefix => 1,
        }
    }
}

/// Letters of a key at most.
const ROOM: usize = 22;

/// A key of a name.
///
/// Its text form is stable for one [`VERSION`](crate::VERSION), and ASCII. Keep
/// a keyed hash of it, never the text: it is a name.
///
/// ```
/// use passerelle_names::{KeyKind, Name};
///
/// let key = Name::new("Youssef").keys().next().unwrap();
/// assert_eq!(key.kind(), KeyKind::Word);
/// assert_eq!(key.to_string(), "w:=yusuf");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    kind: KeyKind,
    text: [u8; ROOM],
    len: u8,
}

impl Key {
    fn new(kind: KeyKind) -> Self {
        Self {
            kind,
            text: [0; ROOM],
            len: 0,
        }
    }

    fn push(&mut self, letter: u8) {
        if let Some(place) = self.text.get_mut(usize::from(self.len)) {
            *place = letter;
            self.len += 1;
        }
    }

    /// Adds a class of consonant. One that repeats is one; a t right before s and
    /// a d right before z or j are part of it, since `ts` is one letter elsewhere.
    /// That holds where no vowel is between them.
    fn push_class(&mut self, class: u8, after_consonant: bool) {
        if !after_consonant {
            return self.push(class);
        }
        let part = matches!(
            (self.as_bytes().last(), class),
            (Some(b't'), b's' | b'c' | b'z') | (Some(b'd'), b'j' | b'z')
        );
        if part {
            self.len -= 1;
        }
        if self.as_bytes().last() != Some(&class) {
            self.push(class);
        }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.text[..usize::from(self.len)]
    }

    /// How it was made.
    ///
    /// ```
    /// use passerelle_names::{KeyKind, Name};
    ///
    /// let keys = Name::new("Nur").keys();
    /// assert!(keys.map(|key| key.kind()).any(|kind| kind == KeyKind::Prefix));
    /// ```
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Its text, without its kind.
    ///
    /// ```
    /// let key = passerelle_names::Name::new("Zoltan").keys().next().unwrap();
    /// assert_eq!(key.text(), "zoltan");
    /// ```
    pub fn text(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Display for Key {
    /// The stable form: the kind's letter, a colon, the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.letter(), self.text())
    }
}

impl fmt::Debug for Key {
    /// Without its text: it is a name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key of kind {:?}", self.kind)
    }
}

/// Keys of one kind that one word makes at most.
const SKELETONS: usize = 3;
const PHONETICS: usize = 4;
/// Consonants of a word from which keys with one left out are made.
const LONG: usize = 6;
const LEFT_OUT: usize = 8;

/// All keys of a word.
pub(crate) fn keys_of(word: &Word, keys: &mut Vec<Key>) {
    match word.kind() {
        Kind::Initial => return,
        Kind::Particle | Kind::Title => return named(word, keys),
        Kind::Plain => {}
    }
    named(word, keys);
    let whole = Spoken {
        sounds: word.sounds(),
        bare: word.is_bare(),
    };
    spelt(whole, KeyKind::Skeleton, SKELETONS, Phone::fine, keys);
    spelt(whole, KeyKind::Phonetic, PHONETICS, Phone::coarse, keys);
    begun(whole, keys);
    left_out(whole, keys);
    if let Some(sounds) = word.core() {
        let core = Spoken { sounds, ..whole };
        spelt(core, KeyKind::Skeleton, SKELETONS - 1, Phone::fine, keys);
        spelt(core, KeyKind::Phonetic, PHONETICS - 1, Phone::coarse, keys);
        begun(core, keys);
    }
}

/// The word as it sounds, and its name in the table.
fn named(word: &Word, keys: &mut Vec<Key>) {
    let mut key = Key::new(KeyKind::Word);
    for sound in word.sounds().iter().filter(|sound| sound.is_told()) {
        key.push(sound.first().letter());
    }
    if key.len == 0 {
        // A number, or letters that nobody hears.
        word.folded().bytes().for_each(|byte| key.push(byte));
    }
    keys.push(key);
    if let Some(name) = word.group().and_then(given::name) {
        let mut key = Key::new(KeyKind::Word);
        key.push(b'=');
        name.bytes().for_each(|byte| key.push(byte));
        keys.push(key);
    }
}

/// Beginnings of the word: three and five letters, three consonants.
fn begun(word: Spoken<'_>, keys: &mut Vec<Key>) {
    let mut key = Key::new(KeyKind::Prefix);
    for sound in word.sounds.iter().filter(|sound| sound.is_told()) {
        key.push(sound.typed());
        if matches!(key.len, 3 | 5) {
            keys.push(key);
        }
        if key.len == 5 {
            break;
        }
    }
    let whole = primary(word, Phone::fine);
    if whole.len >= 3 {
        let mut key = Key::new(KeyKind::Prefix);
        key.push(b'-');
        whole.as_bytes()[..3]
            .iter()
            .for_each(|class| key.push(*class));
        keys.push(key);
    }
}

/// Keys of a long word with one consonant left out, and without leaving any
/// out: two words that differ in one consonant share one.
fn left_out(word: Spoken<'_>, keys: &mut Vec<Key>) {
    let whole = primary(word, Phone::coarse);
    let whole = whole.as_bytes();
    if whole.len() < LONG {
        return;
    }
    for skipped in (0..=whole.len()).rev().take(LEFT_OUT + 1) {
        let mut key = Key::new(KeyKind::Phonetic);
        key.push(b'~');
        let kept = whole
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != skipped);
        kept.for_each(|(_, class)| key.push(*class));
        keys.push(key);
    }
}

/// Whether two words have one skeleton in their likeliest readings.
pub(crate) fn same_skeleton(one: &Word, other: &Word) -> bool {
    let of = |word: &Word| {
        let spoken = Spoken {
            sounds: word.sounds(),
            bare: word.is_bare(),
        };
        primary(spoken, Phone::fine)
    };
    of(one) == of(other)
}

/// The skeleton of the likeliest reading.
pub(crate) fn skeleton(sounds: &[Sound], bare: bool) -> String {
    primary(Spoken { sounds, bare }, Phone::fine)
        .text()
        .to_owned()
}

/// What is spoken, and whether its vowels are written.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    sounds: &'a [Sound],
    bare: bool,
}

type Classes = fn(Phone) -> Option<u8>;

fn primary(word: Spoken<'_>, classes: Classes) -> Key {
    reading(word, classes, KeyKind::Skeleton, &mut Manner::Alike(0))
}

/// How to choose among what each sound may be.
enum Manner {
    /// The same choice for all: whoever reads one letter in the German way reads
    /// the others so.
    Alike(usize),
    /// A number whose digits choose, used up on the way.
    Digits(usize),
}

/// Keys of the likeliest readings, up to a number.
fn spelt(word: Spoken<'_>, kind: KeyKind, most: usize, classes: Classes, keys: &mut Vec<Key>) {
    let start = keys.len();
    let mut add = |mut manner: Manner| {
        let key = reading(word, classes, kind, &mut manner);
        let short = keys.get(start).is_none_or(|first| first.len < 3);
        let least = u8::from(!short);
        if key.len > least && !keys[start..].contains(&key) && keys.len() - start < most {
            keys.push(key);
        }
        keys.len() - start < most && !matches!(manner, Manner::Digits(1..))
    };
    let fixed = word.sounds.iter().all(|sound| !sound.is_open_to_choice());
    add(Manner::Alike(0));
    if fixed {
        return;
    }
    if add(Manner::Alike(1)) && add(Manner::Alike(2)) {
        for number in 1..most * 4 {
            if !add(Manner::Digits(number)) {
                break;
            }
        }
    }
}

/// One reading.
fn reading(word: Spoken<'_>, classes: Classes, kind: KeyKind, manner: &mut Manner) -> Key {
    let mut key = Key::new(kind);
    let mut after_consonant = false;
    for (index, sound) in word.sounds.iter().enumerate() {
        let chosen = match manner {
            Manner::Alike(number) => sound.reading(*number),
            Manner::Digits(number) => {
                let count = sound.readings();
                let chosen = sound.reading(*number % count);
                *number /= count;
                chosen
            }
        };
        match classes(chosen) {
            Some(class) => key.push_class(class, after_consonant),
            None if index == 0 && !sound.is_unsaid_as(chosen) => key.push(b'a'),
            None => {}
        }
        after_consonant = !word.bare && !chosen.is_open();
    }
    key
}
