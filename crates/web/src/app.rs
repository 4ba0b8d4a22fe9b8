//! The two applications: the desk, and what anyone may read.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::routing::get;
use passerelle_model::Ids;
use passerelle_store::{PublicStore, Store};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::arrive::{arrive, panicked};
use crate::directory::Reading;
use crate::metrics::Metrics;
use crate::options::Options;
use crate::route::{Room, RouteInfo};
use crate::visit::App;
use crate::{
    accounts, answer, api, assets, break_glass, deliveries, directory, files, find, gallery,
    grants, health, help, history, home, imports, inbox, jobs, log, maps, me, offices, places,
    roles, settings, sign_in, tokens, watch, webhooks,
};

/// The rooms of the desk. A new noun is one line here.
fn rooms() -> Vec<Room> {
    vec![
        home::room(),
        sign_in::room(),
        settings::room(),
        inbox::room(),
        jobs::room(),
        deliveries::room(),
        help::room(),
        find::room(),
        directory::room(),
        offices::room(),
        maps::room(),
        places::room(),
        accounts::room(),
        grants::room(),
        break_glass::room(),
        log::room(),
        me::room(),
        files::room(),
        imports::room(),
        history::room(),
        tokens::room(),
        webhooks::room(),
        api::room(),
        roles::room(),
        gallery::room(),
    ]
}

/// The rooms of the public listener.
fn public_rooms() -> Vec<Room> {
    vec![directory::front(), directory::room()]
}

fn infos(rooms: &[Room]) -> Vec<RouteInfo> {
    rooms.iter().flat_map(Room::infos).collect()
}

/// Every route of the desk, with what it asks. Besides, the desk answers the
/// API ([`api_routes`](crate::api_routes)), `/healthz`, `/metrics` and the files under `/assets/`, which name nobody.
pub fn routes() -> Vec<RouteInfo> {
    infos(&rooms())
}

/// Every route of the public listener, which answers `/healthz` and the files
/// under `/assets/` besides.
pub fn public_routes() -> Vec<RouteInfo> {
    infos(&public_rooms())
}

/// The desk: everything that staff work with.
pub fn app(store: Store, options: Options) -> Router {
    desk(rooms(), store, options)
}

fn desk(rooms: Vec<Room>, store: Store, options: Options) -> Router {
    let metrics = Arc::new(Metrics::default());
    let ids = Arc::clone(&store.ports().ids);
    let reading = Reading::new(store.public(), &options);
    let tls_only = options.secure_cookies;
    let programs = api::router(store.clone(), options.clone());
    let app = Arc::new(App {
        routes: infos(&rooms),
        store: store.clone(),
        options,
    });
    let pages = rooms
        .into_iter()
        .fold(Router::new(), |router, room| room.open(router))
        .fallback(nothing_here)
        .layer(axum::Extension(reading))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(move |request: Request, next: Next| {
            arrive(Arc::clone(&app), request, next)
        }));
    let router = pages
        .merge(programs)
        .merge(health::desk(store, Arc::clone(&metrics)));
    wrapped(router.merge(files()), ids, metrics, tls_only)
}

/// What anyone may read: the directory, and nothing else. Its handle to the
/// store reads public tables only.
pub fn public_app(store: PublicStore, ids: Arc<dyn Ids>, options: &Options) -> Router {
    let reading = Reading::new(store.clone(), options);
    let tls_only = options.secure_cookies;
    let pages = public_rooms()
        .into_iter()
        .fold(Router::new(), |router, room| room.open(router))
        .fallback(nothing_here)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::Extension(reading.clone()))
        .layer(from_fn(move |request: Request, next: Next| {
            directory::dress(reading.clone(), request, next)
        }));
    let router = pages.merge(health::public(store)).merge(files());
    wrapped(router, ids, Arc::new(Metrics::default()), tls_only)
}

async fn nothing_here() -> answer::Answer {
    Err(answer::Halt::NotFound)
}

#[expect(
    clippy::disallowed_methods,
    reason = "files of ours that name nobody, and are the same for everyone"
)]
fn files() -> Router {
    Router::new().route(assets::PATTERN, get(assets::serve))
}

/// What is around every answer of a listener.
fn wrapped(router: Router, ids: Arc<dyn Ids>, metrics: Arc<Metrics>, tls_only: bool) -> Router {
    // Fonts are compressed already; pictures the default leaves alone.
    let worth_it = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    router
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it))
        .layer(from_fn(move |request: Request, next: Next| {
            watch::careful(tls_only, request, next)
        }))
        .layer(from_fn(move |request: Request, next: Next| {
            watch::watch(Arc::clone(&ids), Arc::clone(&metrics), request, next)
        }))
}

#[cfg(test)]
mod tests;
