//! Lists by keyset: a page begins after a row, not at a number.

use passerelle_store::{Page, Paged};
use serde::Deserialize;

use crate::pairs::address;

/// Rows of one page of a list.
pub(crate) const ROWS: i64 = 50;

/// The part of a list's address that says where its page begins. A room's own
/// filters stand beside it in a struct of their own:
/// `Query(filters): Query<Filters>, Query(paging): Query<Paging>`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Paging {
    after: String,
}

/// Where the lines under a list lead; empty where they lead nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pager {
    /// The beginning of the list, unless it is this page.
    pub(crate) first: String,
    /// The page after this one.
    pub(crate) next: String,
}

impl Paging {
    /// What the store is asked for.
    pub(crate) fn page(&self) -> Page {
        Page {
            size: ROWS,
            after: (!self.after.is_empty()).then(|| self.after.clone()),
        }
    }

    /// One page of a list that is in memory, in the order in which it is shown.
    /// `name` gives what a row is called in the address, such as its id.
    pub(crate) fn cut<T>(&self, rows: Vec<T>, name: impl Fn(&T) -> String) -> Paged<T> {
        let size = usize::try_from(ROWS).unwrap_or(usize::MAX);
        let before = rows.iter().position(|row| name(row) == self.after);
        let begin = before.map_or(0, |before| before + 1);
        let more = rows.len() > begin + size;
        let rows: Vec<T> = rows.into_iter().skip(begin).take(size).collect();
        Paged {
            next: rows.last().filter(|_| more).map(&name),
            rows,
        }
    }

    /// The lines under the list. `filters` are those of the address.
    pub(crate) fn pager<T>(&self, path: &str, filters: &[(&str, &str)], rows: &Paged<T>) -> Pager {
        let at = |after: &str| {
            let filters = filters.iter().copied();
            address(path, filters.chain([("after", after)]))
        };
        let next = rows.next.as_deref();
        Pager {
            first: if self.after.is_empty() {
                String::new()
            } else {
                at("")
            },
            next: next.map_or_else(String::new, at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_memory_goes_on_after_the_row_that_the_address_names() {
        let rows: Vec<i64> = (1..=ROWS + 1).collect();
        let first = Paging::default().cut(rows.clone(), ToString::to_string);
        assert_eq!(first.rows.len(), 50);
        assert_eq!(first.next.as_deref(), Some("50"));
        let after = first.next.unwrap_or_default();
        let second = Paging { after }.cut(rows, ToString::to_string);
        assert_eq!((second.rows, second.next), (vec![51], None));
    }

    #[test]
    fn the_lines_under_a_list_keep_its_filters() {
        let rows = Paged {
            rows: vec![1],
            next: Some("c+2".to_owned()),
        };
        let pager = Paging::default().pager("/offices", &[("kind", "regional"), ("q", "")], &rows);
        assert_eq!(pager.first, "");
        assert_eq!(pager.next, "/offices?kind=regional&after=c%2B2");
        let second = Paging {
            after: "c".to_owned(),
        };
        let last = Paged::<i32> {
            rows: Vec::new(),
            next: None,
        };
        let pager = second.pager("/offices", &[], &last);
        assert_eq!((&*pager.first, &*pager.next), ("/offices", ""));
    }
}
