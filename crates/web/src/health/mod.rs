//! Whether the program lives, and its measures. Both name nobody.

use std::sync::Arc;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use passerelle_store::{PublicStore, Store};
use serde_json::json;

use crate::metrics::{Metrics, gauge};

/// `/healthz` and `/metrics` of the desk.
#[expect(
    clippy::disallowed_methods,
    reason = "machines ask these, without a session; they show counts only"
)]
pub(crate) fn desk(store: Store, metrics: Arc<Metrics>) -> Router {
    let lives = store.clone();
    Router::new()
        .route(
            "/healthz",
            get(move || async move { health(lives.healthy().await.is_ok()) }),
        )
        .route(
            "/metrics",
            get(move || async move { measures(&store, &metrics).await }),
        )
}

/// `/healthz` of the public listener.
#[expect(
    clippy::disallowed_methods,
    reason = "machines ask this, without a session; it shows nothing"
)]
pub(crate) fn public(store: PublicStore) -> Router {
    let health = move || async move { health(store.healthy().await.is_ok()) };
    Router::new().route("/healthz", get(health))
}

fn health(lives: bool) -> Response {
    let (status, word) = if lives {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
    };
    let version = env!("CARGO_PKG_VERSION");
    let body = json!({ "status": word, "version": version }).to_string();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

async fn measures(store: &Store, metrics: &Metrics) -> Response {
    let mut text = metrics.text();
    let Ok(measured) = store.measures().await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let sealed = measured.sealed_position;
    let gauges = [
        ("log_position", "Entries in the log.", measured.log_position),
        (
            "log_sealed_position",
            "The last entry under a seal.",
            sealed,
        ),
        ("sessions", "Open sessions.", measured.sessions),
        ("waiting_jobs", "Jobs that wait.", measured.waiting_jobs),
    ];
    for (name, help, value) in gauges {
        gauge(&mut text, name, help, value);
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, text).into_response()
}
