//! Places: the register, to read and to keep.

mod bodies;

use passerelle_model::place::{
    AddPlace, AmendPlace, ClosePlace, NameLanguage, PCode, Place, PlaceAction, PlaceDetails,
    PlaceKind, PlaceName, Position, ReopenPlace,
};
use passerelle_model::policy::{Duty, Scope};
use passerelle_model::text::{self, CountryCode, ShortText};
use passerelle_model::{Action, Fault, Faults, PlaceId, Purpose};
use passerelle_store::PlaceFilter;
use serde_json::{Map, Value};
use utoipa::IntoParams;

use crate::api::body::{Fields, parsed_with};
use crate::api::client::{Client, Id};
use crate::api::history::{self, HistoryItem};
use crate::api::offices::Nothing;
use crate::api::page::{Asked, Listed, PageParams, found};
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

use bodies::{DetailsBody, PlaceBody, PlaceChange, PlaceClose, PlaceNew, PlacePatch, PlacesFound};

pub(super) fn room() -> ApiRoom {
    let why = Purpose::Administration;
    let read = For::scope(Scope::PlacesRead, Ask::SignedIn, why);
    let write = For::scope(Scope::PlacesWrite, Ask::Duty(Duty::Places), why);
    ApiRoom::new("places")
        .get("/api/v1/places", read, list)
        .post("/api/v1/places", write, add)
        .get("/api/v1/places/search", read, search)
        .get("/api/v1/places/{id}", read, show)
        .put("/api/v1/places/{id}", write, replace)
        .patch("/api/v1/places/{id}", write, amend)
        .post("/api/v1/places/{id}/close", write, close)
        .post("/api/v1/places/{id}/reopen", write, reopen)
        .get("/api/v1/places/{id}/geometry", read, geometry)
        .get("/api/v1/places/{id}/history", read, past)
}

const DETAILS: [&str; 7] = [
    "parent",
    "code",
    "names",
    "aliases",
    "from",
    "latitude",
    "longitude",
];

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `list` reads")]
pub(super) struct PlaceParams {
    /// Just below this place.
    #[param(format = "uuid")]
    parent: Option<String>,
    /// Of this country; asks for a kind.
    #[param(pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// Of this kind; asks for a country or a parent.
    #[param(pattern = "^(admin1|admin2|admin3|site|point)$")]
    kind: Option<String>,
    /// Closed ones, too.
    closed: Option<bool>,
}

/// List places
///
/// Of a country and kind, or just below one place, in the order of their names;
/// else all of them, closed ones, too, in the order in which they were added.
#[utoipa::path(
    get,
    path = "/api/v1/places",
    tag = "places",
    params(PageParams, PlaceParams),
    responses((status = 200, description = "A page of places", body = Listed<PlaceBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let known = ["limit", "after", "parent", "country", "kind", "closed"];
    let asked = client.asked(&known)?;
    let (country, kind) = (country(&asked)?, kind(&asked)?);
    let (closed, page) = (asked.flag("closed")?, asked.page()?);
    let reader = client.reader();
    let places = match (asked.value::<PlaceId>("parent")?, country, kind) {
        (Some(_), Some(_), _) => return Err(too_much("country")),
        (Some(parent), None, kind) => reader.places_under(parent, kind, closed, &page).await,
        (None, Some(country), Some(kind)) => reader.places_of(&country, kind, closed, &page).await,
        (None, Some(_), None) => return Err(missing("kind")),
        (None, None, Some(_)) => return Err(missing("country")),
        (None, None, None) => reader.places_page(&page).await,
    };
    asked.listed(found(places)?.map(|place| PlaceBody::of(&place)))
}

fn country(asked: &Asked) -> Result<Option<CountryCode>, Problem> {
    asked.code("country", |code| CountryCode::parse(code).ok())
}

fn kind(asked: &Asked) -> Result<Option<PlaceKind>, Problem> {
    asked.code("kind", |code| PlaceKind::parse(code).ok())
}

fn missing(name: &'static str) -> Problem {
    Problem::Parameter(Fault::new(name, "missing-field").into())
}

fn too_much(name: &'static str) -> Problem {
    Problem::Parameter(Fault::new(name, "unknown-choice").into())
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `search` reads")]
pub(super) struct SearchParams {
    /// Beginnings of words of a name, an alias or a code.
    #[param(min_length = 1, max_length = 200)]
    q: String,
    /// Of this country.
    #[param(pattern = "^[A-Z]{2}$")]
    country: Option<String>,
    /// Of this kind.
    #[param(pattern = "^(admin1|admin2|admin3|site|point)$")]
    kind: Option<String>,
    /// Closed ones, too.
    closed: Option<bool>,
    /// Places, at most.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<i64>,
}

/// Search for places
///
/// By the beginnings of words; the likeliest first.
#[utoipa::path(
    get,
    path = "/api/v1/places/search",
    tag = "places",
    params(SearchParams),
    responses((status = 200, description = "The places found", body = PlacesFound))
)]
pub(super) async fn search(client: Client) -> Answer {
    let asked = client.asked(&["q", "country", "kind", "closed", "limit"])?;
    let query = asked.text("q").ok_or_else(|| missing("q"))?;
    if query.is_empty() {
        return Err(Problem::Parameter(Fault::new("q", "required").into()));
    }
    if query.chars().count() > 200 {
        let fault = Fault::new("q", "too-long").with("max", 200);
        return Err(Problem::Parameter(fault.into()));
    }
    let filter = PlaceFilter {
        country: country(&asked)?,
        kind: kind(&asked)?,
        with_closed: asked.flag("closed")?,
    };
    let limit = usize::try_from(asked.page()?.size).unwrap_or_default();
    let found = client.reader().places_search(query, &filter, limit).await?;
    reply::json(&PlacesFound {
        items: found
            .rows
            .iter()
            .map(|row| PlaceBody::of(&row.place))
            .collect(),
        more: found.more,
    })
}

/// Read one place
#[utoipa::path(
    get,
    path = "/api/v1/places/{id}",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    responses((status = 200, description = "The place", body = PlaceBody))
)]
pub(super) async fn show(client: Client, Id(id): Id<PlaceId>) -> Answer {
    client.asks_nothing()?;
    let place = present(&client, id).await?;
    reply::record(&client, place.version, &PlaceBody::whole(&place))
}

async fn present(client: &Client, id: PlaceId) -> Result<Place, Problem> {
    client.reader().place(id).await?.ok_or(Problem::NotFound)
}

/// Read the area of a place
///
/// A geometry of GeoJSON.
#[utoipa::path(
    get,
    path = "/api/v1/places/{id}/geometry",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    responses((status = 200, description = "The area", content_type = "application/json", body = Object))
)]
pub(super) async fn geometry(client: Client, Id(id): Id<PlaceId>) -> Answer {
    client.asks_nothing()?;
    let place = present(&client, id).await?;
    let drawn = place.geometry.as_ref().ok_or(Problem::NotFound)?;
    let area: Value = serde_json::from_str(&drawn.to_geojson())
        .or(Err(Problem::Broken("an area that is none")))?;
    reply::record(&client, place.version, &area)
}

/// Read the history of a place
#[utoipa::path(
    get,
    path = "/api/v1/places/{id}/history",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place"), PageParams),
    responses((status = 200, description = "A page of changes, the newest first", body = Listed<HistoryItem>))
)]
pub(super) async fn past(client: Client, Id(id): Id<PlaceId>) -> Answer {
    present(&client, id).await?;
    history::of(&client, id.into()).await
}

/// Add a place
#[utoipa::path(
    post,
    path = "/api/v1/places",
    tag = "places",
    request_body = PlaceNew,
    responses((status = 201, description = "The new place", body = PlaceBody))
)]
pub(super) async fn add(client: Client) -> Answer {
    let known = [&["country", "kind"][..], &DETAILS].concat();
    let fields = client.fields(&known)?;
    let mut faults = Faults::new();
    let (country, kind) = (
        fields.text("country", &mut faults),
        fields.text("kind", &mut faults),
    );
    let raw = Raw::of(&fields, &mut faults);
    let mut found = Faults::new();
    let country = found.take("country", CountryCode::parse(&country));
    let kind = found.take("kind", PlaceKind::parse(&kind));
    let details = raw.details(&mut found);
    let add = country.zip(kind).zip(details);
    let add = add.map(|((country, kind), details)| AddPlace {
        place: PlaceId::new(client.store().ids()),
        country,
        kind,
        details,
        to: None,
        geometry: None,
    });
    let add = parsed_with(faults, found.finish(add))?;
    let action = Action::Place(PlaceAction::Add(add));
    let applied = client.apply(None, action).await?;
    let place = present(&client, applied.record.id.into()).await?;
    let address = format!("/api/v1/places/{}", place.id);
    reply::done(
        &applied,
        Some(&address),
        (place.version, &PlaceBody::whole(&place)),
    )
}

/// The details as they were sent.
struct Raw {
    parent: String,
    code: String,
    names: Vec<(String, String)>,
    aliases: Vec<String>,
    from: String,
    latitude: String,
    longitude: String,
}

impl Raw {
    fn of(fields: &Fields, faults: &mut Faults) -> Self {
        Self {
            parent: fields.text("parent", faults),
            code: fields.text("code", faults),
            names: fields.pairs("names", ("name", "language"), faults),
            aliases: fields.texts("aliases", faults),
            from: fields.text("from", faults),
            latitude: fields.number("latitude", faults),
            longitude: fields.number("longitude", faults),
        }
    }

    fn details(&self, faults: &mut Faults) -> Option<PlaceDetails> {
        let parent = faults.take("parent", parsed_id(&self.parent));
        let code = faults.take("code", PCode::parse_optional(&self.code));
        let names = self.names.iter().map(|(name, language)| {
            Ok(PlaceName {
                name: ShortText::parse(name)?,
                language: NameLanguage::parse_optional(language)?,
            })
        });
        let names = faults.take("names", names.collect::<Result<Vec<_>, Fault>>());
        if names.as_ref().is_some_and(Vec::is_empty) {
            faults.push(Fault::new("names", "required"));
        }
        let aliases = self.aliases.iter().map(|alias| ShortText::parse(alias));
        let aliases = faults.take("aliases", aliases.collect());
        let from = faults.take("from", text::date_optional(&self.from));
        let position = match Position::parse(&self.latitude, &self.longitude) {
            Ok(position) => Some(position),
            Err(wrong) => {
                wrong.iter().for_each(|fault| faults.push(fault.clone()));
                None
            }
        };
        Some(PlaceDetails {
            parent: parent?,
            code: code?,
            names: names?,
            aliases: aliases?,
            from: from?,
            position: position?,
        })
    }
}

fn parsed_id(text: &str) -> Result<Option<PlaceId>, Fault> {
    match text {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .or(Err(Fault::new("", "unknown-choice"))),
    }
}

/// Change a place
///
/// All at once: what is left out is taken away.
#[utoipa::path(
    put,
    path = "/api/v1/places/{id}",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    request_body = PlaceChange,
    responses((status = 200, description = "The place as it is now", body = PlaceBody))
)]
pub(super) async fn replace(client: Client, Id(id): Id<PlaceId>) -> Answer {
    let fields = client.fields(&DETAILS)?;
    amended(&client, id, &fields).await
}

/// Change something about a place
///
/// A merge patch: what is left out stays, and `null` takes a value away.
#[utoipa::path(
    patch,
    path = "/api/v1/places/{id}",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    request_body(content = PlacePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The place as it is now", body = PlaceBody))
)]
pub(super) async fn amend(client: Client, Id(id): Id<PlaceId>) -> Answer {
    let fields = client.fields(&DETAILS)?;
    let place = present(&client, id).await?;
    let now = match serde_json::to_value(DetailsBody::of(&place.details)) {
        Ok(Value::Object(now)) => now,
        _ => Map::new(),
    };
    amended(&client, id, &fields.over(now)).await
}

async fn amended(client: &Client, id: PlaceId, fields: &Fields) -> Answer {
    let (mut faults, mut found) = (Faults::new(), Faults::new());
    let raw = Raw::of(fields, &mut faults);
    let details = raw.details(&mut found);
    let details = parsed_with(faults, found.finish(details))?;
    let amend = AmendPlace { place: id, details };
    change(client, PlaceAction::Amend(amend)).await
}

/// Close a place
#[utoipa::path(
    post,
    path = "/api/v1/places/{id}/close",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    request_body = PlaceClose,
    responses((status = 200, description = "The place as it is now", body = PlaceBody))
)]
pub(super) async fn close(client: Client, Id(id): Id<PlaceId>) -> Answer {
    let fields = client.fields(&["to", "successors"])?;
    let (mut faults, mut found) = (Faults::new(), Faults::new());
    let (to, successors) = (
        fields.text("to", &mut faults),
        fields.texts("successors", &mut faults),
    );
    let to = found.take("to", text::date(&to));
    let unknown = Fault::new("successors", "unknown-choice");
    let successors: Result<Vec<PlaceId>, Fault> = successors
        .iter()
        .map(|id| id.parse().or(Err(unknown.clone())))
        .collect();
    let successors = found.take("successors", successors);
    let close = to.zip(successors).map(|(to, successors)| ClosePlace {
        place: id,
        to,
        successors,
    });
    let close = parsed_with(faults, found.finish(close))?;
    change(&client, PlaceAction::Close(close)).await
}

/// Undo the closing of a place
#[utoipa::path(
    post,
    path = "/api/v1/places/{id}/reopen",
    tag = "places",
    params(("id" = String, Path, format = "uuid", description = "The place")),
    request_body = Nothing,
    responses((status = 200, description = "The place as it is now", body = PlaceBody))
)]
pub(super) async fn reopen(client: Client, Id(id): Id<PlaceId>) -> Answer {
    client.fields(&[])?;
    change(&client, PlaceAction::Reopen(ReopenPlace { place: id })).await
}

async fn change(client: &Client, action: PlaceAction) -> Answer {
    let (id, expected) = (action.place(), client.expected()?);
    let applied = client.apply(Some(expected), Action::Place(action)).await?;
    let place = present(client, id).await?;
    reply::done(&applied, None, (place.version, &PlaceBody::whole(&place)))
}
