//! Places as they are sent and told.

use passerelle_model::place::{Place, PlaceDetails, PlaceName};
use passerelle_store::PlaceSummary;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A place of the register.
#[derive(Serialize, ToSchema)]
#[schema(as = Place)]
pub(in crate::api) struct PlaceBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How often it was changed.
    version: i64,
    /// Its country, by the two letters.
    country: String,
    /// What it is.
    kind: &'static str,
    #[serde(flatten)]
    details: DetailsBody,
    /// Its last day, once it is known.
    #[schema(format = "date")]
    valid_to: Option<String>,
    /// Whether its area is drawn; it has an address of its own.
    has_geometry: bool,
}

/// What a place's page shows beside its country and kind.
#[derive(Serialize, ToSchema)]
#[schema(as = PlaceDetails)]
pub(in crate::api) struct DetailsBody {
    /// The place above.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// Its P-code.
    code: Option<String>,
    /// Its names, the main one first.
    names: Vec<NameBody>,
    /// What else people call it.
    aliases: Vec<String>,
    /// Its first day, if it is known.
    #[schema(format = "date")]
    from: Option<String>,
    /// Degrees to the north.
    latitude: Option<f64>,
    /// Degrees to the east.
    longitude: Option<f64>,
}

/// A name of a place.
#[derive(Serialize, ToSchema)]
#[schema(as = PlaceName)]
pub(in crate::api) struct NameBody {
    /// The name.
    name: String,
    /// Its language, perhaps with its script: `ar`, `uz-Cyrl`.
    language: Option<String>,
}

/// What can be changed about a place all at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `replace` reads")]
pub(in crate::api) struct PlaceChange {
    /// The place above.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// Its P-code.
    #[schema(max_length = 200)]
    code: Option<String>,
    /// Its names, the main one first.
    #[schema(min_items = 1, max_items = 40)]
    names: Vec<PlaceNewName>,
    /// What else people call it.
    #[serde(default)]
    #[schema(max_items = 100)]
    aliases: Vec<String>,
    /// Its first day, if it is known.
    #[schema(format = "date")]
    from: Option<String>,
    /// Degrees to the north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: Option<f64>,
    /// Degrees to the east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: Option<f64>,
}

/// A name that is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `Raw` reads")]
pub(in crate::api) struct PlaceNewName {
    /// The name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Its language, perhaps with its script: `ar`, `uz-Cyrl`.
    #[schema(pattern = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?$")]
    language: Option<String>,
}

/// Some of what can be changed about a place; what is left out stays, and `null`
/// takes a value away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `amend` reads")]
pub(in crate::api) struct PlacePatch {
    /// The place above.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// Its P-code.
    #[schema(max_length = 200)]
    code: Option<String>,
    /// Its names, the main one first.
    #[schema(min_items = 1, max_items = 40)]
    names: Option<Vec<PlaceNewName>>,
    /// What else people call it.
    #[schema(max_items = 100)]
    aliases: Option<Vec<String>>,
    /// Its first day, if it is known.
    #[schema(format = "date")]
    from: Option<String>,
    /// Degrees to the north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: Option<f64>,
    /// Degrees to the east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: Option<f64>,
}

/// A new place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `add` reads")]
pub(in crate::api) struct PlaceNew {
    /// Its country, by the two letters.
    #[schema(pattern = "^[A-Z]{2}$")]
    country: String,
    /// What it is.
    #[schema(pattern = "^(admin1|admin2|admin3|site|point)$")]
    kind: String,
    /// The place above.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// Its P-code.
    #[schema(max_length = 200)]
    code: Option<String>,
    /// Its names, the main one first.
    #[schema(min_items = 1, max_items = 40)]
    names: Vec<PlaceNewName>,
    /// What else people call it.
    #[serde(default)]
    #[schema(max_items = 100)]
    aliases: Vec<String>,
    /// Its first day, if it is known.
    #[schema(format = "date")]
    from: Option<String>,
    /// Degrees to the north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: Option<f64>,
    /// Degrees to the east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: Option<f64>,
}

/// The end of a place.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `close` reads")]
pub(in crate::api) struct PlaceClose {
    /// Its last day.
    #[schema(format = "date")]
    to: String,
    /// The places that it became.
    #[serde(default)]
    #[schema(max_items = 100)]
    successors: Vec<String>,
}

/// Places that were looked for, the likeliest first.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct PlacesFound {
    /// The places.
    pub(super) items: Vec<PlaceBody>,
    /// Whether there are more than were asked for.
    pub(super) more: bool,
}

impl PlaceBody {
    pub(super) fn of(place: &PlaceSummary) -> Self {
        Self {
            id: place.id.to_string(),
            version: place.version.0,
            country: place.country.to_string(),
            kind: place.kind.code(),
            details: DetailsBody::of(&place.details),
            valid_to: place.valid_to.map(|day| day.to_string()),
            has_geometry: place.has_geometry,
        }
    }

    pub(super) fn whole(place: &Place) -> Self {
        Self {
            id: place.id.to_string(),
            version: place.version.0,
            country: place.country.to_string(),
            kind: place.kind.code(),
            details: DetailsBody::of(&place.details),
            valid_to: place.valid_to.map(|day| day.to_string()),
            has_geometry: place.geometry.is_some(),
        }
    }
}

impl DetailsBody {
    pub(super) fn of(details: &PlaceDetails) -> Self {
        let name = |name: &PlaceName| NameBody {
            name: name.name.to_string(),
            language: name.language.as_ref().map(ToString::to_string),
        };
        Self {
            parent: details.parent.map(|parent| parent.to_string()),
            code: details.code.as_ref().map(ToString::to_string),
            names: details.names.iter().map(name).collect(),
            aliases: details.aliases.iter().map(ToString::to_string).collect(),
            from: details.from.map(|day| day.to_string()),
            latitude: details.position.map(|at| at.latitude.degrees()),
            longitude: details.position.map(|at| at.longitude.degrees()),
        }
    }
}
