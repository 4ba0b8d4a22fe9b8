//! Accounts: who has one, for programs of those who look after them.

use passerelle_model::account::Account;
use passerelle_model::policy::Scope;
use passerelle_model::{AccountId, OfficeId, Purpose};
use passerelle_store::AccountFilter;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::accounts::LOOKED_AFTER;
use crate::api::client::{Client, Id};
use crate::api::history::{self, HistoryItem};
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::Answer;
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let why = Purpose::Administration;
    let list_all = For::scope(Scope::AccountsRead, LOOKED_AFTER, why);
    // One's own may be read without any duty.
    let read = For::scope(Scope::AccountsRead, Ask::SignedIn, why);
    ApiRoom::new("accounts")
        .get("/api/v1/accounts", list_all, list)
        .get("/api/v1/accounts/{id}", read, show)
        .get("/api/v1/accounts/{id}/history", read, past)
}

/// Someone who signs in.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
pub(super) struct AccountBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How often it was changed.
    version: i64,
    /// `invited`, `active`, `suspended`, `closed` or `erased`.
    status: &'static str,
    /// Their name; `null` once they were erased.
    name: Option<String>,
    /// The address that they sign in with; `null` once they were erased.
    email: Option<String>,
    /// The office where they work.
    #[schema(format = "uuid")]
    office: String,
    /// The language of their pages and messages.
    language: String,
    /// Whether they have set up a second factor.
    second_factor: bool,
}

impl AccountBody {
    fn of(account: &Account) -> Self {
        let details = &account.details;
        Self {
            id: account.id.to_string(),
            version: account.version.0,
            status: account.status.code(),
            name: details.name.value().cloned(),
            email: details.email.value().cloned(),
            office: details.office.to_string(),
            language: details.language.as_str().to_owned(),
            second_factor: account.second_factor.is_some(),
        }
    }
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct AccountParams {
    /// Of this home office.
    #[param(format = "uuid")]
    office: Option<String>,
    /// Closed and erased ones, too.
    closed: Option<bool>,
}

/// List accounts
///
/// Those whose office the account behind the token looks after. That they were
/// read is recorded.
#[utoipa::path(
    get,
    path = "/api/v1/accounts",
    tag = "accounts",
    params(PageParams, AccountParams),
    responses((status = 200, description = "A page of accounts", body = Listed<AccountBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after", "office", "closed"])?;
    let filter = AccountFilter {
        words: String::new(),
        with_closed: asked.flag("closed")?,
        office: asked.value::<OfficeId>("office")?,
    };
    let accounts = found(client.reader().accounts(&filter, &asked.page()?).await)?;
    asked.listed(accounts.map(|account| AccountBody::of(&account)))
}

/// Read one account
///
/// One's own, or one that the account behind the token looks after. That it was
/// read is recorded.
#[utoipa::path(
    get,
    path = "/api/v1/accounts/{id}",
    tag = "accounts",
    params(("id" = String, Path, format = "uuid", description = "The account")),
    responses((status = 200, description = "The account", body = AccountBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<AccountId>) -> Answer {
    client.asks_nothing()?;
    let account = client.reader().account(id).await?;
    client.reaches(account.details.office).await?;
    reply::record(&client, account.version, &AccountBody::of(&account))
}

/// Read the history of an account
#[utoipa::path(
    get,
    path = "/api/v1/accounts/{id}/history",
    tag = "accounts",
    params(("id" = String, Path, format = "uuid", description = "The account"), PageParams),
    responses((status = 200, description = "A page of changes, the newest first", body = Listed<HistoryItem>))
)]
pub(super) async fn past(client: Client, Id(id): Id<AccountId>) -> Answer {
    let account = client.reader().account(id).await?;
    client.reaches(account.details.office).await?;
    history::of(&client, id.into()).await
}
