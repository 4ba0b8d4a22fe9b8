//! Numbers that keep every digit that was written.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal number: up to 38 digits, `coefficient × 10^-scale`.
///
/// `1.50` and `1.5` are equal, and each displays as it was written.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    coefficient: i128,
    scale: u8,
}

impl Decimal {
    /// Most digits after the point.
    pub const MAX_SCALE: u8 = 36;

    /// `coefficient × 10^-scale`; `None` past [`Decimal::MAX_SCALE`].
    pub const fn new(coefficient: i128, scale: u8) -> Option<Self> {
        if scale > Self::MAX_SCALE {
            return None;
        }
        Some(Self { coefficient, scale })
    }

    /// The digits without their point.
    pub const fn coefficient(self) -> i128 {
        self.coefficient
    }

    /// How many of the digits stand after the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The same number without zeros at the end of its fraction.
    #[must_use]
    pub const fn trimmed(mut self) -> Self {
        while self.scale > 0 && self.coefficient % 10 == 0 {
            self.coefficient /= 10;
            self.scale -= 1;
        }
        self
    }

    /// The whole number that this is, if it is one.
    pub fn to_integer(self) -> Option<i64> {
        let trimmed = self.trimmed();
        if trimmed.scale > 0 {
            return None;
        }
        i64::try_from(trimmed.coefficient).ok()
    }

    /// The nearest binary floating-point number.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `-12`, `0.50`, `1.2E-3`: ASCII digits, one point, no separators.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse().map_err(|_error| NotADecimal)?)
            }
            None => (text, 0_i32),
        };
        let (negative, digits) = match mantissa.as_bytes().first() {
            Some(b'-') => (true, &mantissa[1..]),
            Some(b'+') => (false, &mantissa[1..]),
            _ => (false, mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return Err(NotADecimal);
        }
        let mut coefficient: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return Err(NotADecimal);
            }
            coefficient = coefficient
                .checked_mul(10)
                .and_then(|c| c.checked_add(i128::from(byte - b'0')))
                .ok_or(NotADecimal)?;
        }
        let fraction = i32::try_from(fraction.len()).map_err(|_error| NotADecimal)?;
        let mut scale = fraction.checked_sub(exponent).ok_or(NotADecimal)?;
        if coefficient == 0 {
            scale = scale.clamp(0, i32::from(Self::MAX_SCALE));
        }
        while scale < 0 {
            coefficient = coefficient.checked_mul(10).ok_or(NotADecimal)?;
            scale += 1;
        }
        if negative {
            coefficient = -coefficient;
        }
        u8::try_from(scale)
            .ok()
            .and_then(|scale| Self::new(coefficient, scale))
            .ok_or(NotADecimal)
    }
}

/// A text is no number of up to 38 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number")]
pub struct NotADecimal;

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self {
            coefficient: i128::from(number),
            scale: 0,
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.coefficient.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        let mut text = String::with_capacity(digits.len() + 3);
        if self.coefficient < 0 {
            text.push('-');
        }
        if scale == 0 {
            text.push_str(&digits);
        } else {
            let padded = format!("{digits:0>width$}", width = scale + 1);
            let (whole, fraction) = padded.split_at(padded.len() - scale);
            text.push_str(whole);
            text.push('.');
            text.push_str(fraction);
        }
        f.write_str(&text)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (self.trimmed(), other.trimmed());
        (a.coefficient, a.scale) == (b.coefficient, b.scale)
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.trimmed(), other.trimmed());
        let sign = a.coefficient.signum().cmp(&b.coefficient.signum());
        if sign != Ordering::Equal {
            return sign;
        }
        let whole = |d: &Self| d.coefficient / 10_i128.pow(u32::from(d.scale));
        let rest = |d: &Self| d.coefficient % 10_i128.pow(u32::from(d.scale));
        // Fractions are below 10^36, so that aligning them cannot overflow.
        let aligned = |d: &Self| rest(d) * 10_i128.pow(u32::from(Self::MAX_SCALE - d.scale));
        whole(&a)
            .cmp(&whole(&b))
            .then_with(|| aligned(&a).cmp(&aligned(&b)))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A number as a spreadsheet or JSON file holds it, with the text it has there.
///
/// Spreadsheets hold binary floating-point numbers and write them with up to 17
/// digits, of which they show 15; so that is what is read (`4.0000000000000001E-2`
/// is `0.04`, `0.60000000000000009` is `0.6`). Nothing else is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Number(pub(crate) String);

impl Number {
    /// The shortest text of a finite number; `None` of the others.
    pub fn from_f64(number: f64) -> Option<Self> {
        let mut this = Self::default();
        this.set_f64(number).then_some(this)
    }

    /// Reads a number as JSON writes it.
    pub fn from_text(text: &str) -> Option<Self> {
        let number: f64 = text.parse().ok()?;
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E'));
        (number.is_finite() && plain).then(|| Self(text.to_owned()))
    }

    /// The number that a spreadsheet shows for one that it holds.
    pub(crate) fn set_shown(&mut self, number: f64) -> bool {
        if self.set_f64(number) && self.0.bytes().filter(u8::is_ascii_digit).count() > 15 {
            let shown = format!("{number:.14e}").parse().unwrap_or(number);
            return self.set_f64(shown);
        }
        number.is_finite()
    }

    fn set_f64(&mut self, number: f64) -> bool {
        use std::fmt::Write as _;
        self.0.clear();
        // Writing into a text cannot fail.
        let _infallible = if number == 0.0 {
            self.0.write_str("0")
        } else if (1e-7..1e21).contains(&number.abs()) {
            write!(self.0, "{number}")
        } else {
            write!(self.0, "{number:E}")
        };
        number.is_finite()
    }

    /// Takes what a spreadsheet wrote; `false` if it is no number.
    pub(crate) fn set_spreadsheet(&mut self, text: &str) -> bool {
        let is_short = text.len() <= 15
            && text
                .bytes()
                .enumerate()
                .all(|(n, b)| b.is_ascii_digit() || (n == 0 && b == b'-'))
            && text.bytes().any(|b| b.is_ascii_digit());
        if is_short {
            self.0.clear();
            self.0.push_str(text);
            return true;
        }
        match text.parse::<f64>() {
            Ok(number) => self.set_shown(number),
            Err(_) => false,
        }
    }

    /// The number as text, with a point and without separators.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The exact number; `None` if it has too many digits.
    pub fn decimal(&self) -> Option<Decimal> {
        self.0.parse().ok()
    }

    /// The nearest binary floating-point number.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_decimal_keeps_every_digit() {
        for text in [
            "0",
            "-12",
            "1.50",
            "0.000001",
            "123456789012345678901234567890.12",
        ] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("1.2E3").to_string(), "1200");
        assert_eq!(decimal("12e-3").to_string(), "0.012");
        assert_eq!(decimal(".5").to_string(), "0.5");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "1,5",
            "1e",
            "1e99",
            "0x1",
            "١",
            "1.2.3",
            "1e-2147483648",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
        assert!("9".repeat(40).parse::<Decimal>().is_err());
    }

    #[test]
    fn decimals_compare_by_what_they_are_worth() {
        assert_eq!(decimal("1.50"), decimal("1.5"));
        assert!(decimal("-2.5") < decimal("-2.4"));
        assert!(decimal("10") > decimal("9.999999999999999999999999999999999999"));
        assert_eq!(decimal("3.0").to_integer(), Some(3));
        assert_eq!(decimal("3.1").to_integer(), None);
    }

    #[test]
    fn a_spreadsheets_digits_become_the_shortest_that_mean_the_same() {
        let mut number = Number::default();
        assert!(number.set_spreadsheet("4.0000000000000001E-2"));
        assert_eq!(number.as_str(), "0.04");
        assert!(number.set_spreadsheet("0.60000000000000009"));
        assert_eq!(number.as_str(), "0.6");
        assert!(number.set_spreadsheet("-123456.78901234501"));
        assert_eq!(number.as_str(), "-123456.789012345");
        assert!(number.set_spreadsheet("007"));
        assert_eq!(number.as_str(), "007");
        assert!(!number.set_spreadsheet("seven"));
        assert!(!number.set_spreadsheet("inf"));
    }
}
