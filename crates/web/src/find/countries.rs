//! Countries: by their codes, and by their names in six languages.

use passerelle_model::country::Country;

use super::hit::{Found, Hit, why};
use super::typed::{Rank, Typed};
use crate::answer::Halt;
use crate::desk::Desk;
use crate::places;

pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    let language = desk.words().language().code();
    let all = Country::all().iter();
    let mut hits: Vec<Hit> = all
        .filter_map(|country| hit(desk, typed, country, language))
        .collect();
    hits.sort_by_cached_key(|hit| desk.words().sort_key(&hit.title));
    Ok(Found::of(hits, most))
}

fn hit(desk: &Desk, typed: &Typed, country: &Country, language: &str) -> Option<Hit> {
    let (rank, what, text) = fitting(typed, country, language)?;
    let region = country.region().map(|region| region.name(language));
    Some(Hit {
        rank,
        href: places::country_address(country.code),
        title: country.name(language).to_owned(),
        code: country.code.as_str().to_owned(),
        about: region.unwrap_or_default().to_owned(),
        why: why(desk, what, &text),
        standing: None,
    })
}

fn fitting(
    typed: &Typed,
    country: &Country,
    language: &str,
) -> Option<(Rank, &'static str, String)> {
    let number = country.m49.map(|number| format!("{number:03}"));
    let codes = [
        Some(country.code.as_str()),
        Some(country.alpha3),
        number.as_deref(),
    ];
    for code in codes.into_iter().flatten() {
        if typed.is_code(code) {
            return Some((Rank::Code, "code", code.to_owned()));
        }
    }
    let own = country.name(language);
    let mut texts = vec![("name", own)];
    let others = country.names().iter().copied().filter(|name| *name != own);
    texts.extend(others.map(|name| ("name-language", name)));
    texts.extend(country.also().map(|name| ("alias", name)));
    let (rank, what, text) = typed.best(&texts)?;
    Some((rank, what, text.to_owned()))
}
