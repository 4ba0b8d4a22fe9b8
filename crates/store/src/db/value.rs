//! What goes into a query and what comes out.

use std::fmt::Display;
use std::str::FromStr;

use passerelle_model::{Envelope, Instant, RecordRef, Version};

use crate::error::StoreError;

/// A value of one of the four types that both databases share. An absence is
/// typed, because PostgreSQL asks the type of a NULL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// `TEXT`: also ids, dates, instants and opaque JSON.
    Text(Option<String>),
    /// `BIGINT`.
    Int(Option<i64>),
    /// `BOOLEAN`.
    Bool(Option<bool>),
    /// `BYTEA`.
    Bytes(Option<Vec<u8>>),
}

macro_rules! value_from {
    ($($from:ty => $variant:ident($value:ident) $turn:expr;)+) => {
        $(
            impl From<$from> for Value {
                fn from($value: $from) -> Self {
                    Self::$variant(Some($turn))
                }
            }
            impl From<Option<$from>> for Value {
                fn from(value: Option<$from>) -> Self {
                    Self::$variant(value.map(|$value| $turn))
                }
            }
        )+
    };
}

value_from! {
    String => Text(v) v;
    &str => Text(v) v.to_owned();
    &String => Text(v) v.clone();
    Instant => Text(v) v.to_string();
    jiff::civil::Date => Text(v) v.to_string();
    RecordRef => Text(v) v.to_string();
    passerelle_model::AccountId => Text(v) v.to_string();
    passerelle_model::ActionId => Text(v) v.to_string();
    passerelle_model::BatchId => Text(v) v.to_string();
    passerelle_model::DocumentId => Text(v) v.to_string();
    passerelle_model::GrantId => Text(v) v.to_string();
    passerelle_model::JobId => Text(v) v.to_string();
    passerelle_model::MessageId => Text(v) v.to_string();
    passerelle_model::OfficeId => Text(v) v.to_string();
    passerelle_model::PlaceId => Text(v) v.to_string();
    passerelle_model::TokenId => Text(v) v.to_string();
    passerelle_model::WebhookId => Text(v) v.to_string();
    passerelle_model::Subject => Text(v) v.to_string();
    i64 => Int(v) v;
    Version => Int(v) v.0;
    bool => Bool(v) v;
    Vec<u8> => Bytes(v) v;
    &[u8] => Bytes(v) v.to_vec();
    &Envelope => Bytes(v) v.as_bytes().to_vec();
}

/// One row, read from its first column to its last.
///
/// Reading in order keeps a `SELECT` list and the struct that it fills side by
/// side, and moves every value out without copying it.
#[derive(Debug)]
pub(crate) struct Row {
    cells: std::vec::IntoIter<Value>,
}

impl Row {
    pub(super) fn new(cells: Vec<Value>) -> Self {
        Self {
            cells: cells.into_iter(),
        }
    }

    /// Leaves columns out that another column holds too.
    pub(crate) fn skip(&mut self, columns: usize) {
        for _ in 0..columns {
            self.cells.next();
        }
    }

    /// All values, for comparing whole tables.
    pub(crate) fn into_values(self) -> Vec<Value> {
        self.cells.collect()
    }

    /// The next column, a text that must be there.
    pub(crate) fn text(&mut self) -> Result<String, StoreError> {
        self.text_opt()?
            .ok_or(StoreError::Corrupt("a text is missing"))
    }

    /// The next column, a text that may be missing.
    pub(crate) fn text_opt(&mut self) -> Result<Option<String>, StoreError> {
        match self.cells.next() {
            Some(Value::Text(text)) => Ok(text),
            Some(other) if other.is_absent() => Ok(None),
            _ => Err(StoreError::Corrupt("not a text")),
        }
    }

    /// The next column, a number that must be there.
    pub(crate) fn int(&mut self) -> Result<i64, StoreError> {
        self.int_opt()?
            .ok_or(StoreError::Corrupt("a number is missing"))
    }

    /// The next column, a number that may be missing.
    pub(crate) fn int_opt(&mut self) -> Result<Option<i64>, StoreError> {
        match self.cells.next() {
            Some(Value::Int(number)) => Ok(number),
            Some(other) if other.is_absent() => Ok(None),
            _ => Err(StoreError::Corrupt("not a number")),
        }
    }

    /// The next column, yes or no. SQLite keeps it as a number.
    pub(crate) fn bool(&mut self) -> Result<bool, StoreError> {
        match self.cells.next() {
            Some(Value::Bool(Some(yes))) => Ok(yes),
            Some(Value::Int(Some(number))) => Ok(number != 0),
            _ => Err(StoreError::Corrupt("not a yes or no")),
        }
    }

    /// The next column, bytes that may be missing.
    pub(crate) fn bytes_opt(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        match self.cells.next() {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            Some(other) if other.is_absent() => Ok(None),
            _ => Err(StoreError::Corrupt("not bytes")),
        }
    }

    /// The next column, bytes that must be there.
    pub(crate) fn bytes(&mut self) -> Result<Vec<u8>, StoreError> {
        self.bytes_opt()?
            .ok_or(StoreError::Corrupt("bytes are missing"))
    }

    /// The next column, a sealed value that may be missing.
    pub(crate) fn envelope_opt(&mut self) -> Result<Option<Envelope>, StoreError> {
        Ok(self.bytes_opt()?.map(Envelope::from_bytes))
    }

    /// The next column, a text that reads as `T`.
    pub(crate) fn parse<T: FromStr>(&mut self) -> Result<T, StoreError> {
        parsed(&self.text()?)
    }

    /// The next column, a text that reads as `T` or is missing.
    pub(crate) fn parse_opt<T: FromStr>(&mut self) -> Result<Option<T>, StoreError> {
        self.text_opt()?.as_deref().map(parsed).transpose()
    }

    /// The next column, JSON that reads as `T`.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, StoreError> {
        serde_json::from_str(&self.text()?)
            .or(Err(StoreError::Corrupt("not the JSON that was kept")))
    }

    /// The next column, a code that `read` knows.
    pub(crate) fn code<T>(
        &mut self,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        read(&self.text()?).ok_or(StoreError::Corrupt("not a code that was kept"))
    }
}

fn parsed<T: FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse()
        .or(Err(StoreError::Corrupt("not the text that was kept")))
}

impl Value {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(
            self,
            Self::Text(None) | Self::Int(None) | Self::Bool(None) | Self::Bytes(None)
        )
    }
}

/// JSON for a column that nobody queries.
pub(crate) fn opaque<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::Json)
}

/// A value's text.
impl Value {
    /// The text of anything that shows itself, or an absence.
    pub(crate) fn shown<T: Display>(value: Option<&T>) -> Self {
        Self::Text(value.map(ToString::to_string))
    }
}
