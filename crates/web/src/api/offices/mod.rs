//! Offices: the tree, to read and to change.

mod bodies;

use passerelle_model::office::{
    AmendOffice, CloseOffice, DatedName, Office, OfficeAction, OfficeForm, OpenOffice,
    RenameOffice, ReopenOffice, SetFocalPoint,
};
use passerelle_model::policy::{Duty, Scope};
use passerelle_model::text::{self, ShortText};
use passerelle_model::{AccountId, Action, Fault, Faults, OfficeId, Purpose};
use serde_json::{Map, Value};
use utoipa::IntoParams;

use crate::api::body::{Fields, parsed_with};
use crate::api::client::{Client, Id};
use crate::api::history::{self, HistoryItem};
use crate::api::page::{Listed, PageParams, found};
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) use bodies::Nothing;
use bodies::{
    DetailsBody, OfficeBody, OfficeChange, OfficeClose, OfficeFocalPoint, OfficeNew, OfficePatch,
    OfficeRename,
};

pub(super) fn room() -> ApiRoom {
    let why = Purpose::Administration;
    let read = For::scope(Scope::OfficesRead, Ask::SignedIn, why);
    let write = For::scope(Scope::OfficesWrite, Ask::Duty(Duty::Offices), why);
    ApiRoom::new("offices")
        .get("/api/v1/offices", read, list)
        .post("/api/v1/offices", write, open)
        .get("/api/v1/offices/{id}", read, show)
        .put("/api/v1/offices/{id}", write, replace)
        .patch("/api/v1/offices/{id}", write, amend)
        .post("/api/v1/offices/{id}/rename", write, rename)
        .post("/api/v1/offices/{id}/close", write, close)
        .post("/api/v1/offices/{id}/reopen", write, reopen)
        .put("/api/v1/offices/{id}/focal-point", write, focal_point)
        .get("/api/v1/offices/{id}/history", read, past)
}

const DETAILS: [&str; 9] = [
    "kind",
    "parent",
    "countries",
    "address",
    "phone",
    "email",
    "web",
    "languages",
    "listed",
];

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct OfficeParams {
    /// Just below this office.
    #[param(format = "uuid")]
    parent: Option<String>,
}

/// List offices
///
/// In the order in which they were opened, closed ones, too.
#[utoipa::path(
    get,
    path = "/api/v1/offices",
    tag = "offices",
    params(PageParams, OfficeParams),
    responses((status = 200, description = "A page of offices", body = Listed<OfficeBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after", "parent"])?;
    let (parent, page) = (asked.value::<OfficeId>("parent")?, asked.page()?);
    let mut offices = found(client.reader().offices_page(parent, &page).await)?;
    if let Some(tree) = client.limited().await? {
        offices.rows.retain(|office| client.sees(&tree, office.id));
    }
    asked.listed(offices.map(|office| OfficeBody::of(&office, &client)))
}

/// Read one office
#[utoipa::path(
    get,
    path = "/api/v1/offices/{id}",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    responses((status = 200, description = "The office", body = OfficeBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<OfficeId>) -> Answer {
    client.asks_nothing()?;
    let office = present(&client, id).await?;
    reply::record(&client, office.version, &OfficeBody::of(&office, &client))
}

/// Read the history of an office
#[utoipa::path(
    get,
    path = "/api/v1/offices/{id}/history",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office"), PageParams),
    responses((status = 200, description = "A page of changes, the newest first", body = Listed<HistoryItem>))
)]
pub(super) async fn past(client: Client, Id(id): Id<OfficeId>) -> Answer {
    present(&client, id).await?;
    history::of(&client, id.into()).await
}

async fn present(client: &Client, id: OfficeId) -> Result<Office, Problem> {
    let office = client.reader().office(id).await?;
    client.reaches(id).await?;
    office.ok_or(Problem::NotFound)
}

/// Open an office
#[utoipa::path(
    post,
    path = "/api/v1/offices",
    tag = "offices",
    request_body = OfficeNew,
    responses((status = 201, description = "The new office", body = OfficeBody))
)]
pub(super) async fn open(client: Client) -> Answer {
    let known = [&["name", "from"][..], &DETAILS].concat();
    let fields = client.fields(&known)?;
    let mut faults = Faults::new();
    let form = OfficeForm {
        name: fields.text("name", &mut faults),
        from: fields.text("from", &mut faults),
        ..details_form(&fields, &mut faults)
    };
    let (details, name) = parsed_with(faults, form.opening())?;
    let open = OpenOffice {
        office: OfficeId::new(client.store().ids()),
        name,
        details,
    };
    let action = Action::Office(OfficeAction::Open(open));
    let applied = client.apply(None, action).await?;
    let office = present(&client, applied.record.id.into()).await?;
    let address = format!("/api/v1/offices/{}", office.id);
    let body = OfficeBody::of(&office, &client);
    reply::done(&applied, Some(&address), (office.version, &body))
}

fn details_form(fields: &Fields, faults: &mut Faults) -> OfficeForm {
    let listed = fields.flag("listed", true, faults);
    OfficeForm {
        kind: fields.text("kind", faults),
        parent: fields.text("parent", faults),
        countries: fields.codes("countries", faults),
        address: fields.text("address", faults),
        phone: fields.text("phone", faults),
        email: fields.text("email", faults),
        web: fields.text("web", faults),
        languages: fields.codes("languages", faults),
        listed: listed.then(|| "yes".to_owned()),
        ..OfficeForm::default()
    }
}

/// Change an office
///
/// All at once: what is left out is taken away.
#[utoipa::path(
    put,
    path = "/api/v1/offices/{id}",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body = OfficeChange,
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn replace(client: Client, Id(id): Id<OfficeId>) -> Answer {
    let fields = client.fields(&DETAILS)?;
    amended(&client, id, &fields).await
}

/// Change something about an office
///
/// A merge patch: what is left out stays, and `null` takes a value away.
#[utoipa::path(
    patch,
    path = "/api/v1/offices/{id}",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body(content = OfficePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn amend(client: Client, Id(id): Id<OfficeId>) -> Answer {
    let fields = client.fields(&DETAILS)?;
    let office = present(&client, id).await?;
    let now = serde_json::to_value(DetailsBody::of(&office));
    let now = match now {
        Ok(Value::Object(now)) => now,
        _ => Map::new(),
    };
    amended(&client, id, &fields.over(now)).await
}

async fn amended(client: &Client, id: OfficeId, fields: &Fields) -> Answer {
    let mut faults = Faults::new();
    let form = details_form(fields, &mut faults);
    let details = parsed_with(faults, form.details())?;
    let amend = AmendOffice {
        office: id,
        details,
    };
    change(client, OfficeAction::Amend(amend)).await
}

/// Rename an office
///
/// From a day on; the same day twice is a correction.
#[utoipa::path(
    post,
    path = "/api/v1/offices/{id}/rename",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body = OfficeRename,
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn rename(client: Client, Id(id): Id<OfficeId>) -> Answer {
    let fields = client.fields(&["name", "from"])?;
    let mut faults = Faults::new();
    let (name, from) = (
        fields.text("name", &mut faults),
        fields.text("from", &mut faults),
    );
    let mut found = Faults::new();
    let name = found.take("name", ShortText::parse(&name));
    let from = found.take("from", text::date(&from));
    let dated = name.zip(from).map(|(name, from)| DatedName { name, from });
    let name = parsed_with(faults, found.finish(dated))?;
    change(
        &client,
        OfficeAction::Rename(RenameOffice { office: id, name }),
    )
    .await
}

/// Close an office
#[utoipa::path(
    post,
    path = "/api/v1/offices/{id}/close",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body = OfficeClose,
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn close(client: Client, Id(id): Id<OfficeId>) -> Answer {
    let fields = client.fields(&["to", "successor"])?;
    let mut faults = Faults::new();
    let (to, successor) = (
        fields.text("to", &mut faults),
        fields.text("successor", &mut faults),
    );
    let mut found = Faults::new();
    let to = found.take("to", text::date(&to));
    let successor = found.take("successor", optional(&successor));
    let close = to.zip(successor).map(|(to, successor)| CloseOffice {
        office: id,
        to,
        successor,
    });
    let close = parsed_with(faults, found.finish(close))?;
    change(&client, OfficeAction::Close(close)).await
}

fn optional<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Fault> {
    match text {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .or(Err(Fault::new("", "unknown-choice"))),
    }
}

/// Undo the closing of an office
#[utoipa::path(
    post,
    path = "/api/v1/offices/{id}/reopen",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body = Nothing,
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn reopen(client: Client, Id(id): Id<OfficeId>) -> Answer {
    client.fields(&[])?;
    change(&client, OfficeAction::Reopen(ReopenOffice { office: id })).await
}

/// Say who answers for an office
#[utoipa::path(
    put,
    path = "/api/v1/offices/{id}/focal-point",
    tag = "offices",
    params(("id" = String, Path, format = "uuid", description = "The office")),
    request_body = OfficeFocalPoint,
    responses((status = 200, description = "The office as it is now", body = OfficeBody))
)]
pub(super) async fn focal_point(client: Client, Id(id): Id<OfficeId>) -> Answer {
    let fields = client.fields(&["account"])?;
    let mut faults = Faults::new();
    let account = fields.text("account", &mut faults);
    let mut found = Faults::new();
    let account = found.take("account", optional::<AccountId>(&account));
    let account = parsed_with(faults, found.finish(account))?;
    let set = SetFocalPoint {
        office: id,
        account,
    };
    change(&client, OfficeAction::SetFocalPoint(set)).await
}

async fn change(client: &Client, action: OfficeAction) -> Answer {
    let (id, expected) = (action.office(), client.expected()?);
    let applied = client.apply(Some(expected), Action::Office(action)).await?;
    let office = present(client, id).await?;
    let body = OfficeBody::of(&office, client);
    reply::done(&applied, None, (office.version, &body))
}
