//! Georgian, one letter for each sound.

use super::{At, Letter, one};
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, Q, R, S, Sh, T, Ts, U, V, W, Y, Z, Zh,
};
use crate::sound::is;

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    Some(match at.this() {
        'ა' => one("a", is(A)),
        'ბ' => one("b", is(B)),
        'გ' => one("g", is(G)),
        'დ' => one("d", is(D)),
        'ე' => one("e", is(E)),
        'ვ' => one("v", is(V).or(W)),
        'ზ' => one("z", is(Z)),
        'თ' | 'ტ' => one("t", is(T)),
        'ი' => one("i", is(I).or(Y)),
        'კ' | 'ქ' => one("k", is(K)),
        'ლ' => one("l", is(L)),
        'მ' => one("m", is(M)),
        'ნ' => one("n", is(N)),
        'ო' => one("o", is(O)),
        'პ' => one("p", is(P)),
        'ჟ' => one("zh", is(Zh).or(J)),
        'რ' => one("r", is(R)),
        'ს' => one("s", is(S)),
        'უ' => one("u", is(U).or(W)),
        'ფ' => one("p", is(P).or(F).key(F)),
        'ღ' => one("gh", is(Gh).or(G)),
        'ყ' => one("q", is(Q).or(K).or(Gh)),
        'შ' => one("sh", is(Sh)),
        'ჩ' | 'ჭ' => one("ch", is(Ch)),
        'ც' | 'წ' => one("ts", is(Ts).or(S)),
        'ძ' => one("dz", is(Z).or(Ts)),
        'ხ' => one("kh", is(Kh).or(H)),
        'ჯ' => one("j", is(J)),
        'ჰ' => one("h", is(H)),
        'ჲ' => one("y", is(Y)),
        'ჶ' => one("f", is(F)),
        _ => return None,
    })
}
