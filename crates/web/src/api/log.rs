//! The log, for auditors' programs.

use jiff::civil::Date;
use passerelle_model::action::KINDS;
use passerelle_model::policy::{Duty, Scope};
use passerelle_model::{AccountId, Fault, Purpose, RecordRef};
use passerelle_store::LogFilter;
use utoipa::IntoParams;

use crate::api::client::{Client, Id};
use crate::api::history::EntryBody;
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let read = For::scope(Scope::LogRead, Ask::Duty(Duty::Log), Purpose::Audit);
    ApiRoom::new("log")
        .get("/api/v1/log", read, list)
        .get("/api/v1/log/{position}", read, show)
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct LogParams {
    /// Done by this account.
    #[param(format = "uuid")]
    actor: Option<String>,
    /// Of this kind, like `office.amend`.
    #[param(pattern = "^[a-z]+\\.[a-z_]+$")]
    kind: Option<String>,
    /// About this record, like `office/0190…`.
    record: Option<String>,
    /// Recorded on this day or later.
    #[param(format = "date")]
    from: Option<String>,
    /// Recorded on this day or earlier.
    #[param(format = "date")]
    to: Option<String>,
}

/// List entries of the log
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/v1/log",
    tag = "log",
    params(PageParams, LogParams),
    responses((status = 200, description = "A page of entries", body = Listed<EntryBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let known = ["limit", "after", "actor", "kind", "record", "from", "to"];
    let asked = client.asked(&known)?;
    let filter = LogFilter {
        actor: asked.value::<AccountId>("actor")?,
        kind: kind(asked.text("kind"))?,
        record: asked.value::<RecordRef>("record")?,
        from: asked.value::<Date>("from")?,
        to: asked.value::<Date>("to")?,
    };
    let entries = found(client.reader().log(&filter, &asked.page()?).await)?;
    asked.listed(entries.map(|entry| EntryBody::of(&entry)))
}

fn kind(asked: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(asked) = asked else {
        return Ok(None);
    };
    match KINDS.iter().find(|(kind, _)| *kind == asked) {
        Some((kind, _)) => Ok(Some((*kind).to_owned())),
        None => Err(Problem::Parameter(
            Fault::new("kind", "unknown-choice").into(),
        )),
    }
}

/// Read one entry of the log
#[utoipa::path(
    get,
    path = "/api/v1/log/{position}",
    tag = "log",
    params(("position" = i64, Path, minimum = 1, description = "Its place in the log")),
    responses((status = 200, description = "The entry", body = EntryBody))
)]
pub(super) async fn show(client: Client, Id(position): Id<i64>) -> Answer {
    client.asks_nothing()?;
    let entry = client.reader().entry(position).await?;
    reply::json(&EntryBody::of(&entry))
}
