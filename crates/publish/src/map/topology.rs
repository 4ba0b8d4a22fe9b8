//! Reading of TopoJSON: borders that two neighbours share are there once.
//!
//! Format: <https://github.com/topojson/topojson-specification>, of which only
//! what a map of areas has is read: quantised arcs, polygons, multipolygons.

use serde::Deserialize;

use super::outline::{Ring, opened};

/// A file of TopoJSON.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<(i64, i64)>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    id: String,
    properties: Properties,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// An area of the file: its M49 number if it has one, its name, its polygons.
pub(crate) struct Area {
    pub(crate) m49: Option<u16>,
    pub(crate) name: String,
    pub(crate) polygons: Vec<Vec<Ring>>,
}

/// Reads every area of a file.
pub(crate) fn areas(text: &str) -> Result<Vec<Area>, serde_json::Error> {
    let topology: Topology = serde_json::from_str(text)?;
    let arcs: Vec<Vec<(f64, f64)>> = topology
        .arcs
        .iter()
        .map(|arc| positions(arc, &topology.transform))
        .collect();
    let area = |feature: Feature| Area {
        m49: feature.id.parse().ok(),
        name: feature.properties.name,
        polygons: polygons(&feature.shape, &arcs),
    };
    Ok(topology
        .objects
        .countries
        .geometries
        .into_iter()
        .map(area)
        .collect())
}

/// The steps of an arc, added up and turned into degrees.
#[expect(
    clippy::cast_precision_loss,
    reason = "a file's grid has far fewer than 2^52 lines"
)]
fn positions(arc: &[(i64, i64)], transform: &Transform) -> Vec<(f64, f64)> {
    let mut at = (0, 0);
    let position = |step: &(i64, i64)| {
        at = (at.0 + step.0, at.1 + step.1);
        let (x, y) = (at.0 as f64, at.1 as f64);
        (
            x.mul_add(transform.scale.0, transform.translate.0),
            y.mul_add(transform.scale.1, transform.translate.1),
        )
    };
    arc.iter().map(position).collect()
}

fn polygons(shape: &Shape, arcs: &[Vec<(f64, f64)>]) -> Vec<Vec<Ring>> {
    let polygon = |rings: &Vec<Vec<i64>>| rings.iter().map(|ring| joined(ring, arcs)).collect();
    match shape {
        Shape::Polygon(rings) => vec![polygon(rings)],
        Shape::MultiPolygon(polygons) => polygons.iter().map(polygon).collect(),
    }
}

/// A ring of its arcs. A negative index is an arc walked backwards.
fn joined(indexes: &[i64], arcs: &[Vec<(f64, f64)>]) -> Ring {
    let mut ring = Ring::new();
    for &index in indexes {
        let backwards = index < 0;
        let at = if backwards { !index } else { index };
        let Some(arc) = usize::try_from(at).ok().and_then(|at| arcs.get(at)) else {
            continue;
        };
        // Where one arc ends the next begins.
        ring.pop();
        if backwards {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
    }
    opened(ring)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_their_border() {
        let text = r#"{
            "type": "Topology",
            "transform": { "scale": [0.5, 0.5], "translate": [10, 20] },
            "arcs": [
                [[2, 0], [0, 2]],
                [[2, 2], [-2, 0], [0, -2], [2, 0]],
                [[2, 2], [2, 0], [0, -2], [-2, 0]]
            ],
            "objects": { "countries": { "type": "GeometryCollection", "geometries": [
                { "type": "Polygon", "id": "056", "properties": { "name": "West" }, "arcs": [[0, 1]] },
                { "type": "MultiPolygon", "properties": { "name": "East" }, "arcs": [[[-1, -3]]] }
            ] } }
        }"#;
        let areas = areas(text).unwrap();
        assert_eq!(areas[0].m49, Some(56));
        assert_eq!(
            areas[0].polygons,
            [[[(11.0, 20.0), (11.0, 21.0), (10.0, 21.0), (10.0, 20.0)]]]
        );
        assert_eq!(areas[1].m49, None);
        assert_eq!(areas[1].polygons[0][0][..2], [(11.0, 21.0), (11.0, 20.0)]);
    }
}
