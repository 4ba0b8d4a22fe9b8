//! Numbers as people write them: `1,234.5`, `1.234,5`, `1 234,5`, `١٬٢٣٤٫٥`.

use crate::fault::{FaultCode, Wrong};
use crate::fold::latin_digits;
use crate::format::{DecimalMark, Format};
use crate::number::Decimal;

/// The ways in which a text can be read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberReading {
    /// In one way only.
    One(Decimal),
    /// `1,234`: with the mark as a decimal mark, or as a separator of thousands.
    Either {
        /// The mark in question, taken as a decimal mark.
        mark: DecimalMark,
        /// The number if it is one.
        decimal: Decimal,
        /// The number if it parts thousands.
        thousands: Decimal,
    },
}

/// Reads a number without assuming anything; `None` if it is none.
///
/// Signs before (`-`, `−`, `+`) or behind, parentheses for negative ones, digits
/// of Arabic, Persian and other scripts, separators of thousands that are
/// commas, points, spaces, apostrophes or Arabic, in groups of three or as in
/// India, and exponents are read. Currencies, units and `%` are not numbers.
pub fn read_number(text: &str) -> Option<NumberReading> {
    let text = latin_digits(text);
    if text.len() > 80 {
        return None;
    }
    let (negative, body) = sign(&text)?;
    let reading = match unsigned(body) {
        Some(reading) => reading,
        None if body.contains(['e', 'E']) => NumberReading::One(body.parse().ok()?),
        None => return None,
    };
    Some(if negative { negated(reading) } else { reading })
}

fn sign(text: &str) -> Option<(bool, &str)> {
    const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        return Some((true, inner.trim()));
    }
    let (negative, body) = if let Some(rest) = text.strip_prefix(MINUS) {
        (true, rest)
    } else if let Some(rest) = text.strip_suffix(MINUS) {
        (true, rest)
    } else {
        (false, text.strip_prefix('+').unwrap_or(text))
    };
    let body = body.trim();
    let starts = body.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '٫'));
    starts.then_some((negative, body))
}

fn negated(reading: NumberReading) -> NumberReading {
    let turn = |d: Decimal| Decimal::new(-d.coefficient(), d.scale()).unwrap_or(d);
    match reading {
        NumberReading::One(number) => NumberReading::One(turn(number)),
        NumberReading::Either {
            mark,
            decimal,
            thousands,
        } => NumberReading::Either {
            mark,
            decimal: turn(decimal),
            thousands: turn(thousands),
        },
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '\'' | '\u{2019}' | '٬' | '٫' | '،')
}

fn unsigned(body: &str) -> Option<NumberReading> {
    if !body.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return None;
    }
    let groups: Vec<&str> = body.split(is_separator).collect();
    let marks: Vec<char> = body.chars().filter(|&c| is_separator(c)).collect();
    let Some(&last) = marks.last() else {
        return body.parse().ok().map(NumberReading::One);
    };
    let others = &marks[..marks.len() - 1];
    let (before, after) = (&groups[..groups.len() - 1], groups[groups.len() - 1]);
    let with_decimal = || join(before, after);
    let with_thousands = || join(&groups, "");
    match last {
        // These part thousands and nothing else.
        ' ' | '\'' | '\u{2019}' | '٬' => {
            let same = others.iter().all(|&c| c == last);
            (same && is_grouped(&groups))
                .then(with_thousands)?
                .map(NumberReading::One)
        }
        '٫' => is_split(before, others, last)
            .then(with_decimal)?
            .map(NumberReading::One),
        _ if !others.is_empty() && others.iter().all(|&c| c == last) => is_grouped(&groups)
            .then(with_thousands)?
            .map(NumberReading::One),
        _ if !others.is_empty() => is_split(before, others, last)
            .then(with_decimal)?
            .map(NumberReading::One),
        _ => alone(before[0], after, last),
    }
}

/// One comma or point, and nothing else.
fn alone(whole: &str, fraction: &str, mark: char) -> Option<NumberReading> {
    let decimal = join(&[whole], fraction)?;
    let may_be_thousands =
        fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if !may_be_thousands {
        return Some(NumberReading::One(decimal));
    }
    let thousands = join(&[whole, fraction], "")?;
    let mark = if mark == '.' {
        DecimalMark::Point
    } else {
        DecimalMark::Comma
    };
    Some(NumberReading::Either {
        mark,
        decimal,
        thousands,
    })
}

/// Whether what stands before a decimal mark is digits in groups of one kind.
fn is_split(before: &[&str], others: &[char], decimal: char) -> bool {
    let same = others.windows(2).all(|pair| pair[0] == pair[1]);
    let different = others.first().is_none_or(|&c| c != decimal);
    same && different && (before.len() == 1 || is_grouped(before))
}

/// `1 234 567`, or `12,34,567` as in India.
fn is_grouped(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else {
        return false;
    };
    let all_of = |len: usize| middle.iter().all(|group| group.len() == len);
    last.len() == 3
        && (1..=3).contains(&first.len())
        && (all_of(3) || (all_of(2) && first.len() <= 2))
}

fn join(whole: &[&str], fraction: &str) -> Option<Decimal> {
    let mut text = whole.concat();
    if text.is_empty() && fraction.is_empty() {
        return None;
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text.parse().ok()
}

/// Reads a number by the conventions of its column.
pub fn decimal(text: &str, format: &Format) -> Result<Decimal, Wrong> {
    match read_number(text) {
        None => Err(Wrong::new(FaultCode::NotANumber)),
        Some(NumberReading::One(number)) => Ok(number),
        Some(NumberReading::Either {
            mark,
            decimal,
            thousands,
        }) => match format.decimal_mark {
            Some(known) if known == mark => Ok(decimal),
            Some(_) => Ok(thousands),
            None => Err(Wrong::new(FaultCode::AmbiguousNumber)
                .with("one", thousands.to_string())
                .with("other", decimal.to_string())),
        },
    }
}

/// Reads a whole number by the conventions of its column. `1,234` is never
/// ambiguous here, since only one of its readings is whole; `12.0` is 12.
pub fn integer(text: &str, format: &Format) -> Result<i64, Wrong> {
    let number = match read_number(text) {
        None => return Err(Wrong::new(FaultCode::NotANumber)),
        Some(NumberReading::Either {
            mark,
            decimal,
            thousands,
        }) => match format.decimal_mark {
            Some(known) if known == mark => decimal,
            _ => thousands,
        },
        Some(NumberReading::One(number)) => number,
    };
    whole(number)
}

/// The whole number that a decimal is.
pub(super) fn whole(number: Decimal) -> Result<i64, Wrong> {
    let trimmed = number.trimmed();
    if trimmed.scale() > 0 {
        return Err(Wrong::new(FaultCode::NotAnInteger));
    }
    trimmed.to_integer().ok_or_else(|| {
        Wrong::new(FaultCode::OutOfRange)
            .with("least", i64::MIN.to_string())
            .with("most", i64::MAX.to_string())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Option<String> {
        match read_number(text)? {
            NumberReading::One(number) => Some(number.to_string()),
            NumberReading::Either {
                decimal, thousands, ..
            } => Some(format!("{decimal} or {thousands}")),
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written_in_many_places() {
        for (text, number) in [
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1 234,5", "1234.5"),
            ("1\u{a0}234\u{a0}567", "1234567"),
            ("1\u{202f}234,567", "1234.567"),
            ("1'234.50", "1234.50"),
            ("12,34,567.8", "1234567.8"),
            ("١٬٢٣٤٫٥", "1234.5"),
            ("۱۲۳", "123"),
            ("-12", "-12"),
            ("\u{2212}0,5", "-0.5"),
            ("(1 200)", "-1200"),
            ("12-", "-12"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.2E+3", "1200"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            ("1,234,567", "1234567"),
            ("1,234", "1.234 or 1234"),
            ("12.500", "12.500 or 12500"),
        ] {
            assert_eq!(read(text).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_forced_to_be_one() {
        for text in [
            "",
            "-",
            ".",
            "12 34",
            "1,23,4",
            "1.2.3",
            "12%",
            "$5",
            "abc",
            "1e",
            "--1",
            "1,2345,678",
            "1,234.567,8",
            "٫",
            "1 234.567.890",
            "N/A",
            "12a",
            "e5",
            "- 12 -",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_decides_what_one_mark_means() {
        let column = |mark| Format {
            decimal_mark: mark,
            ..Format::default()
        };
        let comma = column(Some(DecimalMark::Comma));
        let point = column(Some(DecimalMark::Point));
        assert_eq!(decimal("1,234", &comma).unwrap().to_string(), "1.234");
        assert_eq!(decimal("1,234", &point).unwrap().to_string(), "1234");
        let wrong = decimal("1,234", &column(None)).unwrap_err();
        assert_eq!(wrong.code, FaultCode::AmbiguousNumber);
        assert_eq!(
            (wrong.value("one"), wrong.value("other")),
            ("1234", "1.234")
        );
        assert_eq!(integer("1,234", &column(None)), Ok(1234));
        assert_eq!(integer("12.0", &column(None)), Ok(12));
        assert_eq!(
            integer("1,234", &comma).unwrap_err().code,
            FaultCode::NotAnInteger
        );
        let long = integer("99999999999999999999", &point).unwrap_err();
        assert_eq!(long.code, FaultCode::OutOfRange);
    }

    proptest! {
        #[test]
        fn a_number_reads_back_in_every_convention(
            coefficient in -10_i128.pow(15)..10_i128.pow(15),
            scale in 0_u8..6,
            style in 0_usize..5,
        ) {
            let number = Decimal::new(coefficient, scale).unwrap();
            let (thousands, point, mark) = [
                ("", ".", DecimalMark::Point),
                (",", ".", DecimalMark::Point),
                (".", ",", DecimalMark::Comma),
                ("\u{202f}", ",", DecimalMark::Comma),
                ("٬", "٫", DecimalMark::Point),
            ][style];
            let plain = number.to_string();
            let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
            let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |w| ("-", w));
            let mut grouped = String::new();
            for (n, c) in whole.chars().enumerate() {
                if n > 0 && (whole.len() - n) % 3 == 0 {
                    grouped.push_str(thousands);
                }
                grouped.push(c);
            }
            let mut text = format!("{sign}{grouped}");
            if !fraction.is_empty() {
                text = format!("{text}{point}{fraction}");
            }
            let format = Format { decimal_mark: Some(mark), ..Format::default() };
            prop_assert_eq!(decimal(&text, &format), Ok(number), "{}", text);
        }

        #[test]
        fn nothing_makes_it_panic(text in any::<String>()) {
            let _read = read_number(&text);
        }
    }
}
