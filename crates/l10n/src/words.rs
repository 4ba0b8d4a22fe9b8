//! What a page asks for: sentences, numbers, dates, lists, order.

use std::{borrow::Cow, cmp::Ordering};

use icu_decimal::input::Decimal;
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::{Direction, Language, Value, isolation::isolated};

/// The words of one language. Copied freely; the catalogue behind it is read
/// once per process and shared by every thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(Language);

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// Whose words these are.
    pub const fn language(self) -> Language {
        self.0
    }

    /// Which way the lines run.
    pub const fn direction(self) -> Direction {
        self.0.direction()
    }

    /// Whether this language itself has the message, without falling back.
    pub fn has(self, key: &str) -> bool {
        self.0.catalogue().has(key)
    }

    /// A message without values. A missing one is said in English, and one
    /// that is missing there too shows its key: a page never fails for a word.
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A message with values: `say_with("offices-count", &[("count", 3.into())])`.
    pub fn say_with(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let own = self.0.catalogue().say(key, values);
        own.or_else(|| Language::En.catalogue().say(key, values))
            .unwrap_or_else(|| key.to_owned())
    }

    /// The word for a code of the model, whose underscores and dots are hyphens
    /// in keys: `("role", "movement_officer")` says `role-movement-officer`,
    /// `("action", "office.open")` says `action-office-open`.
    pub fn say_code(self, prefix: &str, code: &str) -> String {
        self.say(&format!("{prefix}-{}", code.replace(['_', '.'], "-")))
    }

    /// A whole number in the reader's numerals and grouping.
    pub fn number(self, number: i64) -> String {
        self.0.ways().number(&Decimal::from(number))
    }

    /// A number with decimal places, given in units of the last one:
    /// `decimal(1234, 1)` is "123.4".
    pub fn decimal(self, units: i64, places: u8) -> String {
        let mut number = Decimal::from(units);
        number.multiply_pow10(-i16::from(places));
        self.0.ways().number(&number)
    }

    /// A day with its month as a word: "3 March 2025".
    pub fn date(self, date: Date) -> String {
        self.0.ways().date(date)
    }

    /// A day and a time of day, to the minute, in a time zone. The page says
    /// once which zone that is (`shell-footer-time-zone`).
    pub fn instant(self, instant: Timestamp, zone: &TimeZone) -> String {
        self.0.ways().instant(zone.to_datetime(instant))
    }

    /// How long ago, or how soon: "3 hours ago", "in 2 days".
    pub fn relative(self, instant: Timestamp, now: Timestamp) -> String {
        let gone = now.duration_since(instant);
        let (unit, count) = Unit::round(gone);
        let key = match (unit, gone.is_negative()) {
            (None, _) => "measures-now",
            (Some(Unit::Minutes), false) => "measures-ago-minutes",
            (Some(Unit::Hours), false) => "measures-ago-hours",
            (Some(Unit::Days), false) => "measures-ago-days",
            (Some(Unit::Months), false) => "measures-ago-months",
            (Some(Unit::Years), false) => "measures-ago-years",
            (Some(Unit::Minutes), true) => "measures-in-minutes",
            (Some(Unit::Hours), true) => "measures-in-hours",
            (Some(Unit::Days), true) => "measures-in-days",
            (Some(Unit::Months), true) => "measures-in-months",
            (Some(Unit::Years), true) => "measures-in-years",
        };
        self.say_with(key, &[("count", count.into())])
    }

    /// How long something lasts, rounded up so that nobody comes back too
    /// early: "15 minutes", "2 hours", "3 days".
    pub fn lasting(self, duration: SignedDuration) -> String {
        let seconds = u64::try_from(duration.as_secs()).unwrap_or(0).max(1);
        let minutes = seconds.div_ceil(60);
        let (key, count) = match minutes {
            0..120 => ("measures-minutes", minutes),
            120..2_880 => ("measures-hours", minutes.div_ceil(60)),
            _ => ("measures-days", minutes.div_ceil(24 * 60)),
        };
        self.say_with(key, &[("count", count.into())])
    }

    /// The size of a file in decimal units, with one decimal below ten.
    pub fn size(self, bytes: u64) -> String {
        let (key, unit) = match bytes {
            0..1_000 => return self.say_with("measures-bytes", &[("count", bytes.into())]),
            1_000..1_000_000 => ("measures-kilobytes", 1_000),
            1_000_000..1_000_000_000 => ("measures-megabytes", 1_000_000),
            _ => ("measures-gigabytes", 1_000_000_000),
        };
        let amount = self.0.ways().number(&in_units(bytes, unit));
        self.say_with(key, &[("amount", amount.into())])
    }

    /// Several things in one phrase: "a, b and c".
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<String> = items
            .iter()
            .map(|item| self.isolate(item.as_ref()).into_owned())
            .collect();
        self.0.ways().list(&items)
    }

    /// A name or an address ready to stand among this language's words, for the
    /// places that are put together without a message. Values of messages are
    /// isolated already.
    pub fn isolate(self, text: &str) -> Cow<'_, str> {
        match isolated(text, self.direction()) {
            Some(marked) => Cow::Owned(marked),
            None => Cow::Borrowed(text),
        }
    }

    /// Which of two names comes first for a reader of this language.
    pub fn compare(self, left: &str, right: &str) -> Ordering {
        self.0.ways().compare(left, right)
    }

    /// A key whose bytes sort as [`Words::compare`] does, for sorting many
    /// names. It changes with the library's version: never store it.
    pub fn sort_key(self, name: &str) -> Vec<u8> {
        self.0.ways().sort_key(name)
    }
}

/// The units in which a reader counts time gone by.
#[derive(Clone, Copy)]
enum Unit {
    Minutes,
    Hours,
    Days,
    Months,
    Years,
}

impl Unit {
    /// The largest unit that a duration fills, and how often it does; none
    /// below a minute. Months and years are of 30 and 365 days: close enough
    /// for a phrase, and the exact date stands beside it.
    fn round(duration: SignedDuration) -> (Option<Self>, u64) {
        let minutes = duration.unsigned_abs().as_secs() / 60;
        let (hours, days) = (minutes / 60, minutes / (24 * 60));
        match (minutes, hours, days) {
            (0, ..) => (None, 0),
            (_, 0, _) => (Some(Self::Minutes), minutes),
            (_, _, 0) => (Some(Self::Hours), hours),
            (_, _, ..30) => (Some(Self::Days), days),
            (_, _, ..365) => (Some(Self::Months), days / 30),
            _ => (Some(Self::Years), days / 365),
        }
    }
}

/// Bytes counted in units: whole from ten upwards, else with one decimal if it is not a nought.
fn in_units(bytes: u64, unit: u64) -> Decimal {
    if bytes >= 10 * unit {
        return Decimal::from(bytes / unit);
    }
    let mut tenths = Decimal::from(bytes / (unit / 10));
    tenths.multiply_pow10(-1);
    tenths.trim_end();
    tenths
}
