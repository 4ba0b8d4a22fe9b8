//! Instants written one way only, and the clock as a port.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where the present comes from: the machine, or a test.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// An instant in UTC, to the microsecond.
///
/// Its text has a fixed width (`2026-01-15T09:30:00.000000Z`), so that text
/// order is time order on every database and `substr(at, 1, 7)` is a month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Timestamp);

impl Instant {
    /// The calendar day in UTC.
    pub fn date(self) -> Date {
        TimeZone::UTC.to_datetime(self.0).date()
    }

    /// The instant as jiff knows it.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// This instant moved by whole seconds, saturating at the ends of time.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        self.0
            .checked_add(jiff::SignedDuration::from_secs(seconds))
            .map_or(self, Self)
    }

    /// Whole seconds from `earlier` to this instant; negative if it is later.
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.as_second() - earlier.0.as_second()
    }
}

impl From<Timestamp> for Instant {
    fn from(at: Timestamp) -> Self {
        // Truncated once here: what is compared is what is stored.
        Self(Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Instant {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse::<Timestamp>().map(Self::from)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_a_fixed_width_and_round_trips() {
        for text in ["2026-01-15T09:30:00Z", "2026-01-15T09:30:00.123456789Z"] {
            let instant: Instant = text.parse().unwrap();
            assert_eq!(instant.to_string().len(), 27);
            assert_eq!(instant.to_string().parse::<Instant>().unwrap(), instant);
        }
    }
}
