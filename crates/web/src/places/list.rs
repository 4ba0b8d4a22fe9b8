//! Countries with how much is known of each; and places that are looked for.

use std::collections::HashMap;

use askama::Template;
use passerelle_model::country::Country;
use passerelle_model::place::PlaceKind;
use passerelle_model::text::CountryCode;
use passerelle_store::{FoundPlace, Page, PlaceFilter, PlaceSummary};
use serde::Deserialize;

use super::{Row, country_address, kind_of, language, may_change, row};
use crate::answer::{Answer, Halt, page};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::form::Query;
use crate::offices::Crumb;
use crate::paging::{Pager, Paging};
use crate::search::Wanted;
use crate::shell::Shell;

/// Places that a search shows.
const FOUND: usize = 50;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    q: String,
    country: String,
    kind: String,
    ended: String,
}

impl Filters {
    fn pairs(&self) -> [(&str, &str); 4] {
        [
            ("q", &self.q),
            ("country", &self.country),
            ("kind", &self.kind),
            ("ended", &self.ended),
        ]
    }

    /// Whether places are looked for, and not countries: a kind alone, in all
    /// the world, narrows countries down.
    fn narrow(&self) -> bool {
        !(self.q.trim().is_empty() && self.country.trim().is_empty())
    }

    fn filter(&self) -> PlaceFilter {
        PlaceFilter {
            country: CountryCode::parse(&self.country).ok(),
            kind: PlaceKind::parse(&self.kind).ok(),
            with_closed: !self.ended.is_empty(),
        }
    }
}

/// A place that was found, and where it lies.
struct Found {
    row: Row,
    /// What of it is like what was typed; empty where nothing was.
    matched: String,
    above: Vec<Crumb>,
}

/// A country, and how many places of each kind are known.
struct Line {
    href: String,
    code: String,
    name: String,
    counts: Vec<String>,
}

#[derive(Template)]
#[template(path = "places/list.html")]
struct List {
    shell: Shell,
    filters: Filters,
    countries: Vec<Choice>,
    kinds: Vec<Choice>,
    columns: Vec<String>,
    lines: Vec<Line>,
    found: Vec<Found>,
    /// Whether there is more than is shown.
    more: bool,
    pager: Pager,
    may_change: bool,
}

pub(super) async fn list(
    desk: Desk,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let mut lines = Vec::new();
    let (mut found, mut more) = (Vec::new(), false);
    let mut pager = Pager::default();
    if filters.narrow() {
        (found, more, pager) = search(&desk, &filters, &paging).await?;
        lines = countries_like(&desk, &filters).await?;
    } else {
        lines.extend(known(&desk, filters.filter().kind).await?);
    }
    page(&List {
        shell: Shell::of_desk(&desk).await?,
        countries: country_choices(&desk),
        kinds: PlaceKind::ALL
            .map(|kind| Choice::plain(kind.code(), kind_of(&desk, kind)))
            .into(),
        columns: PlaceKind::ALL.map(|kind| many(&desk, kind)).into(),
        lines,
        found,
        more,
        pager,
        may_change: may_change(&desk),
        filters,
    })
}

fn many(desk: &Desk, kind: PlaceKind) -> String {
    desk.words().say_code("place-kinds", kind.code())
}

/// Every country by the name that the reader gives it.
pub(super) fn country_choices(desk: &Desk) -> Vec<Choice> {
    let (words, language) = (desk.words(), language(desk));
    let mut all: Vec<_> = Country::all().iter().collect();
    all.sort_by_cached_key(|country| words.sort_key(country.name(language)));
    let choice = |country: &Country| Choice::plain(country.code.as_str(), country.name(language));
    all.into_iter().map(choice).collect()
}

/// Countries of which places are known, or places of one kind.
async fn known(desk: &Desk, kind: Option<PlaceKind>) -> Result<Vec<Line>, Halt> {
    let mut counts: HashMap<CountryCode, HashMap<PlaceKind, i64>> = HashMap::new();
    for count in desk.reader().place_counts().await? {
        let of = counts.entry(count.country).or_default();
        of.insert(count.kind, count.count);
    }
    let mut lines: Vec<_> = counts
        .into_iter()
        .filter(|(_, counts)| kind.is_none_or(|kind| counts.contains_key(&kind)))
        .map(|(country, counts)| line(desk, country, &counts))
        .collect();
    lines.sort_by_cached_key(|line| desk.words().sort_key(&line.name));
    Ok(lines)
}

fn line(desk: &Desk, country: CountryCode, counts: &HashMap<PlaceKind, i64>) -> Line {
    let count = |kind| counts.get(&kind).copied().unwrap_or(0);
    Line {
        href: country_address(country),
        code: country.as_str().to_owned(),
        name: country.name(language(desk)).to_owned(),
        counts: PlaceKind::ALL
            .map(|kind| desk.words().number(count(kind)))
            .into(),
    }
}

/// Countries that what was typed names, in any of their languages.
async fn countries_like(desk: &Desk, filters: &Filters) -> Result<Vec<Line>, Halt> {
    let wanted = Wanted::of(&filters.q);
    if wanted.is_empty() || !filters.country.is_empty() || !filters.kind.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines = Vec::new();
    for country in Country::all() {
        let codes = [country.code.as_str(), country.alpha3];
        let names = country.names().iter().copied().chain(country.also());
        if wanted.is_in(names.chain(codes)) {
            let counts = desk.reader().place_counts_of(&country.code).await?;
            let counts = counts.into_iter().map(|one| (one.kind, one.count));
            lines.push(line(desk, country.code, &counts.collect()));
        }
        if lines.len() == 10 {
            break;
        }
    }
    Ok(lines)
}

async fn search(
    desk: &Desk,
    filters: &Filters,
    paging: &Paging,
) -> Result<(Vec<Found>, bool, Pager), Halt> {
    let filter = filters.filter();
    if filters.q.trim().is_empty()
        && let (Some(country), Some(kind)) = (filter.country, filter.kind)
    {
        let closed = filter.with_closed;
        let asked = paging.page();
        let places = desk.reader().places_of(&country, kind, closed, &asked);
        let places = places.await?;
        let pager = paging.pager("/places", &filters.pairs(), &places);
        let rows: Vec<_> = places
            .rows
            .into_iter()
            .map(|place| (place, String::new()))
            .collect();
        return Ok((with_paths(desk, rows).await?, false, pager));
    }
    if filters.q.trim().is_empty() {
        return Ok((some(desk, &filter).await?, false, Pager::default()));
    }
    let found = desk
        .reader()
        .places_search(&filters.q, &filter, FOUND)
        .await?;
    let matched = |found: FoundPlace| {
        let why = desk.words().say_code("place-matched", found.matched.code());
        (found.place, why)
    };
    let rows = found.rows.into_iter().map(matched).collect();
    Ok((with_paths(desk, rows).await?, found.more, Pager::default()))
}

/// The beginning of each kind in a country, where nothing else is asked.
async fn some(desk: &Desk, filter: &PlaceFilter) -> Result<Vec<Found>, Halt> {
    let Some(country) = filter.country else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    for kind in PlaceKind::ALL {
        let first = Page::first(20);
        let places = desk
            .reader()
            .places_of(&country, kind, filter.with_closed, &first);
        rows.extend(
            places
                .await?
                .rows
                .into_iter()
                .map(|place| (place, String::new())),
        );
    }
    with_paths(desk, rows).await
}

async fn with_paths(desk: &Desk, rows: Vec<(PlaceSummary, String)>) -> Result<Vec<Found>, Halt> {
    let paths = desk
        .reader()
        .place_paths(rows.iter().map(|(place, _)| place))
        .await?;
    let found = rows.iter().map(|(place, matched)| {
        let country = Crumb {
            href: country_address(place.country),
            label: place.country.name(language(desk)).to_owned(),
        };
        let above = paths.get(&place.id).into_iter().flatten();
        let above = above.map(|above| super::crumb(desk, above));
        Found {
            row: row(desk, place),
            matched: matched.clone(),
            above: std::iter::once(country).chain(above).collect(),
        }
    });
    Ok(found.collect())
}
