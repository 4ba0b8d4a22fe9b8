//! The table of the API's routes: what each is for, what it asks, and why.
//!
//! As with pages, an [`ApiRoom`] is the only way into the router, and it takes
//! no handler without all of these.

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn};
use axum::routing::{MethodFilter, MethodRouter, on};
use passerelle_model::Purpose;
use passerelle_model::policy::Scope;

use crate::api::{Api, gate};
use crate::route::Ask;

/// One route of the API, as it is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiRoute {
    /// The room that it belongs to.
    pub room: &'static str,
    /// Its method; a `GET` route answers `HEAD`, too.
    pub method: Method,
    /// The pattern of its address.
    pub path: &'static str,
    /// What it asks of the account behind the token; `Ask::Anyone` needs none.
    pub ask: Ask,
    /// The scope that the token needs, where any token will not do.
    pub scope: Option<Scope>,
    /// Why data are used on it.
    pub purpose: Purpose,
}

impl ApiRoute {
    /// Whether it takes a body.
    pub fn takes_body(&self) -> bool {
        matches!(self.method, Method::POST | Method::PUT | Method::PATCH)
    }
}

/// What a room asks on most of its routes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct For {
    pub(crate) ask: Ask,
    pub(crate) scope: Option<Scope>,
    pub(crate) purpose: Purpose,
}

impl For {
    /// A route for a scope.
    pub(crate) const fn scope(scope: Scope, ask: Ask, purpose: Purpose) -> Self {
        Self {
            ask,
            scope: Some(scope),
            purpose,
        }
    }

    /// A route that needs nothing, or any token.
    pub(crate) const fn any(ask: Ask) -> Self {
        Self {
            ask,
            scope: None,
            purpose: Purpose::OwnAccount,
        }
    }
}

/// The routes of one noun.
pub(crate) struct ApiRoom {
    name: &'static str,
    routes: Vec<(ApiRoute, MethodRouter)>,
}

macro_rules! methods {
    ($($(#[$doc:meta])* $name:ident = $method:ident;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub(crate) fn $name<H, T>(self, path: &'static str, what: For, serve: H) -> Self
        where
            H: Handler<T, ()>,
            T: 'static,
        {
            self.add(Method::$method, path, what, on(MethodFilter::$method, serve))
        })+
    };
}

impl ApiRoom {
    /// A room without routes.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            name,
            routes: Vec::new(),
        }
    }

    methods! {
        /// Reads.
        get = GET;
        /// Makes, or does.
        post = POST;
        /// Writes a whole.
        put = PUT;
        /// Writes a part.
        patch = PATCH;
        /// Ends.
        delete = DELETE;
    }

    fn add(mut self, method: Method, path: &'static str, what: For, serve: MethodRouter) -> Self {
        let info = ApiRoute {
            room: self.name,
            method,
            path,
            ask: what.ask,
            scope: what.scope,
            purpose: what.purpose,
        };
        self.routes.push((info, serve));
        self
    }

    /// The routes as they are declared.
    pub(crate) fn infos(&self) -> impl Iterator<Item = ApiRoute> {
        self.routes.iter().map(|(info, _)| info.clone())
    }

    /// Adds the routes to a router, each behind its own gate.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place: every route that gets here said what it asks"
    )]
    pub(crate) fn open(self, router: Router, api: &Arc<Api>) -> Router {
        self.routes
            .into_iter()
            .fold(router, |router, (info, serve)| {
                let (path, api) = (info.path, Arc::clone(api));
                let gated = serve.route_layer(from_fn(move |request: Request, next: Next| {
                    gate::keep(Arc::clone(&api), info.clone(), request, next)
                }));
                router.route(path, gated)
            })
    }
}
