//! The line at which a map is cut open, half a turn from its middle.
//!
//! A ring that crosses it is cut into parts, each on its side. A ring around a
//! pole is closed along the pole. Where a file was cut at 180 degrees and the
//! map is cut elsewhere, nothing is left of the file's cut.

use super::outline::Ring;

/// A longitude between -180 and 180.
pub(crate) fn wrapped(longitude: f64) -> f64 {
    let turned = (longitude + 180.0).rem_euclid(360.0) - 180.0;
    // A file's own edge stays on the side on which the file has it.
    if turned <= -180.0 && longitude > 0.0 {
        180.0
    } else {
        turned
    }
}

/// The parts of a ring, with longitudes counted from the middle, none of which
/// crosses the seam.
pub(crate) fn cut(ring: &[(f64, f64)], middle: f64) -> Vec<Ring> {
    let ring = unrolled(ring, middle);
    let east = |pick: fn(f64, f64) -> f64, first: f64| ring.iter().map(|at| at.0).fold(first, pick);
    let (low, high) = (
        east(f64::min, f64::INFINITY),
        east(f64::max, f64::NEG_INFINITY),
    );
    if low >= -180.0 && high <= 180.0 {
        return vec![ring];
    }
    let mut parts = Vec::new();
    for turn in -2..=2 {
        let shift = 360.0 * f64::from(turn);
        if high + shift <= -180.0 || low + shift >= 180.0 {
            continue;
        }
        let moved: Ring = ring.iter().map(|at| (at.0 + shift, at.1)).collect();
        let part = clipped(&clipped(&moved, 180.0, 1.0), -180.0, -1.0);
        if part.len() >= 3 {
            parts.push(part);
        }
    }
    parts
}

/// The ring with longitudes that go on where they would jump.
fn unrolled(ring: &[(f64, f64)], middle: f64) -> Ring {
    let Some(first) = ring.first() else {
        return Ring::new();
    };
    let mut unrolled = Ring::with_capacity(ring.len() + 2);
    let (mut east, mut before) = (wrapped(first.0 - middle), first.0);
    for &(longitude, latitude) in ring {
        east += wrapped(longitude - before);
        before = longitude;
        unrolled.push((east, latitude));
    }
    let round = east + wrapped(first.0 - before) - unrolled[0].0;
    if round.abs() > 180.0 {
        // Once around: closed along the nearer pole.
        let middle: f64 = ring.iter().map(|at| at.1).sum();
        let pole = 90_f64.copysign(middle);
        let start = unrolled[0];
        unrolled.push((start.0 + round, start.1));
        unrolled.push((start.0 + round, pole));
        unrolled.push((start.0, pole));
    }
    unrolled
}

/// What of a ring lies on one side of a meridian: `side` is 1 for what is west
/// of it and -1 for what is east.
pub(crate) fn clipped(ring: &[(f64, f64)], edge: f64, side: f64) -> Ring {
    let mut kept = Ring::with_capacity(ring.len());
    let outside = |at: (f64, f64)| (at.0 - edge) * side > 0.0;
    let Some(&last) = ring.last() else {
        return kept;
    };
    let mut before = last;
    for &at in ring {
        if outside(at) != outside(before) {
            let share = (edge - before.0) / (at.0 - before.0);
            kept.push((edge, share.mul_add(at.1 - before.1, before.1)));
        }
        if !outside(at) {
            kept.push(at);
        }
        before = at;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(ring: &[(f64, f64)]) -> f64 {
        let ends = ring.iter().cycle().skip(1);
        let twice: f64 = ring
            .iter()
            .zip(ends)
            .map(|(a, b)| a.0.mul_add(b.1, -(b.0 * a.1)))
            .sum();
        (twice / 2.0).abs()
    }

    #[test]
    fn an_island_on_the_seam_is_cut_in_two() {
        let ring = [(178.0, 0.0), (-178.0, 0.0), (-178.0, 1.0), (178.0, 1.0)];
        let parts = cut(&ring, 0.0);
        assert_eq!(parts.len(), 2);
        for part in &parts {
            assert!((area(part) - 2.0).abs() < 1e-9);
            assert!(part.iter().all(|at| at.0.abs() <= 180.0));
        }
        // The same island in the middle of a map stays whole.
        let parts = cut(&ring, 180.0);
        assert_eq!(parts.len(), 1);
        assert!((area(&parts[0]) - 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_ring_around_the_pole_reaches_it() {
        let ring: Ring = (0..36)
            .map(|n| (f64::from(n) * 10.0 - 180.0, -70.0))
            .collect();
        let parts = cut(&ring, 11.0);
        let all: f64 = parts.iter().map(|part| area(part)).sum();
        assert!((all - 360.0 * 20.0).abs() < 1e-6, "{all}");
    }

    proptest! {
        #[test]
        fn cutting_loses_no_ground(
            centre in -180.0..180.0f64,
            middle in -180.0..180.0f64,
            radii in prop::collection::vec(1.0..60.0f64, 3..20),
        ) {
            let count = u32::try_from(radii.len()).unwrap();
            let around = |n: u32, radius: f64| {
                let turn = std::f64::consts::TAU * f64::from(n) / f64::from(count);
                (wrapped(centre + radius * turn.cos()), radius * turn.sin() * 0.5)
            };
            let ring: Ring = (0..count).zip(&radii).map(|(n, radius)| around(n, *radius)).collect();
            let whole = area(&cut(&ring, centre)[0]);
            let parts = cut(&ring, middle);
            let all: f64 = parts.iter().map(|part| area(part)).sum();
            prop_assert!((all - whole).abs() < 1e-6 * whole.max(1.0));
            let inside = |at: &(f64, f64)| at.0.abs() <= 180.0 + 1e-9;
            prop_assert!(parts.iter().flatten().all(inside));
        }
    }
}
