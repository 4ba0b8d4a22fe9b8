//! Countries: embedded reference data, for whoever has any token.

use std::collections::BTreeMap;

use passerelle_model::country::{Country, Group, NAME_LANGUAGES};
use passerelle_store::Paged;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::client::{Client, Id};
use crate::api::page::{Listed, PageParams};
use crate::api::problem::{Answer, Problem};
use crate::api::reply;
use crate::api::route::{ApiRoom, For};
use crate::route::Ask;

pub(super) fn room() -> ApiRoom {
    let any = For::any(Ask::SignedIn);
    ApiRoom::new("countries")
        .get("/api/v1/countries", any, list)
        .get("/api/v1/countries/{code}", any, show)
}

/// A country or an area of the register.
#[derive(Serialize, ToSchema)]
#[schema(as = Country)]
pub(super) struct CountryBody {
    /// The two letters of ISO 3166-1.
    code: String,
    /// The three letters.
    alpha3: &'static str,
    /// The number of M49; `null` for a user-assigned code.
    m49: Option<u16>,
    /// Its names, by the code of their language.
    names: BTreeMap<&'static str, &'static str>,
    /// The M49 numbers of the regions that it lies in, the smallest first.
    regions: Vec<u16>,
    /// The groups that it is in today.
    groups: Vec<&'static str>,
}

impl CountryBody {
    fn of(country: &'static Country, client: &Client) -> Self {
        let groups = country.groups_on(client.today());
        Self {
            code: country.code.to_string(),
            alpha3: country.alpha3,
            m49: country.m49,
            names: NAME_LANGUAGES
                .into_iter()
                .zip(country.names().iter().copied())
                .collect(),
            regions: country.regions().map(|region| region.m49).collect(),
            groups: groups.map(Group::code).collect(),
        }
    }
}

/// List countries
///
/// By their two letters.
#[utoipa::path(
    get,
    path = "/api/v1/countries",
    tag = "countries",
    params(PageParams),
    responses((status = 200, description = "A page of countries", body = Listed<CountryBody>))
)]
pub(super) async fn list(client: Client) -> Answer {
    let asked = client.asked(&["limit", "after"])?;
    let page = asked.page()?;
    let after = page.after.unwrap_or_default();
    let size = usize::try_from(page.size).unwrap_or_default();
    let rest = Country::all()
        .iter()
        .filter(|country| country.code.as_str() > after.as_str());
    let rows: Vec<&'static Country> = rest.take(size + 1).collect();
    let more = rows.len() > size;
    let rows: Vec<_> = rows.into_iter().take(size).collect();
    let next = rows.last().filter(|_| more);
    let paged = Paged {
        next: next.map(|country| country.code.to_string()),
        rows,
    };
    asked.listed(paged.map(|country| CountryBody::of(country, &client)))
}

/// Read one country
#[utoipa::path(
    get,
    path = "/api/v1/countries/{code}",
    tag = "countries",
    params(("code" = String, Path, pattern = "^[A-Z]{2}$", description = "Its two letters")),
    responses((status = 200, description = "The country", body = CountryBody))
)]
pub(super) async fn show(client: Client, Id(code): Id<String>) -> Answer {
    client.asks_nothing()?;
    let found = Country::all().iter().find(|c| c.code.as_str() == code);
    reply::json(&CountryBody::of(found.ok_or(Problem::NotFound)?, &client))
}
