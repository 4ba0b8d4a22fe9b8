//! What is seen of every request from outside: its number, one line in the
//! log, the measures, and the headers that keep a browser careful.

use std::fmt;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use passerelle_model::Ids;
use tracing::Instrument;
use uuid::Uuid;

use crate::metrics::Metrics;

/// The number of a request: a new `UUIDv7`, whatever the client sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestId(pub(crate) Uuid);

impl RequestId {
    /// The number that [`watch`] gave.
    pub(crate) fn of(extensions: &Extensions) -> Self {
        let known = extensions.get::<Self>();
        known.copied().unwrap_or(Self(Uuid::nil()))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers a request, measures its answer, and writes one line about it: the
/// route's pattern and never the address, since an address may hold an id.
pub(crate) async fn watch(
    ids: Arc<dyn Ids>,
    metrics: Arc<Metrics>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId(ids.next());
    request.extensions_mut().insert(id);
    let began = Instant::now();
    let method = request.method().clone();
    let route = pattern(&request);
    let span = tracing::info_span!(
        "request",
        %id,
        %method,
        route = &*route,
        account = tracing::field::Empty,
    );
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let status = response.status();
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status = status.as_u16(), ms, "answered"));
    metrics.note(&method, &route, status, took);
    if let Ok(id) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

fn pattern(request: &Request) -> Arc<str> {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or("unmatched", MatchedPath::as_str).into()
}

const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// The headers of every answer.
const CAREFUL: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Adds the headers that keep a browser careful. What does not say for itself
/// how long it keeps is not kept: pages hold what only their reader may see.
pub(crate) async fn careful(tls_only: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in CAREFUL {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if tls_only {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    keep_out_of_caches(headers);
    response
}

fn keep_out_of_caches(headers: &mut HeaderMap) {
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
