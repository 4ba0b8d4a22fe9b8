//! Countries among places: every agency has them, without an import.

use passerelle_model::country::{Country, NAME_LANGUAGES};
use passerelle_model::fold::fold;
use serde_json::{Value as Json, json};

use crate::say;
use crate::trouble::Trouble;

/// Countries that are called so: by a code or number, or by the beginnings of words
/// of one of their names.
pub(super) fn found(typed: &str) -> Vec<&'static Country> {
    if let Some(country) = Country::find(typed) {
        return vec![country];
    }
    let typed = fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let begins = |name: &str| {
        let name = fold(name);
        typed
            .split(' ')
            .all(|word| name.split(' ').any(|of_name| of_name.starts_with(word)))
    };
    let is_called = |country: &&Country| {
        let names = country.names().iter().copied();
        names.chain(country.also()).any(begins)
    };
    Country::all().iter().filter(is_called).collect()
}

/// A line of a list of places.
pub(super) fn row(country: &Country) -> [String; 6] {
    [
        country.code.to_string(),
        country.alpha3.to_owned(),
        "country".to_owned(),
        country.name("en").to_owned(),
        String::new(),
        String::new(),
    ]
}

/// The same for a program.
pub(super) fn for_a_program(country: &Country) -> Json {
    let names = NAME_LANGUAGES.iter().zip(country.names());
    let names: Vec<_> = names
        .map(|(language, name)| json!({ "language": language, "name": name }))
        .collect();
    json!({
        "country": country.code,
        "kind": "country",
        "code": country.alpha3,
        "number": country.m49,
        "names": names,
        "aliases": country.also().collect::<Vec<_>>(),
    })
}

/// All that is known of a country.
pub(super) fn show(country: &Country, json: bool) -> Result<(), Trouble> {
    if json {
        return say::json(&for_a_program(country));
    }
    let names = NAME_LANGUAGES.iter().zip(country.names());
    let names: Vec<_> = names
        .map(|(language, name)| format!("{name} ({language})"))
        .collect();
    let number = country.m49.map(|number| format!("{number:03}"));
    let codes = [
        Some(country.code.to_string()),
        Some(country.alpha3.to_owned()),
        number,
    ];
    let codes: Vec<_> = codes.into_iter().flatten().collect();
    let regions: Vec<_> = country.regions().map(|region| region.name("en")).collect();
    let lines = [
        ("names", names.join(" · ")),
        ("spellings", country.also().collect::<Vec<_>>().join(" · ")),
        ("kind", "country".to_owned()),
        ("codes", codes.join(", ")),
        ("lies in", regions.join(" > ")),
    ];
    let lines = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(what, value)| format!("{what:12}{value}"));
    say::data(lines.collect::<Vec<_>>().join("\n"))
}
