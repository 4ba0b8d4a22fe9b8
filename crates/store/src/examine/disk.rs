//! What the machine tells: room, encryption, clock.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::backup::{BackupFacts, SizeFact};
use crate::folder::Folder;

use super::Finding;

/// Bytes that must be free in any case.
const LEAST: u64 = 256 << 20;
/// Days for which there must be room, at the pace of the last backups.
const DAYS: u64 = 14;
const DAY: i64 = 24 * 60 * 60;

/// Bytes that are free where a path lies.
pub(crate) fn free(path: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(path).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Whether there is room, for now and for some time.
pub(super) fn space(folder: &Folder, facts: &BackupFacts) -> Finding {
    const CHECK: &str = "disk";
    let Some(free) = free(&folder.root) else {
        return Finding::advice(CHECK, "how much is free cannot be told", "look yourself");
    };
    let used = folder.size();
    let says = format!("{} free, {} used by the agency", told(free), told(used));
    let hint = "make room, or move the data folder to a larger disk";
    if free < LEAST {
        return Finding::trouble(CHECK, says, hint);
    }
    match days_left(free, &facts.sizes) {
        Some(days) if days < DAYS => {
            let says = format!("{says}; at the pace of the last backups it is full in {days} days");
            Finding::trouble(CHECK, says, hint)
        }
        _ if free < used => {
            let says = format!("{says}: no room to restore the agency beside itself");
            Finding::advice(CHECK, says, hint)
        }
        _ => Finding::well(CHECK, says),
    }
}

/// Days until the disk is full, if the agency grows as it did.
fn days_left(free: u64, sizes: &[SizeFact]) -> Option<u64> {
    let (first, last) = (sizes.first()?, sizes.last()?);
    let seconds = last.at.timestamp().as_second() - first.at.timestamp().as_second();
    let days = u64::try_from(seconds / DAY).ok().filter(|days| *days > 0)?;
    let a_day = last.bytes.checked_sub(first.bytes)? / days;
    free.checked_div(a_day)
}

fn told(bytes: u64) -> String {
    match bytes >> 20 {
        megabytes @ 0..=9_999 => format!("{megabytes} MB"),
        megabytes => format!("{} GB", megabytes >> 10),
    }
}

/// Whether the folder's disk is encrypted can be seen on some machines only.
pub(super) fn encryption(folder: &Folder) -> Finding {
    const CHECK: &str = "encryption";
    if is_encrypted(&folder.root) {
        Finding::well(CHECK, "the disk is encrypted")
    } else {
        Finding::advice(
            CHECK,
            "it cannot be seen that the disk is encrypted",
            "keep the data folder on an encrypted disk: whoever takes it reads everything",
        )
    }
}

fn is_encrypted(path: &Path) -> bool {
    let Ok(found) = fs::metadata(path) else {
        return false;
    };
    let (major, minor) = (
        rustix::fs::major(found.dev()),
        rustix::fs::minor(found.dev()),
    );
    let mapped = format!("/sys/dev/block/{major}:{minor}/dm/uuid");
    fs::read_to_string(mapped).is_ok_and(|uuid| uuid.starts_with("CRYPT-"))
}

/// Whether two paths lie on one disk.
pub(super) fn same_disk(one: &Path, other: &Path) -> bool {
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    device(one).is_some() && device(one) == device(other)
}

/// Whether the machine has a service for the time that reached no server.
pub(super) fn clock_is_alone() -> bool {
    let service = Path::new("/run/systemd/timesync");
    service.is_dir() && !service.join("synchronized").exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(day: i64, megabytes: u64) -> SizeFact {
        let start: passerelle_model::Instant = "2026-01-15T09:00:00Z".parse().unwrap();
        SizeFact {
            at: start.plus_seconds(day * DAY),
            bytes: megabytes << 20,
        }
    }

    #[test]
    fn the_days_that_are_left_follow_from_the_last_backups() {
        let grows = [size(0, 100), size(5, 150), size(10, 200)];
        assert_eq!(days_left(100 << 20, &grows), Some(10));
        assert_eq!(days_left(100 << 20, &[size(0, 200), size(10, 100)]), None);
        assert_eq!(days_left(100 << 20, &[size(0, 100), size(10, 100)]), None);
        assert_eq!(days_left(100 << 20, &[size(0, 100)]), None);
        assert_eq!(days_left(100 << 20, &[]), None);
    }
}
