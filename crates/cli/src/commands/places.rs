//! `passerelle places`: what the register knows, for whoever sits at the machine.

use std::collections::BTreeMap;

use passerelle_model::place::{Geometry, PCode, Place, PlaceKind};
use passerelle_model::{Actor, Country, CountryCode, PlaceId, Purpose};
use passerelle_store::{Matched, Page, Paged, PlaceFilter, PlaceSummary, Reader, Refusal, Store};
use serde_json::{Value as Json, json};

use crate::arguments::{FindPlaces, ListPlaces, Places, ShowPlace};
use crate::config::Config;
use crate::say;
use crate::trouble::Trouble;

use super::{countries, import, with_store};

/// Places that are asked for at once.
const AT_ONCE: i64 = 500;
/// Places that a search shows.
const FOUND: usize = 50;

/// Imports, lists, finds or shows.
pub(super) fn run(config: &Config, what: &Places) -> Result<(), Trouble> {
    match what {
        Places::Import(asked) => import::places(config, asked),
        Places::List(asked) => with_store(config, async |store| list(store, asked).await),
        Places::Find(asked) => with_store(config, async |store| find(store, asked).await),
        Places::Show(asked) => with_store(config, async |store| show(store, asked).await),
    }
}

fn reader(store: &Store) -> Reader {
    store.reader(&Actor::console(), Purpose::Operation)
}

async fn list(store: &Store, asked: &ListPlaces) -> Result<(), Trouble> {
    let reader = &reader(store);
    let (kind, ended) = (asked.kind, asked.ended);
    let places = if let Some(below) = &asked.below {
        let parent = named(reader, below, asked.country).await?;
        let parent = parent.ok_or_else(|| unknown(below))?;
        all(async |page| reader.places_under(parent, kind, ended, &page).await).await?
    } else if let Some(country) = &asked.country {
        let kind = kind.unwrap_or(PlaceKind::Admin1);
        all(async |page| reader.places_of(country, kind, ended, &page).await).await?
    } else {
        return counts(reader, asked).await;
    };
    if asked.output.json {
        return say::json(&places.iter().map(for_a_program).collect::<Vec<_>>());
    }
    let rows: Vec<_> = places.iter().map(row).collect();
    say::table(["COUNTRY", "CODE", "KIND", "NAME", "ENDED", "ID"], &rows)
}

/// Every page of a list.
async fn all(
    page: impl AsyncFn(Page) -> Result<Paged<PlaceSummary>, Refusal>,
) -> Result<Vec<PlaceSummary>, Trouble> {
    let (mut places, mut cursor) = (Vec::new(), None);
    loop {
        let found = page(Page::after(AT_ONCE, cursor)).await?;
        places.extend(found.rows);
        cursor = found.next;
        if cursor.is_none() {
            return Ok(places);
        }
    }
}

/// How many places of each kind each country has.
async fn counts(reader: &Reader, asked: &ListPlaces) -> Result<(), Trouble> {
    let mut by_country: BTreeMap<CountryCode, BTreeMap<PlaceKind, i64>> = BTreeMap::new();
    for count in reader.place_counts().await? {
        if asked.kind.is_none_or(|kind| kind == count.kind) {
            let of = by_country.entry(count.country).or_default();
            of.insert(count.kind, count.count);
        }
    }
    if asked.output.json {
        let each = by_country.iter().map(|(country, counts)| {
            let counts: BTreeMap<_, _> = counts.iter().map(|(kind, n)| (kind.code(), n)).collect();
            json!({ "country": country, "places": counts })
        });
        return say::json(&each.collect::<Vec<_>>());
    }
    let row = |(country, counts): (&CountryCode, &BTreeMap<PlaceKind, i64>)| {
        let count = |kind: &PlaceKind| counts.get(kind).copied().unwrap_or(0).to_string();
        let [one, two, three, sites, points] = PlaceKind::ALL.each_ref().map(count);
        let name = country.name("en").to_owned();
        [country.to_string(), one, two, three, sites, points, name]
    };
    let rows: Vec<_> = by_country.iter().map(row).collect();
    say::table(
        [
            "COUNTRY", "ADMIN1", "ADMIN2", "ADMIN3", "SITES", "POINTS", "NAME",
        ],
        &rows,
    )
}

async fn find(store: &Store, asked: &FindPlaces) -> Result<(), Trouble> {
    let filter = PlaceFilter {
        country: asked.country,
        kind: asked.kind,
        with_closed: asked.ended,
    };
    let words = asked.words.join(" ");
    let countries = match (asked.country, asked.kind) {
        (None, None) => countries::found(&words),
        _ => Vec::new(),
    };
    let found = reader(store).places_search(&words, &filter, FOUND).await?;
    if found.more {
        say::warning(
            format_args!("there are more places than these {}", found.rows.len()),
            "type more of the name, or name the country with `--country`",
        );
    }
    if asked.output.json {
        let places = found.rows.iter().map(|found| {
            let mut place = for_a_program(&found.place);
            place["matched"] = found.matched.code().into();
            place
        });
        let each = countries
            .iter()
            .map(|country| countries::for_a_program(country));
        return say::json(&each.chain(places).collect::<Vec<_>>());
    }
    let places = found.rows.iter().map(|found| row(&found.place));
    let rows: Vec<_> = countries
        .into_iter()
        .map(countries::row)
        .chain(places)
        .collect();
    say::table(["COUNTRY", "CODE", "KIND", "NAME", "ENDED", "ID"], &rows)
}

async fn show(store: &Store, asked: &ShowPlace) -> Result<(), Trouble> {
    let reader = reader(store);
    let Some(id) = named(&reader, &asked.place, asked.country).await? else {
        // A place with this code comes first: countries have pages of their own.
        return match Country::find(&asked.place) {
            Some(country) if !asked.area => countries::show(country, asked.output.json),
            _ => Err(unknown(&asked.place)),
        };
    };
    let place = reader.place(id).await?;
    let place = place.ok_or_else(|| unknown(&asked.place))?;
    if asked.area {
        let area = place.geometry.as_ref().map(Geometry::to_geojson);
        return say::data(area.ok_or_else(|| {
            Trouble::new("the area of this place is not drawn")
                .hint("draw it on its page, or import it with `passerelle places import`")
        })?);
    }
    let path = reader.place_path(id).await?;
    let before = reader.place_predecessors(id).await?;
    let next = reader.places(&place.successors).await?;
    let next: Vec<_> = place
        .successors
        .iter()
        .filter_map(|id| next.get(id))
        .collect();
    let before: Vec<_> = before.iter().collect();
    if asked.output.json {
        let short = |places: &[&PlaceSummary]| -> Vec<Json> {
            places.iter().map(|place| for_a_program(place)).collect()
        };
        let path: Vec<_> = path.iter().collect();
        let mut whole = whole(&place);
        whole["above"] = short(&path).into();
        whole["successors"] = short(&next).into();
        whole["predecessors"] = short(&before).into();
        return say::json(&whole);
    }
    let names = |places: &[&PlaceSummary]| {
        let names: Vec<_> = places.iter().map(|place| called(place)).collect();
        names.join(", ")
    };
    let lies_in: Vec<_> = std::iter::once(place.country.name("en").to_owned())
        .chain(path.iter().map(called))
        .collect();
    let lines = lines(&place)
        .into_iter()
        .chain([
            ("lies in", lies_in.join(" > ")),
            ("followed by", names(&next)),
            ("followed", names(&before)),
        ])
        .filter(|(_, value)| !value.is_empty())
        .map(|(what, value)| format!("{what:12}{value}"));
    say::data(lines.collect::<Vec<_>>().join("\n"))
}

fn lines(place: &Place) -> Vec<(&'static str, String)> {
    let details = &place.details;
    let joined = |all: Vec<String>| all.join(" · ");
    let shown = |value: Option<String>| value.unwrap_or_default();
    let area = place.geometry.as_ref().map(|area| {
        say::counted(
            i64::try_from(area.points()).unwrap_or(i64::MAX),
            "point",
            "points",
        )
    });
    vec![
        (
            "names",
            joined(details.names.iter().map(ToString::to_string).collect()),
        ),
        (
            "spellings",
            joined(details.aliases.iter().map(ToString::to_string).collect()),
        ),
        ("kind", place.kind.code().to_owned()),
        (
            "code",
            shown(details.code.as_ref().map(ToString::to_string)),
        ),
        ("first day", shown(details.from.map(|day| day.to_string()))),
        ("last day", shown(place.valid_to.map(|day| day.to_string()))),
        ("position", shown(details.position.map(|at| at.to_string()))),
        ("area", shown(area)),
        ("id", place.id.to_string()),
    ]
}

/// The place that somebody means: by its id, or by a code that one country has;
/// none if there is none.
async fn named(
    reader: &Reader,
    typed: &str,
    country: Option<CountryCode>,
) -> Result<Option<PlaceId>, Trouble> {
    if let Ok(id) = typed.parse::<PlaceId>() {
        return Ok(Some(id));
    }
    let Ok(code) = PCode::parse(typed) else {
        return Ok(None);
    };
    let found = match country {
        Some(country) => {
            let found = reader.places_by_codes(&[(country, code.clone())]).await?;
            found.into_values().collect()
        }
        None => anywhere(reader, &code).await?,
    };
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one.id)),
        several => {
            let countries: Vec<_> = several
                .iter()
                .map(|place| format!("`{}`", place.country))
                .collect();
            Err(
                Trouble::new(format!("{} countries have a place `{code}`", several.len()))
                    .hint(format!(
                        "name one with `--country`: {}",
                        countries.join(", ")
                    ))
                    .usage(),
            )
        }
    }
}

async fn anywhere(reader: &Reader, code: &PCode) -> Result<Vec<PlaceSummary>, Trouble> {
    let filter = PlaceFilter {
        with_closed: true,
        ..PlaceFilter::default()
    };
    let found = reader.places_search(code.as_str(), &filter, FOUND).await?;
    let by_code = found
        .rows
        .into_iter()
        .filter(|found| found.matched == Matched::Code);
    Ok(by_code
        .map(|found| found.place)
        .filter(|place| place.details.code.as_ref() == Some(code))
        .collect())
}

fn unknown(typed: &str) -> Trouble {
    Trouble::new(format!("there is no place `{typed}`"))
        .hint("`passerelle places find` looks for one by its name")
}

fn called(place: &PlaceSummary) -> String {
    let name = place.details.main_name();
    match &place.details.code {
        Some(code) => format!("{name} ({code})"),
        None => name.to_owned(),
    }
}

fn row(place: &PlaceSummary) -> [String; 6] {
    let shown = |value: Option<String>| value.unwrap_or_default();
    let details = &place.details;
    [
        place.country.to_string(),
        shown(details.code.as_ref().map(ToString::to_string)),
        place.kind.code().to_owned(),
        details.main_name().to_owned(),
        shown(place.valid_to.map(|day| day.to_string())),
        place.id.to_string(),
    ]
}

fn for_a_program(place: &PlaceSummary) -> Json {
    let details = &place.details;
    json!({
        "id": place.id,
        "country": place.country,
        "kind": place.kind,
        "code": details.code,
        "names": details.names,
        "parent": details.parent,
        "from": details.from,
        "to": place.valid_to,
    })
}

fn whole(place: &Place) -> Json {
    let details = &place.details;
    json!({
        "id": place.id,
        "version": place.version,
        "country": place.country,
        "kind": place.kind,
        "code": details.code,
        "names": details.names,
        "aliases": details.aliases,
        "from": details.from,
        "to": place.valid_to,
        "latitude": details.position.map(|at| at.latitude.degrees()),
        "longitude": details.position.map(|at| at.longitude.degrees()),
        "area": place.geometry.is_some(),
    })
}
