//! Outlines of places, in degrees.

use passerelle_model::place::Geometry;

/// A closed line of longitude and latitude; its last point is not its first again.
pub type Ring = Vec<(f64, f64)>;

/// What a place looks like on the ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The code by which a table's rows name the place: two letters of a
    /// country, a P-code. Empty for ground that belongs to no row.
    pub code: String,
    /// Its name for readers, where no row of the table tells it.
    pub name: String,
    /// Its rings, outer ones and holes alike: what an odd number of them
    /// surrounds is inside.
    pub rings: Vec<Ring>,
    /// Where a mark stands if the outline is too small to be seen, or is not
    /// known.
    pub point: Option<(f64, f64)>,
}

impl Outline {
    /// The outline of a place of the register.
    pub fn of_geometry(code: &str, name: &str, geometry: &Geometry) -> Self {
        let rings = geometry.polygons().iter().flatten();
        let ring = |ring: &Vec<passerelle_model::place::Position>| {
            let points = ring
                .iter()
                .map(|at| (at.longitude.degrees(), at.latitude.degrees()));
            opened(points.collect())
        };
        Self {
            code: code.to_owned(),
            name: name.to_owned(),
            rings: rings.map(ring).collect(),
            point: None,
        }
    }
}

/// A ring without its first point again at the end.
pub(crate) fn opened(mut ring: Ring) -> Ring {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}
