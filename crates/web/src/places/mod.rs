//! Places: countries and what lies in them, by names, codes and what they
//! stand below.

mod area;
mod close;
mod country;
mod form;
mod list;
mod resolve;
mod show;

use passerelle_model::place::{Place, PlaceDetails, PlaceKind};
use passerelle_model::policy::{self, Duty, Need};
use passerelle_model::text::CountryCode;
use passerelle_model::{Conflict, Noun, PlaceId, Purpose};
use passerelle_store::PlaceSummary;

use crate::answer::{Answer, Halt};
use crate::badge::Badge;
use crate::conflict::Wording;
use crate::desk::Desk;
use crate::fields::{self, FieldWords};
use crate::form::Form;
use crate::offices::Crumb;
use crate::route::{Ask, Room};

/// The largest area that is pasted, in bytes of GeoJSON, and what a form needs
/// besides.
const LARGEST_FORM: usize = passerelle_model::place::LONGEST_GEOJSON + 64 * 1024;

pub(crate) fn room() -> Room {
    let why = Purpose::Administration;
    let places = Ask::Duty(Duty::Places);
    Room::new("places")
        .get("/places", Ask::SignedIn, why, list::list)
        .get("/places/new", places, why, form::new)
        .post("/places/new", places, why, form::add)
        .get("/places/{id}", Ask::SignedIn, why, show::show)
        .get("/places/{id}/edit", places, why, form::edit)
        .post("/places/{id}/edit", places, why, form::amend)
        .get("/places/{id}/area", places, why, area::ask_area)
        .post_files("/places/{id}/area", places, why, LARGEST_FORM, area::set)
        .get("/places/{id}/close", places, why, close::ask_end)
        .post("/places/{id}/close", places, why, close::close)
        .post("/places/{id}/reopen", places, why, close::reopen)
        .get("/countries/{code}", Ask::SignedIn, why, country::show)
}

/// The page of a place.
pub(crate) fn address(place: PlaceId) -> String {
    format!("/places/{place}")
}

/// The page of a country.
pub(crate) fn country_address(country: CountryCode) -> String {
    format!("/countries/{}", country.as_str())
}

/// The reader's language, as names of places have it.
fn language(desk: &Desk) -> &'static str {
    desk.words().language().code()
}

/// The name that a reader knows a place by, and its language where that is
/// another one than the page's.
pub(crate) fn name_of(desk: &Desk, details: &PlaceDetails) -> String {
    details.name_in(language(desk)).to_owned()
}

/// The word for a kind of place.
pub(crate) fn kind_of(desk: &Desk, kind: PlaceKind) -> String {
    desk.words().say_code("place-kind", kind.code())
}

fn may_change(desk: &Desk) -> bool {
    desk.may(Need::Duty(Duty::Places), &policy::Place::default())
}

/// Whether a place is there today, in a word and a shape.
pub(crate) fn standing(
    desk: &Desk,
    from: Option<jiff::civil::Date>,
    to: Option<jiff::civil::Date>,
) -> Badge {
    let (words, today) = (desk.words(), desk.today());
    let dated = |key, day| words.say_with(key, &[("date", desk.date(day).into())]);
    let (label, tone) = match (from, to) {
        (_, Some(last)) if last < today => (dated("place-status-ended", last), "quiet"),
        (Some(first), _) if first > today => (dated("place-status-planned", first), "info"),
        (_, Some(last)) => (dated("place-status-ending", last), "warn"),
        _ => (words.say("place-status-there"), "good"),
    };
    Badge { tone, label }
}

/// The way down to a place: the countries, its own, and every place above it;
/// with `itself`, for a page that stands below the place's own.
pub(crate) async fn crumbs(desk: &Desk, place: &Place, itself: bool) -> Result<Vec<Crumb>, Halt> {
    let above = desk.reader().place_path(place.id).await?;
    let mut crumbs = vec![
        Crumb {
            href: "/places".to_owned(),
            label: desk.words().say("places-title"),
        },
        Crumb {
            href: country_address(place.country),
            label: place.country.name(language(desk)).to_owned(),
        },
    ];
    crumbs.extend(above.iter().map(|above| crumb(desk, above)));
    if itself {
        crumbs.push(Crumb {
            href: address(place.id),
            label: name_of(desk, &place.details),
        });
    }
    Ok(crumbs)
}

fn crumb(desk: &Desk, place: &PlaceSummary) -> Crumb {
    Crumb {
        href: address(place.id),
        label: name_of(desk, &place.details),
    }
}

/// A row of a list of places.
struct Row {
    href: String,
    name: String,
    /// The main name, where it is another one.
    also: String,
    kind: String,
    code: String,
    standing: Badge,
}

fn row(desk: &Desk, place: &PlaceSummary) -> Row {
    let (name, main) = (name_of(desk, &place.details), place.details.main_name());
    Row {
        href: address(place.id),
        also: if main == name {
            String::new()
        } else {
            main.to_owned()
        },
        name,
        kind: kind_of(desk, place.kind),
        code: code_of(&place.details),
        standing: standing(desk, place.details.from, place.valid_to),
    }
}

pub(crate) fn code_of(details: &PlaceDetails) -> String {
    let code = details.code.as_ref();
    code.map(ToString::to_string).unwrap_or_default()
}

/// Two people did it at once: both versions, in words.
async fn both<T>(
    desk: &Desk,
    form: &Form<T>,
    conflict: &Conflict,
    (way, labels): (&str, fields::Labels),
) -> Answer {
    let id = PlaceId::from(conflict.record.id);
    let values = conflict.fields.iter().flat_map(|field| {
        [&field.was, &field.theirs, &field.yours].map(|value| (field.name, value))
    });
    let words = FieldWords::of(desk, values).await?;
    let value = |name: &str, text: &str| words.plain(Noun::Place, name, text);
    let wording = Wording {
        labels,
        value: &value,
    };
    let here = address(id);
    let ways = (&*format!("{here}/{way}"), &*here);
    desk.conflict(form, conflict, &wording, ways).await
}
