//! The gate of each route: whose token it is, whether it is for this, and what
//! was read.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use passerelle_store::{TokenHolder, TokenState};

use crate::api::body::Sent;
use crate::api::client::Client;
use crate::api::problem::Problem;
use crate::api::{Api, ApiRoute};
use crate::route::Ask;

/// Lets a request through to its handler, or turns it away.
pub(super) async fn keep(
    api: Arc<Api>,
    route: ApiRoute,
    mut request: Request,
    next: Next,
) -> Response {
    if !accepts_json(request.headers()) {
        return Problem::NotAcceptable.into_response();
    }
    if route.ask == Ask::Anyone {
        return next.run(request).await;
    }
    let client = match come(&api, &route, &mut request).await {
        Ok(client) => client,
        Err(problem) => return problem.into_response(),
    };
    request.extensions_mut().insert(client.clone());
    let response = next.run(request).await;
    // Before the answer leaves, the read log is written; where that fails,
    // nothing of the answer leaves.
    match client.reader().finish().await {
        Ok(()) => response,
        Err(error) => Problem::Unread(error).into_response(),
    }
}

async fn come(api: &Api, route: &ApiRoute, request: &mut Request) -> Result<Client, Problem> {
    let holder = holder(api, request.headers()).await?;
    let account = tracing::field::display(holder.account);
    tracing::Span::current().record("account", account);
    api.shares
        .take(holder.token, api.store.now())
        .map_err(Problem::TooMany)?;
    let admitted = route.ask.admits_program(&holder.actor, route.scope);
    admitted.map_err(Problem::Denied)?;
    let sent = if route.takes_body() {
        let limit = api.options.body_limit;
        let body = std::mem::take(request.body_mut());
        Some(Sent::read(request.headers(), body, limit).await?)
    } else {
        None
    };
    Client::new(api, route, *holder, request, sent)
}

async fn holder(api: &Api, headers: &HeaderMap) -> Result<Box<TokenHolder>, Problem> {
    let token = bearer(headers)?;
    match api.store.token(token).await? {
        TokenState::Open(holder) => Ok(holder),
        TokenState::Unknown | TokenState::Ended => Err(Problem::UnknownToken),
    }
}

/// The token of `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Result<&str, Problem> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next().ok_or(Problem::NoToken)?;
    if values.next().is_some() {
        return Err(Problem::Malformed);
    }
    let Ok(text) = value.to_str() else {
        return Err(Problem::UnknownToken);
    };
    let (scheme, token) = text.split_once(' ').ok_or(Problem::NoToken)?;
    if scheme.eq_ignore_ascii_case("bearer") {
        Ok(token.trim())
    } else {
        Err(Problem::NoToken)
    }
}

/// Whether JSON is among what the program takes. One that says nothing takes
/// everything.
fn accepts_json(headers: &HeaderMap) -> bool {
    let mut said = headers.get_all(header::ACCEPT).iter().peekable();
    if said.peek().is_none() {
        return true;
    }
    let ranges = said.filter_map(|value| value.to_str().ok());
    ranges.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        let json = kind == "*/*"
            || kind == "application/*"
            || kind == "application/json"
            || kind == "application/problem+json";
        json && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saying(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn a_token_stands_behind_bearer() {
        let of = |value| bearer(&saying(header::AUTHORIZATION, value)).map(str::to_owned);
        assert_eq!(of("Bearer pas_1").unwrap(), "pas_1");
        assert_eq!(of("bearer  pas_1").unwrap(), "pas_1");
        assert!(matches!(of("Basic eDp5"), Err(Problem::NoToken)));
        assert!(matches!(of("pas_1"), Err(Problem::NoToken)));
        assert!(matches!(bearer(&HeaderMap::new()), Err(Problem::NoToken)));
    }

    #[test]
    fn who_does_not_take_json_is_told() {
        for good in ["*/*", "application/json", "text/html, application/*;q=0.1"] {
            assert!(accepts_json(&saying(header::ACCEPT, good)), "{good}");
        }
        for bad in ["text/html", "application/json;q=0", "image/*"] {
            assert!(!accepts_json(&saying(header::ACCEPT, bad)), "{bad}");
        }
        assert!(accepts_json(&HeaderMap::new()));
    }
}
