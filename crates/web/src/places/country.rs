//! One country: what it is called, what it belongs to, and its first level.

use askama::Template;
use passerelle_model::country::{Country, Known, Membership, NAME_LANGUAGES};
use passerelle_model::place::PlaceKind;
use passerelle_model::policy::{Duty, Need};
use passerelle_model::text::CountryCode;
use serde::Deserialize;

use super::{Row, country_address, language, may_change, row};
use crate::answer::{Answer, Halt, page};
use crate::choices::Choice;
use crate::desk::Desk;
use crate::form::{Path, Query};
use crate::offices::{self, Crumb};
use crate::paging::{Pager, Paging};
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    kind: String,
    ended: String,
}

/// A name in one of the six languages.
struct Called {
    code: &'static str,
    language: String,
    name: &'static str,
}

/// A group, and since when the country is in it.
struct Member {
    name: String,
    dates: String,
    /// Whether it was written from memory.
    unverified: bool,
}

#[derive(Template)]
#[template(path = "places/country.html")]
struct Show {
    shell: Shell,
    why: Why,
    crumbs: Vec<Crumb>,
    here: String,
    add: String,
    name: String,
    codes: String,
    names: Vec<Called>,
    also: String,
    regions: Vec<String>,
    groups: Vec<Member>,
    offices: Vec<Crumb>,
    kinds: Vec<Choice>,
    filters: Filters,
    rows: Vec<Row>,
    pager: Pager,
    may_change: bool,
}

pub(super) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    // An address has the two letters and nothing else, so that it is one.
    let country = CountryCode::stored(&code).and_then(CountryCode::country);
    let country = country.ok_or(Halt::NotFound)?;
    let here = country_address(country.code);
    let kind = PlaceKind::parse(&filters.kind).unwrap_or(PlaceKind::Admin1);
    let (ended, asked) = (!filters.ended.is_empty(), paging.page());
    let places = desk.reader().places_of(&country.code, kind, ended, &asked);
    let places = places.await?;
    let kept = [("kind", &*filters.kind), ("ended", &*filters.ended)];
    let words = desk.words();
    let asking = Asking::of(None)
        .read(Need::SignedIn)
        .change(Need::Duty(Duty::Places));
    page(&Show {
        shell: Shell::of_desk(&desk).await?,
        why: asking.word(&desk).await?,
        crumbs: vec![Crumb {
            href: "/places".to_owned(),
            label: words.say("places-title"),
        }],
        add: format!("/places/new?country={}", country.code.as_str()),
        name: country.name(language(&desk)).to_owned(),
        codes: codes(country),
        names: names(&desk, country),
        also: country.also().collect::<Vec<_>>().join(" · "),
        regions: country
            .regions()
            .map(|region| region.name(language(&desk)).to_owned())
            .collect(),
        groups: groups(&desk, country),
        offices: offices_in(&desk, country).await?,
        kinds: kinds(&desk, country).await?,
        rows: places.rows.iter().map(|place| row(&desk, place)).collect(),
        pager: paging.pager(&here, &kept, &places),
        filters: Filters {
            kind: kind.code().to_owned(),
            ..filters
        },
        may_change: may_change(&desk),
        here,
    })
}

fn codes(country: &Country) -> String {
    let number = country.m49.map(|m49| format!("{m49:03}"));
    let codes = [
        Some(country.code.as_str().to_owned()),
        Some(country.alpha3.to_owned()),
        number,
    ];
    codes.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn names(desk: &Desk, country: &Country) -> Vec<Called> {
    let named = NAME_LANGUAGES.into_iter().zip(country.names());
    named
        .map(|(code, name)| Called {
            code,
            language: desk.words().say(&format!("place-language-{code}")),
            name,
        })
        .collect()
}

fn groups(desk: &Desk, country: &Country) -> Vec<Member> {
    let words = desk.words();
    let day = |known: Known| match known {
        Known::Day(day) => desk.date(day),
        Known::Year(year) => year.to_string(),
    };
    let dates = |one: &Membership| match (one.from, one.to) {
        (Some(from), Some(to)) => words.say_with(
            "country-group-between",
            &[("from", day(from).into()), ("to", day(to).into())],
        ),
        (Some(from), None) => words.say_with("country-group-since", &[("date", day(from).into())]),
        (None, Some(to)) => words.say_with("country-group-until", &[("date", day(to).into())]),
        (None, None) => String::new(),
    };
    let mine = Membership::all().iter();
    mine.filter(|one| one.country == country.code)
        .map(|one| Member {
            name: words.say_code("country-group", one.group.code()),
            dates: dates(one),
            unverified: !one.verified,
        })
        .collect()
}

/// Offices that cover the country, those that closed left out.
async fn offices_in(desk: &Desk, country: &Country) -> Result<Vec<Crumb>, Halt> {
    let tree = desk.reader().offices().await?;
    let today = desk.today();
    let covers = tree.iter().filter(|office| {
        office.details.countries.contains(&country.code)
            && office.valid_to.is_none_or(|last| last >= today)
    });
    let mut offices: Vec<_> = covers
        .map(|office| Crumb {
            href: offices::address(office.id),
            label: office.name_on(today).to_owned(),
        })
        .collect();
    offices.sort_by_cached_key(|office| desk.words().sort_key(&office.label));
    Ok(offices)
}

/// Kinds of place with how many there are.
async fn kinds(desk: &Desk, country: &Country) -> Result<Vec<Choice>, Halt> {
    let counts = desk.reader().place_counts_of(&country.code).await?;
    let choice = |kind: PlaceKind| {
        let of = counts.iter().find(|one| one.kind == kind);
        let count = desk.words().number(of.map_or(0, |one| one.count));
        let label = desk.words().say_code("place-kinds", kind.code());
        Choice::plain(kind.code(), format!("{label} ({count})"))
    };
    Ok(PlaceKind::ALL.map(choice).into())
}
