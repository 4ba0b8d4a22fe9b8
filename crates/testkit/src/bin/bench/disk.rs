//! The raw sync rate of the disk: what no durable write can go below.

use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};

use crate::figures::say;

pub(crate) fn run() {
    let (rate, p50) = sync_rate();
    say("append of 4 KiB and fdatasync, one at a time", rate, "/s");
    say("  median", p50, "ms");
}

/// Syncs a second, and the median in milliseconds.
pub(crate) fn sync_rate() -> (f64, f64) {
    let folder = tempfile::tempdir().unwrap();
    let mut file = File::create(folder.path().join("sync")).unwrap();
    let page = [7u8; 4096];
    let begun = Instant::now();
    let mut each = Vec::new();
    while begun.elapsed() < Duration::from_secs(3) {
        let one = Instant::now();
        file.write_all(&page).unwrap();
        file.sync_data().unwrap();
        each.push(one.elapsed());
    }
    let rate = each.len() as f64 / begun.elapsed().as_secs_f64();
    each.sort_unstable();
    (rate, crate::figures::percentile(&each, 0.5))
}
