//! The register of countries holds together, and says what its sources say.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use passerelle_model::country::{Country, CountryCode, Group, Membership, NAME_LANGUAGES, Region};
use passerelle_model::fold::fold;

#[test]
fn every_country_has_its_codes_once_and_six_names() {
    let all = Country::all();
    assert_eq!(all.len(), 250);
    assert!(all.iter().map(|country| country.code).is_sorted());
    let unique = |values: Vec<String>| values.iter().collect::<HashSet<_>>().len() == values.len();
    assert!(unique(all.iter().map(|c| c.code.to_string()).collect()));
    assert!(unique(all.iter().map(|c| c.alpha3.to_owned()).collect()));
    let numbers: Vec<_> = all
        .iter()
        .filter_map(|c| c.m49.map(|n| n.to_string()))
        .collect();
    assert_eq!(numbers.len(), 249);
    assert!(unique(numbers));
    for country in all {
        assert!(country.names().iter().all(|name| !name.trim().is_empty()));
        let (lat, lon) = country.point;
        assert!((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon));
        assert_eq!(country.region().is_none(), country.code.as_str() == "AQ");
    }
}

#[test]
fn a_name_or_code_is_one_country() {
    for country in Country::all() {
        let code = country.code.as_str();
        let names = country.names().iter().copied().chain(country.also());
        for called in names.chain([code, country.alpha3]) {
            let found = Country::find(called).map(|found| found.code.as_str());
            assert_eq!(found, Some(code), "{called}");
        }
    }
}

#[test]
fn regions_form_one_tree() {
    assert_eq!(Region::all().len(), 30);
    let world = Region::by_m49(1).unwrap();
    for region in Region::all() {
        assert_eq!(region.and_around().last(), Some(world), "{}", region.m49);
    }
    assert_eq!(world.countries().count(), 249);
    let africa = Region::by_m49(2).unwrap();
    assert_eq!(africa.name("fr"), "Afrique");
    assert!(africa.countries().any(|country| country.alpha3 == "TCD"));
}

#[test]
fn members_of_groups_are_countries_and_no_two_times_overlap() {
    // Whoever is left out by a slip in the file would be missed here.
    let lines = include_str!("../reference/groups.csv").lines();
    let rows = lines.filter(|line| !line.starts_with('#')).count() - 1;
    assert_eq!(Membership::all().len(), rows);
    for one in Membership::all() {
        assert!(one.country.country().is_some(), "{one:?}");
        assert_eq!(CountryCode::parse(one.country.as_str()), Ok(one.country));
    }
    for group in Group::ALL {
        let members: Vec<_> = group.memberships().map(|one| one.country).collect();
        assert!(!members.is_empty(), "{}", group.code());
        assert_eq!(members.iter().collect::<HashSet<_>>().len(), members.len());
    }
}

#[test]
fn our_file_says_what_its_source_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/countries");
    if !folder.exists() {
        eprintln!("skipped: ../shared/data/countries is not here");
        return;
    }
    for language in NAME_LANGUAGES {
        let file = if language == "zh" { "cn" } else { language };
        let text = fs::read_to_string(folder.join(format!("m49-{file}.csv"))).unwrap();
        let mut seen = 0;
        for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
            let fields = fields(line);
            let country = Country::by_m49(fields[9].parse().unwrap()).unwrap();
            assert_eq!(country.code.as_str(), fields[10]);
            assert_eq!(country.alpha3, fields[11]);
            // Names that our file takes from elsewhere are named in its head,
            // and the source's name still finds the country.
            let found = Country::find(&fields[8]).map(|found| found.code);
            assert_eq!(found, Some(country.code), "{}", fields[8]);
            seen += usize::from(fold(country.name(language)) == fold(&fields[8]));
        }
        assert!(seen >= 245, "{language}: {seen} names alike");
    }
}

/// The fields of a line of CSV whose fields may be quoted.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            c => fields.last_mut().unwrap().push(c),
        }
    }
    fields
}
