//! Armenian. Western Armenian says b where the East says p, and so on through
//! the stops: both are read.

use super::{At, Letter, one, two};
use crate::sound::Phone::{
    A, B, Ch, D, E, F, G, Gh, H, I, J, K, Kh, L, M, N, O, P, R, S, Sh, T, Ts, U, V, W, Y, Z, Zh,
};
use crate::sound::is;

pub(super) fn read(at: At<'_>) -> Option<Letter> {
    Some(match at.this() {
        'ա' => one("a", is(A)),
        'բ' => one("b", is(B).or(P)),
        'գ' => one("g", is(G).key(K)),
        'դ' => one("d", is(D).key(T)),
        'ե' if at.is_first() => two("ye", is(Y).silent(), is(E)),
        'ե' | 'է' => one("e", is(E)),
        'զ' => one("z", is(Z)),
        'ը' => one("y", is(E).or(I).or(Y).or(A)),
        'թ' => one("t", is(T)),
        'ժ' => one("zh", is(Zh).or(J)),
        'ի' => one("i", is(I)),
        'լ' => one("l", is(L)),
        'խ' => one("kh", is(Kh)),
        'ծ' | 'ձ' => one("dz", is(Ts).or(Z)),
        'կ' => one("k", is(K).key(G)),
        'հ' => one("h", is(H)),
        'ղ' => one("gh", is(Gh).or(G).key(L)),
        'ճ' | 'ջ' => one("j", is(J).key(Ch)),
        'մ' => one("m", is(M)),
        'յ' if at.is_first() => one("y", is(H).or(Y).key(Y)),
        'յ' => one("y", is(Y).or(I)),
        'ն' => one("n", is(N)),
        'շ' => one("sh", is(Sh)),
        'ո' if at.after(1) == 'ւ' => one("u", is(U).or(O)).taking(2),
        'ո' if at.is_first() => two("vo", is(V).or(W).silent(), is(O)),
        'ո' | 'օ' => one("o", is(O)),
        'չ' => one("ch", is(Ch)),
        'պ' => one("p", is(P).or(B)),
        'ռ' | 'ր' => one("r", is(R)),
        'ս' => one("s", is(S)),
        'վ' | 'ւ' => one("v", is(V).or(W)),
        'տ' => one("t", is(T).key(D)),
        'ց' => one("ts", is(Ts)),
        'փ' => one("p", is(P)),
        'ք' => one("k", is(K)),
        'և' => two("ev", is(E), is(V)),
        'ֆ' => one("f", is(F)),
        _ => return None,
    })
}
