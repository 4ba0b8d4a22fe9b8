//! Maps: the countries that offices cover, and what every page with a map needs.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use passerelle_l10n::Words;
use passerelle_model::Purpose;
use passerelle_model::country::CountryCode;
use passerelle_model::office::Office;
use passerelle_model::table::{Cell, Column, Kind, Label, Misfit, Role, Table};
use passerelle_publish::map::{self, Brief, Ground, Map};

use crate::answer::{Answer, Halt, page};
use crate::assets;
use crate::desk::Desk;
use crate::route::{Ask, Room};
use crate::shell::Shell;

/// Where a script finds the outlines of the world.
const WORLD: &str = "/maps/world.geojson";

pub(crate) fn room() -> Room {
    let why = Purpose::Operation;
    Room::new("maps")
        .get("/maps/countries", Ask::SignedIn, why, countries)
        .get("/maps/countries.svg", Ask::SignedIn, why, picture)
        .get(WORLD, Ask::SignedIn, why, world)
}

/// What the map to be moved is made of; nothing where the enhancement is absent.
pub(crate) struct Live {
    pub(crate) library: &'static str,
    pub(crate) worker: &'static str,
    pub(crate) style: &'static str,
    /// The address of the outlines, as GeoJSON whose features have a `code`.
    pub(crate) places: &'static str,
    words: Words,
}

impl Live {
    /// For a map of the world.
    pub(crate) fn world(words: Words) -> Self {
        Self {
            library: assets::address("maplibre.js"),
            worker: assets::address("maplibre-worker.js"),
            style: assets::address("maplibre.css"),
            places: WORLD,
            words,
        }
    }

    /// Whether there is one.
    pub(crate) fn is_there(&self) -> bool {
        !self.library.is_empty() && !self.worker.is_empty() && map::has_outlines()
    }

    /// Names in one phrase.
    pub(crate) fn listed(&self, names: &[String]) -> String {
        self.words.list(names)
    }
}

#[derive(Template)]
#[template(path = "maps/countries.html")]
struct Countries {
    shell: Shell,
    map: Option<Map>,
    live: Live,
}

async fn countries(desk: Desk) -> Answer {
    page(&Countries {
        shell: Shell::of_desk(&desk).await?,
        map: drawn(&desk).await?,
        live: Live::world(desk.words()),
    })
}

async fn picture(desk: Desk) -> Answer {
    let map = drawn(&desk).await?.ok_or(Halt::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"offices-and-countries.svg\"",
        ),
    ];
    Ok((headers, map.file()).into_response())
}

/// The outlines tell of nobody and change with the program only.
async fn world(_: Desk) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, "application/geo+json"),
        (header::CACHE_CONTROL, "private, max-age=86400"),
    ];
    Ok((headers, map::world_geojson()).into_response())
}

/// The map, unless no office covers a country.
async fn drawn(desk: &Desk) -> Result<Option<Map>, Halt> {
    let offices = desk.reader().offices().await?;
    let table = table(desk, offices.iter()).or(Err(Halt::Broken("a table of offices")))?;
    if table.is_empty() {
        return Ok(None);
    }
    let words = desk.words();
    let beyond = words.say("maps-countries-beyond");
    let brief = Brief {
        beyond: Some(&beyond),
        ..Brief::new("countries", &table, "country", "offices")
    };
    let map = map::draw(&brief, Ground::world(), words);
    map.map(Some).or(Err(Halt::Broken("a map of offices")))
}

/// Every country that an office covers or has covered, with the open ones.
fn table<'a>(desk: &Desk, offices: impl Iterator<Item = &'a Office>) -> Result<Table, Misfit> {
    let (words, today) = (desk.words(), desk.today());
    let mut open: BTreeMap<CountryCode, Vec<String>> = BTreeMap::new();
    for office in offices {
        let is_closed = office.has_closed_by(today);
        for country in &office.details.countries {
            let names = open.entry(*country).or_default();
            if !is_closed {
                names.push(office.name_on(today).to_owned());
            }
        }
    }
    let say = |key| Label::of(words.say(key));
    let columns = vec![
        Column::new(
            "country",
            say("maps-countries-country"),
            Kind::Country,
            Role::Dimension,
        )?,
        Column::new(
            "offices",
            say("maps-countries-offices"),
            Kind::COUNT,
            Role::Open,
        )?,
        Column::new("names", say("maps-countries-names"), Kind::Text, Role::Open)?,
    ];
    let mut table = Table::new(say("maps-countries-table"), columns)?;
    let source = [("day", desk.date(today).into())];
    table.source = Label::of(words.say_with("maps-countries-source", &source));
    table.method = say("maps-countries-method");
    for (country, mut names) in open {
        names.sort_by(|a, b| words.compare(a, b));
        let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
        table.push(vec![
            Cell::Country(country),
            Cell::Number(count),
            Cell::Text(words.list(&names)),
        ])?;
    }
    Ok(table)
}
