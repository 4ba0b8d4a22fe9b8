//! Where the present, new ids and randomness come from.
//!
//! The machine's own by default. A seed fixes all three, so that a
//! demonstration is the same every time; keys and nonces are never seeded.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use passerelle_model::{Clock, Ids, Instant};
use uuid::Uuid;

/// Where bytes that nobody can guess come from.
pub trait Random: Send + Sync {
    /// Fills the slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// Clock, ids and randomness.
#[derive(Clone)]
pub struct Ports {
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn Ids>,
    /// Tokens and codes.
    pub random: Arc<dyn Random>,
}

impl Ports {
    /// The machine's own.
    pub fn machine() -> Self {
        Self {
            clock: Arc::new(MachineClock),
            ids: Arc::new(MachineIds),
            random: Arc::new(MachineRandom),
        }
    }

    /// The same every time: for demonstrations and tests.
    pub fn seeded(seed: u64, start: Instant) -> Self {
        let stream = Arc::new(Seeded::new(seed, start));
        Self {
            clock: Arc::clone(&stream) as Arc<dyn Clock>,
            ids: Arc::clone(&stream) as Arc<dyn Ids>,
            random: stream,
        }
    }

    /// `N` bytes that nobody can guess.
    pub(crate) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }
}

struct MachineClock;

impl Clock for MachineClock {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    fn now(&self) -> Instant {
        jiff::Timestamp::now().into()
    }
}

struct MachineIds;

impl Ids for MachineIds {
    #[expect(clippy::disallowed_methods, reason = "this is the port")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

struct MachineRandom;

impl Random for MachineRandom {
    fn fill(&self, bytes: &mut [u8]) {
        crate::sealing::fill(bytes);
    }
}

/// A stream of bytes, ids and instants that a seed fixes.
struct Seeded {
    seed: [u8; 32],
    drawn: AtomicU64,
    start: Instant,
}

impl Seeded {
    fn new(seed: u64, start: Instant) -> Self {
        let seed = blake3::derive_key("passerelle seeded ports", &seed.to_le_bytes());
        Self {
            seed,
            drawn: AtomicU64::new(0),
            start,
        }
    }

    fn draw(&self) -> (u64, blake3::OutputReader) {
        let n = self.drawn.fetch_add(1, Ordering::Relaxed);
        let block = blake3::Hasher::new_keyed(&self.seed)
            .update(&n.to_le_bytes())
            .finalize_xof();
        (n, block)
    }
}

impl Clock for Seeded {
    /// Every look at the clock is a second later than the last.
    fn now(&self) -> Instant {
        let (n, _) = self.draw();
        self.start
            .plus_seconds(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl Ids for Seeded {
    fn next(&self) -> Uuid {
        let (n, mut block) = self.draw();
        let mut random = [0; 10];
        block.fill(&mut random);
        let millis = self
            .start
            .timestamp()
            .as_millisecond()
            .max(0)
            .unsigned_abs();
        uuid::Builder::from_unix_timestamp_millis(millis + n, &random).into_uuid()
    }
}

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        self.draw().1.fill(bytes);
    }
}
