//! Nothing typed is lost when a session ends under a form, or the program fails.
//!
//! A form without a session, or with the token of an old one, is not taken. If
//! the browser vouches that it comes from a page of ours, the page that says so
//! carries it along unseen, with a new token and one button: the person, and not
//! another site, then sends it again. Its key makes sure that it acts once.

use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use crate::csrf;
use crate::form::Posted;
use crate::local;

/// Names of fields that are typed anew each time.
const SECRET: [&str; 3] = ["password", "code", "current"];

/// What was typed into a form that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unsent {
    /// Where it goes.
    pub(crate) action: String,
    /// All of it but the old token.
    pub(crate) fields: Vec<(String, String)>,
}

impl Unsent {
    /// Keeps a form, unless it holds what no page may hold: secrets and files.
    pub(crate) fn of(headers: &HeaderMap, uri: &Uri, posted: &Posted) -> Option<Self> {
        let action = uri.path_and_query()?.as_str();
        let fields: Vec<(String, String)> = posted
            .pairs
            .iter()
            .filter(|(name, _)| *name != "csrf")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let secret = |name: &str| SECRET.iter().any(|word| name.contains(word));
        let fits = posted.files.is_empty()
            && !fields.is_empty()
            && fields.iter().all(|(name, _)| !secret(name));
        (fits && local::is_local(action) && csrf::is_surely_from_here(headers)).then(|| Self {
            action: action.to_owned(),
            fields,
        })
    }
}

/// An answer that carries what was typed along to its page.
pub(crate) fn carrying(mut response: Response, unsent: Option<Unsent>) -> Response {
    if let Some(unsent) = unsent {
        response.extensions_mut().insert(unsent);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairs::Pairs;
    use axum::http::HeaderValue;

    fn kept(body: &str, site: &'static str) -> Option<Unsent> {
        let mut headers = HeaderMap::new();
        headers.insert("sec-fetch-site", HeaderValue::from_static(site));
        let posted = Posted {
            pairs: Pairs::parse(body.as_bytes()).unwrap(),
            files: Vec::new(),
        };
        Unsent::of(&headers, &Uri::from_static("/offices/new"), &posted)
    }

    #[test]
    fn only_our_own_forms_without_secrets_are_kept() {
        let unsent = kept("csrf=x&name=Bureau&idempotency_key=k", "same-origin").unwrap();
        let names: Vec<_> = unsent.fields.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["name", "idempotency_key"]);
        assert_eq!(kept("name=Bureau", "cross-site"), None);
        assert_eq!(kept("name=Bureau", "none"), None);
        assert_eq!(kept("email=a&password=b", "same-origin"), None);
        assert_eq!(kept("csrf=x", "same-origin"), None);
    }
}
