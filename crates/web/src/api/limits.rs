//! How much a token may ask for: a share that fills up again, kept in memory.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use passerelle_model::{Instant, TokenId};

/// Tokens that are kept in mind before those that rest are forgotten.
const KEPT: usize = 4_096;
const MINUTE: i64 = 60 * 1_000_000;

/// The shares of all tokens.
pub(super) struct Shares {
    /// Microseconds that one request costs.
    cost: i64,
    /// When each token's share will be full again, in microseconds.
    full_at: Mutex<HashMap<TokenId, i64>>,
}

impl Shares {
    /// Shares of so many requests a minute, which may come all at once.
    pub(super) fn of(per_minute: u32) -> Self {
        Self {
            cost: MINUTE / i64::from(per_minute.max(1)),
            full_at: Mutex::default(),
        }
    }

    /// Takes one request from a token's share; if it is used up, the seconds
    /// until there is one again.
    pub(super) fn take(&self, token: TokenId, now: Instant) -> Result<(), i64> {
        let now = now.timestamp().as_microsecond();
        let mut shares = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if shares.len() >= KEPT {
            shares.retain(|_, full_at| *full_at > now);
        }
        let full_at = shares.entry(token).or_insert(now);
        let next = (*full_at).max(now) + self.cost;
        let over = next - now - MINUTE;
        if over > 0 {
            return Err((over + 999_999) / 1_000_000);
        }
        *full_at = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_used_up_and_fills_again() {
        let shares = Shares::of(60);
        let start: Instant = "2026-01-15T09:00:00Z".parse().unwrap();
        let (one, other) = (
            uuid::Uuid::from_u128(1).into(),
            uuid::Uuid::from_u128(2).into(),
        );
        for _ in 0..60 {
            assert_eq!(shares.take(one, start), Ok(()));
        }
        assert_eq!(shares.take(one, start), Err(1));
        assert_eq!(shares.take(other, start), Ok(()));
        assert_eq!(shares.take(one, start.plus_seconds(1)), Ok(()));
        assert_eq!(shares.take(one, start.plus_seconds(1)), Err(1));
        // A clock that is set back gives nobody more.
        assert!(shares.take(one, start.plus_seconds(-60)).is_err());
    }
}
