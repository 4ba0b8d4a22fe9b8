//! The countries of the world: codes, names in six languages, regions and
//! groups, embedded from `reference/`.
//!
//! They are no records: nobody opens or closes a country at a desk. A name or
//! a code is no opinion on the status of a territory; it is what ISO 3166-1
//! and the United Nations write, with the sources named in the files' heads.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::fold::fold;

mod code;
mod group;
pub(crate) mod reference;
mod region;

pub use code::CountryCode;
pub use group::{Group, Known, Membership};
pub use region::Region;

/// The languages in which countries and regions have their names, in the
/// order of the reference files' columns.
pub const NAME_LANGUAGES: [&str; NAMES] = ["en", "fr", "ar", "es", "ru", "zh"];

const NAMES: usize = 6;

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    reference::rows::<13>(include_str!("../../reference/countries.csv"))
        .filter_map(Country::read)
        .collect()
});

/// Everything by which a country is found, folded: its codes as they are
/// typed, its names, and what else people call it.
static FOUND_BY: LazyLock<HashMap<String, &'static Country>> = LazyLock::new(|| {
    let mut found_by = HashMap::with_capacity(COUNTRIES.len() * 10);
    for country in COUNTRIES.iter() {
        let names = country.names.iter().copied().chain(country.also());
        found_by.extend(names.map(|name| (fold(name), country)));
    }
    // Codes last: where a short name is another's code, the code wins.
    for country in COUNTRIES.iter() {
        found_by.insert(fold(country.code.as_str()), country);
        found_by.insert(fold(country.alpha3), country);
    }
    found_by
});

/// A country or an area of the register.
#[derive(Debug, PartialEq)]
pub struct Country {
    /// The two letters of ISO 3166-1.
    pub code: CountryCode,
    /// The three letters.
    pub alpha3: &'static str,
    /// The number of M49 and ISO 3166-1; none for a user-assigned code.
    pub m49: Option<u16>,
    /// A point inside it, latitude and longitude in degrees: where a mark
    /// stands if its outline is too small to be seen.
    pub point: (f64, f64),
    region: Option<u16>,
    names: [&'static str; NAMES],
    also: &'static str,
}

impl Country {
    fn read(row: [&'static str; 13]) -> Option<Self> {
        let [
            code,
            alpha3,
            m49,
            region,
            lat,
            lon,
            en,
            fr,
            ar,
            es,
            ru,
            zh,
            also,
        ] = row;
        Some(Self {
            code: CountryCode::stored(code)?,
            alpha3,
            m49: m49.parse().ok(),
            point: (lat.parse().ok()?, lon.parse().ok()?),
            region: region.parse().ok(),
            names: [en, fr, ar, es, ru, zh],
            also,
        })
    }

    /// Every country, by its two letters.
    pub fn all() -> &'static [Self] {
        &COUNTRIES
    }

    /// The country of a code.
    pub fn by_code(code: CountryCode) -> Option<&'static Self> {
        let at = COUNTRIES.binary_search_by_key(&code, |country| country.code);
        at.ok().and_then(|at| COUNTRIES.get(at))
    }

    /// The country with an M49 number.
    pub fn by_m49(m49: u16) -> Option<&'static Self> {
        COUNTRIES.iter().find(|country| country.m49 == Some(m49))
    }

    /// Finds a country by code, number or exact name, without regard to case,
    /// accents and punctuation.
    pub fn find(raw: &str) -> Option<&'static Self> {
        let raw = raw.trim();
        let is_number = (1..=3).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_digit());
        if is_number {
            return Self::by_m49(raw.parse().ok()?);
        }
        // No name is longer; a page that was pasted here is not folded first.
        if raw.is_empty() || raw.len() > 400 {
            return None;
        }
        FOUND_BY.get(&fold(raw)).copied()
    }

    /// Its name in a language, else in English.
    pub fn name(&self, language: &str) -> &'static str {
        name_in(&self.names, language)
    }

    /// Its names in the six languages, in the order of [`NAME_LANGUAGES`].
    pub const fn names(&self) -> &[&'static str; NAMES] {
        &self.names
    }

    /// What else people call it, in any language.
    pub fn also(&self) -> impl Iterator<Item = &'static str> {
        self.also.split('|').filter(|name| !name.is_empty())
    }

    /// The smallest M49 region that it lies in; none for Antarctica.
    pub fn region(&self) -> Option<&'static Region> {
        self.region.and_then(Region::by_m49)
    }

    /// The regions that it lies in, from the smallest to the world.
    pub fn regions(&self) -> impl Iterator<Item = &'static Region> {
        self.region().into_iter().flat_map(Region::and_around)
    }

    /// The groups that it is in on a day.
    pub fn groups_on(&self, day: Date) -> impl Iterator<Item = Group> {
        let code = self.code;
        Membership::all()
            .iter()
            .filter(move |one| one.country == code && one.counts_on(day))
            .map(|one| one.group)
    }
}

fn name_in(names: &[&'static str; NAMES], language: &str) -> &'static str {
    let at = NAME_LANGUAGES.iter().position(|code| *code == language);
    at.and_then(|at| names.get(at)).unwrap_or(&names[0])
}
