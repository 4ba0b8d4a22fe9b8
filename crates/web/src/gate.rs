//! The gate of each route: who is let in, what form is taken, and what was read.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::{Halt, see_other};
use crate::desk::Desk;
use crate::form::Posted;
use crate::pairs::address;
use crate::resend::{Unsent, carrying};
use crate::route::{Ask, RouteInfo, Turned};
use crate::visit::{Came, Visit};
use crate::{csrf, sign_in};

/// Lets a request through to its handler, or turns it away.
pub(crate) async fn keep(route: RouteInfo, mut request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return keep_public(&route, request, next).await;
    };
    if let Err(turned) = route.ask.admits(visit.who()) {
        return turn_away(turned, &visit, request).await;
    }
    if request.method() == Method::POST && route.streams {
        // The form's token is asked for when its fields have come.
        if !csrf::is_from_here(request.headers()) {
            return Halt::Forged.into_response();
        }
    } else if request.method() == Method::POST {
        match posted(&visit, &route, &mut request).await {
            Ok(posted) => request.extensions_mut().insert(Arc::new(posted)),
            Err(refusal) => return refusal,
        };
    }
    let desk = visit.desk(route.purpose);
    if let Some(desk) = &desk {
        request.extensions_mut().insert(desk.clone());
    }
    let unsent = sent_by(&request);
    let response = next.run(request).await;
    let response = match &desk {
        Some(desk) => read(desk, response).await,
        None => response,
    };
    if response.status().is_server_error() {
        carrying(response, unsent)
    } else {
        response
    }
}

/// Before the answer leaves, the read log is written; where that fails, nothing
/// of the page leaves.
async fn read(desk: &Desk, response: Response) -> Response {
    match desk.reader().finish().await {
        Ok(()) => response,
        Err(error) => Halt::Unread(error).into_response(),
    }
}

/// What a form holds, should the program fail under it.
fn sent_by(request: &Request) -> Option<Unsent> {
    let posted = request.extensions().get::<Arc<Posted>>()?;
    Unsent::of(request.headers(), request.uri(), posted)
}

/// On the public listener nobody is anyone, and nothing is taken.
async fn keep_public(route: &RouteInfo, request: Request, next: Next) -> Response {
    if route.ask == Ask::Anyone && route.method == Method::GET {
        next.run(request).await
    } else {
        Halt::NotFound.into_response()
    }
}

async fn turn_away(turned: Turned, visit: &Visit, request: Request) -> Response {
    match turned {
        Turned::SignInFirst if is_read(&request) => {
            let asked = [("return_to", back(&request)), ("ended", ended(visit))];
            see_other(&address("/sign-in", asked))
        }
        Turned::SignInFirst => ask_to_sign_in(visit, request).await,
        Turned::FinishFirst(_) if visit.wants_json() => Halt::SignIn.into_response(),
        Turned::FinishFirst(stage) => see_other(&sign_in::next(stage, back(&request))),
        Turned::Finished => see_other("/"),
        Turned::Denied(denial) => Halt::Denied(denial).into_response(),
    }
}

/// A form whose session ended is told so, with what was typed.
async fn ask_to_sign_in(visit: &Visit, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let unsent = if parts.method == Method::POST && csrf::is_surely_from_here(headers) {
        let posted = Posted::read(headers, body, visit.options().body_limit).await;
        posted
            .ok()
            .and_then(|posted| Unsent::of(headers, &parts.uri, &posted))
    } else {
        None
    };
    carrying(Halt::SignIn.into_response(), unsent)
}

/// A person who opens a page is led to the sign-in; a program, or a form whose
/// session ended, is told.
fn is_read(request: &Request) -> bool {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    reads && !crate::visit::wants_json(request.headers())
}

/// Where a page that was read is come back to: its path alone, since what
/// stands after the `?` may be a name that someone searched for.
fn back(request: &Request) -> &str {
    match request.uri().path() {
        path if is_read(request) && path != "/" => path,
        _ => "",
    }
}

/// Why the session ended by itself, for the page that asks to sign in again.
fn ended(visit: &Visit) -> &'static str {
    match visit.came() {
        Came::Idle => "idle",
        Came::TooOld => "absolute",
        Came::Without | Came::With(_) => "",
    }
}

/// Reads a form, and makes sure that it comes from a page that we gave to this
/// very reader.
async fn posted(
    visit: &Visit,
    route: &RouteInfo,
    request: &mut Request,
) -> Result<Posted, Response> {
    if !csrf::is_from_here(request.headers()) {
        return Err(Halt::Forged.into_response());
    }
    let limit = route.takes.unwrap_or(visit.options().body_limit);
    let body = std::mem::take(request.body_mut());
    let posted = match Posted::read(request.headers(), body, limit).await {
        Ok(posted) => posted,
        Err(halt) => return Err(halt.into_response()),
    };
    if visit.csrf_matches(posted.pairs.get("csrf")) {
        return Ok(posted);
    }
    let unsent = Unsent::of(request.headers(), request.uri(), &posted);
    Err(carrying(Halt::Forged.into_response(), unsent))
}
