//! The syllabary of Amharic and Tigrinya: eight syllables to a consonant, in
//! the order of the character set, so that a table of consonants is enough.

use super::{At, Letter};
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Ts, U, V, W, Y, Z, Zh,
};
use crate::sound::{Sound, is};

const FIRST: u32 = 0x1200;

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    let place = u32::from(at.this()).checked_sub(FIRST)?;
    let row = ROWS.get(usize::try_from(place / 8).ok()?)?;
    let order = usize::try_from(place % 8).ok()?;
    let vowel = vowel(row, order, at);
    Some(Letter {
        roman: match (order, row.roman[5]) {
            (0, "") => "a",
            (0, "h") => "ha",
            (5, "") => "i",
            _ => row.roman[order],
        },
        sounds: [row.consonant, vowel],
        taken: 1,
    })
}

/// The vowel of a syllable. The sixth order is the bare consonant as often as
/// not; the gutturals' first is a.
fn vowel(row: &Row, order: usize, at: At<'_>) -> Option<Sound> {
    let guttural = matches!(row.roman[5], "" | "h");
    Some(match order {
        0 if guttural => is(A).or(E),
        0 => is(E).or(A).or(O),
        1 => is(U).or(O),
        2 => is(I).or(E),
        3 | 7 => is(A).or(E),
        4 => is(E).or(I),
        5 if at.is_last() => return None,
        5 if row.consonant.is_none() => is(I).or(E).or(A),
        5 => is(I).or(E).or(U).silent(),
        _ => is(O).or(U),
    })
}

struct Row {
    consonant: Option<Sound>,
    roman: [&'static str; 8],
}

macro_rules! rows {
    ($($name:literal $consonant:expr),* $(,)?) => {
        &[$(Row {
            consonant: $consonant,
            roman: [
                concat!($name, "e"), concat!($name, "u"), concat!($name, "i"), concat!($name, "a"),
                concat!($name, "e"), $name, concat!($name, "o"), concat!($name, "wa"),
            ],
        }),*]
    };
}

const NONE: Option<Sound> = None;

static ROWS: &[Row] = rows![
    "h" Some(is(H).silent()),
    "l" Some(is(L)),
    "h" Some(is(H).silent()),
    "m" Some(is(M)),
    "s" Some(is(S)),
    "r" Some(is(R)),
    "s" Some(is(S)),
    "sh" Some(is(Sh)),
    "k" Some(is(K).or(Q)),
    "kw" Some(is(K).or(Q)),
    "k" Some(is(K).or(Q)),
    "kw" Some(is(K).or(Q)),
    "b" Some(is(B)),
    "v" Some(is(V)),
    "t" Some(is(T)),
    "ch" Some(is(Ch)),
    "h" Some(is(H).silent()),
    "hw" Some(is(H)),
    "n" Some(is(N)),
    "ny" Some(is(N)),
    "" NONE,
    "k" Some(is(K)),
    "kw" Some(is(K)),
    "h" Some(is(Kh).key(H)),
    "hw" Some(is(Kh).key(H)),
    "w" Some(is(W).or(V).or(U)),
    "" NONE,
    "z" Some(is(Z)),
    "zh" Some(is(Zh).or(J)),
    "y" Some(is(Y).or(I)),
    "d" Some(is(D)),
    "d" Some(is(D)),
    "j" Some(is(J)),
    "g" Some(is(G)),
    "gw" Some(is(G)),
    "g" Some(is(G).or(Gh)),
    "t" Some(is(T)),
    "ch" Some(is(Ch)),
    "p" Some(is(P)),
    "ts" Some(is(Ts).or(S)),
    "ts" Some(is(Ts).or(S)),
    "f" Some(is(F)),
    "p" Some(is(P)),
];
