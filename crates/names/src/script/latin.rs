//! Latin letters: as many ways to read them as languages that write them.
//!
//! A run of letters is first made plain (marks that change the sound keep a
//! code of their own), then read from left to right, the longest group first.

use super::Script;
use crate::Language;
use crate::sound::Phone::{
    A, B, Ch, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, Ts, U, V, W,
    Y, Z, Zh,
};
use crate::sound::{Sound, Sounds, is};

/// Letters of a word that are read at most.
const LONGEST: usize = 64;

// Letters whose mark changes their sound.
const SH: u8 = 0x80;
const CH: u8 = 0x81;
const CEDILLA: u8 = 0x82;
const ZH: u8 = 0x83;
const SOFT_G: u8 = 0x84;
const DARK_L: u8 = 0x85;
const DJ: u8 = 0x86;
const TS: u8 = 0x87;
const NY: u8 = 0x88;
const OE: u8 = 0x89;
const UE: u8 = 0x8a;
const AE: u8 = 0x8b;
const NASAL_A: u8 = 0x8c;
const NASAL_E: u8 = 0x8d;

/// Latin letters in a row, not yet read.
pub(crate) struct Run {
    letters: [u8; LONGEST],
    len: usize,
    language: Language,
}

impl Run {
    pub(crate) const fn new(language: Language) -> Self {
        Self {
            letters: [0; LONGEST],
            len: 0,
            language,
        }
    }

    /// Takes a character: its plain form goes to `folded`.
    pub(crate) fn push(&mut self, c: char, folded: &mut String) {
        if c.is_ascii() {
            if c == '\'' || c.is_ascii_alphanumeric() {
                let c = c.to_ascii_lowercase();
                folded.push(c);
                self.code(c as u8);
            }
            return;
        }
        let (roman, code) = marked(c);
        if let Some(code) = code {
            folded.push_str(roman);
            self.code(code);
            return;
        }
        let base = base(c);
        if base.is_ascii_alphabetic() {
            return self.push(base, folded);
        }
        let roman = if roman.is_empty() {
            any_ascii::any_ascii_char(c)
        } else {
            roman
        };
        for byte in roman.bytes().filter(u8::is_ascii_alphanumeric) {
            self.push(char::from(byte), folded);
        }
    }

    fn code(&mut self, code: u8) {
        if self.len < LONGEST && code != b'\'' {
            self.letters[self.len] = code;
            self.len += 1;
        }
    }

    /// Reads what was taken.
    pub(crate) fn flush(&mut self, sounds: &mut Sounds) {
        let letters = &self.letters[..self.len];
        let named = letters.iter().any(|letter| !letter.is_ascii_digit());
        let mut index = 0;
        while index < letters.len() && named {
            let at = At {
                letters,
                index,
                language: self.language,
            };
            let (taken, read) = at.read();
            for sound in read.into_iter().flatten() {
                sounds.push(sound);
            }
            index += taken;
        }
        self.len = 0;
    }
}

/// A letter whose mark, or whose self, is read in its own way.
fn marked(c: char) -> (&'static str, Option<u8>) {
    match c {
        'ş' | 'š' | 'ș' | 'ś' | 'ŝ' => ("s", Some(SH)),
        'č' | 'ć' | 'ĉ' => ("c", Some(CH)),
        'ç' => ("c", Some(CEDILLA)),
        'ž' | 'ż' | 'ź' => ("z", Some(ZH)),
        'ğ' => ("g", Some(SOFT_G)),
        'ł' => ("l", Some(DARK_L)),
        'đ' => ("d", Some(DJ)),
        'ț' | 'ţ' => ("t", Some(TS)),
        'ñ' | 'ń' | 'ň' => ("n", Some(NY)),
        'ö' | 'ő' | 'ø' | 'œ' => (if c == 'œ' { "oe" } else { "o" }, Some(OE)),
        'ü' | 'ű' => ("u", Some(UE)),
        'ä' | 'æ' | 'ə' => (if c == 'æ' { "ae" } else { "a" }, Some(AE)),
        'ą' => ("a", Some(NASAL_A)),
        'ę' => ("e", Some(NASAL_E)),
        'ß' => ("ss", None),
        'ı' => ("i", None),
        'þ' => ("th", None),
        'ð' => ("d", None),
        'ħ' => ("h", None),
        'ŋ' => ("ng", None),
        'å' => ("a", None),
        _ => ("", None),
    }
}

/// The letter without its marks.
fn base(c: char) -> char {
    let mut base = None;
    unicode_normalization::char::decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.unwrap_or(c)
}

type Read = (usize, [Option<Sound>; 2]);

const fn one(taken: usize, sound: Sound) -> Read {
    (taken, [Some(sound), None])
}

const fn two(taken: usize, first: Sound, second: Sound) -> Read {
    (taken, [Some(first), Some(second)])
}

const fn nothing(taken: usize) -> Read {
    (taken, [None, None])
}

const VOWEL_A: Sound = is(A).or(E);
const VOWEL_E: Sound = is(E).or(I).or(A);
const VOWEL_I: Sound = is(I).or(E).or(Y);
const VOWEL_O: Sound = is(O).or(U).or(A);
const VOWEL_U: Sound = is(U).or(O).or(W);

/// A g that Italian and French do not say, and others do.
const SOMETIMES_G: Sound = is(G).or(N).or(L).key(G).key(Y).silent();
/// The u after q.
const SOMETIMES_W: Sound = is(W).or(U).key(V).key(W).silent();
/// The h at the end of Sarah.
const FINAL_H: Sound = is(A).or(E).or(H).silent();

#[derive(Clone, Copy)]
struct At<'a> {
    letters: &'a [u8],
    index: usize,
    language: Language,
}

impl At<'_> {
    fn this(self) -> u8 {
        self.letters[self.index]
    }

    fn after(self, places: usize) -> u8 {
        self.letters.get(self.index + places).copied().unwrap_or(0)
    }

    fn before(self) -> u8 {
        let before = self.index.checked_sub(1);
        before.map_or(0, |index| self.letters[index])
    }

    fn is_last(self) -> bool {
        self.index + 1 == self.letters.len()
    }

    fn is_first(self) -> bool {
        self.index == 0
    }

    fn is_nth_last(self, places: usize) -> bool {
        self.index + places == self.letters.len()
    }

    fn read(self) -> Read {
        match self.this() {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | OE | UE | AE => self.vowel(),
            b'c' | CH | CEDILLA => self.c(),
            b'g' | SOFT_G => self.g(),
            b'h' if self.is_last() && is_vowel(self.before()) => one(1, FINAL_H),
            b'h' if self.is_last() && !self.is_first() => one(1, is(H).key(Y).silent()),
            // Ukrainian h and Russian g: Hnatiuk is Gnatyuk on other papers.
            b'h' if self.is_first() => one(1, is(H).or(Kh).key(G).silent()),
            b'h' => one(1, is(H).or(Kh).silent()),
            b'j' => self.j(),
            b's' | SH => self.s(),
            b't' | TS => self.t(),
            NASAL_A => two(1, is(A).or(O), is(N).or(M).silent()),
            NASAL_E => two(1, is(E), is(N).or(M).silent()),
            b'x' => self.x(),
            b'z' | ZH => self.z(),
            b'0'..=b'9' => self.digit(),
            _ => self.other(),
        }
    }

    fn vowel(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (b'e', b'a', b'u') => one(3, is(O)),
            (b'a', b'u', b'l') if self.after(3) == b't' && self.is_nth_last(4) => {
                one(4, is(O).or(U))
            }
            (b'o', b'u', next) if !matches!(next, b'u') => one(2, is(U).or(O).or(W)),
            (b'o', b'o', _) => one(2, is(U).or(O)),
            (b'e', b'e', _) => one(2, is(I).or(E)),
            (b'o', b'i', next) if !is_vowel(next) => two(2, is(O).or(W).or(U), is(I).or(A).or(Y)),
            (b'a', b'u', next) if !is_vowel(next) => {
                two(2, is(A).or(O), is(U).or(W).or(V).silent())
            }
            (b'y', next, _) if is_vowel(next) => one(1, is(Y).or(I).or(J)),
            (b'y', _, _) => one(1, is(I).or(Y).or(U)),
            (b'a', _, _) => one(1, VOWEL_A),
            (b'e', _, _) => one(1, VOWEL_E),
            (b'i', _, _) => one(1, VOWEL_I),
            (b'o', _, _) => one(1, VOWEL_O),
            (b'u', _, _) => one(1, VOWEL_U),
            (OE, _, _) => one(1, is(O).or(E).or(U)),
            (UE, _, _) => one(1, is(U).or(I).or(E).or(Y)),
            _ => one(1, is(A).or(E)),
        }
    }

    fn c(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (CH, _, _) => one(1, is(Ch).or(Ts).or(K)),
            (CEDILLA, _, _) => one(1, is(S).key(Ch)),
            (_, b'h', b'r' | b'l') => one(2, is(K).key(Kh).key(Ch)),
            (_, b'h', _) if self.language == Language::French => one(2, is(Sh).or(Ch).or(K)),
            (_, b'h', _) => one(2, is(Ch).or(Sh).or(Kh).key(K)),
            (_, b'z', _) => one(2, is(Ch).or(Ts)),
            (_, b'c', b'h') => one(3, is(K).key(K).key(Ch)),
            (_, b'c', b'e' | b'i') => one(2, is(Ch).or(S).or(K)),
            (_, b'j', _) => one(1, is(Ts).or(K)),
            (_, b'k', b'i' | b'a') if self.is_nth_last(3) => one(1, is(Y).or(Ts).key(Ts).silent()),
            (_, b'k', _) => one(2, is(K)),
            (_, b'q', b'u') => two(3, is(K), SOMETIMES_W),
            _ if self.language == Language::Turkish => one(1, is(J).or(K)),
            _ if self.language == Language::Somali => one(1, is(A).or(E).silent()),
            (_, b'e' | b'i' | b'y', _) if self.is_first() => {
                one(1, is(S).or(Ts).or(K).key(J).key(Ch))
            }
            (_, b'e' | b'i' | b'y', _) => one(1, is(S).or(J).or(K).or(Ts).key(S).key(Ch)),
            (_, b's', _) => two(2, is(K).or(Ch).key(Ch), is(S).key(Y).silent()),
            (_, 0, _) => one(1, is(K).key(Ts).key(Ch)),
            _ => one(1, is(K).or(J).or(Ts)),
        }
    }

    fn g(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (SOFT_G, _, _) => one(1, is(Y).or(W).or(Gh).key(G).silent()),
            (_, b'g', b'e' | b'i') => one(2, is(J).key(G)),
            (_, b'h', 0) => one(2, is(Gh).or(G).or(Kh).key(Y).silent()),
            (_, b'h', b't') => one(2, is(Y).or(Gh).or(G).key(Kh).silent()),
            (_, b'h', _) => one(2, is(Gh).or(G).or(Kh)),
            (_, b'n', next) if is_vowel(next) || next == 0 => two(2, SOMETIMES_G, is(N)),
            (_, b'l', b'i') if !self.is_first() => one(1, SOMETIMES_G),
            (_, b'u', b'e' | b'i') => one(2, is(G)),
            (_, b'e' | b'i' | b'y', _) => one(1, is(G).or(Zh).or(Kh).or(Gh).or(Y).key(G).key(J)),
            _ => one(1, is(G).or(Gh).or(K)),
        }
    }

    fn j(self) -> Read {
        if self.language == Language::Spanish {
            return one(1, is(Kh).or(H).key(J));
        }
        if self.language == Language::German {
            return one(1, is(Y).or(I).or(Zh).key(J));
        }
        one(1, is(J).or(H).or(I).key(Y).key(Kh).or(Zh))
    }

    fn s(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (SH, _, _) => one(1, is(Sh).key(S)),
            (_, b'c', b'h') => two(
                3,
                is(Sh).key(Sh).key(S),
                is(Y).or(K).or(Kh).key(Y).key(K).silent(),
            ),
            (_, b'h', _) => one(2, is(Sh)),
            (_, b'z', _) => one(2, is(S).or(Z).key(Sh)),
            (_, b'c', b'e' | b'i') => one(2, is(S).or(K).key(Sh)),
            _ if self.is_last() => one(1, is(S).or(Z).or(Sh).key(S).key(Y).silent()),
            _ => one(1, is(S).or(Z).or(Sh)),
        }
    }

    fn t(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (TS, _, _) => one(1, is(Ts).or(T).or(S)),
            (_, b's', b'c') if self.after(3) == b'h' => one(4, is(Ch)),
            (_, b'c', b'h') => one(3, is(Ch).or(Sh)),
            (_, b'h', _) => one(2, is(Th).or(T).or(D).or(Z).key(S)),
            (_, b's' | b'z', _) => one(2, is(Ts).or(S).or(Z)),
            _ if self.is_last() => one(1, is(T).or(Th).key(T).key(Y).silent()),
            _ => one(1, is(T).or(Th)),
        }
    }

    fn x(self) -> Read {
        match self.language {
            Language::Somali => return one(1, is(H).or(Kh).or(K)),
            Language::Kurdish | Language::Turkish => return one(1, is(Kh).or(H).or(K)),
            _ => {}
        }
        if self.is_first() {
            return one(1, is(S).or(Z).or(Sh).or(H).or(K).key(Kh));
        }
        if self.after(1) == b'h' {
            return one(2, is(J).or(Z).or(Zh));
        }
        if self.is_last() {
            return two(
                1,
                is(K).key(K).key(Y).silent(),
                is(S).key(S).key(Y).silent(),
            );
        }
        two(
            1,
            is(K).or(Kh).or(H).or(G),
            is(S).or(Z).key(S).key(Y).silent(),
        )
    }

    fn z(self) -> Read {
        match (self.this(), self.after(1)) {
            (ZH, _) => one(1, is(Zh).or(Z).or(J)),
            (_, b'h') => one(2, is(Zh).or(J).or(Z)),
            _ if self.language == Language::German => one(1, is(Ts).or(Z).or(S)),
            _ if self.before() == b'r' => one(1, is(Z).or(Zh).or(Sh).or(S).or(Ts)),
            _ => one(1, is(Z).or(S).or(Ts).or(Dh)),
        }
    }

    fn other(self) -> Read {
        match (self.this(), self.after(1), self.after(2)) {
            (b'b', _, _) => one(1, is(B).or(V)),
            (b'd', b'z', b'h') => one(3, is(J).or(Zh)),
            (b'd', b'j' | ZH, _) => one(2, is(J).or(Zh).or(G)),
            (b'd', b'g', b'e' | b'i') => one(2, is(J).or(G)),
            (b'd', b'h', _) => one(2, is(Dh).or(D).key(Z)),
            (b'd', b'z', _) => one(2, is(Z).or(Ts).or(J)),
            (b'd', b't', _) => one(2, is(T).or(D)),
            (b'd', 0, _) => one(1, is(D).or(T).key(D).key(Y).silent()),
            (DJ, b'j', _) => one(2, is(J).or(D)),
            (DJ, _, _) => one(1, is(D).key(J)),
            (b'd', _, _) => one(1, is(D).or(Dh)),
            (b'f', _, _) => one(1, is(F).or(V)),
            (b'k', b'h', _) => one(2, is(Kh).or(H).or(K)),
            (b'k', _, _) => one(1, is(K).or(Q)),
            (b'l', b'l', next) if is_vowel(next) => one(2, is(L).or(J).key(L).key(Y)),
            (b'l', _, _) => one(1, is(L)),
            (DARK_L, _, _) => one(1, is(L).or(W)),
            (b'm', _, _) => one(1, is(M)),
            (b'n', b'g', 0) => two(2, is(N), is(G).key(Y).silent()),
            (b'n' | NY, _, _) => one(1, is(N)),
            (b'p', b'h' | b'f', _) => one(2, is(F).or(P)),
            (b'p', b's' | b't', _) if self.before() == b'm' => one(1, is(P).key(P).key(Y).silent()),
            (b'p', _, _) => one(1, is(P)),
            (b'q', b'u', next) if is_vowel(next) => two(2, is(K).or(Q), SOMETIMES_W),
            (b'q', _, _) => one(1, is(Q).or(K).or(Gh).key(G)),
            (b'r', b'z', _) => one(1, is(R).silent()),
            (b'r', 0, _) if self.before() == b'e' => one(1, is(R).key(R).key(Y)),
            (b'r', _, _) => one(1, is(R)),
            (b'v', _, _) if self.language == Language::German => one(1, is(F).or(V)),
            (b'v', _, _) => one(1, is(V).or(F).or(B).or(W)),
            (b'w', _, _) if self.language == Language::German => one(1, is(V).or(W).or(F)),
            (b'w', _, _) => one(1, is(W).or(U).key(V)),
            _ => nothing(1),
        }
    }

    /// Digits that stand for Arabic letters, or that a reader of print took for
    /// Latin ones.
    fn digit(self) -> Read {
        match self.this() {
            b'0' => one(1, is(O).or(U)),
            b'1' => one(1, is(I).or(L)),
            b'2' | b'3' | b'4' => one(1, is(A).or(E).or(I).silent()),
            b'5' => one(1, is(Kh).or(S).key(S)),
            b'6' => one(1, is(T)),
            b'7' => one(1, is(H).or(Kh)),
            b'8' => one(1, is(Gh).or(Q).or(B)),
            _ => one(1, is(Q).or(S).or(G).key(S)),
        }
    }
}

const fn is_vowel(letter: u8) -> bool {
    matches!(
        letter,
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | OE | UE | AE
    )
}

/// A word of Cyrillic with Latin letters that look the same, or the other way
/// round, made of one script. Nothing if there is nothing to mend.
pub(crate) fn without_lookalikes(word: &[char], script: Script) -> Option<Vec<char>> {
    let to_cyrillic = match script {
        Script::Cyrillic => true,
        Script::Latin => false,
        _ => return None,
    };
    let stranger = |c: &char| match Script::of(*c) {
        Script::Latin => to_cyrillic && c.is_alphabetic(),
        Script::Cyrillic => !to_cyrillic,
        _ => false,
    };
    if !word.iter().any(stranger) {
        return None;
    }
    let mend = |c: &char| {
        let pair = LOOKALIKES.iter().find(|(cyrillic, latin)| {
            if to_cyrillic {
                latin == c
            } else {
                cyrillic == c
            }
        });
        pair.map_or(
            *c,
            |(cyrillic, latin)| if to_cyrillic { *cyrillic } else { *latin },
        )
    };
    Some(word.iter().map(mend).collect())
}

const LOOKALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('е', 'e'),
    ('і', 'i'),
    ('ј', 'j'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('ѕ', 's'),
    ('у', 'y'),
    ('х', 'x'),
];
