//! The ground of a map: places laid flat on the grid of the picture.
//!
//! It knows nothing of figures, so that the world is laid out once and drawn
//! as often as wanted.

use std::sync::LazyLock;

use passerelle_model::CountryCode;

use super::grid::{self, Line, Point, snapped};
use super::outline::Outline;
use super::projection::Projection;
use super::{seam, world};

/// The width of a picture, in units of its grid.
const WIDTH: f64 = 1_000.0;
/// The height of a picture of a region, at most.
const HEIGHT: f64 = 800.0;
/// The margin around a region.
const MARGIN: f64 = 16.0;
/// Lines that surround less, twice counted, are not drawn.
const LEAST: i64 = 4;
/// A place no larger than this in both directions gets a mark.
const SMALL: i32 = 5;
/// The parallels between which the world is drawn: from the north of Greenland
/// to the south of the Americas.
const WORLD: (f64, f64) = (85.0, -57.0);
/// The meridian in the middle of the world. Its seam runs through the Bering
/// Strait, and leaves both Chukotka and Alaska whole.
const MIDDLE: f64 = 11.0;

static WHOLE: LazyLock<Ground> = LazyLock::new(Ground::of_world);

/// Places laid flat.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    pub(crate) size: Point,
    pub(crate) shapes: Vec<Shape>,
    /// Meridians and parallels, as a path.
    pub(crate) net: String,
}

/// A place laid flat.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    pub(crate) code: String,
    pub(crate) name: String,
    /// Its outline as a path; empty if it is not known or too small.
    pub(crate) path: String,
    /// Where its mark stands, if its outline is too small to be seen.
    pub(crate) mark: Option<Point>,
}

/// How positions come onto the grid.
#[derive(Clone, Copy)]
struct Frame {
    projection: Projection,
    scale: f64,
    /// What is at the top left corner.
    corner: (f64, f64),
}

impl Frame {
    fn on_grid(self, (x, y): (f64, f64)) -> (f64, f64) {
        (
            (x - self.corner.0) * self.scale,
            (y - self.corner.1) * self.scale,
        )
    }
}

impl Ground {
    /// All countries of the world.
    pub fn world() -> &'static Self {
        &WHOLE
    }

    /// Some countries, as large as they go.
    pub fn of_countries(codes: &[CountryCode]) -> Self {
        let wanted = |outline: &&Outline| codes.iter().any(|code| code.as_str() == outline.code);
        let outlines: Vec<_> = world::countries().iter().filter(wanted).collect();
        Self::fitted(&outlines)
    }

    /// Places by their own outlines and points, as large as they go.
    pub fn of_places(outlines: &[Outline]) -> Self {
        Self::fitted(&outlines.iter().collect::<Vec<_>>())
    }

    /// Whether a place is somewhere on it.
    pub fn shows(&self, code: &str) -> bool {
        let is_there = |shape: &Shape| !shape.path.is_empty() || shape.mark.is_some();
        self.shapes
            .iter()
            .any(|shape| shape.code == code && is_there(shape))
    }

    fn of_world() -> Self {
        let projection = Projection::EqualEarth { middle: MIDDLE };
        let half = projection.flat((180.0, 0.0)).0;
        let (top, bottom) = (
            projection.flat((0.0, WORLD.0)).1,
            projection.flat((0.0, WORLD.1)).1,
        );
        let scale = WIDTH / (2.0 * half);
        let frame = Frame {
            projection,
            scale,
            corner: (-half, top),
        };
        let size = (grid::round(WIDTH), grid::round((bottom - top) * scale));
        // No office is there, and it would take a fifth of the picture.
        let drawn: Vec<_> = world::countries()
            .iter()
            .filter(|outline| outline.code != "AQ")
            .collect();
        Self {
            size,
            shapes: shapes(&drawn, frame),
            net: net(frame),
        }
    }

    fn fitted(outlines: &[&Outline]) -> Self {
        let positions: Vec<(f64, f64)> = outlines
            .iter()
            .flat_map(|outline| outline.rings.iter().flatten().copied().chain(outline.point))
            .collect();
        let middle = middle(positions.iter().map(|at| at.0).collect());
        let latitude = bounds(positions.iter().map(|at| at.1));
        let cosine = f64::midpoint(latitude.0, latitude.1)
            .to_radians()
            .cos()
            .max(0.05);
        let projection = Projection::Plain { middle, cosine };
        let flat: Vec<_> = positions.iter().map(|at| projection.place(*at)).collect();
        let (x, y) = (
            bounds(flat.iter().map(|at| at.0)),
            bounds(flat.iter().map(|at| at.1)),
        );
        // A single point still has some ground around it: about a degree.
        let (wide, high) = ((x.1 - x.0).max(0.02), (y.1 - y.0).max(0.02));
        let room = |length: f64| 2.0f64.mul_add(-MARGIN, length);
        let scale = (room(WIDTH) / wide).min(room(HEIGHT) / high);
        let size = |length: f64| length.mul_add(scale, 2.0 * MARGIN);
        let start = |(low, high): (f64, f64), length: f64| {
            f64::midpoint(low, high) - length / 2.0 - MARGIN / scale
        };
        let frame = Frame {
            projection,
            scale,
            corner: (start(x, wide), start(y, high)),
        };
        Self {
            size: (grid::round(size(wide)), grid::round(size(high))),
            shapes: shapes(outlines, frame),
            net: String::new(),
        }
    }
}

/// The lowest and the highest; twice nought for none.
fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values
        .fold(None, |bounds, value| match bounds {
            None => Some((value, value)),
            Some((low, high)) => Some((value.min(low), value.max(high))),
        })
        .unwrap_or_default()
}

/// The meridian in the middle of some longitudes: opposite the widest gap
/// between them, which for islands on both sides of 180 degrees is not where
/// their mean is.
fn middle(mut longitudes: Vec<f64>) -> f64 {
    for longitude in &mut longitudes {
        *longitude = seam::wrapped(*longitude);
    }
    longitudes.sort_by(f64::total_cmp);
    let (Some(first), Some(last)) = (longitudes.first(), longitudes.last()) else {
        return 0.0;
    };
    let around = (first + 360.0 - last, *last);
    let gaps = longitudes
        .windows(2)
        .map(|pair| (pair[1] - pair[0], pair[0]));
    let widest = gaps.fold(
        around,
        |widest, gap| if gap.0 > widest.0 { gap } else { widest },
    );
    // The ground begins where the gap ends.
    let (width, start) = (360.0 - widest.0, widest.1 + widest.0);
    seam::wrapped(start + width / 2.0)
}

/// Lays all outlines flat and simplifies them together.
fn shapes(outlines: &[&Outline], frame: Frame) -> Vec<Shape> {
    let mut lines: Vec<Line> = Vec::new();
    let mut owners = Vec::new();
    for (owner, outline) in outlines.iter().enumerate() {
        let rings = outline.rings.iter();
        for part in rings.flat_map(|ring| seam::cut(ring, frame.projection.middle())) {
            let flat = part
                .iter()
                .map(|at| frame.on_grid(frame.projection.flat(*at)));
            lines.push(snapped(flat));
            owners.push(owner);
        }
    }
    grid::simplify(&mut lines);
    let mut of_owner: Vec<Vec<Line>> = vec![Vec::new(); outlines.len()];
    for (line, owner) in lines.into_iter().zip(owners) {
        of_owner[owner].push(line);
    }
    let mut shapes: Vec<_> = outlines
        .iter()
        .zip(of_owner)
        .map(|(outline, lines)| shape(outline, lines, frame))
        .collect();
    shapes.retain(|shape| !shape.path.is_empty() || shape.mark.is_some());
    shapes
}

fn shape(outline: &Outline, mut lines: Vec<Line>, frame: Frame) -> Shape {
    let surrounded = extent(lines.iter().flatten());
    lines.retain(|line| line.len() > 2 && grid::twice_area(line) >= LEAST);
    // Islands far apart are small if each of them is.
    let is_small = lines
        .iter()
        .filter_map(extent)
        .all(|(low, high)| high.0 - low.0 <= SMALL && high.1 - low.1 <= SMALL);
    let point = outline.point.map(|at| {
        let (x, y) = frame.on_grid(frame.projection.place(at));
        (grid::round(x), grid::round(y))
    });
    let centre = surrounded.map(|(low, high)| (low.0.midpoint(high.0), low.1.midpoint(high.1)));
    Shape {
        code: outline.code.clone(),
        name: outline.name.clone(),
        path: grid::path(&lines),
        mark: if is_small { point.or(centre) } else { None },
    }
}

/// The corners of the frame around some points.
fn extent<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<(Point, Point)> {
    points.into_iter().fold(None, |extent, at| match extent {
        None => Some((*at, *at)),
        Some((low, high)) => Some((
            (low.0.min(at.0), low.1.min(at.1)),
            (high.0.max(at.0), high.1.max(at.1)),
        )),
    })
}

/// Every thirtieth meridian and parallel.
fn net(frame: Frame) -> String {
    let projection = frame.projection;
    let at = |east: f64, latitude: f64| frame.on_grid(projection.flat((east, latitude)));
    let mut lines: Vec<Line> = Vec::new();
    for n in -5..=5 {
        let east = f64::from(n) * 30.0 - projection.middle();
        let latitudes = (-6..=9).map(|n| (f64::from(n) * 10.0).clamp(WORLD.1, WORLD.0));
        lines.push(snapped(latitudes.map(|latitude| at(east, latitude))));
    }
    for latitude in [-30.0, 0.0, 30.0, 60.0] {
        lines.push(snapped(
            [-180.0, 180.0].into_iter().map(|east| at(east, latitude)),
        ));
    }
    grid::open_path(&lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(code: &str, west: f64, south: f64, size: f64) -> Outline {
        let (east, north) = (west + size, south + size);
        Outline {
            code: code.to_owned(),
            name: String::new(),
            rings: vec![vec![
                (west, south),
                (west, north),
                (east, north),
                (east, south),
            ]],
            point: None,
        }
    }

    #[test]
    fn islands_on_both_sides_of_the_date_line_lie_side_by_side() {
        assert!((middle(vec![178.0, -178.0, 179.0]).abs() - 180.0).abs() < 1e-9);
        assert!((middle(vec![-10.0, 30.0]) - 10.0).abs() < 1e-9);
        let ground = Ground::of_places(&[
            square("W", 176.0, -18.0, 2.0),
            square("E", -178.0, -18.0, 2.0),
        ]);
        assert!(ground.shows("W") && ground.shows("E") && !ground.shows("X"));
        // Eight degrees of longitude by two of latitude.
        let ratio = f64::from(ground.size.0) / f64::from(ground.size.1);
        assert!((3.2..4.0).contains(&ratio), "{:?}", ground.size);
    }

    #[test]
    fn what_is_too_small_gets_a_mark() {
        let far = [
            square("big", 0.0, 0.0, 20.0),
            square("small", 30.0, 0.0, 0.05),
        ];
        let ground = Ground::of_places(&far);
        assert_eq!(ground.shapes[0].mark, None);
        assert!(ground.shapes[1].mark.is_some());
        let alone = Ground::of_places(&[Outline {
            point: Some((5.0, 5.0)),
            rings: Vec::new(),
            ..far[0].clone()
        }]);
        assert!(alone.shows("big"));
        assert!(Ground::of_places(&[]).shapes.is_empty());
    }

    #[test]
    fn every_country_is_on_the_world() {
        let world = Ground::world();
        for outline in world::countries()
            .iter()
            .filter(|outline| !outline.code.is_empty())
        {
            assert_eq!(
                world.shows(&outline.code),
                outline.code != "AQ",
                "{}",
                outline.code
            );
        }
        for shape in &world.shapes {
            if let Some((x, y)) = shape.mark {
                assert!((0..=world.size.0).contains(&x), "{}", shape.code);
                assert!((0..=world.size.1).contains(&y), "{}", shape.code);
            }
        }
    }
}
