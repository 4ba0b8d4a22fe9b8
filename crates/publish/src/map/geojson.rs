//! The world for a script that draws a map to be moved: the same outlines that
//! the picture is drawn from, in degrees.

use std::sync::LazyLock;

use super::ground::Ground;
use super::outline::{Outline, Ring};
use super::{seam, world};

static WORLD: LazyLock<String> = LazyLock::new(|| {
    let ground = Ground::world();
    let has_mark = |code: &str| {
        let mut shapes = ground.shapes.iter();
        shapes.any(|shape| shape.code == code && shape.mark.is_some())
    };
    let mut features = Vec::new();
    for outline in world::countries() {
        features.extend(area(outline));
        if let Some((x, y)) = outline.point.filter(|_| has_mark(&outline.code)) {
            let point = format!("{{\"type\":\"Point\",\"coordinates\":[{x:.2},{y:.2}]}}");
            features.push(feature(&outline.code, &point));
        }
    }
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
        features.join(",")
    )
});

/// All countries as GeoJSON, each feature with its two letters as `code`:
/// areas, and a point more for those that a picture of the world marks.
pub fn world_geojson() -> &'static str {
    &WORLD
}

fn feature(code: &str, geometry: &str) -> String {
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"}},\"geometry\":{geometry}}}"
    )
}

fn area(outline: &Outline) -> Option<String> {
    let polygons: Vec<String> = polygons(outline)
        .iter()
        .filter_map(|one| polygon(one))
        .collect();
    if polygons.is_empty() {
        return None;
    }
    let all = polygons.join(",");
    let geometry = format!("{{\"type\":\"MultiPolygon\",\"coordinates\":[{all}]}}");
    Some(feature(&outline.code, &geometry))
}

/// A polygon as JSON, unless it is so small that nothing is left of it.
fn polygon(rings: &[Ring]) -> Option<String> {
    let mut rings = rings.iter().map(|ring| positions(ring));
    let outer = rings.next().flatten()?;
    let all: Vec<String> = std::iter::once(outer).chain(rings.flatten()).collect();
    Some(format!("[{}]", all.join(",")))
}

/// A ring as JSON. Two decimals are a kilometre, which is what the outlines know.
fn positions(ring: &[(f64, f64)]) -> Option<String> {
    let around = ring.iter().chain(ring.first());
    let mut all: Vec<String> = around
        .map(|at| format!("[{:.2},{:.2}]", at.0, at.1))
        .collect();
    all.dedup();
    (all.len() >= 4).then(|| format!("[{}]", all.join(",")))
}

/// Outer rings, each with its holes. The outlines' outer rings go with the
/// clock and holes against it; GeoJSON wants them the other way round.
fn polygons(outline: &Outline) -> Vec<Vec<Ring>> {
    let rings = outline.rings.iter().flat_map(|ring| seam::cut(ring, 0.0));
    let (outer, holes): (Vec<Ring>, Vec<Ring>) = rings.partition(|ring| twice_area(ring) < 0.0);
    let mut polygons: Vec<Vec<Ring>> = outer.into_iter().map(|ring| vec![ring]).collect();
    for hole in holes {
        let Some(&first) = hole.first() else { continue };
        let around = polygons
            .iter_mut()
            .find(|polygon| surrounds(&polygon[0], first));
        if let Some(polygon) = around {
            polygon.push(hole);
        }
    }
    for ring in polygons.iter_mut().flatten() {
        ring.reverse();
    }
    polygons
}

/// Twice the area; below nought for a ring that goes with the clock.
fn twice_area(ring: &[(f64, f64)]) -> f64 {
    let ends = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(ends)
        .map(|(a, b)| a.0.mul_add(b.1, -(b.0 * a.1)))
        .sum()
}

/// Whether a ring surrounds a position.
pub(crate) fn surrounds(ring: &[(f64, f64)], at: (f64, f64)) -> bool {
    let ends = ring.iter().cycle().skip(1);
    let crossed = ring.iter().zip(ends).filter(|(a, b)| {
        let spans = (a.1 > at.1) != (b.1 > at.1);
        spans && at.0 < (b.0 - a.0) * (at.1 - a.1) / (b.1 - a.1) + a.0
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_world_is_geojson_that_nothing_crosses_the_seam_of() {
        let world: Value = serde_json::from_str(world_geojson()).unwrap();
        let features = world["features"].as_array().unwrap();
        let of = |code: &str| {
            let found = features
                .iter()
                .filter(|one| one["properties"]["code"] == code);
            found.map(|one| &one["geometry"]).collect::<Vec<_>>()
        };
        assert_eq!(of("TV")[0]["type"], "Point");
        if !world::has_outlines() {
            return;
        }
        let holes = of("ZA")[0]["coordinates"].as_array().unwrap();
        assert!(
            holes
                .iter()
                .any(|polygon| polygon.as_array().unwrap().len() == 2)
        );
        for polygon in of("RU")[0]["coordinates"].as_array().unwrap() {
            for ring in polygon.as_array().unwrap() {
                let east: Vec<f64> = ring
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|at| at[0].as_f64().unwrap())
                    .collect();
                assert!(
                    east.windows(2)
                        .all(|pair| (pair[0] - pair[1]).abs() < 180.0)
                );
            }
        }
    }
}
