//! The demo's clock: it moves when the story moves, and only then.

use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use passerelle_model::{Clock, Instant};

use crate::trouble::Trouble;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// How long before its day the agency began.
const BEGAN: i64 = 30 * DAY;
/// Between two things that happen.
const PAUSE: i64 = 2 * 60;

/// A clock that background tasks may look at without moving it: otherwise one
/// seed would not give one agency.
#[derive(Debug)]
pub(crate) struct DemoClock {
    now: Mutex<Instant>,
    yesterday: Instant,
}

impl DemoClock {
    /// The clock of an agency that began thirty days before a day, and is
    /// finished on its eve: nothing in it lies in the future.
    pub(crate) fn before(day: Date) -> Result<Self, Trouble> {
        let midnight = TimeZone::UTC
            .to_timestamp(day.at(0, 0, 0, 0))
            .map_err(|error| Trouble::from_error(&error).usage())?;
        let midnight = Instant::from(midnight);
        let began = midnight.plus_seconds(8 * HOUR - BEGAN);
        Ok(Self {
            now: Mutex::new(began),
            yesterday: midnight.plus_seconds(8 * HOUR - DAY),
        })
    }

    /// A little later.
    pub(super) fn pause(&self) {
        self.change(|now| now.plus_seconds(PAUSE));
    }

    /// The morning of the last day.
    pub(super) fn move_to_yesterday(&self) {
        self.change(|_| self.yesterday);
    }

    fn change(&self, to: impl FnOnce(Instant) -> Instant) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = to(*now);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Instant {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
