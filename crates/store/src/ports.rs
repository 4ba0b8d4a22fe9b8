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

/// Bytes, ids and instants that a seed fixes, each counted apart: whoever looks
/// at the clock changes no id.
struct Seeded {
    seed: [u8; 32],
    start: Instant,
    looks: AtomicU64,
    ids: AtomicU64,
    fills: AtomicU64,
}

impl Seeded {
    fn new(seed: u64, start: Instant) -> Self {
        Self {
            seed: blake3::derive_key("passerelle seeded ports", &seed.to_le_bytes()),
            start,
            looks: AtomicU64::new(0),
            ids: AtomicU64::new(0),
            fills: AtomicU64::new(0),
        }
    }

    fn stream(&self, of: &[u8], n: u64) -> blake3::OutputReader {
        let mut hash = blake3::Hasher::new_keyed(&self.seed);
        hash.update(of).update(&n.to_le_bytes()).finalize_xof()
    }
}

impl Clock for Seeded {
    /// Every look at the clock is a second later than the last.
    fn now(&self) -> Instant {
        let n = self.looks.fetch_add(1, Ordering::Relaxed);
        self.start
            .plus_seconds(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl Ids for Seeded {
    fn next(&self) -> Uuid {
        let n = self.ids.fetch_add(1, Ordering::Relaxed);
        let mut random = [0; 10];
        self.stream(b"ids", n).fill(&mut random);
        let start = self.start.timestamp().as_millisecond();
        let millis = start.max(0).unsigned_abs() + n;
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let n = self.fills.fetch_add(1, Ordering::Relaxed);
        self.stream(b"bytes", n).fill(bytes);
    }
}
