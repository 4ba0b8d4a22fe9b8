//! How figures are taken and printed.

use std::time::{Duration, Instant};

use crate::machine::cpu_seconds;

/// Prints one figure.
pub(crate) fn say(what: &str, amount: f64, unit: &str) {
    let digits = if amount >= 100.0 { 0 } else { 2 };
    println!("{what:<58} {amount:>12.digits$} {unit}");
}

/// Wall time and our own CPU seconds of a piece of work.
pub(crate) struct Spent {
    begun: Instant,
    cpu: f64,
}

impl Spent {
    /// Begins to count.
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            cpu: cpu_seconds(std::process::id()),
        }
    }

    /// Seconds on the wall and on the cores since then.
    pub(crate) fn seconds(&self) -> (f64, f64) {
        let cpu = cpu_seconds(std::process::id()) - self.cpu;
        (self.begun.elapsed().as_secs_f64(), cpu)
    }
}

/// The value below which a share of the sorted durations lies, in milliseconds.
pub(crate) fn percentile(sorted: &[Duration], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index between nought and the last"
    )]
    let index = (last as f64 * share).round() as usize;
    sorted
        .get(index)
        .map_or(0.0, |duration| duration.as_secs_f64() * 1_000.0)
}
