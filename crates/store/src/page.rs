//! Pages of long lists: keyset, never an offset.

use passerelle_model::Fault;

use crate::door::Refusal;

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Rows at most.
    pub size: i64,
    /// The cursor that the page before gave; none for the first.
    pub after: Option<String>,
}

/// Rows of one page at most, whatever is asked.
const MOST: i64 = 500;

impl Page {
    /// The first page.
    pub const fn first(size: i64) -> Self {
        Self { size, after: None }
    }

    /// The page after a cursor.
    pub fn after(size: i64, cursor: Option<String>) -> Self {
        Self {
            size: size.clamp(1, MOST),
            after: cursor.filter(|cursor| !cursor.is_empty()),
        }
    }

    /// The cursor, read; one that we did not give is a fault.
    pub(crate) fn cursor<T: std::str::FromStr>(&self) -> Result<Option<T>, Refusal> {
        let read = self.after.as_deref().map(str::parse).transpose();
        read.or(Err(Refusal::from(Fault::new("after", "unknown-choice"))))
    }
}

/// One page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
}

impl<T> Paged<T> {
    /// Cuts the one row too many, which tells that there is a next page.
    pub(crate) fn cut(mut rows: Vec<T>, size: i64, cursor: impl Fn(&T) -> String) -> Self {
        let size = usize::try_from(size).unwrap_or_default();
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more { rows.last().map(cursor) } else { None };
        Self { rows, next }
    }

    /// The same page with each row turned into something else.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Paged<U> {
        Paged {
            rows: self.rows.into_iter().map(turn).collect(),
            next: self.next,
        }
    }
}
