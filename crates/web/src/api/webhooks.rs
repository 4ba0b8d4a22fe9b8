//! Webhooks: who is told what was done.

use passerelle_model::policy::{Duty, Scope};
use passerelle_model::webhook::{
    AmendWebhook, EndWebhook, PauseWebhook, ResumeWebhook, Webhook, WebhookAction, WebhookForm,
};
use passerelle_model::{Action, Faults, Purpose, WebhookId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::parsed_with;
use crate::api::client::{Client, Id};
use crate::api::history::{self, HistoryItem};
use crate::api::offices::Nothing;
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let ask = Ask::Duty(Duty::Webhooks);
    let read = For::scope(Scope::WebhooksRead, ask, Purpose::Administration);
    let write = For::scope(Scope::WebhooksWrite, ask, Purpose::Administration);
    ApiRoom::new("webhooks")
        .get("/api/v1/webhooks", read, list)
        .post("/api/v1/webhooks", write, subscribe)
        .get("/api/v1/webhooks/{id}", read, show)
        .put("/api/v1/webhooks/{id}", write, amend)
        .delete("/api/v1/webhooks/{id}", write, end)
        .post("/api/v1/webhooks/{id}/pause", write, pause)
        .post("/api/v1/webhooks/{id}/resume", write, resume)
        .get("/api/v1/webhooks/{id}/history", read, past)
}

/// Another program that is told what was done.
#[derive(Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(super) struct WebhookBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How often it was changed.
    version: i64,
    /// What it is for.
    name: String,
    /// The address that is called.
    url: String,
    /// Which kinds of action are told: `office.amend`, or `office.*`.
    kinds: Vec<String>,
    /// The top of the subtree whose records it is told of.
    #[schema(format = "uuid")]
    office: String,
    /// `active`, `paused`, `failing` or `ended`.
    status: &'static str,
}

/// A webhook that was just subscribed.
#[derive(Serialize, ToSchema)]
pub(super) struct WebhookNewBody {
    #[serde(flatten)]
    webhook: WebhookBody,
    /// What its calls are signed with: told once, and `null` when the same
    /// request is sent again.
    secret: Option<String>,
}

/// A new webhook.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `subscribe` reads")]
pub(super) struct WebhookNew {
    /// What it is for, in a few words.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The address that is called; it begins with `https://`.
    #[schema(max_length = 200)]
    url: String,
    /// Which kinds of action are told: `office.amend`, or `office.*`.
    #[schema(min_items = 1, max_items = 20)]
    kinds: Vec<String>,
    /// The top of the subtree whose records it is told of.
    #[schema(format = "uuid")]
    office: String,
}

/// What can be changed about a webhook.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `amend` reads")]
pub(super) struct WebhookChange {
    /// What it is for, in a few words.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The address that is called; it begins with `https://`.
    #[schema(max_length = 200)]
    url: String,
    /// Which kinds of action are told: `office.amend`, or `office.*`.
    #[schema(min_items = 1, max_items = 20)]
    kinds: Vec<String>,
}

impl WebhookBody {
    fn of(webhook: &Webhook) -> Self {
        let details = &webhook.details;
        Self {
            id: webhook.id.to_string(),
            version: webhook.version.0,
            name: details.name.to_string(),
            url: details.url.to_string(),
            kinds: details.kinds.iter().map(ToString::to_string).collect(),
            office: webhook.office.to_string(),
            status: webhook.status.code(),
        }
    }
}

/// List webhooks
#[utoipa::path(
    get,
    path = "/api/v1/webhooks",
    tag = "webhooks",
    params(PageParams),
    responses((status = 200, description = "A page of webhooks", body = Listed<WebhookBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after"])?;
    let webhooks = found(client.reader().webhooks(&asked.page()?).await)?;
    asked.listed(webhooks.map(|webhook| WebhookBody::of(&webhook)))
}

/// Read one webhook
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{id}",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook")),
    responses((status = 200, description = "The webhook", body = WebhookBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<WebhookId>) -> Answer {
    client.asks_nothing()?;
    let webhook = client.reader().webhook(id).await?;
    reply::record(&client, webhook.version, &WebhookBody::of(&webhook))
}

/// Read the history of a webhook
#[utoipa::path(
    get,
    path = "/api/v1/webhooks/{id}/history",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook"), PageParams),
    responses((status = 200, description = "A page of changes, the newest first", body = Listed<HistoryItem>))
)]
pub(super) async fn past(client: Client, Id(id): Id<WebhookId>) -> Answer {
    history::of(&client, id.into()).await
}

/// Subscribe a webhook
///
/// The answer has the secret that its calls are signed with, this once.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks",
    tag = "webhooks",
    request_body = WebhookNew,
    responses((status = 201, description = "The new webhook, with its secret", body = WebhookNewBody))
)]
pub(super) async fn subscribe(client: Client) -> Answer {
    let (form, faults) = form(&client, &["name", "url", "kinds", "office"])?;
    let new = parsed_with(faults, form.subscribing(client.private_endpoints()))?;
    let (applied, secret) = client
        .store()
        .subscribe_webhook(client.actor(), new, |action| client.command(None, action))
        .await?;
    let webhook = client.reader().webhook(applied.record.id.into()).await?;
    let address = format!("/api/v1/webhooks/{}", webhook.id);
    let body = WebhookNewBody {
        webhook: WebhookBody::of(&webhook),
        secret,
    };
    reply::done(&applied, Some(&address), (webhook.version, &body))
}

fn form(client: &Client, known: &[&'static str]) -> Result<(WebhookForm, Faults), Problem> {
    let fields = client.fields(known)?;
    let mut faults = Faults::new();
    let form = WebhookForm {
        name: fields.text("name", &mut faults),
        url: fields.text("url", &mut faults),
        kinds: fields.texts("kinds", &mut faults),
        office: fields.text("office", &mut faults),
    };
    Ok((form, faults))
}

/// Change a webhook
#[utoipa::path(
    put,
    path = "/api/v1/webhooks/{id}",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook")),
    request_body = WebhookChange,
    responses((status = 200, description = "The webhook as it is now", body = WebhookBody))
)]
pub(super) async fn amend(client: Client, Id(id): Id<WebhookId>) -> Answer {
    let (form, faults) = form(&client, &["name", "url", "kinds"])?;
    let details = parsed_with(faults, form.details(client.private_endpoints()))?;
    let amend = AmendWebhook {
        webhook: id,
        details,
    };
    change(&client, WebhookAction::Amend(amend)).await
}

/// Pause a webhook
///
/// What is done meanwhile is not told later.
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{id}/pause",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook")),
    request_body = Nothing,
    responses((status = 200, description = "The webhook as it is now", body = WebhookBody))
)]
pub(super) async fn pause(client: Client, Id(id): Id<WebhookId>) -> Answer {
    client.fields(&[])?;
    let pause = PauseWebhook {
        webhook: id,
        failing: false,
    };
    change(&client, WebhookAction::Pause(pause)).await
}

/// Resume a webhook
#[utoipa::path(
    post,
    path = "/api/v1/webhooks/{id}/resume",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook")),
    request_body = Nothing,
    responses((status = 200, description = "The webhook as it is now", body = WebhookBody))
)]
pub(super) async fn resume(client: Client, Id(id): Id<WebhookId>) -> Answer {
    client.fields(&[])?;
    change(
        &client,
        WebhookAction::Resume(ResumeWebhook { webhook: id }),
    )
    .await
}

/// End a webhook
///
/// For good; its history stays.
#[utoipa::path(
    delete,
    path = "/api/v1/webhooks/{id}",
    tag = "webhooks",
    params(("id" = String, Path, format = "uuid", description = "The webhook")),
    responses((status = 200, description = "The webhook as it is now", body = WebhookBody))
)]
pub(super) async fn end(client: Client, Id(id): Id<WebhookId>) -> Answer {
    client.asks_nothing()?;
    change(&client, WebhookAction::End(EndWebhook { webhook: id })).await
}

async fn change(client: &Client, action: WebhookAction) -> Answer {
    let (id, expected) = (action.webhook(), client.expected()?);
    let applied = client
        .apply(Some(expected), Action::Webhook(action))
        .await?;
    let webhook = client.reader().webhook(id).await?;
    reply::done(
        &applied,
        None,
        (webhook.version, &WebhookBody::of(&webhook)),
    )
}
