//! The area of a place, read from GeoJSON and checked.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::faults::Fault;

use super::crossing::crosses_itself;
use super::position::Position;

/// Points of one area at most. A boundary with more is drawn no better on a
/// page, and belongs simplified.
pub const MOST_POINTS: usize = 20_000;
/// Characters of GeoJSON that are read at most.
pub const LONGEST_GEOJSON: usize = 4_000_000;

/// A closed line: its last point is its first.
pub type Ring = Vec<Position>;
/// An outer ring, then those of its holes.
pub type Polygon = Vec<Ring>;

/// One or several polygons. Cheap to clone.
///
/// Outer rings go against the clock and holes with it, as GeoJSON wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geometry(Arc<Vec<Polygon>>);

/// The corners of the smallest frame around an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The south-west corner.
    pub low: Position,
    /// The north-east corner.
    pub high: Position,
}

impl Geometry {
    /// Reads a polygon or multipolygon, or the one feature that has it.
    pub fn from_geojson(text: &str) -> Result<Self, Fault> {
        if text.len() > LONGEST_GEOJSON {
            return Err(too_many_points());
        }
        match serde_json::from_str(text) {
            Ok(value) => Self::from_value(&value),
            Err(_) => Err(Fault::new("", "not-geojson")),
        }
    }

    /// The same of JSON that is read already.
    pub fn from_value(value: &Value) -> Result<Self, Fault> {
        let coordinates = || value.get("coordinates").unwrap_or(&Value::Null);
        match value.get("type").and_then(Value::as_str) {
            Some("Polygon") => Self::of(vec![polygon(coordinates())?]),
            Some("MultiPolygon") => {
                let polygons = array(coordinates())?.iter().map(polygon);
                Self::of(polygons.collect::<Result<_, _>>()?)
            }
            Some("Feature") => Self::from_value(value.get("geometry").unwrap_or(&Value::Null)),
            Some("FeatureCollection") => {
                match array(value.get("features").unwrap_or(&Value::Null))?.as_slice() {
                    [one] => Self::from_value(one),
                    _ => Err(Fault::new("", "geometry-one-feature")),
                }
            }
            Some(_) => Err(Fault::new("", "geometry-not-an-area")),
            None => Err(Fault::new("", "not-geojson")),
        }
    }

    /// Checks polygons whose rings are closed.
    fn of(mut polygons: Vec<Polygon>) -> Result<Self, Fault> {
        let points: usize = polygons.iter().flatten().map(Vec::len).sum();
        if points > MOST_POINTS {
            return Err(too_many_points());
        }
        if polygons.is_empty() || polygons.iter().any(Vec::is_empty) {
            return Err(Fault::new("", "geometry-not-an-area"));
        }
        for polygon in &mut polygons {
            for (n, ring) in polygon.iter_mut().enumerate() {
                turn(ring, n == 0)?;
            }
            if crosses_itself(polygon) {
                return Err(Fault::new("", "geometry-crosses-itself"));
            }
        }
        Ok(Self(Arc::new(polygons)))
    }

    /// The polygons.
    pub fn polygons(&self) -> &[Polygon] {
        &self.0
    }

    /// How many points there are, the closing ones with them.
    pub fn points(&self) -> usize {
        self.0.iter().flatten().map(Vec::len).sum()
    }

    /// The frame around it. One across the 180th meridian goes the long way
    /// round, as its coordinates do.
    pub fn bounds(&self) -> Bounds {
        let mut all = self.0.iter().flatten().flatten().copied();
        // Checked when it was made: there is at least one point.
        let first = all.next().unwrap_or_default();
        all.fold(
            Bounds {
                low: first,
                high: first,
            },
            |bounds, at| Bounds {
                low: Position {
                    longitude: bounds.low.longitude.min(at.longitude),
                    latitude: bounds.low.latitude.min(at.latitude),
                },
                high: Position {
                    longitude: bounds.high.longitude.max(at.longitude),
                    latitude: bounds.high.latitude.max(at.latitude),
                },
            },
        )
    }

    /// GeoJSON again.
    pub fn to_geojson(&self) -> String {
        let mut text = String::with_capacity(self.points() * 20);
        text.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":");
        list(&mut text, &self.0, |text, polygon| {
            list(text, polygon, |text, ring| {
                list(text, ring, |text, at| {
                    // Writing to a text does not fail.
                    let _ = write!(text, "[{},{}]", at.longitude, at.latitude);
                });
            });
        });
        text.push('}');
        text
    }

    /// What tells two areas apart without drawing them: how many polygons and
    /// points, the corners, and a sum over all of it.
    pub fn summary(&self) -> String {
        let Bounds { low, high } = self.bounds();
        let mark = self
            .0
            .iter()
            .flatten()
            .flatten()
            .fold(0xcbf2_9ce4_8422_2325_u64, |sum, at| {
                [at.longitude, at.latitude].iter().fold(sum, |sum, angle| {
                    let millionths = u64::from(angle.millionths().cast_unsigned());
                    (sum ^ millionths).wrapping_mul(0x0100_0000_01b3)
                })
            });
        let (polygons, points) = (self.0.len(), self.points());
        format!("{polygons}; {points}; {low}; {high}; {mark:016x}")
    }
}

impl Serialize for Geometry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.as_ref().serialize(serializer)
    }
}

/// What was written was checked before.
impl<'de> Deserialize<'de> for Geometry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(|polygons| Self(Arc::new(polygons)))
    }
}

fn list<T>(text: &mut String, items: &[T], each: impl Fn(&mut String, &T)) {
    text.push('[');
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            text.push(',');
        }
        each(text, item);
    }
    text.push(']');
}

fn too_many_points() -> Fault {
    let max = i64::try_from(MOST_POINTS).unwrap_or(i64::MAX);
    Fault::new("", "geometry-too-many-points").with("max", max)
}

fn array(value: &Value) -> Result<&Vec<Value>, Fault> {
    value
        .as_array()
        .ok_or_else(|| Fault::new("", "not-geojson"))
}

fn polygon(value: &Value) -> Result<Polygon, Fault> {
    array(value)?.iter().map(ring).collect()
}

fn ring(value: &Value) -> Result<Ring, Fault> {
    let given = array(value)?;
    if given.len() > MOST_POINTS {
        return Err(too_many_points());
    }
    let mut ring: Ring = given.iter().map(position).collect::<Result<_, _>>()?;
    if ring.first() != ring.last() {
        return Err(Fault::new("", "geometry-open-ring"));
    }
    // Two points that became one by rounding are one.
    ring.dedup();
    if ring.len() < 4 {
        return Err(Fault::new("", "geometry-short-ring"));
    }
    Ok(ring)
}

/// Longitude, latitude, and perhaps a height that nobody needs here.
fn position(value: &Value) -> Result<Position, Fault> {
    let numbers = array(value)?;
    let number = |n: usize| numbers.get(n).and_then(Value::as_f64);
    let (Some(longitude), Some(latitude)) = (number(0), number(1)) else {
        return Err(Fault::new("", "not-geojson"));
    };
    Position::of(longitude, latitude).ok_or_else(|| Fault::new("", "geometry-off-the-globe"))
}

/// Why a ring has no area: all its points are on one line, or it crosses itself so
/// that one half takes away what the other brings.
fn without_area(ring: &Ring) -> Fault {
    let key = if is_on_one_line(ring) {
        "geometry-short-ring"
    } else {
        "geometry-crosses-itself"
    };
    Fault::new("", key)
}

fn is_on_one_line(ring: &Ring) -> bool {
    let at = |p: &Position| {
        let (x, y) = (p.longitude.millionths(), p.latitude.millionths());
        (i128::from(x), i128::from(y))
    };
    let [first, second, rest @ ..] = ring.as_slice() else {
        return true;
    };
    let ((x0, y0), (x1, y1)) = (at(first), at(second));
    rest.iter()
        .map(at)
        .all(|(x, y)| (x1 - x0) * (y - y0) == (y1 - y0) * (x - x0))
}

/// Turns a ring the way that it should go; one without an area is none.
fn turn(ring: &mut Ring, outer: bool) -> Result<(), Fault> {
    let twice_the_area: i128 = ring
        .windows(2)
        .map(|pair| {
            let at = |p: Position| {
                let (x, y) = (p.longitude.millionths(), p.latitude.millionths());
                (i128::from(x), i128::from(y))
            };
            let ((x0, y0), (x1, y1)) = (at(pair[0]), at(pair[1]));
            x0 * y1 - x1 * y0
        })
        .sum();
    if twice_the_area == 0 {
        return Err(without_area(ring));
    }
    if (twice_the_area > 0) != outer {
        ring.reverse();
    }
    Ok(())
}
