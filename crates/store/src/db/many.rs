//! Several rows with one statement.
//!
//! A statement costs a journey to its database and back, which is more than
//! most rows cost once there. So rows go in groups of a few fixed sizes: each
//! size of each statement is one text, made once and prepared once.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::error::StoreError;

use super::conn::Conn;
use super::value::{Row, Value};

/// How many rows a statement takes. The last must be one.
const SIZES: [usize; 4] = [64, 16, 4, 1];

/// What stands before and after the places of the rows.
type Around = (&'static str, &'static str);

/// Every text that was made. There are as many as there are statements in the
/// code, times the sizes.
static TEXTS: LazyLock<Mutex<HashMap<(Around, usize), &'static str>>> =
    LazyLock::new(Mutex::default);

impl Conn {
    /// Writes rows of equal length: `INSERT INTO t (a, b) VALUES ` … what is to
    /// be done `ON CONFLICT`.
    pub(crate) async fn insert_many(
        &mut self,
        around: Around,
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let mut rows = rows.into_iter();
        while let Some(size) = next_size(rows.len()) {
            let group: Vec<_> = rows.by_ref().take(size).collect();
            let width = group.first().map_or(0, Vec::len);
            let sql = text(around, size, |sql, n| list(sql, n * width, width));
            self.execute(sql, group.into_iter().flatten().collect())
                .await?;
        }
        Ok(())
    }

    /// Reads the rows of several keys: `SELECT a FROM t WHERE id IN (` … `)`.
    /// In no order; a key that has no row gives none.
    pub(crate) async fn of_many(
        &mut self,
        around: Around,
        keys: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let mut found = Vec::with_capacity(keys.len());
        let mut keys = keys.into_iter();
        while let Some(size) = next_size(keys.len()) {
            let group: Vec<_> = keys.by_ref().take(size).collect();
            let sql = text(around, size, |sql, n| place(sql, n + 1));
            found.extend(self.all(sql, group).await?);
        }
        Ok(found)
    }

    /// Runs a statement over several keys: `DELETE FROM t WHERE id IN (` … `)`.
    pub(crate) async fn for_many(
        &mut self,
        around: Around,
        keys: Vec<Value>,
    ) -> Result<(), StoreError> {
        let mut keys = keys.into_iter();
        while let Some(size) = next_size(keys.len()) {
            let group = keys.by_ref().take(size).collect();
            let sql = text(around, size, |sql, n| place(sql, n + 1));
            self.execute(sql, group).await?;
        }
        Ok(())
    }
}

/// The largest group that so many rows fill.
fn next_size(left: usize) -> Option<usize> {
    SIZES.into_iter().find(|size| *size <= left)
}

fn text(around: Around, size: usize, each: impl Fn(&mut String, usize)) -> &'static str {
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    texts.entry((around, size)).or_insert_with(|| {
        let mut sql = around.0.to_owned();
        for n in 0..size {
            if n > 0 {
                sql.push_str(", ");
            }
            each(&mut sql, n);
        }
        sql.push_str(around.1);
        sql.leak()
    })
}

/// `($7, $8, $9)`.
fn list(sql: &mut String, after: usize, width: usize) {
    sql.push('(');
    for n in 1..=width {
        if n > 1 {
            sql.push_str(", ");
        }
        place(sql, after + n);
    }
    sql.push(')');
}

fn place(sql: &mut String, number: usize) {
    // Writing to a text does not fail.
    let _ = write!(sql, "${number}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_made_once_for_each_size() {
        let around = ("INSERT INTO t (a, b) VALUES ", " ON CONFLICT DO NOTHING");
        let rows = |size| text(around, size, |sql, n| list(sql, n * 2, 2));
        assert_eq!(
            rows(4),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8) ON CONFLICT DO NOTHING"
        );
        assert!(std::ptr::eq(rows(4), rows(4)));
    }

    #[test]
    fn groups_take_every_row() {
        let mut left = 150;
        let mut groups = Vec::new();
        while let Some(size) = next_size(left) {
            groups.push(size);
            left -= size;
        }
        assert_eq!(groups, [64, 64, 16, 4, 1, 1]);
    }
}
