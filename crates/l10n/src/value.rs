//! What a sentence counts or names.

use std::borrow::Cow;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal;
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::{Language, isolation::isolated};

/// A value that a message names: a text, or a whole number.
///
/// A number chooses the plural and is written in the reader's numerals; what
/// only looks like a number (a year, a code) is a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// A name, a title, a phrase that is already in the reader's language.
    Text(Cow<'a, str>),
    /// A count or a bound.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// Templates hand on what they hold by reference.
impl From<&i64> for Value<'_> {
    fn from(number: &i64) -> Self {
        Self::Number(*number)
    }
}

impl From<i32> for Value<'_> {
    fn from(number: i32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// No count of ours comes near the limit; past it the number stays at the limit.
impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// No count of ours comes near the limit; past it the number stays at the limit.
impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a Value<'_>> for FluentValue<'a> {
    fn from(value: &'a Value<'_>) -> Self {
        match value {
            Value::Text(text) => FluentValue::from(text.as_ref()),
            Value::Number(number) => FluentValue::from(*number),
        }
    }
}

/// Fluent's type of a function that shows a value.
pub(crate) type Show = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// How a value reads inside a sentence: numbers in the reader's numerals, texts
/// kept from turning the direction of the words around them. `None` shows the
/// value as it is.
pub(crate) fn shown(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            let number: Decimal = number.as_string().parse().ok()?;
            Some(language.ways().number(&number))
        }
        FluentValue::String(text) => isolated(text, language.direction()),
        _ => None,
    }
}
