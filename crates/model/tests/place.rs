//! Places: what an area is, what a form says, and how a place changes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fmt::Write as _;

use passerelle_model::place::{
    ClosePlace, Geometry, MOST_POINTS, Place, PlaceAction, PlaceForm, PlaceKind, ReopenPlace,
    SetGeometry,
};
use passerelle_model::{Action, Faults, Happened, Instant, PlaceId, Record};
use proptest::prelude::*;
use uuid::Uuid;

fn id(n: u128) -> PlaceId {
    Uuid::from_u128(n).into()
}

fn form(kind: &str) -> PlaceForm {
    PlaceForm {
        country: "be".to_owned(),
        kind: kind.to_owned(),
        name: "Old Bridge".to_owned(),
        language: "en".to_owned(),
        names: "ar: الجسر القديم".to_owned(),
        code: "be01".to_owned(),
        from: "2020-02-03".to_owned(),
        ..PlaceForm::default()
    }
}

fn evolve(now: Option<Place>, action: PlaceAction) -> Result<Place, Faults> {
    let at: Instant = "2026-03-09T09:00:00Z".parse().unwrap();
    let at = Happened {
        event_at: at,
        recorded_at: at,
    };
    Place::evolve(now, &Action::Place(action), at)
}

fn added(form: &PlaceForm) -> Place {
    evolve(None, PlaceAction::Add(form.adding(id(1)).unwrap())).unwrap()
}

fn keys(faults: &Faults) -> Vec<(&str, &str)> {
    let each = faults.iter();
    each.map(|fault| (fault.field.as_ref(), fault.key))
        .collect()
}

fn refused(geojson: &str) -> &'static str {
    Geometry::from_geojson(geojson).unwrap_err().key
}

/// A polygon of one ring, closed.
fn ring(points: &[(f64, f64)]) -> String {
    let mut all = String::new();
    for (x, y) in points.iter().chain(points.first()) {
        let _ = write!(all, "{}[{x},{y}]", if all.is_empty() { "" } else { "," });
    }
    format!(r#"{{"type":"Polygon","coordinates":[[{all}]]}}"#)
}

#[test]
fn a_form_says_everything_that_is_wrong_at_once() {
    let place = added(&form("admin1"));
    assert_eq!(place.details.main_name(), "Old Bridge");
    assert_eq!(place.details.name_in("ar"), "الجسر القديم");
    assert_eq!(place.details.name_in("fr"), "Old Bridge");
    let again = PlaceForm::of(&place);
    assert_eq!(again.details().unwrap(), place.details);

    let wrong = PlaceForm {
        country: "Atlantis".to_owned(),
        kind: "province".to_owned(),
        name: String::new(),
        names: "ar: ا\nar: ب".to_owned(),
        parent: "x".to_owned(),
        code: "BE 01".to_owned(),
        from: "32/13/2020".to_owned(),
        latitude: "95".to_owned(),
        ..PlaceForm::default()
    };
    let faults = wrong.adding(id(1)).unwrap_err();
    assert_eq!(
        keys(&faults),
        [
            ("country", "not-a-country"),
            ("kind", "unknown-choice"),
            ("name", "required"),
            ("names", "two-names-of-a-language"),
            ("parent", "unknown-choice"),
            ("code", "not-a-p-code"),
            ("from", "not-a-date"),
            ("latitude", "degrees-out-of-range"),
        ]
    );
    // The main name counts among those of its language.
    let twice = PlaceForm {
        names: "en: Oldbridge".to_owned(),
        ..form("admin1")
    };
    let faults = twice.details().unwrap_err();
    assert_eq!(keys(&faults), [("names", "two-names-of-a-language")]);
}

#[test]
fn each_kind_stands_where_it_belongs() {
    let with_parent = |kind: &str, parent: Option<PlaceId>, code: &str| {
        let form = PlaceForm {
            parent: parent.map(|id| id.to_string()).unwrap_or_default(),
            code: code.to_owned(),
            ..form(kind)
        };
        form.adding(id(1)).map_err(|faults| {
            let fault = faults.iter().next().unwrap();
            (fault.field.to_string(), fault.key)
        })
    };
    for (kind, parent, code, field, key) in [
        ("admin1", Some(id(2)), "BE01", "parent", "place-at-the-top"),
        ("admin2", None, "BE01", "parent", "required"),
        ("admin3", Some(id(1)), "BE01", "parent", "place-cycle"),
        ("admin2", Some(id(2)), "", "code", "required"),
    ] {
        let refused = with_parent(kind, parent, code).unwrap_err();
        assert_eq!(refused, (field.to_owned(), key), "{kind}");
    }
    assert!(with_parent("site", None, "").is_ok());
    assert!(with_parent("point", Some(id(2)), "").is_ok());
    for kind in PlaceKind::ALL {
        assert_eq!(PlaceKind::parse(kind.code()).unwrap(), kind);
        // No kind stands below itself or below what stands below it: no circle.
        assert!(kind.parents().iter().all(|above| *above < kind));
    }
}

#[test]
fn a_place_is_closed_with_those_that_follow_and_opened_again() {
    let place = added(&form("admin1"));
    let close = |to: &str, successors: Vec<PlaceId>| {
        let to = to.parse().unwrap();
        let place = id(1);
        PlaceAction::Close(ClosePlace {
            place,
            to,
            successors,
        })
    };
    let key = |action| {
        let faults = evolve(Some(place.clone()), action).unwrap_err();
        faults.iter().next().unwrap().key
    };
    assert_eq!(key(close("2020-02-02", vec![])), "dates-reversed");
    assert_eq!(
        key(close("2024-02-02", vec![id(1)])),
        "place-successor-self"
    );
    assert_eq!(
        key(close("2024-02-02", (2..60).map(id).collect())),
        "too-many"
    );
    let closed = evolve(
        Some(place.clone()),
        close("2024-02-02", vec![id(3), id(2), id(3)]),
    )
    .unwrap();
    assert_eq!(closed.successors, [id(2), id(3)]);
    let day = |text: &str| text.parse().unwrap();
    assert!(closed.is_open_on(day("2024-02-02")) && !closed.is_open_on(day("2024-02-03")));
    assert!(!closed.is_open_on(day("2020-02-02")));
    let reopened = evolve(
        Some(closed),
        PlaceAction::Reopen(ReopenPlace { place: id(1) }),
    )
    .unwrap();
    assert_eq!((reopened.valid_to, reopened.successors.len()), (None, 0));
}

#[test]
fn an_area_is_read_turned_the_right_way_and_written_again() {
    // With the clock, with a height, and with a point that is there twice.
    let given = r#"{"type": "Feature", "properties": null, "geometry": {"type": "MultiPolygon",
        "coordinates": [[[[20, -5, 7], [20, -4], [20, -4.0000001], [21, -4], [21, -5], [20, -5]],
                         [[20.2, -4.8], [20.4, -4.8], [20.4, -4.6], [20.2, -4.8]]]]}}"#;
    let area = Geometry::from_geojson(given).unwrap();
    let written = r#"{"type":"MultiPolygon","coordinates":[[[[20,-5],[21,-5],[21,-4],[20,-4],[20,-5]],[[20.2,-4.8],[20.4,-4.6],[20.4,-4.8],[20.2,-4.8]]]]}"#;
    assert_eq!(area.to_geojson(), written);
    assert_eq!(area.points(), 9);
    let bounds = area.bounds();
    assert_eq!(bounds.low.to_string(), "-5, 20");
    assert_eq!(bounds.high.to_string(), "-4, 21");
    let kept = serde_json::to_string(&area).unwrap();
    assert_eq!(serde_json::from_str::<Geometry>(&kept).unwrap(), area);

    let set = |geometry: Option<Geometry>| {
        let place = id(1);
        PlaceAction::SetGeometry(SetGeometry { place, geometry })
    };
    let point = added(&form("point"));
    assert!(evolve(Some(point.clone()), set(Some(area.clone()))).is_err());
    assert!(evolve(Some(point), set(None)).is_ok());
    let drawn = evolve(Some(added(&form("admin1"))), set(Some(area))).unwrap();
    assert!(drawn.geometry.is_some());
}

#[test]
fn what_is_no_area_is_said_by_name() {
    for (given, key) in [
        ("{", "not-geojson"),
        ("[]", "not-geojson"),
        (
            r#"{"type":"Point","coordinates":[1,2]}"#,
            "geometry-not-an-area",
        ),
        (
            r#"{"type":"Polygon","coordinates":[]}"#,
            "geometry-not-an-area",
        ),
        (
            r#"{"type":"MultiPolygon","coordinates":[[]]}"#,
            "geometry-not-an-area",
        ),
        (r#"{"type":"Polygon","coordinates":[[1,2]]}"#, "not-geojson"),
        (
            r#"{"type":"Polygon","coordinates":[[["a",2]]]}"#,
            "not-geojson",
        ),
        (
            r#"{"type":"FeatureCollection","features":[]}"#,
            "geometry-one-feature",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
            "geometry-open-ring",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#,
            "geometry-short-ring",
        ),
        // Both halves of a bow tie are as large, and it has four points.
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]}"#,
            "geometry-crosses-itself",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[3,3],[0,0]]]}"#,
            "geometry-short-ring",
        ),
        // A line there and back has no area.
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[1,0],[0,0]]]}"#,
            "geometry-short-ring",
        ),
        (
            r#"{"type":"Polygon","coordinates":[[[0,0],[181,0],[1,1],[0,0]]]}"#,
            "geometry-off-the-globe",
        ),
        // Latitude and longitude the wrong way round.
        (
            r#"{"type":"Polygon","coordinates":[[[5,120],[6,120],[6,121],[5,120]]]}"#,
            "geometry-off-the-globe",
        ),
    ] {
        assert_eq!(refused(given), key, "{given}");
    }
    let bow = ring(&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 1.0)]);
    assert_eq!(refused(&bow), "geometry-crosses-itself");
    // Two squares that meet in one corner touch, and do not cross.
    let touching = ring(&[
        (0.0, 0.0),
        (1.0, 0.0),
        (1.0, 1.0),
        (2.0, 1.0),
        (2.0, 2.0),
        (1.0, 2.0),
        (1.0, 1.0),
        (0.0, 1.0),
    ]);
    assert!(Geometry::from_geojson(&touching).is_ok());
    let deep = "[".repeat(100_000);
    assert_eq!(refused(&deep), "not-geojson");
}

/// A circle, which crosses nowhere.
fn circle(points: usize, radius: f64) -> Vec<(f64, f64)> {
    let turn = std::f64::consts::TAU / f64::from(u32::try_from(points).unwrap());
    (0..u32::try_from(points).unwrap())
        .map(|n| (turn * f64::from(n)).sin_cos())
        .map(|(y, x)| (x * radius, y * radius))
        .collect()
}

#[test]
fn areas_are_bounded() {
    assert_eq!(
        refused(&ring(&circle(MOST_POINTS, 80.0))),
        "geometry-too-many-points"
    );
    let most = Geometry::from_geojson(&ring(&circle(MOST_POINTS - 1, 80.0))).unwrap();
    assert_eq!(most.points(), MOST_POINTS);
    let long = format!("{{{}", " ".repeat(5_000_000));
    assert_eq!(refused(&long), "geometry-too-many-points");
}

proptest! {
    #[test]
    fn a_star_around_a_point_never_crosses_and_two_of_its_points_changed_over_do(
        radii in prop::collection::vec(1.0..80.0_f64, 5..60),
        at in any::<prop::sample::Index>(),
    ) {
        let points: Vec<_> = circle(radii.len(), 1.0)
            .into_iter()
            .zip(&radii)
            .map(|((x, y), radius)| (x * radius, y * radius))
            .collect();
        let area = Geometry::from_geojson(&ring(&points)).unwrap();
        prop_assert_eq!(&Geometry::from_geojson(&area.to_geojson()).unwrap(), &area);
        prop_assert_eq!(area.points(), radii.len() + 1);
        // On a round circle, two neighbours the wrong way round cross.
        let mut round = circle(radii.len(), 50.0);
        let n = at.index(round.len() - 1);
        round.swap(n, n + 1);
        prop_assert_eq!(refused(&ring(&round)), "geometry-crosses-itself");
    }
}

#[test]
fn real_boundaries_are_areas() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/boundaries"
    );
    let Ok(files) = std::fs::read_dir(folder) else {
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            b"skipped: the folder of shared data is not here\n",
        );
        return;
    };
    let mut read = 0;
    let mut refused = Vec::new();
    for file in files.map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|kind| kind != "geojson") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let all: serde_json::Value = serde_json::from_str(&text).unwrap();
        for feature in all["features"].as_array().unwrap() {
            match Geometry::from_value(feature) {
                Ok(area) => {
                    read += 1;
                    assert_eq!(Geometry::from_geojson(&area.to_geojson()).unwrap(), area);
                }
                Err(fault) => refused.push((fault.key, feature["properties"]["name"].to_string())),
            }
        }
    }
    assert!(refused.is_empty() && read > 200, "{read} read, {refused:?}");
}
