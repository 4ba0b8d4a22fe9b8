//! Outlines on the grid of the picture, with no more points than one sees.
//!
//! A border between two places is simplified once and in one direction, so
//! that both still meet in it: rings are cut where three places meet, and each
//! piece is treated the same wherever it occurs.

use std::collections::HashMap;
use std::fmt::Write as _;

/// A point of the grid.
pub(crate) type Point = (i32, i32);
/// A closed line on the grid.
pub(crate) type Line = Vec<Point>;

/// How far a simplified line may leave its outline, in units of the grid.
const TOLERANCE: f64 = 0.75;

/// The line without the points that say nothing.
pub(crate) fn snapped(points: impl Iterator<Item = (f64, f64)>) -> Line {
    let mut line = Line::new();
    for (x, y) in points {
        let at = (round(x), round(y));
        if line.last() != Some(&at) {
            line.push(at);
        }
    }
    while line.len() > 1 && line.first() == line.last() {
        line.pop();
    }
    line
}

/// The nearest line of the grid.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a picture has a few thousand units"
)]
pub(crate) fn round(value: f64) -> i32 {
    value.round().clamp(-1e6, 1e6) as i32
}

/// Simplifies all lines of a picture together.
pub(crate) fn simplify(lines: &mut [Line]) {
    let meetings = Meetings::of(lines);
    for line in lines {
        *line = meetings.simplified(line);
    }
}

/// The points at which pieces of borders begin and end.
struct Meetings(HashMap<Point, (Point, Point, bool)>);

impl Meetings {
    /// A point where two lines have other neighbours is a meeting.
    fn of(lines: &[Line]) -> Self {
        let mut all: HashMap<Point, (Point, Point, bool)> = HashMap::new();
        for line in lines.iter().filter(|line| line.len() > 2) {
            for (n, at) in line.iter().enumerate() {
                let before = line[(n + line.len() - 1) % line.len()];
                let after = line[(n + 1) % line.len()];
                let beside = (before.min(after), before.max(after));
                let known = all.entry(*at).or_insert((beside.0, beside.1, false));
                known.2 |= (known.0, known.1) != beside;
            }
        }
        Self(all)
    }

    fn is_one(&self, at: Point) -> bool {
        self.0.get(&at).is_some_and(|known| known.2)
    }

    fn simplified(&self, line: &[Point]) -> Line {
        if line.len() < 4 {
            return line.to_vec();
        }
        let Some(start) = line.iter().position(|at| self.is_one(*at)) else {
            return alone(line);
        };
        let mut whole = Line::with_capacity(line.len() / 2);
        let mut piece = vec![line[start]];
        for n in 1..=line.len() {
            let at = line[(start + n) % line.len()];
            piece.push(at);
            if n == line.len() || self.is_one(at) {
                let kept = piece_simplified(&piece);
                // Its last point is the first of the next piece.
                whole.extend(&kept[..kept.len().saturating_sub(1)]);
                piece = vec![at];
            }
        }
        whole
    }
}

/// A ring that meets nothing: an island, or a whole country within another.
/// Both begin at the same point, whichever way they go round.
fn alone(line: &[Point]) -> Line {
    let first = (0..line.len()).min_by_key(|n| line[*n]).unwrap_or(0);
    let mut closed: Line = line[first..]
        .iter()
        .chain(&line[..=first])
        .copied()
        .collect();
    closed = piece_simplified(&closed);
    closed.pop();
    closed
}

/// A piece from one end to the other, the same in both directions.
fn piece_simplified(piece: &[Point]) -> Line {
    let turned: Line = piece.iter().rev().copied().collect();
    if turned.as_slice() < piece {
        let mut kept = thinned(&turned);
        kept.reverse();
        return kept;
    }
    thinned(piece)
}

/// Ramer, Douglas and Peucker: keeps the farthest point of a stretch as long
/// as it is too far from the straight line.
fn thinned(piece: &[Point]) -> Line {
    let mut keep = vec![false; piece.len()];
    let last = piece.len().saturating_sub(1);
    if let Some(first) = keep.first_mut() {
        *first = true;
    }
    if let Some(end) = keep.last_mut() {
        *end = true;
    }
    let mut stretches = vec![(0, last)];
    while let Some((from, to)) = stretches.pop() {
        let mut farthest = (0.0, from);
        for at in from + 1..to {
            let off = distance(piece[at], piece[from], piece[to]);
            if off > farthest.0 {
                farthest = (off, at);
            }
        }
        if farthest.0 > TOLERANCE {
            keep[farthest.1] = true;
            stretches.push((from, farthest.1));
            stretches.push((farthest.1, to));
        }
    }
    piece
        .iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(at, _)| *at)
        .collect()
}

/// How far a point is from a stretch.
fn distance(at: Point, from: Point, to: Point) -> f64 {
    let step = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
    let off = (f64::from(at.0 - from.0), f64::from(at.1 - from.1));
    let length = step.0.mul_add(step.0, step.1 * step.1);
    let share = if length > 0.0 {
        (off.0.mul_add(step.0, off.1 * step.1) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    share
        .mul_add(-step.0, off.0)
        .hypot(share.mul_add(-step.1, off.1))
}

/// Twice the area inside a line.
pub(crate) fn twice_area(line: &[Point]) -> i64 {
    let ends = line.iter().cycle().skip(1);
    let product = |(a, b): (&Point, &Point)| {
        i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1)
    };
    line.iter().zip(ends).map(product).sum::<i64>().abs()
}

/// Lines as the `d` of a path, in as few letters as it goes: each point is a
/// step from the one before.
pub(crate) fn path(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut pen = (0, 0);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        steps(&mut text, pen, line);
        text.push('z');
        // Closing takes the pen back to where the line began.
        pen = line[0];
    }
    text
}

/// The same for lines that are not closed.
pub(crate) fn open_path(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut pen = (0, 0);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        pen = steps(&mut text, pen, line);
    }
    text
}

/// Writes the steps of a line and says where the pen is then.
fn steps(text: &mut String, pen: Point, line: &[Point]) -> Point {
    text.push('m');
    let mut here = pen;
    for (n, &at) in line.iter().enumerate() {
        step(text, at.0 - here.0, n > 0);
        step(text, at.1 - here.1, true);
        here = at;
    }
    here
}

/// A number, behind a space unless a sign or a letter stands before it.
fn step(text: &mut String, by: i32, follows: bool) {
    if follows && by >= 0 {
        text.push(' ');
    }
    // Writing to a text cannot fail.
    let _ = write!(text, "{by}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_is_written_in_steps() {
        let lines = [
            vec![(10, 10), (12, 10), (12, 7)],
            vec![(0, 0), (1, 0), (1, 1)],
        ];
        assert_eq!(path(&lines), "m10 10 2 0 0-3zm-10-10 1 0 0 1z");
    }

    #[test]
    fn points_that_say_nothing_are_left_out() {
        let line =
            snapped([(0.1, 0.2), (0.3, 0.4), (5.0, 0.0), (5.0, 5.0), (0.0, 0.0)].into_iter());
        assert_eq!(line, [(0, 0), (5, 0), (5, 5)]);
        let mut lines = [vec![(0, 0), (5, 0), (10, 0), (10, 10), (0, 10)]];
        simplify(&mut lines);
        assert_eq!(lines[0], [(0, 0), (10, 0), (10, 10), (0, 10)]);
    }

    proptest! {
        /// Two places left and right of a ragged border, and a third one below.
        #[test]
        fn neighbours_still_meet(border in prop::collection::vec(-4..=4i32, 3..60)) {
            let border: Line = (0..).zip(&border).map(|(n, x)| (*x, 10 + n * 2)).collect();
            let end = border[border.len() - 1];
            let ends = [(0, 10), (end.0, end.1 + 2)];
            let shared: Line = [ends[0]].into_iter().chain(border).chain([ends[1]]).collect();
            let (top, bottom) = (ends[0].1, ends[1].1);
            let west: Line = shared.iter().copied().chain([(-50, bottom), (-50, top)]).collect();
            let east: Line = shared.iter().rev().copied().chain([(50, top), (50, bottom)]).collect();
            let south = vec![(-50, bottom), ends[1], (50, bottom), (50, bottom + 50), (-50, bottom + 50)];
            let mut lines = [west, east, south];
            simplify(&mut lines);
            let steps = |line: &Line| -> Vec<(Point, Point)> {
                let ends = line.iter().cycle().skip(1);
                line.iter().copied().zip(ends.copied()).collect()
            };
            let inner = |(a, b): &(Point, Point)| a.0.abs() < 50 && b.0.abs() < 50;
            let mut left: Vec<_> = steps(&lines[0]).into_iter().filter(inner).collect();
            let mut right: Vec<_> =
                steps(&lines[1]).into_iter().filter(inner).map(|(a, b)| (b, a)).collect();
            left.sort_unstable();
            right.sort_unstable();
            prop_assert_eq!(left, right);
        }
    }
}
