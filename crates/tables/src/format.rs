//! How one column writes its numbers, dates and yeses.

use serde::{Deserialize, Serialize};

/// The order of day, month and year where all three are numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `31/12/2020`.
    DayFirst,
    /// `12/31/2020`.
    MonthFirst,
    /// `2020/12/31`, and `20/12/31` where years have two digits.
    YearFirst,
}

/// Which character parts whole and fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecimalMark {
    /// `1,234.5`.
    Point,
    /// `1.234,5`.
    Comma,
}

/// The conventions by which the cells of a column are read.
///
/// [`Format::default`] assumes nothing: what can be read in two ways is then a
/// fault that says both. [`crate::Column::format`] fills in what the column
/// itself proves, a mapping what a person decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Format {
    /// The order of numeric dates; unknown if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// The decimal mark; unknown if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal_mark: Option<DecimalMark>,
    /// The last year that a year of two digits can mean: 2029 reads `30` as
    /// 1930 and `29` as 2029. Two-digit years are a fault if `None`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_short_year: Option<i16>,
    /// Whether a number without further marks is a day counted from the end of
    /// 1899, as spreadsheets count: `43831` is 2020-01-01.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub serial_dates: bool,
    /// Further texts that mean "no answer" in this column: `999`, `NA`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Further words for yes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub yes: Vec<String>,
    /// Further words for no.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no: Vec<String>,
}

impl Format {
    /// What `self` leaves open is taken from `other`.
    #[must_use]
    pub fn or(mut self, other: &Self) -> Self {
        self.date_order = self.date_order.or(other.date_order);
        self.decimal_mark = self.decimal_mark.or(other.decimal_mark);
        self.last_short_year = self.last_short_year.or(other.last_short_year);
        self.serial_dates |= other.serial_dates;
        for (mine, theirs) in [
            (&mut self.missing, &other.missing),
            (&mut self.yes, &other.yes),
            (&mut self.no, &other.no),
        ] {
            let new: Vec<_> = theirs
                .iter()
                .filter(|word| !mine.contains(word))
                .cloned()
                .collect();
            mine.extend(new);
        }
        self
    }
}
