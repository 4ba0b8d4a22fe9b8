//! Devanagari, Bengali and the scripts that share the order of their character
//! sets (Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam): one
//! table of places within a block serves them all.

use super::{At, Letter, none, one, two};
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, U, V, W, Y, Z,
};
use crate::sound::{Sound, is};

const BREATH: Sound = is(H).silent();

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    let place = place(at.this());
    if let Some(vowel) = vowel(place) {
        return Some(vowel);
    }
    let (roman, sound) = consonant(place)?;
    // A consonant carries its a, unless a sign says another vowel or none, or
    // the word ends with it.
    // After a cluster it is said: Narendra.
    let ends = at.is_last() && self::place(at.before()) != 0x4d;
    let bare = ends || matches!(self::place(at.after(1)), 0x3c | 0x3e..=0x4d);
    if bare {
        return Some(one(roman.0, sound));
    }
    Some(two(roman.1, sound, is(A).or(O).silent()))
}

fn place(c: char) -> u32 {
    match u32::from(c) {
        code @ 0x900..=0xd7f => code & 0x7f,
        _ => 0x7f,
    }
}

/// Vowels on their own, vowel signs, and signs that are no letters.
fn vowel(place: u32) -> Option<Letter> {
    Some(match place {
        0x05 => one("a", is(A).or(O)),
        0x06 | 0x3e => one("a", is(A)),
        0x07 | 0x08 | 0x3f | 0x40 => one("i", is(I).or(Y)),
        0x09 | 0x0a | 0x41 | 0x42 => one("u", is(U).or(O)),
        0x0b | 0x43 => two("ri", is(R), is(I).silent()),
        0x0d..=0x0f | 0x45..=0x47 => one("e", is(E).or(A)),
        0x10 | 0x48 => one("ai", is(A).or(E).or(I)),
        0x11..=0x13 | 0x49..=0x4b => one("o", is(O).or(A)),
        0x14 | 0x4c => one("au", is(A).or(O).or(U)),
        0x01 => one("n", is(N).silent()),
        0x02 => one("n", is(N).or(M)),
        0x03 => one("h", BREATH),
        0x3c | 0x4d => none(""),
        _ => return None,
    })
}

/// A consonant: its romanisation without and with its vowel, and its sound.
fn consonant(place: u32) -> Option<((&'static str, &'static str), Sound)> {
    Some(match place {
        0x15 => (("k", "ka"), is(K)),
        0x16 | 0x59 => (("kh", "kha"), is(Kh).or(K)),
        0x17 => (("g", "ga"), is(G)),
        0x18 | 0x5a => (("gh", "gha"), is(Gh).or(G)),
        0x19 => (("ng", "nga"), is(N)),
        0x1a | 0x1b => (("ch", "cha"), is(Ch)),
        0x1c | 0x1d => (("j", "ja"), is(J).or(Z)),
        0x1e | 0x23 | 0x28 | 0x29 => (("n", "na"), is(N)),
        0x1f | 0x24 => (("t", "ta"), is(T)),
        0x20 | 0x25 => (("th", "tha"), is(T)),
        0x21 | 0x26 => (("d", "da"), is(D)),
        0x22 | 0x27 => (("dh", "dha"), is(D)),
        0x2a => (("p", "pa"), is(P)),
        0x2b => (("ph", "pha"), is(F).or(P).key(P)),
        0x2c => (("b", "ba"), is(B).or(V)),
        0x2d => (("bh", "bha"), is(B).or(V)),
        0x2e => (("m", "ma"), is(M)),
        0x2f | 0x5f => (("y", "ya"), is(Y).or(J).or(I)),
        0x30 | 0x31 => (("r", "ra"), is(R)),
        0x32..=0x34 => (("l", "la"), is(L)),
        0x35 => (("v", "va"), is(V).or(W).or(B).key(W)),
        0x36 | 0x37 => (("sh", "sha"), is(Sh).or(S)),
        0x38 => (("s", "sa"), is(S)),
        0x39 => (("h", "ha"), BREATH),
        0x58 => (("q", "qa"), is(Q).or(K)),
        0x5b => (("z", "za"), is(Z).or(J)),
        0x5c | 0x5d => (("r", "ra"), is(R).or(D)),
        0x5e => (("f", "fa"), is(F).or(P)),
        _ => return None,
    })
}
