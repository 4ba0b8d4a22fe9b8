//! Degrees and positions, in whole millionths: eleven centimetres at most.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::faults::{Fault, Faults};

/// Millionths of a degree in one degree.
const MILLION: f64 = 1_000_000.0;

/// An angle in millionths of a degree: exact, so that what is replayed is what
/// was written.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Degrees(i32);

impl Degrees {
    /// The nearest millionth; none outside of `-most` to `most`.
    pub fn within(value: f64, most: f64) -> Option<Self> {
        if !(-most..=most).contains(&value) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most 180 millions, and rounded: it fits"
        )]
        let millionths = (value * MILLION).round() as i32;
        Some(Self(millionths))
    }

    /// The angle as a number of degrees.
    pub fn degrees(self) -> f64 {
        f64::from(self.0) / MILLION
    }

    /// Millionths of a degree.
    pub const fn millionths(self) -> i32 {
        self.0
    }

    /// Parses what people type: `34.5553`, `-0,25`, `34.5° N`. `signs` are the
    /// letters of the two directions, the positive one first.
    fn parse(raw: &str, most: f64, signs: [char; 2]) -> Result<Self, Fault> {
        let text: String = raw.trim().chars().map(plain).collect();
        let upper = text.to_ascii_uppercase();
        let direction = signs.into_iter().find(|sign| upper.ends_with(*sign));
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit()).trim();
        let rest = &text[digits.len()..];
        // Behind the digits stand a sign of degrees and a direction, or nothing.
        let known =
            |c: char| c == '°' || c.is_whitespace() || signs.contains(&c.to_ascii_uppercase());
        let value: f64 = match digits.parse() {
            Ok(value) if rest.chars().all(known) => value,
            _ => return Err(Fault::new("", "not-degrees")),
        };
        let negative = direction == Some(signs[1]);
        if direction.is_some() && value.is_sign_negative() {
            return Err(Fault::new("", "not-degrees"));
        }
        let value = if negative { -value } else { value };
        #[expect(clippy::cast_possible_truncation, reason = "it is 90 or 180")]
        let bound = most as i64;
        Self::within(value, most)
            .ok_or_else(|| Fault::new("", "degrees-out-of-range").with("max", bound))
    }
}

/// Digits of other scripts as ours, and a comma as the point that it is.
fn plain(c: char) -> char {
    let of = |zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    match c {
        '٠'..='٩' => of(0x660),
        '۰'..='۹' => of(0x6f0),
        ',' | '٫' => '.',
        '\u{2212}' => '-',
        other => other,
    }
}

impl fmt::Display for Degrees {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.degrees().fmt(f)
    }
}

/// A point on the globe. It is written with its longitude first, as in GeoJSON.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "[Degrees; 2]", into = "[Degrees; 2]")]
pub struct Position {
    /// East of Greenwich, or west if negative.
    pub longitude: Degrees,
    /// North of the equator, or south if negative.
    pub latitude: Degrees,
}

impl From<[Degrees; 2]> for Position {
    fn from([longitude, latitude]: [Degrees; 2]) -> Self {
        Self {
            longitude,
            latitude,
        }
    }
}

impl From<Position> for [Degrees; 2] {
    fn from(position: Position) -> Self {
        [position.longitude, position.latitude]
    }
}

impl Position {
    /// A position from numbers of degrees; none outside of the globe.
    pub fn of(longitude: f64, latitude: f64) -> Option<Self> {
        Some(Self {
            longitude: Degrees::within(longitude, 180.0)?,
            latitude: Degrees::within(latitude, 90.0)?,
        })
    }

    /// Parses two fields: both or neither.
    pub fn parse(latitude: &str, longitude: &str) -> Result<Option<Self>, Faults> {
        let mut faults = Faults::new();
        let read = |raw: &str, most, signs| {
            (!raw.trim().is_empty())
                .then(|| Degrees::parse(raw, most, signs))
                .transpose()
        };
        let latitude = faults.take("latitude", read(latitude, 90.0, ['N', 'S']));
        let longitude = faults.take("longitude", read(longitude, 180.0, ['E', 'W']));
        match (latitude, longitude) {
            (Some(Some(_)), Some(None)) => faults.push(Fault::new("longitude", "required")),
            (Some(None), Some(Some(_))) => faults.push(Fault::new("latitude", "required")),
            // A device without a signal says 0, 0: the sea off Africa.
            (Some(Some(Degrees(0))), Some(Some(Degrees(0)))) => {
                faults.push(Fault::new("latitude", "placeholder-position"));
            }
            _ => {}
        }
        let position = latitude.zip(longitude).map(|(latitude, longitude)| {
            latitude.zip(longitude).map(|(latitude, longitude)| Self {
                longitude,
                latitude,
            })
        });
        faults.finish(position)
    }
}

/// As people write it: latitude first.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.latitude, self.longitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(latitude: &str, longitude: &str) -> String {
        Position::parse(latitude, longitude)
            .unwrap()
            .unwrap()
            .to_string()
    }

    #[test]
    fn positions_are_read_as_people_write_them() {
        assert_eq!(shown("34.5553", "69,2075"), "34.5553, 69.2075");
        assert_eq!(shown("4.5° S", "20 w"), "-4.5, -20");
        assert_eq!(shown("٣٤٫٥", "۶۹.۲"), "34.5, 69.2");
        assert_eq!(shown("-90", "180"), "-90, 180");
        assert_eq!(Position::parse("", " ").unwrap(), None);
    }

    #[test]
    fn what_is_no_position_is_said_at_its_field() {
        for (latitude, longitude, field, key) in [
            ("91", "0", "latitude", "degrees-out-of-range"),
            ("34", "-180.01", "longitude", "degrees-out-of-range"),
            ("34", "", "longitude", "required"),
            ("", "34", "latitude", "required"),
            ("north", "34", "latitude", "not-degrees"),
            ("34 E", "69", "latitude", "not-degrees"),
            ("-34 S", "69", "latitude", "not-degrees"),
            ("NaN", "69", "latitude", "not-degrees"),
            ("1e3", "69", "latitude", "degrees-out-of-range"),
            ("0", "0.0000001", "latitude", "placeholder-position"),
        ] {
            let faults = Position::parse(latitude, longitude).unwrap_err();
            let fault = faults.iter().next().unwrap();
            assert_eq!(
                (fault.field.as_ref(), fault.key),
                (field, key),
                "{latitude} {longitude}"
            );
        }
    }
}
