//! One JSON value as a row.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Keys;
use crate::error::ReadError;
use crate::fault::{Note, NoteCode};
use crate::limits::Bound;
use crate::number::Number;
use crate::row::{Filler, Row};
use crate::value::Value;

/// More cells than this are no row.
const MOST: usize = 1 << 16;

/// A row that was parsed, its cells still as they are written.
pub(super) enum JsonRow<'a> {
    /// `null`.
    Nothing,
    /// Cells by their place.
    Array(Vec<&'a RawValue>),
    /// Cells by their key.
    Object(Vec<(String, &'a RawValue)>),
}

impl<'de> Deserialize<'de> for JsonRow<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = JsonRow<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(JsonRow::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(cell) = list.next_element()? {
            if cells.len() == MOST {
                return Err(serde::de::Error::custom("too many"));
            }
            cells.push(cell);
        }
        Ok(JsonRow::Array(cells))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(cell) = map.next_entry()? {
            if cells.len() == MOST {
                return Err(serde::de::Error::custom("too many"));
            }
            cells.push(cell);
        }
        Ok(JsonRow::Object(cells))
    }
}

/// Puts the cells of a row in place.
pub(super) fn fill(
    row: &mut Row,
    found: JsonRow<'_>,
    keys: &mut Keys,
    number: u64,
) -> Result<(), ReadError> {
    let mut placed = Vec::new();
    match found {
        JsonRow::Nothing => {}
        JsonRow::Array(cells) => placed.extend((0..).zip(cells)),
        JsonRow::Object(cells) => {
            for (key, raw) in cells {
                let (place, is_new) = keys.place(&key, number)?;
                if is_new && number > 1 {
                    row.notes
                        .push(Note::new(NoteCode::NewKey).with("key", &key));
                }
                placed.push((place, raw));
            }
            // The last of two cells with one key wins.
            placed.reverse();
            placed.sort_by_key(|(place, _)| *place);
            placed.dedup_by_key(|(place, _)| *place);
        }
    }
    let mut filler = Filler::new(&mut row.cells);
    for (column, raw) in placed {
        if raw.get().len() > keys.limits.cell_bytes {
            return Err(ReadError::limit(
                Bound::CellBytes,
                keys.limits.cell_bytes,
                number,
            ));
        }
        let cell = filler.next(column);
        set(&mut cell.value, raw.get());
        if cell.value == Value::Empty {
            filler.undo();
        }
    }
    filler.finish();
    Ok(())
}

/// A cell of JSON. Lists and objects inside of cells stay JSON, as text.
fn set(value: &mut Value, raw: &str) {
    match raw.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<String>(raw) {
            Ok(text) => value.set_written(&text),
            // Half of a pair of characters, which JSON can write and text not.
            Err(_) => *value = Value::Text(raw.to_owned()),
        },
        Some(b't') => *value = Value::Bool(true),
        Some(b'f') => *value = Value::Bool(false),
        Some(b'n') => *value = Value::Empty,
        Some(b'-' | b'0'..=b'9') => {
            *value = Number::from_text(raw).map_or_else(|| Value::from_written(raw), Value::Number);
        }
        _ => *value = Value::Text(raw.to_owned()),
    }
}
