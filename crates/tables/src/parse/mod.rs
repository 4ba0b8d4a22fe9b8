//! A cell read as a type, or a fault that says where, what was written and what
//! was expected.
//!
//! The functions of the submodules take a text; those of [`CellRef`] take a cell
//! with its address and whatever the file already knows of it. An empty or
//! missing cell gives `Ok(None)`; [`CellRef::required`] makes a fault of it.

pub mod date;
mod months;
pub mod number;
pub mod time;
pub mod words;

use std::borrow::Cow;

use jiff::civil::{Date, Time};

use self::date::PartialDate;
use self::time::Moment;
use self::words::{Axis, Choices};
use crate::fault::{Fault, FaultCode, Wrong};
use crate::fold::fold;
use crate::format::Format;
use crate::missing;
use crate::number::{Decimal, Number};
use crate::row::CellRef;
use crate::value::Value;

type Parsed<T> = Result<Option<T>, Fault>;

impl CellRef<'_> {
    /// A fault at this cell, with what the file says there: also where a mapping
    /// puts another value in its place.
    pub fn fault(&self, wrong: Wrong) -> Fault {
        let written = self
            .column
            .map_or(&*self.value, |column| self.row.get(column));
        Fault::new(self.address(), &written.as_written(), wrong)
    }

    /// The value, or a fault where there is none.
    pub fn required<T>(&self, parsed: Parsed<T>) -> Result<T, Fault> {
        parsed?.ok_or_else(|| self.fault(Wrong::new(FaultCode::Required)))
    }

    /// Nothing, as far as text is concerned. Errors of the spreadsheet are
    /// faults whatever is expected.
    fn is_nothing(&self, format: &Format) -> Result<bool, Fault> {
        match &*self.value {
            Value::Missing(_) => Ok(true),
            Value::Error(_) => Err(self.fault(Wrong::new(FaultCode::SpreadsheetError))),
            Value::Formula => Err(self.fault(Wrong::new(FaultCode::FormulaWithoutResult))),
            value if value.is_blank() => Ok(true),
            _ if format.missing.is_empty() => Ok(false),
            value => {
                let written = value.as_written();
                let written = fold_or_raw(&written);
                Ok(format
                    .missing
                    .iter()
                    .any(|word| fold_or_raw(word) == written))
            }
        }
    }

    /// Reads a text cell with `read`, after asking whether there is anything;
    /// what may mean "no answer" does, since no text is expected here.
    fn read<T>(&self, format: &Format, read: impl FnOnce(&Value) -> Result<T, Wrong>) -> Parsed<T> {
        if self.is_nothing(format)? {
            return Ok(None);
        }
        match read(&self.value) {
            Ok(value) => Ok(Some(value)),
            Err(_) if self.may_be_missing() => Ok(None),
            Err(wrong) => Err(self.fault(wrong)),
        }
    }

    fn may_be_missing(&self) -> bool {
        matches!(&*self.value, Value::Text(text) if missing::is_possibly_missing(text))
    }

    /// A text without the spaces around it, at most `max` characters. Numbers
    /// and dates are given as text: `1024`, `2020-03-04`.
    pub fn text(&self, max: usize, format: &Format) -> Parsed<String> {
        if self.is_nothing(format)? {
            return Ok(None);
        }
        let written = self.value.as_written();
        let text = written.trim();
        if text.len() > max && text.chars().count() > max {
            let wrong = Wrong::new(FaultCode::TooLong).with("max", max.to_string());
            return Err(self.fault(wrong));
        }
        Ok(Some(text.to_owned()))
    }

    /// An exact number.
    pub fn decimal(&self, format: &Format) -> Parsed<Decimal> {
        self.read(format, |value| match value {
            Value::Number(number) => exact(number),
            Value::Text(text) => number::decimal(text, format),
            _ => Err(Wrong::new(FaultCode::NotANumber)),
        })
    }

    /// A whole number.
    pub fn integer(&self, format: &Format) -> Parsed<i64> {
        self.read(format, |value| match value {
            Value::Number(number) => number::whole(exact(number)?),
            Value::Text(text) => number::integer(text, format),
            _ => Err(Wrong::new(FaultCode::NotANumber)),
        })
    }

    /// A yes or a no.
    pub fn boolean(&self, format: &Format) -> Parsed<bool> {
        self.read(format, |value| match value {
            Value::Bool(answer) => Ok(*answer),
            value => words::boolean(&value.as_written(), format),
        })
    }

    /// A date as exact as it was written: a day, a month or a year.
    pub fn date(&self, format: &Format) -> Parsed<PartialDate> {
        self.read(format, |value| match value {
            Value::Date(date) => Ok(PartialDate::Day(*date)),
            Value::DateTime(moment) => Ok(PartialDate::Day(moment.date())),
            Value::Number(number) => date::date(number.as_str(), format),
            Value::Text(text) => date::date(text, format),
            _ => Err(Wrong::new(FaultCode::NotADate)),
        })
    }

    /// A day; a month or a year is a fault that says so.
    pub fn day(&self, format: &Format) -> Parsed<Date> {
        match self.date(format)? {
            Some(date) => date.day().map(Some).map_err(|wrong| self.fault(wrong)),
            None => Ok(None),
        }
    }

    /// A day with a time. A day alone is midnight.
    pub fn moment(&self, format: &Format) -> Parsed<Moment> {
        let plain = |at| Moment { at, offset: None };
        self.read(format, |value| match value {
            Value::Date(date) => Ok(plain(date.to_datetime(Time::midnight()))),
            Value::DateTime(moment) => Ok(plain(*moment)),
            Value::Text(text) if text.contains(':') => time::moment(text, format),
            value => {
                let day = date::date(&value.as_written(), format)?.day()?;
                Ok(plain(day.to_datetime(Time::midnight())))
            }
        })
    }

    /// A time of the day.
    pub fn time(&self, format: &Format) -> Parsed<Time> {
        self.read(format, |value| match value {
            Value::Time(time) => Ok(*time),
            Value::DateTime(moment) => Ok(moment.time()),
            value => time::time(&value.as_written()),
        })
    }

    /// Degrees of latitude or longitude, north and east positive.
    pub fn coordinate(&self, axis: Axis, format: &Format) -> Parsed<f64> {
        self.read(format, |value| {
            words::coordinate(&value.as_written(), axis, format)
        })
    }

    /// The code of a choice. What means "no answer" is looked for on the list
    /// first, and what only may mean it is a fault if it is not there: `NA` is
    /// the code of Namibia, and "unknown" an answer where the list has it.
    pub fn choice<'c>(&self, choices: &'c Choices, format: &Format) -> Parsed<&'c str> {
        if let Value::Missing(written) = &*self.value
            && let Ok(code) = choices.find(written)
        {
            return Ok(Some(code));
        }
        if self.is_nothing(format)? {
            return Ok(None);
        }
        let found = choices.find(&self.value.as_written());
        found.map(Some).map_err(|wrong| self.fault(wrong))
    }
}

fn exact(number: &Number) -> Result<Decimal, Wrong> {
    number.decimal().ok_or_else(|| {
        let most = "9".repeat(38);
        Wrong::new(FaultCode::OutOfRange)
            .with("least", format!("-{most}"))
            .with("most", most)
    })
}

/// Words are compared folded, and signs such as `-99` as they are.
fn fold_or_raw(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.chars().any(char::is_alphabetic) {
        Cow::Owned(fold(text))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::Row;

    fn plain() -> Format {
        Format::default()
    }

    #[test]
    fn a_fault_says_where_what_and_why() {
        let mut row = Row::of(17, &["", "", "", "", "", "32/13/2020"]);
        row.sheet = Some("Sheet1".into());
        let fault = row.cell(5).date(&plain()).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "Sheet1!F17: \"32/13/2020\" is not a date"
        );
        assert_eq!(fault.quiet(), "Sheet1!F17: not a date");
        assert_eq!(format!("{fault:?}"), "Fault(Sheet1!F17: not a date)");
        let none = row.cell(0);
        let fault = none.required(none.integer(&plain())).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "Sheet1!A17: there must be something here"
        );
    }

    #[test]
    fn no_answer_is_no_fault() {
        let row = Row::of(1, &["N/A", " ", "NA", "999", "unknown", "#REF!"]);
        for column in 0..3 {
            assert_eq!(row.cell(column).integer(&plain()), Ok(None));
        }
        assert_eq!(row.cell(2).text(10, &plain()), Ok(Some("NA".to_owned())));
        assert_eq!(row.cell(3).integer(&plain()), Ok(Some(999)));
        let own = Format {
            missing: vec!["999".to_owned()],
            ..plain()
        };
        assert_eq!(row.cell(3).integer(&own), Ok(None));
        assert_eq!(row.cell(4).date(&plain()), Ok(None));
        let fault = row.cell(5).text(10, &plain()).unwrap_err();
        assert_eq!(fault.code(), FaultCode::SpreadsheetError);
    }

    #[test]
    fn a_code_that_looks_like_no_answer_is_found_on_its_list() {
        let countries = Choices::new([("NA", ["Namibia"]), ("NI", ["Nicaragua"])]);
        let row = Row::of(1, &["NA", "n/a", "namibia", "Atlantis", "unknown"]);
        assert!(row.cell(4).choice(&countries, &plain()).is_err());
        assert_eq!(row.cell(0).choice(&countries, &plain()), Ok(Some("NA")));
        assert_eq!(row.cell(1).choice(&countries, &plain()), Ok(None));
        assert_eq!(row.cell(2).choice(&countries, &plain()), Ok(Some("NA")));
        assert!(row.cell(3).choice(&countries, &plain()).is_err());
    }

    #[test]
    fn long_texts_are_counted_in_characters() {
        let row = Row::of(1, &["ééé"]);
        assert!(row.cell(0).text(3, &plain()).is_ok());
        let fault = row.cell(0).text(2, &plain()).unwrap_err();
        assert_eq!(fault.to_string(), "A1: \"ééé\" is longer than 2 characters");
    }
}
