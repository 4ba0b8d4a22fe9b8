//! What the cells of a column look like, and what that proves.

use std::collections::HashSet;

use serde::Serialize;

use crate::fault::shortened;
use crate::fold::{fold, latin_digits};
use crate::format::{DateOrder, DecimalMark, Format};
use crate::parse::date::{self, Evidence};
use crate::parse::number::{NumberReading, read_number};
use crate::parse::words;
use crate::value::Value;

/// What the cells prove about a convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Proof<T> {
    /// No cell decides, and none needs it.
    NotNeeded,
    /// Cells can be read in two ways and nothing decides.
    Open {
        /// How many such cells.
        cells: u64,
    },
    /// All cells that decide agree.
    Known {
        /// On what.
        value: T,
        /// How many decide.
        cells: u64,
    },
    /// Cells decide one way and others another: the column mixes conventions.
    Mixed {
        /// The way of more of them.
        value: T,
        /// How many decide so.
        cells: u64,
        /// How many decide otherwise.
        against: u64,
    },
}

/// What a column is likely about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Nothing in it.
    #[default]
    Empty,
    /// Texts.
    Text,
    /// Few different texts.
    Codes,
    /// Whole numbers.
    Integers,
    /// Numbers.
    Decimals,
    /// Dates or moments.
    Dates,
    /// Yes and no.
    YesNo,
    /// Different things.
    Mixed,
}

/// Counts of what was seen in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// Cells that hold something.
    pub filled: u64,
    /// "Not available" and friends.
    pub missing: u64,
    /// Numbers, held as such or written so.
    pub numbers: u64,
    /// Those of them that are whole.
    pub whole: u64,
    /// Dates, held as such or written so.
    pub dates: u64,
    /// Yes and no.
    pub answers: u64,
    /// Errors of the spreadsheet, and formulas without a result.
    pub errors: u64,
    /// Cells that a formula computed.
    pub computed: u64,
    /// The longest text, in characters.
    pub longest: u64,
    /// Different texts, counted up to [`Profile::MOST_DISTINCT`].
    pub distinct: u64,
    /// Some different texts, in the order in which they were met, each at most
    /// 80 characters. They may be personal.
    pub samples: Vec<String>,
    day_first: u64,
    month_first: u64,
    either_order: u64,
    short_years: u64,
    point: u64,
    comma: u64,
    either_mark: u64,
    serials: u64,
    real_dates: u64,
    #[serde(skip)]
    seen: HashSet<u64>,
}

impl Profile {
    /// Different texts are counted up to this many.
    pub const MOST_DISTINCT: u64 = 1_000;
    /// This many of them are kept as samples.
    pub const SAMPLES: usize = 12;

    /// Takes one cell in.
    pub fn note(&mut self, value: &Value, computed: bool) {
        if value.is_blank() && *value != Value::Formula {
            return;
        }
        self.filled += 1;
        self.computed += u64::from(computed);
        match value {
            Value::Missing(_) => self.missing += 1,
            Value::Error(_) | Value::Formula => self.errors += 1,
            Value::Bool(_) => self.answers += 1,
            Value::Date(_) | Value::DateTime(_) => {
                self.dates += 1;
                self.real_dates += 1;
            }
            Value::Number(number) => {
                self.numbers += 1;
                let is_whole = number.decimal().is_some_and(|d| d.trimmed().scale() == 0);
                self.whole += u64::from(is_whole);
                let days = number.to_f64();
                self.serials += u64::from(is_whole && (7_000.0..80_000.0).contains(&days));
            }
            Value::Text(text) => self.text(text.trim()),
            Value::Empty | Value::Time(_) => {}
        }
        self.sample(&value.as_written());
    }

    fn sample(&mut self, written: &str) {
        let chars = u64::try_from(written.chars().count()).unwrap_or(u64::MAX);
        self.longest = self.longest.max(chars);
        if self.distinct < Self::MOST_DISTINCT && self.seen.insert(hash(written)) {
            self.distinct += 1;
            if self.samples.len() < Self::SAMPLES {
                self.samples.push(shortened(written.trim()).into_owned());
            }
        }
    }

    fn text(&mut self, text: &str) {
        // Names and sentences are most texts, and none of what follows.
        if text.len() > 60 {
            return;
        }
        match date::evidence(text) {
            Some(evidence) => {
                self.dates += 1;
                match evidence {
                    Evidence::DayFirst => self.day_first += 1,
                    Evidence::MonthFirst => self.month_first += 1,
                    Evidence::Either => self.either_order += 1,
                    Evidence::Clear => {}
                    Evidence::ShortYear => self.short_years += 1,
                }
                // A year alone is also a number.
                if text.len() != 4 {
                    return;
                }
            }
            None if words::boolean(text, &Format::default()).is_ok() => self.answers += 1,
            None => {}
        }
        // `007` is a code, and would be another one as a number.
        if text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let Some(reading) = read_number(text) else {
            return;
        };
        self.numbers += 1;
        match reading {
            NumberReading::One(number) => {
                self.whole += u64::from(number.trimmed().scale() == 0);
                match proven_mark(text) {
                    Some(DecimalMark::Point) => self.point += 1,
                    Some(DecimalMark::Comma) => self.comma += 1,
                    None => {}
                }
            }
            NumberReading::Either { .. } => {
                self.either_mark += 1;
                self.whole += 1;
            }
        }
    }

    /// In which order days and months stand.
    pub const fn date_order(&self) -> Proof<DateOrder> {
        proof(
            (DateOrder::DayFirst, self.day_first),
            (DateOrder::MonthFirst, self.month_first),
            self.either_order,
        )
    }

    /// Which mark parts whole and fraction.
    pub const fn decimal_mark(&self) -> Proof<DecimalMark> {
        proof(
            (DecimalMark::Point, self.point),
            (DecimalMark::Comma, self.comma),
            self.either_mark,
        )
    }

    /// The conventions that are proven; see [`crate::Column::format`].
    pub fn format(&self) -> Format {
        Format {
            date_order: match self.date_order() {
                Proof::Known { value, .. } => Some(value),
                _ => None,
            },
            decimal_mark: match self.decimal_mark() {
                Proof::Known { value, .. } => Some(value),
                _ => None,
            },
            // A date that lost its format among dates that did not.
            serial_dates: self.real_dates > 0 && self.serials > 0,
            ..Format::default()
        }
    }

    /// What the column is likely about: what nine of ten cells are.
    pub fn shape(&self) -> Shape {
        let held = self.filled.saturating_sub(self.missing + self.errors);
        let most = |count: u64| count * 10 >= held * 9;
        if held == 0 {
            Shape::Empty
        } else if most(self.answers) && self.distinct <= 6 {
            Shape::YesNo
        } else if most(self.dates) && self.dates >= self.numbers {
            Shape::Dates
        } else if most(self.numbers) {
            if self.whole == self.numbers {
                Shape::Integers
            } else {
                Shape::Decimals
            }
        } else if (self.numbers + self.dates) * 2 > held {
            Shape::Mixed
        } else if self.distinct * 5 <= held && self.distinct <= 100 {
            Shape::Codes
        } else {
            Shape::Text
        }
    }
}

const fn proof<T: Copy>(one: (T, u64), other: (T, u64), open: u64) -> Proof<T> {
    let ((value, cells), (_, against)) = if one.1 >= other.1 {
        (one, other)
    } else {
        (other, one)
    };
    match (cells, against, open) {
        (0, _, 0) => Proof::NotNeeded,
        (0, _, cells) => Proof::Open { cells },
        (_, 0, _) => Proof::Known { value, cells },
        _ => Proof::Mixed {
            value,
            cells,
            against,
        },
    }
}

/// The mark that a number with one reading proves: `1.5`, `1.234,5`, `1,234,567`.
fn proven_mark(text: &str) -> Option<DecimalMark> {
    let text = latin_digits(text);
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    match (text.rfind(','), text.rfind('.')) {
        (None, None) => None,
        (Some(comma), Some(point)) if comma > point => Some(DecimalMark::Comma),
        // Twice means thousands, so that the other is the decimal mark.
        (None, Some(_)) if points > 1 => Some(DecimalMark::Comma),
        (Some(_), None) if commas == 1 => Some(DecimalMark::Comma),
        _ => Some(DecimalMark::Point),
    }
}

fn hash(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut hasher = DefaultHasher::new();
    if text.len() <= 200 {
        fold(text).hash(&mut hasher);
    } else {
        text.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[&str]) -> Profile {
        let mut profile = Profile::default();
        for cell in cells {
            profile.note(&Value::from_written(cell), false);
        }
        profile
    }

    #[test]
    fn one_clear_date_decides_for_its_column() {
        let profile = of(&["03/04/2020", "13/04/2020", "n/a", "5/5/2020"]);
        assert_eq!(
            profile.date_order(),
            Proof::Known {
                value: DateOrder::DayFirst,
                cells: 1
            }
        );
        assert_eq!(profile.shape(), Shape::Dates);
        assert_eq!(of(&["03/04/2020"]).date_order(), Proof::Open { cells: 1 });
        assert_eq!(of(&["2020-04-03"]).date_order(), Proof::NotNeeded);
        assert!(matches!(
            of(&["13/04/2020", "04/13/2020", "1/2/2020"]).date_order(),
            Proof::Mixed { against: 1, .. }
        ));
        assert_eq!(of(&["13/04/2020", "04/13/2020"]).format().date_order, None);
    }

    #[test]
    fn one_clear_number_decides_for_its_column() {
        for (cell, mark) in [
            ("1.234,5", DecimalMark::Comma),
            ("0,5", DecimalMark::Comma),
            ("1,234,567", DecimalMark::Point),
            ("12.5", DecimalMark::Point),
            ("1.234.567", DecimalMark::Comma),
        ] {
            assert_eq!(
                of(&["1,234", cell]).format().decimal_mark,
                Some(mark),
                "{cell}"
            );
        }
        assert_eq!(
            of(&["1,234", "17"]).decimal_mark(),
            Proof::Open { cells: 1 }
        );
    }

    #[test]
    fn a_column_looks_like_what_nine_of_ten_cells_are() {
        assert_eq!(of(&["1", "2", "30", "N/A"]).shape(), Shape::Integers);
        assert_eq!(of(&["001", "002", "003"]).shape(), Shape::Text);
        assert_eq!(of(&["1.5", "2", "30"]).shape(), Shape::Decimals);
        assert_eq!(of(&["yes", "no", "Yes"]).shape(), Shape::YesNo);
        assert_eq!(of(&["2019", "2020"]).shape(), Shape::Dates);
        assert_eq!(of(&["Amina", "Luis", "Jean"]).shape(), Shape::Text);
        assert_eq!(
            of(&["M", "F", "M", "M", "F", "M", "F", "M", "F", "M"]).shape(),
            Shape::Codes
        );
        assert_eq!(of(&["", " "]).shape(), Shape::Empty);
    }
}
