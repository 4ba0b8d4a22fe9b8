//! Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian and
//! the letters of the languages of Central Asia.

use super::{At, Letter, none, one, two};
use crate::Language;
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Th, Ts, U, V, W, Y, Z,
    Zh,
};
use crate::sound::{Sound, is};

/// The y that is heard before е, ю, я and often not written in Latin letters.
const GLIDE: Sound = is(Y).or(I).or(J).silent();

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    if let Some(letter) = pair(at) {
        return Some(letter.taking(2));
    }
    Some(match at.this() {
        'а' => one("a", is(A)),
        'б' => one("b", is(B)),
        'в' => one("v", is(V).or(W).or(F)),
        'г' => ge(at),
        'ґ' => one("g", is(G)),
        'д' => one("d", is(D)),
        'е' | 'є' => ye(at),
        'ё' => two("yo", GLIDE, is(O).or(E)),
        'ж' => one("zh", is(Zh).or(J)),
        'з' => one("z", is(Z).or(S)),
        'и' => one(if is_ukrainian(at) { "y" } else { "i" }, is(I).or(E).or(Y)),
        'і' => one("i", is(I).or(E).or(Y)),
        'ї' => two("yi", GLIDE, is(I)),
        'й' | 'ј' => one("y", is(Y).or(I).or(J)),
        'к' | 'ќ' => one("k", is(K).or(Q)),
        'л' => one("l", is(L)),
        'м' => one("m", is(M)),
        'н' => one("n", is(N)),
        'о' => one("o", is(O).or(A)),
        'п' => one("p", is(P)),
        'р' => one("r", is(R)),
        'с' => one("s", is(S).or(Z).or(Sh)),
        'т' if matches!(at.after(1), 'и' | 'ё' | 'ю' | 'я') => one("t", is(T).or(Th).key(Ch)),
        'т' => one("t", is(T).or(Th).or(Ch)),
        'у' => one("u", is(U).or(W).or(O)),
        'ф' => one("f", is(F).or(Th)),
        'х' => one("kh", is(H).key(Kh)),
        'ц' => one("ts", is(Ts).or(S).or(Z)),
        'ч' => one("ch", is(Ch).or(Sh)),
        'ш' => one("sh", is(Sh).or(Ch)),
        'щ' if at.language == Language::Bulgarian => two("sht", is(Sh), is(T)),
        'щ' => two("shch", is(Sh).or(Ch), is(Ch).silent()),
        'ъ' if at.language == Language::Bulgarian => one("a", is(A).or(U).or(O)),
        'ъ' | 'ь' => none(""),
        'ы' => one("y", is(I).or(Y).or(U)),
        'э' => one("e", is(E).or(A)),
        'ю' => two("yu", GLIDE, is(U)),
        'я' => two("ya", GLIDE, is(A)),
        other => return rarer(other),
    })
}

fn rarer(letter: char) -> Option<Letter> {
    Some(match letter {
        'ў' => one("u", is(W).or(U).or(V)),
        'ђ' => one("dj", is(J).or(D)),
        'љ' => one("lj", is(L)),
        'њ' => one("nj", is(N)),
        'ћ' => one("c", is(Ch).or(Ts).or(K)),
        'џ' => one("dz", is(J)),
        'ѕ' => one("dz", is(Z).or(Ts)),
        'ѝ' | 'ӣ' => one("i", is(I)),
        'ѐ' => one("e", is(E)),
        'ә' => one("a", is(A).or(E)),
        'ғ' => one("gh", is(Gh).or(G)),
        'қ' | 'ҡ' => one("q", is(Q).or(K).or(Kh)),
        'ң' | 'ҥ' => two("ng", is(N), is(G).silent()),
        'ө' => one("o", is(O).or(E).or(U)),
        'ү' | 'ұ' | 'ӯ' => one("u", is(U).or(I)),
        'һ' | 'ҳ' => one("h", is(H).or(Kh)),
        'ҷ' | 'ҹ' => one("j", is(J)),
        'ҙ' => one("z", is(Z).or(D)),
        'ҫ' => one("s", is(S)),
        'ѓ' => one("g", is(G).or(J)),
        _ => return None,
    })
}

/// Two letters that are one sound of another language.
fn pair(at: At<'_>) -> Option<Letter> {
    Some(match (at.this(), at.after(1)) {
        ('д', 'ж') => one("dzh", is(J).or(Zh)),
        ('д', 'з') => one("dz", is(Z).or(Ts).or(J)),
        ('ч', 'ж') => one("zh", is(J).or(Zh).or(Ch)),
        ('т', 'ч') => one("tch", is(Ch)),
        ('т', 'ц') => one("ts", is(Ts).or(Z)),
        ('и' | 'ы', 'й') => one("iy", is(I).or(Y).or(E)),
        _ => return None,
    })
}

/// Russian says g, Ukrainian and Belarusian h, and each spells the other's
/// names; Russian also writes an h of other languages so.
fn ge(at: At<'_>) -> Letter {
    if is_ukrainian(at) || at.language == Language::Belarusian {
        one("h", is(H).or(Gh).key(G))
    } else {
        one("g", is(G).or(Gh).key(H))
    }
}

fn ye(at: At<'_>) -> Letter {
    let glides = at.this() == 'є' || is_first_or_after_vowel(at);
    if glides && !matches!(at.language, Language::Bulgarian | Language::Serbian) {
        let roman = if at.this() == 'є' || at.is_first() {
            "ye"
        } else {
            "e"
        };
        return two(roman, GLIDE, is(E).or(O));
    }
    one("e", is(E).or(O).or(I))
}

fn is_first_or_after_vowel(at: At<'_>) -> bool {
    matches!(
        at.before(),
        '\0' | 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ь' | 'ъ' | 'і' | '\''
    )
}

/// Ukrainian by its hint, or by a letter that only it has.
fn is_ukrainian(at: At<'_>) -> bool {
    at.language == Language::Ukrainian
        || at.language == Language::Other
            && at.word.iter().any(|c| matches!(c, 'ї' | 'є' | 'ґ' | 'і'))
}
