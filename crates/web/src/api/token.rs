//! The token itself: whose it is and what it is for.

use passerelle_model::policy::Scope;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::client::Client;
use crate::api::problem::Answer;
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    ApiRoom::new("token").get("/api/v1/token", For::any(Ask::SignedIn), show)
}

/// The token that came with the request.
#[derive(Serialize, ToSchema)]
#[schema(as = Token)]
pub(super) struct TokenBody {
    /// Its id: no secret.
    #[schema(format = "uuid")]
    id: String,
    /// The account that it acts for.
    #[schema(format = "uuid")]
    account: String,
    /// What it is for.
    scopes: Vec<&'static str>,
    /// Whether it is limited to a part of the tree of offices.
    limited: bool,
    /// When it stops working by itself.
    #[schema(format = "date-time")]
    until: String,
}

/// Tell whose token this is
///
/// Any token may ask for itself.
#[utoipa::path(
    get,
    path = "/api/v1/token",
    tag = "token",
    responses((status = 200, description = "The token that came with the request", body = TokenBody))
)]
pub(super) async fn show(client: Client) -> Answer {
    client.asks_nothing()?;
    let holder = client.holder();
    let limits = holder.actor.limits.as_ref();
    reply::json(&TokenBody {
        id: holder.token.to_string(),
        account: holder.account.to_string(),
        scopes: client.scopes().iter().copied().map(Scope::code).collect(),
        limited: limits.is_some_and(|limits| limits.office.is_some()),
        until: holder.until.to_string(),
    })
}
