//! Offices as they are sent and told.

use passerelle_model::OfficeId;
use passerelle_model::office::{DatedName, Office};
use passerelle_model::text::ShortText;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::client::Client;

/// An office of the agency.
#[derive(Serialize, ToSchema)]
#[schema(as = Office)]
pub(in crate::api) struct OfficeBody {
    /// Its id.
    #[schema(format = "uuid")]
    id: String,
    /// How often it was changed.
    version: i64,
    /// The name that it bears today.
    name: String,
    /// All its names, the oldest first.
    names: Vec<NameBody>,
    #[serde(flatten)]
    details: DetailsBody,
    /// Its first day.
    #[schema(format = "date")]
    valid_from: String,
    /// Its last day, once it is known.
    #[schema(format = "date")]
    valid_to: Option<String>,
    /// The office that went on with its work.
    #[schema(format = "uuid")]
    successor: Option<String>,
    /// The account that answers for it.
    #[schema(format = "uuid")]
    focal_point: Option<String>,
}

/// A name from a day on.
#[derive(Serialize, ToSchema)]
#[schema(as = OfficeName)]
pub(in crate::api) struct NameBody {
    /// The name.
    name: String,
    /// The first day on which it is used.
    #[schema(format = "date")]
    from: String,
}

/// What an office's page shows beside its names and days.
#[derive(Serialize, ToSchema)]
#[schema(as = OfficeDetails)]
pub(in crate::api) struct DetailsBody {
    /// What it is in the tree.
    kind: String,
    /// The office above; `null` only for the headquarters.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// The countries that it covers, by their two letters.
    countries: Vec<String>,
    /// Where to write and where to go.
    address: Option<String>,
    /// The telephone of the desk.
    phone: Option<String>,
    /// The office's own address, never a person's.
    email: Option<String>,
    /// The web page.
    web: Option<String>,
    /// The languages that one is helped in, by their codes.
    languages: Vec<String>,
    /// Whether the public directory shows it.
    listed: bool,
}

/// What can be changed about an office all at once.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `replace` reads")]
pub(in crate::api) struct OfficeChange {
    /// What it is in the tree.
    #[schema(pattern = "^(headquarters|regional_office|country_office|sub_office)$")]
    kind: String,
    /// The office above; `null` only for the headquarters.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// The countries that it covers, by their two letters.
    #[serde(default)]
    #[schema(max_items = 300)]
    countries: Vec<String>,
    /// Where to write and where to go.
    #[schema(max_length = 4000)]
    address: Option<String>,
    /// The telephone of the desk.
    #[schema(max_length = 200)]
    phone: Option<String>,
    /// The office's own address, never a person's.
    #[schema(max_length = 200)]
    email: Option<String>,
    /// The web page.
    #[schema(max_length = 200)]
    web: Option<String>,
    /// The languages that one is helped in, by their codes.
    #[serde(default)]
    #[schema(max_items = 300)]
    languages: Vec<String>,
    /// Whether the public directory shows it; yes, if it is not said.
    listed: Option<bool>,
}

/// Some of what can be changed about an office; what is left out stays, and
/// `null` takes a value away.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `amend` reads")]
pub(in crate::api) struct OfficePatch {
    /// What it is in the tree.
    #[schema(pattern = "^(headquarters|regional_office|country_office|sub_office)$")]
    kind: Option<String>,
    /// The office above.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// The countries that it covers, by their two letters.
    #[schema(max_items = 300)]
    countries: Option<Vec<String>>,
    /// Where to write and where to go.
    #[schema(max_length = 4000)]
    address: Option<String>,
    /// The telephone of the desk.
    #[schema(max_length = 200)]
    phone: Option<String>,
    /// The office's own address, never a person's.
    #[schema(max_length = 200)]
    email: Option<String>,
    /// The web page.
    #[schema(max_length = 200)]
    web: Option<String>,
    /// The languages that one is helped in, by their codes.
    #[schema(max_items = 300)]
    languages: Option<Vec<String>>,
    /// Whether the public directory shows it.
    listed: Option<bool>,
}

/// A new office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `open` reads")]
pub(in crate::api) struct OfficeNew {
    /// Its first name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// Its first day.
    #[schema(format = "date")]
    from: String,
    /// What it is in the tree.
    #[schema(pattern = "^(headquarters|regional_office|country_office|sub_office)$")]
    kind: String,
    /// The office above; `null` only for the headquarters.
    #[schema(format = "uuid")]
    parent: Option<String>,
    /// The countries that it covers, by their two letters.
    #[serde(default)]
    #[schema(max_items = 300)]
    countries: Vec<String>,
    /// Where to write and where to go.
    #[schema(max_length = 4000)]
    address: Option<String>,
    /// The telephone of the desk.
    #[schema(max_length = 200)]
    phone: Option<String>,
    /// The office's own address, never a person's.
    #[schema(max_length = 200)]
    email: Option<String>,
    /// The web page.
    #[schema(max_length = 200)]
    web: Option<String>,
    /// The languages that one is helped in, by their codes.
    #[serde(default)]
    #[schema(max_items = 300)]
    languages: Vec<String>,
    /// Whether the public directory shows it; yes, if it is not said.
    listed: Option<bool>,
}

/// Another name from a day on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `rename` reads")]
pub(in crate::api) struct OfficeRename {
    /// The name.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// The first day on which it is used.
    #[schema(format = "date")]
    from: String,
}

/// The end of an office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `close` reads")]
pub(in crate::api) struct OfficeClose {
    /// Its last day.
    #[schema(format = "date")]
    to: String,
    /// The office that goes on with its work.
    #[schema(format = "uuid")]
    successor: Option<String>,
}

/// Who answers for an office.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it describes what `focal_point` reads")]
pub(in crate::api) struct OfficeFocalPoint {
    /// The account, or `null` for nobody.
    #[schema(format = "uuid")]
    account: Option<String>,
}

/// A body in which nothing need be said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct Nothing {}

impl OfficeBody {
    pub(super) fn of(office: &Office, client: &Client) -> Self {
        let id = |id: &OfficeId| id.to_string();
        Self {
            id: office.id.to_string(),
            version: office.version.0,
            name: office.name_on(client.today()).to_owned(),
            names: office.names.iter().map(NameBody::of).collect(),
            details: DetailsBody::of(office),
            valid_from: office.valid_from.to_string(),
            valid_to: office.valid_to.map(|day| day.to_string()),
            successor: office.successor.as_ref().map(id),
            focal_point: office.focal_point.map(|account| account.to_string()),
        }
    }
}

impl NameBody {
    fn of(dated: &DatedName) -> Self {
        Self {
            name: dated.name.to_string(),
            from: dated.from.to_string(),
        }
    }
}

impl DetailsBody {
    pub(super) fn of(office: &Office) -> Self {
        let details = &office.details;
        let line = |text: &Option<ShortText>| text.as_ref().map(ToString::to_string);
        Self {
            kind: details.kind.code().to_owned(),
            parent: details.parent.map(|parent| parent.to_string()),
            countries: details.countries.iter().map(ToString::to_string).collect(),
            address: details.address.clone(),
            phone: line(&details.phone),
            email: line(&details.email),
            web: line(&details.web),
            languages: details.languages.iter().map(ToString::to_string).collect(),
            listed: details.listed,
        }
    }
}
