//! Greek. Accents are gone when this is read, a dialytika too.

use super::{At, Letter, none, one, two};
use crate::sound::Phone::{
    A, B, Ch, D, Dh, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, R, S, T, Th, Ts, U, V, Y, Z,
};
use crate::sound::is;

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    if let Some(letter) = pair(at) {
        return Some(letter.taking(2));
    }
    Some(match base(at.this()) {
        'α' => one("a", is(A)),
        'β' => one("v", is(V).key(B)),
        'γ' => one("g", is(G).or(Gh).or(Y)),
        'δ' => one("d", is(D).or(Dh)),
        'ε' => one("e", is(E)),
        'ζ' => one("z", is(Z)),
        'η' => one("i", is(I).or(E)),
        'θ' => one("th", is(Th).or(T)),
        'ι' => one("i", is(I).or(Y)),
        'κ' => one("k", is(K)),
        'λ' => one("l", is(L)),
        'μ' => one("m", is(M)),
        'ν' => one("n", is(N)),
        'ξ' => two("x", is(K), is(S)),
        'ο' | 'ω' => one("o", is(O)),
        'π' => one("p", is(P)),
        'ρ' => one("r", is(R)),
        'σ' | 'ς' => one("s", is(S).or(Z)),
        'τ' => one("t", is(T)),
        'υ' => one("y", is(I).or(Y).or(U)),
        'φ' => one("f", is(F)),
        'χ' => one("ch", is(Kh).or(Ch).key(H)),
        'ψ' => two("ps", is(P), is(S)),
        'ʹ' | '͵' => none(""),
        _ => return None,
    })
}

fn pair(at: At<'_>) -> Option<Letter> {
    Some(match (base(at.this()), base(at.after(1))) {
        ('μ', 'π') if at.is_first() => one("b", is(B)),
        ('μ', 'π') => two("mp", is(M).silent(), is(B).or(P)),
        ('ν', 'τ') if at.is_first() => one("d", is(D)),
        ('ν', 'τ') => two("nt", is(N).silent(), is(D).or(T)),
        ('γ', 'κ') if at.is_first() => one("g", is(G)),
        ('γ', 'κ' | 'γ') => two("ng", is(N).silent(), is(G).or(K)),
        ('γ', 'χ') => two("nch", is(N), is(Kh)),
        ('τ', 'ζ') => one("tz", is(Ts).or(J).or(Z).key(Ch)),
        ('τ', 'σ') => one("ts", is(Ts).or(Ch)),
        ('ο', 'υ') => one("ou", is(U).or(O)),
        ('α', 'ι') => one("ai", is(E).or(A)),
        ('ε' | 'ο', 'ι') => one("i", is(I).or(E).or(Y)),
        ('α', 'υ') => two("av", is(A), is(V).or(F).or(U)),
        ('ε', 'υ') => two("ev", is(E), is(V).or(F).or(U)),
        ('τ', 'θ') => one("th", is(Th)),
        _ => return None,
    })
}

/// The letter without its accents.
fn base(c: char) -> char {
    let mut base = None;
    unicode_normalization::char::decompose_canonical(c, |part| {
        base.get_or_insert(part);
    });
    base.unwrap_or(c)
}
