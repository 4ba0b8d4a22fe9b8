//! Who does the jobs.

use super::layers::{Concern, Layers};
use super::value::Within;

/// Jobs at the same time in one process.
type Lanes = Within<1, 32>;
/// Seconds of silence: long enough to be heard in, short enough to wait for.
type Lease = Within<2, 3_600>;

/// Who does the jobs, and how many at once.
#[derive(Debug)]
pub(crate) struct WorkSettings {
    /// `work.in_serve`: whether `serve` does jobs besides.
    pub(crate) in_serve: bool,
    /// `work.lanes`: jobs at the same time.
    lanes: Lanes,
    /// `work.lease_seconds`: the silence after which another worker goes on
    /// with a job.
    lease: Lease,
}

impl Concern for WorkSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            in_serve: layers.take("work.in_serve", true),
            lanes: layers.take("work.lanes", Lanes::new(2)),
            lease: layers.take("work.lease_seconds", Lease::new(30)),
        }
    }
}

impl WorkSettings {
    /// Jobs at the same time.
    pub(crate) fn lanes(&self) -> usize {
        usize::try_from(self.lanes.get()).unwrap_or(1)
    }

    /// Seconds that a lease lasts.
    pub(crate) fn lease(&self) -> i64 {
        i64::try_from(self.lease.get()).unwrap_or(30)
    }
}
