//! How pages behave.

use std::time::Duration;

use jiff::tz::TimeZone;
use serde_json::Value as Json;

use super::layers::{Concern, Layers};
use super::value::{Value, Within};

/// Bytes of a form: from 16 KiB, which every form of ours fits, to 16 MiB.
type FormBytes = Within<{ 16 * 1024 }, { 16 * 1024 * 1024 }>;
/// Seconds of patience: up to ten minutes.
type Patience = Within<1, 600>;

/// How pages behave.
#[derive(Debug)]
pub(crate) struct PagesSettings {
    /// `pages.demo`: every page says that all in it is invented.
    pub(crate) demo: bool,
    /// `pages.address`: where people open the desk, as messages and calendars
    /// write it; where it listens, if not set.
    pub(crate) address: Option<DeskAddress>,
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
            address: layers.take("pages.address", None),
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

/// Where people open the desk: `https://desk.example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DeskAddress(pub(crate) String);

impl Value for DeskAddress {
    fn wanted() -> String {
        "write it like https://desk.example.org, without anything behind the host".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        let address = raw.trim_end_matches('/');
        let rest = address
            .strip_prefix("https://")
            .or_else(|| address.strip_prefix("http://"));
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        match rest {
            Some(host) if !host.is_empty() && host.chars().all(fits) => {
                Ok(Self(address.to_owned()))
            }
            _ => Err("is not the address of a desk"),
        }
    }

    fn shown(&self) -> Json {
        self.0.as_str().into()
    }
}
