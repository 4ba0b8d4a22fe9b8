//! Times of the day, and days with one.

use jiff::civil::{DateTime, Time};
use serde::Serialize;

use super::date;
use crate::fault::{FaultCode, Wrong};
use crate::fold::latin_digits;
use crate::format::Format;

/// A day with a time, and the distance from UTC where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// What the clock on the wall showed.
    pub at: DateTime,
    /// Minutes east of UTC; `None` if nothing was written.
    pub offset: Option<i16>,
}

const NOT_A_TIME: Wrong = Wrong::new(FaultCode::NotATime);

/// Reads `13:45`, `13h45`, `13:45:30.5`, `1:45 PM`, `1:45 م`.
pub fn time(text: &str) -> Result<Time, Wrong> {
    let text = latin_digits(text).to_lowercase();
    if text.len() > 40 {
        return Err(NOT_A_TIME);
    }
    let (text, half) = match half_of_day(&text) {
        Some((rest, half)) => (rest, Some(half)),
        None => (text.as_str(), None),
    };
    let mut parts = text.split([':', 'h']).map(str::trim);
    let mut hour = number(parts.next().unwrap_or_default(), 23)?;
    let minute = match parts.next() {
        Some("") | None if half.is_none() => return Err(NOT_A_TIME),
        Some("") | None => 0,
        Some(minute) => number(minute, 59)?,
    };
    let (second, nano) = parts.next().map_or(Ok((0, 0)), seconds)?;
    if parts.next().is_some() {
        return Err(NOT_A_TIME);
    }
    if let Some(after_noon) = half {
        if !(1..=12).contains(&hour) {
            return Err(NOT_A_TIME);
        }
        hour = hour % 12 + if after_noon { 12 } else { 0 };
    }
    Time::new(hour, minute, second, nano).map_err(|_error| NOT_A_TIME)
}

/// The text without `am` or `pm`, and whether it was `pm`.
fn half_of_day(text: &str) -> Option<(&str, bool)> {
    for (mark, after_noon) in [
        ("a.m.", false),
        ("p.m.", true),
        ("am", false),
        ("pm", true),
        ("ص", false),
        ("م", true),
    ] {
        if let Some(rest) = text.strip_suffix(mark) {
            return Some((rest.trim_end(), after_noon));
        }
    }
    None
}

fn number(text: &str, most: i8) -> Result<i8, Wrong> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|number| *number <= most);
    number.filter(|_| fits).ok_or(NOT_A_TIME)
}

fn seconds(text: &str) -> Result<(i8, i32), Wrong> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let fits = (1..=9).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
    let nano = format!("{fraction:0<9}").parse().ok().filter(|_| fits);
    Ok((number(whole, 59)?, nano.ok_or(NOT_A_TIME)?))
}

/// Reads a day with a time: any way of writing a day that [`date::date`]
/// reads, a `T`, space or comma, and a time, perhaps with `Z` or `+03:00`.
pub fn moment(text: &str, format: &Format) -> Result<Moment, Wrong> {
    let text = latin_digits(text);
    if text.len() > 80 {
        return Err(Wrong::new(FaultCode::NotADate));
    }
    let colon = text.find(':').ok_or(NOT_A_TIME)?;
    let start = text[..colon]
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .len();
    let day = date::date(&text, format)?.day()?;
    let (clock, offset) = split_offset(text[start..].trim());
    Ok(Moment {
        at: day.to_datetime(time(clock)?),
        offset: offset.transpose()?,
    })
}

fn split_offset(clock: &str) -> (&str, Option<Result<i16, Wrong>>) {
    if let Some(rest) = clock.strip_suffix(['Z', 'z']) {
        return (rest.trim_end(), Some(Ok(0)));
    }
    let Some(at) = clock.rfind(['+', '-', '\u{2212}']) else {
        return (clock, None);
    };
    let (rest, signed) = clock.split_at(at);
    let sign = if signed.starts_with('+') { 1 } else { -1 };
    let digits: String = signed.chars().filter(char::is_ascii_digit).collect();
    let shape = signed
        .chars()
        .skip(1)
        .all(|c| c.is_ascii_digit() || c == ':');
    let minutes = match (digits.len(), digits.parse::<i16>()) {
        (2, Ok(hours)) if shape && hours <= 14 => Ok(sign * hours * 60),
        (4, Ok(both)) if shape && both / 100 <= 14 && both % 100 < 60 => {
            Ok(sign * (both / 100 * 60 + both % 100))
        }
        _ => Err(NOT_A_TIME),
    };
    (rest.trim_end(), Some(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_of_both_kinds_are_read() {
        for (text, clock) in [
            ("13:45", "13:45:00"),
            ("13h45", "13:45:00"),
            ("1:45 pm", "13:45:00"),
            ("12:05 AM", "00:05:00"),
            ("٠١:٤٥ م", "13:45:00"),
            ("7 am", "07:00:00"),
            ("07:08:09.25", "07:08:09.25"),
        ] {
            assert_eq!(time(text).unwrap().to_string(), clock, "{text}");
        }
        for wrong in [
            "", "24:00", "12", "12:60", "0:30 pm", "1:2:3:4", "noon", "1h", "-1:00",
        ] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_moment_keeps_its_distance_from_utc() {
        let read =
            |text: &str| moment(text, &Format::default()).map(|m| (m.at.to_string(), m.offset));
        let at = "2020-03-04T13:45:00".to_owned();
        assert_eq!(read("2020-03-04T13:45:00Z"), Ok((at.clone(), Some(0))));
        assert_eq!(read("2020-03-04 13:45+03:00"), Ok((at.clone(), Some(180))));
        assert_eq!(read("4 March 2020, 1:45 PM"), Ok((at.clone(), None)));
        assert_eq!(read("2020-03-04T13:45:00.000-0330"), Ok((at, Some(-210))));
        for wrong in [
            "2020-03-04",
            "2020-03 12:00",
            "12:30",
            "2020-03-04 25:00",
            ":",
            "2020-03-04T12:00+99:00",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
