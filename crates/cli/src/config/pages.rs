//! How pages behave.

use std::time::Duration;

use jiff::tz::TimeZone;

use super::layers::{Concern, Layers};
use super::value::Within;

/// Bytes of a form: from 16 KiB, which every form of ours fits, to 16 MiB.
type FormBytes = Within<{ 16 * 1024 }, { 16 * 1024 * 1024 }>;
/// Seconds of patience: up to ten minutes.
type Patience = Within<1, 600>;

/// How pages behave.
#[derive(Debug)]
pub(crate) struct PagesSettings {
    /// `pages.demo`: every page says that all in it is invented.
    pub(crate) demo: bool,
    /// `pages.time_zone`: in which times are shown.
    pub(crate) time_zone: TimeZone,
    /// `pages.timeout_seconds`: the longest that a page may take.
    timeout_seconds: Patience,
    /// `pages.form_bytes`: the largest form that is read.
    form_bytes: FormBytes,
}

impl Concern for PagesSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            demo: layers.take("pages.demo", false),
            time_zone: layers.take("pages.time_zone", TimeZone::UTC),
            timeout_seconds: layers.take("pages.timeout_seconds", Patience::new(30)),
            form_bytes: layers.take("pages.form_bytes", FormBytes::new(256 * 1024)),
        }
    }
}

impl PagesSettings {
    /// The longest that a page may take.
    pub(crate) const fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout_seconds.get())
    }

    /// The largest form that is read, in bytes.
    pub(crate) fn form_bytes(&self) -> usize {
        usize::try_from(self.form_bytes.get()).unwrap_or(usize::MAX)
    }
}
