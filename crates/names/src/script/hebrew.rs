//! Hebrew letters. Vowels are not written, but waw and yod stand for most of
//! them, and a geresh after a letter makes the sounds of other languages.

use super::{At, Letter, none, one};
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, Ts, U, V, W, Y, Z, Zh,
};
use crate::sound::{Sound, is};

const ANY: Sound = is(A).or(E).or(I).or(O).or(U);

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    if at.after(1) == '\'' {
        let foreign = match at.this() {
            'ג' => Some(one("j", is(J).or(Zh).or(G))),
            'ז' => Some(one("zh", is(Zh).or(J).or(Z))),
            'צ' | 'ץ' => Some(one("ch", is(Ch).or(Ts).or(S).or(K))),
            'ת' => Some(one("th", is(Th).or(T))),
            'ד' => Some(one("d", is(D))),
            _ => None,
        };
        if let Some(letter) = foreign {
            return Some(letter.taking(2));
        }
    }
    Some(match at.this() {
        'א' | 'ע' if at.is_first() => one("a", ANY),
        'א' => one("a", is(A).or(E).or(O).silent()),
        'ע' => one("a", ANY.silent()),
        'ב' => one("b", is(B).key(V)),
        'ג' => one("g", is(G).or(J)),
        'ד' if at.after(1) == 'ז' => one("d", is(D).key(Y).silent()),
        'ט' if matches!(at.after(1), 'ש' | 'ס' | 'ז') => one("t", is(T).key(Y).silent()),
        'ד' => one("d", is(D)),
        'ה' if at.is_last() && !at.is_first() => one("h", is(A).or(E).or(H).silent()),
        'ה' => one("h", is(H).or(A).or(E)),
        'ו' => waw(at),
        'װ' => one("v", is(V).or(W)),
        'ז' => one("z", is(Z).or(S).or(Ts)),
        'ח' => one("h", is(Kh).key(H)),
        'ט' => one("t", is(T)),
        'י' => yod(at),
        'ײ' | 'ױ' => one("i", is(I).or(E).or(A).or(Y)),
        'כ' | 'ך' => one("k", is(K).or(Kh).or(Ch)),
        'ל' => one("l", is(L)),
        'מ' | 'ם' => one("m", is(M)),
        'נ' | 'ן' => one("n", is(N)),
        'ס' => one("s", is(S).or(Z)),
        'פ' => one("p", is(P).key(F)),
        'ף' => one("f", is(F).or(P)),
        'צ' | 'ץ' => one("ts", is(Ts).or(Ch).or(S).or(Z)),
        'ק' => one("k", is(K).or(Q)),
        'ר' => one("r", is(R)),
        'ש' => one("sh", is(Sh).or(Ch).key(S)),
        'ת' => one("t", is(T).or(Th)),
        '״' => none(""),
        _ => return None,
    })
}

/// One waw is a vowel between consonants and v elsewhere; two are v or w.
fn waw(at: At<'_>) -> Letter {
    if at.after(1) == 'ו' {
        return one("v", is(V).or(W).or(U)).taking(2);
    }
    if at.is_first() {
        return one("v", is(V).or(W).or(U).or(O).key(U));
    }
    one("o", is(O).or(U).or(W).key(V))
}

fn yod(at: At<'_>) -> Letter {
    if at.after(1) == 'י' {
        return one("y", is(Y).or(A).or(E).or(I)).taking(2);
    }
    if at.is_first() {
        return one("y", is(Y).or(I).or(E).or(J));
    }
    one("i", is(I).or(E).or(Y).or(A))
}
