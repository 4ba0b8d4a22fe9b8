//! What a person got wrong, said at the place where it can be mended.
//!
//! A fault is not an error: nothing broke. It names a field (or a cell), the
//! key of a message (`required` is worded as `fault-required` in every
//! language) and the values that the message needs. Faults are collected, so
//! that a form shows everything at once, and never hold what was typed: that
//! may be personal, and faults travel to logs.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// A value inside a fault's message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FaultValue {
    /// A count or a bound.
    Number(i64),
    /// A date, a code, the name of a unit; never what was typed.
    Text(String),
}

impl From<i64> for FaultValue {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for FaultValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The field of the form or the address of the cell; empty for the whole.
    pub field: Cow<'static, str>,
    /// The message's key, without the prefix `fault-`.
    pub key: &'static str,
    /// What the message counts or names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(&'static str, FaultValue)>,
}

impl Fault {
    /// A fault whose message needs no values.
    pub fn new(field: impl Into<Cow<'static, str>>, key: &'static str) -> Self {
        Self {
            field: field.into(),
            key,
            values: Vec::new(),
        }
    }

    /// Adds a value that the message names.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FaultValue>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The same fault at another field.
    #[must_use]
    pub fn at(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = field.into();
        self
    }
}

/// Everything to mend in one go. Never empty inside an `Err`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// An empty collection, to be filled while parsing.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Notes a fault and goes on.
    pub fn push(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Takes a parsed value, or notes its fault at `field` and goes on.
    pub fn take<T>(&mut self, field: &'static str, parsed: Result<T, Fault>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.push(fault.at(field));
                None
            }
        }
    }

    /// `Ok` only if nothing was noted and the value could be built.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The faults of one field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Fault> {
        self.0.iter().filter(move |fault| fault.field == field)
    }
}

impl From<Fault> for Faults {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Fault;
    type IntoIter = std::slice::Iter<'a, Fault>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().enumerate() {
            let comma = if n == 0 { "" } else { ", " };
            write!(f, "{comma}{}: {}", fault.field, fault.key)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
