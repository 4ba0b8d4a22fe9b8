//! Arabic letters, with those of Persian, Urdu, Pashto, Kurdish and the Maghreb.
//!
//! Short vowels are not written, so a word gives its consonants, and alif, waw
//! and ya where a vowel is long. Waw and ya are consonants at the start and
//! between vowels.

use super::{At, Letter, none, one};
use crate::Language;
use crate::sound::Phone::{
    A, B, Ch, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, Ts, U, V, W,
    Y, Z, Zh,
};
use crate::sound::{Sound, is};

const ANY: Sound = is(A).or(E).or(I).or(O).or(U);
const HAMZA: Sound = ANY.silent();

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    Some(match at.this() {
        'ا' | 'ٱ' if at.is_first() => alif_first(at),
        'ا' | 'ٱ' | 'آ' => one("a", is(A).or(E).or(O)),
        'أ' => one("a", is(A).or(E).or(O).or(U)),
        'إ' => one("i", is(I).or(E).or(A)),
        'ى' => one("a", is(A).or(E).or(I).or(Y)),
        'ع' if at.is_first() => one("'", ANY),
        'ع' => one("'", ANY.silent()),
        'ء' => one("'", HAMZA),
        'ؤ' => one("u", is(U).or(O).or(W)),
        'ئ' => one("i", is(I).or(E).or(Y)),
        'و' | 'ۋ' => waw(at),
        'ۆ' | 'ۇ' | 'ۈ' | 'ۉ' => one("o", is(O).or(U)),
        'ي' | 'ی' | 'ې' | 'ۍ' | 'ێ' | 'ے' | 'ۓ' => ya(at),
        'ة' => one("a", is(A).or(E).or(H).or(T)),
        'ه' | 'ہ' | 'ۀ' | 'ۂ' | 'ۃ' | 'ە' | 'ھ' => he(at),
        'ـ' => none(""),
        'ت' if matches!(at.after(1), 'ش' | 'س' | 'ز' | 'ص') => {
            one("t", is(T).or(Th).key(Y).silent())
        }
        'د' if matches!(at.after(1), 'ج' | 'ز' | 'ژ') => one("d", is(D).or(Dh).key(Y).silent()),
        other => return consonant(other, at.language),
    })
}

fn consonant(letter: char, language: Language) -> Option<Letter> {
    let persian = matches!(
        language,
        Language::Persian | Language::Urdu | Language::Pashto | Language::Kurdish
    );
    Some(match letter {
        'ب' => one("b", is(B).or(P).or(V)),
        'پ' => one("p", is(P)),
        'ت' | 'ط' | 'ټ' | 'ٹ' => one("t", is(T).or(Th)),
        'ث' if persian => one("s", is(S).or(Th).key(T)),
        'ث' => one("th", is(Th).or(T).key(S)),
        'ج' => one("j", is(J).or(Zh).or(Ch).key(G)),
        'چ' => one("ch", is(Ch)),
        'ح' => one("h", is(H).or(Kh)),
        'خ' => one("kh", is(Kh).or(K).key(H)),
        'د' | 'ډ' | 'ڈ' => one("d", is(D).or(Dh)),
        'ذ' | 'ض' if persian => one("z", is(Z).or(Dh).key(D)),
        'ذ' => one("dh", is(Dh).or(D).key(Z)),
        'ر' | 'ړ' | 'ڑ' | 'ڕ' => one("r", is(R)),
        'ز' => one("z", is(Z).or(S)),
        'ژ' => one("zh", is(Zh).or(J)),
        'ږ' => one("zh", is(Zh).or(J).key(G)),
        'س' => one("s", is(S).or(Th).or(Z)),
        'ش' => one("sh", is(Sh).or(Ch)),
        'ښ' => one("sh", is(Sh).key(Kh)),
        'ص' => one("s", is(S).or(Ts).or(Z)),
        'ض' => one("d", is(D).or(Dh).key(Z)),
        'ظ' => one("z", is(Z).or(D).key(Dh)),
        'ځ' => one("dz", is(Z).or(Ts).or(J)),
        'څ' => one("ts", is(Ts).or(S).or(Ch)),
        'غ' => one("gh", is(Gh).or(G)),
        'ف' => one("f", is(F).or(V).or(P)),
        'ڤ' | 'ڥ' => one("v", is(V).or(F)),
        'ق' => one("q", is(Q).or(K).or(Gh).key(G)),
        'ك' | 'ک' | 'ڪ' => one("k", is(K).or(Q).or(G)),
        'گ' | 'ڨ' | 'ݣ' | 'ڭ' | 'ګ' => one("g", is(G).or(Gh)),
        'ل' | 'ڵ' => one("l", is(L)),
        'م' => one("m", is(M)),
        'ن' | 'ں' | 'ڼ' | 'ڻ' => one("n", is(N)),
        _ => return None,
    })
}

/// An alif at the start carries any vowel; before waw or ya it is only their seat.
fn alif_first(at: At<'_>) -> Letter {
    match at.after(1) {
        'و' if is_consonant(at.after(2)) => one("u", is(U).or(O).or(A)).taking(2),
        'ي' | 'ی' if is_consonant(at.after(2)) => one("i", is(I).or(E).or(A)).taking(2),
        _ => one("a", ANY),
    }
}

/// Waw is w beside a vowel and at the start, and u or o elsewhere. Persian,
/// Turkish and Kurdish say v.
fn waw(at: At<'_>) -> Letter {
    if at.is_first() || !is_consonant(at.after(1)) && !at.is_last() {
        return one("w", is(W).or(U).or(O).key(V));
    }
    match at.before() {
        'ي' | 'ی' if at.index == 1 => one("u", is(U).or(O).or(W)),
        'ا' | 'ي' | 'ی' => one("w", is(W).or(V).or(U).or(O)),
        _ => one("u", is(U).or(O).or(W).or(V)),
    }
}

fn ya(at: At<'_>) -> Letter {
    if at.is_first() || !is_consonant(at.after(1)) && !at.is_last() {
        return one("y", is(Y).or(I).or(E).or(J));
    }
    match at.before() {
        'ا' | 'و' => one("y", is(Y).or(I).or(E)),
        _ => one("i", is(I).or(Y).or(E)),
    }
}

/// A final h is mostly the ending -a. Kurdish writes the vowel e with it, Urdu
/// a breath after a consonant.
fn he(at: At<'_>) -> Letter {
    match at.this() {
        'ھ' => one("h", is(H).silent()),
        'ە' if !at.is_first() => one("e", is(E).or(A).or(H)),
        _ if at.is_last() && !at.is_first() => one("h", is(A).or(E).or(H).silent()),
        _ => one("h", is(H).or(E).or(A)),
    }
}

fn is_consonant(c: char) -> bool {
    !matches!(
        c,
        '\0' | 'ا' | 'آ' | 'أ' | 'إ' | 'ى' | 'و' | 'ي' | 'ی' | 'ة' | 'ئ' | 'ؤ'
    )
}
