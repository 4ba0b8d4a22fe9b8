//! Backups that are made by themselves.

use std::path::{Path, PathBuf};

use passerelle_store::Expected;

use super::layers::{Concern, Layers};
use super::value::Within;

/// Hours between two backups: up to a month.
type Hours = Within<1, 744>;
/// Backups that are kept.
type Kept = Within<1, 1_000>;

const HOUR: i64 = 60 * 60;

/// Backups that are made by themselves.
#[derive(Debug)]
pub(crate) struct BackupSettings {
    /// `backup.folder`: where they lie; none are made if not set.
    folder: Option<String>,
    /// `backup.every_hours`: how often.
    every_hours: Hours,
    /// `backup.keep`: how many of them.
    keep: Kept,
}

impl Concern for BackupSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            folder: layers.take("backup.folder", None),
            every_hours: layers.take("backup.every_hours", Hours::new(24)),
            keep: layers.take("backup.keep", Kept::new(14)),
        }
    }
}

impl BackupSettings {
    /// Where they lie, if any are made. A folder that is not named from the top
    /// lies in the data folder's own.
    pub(crate) fn folder(&self, beside: &Path) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| beside.join(folder))
    }

    /// Seconds between two.
    pub(crate) fn every(&self) -> i64 {
        i64::try_from(self.every_hours.get()).unwrap_or(24) * HOUR
    }

    /// How many are kept.
    pub(crate) fn keep(&self) -> usize {
        usize::try_from(self.keep.get()).unwrap_or(usize::MAX)
    }

    /// What `doctor` expects: that none was missed twice.
    pub(crate) fn expected(&self) -> Expected {
        let usual = Expected::default();
        match self.folder {
            Some(_) => Expected {
                backup_within: 2 * self.every(),
                ..usual
            },
            None => usual,
        }
    }
}
