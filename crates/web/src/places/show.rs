//! One place: its names and codes, where it lies, what lies in it.

use askama::Template;
use passerelle_l10n::Words;
use passerelle_model::PlaceId;
use passerelle_model::place::{NameLanguage, Place, PlaceKind};
use passerelle_model::policy::{Duty, Need};
use passerelle_publish::map;
use passerelle_store::PlaceSummary;
use serde::Deserialize;

use super::{
    Row, address, country_address, crumb, crumbs, kind_of, language, may_change, row, standing,
};
use crate::answer::{Answer, Halt, page};
use crate::badge::Badge;
use crate::desk::Desk;
use crate::form::{Path, Query};
use crate::offices::Crumb;
use crate::paging::{Pager, Paging};
use crate::shell::Shell;
use crate::why::{Asking, Why};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Filters {
    ended: String,
}

/// A name with its language.
struct Called {
    /// The whole tag; empty where nobody said one.
    tag: String,
    /// The language's own word for itself, or its code.
    language: String,
    name: String,
}

#[derive(Template)]
#[template(path = "places/show.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one question, and its answer shows or hides one thing"
)]
struct Show {
    shell: Shell,
    why: Why,
    crumbs: Vec<Crumb>,
    here: String,
    add_below: String,
    name: String,
    kind: String,
    standing: Badge,
    is_ending: bool,
    country: Crumb,
    code: String,
    names: Vec<Called>,
    aliases: Vec<String>,
    position: String,
    area: String,
    has_area: bool,
    /// The area as a picture; empty where none is drawn.
    sketch: String,
    may_have_area: bool,
    from: String,
    to: String,
    successors: Vec<Crumb>,
    predecessors: Vec<Crumb>,
    rows: Vec<Row>,
    counts: Vec<String>,
    filters: Filters,
    pager: Pager,
    may_have_below: bool,
    may_change: bool,
}

impl Show {
    /// A page below this one.
    fn at(&self, page: &str) -> String {
        format!("{}/{page}", self.here)
    }
}

pub(super) async fn show(
    desk: Desk,
    Path(id): Path<PlaceId>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
) -> Answer {
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let ended = !filters.ended.is_empty();
    let below = desk
        .reader()
        .places_under(id, None, ended, &paging.page())
        .await?;
    let here = address(id);
    let details = &place.details;
    let date = |day: Option<jiff::civil::Date>| day.map(|day| desk.date(day)).unwrap_or_default();
    let asking = Asking::of(None)
        .read(Need::SignedIn)
        .change(Need::Duty(Duty::Places));
    page(&Show {
        shell: Shell::of_desk(&desk).await?,
        why: asking.word(&desk).await?,
        crumbs: crumbs(&desk, &place, false).await?,
        add_below: format!("/places/new?below={id}"),
        name: super::name_of(&desk, details),
        kind: kind_of(&desk, place.kind),
        standing: standing(&desk, details.from, place.valid_to),
        is_ending: place.valid_to.is_some(),
        country: Crumb {
            href: country_address(place.country),
            label: place.country.name(language(&desk)).to_owned(),
        },
        code: super::code_of(details),
        names: names(desk.words(), &place),
        aliases: details.aliases.iter().map(ToString::to_string).collect(),
        position: details
            .position
            .map(|at| format!("{}, {}", at.latitude, at.longitude))
            .unwrap_or_default(),
        area: area(&desk, &place),
        has_area: place.geometry.is_some(),
        sketch: drawn(&desk, &place),
        may_have_area: place.kind != PlaceKind::Point,
        from: date(details.from),
        to: date(place.valid_to),
        successors: successors(&desk, &place).await?,
        predecessors: named(&desk, &desk.reader().place_predecessors(id).await?),
        counts: counts(&desk, id).await?,
        rows: below.rows.iter().map(|place| row(&desk, place)).collect(),
        pager: paging.pager(&here, &[("ended", &filters.ended)], &below),
        may_have_below: !kinds_below(place.kind).is_empty(),
        may_change: may_change(&desk),
        filters,
        here,
    })
}

/// Kinds that may stand below one.
pub(super) fn kinds_below(kind: PlaceKind) -> Vec<PlaceKind> {
    let mut kinds = PlaceKind::ALL.to_vec();
    kinds.retain(|below| below.parents().contains(&kind));
    kinds
}

fn names(words: Words, place: &Place) -> Vec<Called> {
    let names = place.details.names.iter();
    names
        .map(|name| {
            let tag = name.language.as_ref();
            let code = tag.map(NameLanguage::language).unwrap_or_default();
            Called {
                tag: tag.map(ToString::to_string).unwrap_or_default(),
                language: crate::fields::language(words, code).to_owned(),
                name: name.name.to_string(),
            }
        })
        .collect()
}

fn area(desk: &Desk, place: &Place) -> String {
    let Some(geometry) = &place.geometry else {
        return String::new();
    };
    let points = geometry.points();
    desk.words()
        .say_with("place-area-points", &[("count", points.into())])
}

fn drawn(desk: &Desk, place: &Place) -> String {
    let Some(geometry) = &place.geometry else {
        return String::new();
    };
    let name = super::name_of(desk, &place.details);
    let words = desk.words();
    map::sketch(
        geometry,
        &words.say_with("place-area-title", &[("name", name.into())]),
    )
}

async fn successors(desk: &Desk, place: &Place) -> Result<Vec<Crumb>, Halt> {
    let found = desk.reader().places(&place.successors).await?;
    let known = place.successors.iter().filter_map(|id| found.get(id));
    Ok(known.map(|place| crumb(desk, place)).collect())
}

fn named(desk: &Desk, places: &[PlaceSummary]) -> Vec<Crumb> {
    places.iter().map(|place| crumb(desk, place)).collect()
}

/// How many of each kind lie just below: `12 districts`.
async fn counts(desk: &Desk, id: PlaceId) -> Result<Vec<String>, Halt> {
    let counts = desk.reader().place_counts_under(id).await?;
    let worded = counts.iter().map(|one| {
        let key = format!("place-count-{}", one.kind.code());
        desk.words().say_with(&key, &[("count", one.count.into())])
    });
    Ok(worded.collect())
}
