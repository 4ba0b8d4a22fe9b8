//! Places: by code, by a name in any language, by another spelling. Looked up by
//! the beginnings of words, as the register keeps them.

use passerelle_model::place::PlaceDetails;
use passerelle_store::{FoundPlace, Matched, PlaceFilter, PlaceSummary};

use super::hit::{Found, Hit, why};
use super::typed::{Rank, Typed};
use crate::answer::Halt;
use crate::desk::Desk;
use crate::places;

pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    let all = PlaceFilter {
        with_closed: true,
        ..PlaceFilter::default()
    };
    let reader = desk.reader();
    let found = reader.places_search(typed.text(), &all, most).await?;
    let above = found.rows.iter().map(|found| &found.place);
    let paths = reader.place_paths(above).await?;
    let hits = found.rows.iter().map(|found| {
        let above = paths.get(&found.place.id).into_iter().flatten();
        let above: Vec<_> = above
            .map(|place| places::name_of(desk, &place.details))
            .collect();
        hit(desk, typed, found, &above)
    });
    let more = found.more;
    let found = Found::of(hits.collect(), most);
    Ok(Found { more, ..found })
}

fn hit(desk: &Desk, typed: &Typed, found: &FoundPlace, above: &[String]) -> Hit {
    let place = &found.place;
    let (rank, why) = fitting(desk, typed, found);
    let standing = places::standing(desk, place.details.from, place.valid_to);
    Hit {
        rank,
        href: places::address(place.id),
        title: places::name_of(desk, &place.details),
        code: places::code_of(&place.details),
        about: about(desk, place, above),
        why,
        standing: (standing.tone != "good").then_some(standing),
    }
}

/// What it is, and the country and the places that it lies in, from the top.
fn about(desk: &Desk, place: &PlaceSummary, above: &[String]) -> String {
    let country = place.country.name(desk.words().language().code());
    let kind = places::kind_of(desk, place.kind);
    let parts = [kind.as_str(), country].into_iter();
    let parts: Vec<_> = parts.chain(above.iter().map(String::as_str)).collect();
    parts.join(" · ")
}

fn fitting(desk: &Desk, typed: &Typed, found: &FoundPlace) -> (Rank, String) {
    let details = &found.place.details;
    let code = places::code_of(details);
    if found.matched == Matched::Code {
        let rank = if typed.is_code(&code) {
            Rank::Code
        } else {
            Rank::Begins
        };
        return (rank, why(desk, "code", &code));
    }
    let best = typed.best(&texts(desk, details));
    // The register knows more ways of writing one word than are compared here.
    let (rank, what, text) = best.unwrap_or((Rank::Within, "name", details.main_name()));
    (rank, why(desk, what, text))
}

fn texts<'a>(desk: &Desk, details: &'a PlaceDetails) -> Vec<(&'static str, &'a str)> {
    let own = details.name_in(desk.words().language().code());
    let names = details.names.iter().map(|name| name.name.as_str());
    let others = names
        .filter(|name| *name != own)
        .map(|name| ("name-language", name));
    let aliases = details.aliases.iter().map(|name| ("alias", name.as_str()));
    std::iter::once(("name", own))
        .chain(others)
        .chain(aliases)
        .collect()
}
