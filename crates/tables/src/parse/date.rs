//! Dates as people write them.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::months;
use crate::fault::{FaultCode, Wrong};
use crate::fold::latin_digits;
use crate::format::{DateOrder, Format};

/// A date as exact as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// `2020`.
    Year(i16),
    /// `2020-03`: year, and month from 1.
    Month(i16, i8),
    /// `2020-03-04`.
    Day(Date),
}

impl PartialDate {
    /// The day; else a fault that says what is there.
    pub fn day(self) -> Result<Date, Wrong> {
        let precision = match self {
            Self::Day(date) => return Ok(date),
            Self::Month(..) => "month",
            Self::Year(_) => "year",
        };
        Err(Wrong::new(FaultCode::DateNotWhole).with("precision", precision))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parsed = date(&text, &Format::default());
        parsed.map_err(|_wrong| serde::de::Error::custom("not a date"))
    }
}

pub(super) const NOT_A_DATE: Wrong = Wrong::new(FaultCode::NotADate);

/// Reads a date by the conventions of its column.
///
/// Read are `2020-03-04` and its forms with `/`, `.` and without marks;
/// `4/3/2020` and `4.3.20` in the order of the column; `4 March 2020`,
/// `4-Mar-2020`, `Mar 4, 2020`, `1er mars 2020`, `4 آذار 2020`; `March 2020`,
/// `03/2020`, `2020-03` and `2020`; a time behind the day is left out. What can
/// be two days is a fault that names both.
pub fn date(text: &str, format: &Format) -> Result<PartialDate, Wrong> {
    let text = latin_digits(text);
    // The longest date with a weekday and a time is half of this.
    if text.len() > 80 {
        return Err(NOT_A_DATE);
    }
    let text = without_time(&text);
    if text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty() {
        return digits_only(text, format);
    }
    if let Some(parts) = numeric_parts(text) {
        return numeric(&parts, format);
    }
    months::named(text, format)
}

/// Cuts off ` 13:45`, `T13:45:00Z`, ` 1:45 PM`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    if before.len() == colon || before.len() + 2 < colon {
        return text;
    }
    // `2020-03-04T13` and `4 March 2020 13`, but not `10:30` alone.
    match before.strip_suffix(['T', 't', ' ', ',']) {
        Some(date) if !date.trim().is_empty() => date.trim_end_matches([' ', ',']),
        _ => text,
    }
}

fn digits_only(text: &str, format: &Format) -> Result<PartialDate, Wrong> {
    let number: i32 = text.parse().map_err(|_error| NOT_A_DATE)?;
    match text.len() {
        8 => civil(number / 10_000, number / 100 % 100, number % 100),
        4 if (1800..2200).contains(&number) => {
            Ok(PartialDate::Year(i16::try_from(number).unwrap_or_default()))
        }
        _ if format.serial_dates => serial_day(i64::from(number), false)
            .map(PartialDate::Day)
            .ok_or(NOT_A_DATE),
        _ => Err(NOT_A_DATE),
    }
}

/// The day that a spreadsheet means by a serial number, counted from the end
/// of 1899 or, in workbooks of old Macintosh programs, from 1904. The 60th day
/// of 1900, which spreadsheets have and the calendar does not, is none.
pub fn serial_day(serial: i64, from_1904: bool) -> Option<Date> {
    // Day 0 of each way of counting, in days since 1970-01-01.
    let days = match (from_1904, serial) {
        (true, 0..=2_957_003) => serial - 24_107,
        (false, 1..=59) => serial - 25_568,
        (false, 61..=2_958_465) => serial - 25_569,
        _ => return None,
    };
    let epoch = Date::constant(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

/// Two or three numbers between marks of one kind.
fn numeric_parts(text: &str) -> Option<Vec<&str>> {
    let text = text.trim_end_matches('.');
    let is_mark = |c: &char| !c.is_ascii_digit() && *c != ' ';
    let mark = text
        .chars()
        .find(is_mark)
        .or(text.contains(' ').then_some(' '))?;
    if !matches!(
        mark,
        '/' | '-' | '.' | ' ' | '\u{2010}'..='\u{2015}' | '،' | '\\'
    ) {
        return None;
    }
    let parts: Vec<&str> = text.split(mark).map(str::trim).collect();
    let fits =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    ((2..=3).contains(&parts.len()) && parts.iter().all(fits)).then_some(parts)
}

fn numeric(parts: &[&str], format: &Format) -> Result<PartialDate, Wrong> {
    let value = |n: usize| parts[n].parse::<i32>().unwrap_or_default();
    let long = |n: usize| parts[n].len() == 4;
    if parts.iter().any(|part| part.len() == 3) {
        return Err(NOT_A_DATE);
    }
    match parts {
        [_, _] if long(0) && !long(1) => year_month(value(0), value(1)),
        [_, _] if long(1) && !long(0) => year_month(value(1), value(0)),
        [_, _, _] if long(0) && !long(1) && !long(2) => civil(value(0), value(1), value(2)),
        [_, _, _] if long(2) && !long(0) && !long(1) => {
            day_or_month(value(0), value(1), value(2), format)
        }
        [_, _, _] if !long(0) && !long(1) && !long(2) => {
            short_year([value(0), value(1), value(2)], format)
        }
        _ => Err(NOT_A_DATE),
    }
}

pub(super) fn year_month(year: i32, month: i32) -> Result<PartialDate, Wrong> {
    match (i16::try_from(year), i8::try_from(month)) {
        (Ok(year @ 1000..), Ok(month @ 1..=12)) => Ok(PartialDate::Month(year, month)),
        _ => Err(NOT_A_DATE),
    }
}

/// `a/b/year`, where `a` or `b` is the day.
fn day_or_month(a: i32, b: i32, year: i32, format: &Format) -> Result<PartialDate, Wrong> {
    let day_first = || civil(year, b, a);
    let month_first = || civil(year, a, b);
    match (a <= 12, b <= 12) {
        (false, true) => day_first(),
        (true, false) => month_first(),
        (true, true) if a == b => day_first(),
        (true, true) => match format.date_order {
            Some(DateOrder::DayFirst) => day_first(),
            Some(DateOrder::MonthFirst) => month_first(),
            Some(DateOrder::YearFirst) | None => {
                either(day_first()?, month_first()?, FaultCode::AmbiguousDate)
            }
        },
        (false, false) => Err(NOT_A_DATE),
    }
}

fn either(one: PartialDate, other: PartialDate, code: FaultCode) -> Result<PartialDate, Wrong> {
    if one == other {
        return Ok(one);
    }
    Err(Wrong::new(code)
        .with("one", one.to_string())
        .with("other", other.to_string()))
}

/// Three numbers of which none is a year for certain.
fn short_year(parts: [i32; 3], format: &Format) -> Result<PartialDate, Wrong> {
    let [a, b, c] = parts;
    let in_order = |order| match order {
        DateOrder::DayFirst => (c, b, a),
        DateOrder::MonthFirst => (c, a, b),
        DateOrder::YearFirst => (a, b, c),
    };
    let fits =
        |&(_, month, day): &(i32, i32, i32)| (1..=12).contains(&month) && (1..=31).contains(&day);
    let mut ways: Vec<_> = match format.date_order {
        Some(order) if fits(&in_order(order)) => vec![in_order(order)],
        _ => [
            DateOrder::DayFirst,
            DateOrder::MonthFirst,
            DateOrder::YearFirst,
        ]
        .map(in_order)
        .into_iter()
        .filter(fits)
        .collect(),
    };
    ways.dedup();
    match ways[..] {
        [] => Err(NOT_A_DATE),
        [(year, month, day)] => century(year, format, |year| civil(year, month, day)),
        [one, other, ..] => {
            let near = |(year, month, day)| civil(2000 + year, month, day);
            either(near(one)?, near(other)?, FaultCode::AmbiguousDate)
        }
    }
}

/// A year of two digits in the century that the column knows of.
pub(super) fn century(
    short: i32,
    format: &Format,
    date: impl Fn(i32) -> Result<PartialDate, Wrong>,
) -> Result<PartialDate, Wrong> {
    let Some(last) = format.last_short_year.map(i32::from) else {
        return either(
            date(1900 + short)?,
            date(2000 + short)?,
            FaultCode::AmbiguousYear,
        );
    };
    let year = last - last.rem_euclid(100) + short;
    date(if year > last { year - 100 } else { year })
}

pub(super) fn civil(year: i32, month: i32, day: i32) -> Result<PartialDate, Wrong> {
    let plausible =
        (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(y), Ok(m), Ok(d), true) = (parts.0, parts.1, parts.2, plausible) else {
        return Err(NOT_A_DATE);
    };
    Date::new(y, m, d).map(PartialDate::Day).map_err(|_error| {
        Wrong::new(FaultCode::NoSuchDay)
            .with("year", year.to_string())
            .with("month", month.to_string())
            .with("day", day.to_string())
    })
}

/// What a text proves about the order of dates in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// A day above 12 stands first.
    DayFirst,
    /// A day above 12 stands second.
    MonthFirst,
    /// Both orders give a day, and not the same.
    Either,
    /// A date whose order does not matter.
    Clear,
    /// A date that wants the century of its year said.
    ShortYear,
}

/// What a text proves; `None` if it is no date.
pub(crate) fn evidence(text: &str) -> Option<Evidence> {
    if !text.chars().any(|c| crate::fold::digit(c).is_some()) {
        return None;
    }
    match date(text, &Format::default()) {
        Err(wrong) => match wrong.code {
            FaultCode::AmbiguousDate => Some(Evidence::Either),
            FaultCode::AmbiguousYear => Some(Evidence::ShortYear),
            _ => None,
        },
        Ok(PartialDate::Day(_)) => {
            let text = latin_digits(text);
            let parts = numeric_parts(without_time(&text)).unwrap_or_default();
            let parts: Vec<i32> = parts.iter().flat_map(|part| part.parse()).collect();
            Some(match parts[..] {
                [13..=31, 1..=12, _] => Evidence::DayFirst,
                [1..=12, 13..=31, _] => Evidence::MonthFirst,
                _ => Evidence::Clear,
            })
        }
        Ok(_) => Some(Evidence::Clear),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn in_order(order: Option<DateOrder>) -> Format {
        Format {
            date_order: order,
            last_short_year: Some(2029),
            ..Format::default()
        }
    }

    fn read(text: &str) -> String {
        match date(text, &in_order(Some(DateOrder::DayFirst))) {
            Ok(date) => date.to_string(),
            Err(wrong) => wrong.code.key().to_owned(),
        }
    }

    #[test]
    fn dates_are_read_in_the_ways_of_the_field() {
        for text in [
            "2020-03-04",
            "2020/3/4",
            "2020.03.04",
            "20200304",
            "4/3/2020",
            "04.03.2020",
            "4-3-20",
            "4 March 2020",
            "4-Mar-2020",
            "04mar2020",
            "Mar 4, 2020",
            "March 4th, 2020",
            "4 mars 2020",
            "4 de marzo de 2020",
            "٤ مارس ٢٠٢٠",
            "4 آذار 2020",
            "٠٤/٠٣/٢٠٢٠",
            "Wednesday, 4 March 2020",
            "4-Mar-20",
            "2020 Mar 4",
            "2020-03-04T13:45:00Z",
            "2020-03-04 00:00:00",
            "4/3/2020 1:45 PM",
            " 4/3/2020 ",
            "4 / 3 / 2020",
            "4.3.2020.",
        ] {
            assert_eq!(read(text), "2020-03-04", "{text}");
        }
        assert_eq!(read("1er août 2021"), "2021-08-01");
        assert_eq!(read("10 كانون الثاني 2019"), "2019-01-10");
        assert_eq!(read("13 fév. 2021"), "2021-02-13");
    }

    #[test]
    fn less_than_a_day_is_kept_as_what_it_is() {
        for (text, date) in [
            ("2020", "2020"),
            ("2020-03", "2020-03"),
            ("03/2020", "2020-03"),
            ("March 2020", "2020-03"),
            ("mars-20", "2020-03"),
        ] {
            assert_eq!(read(text), date, "{text}");
        }
        let wrong = date("2020", &Format::default()).unwrap().day().unwrap_err();
        assert_eq!(wrong.value("precision"), "year");
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for text in [
            "32/13/2020",
            "",
            "x",
            "13:45",
            "1/2",
            "100/1/2020",
            "March",
            "43831",
            "4 4 March 2020",
            "2020-13-01",
            "0/0/0000",
        ] {
            assert_eq!(read(text), "not-a-date", "{text}");
        }
        for text in ["31/02/2020", "29 Feb 2019", "2021-06-31"] {
            assert_eq!(read(text), "no-such-day", "{text}");
        }
    }

    #[test]
    fn nothing_decides_between_two_days_in_silence() {
        let open = Format::default();
        let wrong = date("03/04/2020", &open).unwrap_err();
        assert_eq!(wrong.code, FaultCode::AmbiguousDate);
        assert_eq!(
            (wrong.value("one"), wrong.value("other")),
            ("2020-04-03", "2020-03-04")
        );
        for (text, day) in [
            ("13/04/2020", "2020-04-13"),
            ("04/13/2020", "2020-04-13"),
            ("5/5/2020", "2020-05-05"),
        ] {
            assert_eq!(date(text, &open).unwrap().to_string(), day);
        }
        assert_eq!(
            date("4-Mar-20", &open).unwrap_err().code,
            FaultCode::AmbiguousYear
        );
        assert_eq!(
            date("04/03/20", &open).unwrap_err().code,
            FaultCode::AmbiguousDate
        );
        let month_first = in_order(Some(DateOrder::MonthFirst));
        assert_eq!(
            date("03/04/2020", &month_first).unwrap().to_string(),
            "2020-03-04"
        );
        assert_eq!(
            date("3/4/75", &month_first).unwrap().to_string(),
            "1975-03-04"
        );
    }

    #[test]
    fn serial_numbers_are_days_where_the_column_has_them() {
        assert_eq!(serial_day(43_831, false).unwrap().to_string(), "2020-01-01");
        assert_eq!(serial_day(42_369, true).unwrap().to_string(), "2020-01-01");
        assert_eq!(serial_day(1, false).unwrap().to_string(), "1900-01-01");
        assert_eq!(serial_day(59, false).unwrap().to_string(), "1900-02-28");
        assert_eq!(serial_day(60, false), None);
        assert_eq!(serial_day(61, false).unwrap().to_string(), "1900-03-01");
        assert_eq!(
            serial_day(2_958_465, false).unwrap().to_string(),
            "9999-12-31"
        );
        assert_eq!(serial_day(i64::MAX, false), None);
        let serial = Format {
            serial_dates: true,
            ..Format::default()
        };
        assert_eq!(date("43831", &serial).unwrap().to_string(), "2020-01-01");
    }

    proptest! {
        #[test]
        fn a_day_reads_back_in_every_way_of_writing_it(
            days in -25_000_i64..40_000,
            style in 0_usize..8,
        ) {
            let day = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            let (y, m, d) = (day.year(), day.month(), day.day());
            let names = ["janvier", "Feb", "مارس", "nisan", "mayo", "giugno", "juil.", "آب", "Sept", "octobre", "novembre", "December"];
            let name = names[usize::try_from(m - 1).unwrap()];
            let text = match style {
                0 => format!("{y}-{m:02}-{d:02}"),
                1 => format!("{d}/{m}/{y}"),
                2 => format!("{d:02}.{m:02}.{y}"),
                3 => format!("{d} {name} {y}"),
                4 => format!("{d:02}-{name}-{y}"),
                5 => format!("{name} {d}, {y}"),
                6 => format!("{y}{m:02}{d:02}"),
                _ => format!("{y}/{m}/{d} 10:00"),
            };
            let format = in_order(Some(DateOrder::DayFirst));
            prop_assert_eq!(date(&text, &format), Ok(PartialDate::Day(day)), "{}", text);
        }

        #[test]
        fn nothing_makes_it_panic(text in any::<String>(), serial in any::<i64>()) {
            let _date = date(&text, &Format::default());
            let _date = date(&text, &in_order(Some(DateOrder::YearFirst)));
            let _day = serial_day(serial, false);
        }

        #[test]
        fn nothing_like_a_date_makes_it_panic(text in "[0-9]{0,5}[-/. :T]?([0-9]{0,3}|mars|MAY)[-/. :]?[0-9]{0,5}[ :]?[0-9]{0,3}") {
            let _date = date(&text, &Format::default());
            let _moment = super::super::time::moment(&text, &Format::default());
        }
    }
}
