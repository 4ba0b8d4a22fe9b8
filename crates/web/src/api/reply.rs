//! Answers: JSON, with the version of a record as its `ETag`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use passerelle_model::Version;
use passerelle_store::Applied;
use serde::Serialize;

use crate::api::client::Client;
use crate::api::problem::{Answer, Problem};
use crate::api::versions;

/// A body.
pub(crate) fn json<T: Serialize>(body: &T) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).or(Err(Problem::Broken("a body")))?;
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((kind, text).into_response())
}

/// One record; nothing of it if the program has that version already.
pub(crate) fn record<T: Serialize>(client: &Client, version: Version, body: &T) -> Answer {
    let tag = versions::tag(version);
    let mut response = if client.has(version) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        json(body)?
    };
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}

/// A record after a change; `made` is its address if it is new.
pub(crate) fn done<T: Serialize>(
    applied: &Applied,
    made: Option<&str>,
    (version, body): (Version, &T),
) -> Answer {
    let mut response = json(body)?;
    if made.is_some() {
        *response.status_mut() = StatusCode::CREATED;
    }
    let headers = response.headers_mut();
    headers.insert(header::ETAG, versions::tag(version));
    if let Some(address) = made {
        let address = HeaderValue::from_str(address).or(Err(Problem::Broken("an address")))?;
        headers.insert(header::LOCATION, address);
    }
    if applied.replayed {
        headers.insert("idempotency-replayed", HeaderValue::from_static("true"));
    }
    Ok(response)
}
