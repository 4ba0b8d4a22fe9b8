//! The JSON API under `/api/v1`: the same records, through the same door, for
//! programs that show a token.
//!
//! A session does not open it, and it sets no cookie. Each route is declared in
//! one table ([`rooms`]) with the scope, the ask and the purpose; its `gate`
//! reads the token and asks the policy, and a handler works with a [`Client`],
//! as a page does with a desk. Failures are problems of RFC 9457 whose codes
//! stay ([`problem::CODES`]). `openapi` describes all of it.

mod accounts;
mod body;
mod client;
mod countries;
mod gate;
mod grants;
mod history;
mod index;
mod jobs;
mod limits;
mod log;
mod offices;
mod openapi;
mod page;
mod pages;
mod places;
mod problem;
mod reply;
mod route;
mod token;
mod versions;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use passerelle_store::Store;
use tower_http::catch_panic::CatchPanicLayer;

use crate::options::Options;
use limits::Shares;
use problem::Problem;
use route::ApiRoom;

pub use openapi::specification;
pub(crate) use pages::room;
pub use route::ApiRoute;

/// Where everything stands.
pub(crate) const BASE: &str = "/api/v1";

/// What all requests of programs share.
pub(crate) struct Api {
    store: Store,
    options: Options,
    shares: Shares,
}

/// The rooms of the API. A new noun is one line here, and one in `openapi`.
fn rooms() -> Vec<ApiRoom> {
    vec![
        index::room(),
        token::room(),
        offices::room(),
        accounts::room(),
        grants::room(),
        places::room(),
        countries::room(),
        jobs::room(),
        log::room(),
        webhooks::room(),
    ]
}

/// Every route of the API, with what it asks.
pub fn api_routes() -> Vec<ApiRoute> {
    rooms().iter().flat_map(ApiRoom::infos).collect()
}

/// The API as a part of the desk's listener.
pub(crate) fn router(store: Store, options: Options) -> Router {
    let api = Arc::new(Api {
        shares: Shares::of(options.api_per_minute),
        store,
        options,
    });
    let around = Arc::clone(&api);
    rooms()
        .into_iter()
        .fold(Router::new(), |router, room| room.open(router, &api))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(move |request: Request, next: Next| {
            problem::around(Arc::clone(&around), request, next)
        }))
}

/// What a panic said may hold what was sent, so it is not passed on.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Problem::Broken("a handler panicked").into_response()
}
