//! First-level units of real countries are drawn, whole and small.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

use passerelle_l10n::{Language, Words};
use passerelle_model::table::{Cell, Column, Kind, Label, Role, Table};
use passerelle_publish::map::{Brief, Ground, Outline, Ring, draw};
use serde_json::Value;

/// The files, or none with a word about it.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/boundaries");
    let Ok(entries) = fs::read_dir(folder) else {
        eprintln!("skipped: ../shared/data/boundaries is not here");
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "geojson"))
        .collect();
    files.sort();
    files
}

fn outlines(file: &Path) -> Vec<Outline> {
    let all: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let features = all["features"].as_array().unwrap();
    features
        .iter()
        .map(|feature| {
            let text = |key: &str| {
                feature["properties"][key]
                    .as_str()
                    .unwrap_or("nameless")
                    .to_owned()
            };
            Outline {
                code: text("adm1_code"),
                name: text("name"),
                rings: rings(&feature["geometry"]),
                point: None,
            }
        })
        .collect()
}

fn rings(geometry: &Value) -> Vec<Ring> {
    let coordinates = geometry["coordinates"].as_array().unwrap();
    let polygons: Vec<&Value> = match geometry["type"].as_str().unwrap() {
        "Polygon" => vec![&geometry["coordinates"]],
        _ => coordinates.iter().collect(),
    };
    let ring = |ring: &Value| -> Ring {
        let points = ring.as_array().unwrap();
        points[1..]
            .iter()
            .map(|at| (at[0].as_f64().unwrap(), at[1].as_f64().unwrap()))
            .collect()
    };
    polygons
        .iter()
        .flat_map(|polygon| polygon.as_array().unwrap())
        .map(ring)
        .collect()
}

/// A table with every kind of figure among the places.
fn table(outlines: &[Outline]) -> Table {
    let column = |key, kind, role| Column::new(key, Label::of(key), kind, role).unwrap();
    let columns = vec![
        column("district", Kind::Place, Role::Dimension),
        column("people", Kind::COUNT, Role::Persons),
    ];
    let mut table = Table::new(Label::of("People"), columns).unwrap();
    for (n, outline) in (0i64..).zip(outlines) {
        let place = Cell::Named {
            code: outline.code.clone(),
            label: Label::of(&*outline.name),
        };
        let cell = match n {
            0 => Cell::Number(0),
            1 => Cell::Hidden,
            2 => Cell::NoData,
            n => Cell::Number(n * n * 10),
        };
        table.push(vec![place, cell]).unwrap();
    }
    table
}

#[test]
fn districts_of_a_country_are_drawn_from_their_own_outlines() {
    for file in files() {
        let outlines = outlines(&file);
        let table = table(&outlines);
        let ground = Ground::of_places(&outlines);
        let words = Words::of(Language::Fr);
        let map = draw(
            &Brief::new("districts", &table, "district", "people"),
            &ground,
            words,
        )
        .unwrap();
        assert_eq!(map.not_drawn, Vec::<String>::new(), "{}", file.display());
        for outline in &outlines {
            assert!(
                map.picture
                    .contains(&format!("data-key=\"{}\"", outline.code))
            );
        }
        for look in ["map-zero", "map-hidden", "map-none", "map-5"] {
            assert!(map.picture.contains(&format!("class=\"{look}\"")), "{look}");
        }
        assert!(
            map.picture.len() < 60_000,
            "{}: {}",
            file.display(),
            map.picture.len()
        );
    }
}
