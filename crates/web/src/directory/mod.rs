//! The public directory: where the offices are and how to reach them.
//!
//! It stands on both listeners. Nobody signs in here, no cookie is kept, and
//! the store's handle reads public tables only.

use std::sync::Arc;

use askama::Template;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use passerelle_l10n::{Language, Words};
use passerelle_model::Purpose;
use passerelle_store::PublicStore;

use crate::answer::{Answer, Halt, see_other};
use crate::errors;
use crate::options::Options;
use crate::pairs::{Pairs, address};
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::visit::{Came, Visit, accepted};
use crate::watch::RequestId;

mod list;
mod show;

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    Room::new("directory")
        .get("/directory", Ask::Anyone, why, list::list)
        .get("/directory/{id}", Ask::Anyone, why, show::show)
}

/// The front door of the public listener: all there is behind it is the directory.
pub(crate) fn front() -> Room {
    Room::new("front").get("/", Ask::Anyone, Purpose::Administration, enter)
}

async fn enter(visitor: Visitor) -> Answer {
    Ok(see_other(&visitor.link("/directory", [])))
}

/// What the directory reads from, shared by all requests.
#[derive(Clone)]
pub(crate) struct Reading {
    store: PublicStore,
    options: Arc<Options>,
}

impl Reading {
    pub(crate) fn new(store: PublicStore, options: &Options) -> Self {
        Self {
            store,
            options: Arc::new(options.clone()),
        }
    }
}

/// So many letters of what an address says are read, and written again.
const LONGEST: usize = 100;

/// The beginning of what an address says.
fn short(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST);
    end.map_or(text, |(end, _)| &text[..end])
}

/// One visitor of the directory: known by nothing but a language.
pub(crate) struct Visitor {
    reading: Reading,
    words: Words,
    /// The language, if the address says it; links then say it too.
    language: Option<Language>,
    /// The address without its language.
    here: String,
    /// Where staff go from here; nowhere on the public listener.
    way_in: Option<WayIn>,
}

/// The way from the directory to the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WayIn {
    /// They signed in already.
    Back,
    /// They sign in first.
    SignIn,
}

impl Visitor {
    fn of(reading: Reading, uri: &Uri, headers: &HeaderMap) -> Self {
        let query = uri.query().unwrap_or_default();
        let asked = Pairs::parse(query.as_bytes()).unwrap_or_default();
        let language = asked.get("language").parse().ok();
        let others = asked.iter().filter(|(name, _)| *name != "language");
        let others = others.map(|(name, value)| (short(name), short(value)));
        Self {
            words: Words::of(language.unwrap_or_else(|| accepted(headers))),
            language,
            here: address(uri.path(), others),
            way_in: None,
            reading,
        }
    }

    pub(crate) fn store(&self) -> &PublicStore {
        &self.reading.store
    }

    pub(crate) fn words(&self) -> Words {
        self.words
    }

    pub(crate) fn shell(&self) -> Shell {
        Shell::public(self.words, &self.reading.options, &self.here)
    }

    /// The code of the language that the address says; else empty.
    fn language(&self) -> &'static str {
        self.language.map_or("", Language::code)
    }

    /// An address of ours that keeps the language of this one.
    fn link<'a>(&self, path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let language = [("language", self.language())];
        address(path, pairs.into_iter().chain(language))
    }

    /// What the link to the desk says; empty where there is none.
    fn way_in(&self) -> &'static str {
        match self.way_in {
            Some(WayIn::Back) => "directory-back",
            Some(WayIn::SignIn) => "directory-staff",
            None => "",
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Halt> {
        let reading = parts.extensions.get::<Reading>().cloned();
        let reading = reading.ok_or(Halt::Broken("no directory on this listener"))?;
        let mut visitor = Self::of(reading, &parts.uri, &parts.headers);
        visitor.way_in = parts
            .extensions
            .get::<Visit>()
            .map(|visit| match visit.came() {
                Came::With(_) => WayIn::Back,
                _ => WayIn::SignIn,
            });
        Ok(visitor)
    }
}

#[derive(Template)]
#[template(path = "directory/failed.html")]
struct Failed {
    shell: Shell,
    title: String,
    what: String,
    remedy: String,
    request: String,
}

/// Gives a failed answer of the public listener its page.
pub(crate) async fn dress(reading: Reading, request: Request, next: Next) -> Response {
    let number = RequestId::of(request.extensions());
    let visitor = Visitor::of(reading, request.uri(), request.headers());
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    errors::note(number, &response);
    let words = visitor.words();
    let worded = errors::worded_status(status);
    let part = |part: &str| words.say(&format!("error-{}-{part}", worded.as_str()));
    let page = Failed {
        shell: visitor.shell(),
        title: part("title"),
        what: part("what"),
        remedy: part("do"),
        request: number.to_string(),
    };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}
