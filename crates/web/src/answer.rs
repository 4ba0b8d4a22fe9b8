//! What a handler gives back: a page, a way on, or a reason to stop.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use passerelle_model::policy::Denial;
use passerelle_model::{Conflict, Faults, Instant};
use passerelle_store::{Refusal, StoreError};

use crate::faults::FormPage;

/// What every handler gives back.
pub(crate) type Answer = Result<Response, Halt>;

/// Why a request stops. It becomes a page (or problem JSON) in `errors`, where
/// the reader's language is known.
#[derive(Debug)]
pub(crate) enum Halt {
    /// The address or the form has no shape that we know.
    BadRequest,
    /// Nobody signed in.
    SignIn,
    /// Their roles do not reach it.
    Denied(Denial),
    /// The form did not come from one of our own pages.
    Forged,
    /// Nothing is there, or nothing that they may know of.
    NotFound,
    /// The record moved on; a page that can show both versions says more.
    Conflict(Box<Conflict>),
    /// More than so many bytes.
    TooLarge(usize),
    /// A format that is not read here.
    Unsupported,
    /// Faults that no form shows.
    Faults(Faults),
    /// Too many tries, until then.
    TooMany(Instant),
    /// It took too long.
    /// It took too long.
    TooSlow,
    /// The store failed.
    Store(StoreError),
    /// What was read could not be written down, so it is not shown.
    Unread(StoreError),
    /// A page could not be written, or something that cannot be was.
    Broken(&'static str),
}

impl Halt {
    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Denied(_) | Self::Forged => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Faults(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow | Self::Unread(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(error) if error.is_transient() => StatusCode::SERVICE_UNAVAILABLE,
            Self::Store(_) | Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denial) => Self::Denied(denial),
            Refusal::Faults(faults) => Self::Faults(faults),
            Refusal::Conflict(conflict) => Self::Conflict(conflict),
            Refusal::NotFound => Self::NotFound,
            Refusal::Store(error) => Self::Store(error),
        }
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<askama::Error> for Halt {
    fn from(_: askama::Error) -> Self {
        Self::Broken("a template could not be rendered")
    }
}

/// The halt behind a response that has no page yet.
#[derive(Clone)]
pub(crate) struct Halted(pub(crate) Arc<Halt>);

impl Halt {
    /// The page that a handler made of it; a program gets the problem itself.
    pub(crate) fn shown_as(self, mut page: Response) -> Response {
        page.extensions_mut().insert(Halted(Arc::new(self)));
        page
    }
}

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let empty = self.status().into_response();
        self.shown_as(empty)
    }
}

/// A page.
pub(crate) fn page(template: &impl Template) -> Answer {
    page_as(StatusCode::OK, template)
}

/// A page with another status than "found".
pub(crate) fn page_as(status: StatusCode, template: &impl Template) -> Answer {
    Ok((status, Html(template.render()?)).into_response())
}

/// A form shown again, with what is to be mended. A program gets the faults.
pub(crate) fn mend(page: &impl FormPage) -> Answer {
    let problem = Halt::Faults(page.faults().faults().clone());
    let shown = page_as(problem.status(), page)?;
    Ok(problem.shown_as(shown))
}

/// Sends the reader on to an address of ours, made of letters, digits and ids.
pub(crate) fn see_other(address: &str) -> Response {
    let location = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
