//! Numbers that a spreadsheet shows as dates.

use jiff::civil::Time;

use crate::parse::date::serial_day;
use crate::value::Value;

const DAY: i64 = 86_400_000;

/// The date, moment or time that a serial number means; `None` where the
/// calendar has none, so that the number stays one. Times are to the
/// millisecond, which is what the digits of the number carry.
pub(crate) fn value(serial: f64, from_1904: bool, is_time: bool) -> Option<Value> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    // Below 2^42, so that the number of milliseconds is exact.
    #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
    let milliseconds = (serial * 86_400_000.0).round() as i64;
    let (days, rest) = (milliseconds / DAY, milliseconds % DAY);
    let clock = || {
        let part = |by: i64, of: i64| i8::try_from(rest / by % of).ok();
        let nano = i32::try_from(rest % 1_000 * 1_000_000).ok()?;
        Time::new(
            part(3_600_000, 24)?,
            part(60_000, 60)?,
            part(1_000, 60)?,
            nano,
        )
        .ok()
    };
    if days == 0 && (is_time || (rest > 0 && !from_1904)) {
        return clock().map(Value::Time);
    }
    let day = serial_day(days, from_1904)?;
    if rest == 0 && !is_time {
        return Some(Value::Date(day));
    }
    Some(Value::DateTime(day.to_datetime(clock()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_become_what_they_show() {
        let written = |serial, is_time| {
            value(serial, false, is_time).map(|value| value.as_written().into_owned())
        };
        assert_eq!(written(43_831.0, false).as_deref(), Some("2020-01-01"));
        assert_eq!(
            written(43_831.5, false).as_deref(),
            Some("2020-01-01T12:00:00")
        );
        assert_eq!(written(0.25, true).as_deref(), Some("06:00:00"));
        assert_eq!(
            written(0.999_999_999_9, true).as_deref(),
            Some("1900-01-01T00:00:00")
        );
        assert_eq!(written(60.0, false), None);
        for none in [-1.0, f64::NAN, f64::INFINITY, 3e6] {
            assert_eq!(written(none, false), None);
        }
    }
}
