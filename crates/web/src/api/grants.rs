//! Grants: who holds which role where.

use passerelle_model::grant::{Grant, GrantKind};
use passerelle_model::policy::Scope;
use passerelle_model::{AccountId, GrantId, OfficeId, Purpose};
use passerelle_store::GrantFilter;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::client::{Client, Id};
use crate::api::history::{self, HistoryItem};
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::Answer;
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    // One's own are listed in any case; the store leaves out all others.
    let read = For::scope(Scope::GrantsRead, Ask::SignedIn, Purpose::Administration);
    ApiRoom::new("grants")
        .get("/api/v1/grants", read, list)
        .get("/api/v1/grants/{id}", read, show)
        .get("/api/v1/grants/{id}/history", read, past)
}

/// An account's role in an office and all below it, for a time.
#[derive(Serialize, ToSchema)]
#[schema(as = Grant)]
pub(super) struct GrantBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How often it was changed.
    version: i64,
    /// Who holds it.
    #[schema(format = "uuid")]
    account: String,
    /// The role.
    role: &'static str,
    /// The top of the subtree in which it counts.
    #[schema(format = "uuid")]
    office: String,
    /// The one programme that it is limited to.
    programme: Option<String>,
    /// From when it counts.
    #[schema(format = "date-time")]
    from: String,
    /// Until when it counts.
    #[schema(format = "date-time")]
    to: Option<String>,
    /// The class of data that it opened in an emergency; `null` if it was given.
    emergency: Option<&'static str>,
}

impl GrantBody {
    fn of(grant: &Grant) -> Self {
        Self {
            id: grant.id.to_string(),
            version: grant.version.0,
            account: grant.account.to_string(),
            role: grant.role.code(),
            office: grant.office.to_string(),
            programme: grant.programme.as_ref().map(ToString::to_string),
            from: grant.from.to_string(),
            to: grant.to.map(|to| to.to_string()),
            emergency: match &grant.kind {
                GrantKind::Given => None,
                GrantKind::BrokenGlass { class, .. } => Some(class.code()),
            },
        }
    }
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct GrantParams {
    /// Held by this account.
    #[param(format = "uuid")]
    account: Option<String>,
    /// In this office, not below it.
    #[param(format = "uuid")]
    office: Option<String>,
    /// Ended ones, too.
    ended: Option<bool>,
}

/// List grants
///
/// One's own, and those in offices that the account behind the token looks after.
#[utoipa::path(
    get,
    path = "/api/v1/grants",
    tag = "grants",
    params(PageParams, GrantParams),
    responses((status = 200, description = "A page of grants", body = Listed<GrantBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after", "account", "office", "ended"])?;
    let filter = GrantFilter {
        account: asked.value::<AccountId>("account")?,
        office: asked.value::<OfficeId>("office")?,
        with_ended: asked.flag("ended")?,
    };
    let mut grants = found(client.reader().grants(&filter, &asked.page()?).await)?;
    if let Some(tree) = client.limited().await? {
        grants.rows.retain(|grant| client.sees(&tree, grant.office));
    }
    asked.listed(grants.map(|grant| GrantBody::of(&grant)))
}

/// Read one grant
#[utoipa::path(
    get,
    path = "/api/v1/grants/{id}",
    tag = "grants",
    params(("id" = String, Path, format = "uuid", description = "The grant")),
    responses((status = 200, description = "The grant", body = GrantBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<GrantId>) -> Answer {
    client.asks_nothing()?;
    let grant = client.reader().grant(id).await?;
    client.reaches(grant.office).await?;
    reply::record(&client, grant.version, &GrantBody::of(&grant))
}

/// Read the history of a grant
#[utoipa::path(
    get,
    path = "/api/v1/grants/{id}/history",
    tag = "grants",
    params(("id" = String, Path, format = "uuid", description = "The grant"), PageParams),
    responses((status = 200, description = "A page of changes, the newest first", body = Listed<HistoryItem>))
)]
pub(super) async fn past(client: Client, Id(id): Id<GrantId>) -> Answer {
    let grant = client.reader().grant(id).await?;
    client.reaches(grant.office).await?;
    history::of(&client, id.into()).await
}
