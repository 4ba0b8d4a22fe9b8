//! What is here: a small index, and the description of everything.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::api::{BASE, openapi};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let open = For::any(Ask::Anyone);
    ApiRoom::new("index")
        .get("/api/v1", open, index)
        .get("/api/v1/openapi.json", open, description)
        .get("/api/{*rest}", open, nothing)
        .post("/api/{*rest}", open, nothing)
        .put("/api/{*rest}", open, nothing)
        .patch("/api/{*rest}", open, nothing)
        .delete("/api/{*rest}", open, nothing)
}

/// Where to look further.
#[derive(Serialize, ToSchema)]
pub(super) struct Index {
    /// What this is.
    name: &'static str,
    /// The version of the program.
    version: &'static str,
    /// The description of everything, in OpenAPI 3.1.
    openapi: &'static str,
    /// What problems mean, for a person.
    problems: &'static str,
    /// Where a person makes a token.
    tokens: &'static str,
    /// The lists that there are.
    lists: Vec<String>,
}

/// Tell what is here
#[utoipa::path(
    get,
    path = "/api/v1",
    tag = "index",
    responses((status = 200, description = "What is here", body = Index))
)]
pub(super) async fn index() -> Answer {
    let lists = [
        "accounts",
        "countries",
        "grants",
        "jobs",
        "log",
        "offices",
        "places",
        "webhooks",
    ];
    reply::json(&Index {
        name: "Passerelle",
        version: env!("CARGO_PKG_VERSION"),
        openapi: "/api/v1/openapi.json",
        problems: "/problems",
        tokens: "/me/tokens",
        lists: lists.map(|list| format!("{BASE}/{list}")).into(),
    })
}

/// Describe everything
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    tag = "index",
    responses((status = 200, description = "This very description", content_type = "application/json", body = Object))
)]
pub(super) async fn description() -> Answer {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((StatusCode::OK, kind, openapi::text()).into_response())
}

async fn nothing() -> Answer {
    Err(Problem::NotFound)
}
