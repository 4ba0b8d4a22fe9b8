//! What happens around every page of the desk, whatever its route.

use std::any::Any;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use passerelle_model::Purpose;

use crate::answer::Halt;
use crate::errors;
use crate::visit::{App, Visit};

/// Reads who comes, gives them so long, dresses what failed as a page, and
/// sets the cookies.
pub(crate) async fn arrive(app: Arc<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let (visit, failed) = Visit::of(&app, &parts).await;
    if let Some(session) = visit.session() {
        let account = tracing::field::display(session.account);
        tracing::Span::current().record("account", account);
    }
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);
    let answer = match failed {
        Some(error) => Halt::Store(error).into_response(),
        None if streams(&app, &request) => next.run(request).await,
        None => in_time(&app, next.run(request)).await,
    };
    let desk = visit.desk(Purpose::OwnAccount);
    let mut response = errors::dress(&visit, desk.as_ref(), answer).await;
    visit.leave(&mut response);
    response
}

/// Whether a large file comes in: that takes as long as it takes, as long as
/// something comes.
fn streams(app: &App, request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>();
    path.is_some_and(|path| {
        let mut routes = app.routes.iter();
        routes.any(|route| {
            route.streams && route.path == path.as_str() && route.method == *request.method()
        })
    })
}

async fn in_time(app: &App, answer: impl Future<Output = Response>) -> Response {
    match tokio::time::timeout(app.options.timeout, answer).await {
        Ok(response) => response,
        Err(_) => Halt::TooSlow.into_response(),
    }
}

/// A handler that panicked is a page that broke. What it said may hold what
/// was typed, so it is not passed on.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Halt::Broken("a handler panicked").into_response()
}
