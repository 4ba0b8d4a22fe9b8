//! Columns of a table.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Cell, Label, Misfit};

/// The name by which programs know a column: `a-z`, `0-9`, `_`, a letter first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ColumnKey(String);

impl ColumnKey {
    /// Reads a key.
    pub fn parse(raw: &str) -> Result<Self, Misfit> {
        let fits = raw.len() <= 60
            && raw.starts_with(|c: char| c.is_ascii_lowercase())
            && raw
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if fits {
            Ok(Self(raw.to_owned()))
        } else {
            Err(Misfit::Key(raw.chars().take(60).collect()))
        }
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A tag of the Humanitarian Exchange Language: `#affected+f+adult`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HxlTag(String);

impl HxlTag {
    /// Reads a tag with its attributes.
    pub fn parse(raw: &str) -> Result<Self, Misfit> {
        let word = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        };
        let fits = raw.len() <= 200
            && raw
                .strip_prefix('#')
                .is_some_and(|rest| rest.split('+').all(word));
        if fits {
            Ok(Self(raw.to_owned()))
        } else {
            Err(Misfit::Tag(raw.chars().take(60).collect()))
        }
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! word {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Misfit;

            fn try_from(raw: String) -> Result<Self, Misfit> {
                Self::parse(&raw)
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> Self {
                word.0
            }
        }
    };
}

word!(ColumnKey);
word!(HxlTag);

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Words.
    Text,
    /// Countries of the register.
    Country,
    /// Places, each by its code and name.
    Place,
    /// Choices of a code list, each by its code and name.
    Code,
    /// Calendar days.
    Date,
    /// Numbers, all with so many decimal places.
    Number {
        /// Digits after the point; the cell counts in units of the last one.
        places: u8,
    },
}

impl Kind {
    /// Whole numbers.
    pub const COUNT: Self = Self::Number { places: 0 };
    /// Decimal places that a number may have.
    pub const MOST_PLACES: u8 = 6;

    /// Whether the column counts something.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Number { .. })
    }
}

/// What disclosure control does with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Says what a row is about: a place, a sex, a month. Never hidden, never
    /// without data ("unknown" is a value of its own).
    Dimension,
    /// Counts persons or households: small ones are hidden.
    Persons,
    /// Adds up amounts of persons or partners: hidden where one of them
    /// would stand out.
    Amount,
    /// Made of other columns, like a share: hidden where one of those is.
    Derived,
    /// Tells of nobody, like the number of offices or the area of a district.
    Open,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Column {
    /// The name by which programs know it.
    pub key: ColumnKey,
    /// The name by which people know it.
    pub label: Label,
    /// What its cells hold.
    pub kind: Kind,
    /// What it counts in; none for a bare number and for words.
    pub unit: Option<Label>,
    /// How HXL calls it.
    pub hxl: Option<HxlTag>,
    /// What disclosure control does with it.
    pub role: Role,
}

/// A column as it comes from outside.
#[derive(Deserialize)]
struct Unchecked {
    key: String,
    label: Label,
    kind: Kind,
    unit: Option<Label>,
    hxl: Option<HxlTag>,
    role: Role,
}

impl Column {
    /// A column without unit and tag.
    pub fn new(key: &str, label: Label, kind: Kind, role: Role) -> Result<Self, Misfit> {
        if let Kind::Number { places } = kind
            && places > Kind::MOST_PLACES
        {
            return Err(Misfit::Places(places));
        }
        Ok(Self {
            key: ColumnKey::parse(key)?,
            label,
            kind,
            unit: None,
            hxl: None,
            role,
        })
    }

    /// The same column with a unit.
    #[must_use]
    pub fn in_unit(mut self, unit: Label) -> Self {
        self.unit = Some(unit);
        self
    }

    /// The same column with its HXL tag.
    pub fn tagged(mut self, tag: &str) -> Result<Self, Misfit> {
        self.hxl = Some(HxlTag::parse(tag)?);
        Ok(self)
    }

    /// Whether a cell may stand in this column.
    pub fn takes(&self, cell: &Cell) -> bool {
        let is_dimension = self.role == Role::Dimension;
        match (cell, self.kind) {
            (Cell::All, _) => is_dimension,
            (Cell::NoData | Cell::Hidden, _) => !is_dimension,
            (Cell::Text(_), Kind::Text)
            | (Cell::Country(_), Kind::Country)
            | (Cell::Named { .. }, Kind::Place | Kind::Code)
            | (Cell::Date(_), Kind::Date)
            | (Cell::Number(_), Kind::Number { .. }) => true,
            _ => false,
        }
    }
}

impl TryFrom<Unchecked> for Column {
    type Error = Misfit;

    fn try_from(raw: Unchecked) -> Result<Self, Misfit> {
        let column = Self::new(&raw.key, raw.label, raw.kind, raw.role)?;
        Ok(Self {
            unit: raw.unit,
            hxl: raw.hxl,
            ..column
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_tags_are_written_in_one_manner() {
        for key in ["people", "f_18_59", "a"] {
            assert!(ColumnKey::parse(key).is_ok(), "{key}");
        }
        for key in ["", "People", "1st", "a-b", "é", &"a".repeat(61)] {
            assert!(ColumnKey::parse(key).is_err(), "{key}");
        }
        for tag in ["#affected", "#affected+f+adult", "#geo+lat"] {
            assert!(HxlTag::parse(tag).is_ok(), "{tag}");
        }
        for tag in [
            "",
            "affected",
            "#",
            "#Affected",
            "#affected+",
            "#affected +f",
        ] {
            assert!(HxlTag::parse(tag).is_err(), "{tag}");
        }
    }
}
