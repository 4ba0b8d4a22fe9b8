//! A clock that stands where a test puts it, and moves a little at each look.

use std::sync::atomic::{AtomicI64, Ordering};

use passerelle_model::{Clock, Instant};

/// Microseconds since 1970; each look moves it by one millisecond.
#[derive(Debug)]
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Begins at an instant, written `2026-01-15T09:00:00Z`.
    pub fn at(text: &str) -> Self {
        let start: Instant = text.parse().unwrap();
        Self(AtomicI64::new(start.timestamp().as_microsecond()))
    }

    /// Moves the clock; a negative number sets it back.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        let micros = self.0.fetch_add(1_000, Ordering::SeqCst);
        jiff::Timestamp::from_microsecond(micros).unwrap().into()
    }
}
