//! Rows as an archive keeps them, the same from either database.

use super::tables::{Column, ColumnKind, Table};
use crate::db::Value;
use crate::error::StoreError;

const ABSENT: u8 = 0;
const TEXT: u8 = 1;
const INT: u8 = 2;
const NO: u8 = 3;
const YES: u8 = 4;
const BYTES: u8 = 5;

/// Adds a row to a buffer. One database keeps yes and no as numbers, and an
/// absence without its type: here they are what their column says.
pub(super) fn encode(to: &mut Vec<u8>, table: &Table, row: Vec<Value>) -> Result<(), StoreError> {
    if row.len() != table.columns.len() {
        return Err(StoreError::Corrupt("a row has another number of columns"));
    }
    for (column, value) in table.columns.iter().zip(row) {
        match (column.kind, value) {
            (_, value) if value.is_absent() => to.push(ABSENT),
            (ColumnKind::Text, Value::Text(Some(text))) => put(to, TEXT, text.as_bytes()),
            (ColumnKind::Bytes, Value::Bytes(Some(bytes))) => put(to, BYTES, &bytes),
            (ColumnKind::Int, Value::Int(Some(number))) => {
                to.push(INT);
                to.extend(number.to_le_bytes());
            }
            (ColumnKind::Bool, Value::Bool(Some(yes))) => to.push(if yes { YES } else { NO }),
            (ColumnKind::Bool, Value::Int(Some(number))) => {
                to.push(if number == 0 { NO } else { YES });
            }
            _ => return Err(StoreError::Corrupt("a value is not of its column's type")),
        }
    }
    Ok(())
}

fn put(to: &mut Vec<u8>, mark: u8, bytes: &[u8]) {
    to.push(mark);
    to.extend((bytes.len() as u64).to_le_bytes());
    to.extend(bytes);
}

/// Takes the first row out of a buffer; nothing if what stands there is none.
pub(super) fn decode(from: &mut &[u8], columns: &[Column]) -> Option<Vec<Value>> {
    columns
        .iter()
        .map(|column| one(from, column.kind))
        .collect()
}

fn one(from: &mut &[u8], kind: ColumnKind) -> Option<Value> {
    let mark = *take(from, 1)?.first()?;
    Some(match (mark, kind) {
        (ABSENT, ColumnKind::Text) => Value::Text(None),
        (ABSENT, ColumnKind::Int) => Value::Int(None),
        (ABSENT, ColumnKind::Bool) => Value::Bool(None),
        (ABSENT, ColumnKind::Bytes) => Value::Bytes(None),
        (TEXT, ColumnKind::Text) => {
            Value::Text(Some(String::from_utf8(long(from)?.to_vec()).ok()?))
        }
        (BYTES, ColumnKind::Bytes) => Value::Bytes(Some(long(from)?.to_vec())),
        (INT, ColumnKind::Int) => Value::Int(Some(i64::from_le_bytes(eight(from)?))),
        (NO, ColumnKind::Bool) => Value::Bool(Some(false)),
        (YES, ColumnKind::Bool) => Value::Bool(Some(true)),
        _ => return None,
    })
}

fn long<'b>(from: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = usize::try_from(u64::from_le_bytes(eight(from)?)).ok()?;
    take(from, length)
}

fn eight(from: &mut &[u8]) -> Option<[u8; 8]> {
    take(from, 8)?.try_into().ok()
}

fn take<'b>(from: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, left) = from.split_at_checked(length)?;
    *from = left;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Table {
        let column = |name: &str, kind| Column {
            name: name.to_owned(),
            kind,
        };
        Table {
            name: "t".to_owned(),
            columns: vec![
                column("a", ColumnKind::Text),
                column("b", ColumnKind::Int),
                column("c", ColumnKind::Bool),
                column("d", ColumnKind::Bytes),
            ],
            key: vec!["a".to_owned()],
        }
    }

    proptest! {
        #[test]
        fn what_was_encoded_is_decoded(
            text: Option<String>, number: Option<i64>, yes: Option<bool>, bytes: Option<Vec<u8>>,
        ) {
            let row = vec![
                Value::Text(text), Value::Int(number), Value::Bool(yes), Value::Bytes(bytes),
            ];
            let (table, mut buffer) = (table(), Vec::new());
            encode(&mut buffer, &table, row.clone()).unwrap();
            let mut left = buffer.as_slice();
            prop_assert_eq!(decode(&mut left, &table.columns), Some(row));
            prop_assert!(left.is_empty());
            for length in 0..buffer.len() {
                prop_assert_eq!(decode(&mut &buffer[..length], &table.columns), None);
            }
        }

        #[test]
        fn no_bytes_break_it(bytes: Vec<u8>) {
            let _ = decode(&mut bytes.as_slice(), &table().columns);
        }
    }

    #[test]
    fn yes_and_no_are_the_same_from_either_database() {
        let row = |yes| {
            let mut buffer = Vec::new();
            let row = vec![Value::from("x"), Value::Text(None), yes, Value::Text(None)];
            encode(&mut buffer, &table(), row).unwrap();
            buffer
        };
        assert_eq!(row(Value::Bool(Some(true))), row(Value::Int(Some(1))));
        assert_eq!(row(Value::Bool(Some(false))), row(Value::Int(Some(0))));
    }
}
