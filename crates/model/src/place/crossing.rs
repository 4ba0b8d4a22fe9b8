//! Whether the lines of a polygon cross each other.

use super::geometry::Polygon;
use super::position::Position;

/// Comparisons of two lines at most. A shape that needs more (thousands of
/// lines side by side) is taken as it is: a crossing spoils its picture and
/// nothing else, and nobody should wait for it.
const PATIENCE: usize = 20_000_000;

/// A line between two points, with the frame around it.
struct Line {
    from: (i64, i64),
    to: (i64, i64),
    west: i64,
    east: i64,
    south: i64,
    north: i64,
}

impl Line {
    fn between(from: Position, to: Position) -> Self {
        let at = |p: Position| {
            let (x, y) = (p.longitude.millionths(), p.latitude.millionths());
            (i64::from(x), i64::from(y))
        };
        let (from, to) = (at(from), at(to));
        Self {
            from,
            to,
            west: from.0.min(to.0),
            east: from.0.max(to.0),
            south: from.1.min(to.1),
            north: from.1.max(to.1),
        }
    }

    /// Whether both go through a point that is an end of neither. Lines that
    /// only touch do not cross: districts meet themselves at bridges and capes.
    fn crosses(&self, other: &Self) -> bool {
        let apart = |line: &Self, a, b| {
            let (a, b) = (side(line, a), side(line, b));
            (a > 0 && b < 0) || (a < 0 && b > 0)
        };
        apart(self, other.from, other.to) && apart(other, self.from, self.to)
    }
}

/// On which side of a line a point lies: positive is left.
const fn side(line: &Line, point: (i64, i64)) -> i64 {
    let (a, b) = (line.from, line.to);
    (b.0 - a.0) * (point.1 - a.1) - (b.1 - a.1) * (point.0 - a.0)
}

/// Whether two lines of the polygon, of one ring or of two, cross. Lines are
/// met from west to east, and compared with those that reach as far.
pub(super) fn crosses_itself(polygon: &Polygon) -> bool {
    let pairs = polygon.iter().flat_map(|ring| ring.windows(2));
    let mut lines: Vec<_> = pairs.map(|pair| Line::between(pair[0], pair[1])).collect();
    lines.sort_unstable_by_key(|line| line.west);
    let mut beside: Vec<&Line> = Vec::new();
    let mut compared = 0;
    for line in &lines {
        beside.retain(|other| other.east >= line.west);
        compared += beside.len();
        if compared > PATIENCE {
            return false;
        }
        let near = |other: &&&Line| other.south <= line.north && other.north >= line.south;
        if beside.iter().filter(near).any(|other| line.crosses(other)) {
            return true;
        }
        beside.push(line);
    }
    false
}
