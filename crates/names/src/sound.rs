//! Sounds: what the letters of a name may stand for.
//!
//! A letter is read as a set of sounds, not as one. An Arabic `ج` is j in Amman,
//! g in Cairo and zh in Tunis; a Latin `ch` is ch, sh, kh or k. Two letters are
//! alike when their sets meet, and keys are made of the likeliest sound and of
//! the one or two others that would put the name elsewhere.

use Phone::{
    A, B, Ch, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, Ts, U, V, W,
    Y, Z, Zh,
};

/// A sound. The order is part of nothing that is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Phone {
    B,
    P,
    F,
    V,
    M,
    T,
    Th,
    D,
    Dh,
    S,
    Z,
    Ts,
    Sh,
    Zh,
    Ch,
    J,
    K,
    G,
    Q,
    Kh,
    Gh,
    H,
    L,
    R,
    N,
    W,
    Y,
    A,
    E,
    I,
    O,
    U,
}

impl Phone {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Vowels, and w and y, which many scripts write alike.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, W | Y | A | E | I | O | U)
    }

    /// The letter that stands for it in keys. Those that people mix up when they
    /// write in Latin letters share one.
    pub(crate) const fn letter(self) -> u8 {
        match self {
            B => b'b',
            P => b'p',
            F => b'f',
            V => b'v',
            M => b'm',
            T | Th => b't',
            D | Dh => b'd',
            S => b's',
            Z => b'z',
            Ts => b'c',
            Sh => b'S',
            Zh => b'Z',
            Ch => b'C',
            J => b'j',
            K | Q => b'k',
            G => b'g',
            Kh => b'K',
            Gh => b'G',
            H => b'h',
            L => b'l',
            R => b'r',
            N => b'n',
            W => b'w',
            A => b'a',
            E => b'e',
            I | Y => b'i',
            O => b'o',
            U => b'u',
        }
    }

    /// Its class in skeletons: consonants that one script writes apart and
    /// another, or a hurried clerk, does not. Vowels have none.
    pub(crate) const fn fine(self) -> Option<u8> {
        Some(match self {
            B | P => b'b',
            F | V => b'f',
            M => b'm',
            T | Th => b't',
            D | Dh => b'd',
            S | Ts => b's',
            Z => b'z',
            Sh | Ch => b'c',
            Zh | J => b'j',
            K | Q | Kh => b'k',
            G | Gh => b'g',
            H => b'h',
            L => b'l',
            R => b'r',
            N => b'n',
            W | Y | A | E | I | O | U => return None,
        })
    }

    /// Its class in phonetic keys: where in the mouth it is made. The h is
    /// nowhere: half of the world does not write it.
    pub(crate) const fn coarse(self) -> Option<u8> {
        Some(match self {
            B | P | F | V => b'p',
            M => b'm',
            T | Th | D | Dh => b't',
            S | Z | Ts | Sh | Zh | Ch | J => b's',
            K | Q | Kh | G | Gh => b'k',
            L => b'l',
            R => b'r',
            N => b'n',
            H | W | Y | A | E | I | O | U => return None,
        })
    }
}

/// What one letter may stand for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Sound {
    /// All sounds it may be.
    any: u32,
    /// The likeliest.
    first: Phone,
    /// Others that make keys of their own.
    others: [Option<Phone>; 2],
    /// Whether it is often not written or not heard.
    silent: bool,
}

/// A letter that is read so.
pub(crate) const fn is(first: Phone) -> Sound {
    Sound {
        any: first.bit(),
        first,
        others: [None; 2],
        silent: false,
    }
}

impl Sound {
    /// May also be this, when names are compared.
    pub(crate) const fn or(mut self, other: Phone) -> Self {
        self.any |= other.bit();
        self
    }

    /// May as well be this, so that keys are made of it too. The second choice
    /// is that of German and the Slavic languages where it is about Latin letters,
    /// the third that of French and its sisters.
    pub(crate) const fn key(mut self, other: Phone) -> Self {
        self.any |= other.bit();
        if self.others[0].is_none() {
            self.others[0] = Some(other);
        } else {
            self.others[1] = Some(other);
        }
        self
    }

    /// Often left out.
    pub(crate) const fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// Half of the time only written.
    const fn or_unsaid(mut self) -> Self {
        self.others = [Some(Y), None];
        self.silent = true;
        self
    }

    /// Whether a reading of it means that it is only written.
    pub(crate) const fn is_unsaid_as(self, chosen: Phone) -> bool {
        self.silent && chosen.is_open() && !self.first.is_open()
    }

    /// All that it may be, a bit for each.
    pub(crate) const fn any(self) -> u32 {
        self.any
    }

    pub(crate) const fn first(self) -> Phone {
        self.first
    }

    /// Whether it is written when others write the word: not the vowel that a
    /// syllabary cannot leave out.
    pub(crate) const fn is_told(self) -> bool {
        !self.silent || !self.is_vowel() || self.may_be(H)
    }

    /// The letter by which it is typed: at the end of Noah an h.
    pub(crate) const fn typed(self) -> u8 {
        if self.silent && self.is_vowel() && self.may_be(H) {
            b'h'
        } else {
            self.first.letter()
        }
    }

    pub(crate) const fn is_silent(self) -> bool {
        self.silent
    }

    pub(crate) const fn is_vowel(self) -> bool {
        matches!(self.first, A | E | I | O | U)
    }

    /// Vowels, and w and y, which many scripts write alike.
    pub(crate) const fn is_open(self) -> bool {
        self.first.is_open()
    }

    /// Whether both may stand for one sound.
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.any & other.any != 0
    }

    /// Whether this may stand for the other's likeliest sound.
    pub(crate) const fn may_be(self, sound: Phone) -> bool {
        self.any & sound.bit() != 0
    }

    /// How many readings make keys.
    pub(crate) fn readings(self) -> usize {
        1 + self.others.iter().flatten().count()
    }

    /// Whether it has more than one.
    pub(crate) const fn is_open_to_choice(self) -> bool {
        self.others[0].is_some()
    }

    /// One of its readings, the likeliest first; the last for any number above.
    pub(crate) fn reading(self, number: usize) -> Phone {
        match (number, self.others) {
            (0, _) | (_, [None, _]) => self.first,
            (1, [Some(other), _]) | (_, [Some(other), None] | [_, Some(other)]) => other,
        }
    }
}

/// How many sounds of a word count. Few names have more, and work is bounded.
pub(crate) const MAX_SOUNDS: usize = 24;

/// The sounds of a word, doubled letters as one.
#[derive(Clone, Copy)]
pub(crate) struct Sounds {
    list: [Sound; MAX_SOUNDS],
    len: u8,
    bare: bool,
}

impl Sounds {
    pub(crate) const fn new() -> Self {
        Self {
            list: [is(A); MAX_SOUNDS],
            len: 0,
            bare: false,
        }
    }

    /// For a script without vowels: there two letters that are the same have a
    /// vowel between them, and a doubled one is written once.
    pub(crate) fn without_vowels(mut self, bare: bool) -> Self {
        self.bare = bare;
        self
    }

    /// Whether vowels are not written.
    pub(crate) fn is_bare(&self) -> bool {
        self.bare
    }

    pub(crate) fn push(&mut self, sound: Sound) {
        let len = usize::from(self.len);
        if len == MAX_SOUNDS {
            return;
        }
        if let Some(last) = self.list[..len].last_mut() {
            let class = sound.first.fine();
            if self.bare && class.is_some() && class == last.first.fine() {
                // A vowel may be between them, or it is one long letter.
                self.list[len] = sound.or_unsaid();
                self.len += 1;
                return;
            }
            let may_be_one = !sound.is_open() || !sound.is_open_to_choice();
            if last.first.letter() == sound.first.letter() && may_be_one {
                // "ss" and "iy" are one. What they may stand for comes together.
                last.any |= sound.any;
                last.silent &= sound.silent;
                return;
            }
        }
        self.list[len] = sound;
        self.len += 1;
    }

    pub(crate) fn extend(&mut self, sounds: &[Sound]) {
        for sound in sounds {
            self.push(*sound);
        }
    }

    pub(crate) fn as_slice(&self) -> &[Sound] {
        &self.list[..usize::from(self.len)]
    }
}
