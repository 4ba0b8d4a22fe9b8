//! Files that are imported.

use super::layers::{Concern, Layers};
use super::value::Within;

/// Megabytes of one file.
type Megabytes = Within<1, 4_000>;
/// Days that nobody touched it.
type Days = Within<1, 365>;

const MEGABYTE: u64 = 1_000_000;

/// Files that are imported.
#[derive(Debug)]
pub(crate) struct ImportSettings {
    /// `imports.largest_mb`: the largest file that is taken.
    largest: Megabytes,
    /// `imports.kept_days`: how long a file and its result are kept after
    /// anybody last touched them.
    kept: Days,
}

impl Concern for ImportSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            largest: layers.take("imports.largest_mb", Megabytes::new(512)),
            kept: layers.take("imports.kept_days", Days::new(14)),
        }
    }
}

impl ImportSettings {
    /// The largest file that is taken, in bytes.
    pub(crate) fn largest(&self) -> u64 {
        self.largest.get() * MEGABYTE
    }

    /// Days that a file is kept.
    pub(crate) fn kept_days(&self) -> i64 {
        i64::try_from(self.kept.get()).unwrap_or(14)
    }
}
