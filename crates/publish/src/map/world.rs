//! The outlines of the world's countries, as the register of countries has them.
//!
//! The outlines are Natural Earth's (public domain), at 1:50 million, through
//! the npm package `world-atlas`. Natural Earth draws who is in control; where
//! the register, which follows the United Nations, has a code of its own for a
//! part, and the part is a polygon of its own, it is handed over here. What is
//! no polygon of its own stays as it is drawn, and the map says that its lines
//! are no opinion.

use std::collections::HashMap;
use std::sync::LazyLock;

use passerelle_model::country::Country;

use super::dissolve::dissolved;
use super::outline::{Outline, Ring};
use super::seam;
use super::topology::{self, Area};

// `Option<&str>`: the file, if it was there when this was built.
const TOPOJSON: Option<&str> = include!(concat!(env!("OUT_DIR"), "/outlines.rs"));

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(|| {
    let areas = TOPOJSON.and_then(|text| topology::areas(text).ok());
    outlines(areas.unwrap_or_default())
});

/// Areas that the file gives no number, and whose they are.
const BY_NAME: [(&str, &str); 4] = [
    ("Kosovo", "XK"),
    ("Somaliland", "SO"),
    ("N. Cyprus", "CY"),
    ("Indian Ocean Ter.", "CC"),
];

/// Polygons to hand over: from whom, to whom, and the frame that they lie in
/// (west, south, east, north).
const PARTS: [(&str, &str, [f64; 4]); 11] = [
    // Crimea: resolution 68/262 of the General Assembly.
    ("RU", "UA", [32.0, 44.0, 37.0, 46.5]),
    ("FR", "GF", [-55.0, 2.0, -51.0, 6.0]),
    ("FR", "GP", [-62.0, 15.7, -61.0, 16.6]),
    ("FR", "MQ", [-61.4, 14.2, -60.6, 15.0]),
    ("FR", "RE", [55.0, -21.6, 56.0, -20.6]),
    ("FR", "YT", [44.8, -13.2, 45.5, -12.5]),
    ("NO", "SJ", [-10.0, 70.5, -7.0, 71.5]),
    ("NO", "SJ", [10.0, 74.0, 34.0, 81.0]),
    ("NL", "BQ", [-69.0, 12.0, -68.0, 12.5]),
    ("NL", "BQ", [-63.5, 17.4, -62.8, 17.8]),
    ("CC", "CX", [105.0, -11.0, 106.0, -10.0]),
];

/// Ground to hand over that is no polygon of its own: from whom, to whom. All
/// that lies south of the northernmost parallel of the receiver goes.
///
/// Western Sahara: the list of Non-Self-Governing Territories; its northern
/// limit is a parallel.
const SOUTH: [(&str, &str); 1] = [("MA", "EH")];

/// Whether outlines are part of this build. Without them a country is a mark.
pub fn has_outlines() -> bool {
    TOPOJSON.is_some()
}

/// Every country of the register, and ground that is nobody's in it.
pub(crate) fn countries() -> &'static [Outline] {
    &OUTLINES
}

fn outlines(areas: Vec<Area>) -> Vec<Outline> {
    let mut polygons = by_country(areas);
    let nobodys = polygons.remove("").unwrap_or_default();
    let mut outlines: Vec<_> = Country::all()
        .iter()
        .map(|country| {
            let code = country.code.as_str();
            Outline {
                code: code.to_owned(),
                name: String::new(),
                rings: polygons.remove(code).unwrap_or_default(),
                point: Some((country.point.1, country.point.0)),
            }
        })
        .collect();
    outlines.push(Outline {
        code: String::new(),
        name: String::new(),
        rings: nobodys,
        point: None,
    });
    outlines
}

/// The rings of each country, with what is handed over.
fn by_country(areas: Vec<Area>) -> HashMap<&'static str, Vec<Ring>> {
    let mut polygons: HashMap<&'static str, Vec<Vec<Ring>>> = HashMap::new();
    let mut joined = Vec::new();
    for area in areas {
        let code = code_of(&area);
        let known = polygons.entry(code).or_default();
        if !known.is_empty() {
            joined.push(code);
        }
        known.extend(area.polygons);
    }
    for (from, to, frame) in PARTS {
        let all = polygons.remove(from).unwrap_or_default();
        let (parts, kept): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|polygon| is_within(polygon, frame));
        polygons.insert(from, kept);
        polygons.entry(to).or_default().extend(parts);
        joined.push(to);
    }
    for (from, to) in SOUTH {
        hand_over_south(&mut polygons, from, to);
        joined.push(to);
    }
    polygons
        .into_iter()
        .map(|(code, polygons)| {
            let rings: Vec<Ring> = polygons.into_iter().flatten().collect();
            let rings = if joined.contains(&code) {
                dissolved(&rings)
            } else {
                rings
            };
            (code, rings)
        })
        .collect()
}

fn hand_over_south(
    polygons: &mut HashMap<&'static str, Vec<Vec<Ring>>>,
    from: &'static str,
    to: &'static str,
) {
    let receiver = polygons.entry(to).or_default();
    let latitudes = receiver.iter().flatten().flatten().map(|at| at.1);
    let north = latitudes.fold(f64::NEG_INFINITY, f64::max);
    let giver = polygons.remove(from).unwrap_or_default();
    let parts = |side: f64| -> Vec<Vec<Ring>> {
        let ring = |ring: &Ring| turned(&seam::clipped(&turned(ring), north, side));
        let polygon = |polygon: &Vec<Ring>| -> Vec<Ring> {
            polygon
                .iter()
                .map(ring)
                .filter(|ring| ring.len() > 2)
                .collect()
        };
        giver.iter().map(polygon).collect()
    };
    let (kept, given) = (parts(-1.0), parts(1.0));
    polygons.insert(from, kept);
    polygons.entry(to).or_default().extend(given);
}

/// A ring with its latitudes first.
fn turned(ring: &[(f64, f64)]) -> Ring {
    ring.iter().map(|at| (at.1, at.0)).collect()
}

fn code_of(area: &Area) -> &'static str {
    if let Some(country) = area.m49.and_then(Country::by_m49) {
        return country.code.as_str();
    }
    let known = BY_NAME.iter().find(|(name, _)| *name == area.name);
    known.map_or("", |(_, code)| code)
}

fn is_within(polygon: &[Ring], [west, south, east, north]: [f64; 4]) -> bool {
    let inside = |at: &(f64, f64)| (west..=east).contains(&at.0) && (south..=north).contains(&at.1);
    polygon.iter().flatten().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::geojson;

    /// Whether an odd number of rings surrounds a position.
    fn surrounds(code: &str, at: (f64, f64)) -> bool {
        let outline = countries()
            .iter()
            .find(|outline| outline.code == code)
            .unwrap();
        let around = outline
            .rings
            .iter()
            .filter(|ring| geojson::surrounds(ring, at));
        around.count() % 2 == 1
    }

    #[test]
    fn every_country_has_a_point_and_nearly_every_one_an_outline() {
        assert!(countries().iter().filter(|one| one.point.is_some()).count() >= 250);
        if !has_outlines() {
            eprintln!("skipped: built without outlines");
            return;
        }
        let without: Vec<_> = countries()
            .iter()
            .filter(|one| one.rings.is_empty())
            .map(|one| one.code.as_str())
            .collect();
        assert_eq!(without, ["BV", "GI", "TK", "TV", "UM"]);
    }

    #[test]
    fn parts_are_where_the_register_has_them() {
        if !has_outlines() {
            eprintln!("skipped: built without outlines");
            return;
        }
        for (code, at) in [
            ("UA", (34.3, 45.2)),
            ("SO", (44.0, 9.6)),
            ("CY", (33.6, 35.3)),
            ("XK", (20.9, 42.6)),
            ("GF", (-53.0, 4.0)),
            ("RE", (55.5, -21.1)),
            ("SJ", (16.5, 78.5)),
            ("EH", (-13.0, 24.5)),
            ("EH", (-9.5, 26.5)),
            ("MA", (-11.0, 28.5)),
        ] {
            assert!(surrounds(code, at), "{code}");
        }
        assert!(!surrounds("RU", (34.3, 45.2)));
        assert!(!surrounds("FR", (-53.0, 4.0)));
    }
}
