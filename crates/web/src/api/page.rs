//! Lists by keyset, and what an address may ask after its `?`.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use passerelle_model::{Fault, Faults};
use passerelle_store::{Page, Paged, Refusal};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::body::misnamed;
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::pairs::{Pairs, address};

/// Rows of a page, if nobody says how many.
const ROWS: i64 = 50;
/// Rows of a page, at most.
const MOST: i64 = 500;

/// Where a page of a list begins, and how long it is.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `Asked` reads")]
pub(crate) struct PageParams {
    /// Rows of the page.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<i64>,
    /// The cursor that the page before gave as `next`.
    #[param(max_length = 600, pattern = "^[A-Za-z0-9_-]+$")]
    after: Option<String>,
}

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct Listed<T> {
    /// The rows.
    items: Vec<T>,
    /// The cursor of the next page; `null` on the last. The header `Link` has
    /// the whole address.
    next: Option<String>,
}

/// What stands after the `?`, each name once and none that is not known.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Asked {
    /// Reads it.
    pub(super) fn read(path: &str, query: &str, known: &[&'static str]) -> Result<Self, Problem> {
        let pairs = Pairs::parse(query.as_bytes()).or(Err(Problem::Malformed))?;
        let mut faults = Faults::new();
        let mut read: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs.iter() {
            if !known.contains(&name) {
                faults.push(misnamed(name, known));
            } else if read.iter().any(|(before, _)| before == name) {
                faults.push(Fault::new(name.to_owned(), "too-many").with("max", 1));
            } else {
                read.push((name.to_owned(), value.to_owned()));
            }
        }
        if !faults.is_empty() {
            return Err(Problem::Parameter(faults));
        }
        Ok(Self {
            path: path.to_owned(),
            pairs: read,
        })
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A text, if it is asked.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name)
    }

    /// A value that reads as `T`, if it is asked.
    pub(crate) fn value<T: std::str::FromStr>(
        &self,
        name: &'static str,
    ) -> Result<Option<T>, Problem> {
        let read = self.get(name).map(str::parse).transpose();
        read.or(Err(wrong(name, "unknown-choice")))
    }

    /// A value that `read` knows, if it is asked.
    pub(crate) fn code<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some(text) = self.get(name) else {
            return Ok(None);
        };
        let known = read(text).ok_or_else(|| wrong(name, "unknown-choice"))?;
        Ok(Some(known))
    }

    /// Yes or no; no, if it is not asked.
    pub(crate) fn flag(&self, name: &'static str) -> Result<bool, Problem> {
        Ok(self.value(name)?.unwrap_or(false))
    }

    /// The page that is wanted.
    pub(crate) fn page(&self) -> Result<Page, Problem> {
        let limit = match self.get("limit") {
            None => ROWS,
            Some(text) => text.parse().or(Err(wrong("limit", "not-a-number")))?,
        };
        if !(1..=MOST).contains(&limit) {
            let fault = Fault::new("limit", "too-many").with("max", MOST);
            return Err(Problem::Parameter(fault.into()));
        }
        let after = self.get("after").map(read_cursor).transpose()?;
        Ok(Page::after(limit, after))
    }

    /// The answer: a page of rows, and where the next one is.
    pub(crate) fn listed<T: Serialize>(&self, rows: Paged<T>) -> Answer {
        let next = rows.next.as_deref().map(cursor);
        let link = next.as_deref().map(|next| self.link(next));
        let body = Listed {
            items: rows.rows,
            next,
        };
        let mut response: Response = reply::json(&body)?.into_response();
        if let Some(link) = link {
            let link = HeaderValue::from_str(&link).or(Err(Problem::Broken("a link")))?;
            response.headers_mut().insert(header::LINK, link);
        }
        Ok(response)
    }

    fn link(&self, next: &str) -> String {
        let others = self.pairs.iter().filter(|(name, _)| name != "after");
        let others = others.map(|(name, value)| (name.as_str(), value.as_str()));
        let address = address(&self.path, others.chain([("after", next)]));
        format!("<{address}>; rel=\"next\"")
    }
}

/// The store's answer to a question for a page: what it finds wrong with is the
/// cursor.
pub(crate) fn found<T>(rows: Result<T, Refusal>) -> Result<T, Problem> {
    rows.map_err(|refusal| match refusal {
        Refusal::Faults(faults) => Problem::Parameter(faults),
        refusal => refusal.into(),
    })
}

fn wrong(name: &'static str, key: &'static str) -> Problem {
    Problem::Parameter(Fault::new(name, key).into())
}

/// A cursor is for giving back, not for reading.
fn cursor(inner: &str) -> String {
    BASE64URL_NOPAD.encode(inner.as_bytes())
}

fn read_cursor(text: &str) -> Result<String, Problem> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok();
    let inner = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    // Ours are ids and numbers, perhaps with a folded name before.
    let fits =
        |inner: &String| (1..=450).contains(&inner.len()) && !inner.chars().any(char::is_control);
    inner
        .filter(fits)
        .ok_or_else(|| wrong("after", "unknown-choice"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Result<Asked, Problem> {
        Asked::read("/api/v1/offices", query, &["limit", "after", "parent"])
    }

    #[test]
    fn a_page_is_asked_for_with_a_cursor_of_ours() {
        let page = asked("").unwrap().page().unwrap();
        assert_eq!(page, Page::first(50));
        let after = cursor("0190-1");
        let page = asked(&format!("limit=500&after={after}")).unwrap().page();
        assert_eq!(page.unwrap().after.as_deref(), Some("0190-1"));
        for bad in [
            "limit=0",
            "limit=501",
            "limit=x",
            "limit=",
            "after=%2F",
            "after=",
            "after=AA",
        ] {
            assert!(
                matches!(asked(bad).unwrap().page(), Err(Problem::Parameter(_))),
                "{bad}"
            );
        }
    }

    #[test]
    fn what_is_not_known_or_said_twice_is_told() {
        for bad in ["prent=1", "limit=1&limit=2"] {
            assert!(matches!(asked(bad), Err(Problem::Parameter(_))), "{bad}");
        }
        assert!(matches!(asked("parent=%FF"), Err(Problem::Malformed)));
    }

    #[test]
    fn the_next_page_keeps_what_was_asked() {
        let rows = Paged {
            rows: vec![1],
            next: Some("c".to_owned()),
        };
        let asked = asked("parent=a%26b&limit=1&after=eA").unwrap();
        let response = asked.listed(rows).unwrap();
        let link = response.headers()["link"].to_str().unwrap();
        assert_eq!(
            link,
            "</api/v1/offices?parent=a%26b&limit=1&after=Yw>; rel=\"next\""
        );
    }
}
