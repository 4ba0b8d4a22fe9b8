//! Areas joined into one: what was a border between them is gone.

use std::collections::{HashMap, HashSet};

use super::outline::Ring;

/// A position to the bit: shared borders come from the same arc.
type Exact = (u64, u64);

/// Joins areas whose rings meet in exactly the same points. Their rings must go
/// round the same way, so that each walks a shared border in its own direction.
pub(crate) fn dissolved(rings: &[Ring]) -> Vec<Ring> {
    let mut steps: HashSet<(Exact, Exact)> = HashSet::new();
    for ring in rings {
        let ends = ring.iter().cycle().skip(1);
        for (from, to) in ring.iter().zip(ends) {
            let (from, to) = (exact(*from), exact(*to));
            if !steps.remove(&(to, from)) {
                steps.insert((from, to));
            }
        }
    }
    traced(rings, steps)
}

/// Walks along what is left, in the order in which the rings were given.
fn traced(rings: &[Ring], steps: HashSet<(Exact, Exact)>) -> Vec<Ring> {
    let mut on: HashMap<Exact, Vec<Exact>> = HashMap::with_capacity(steps.len());
    for (from, to) in steps {
        on.entry(from).or_default().push(to);
    }
    for next in on.values_mut() {
        // Sorted, lest the picture depend on the order of a hash.
        next.sort_unstable();
    }
    let mut traced = Vec::new();
    for start in rings.iter().flatten().map(|at| exact(*at)) {
        let mut ring = Ring::new();
        let mut here = start;
        while let Some(next) = on.get_mut(&here).and_then(Vec::pop) {
            ring.push((f64::from_bits(here.0), f64::from_bits(here.1)));
            here = next;
        }
        if ring.len() >= 3 {
            traced.push(ring);
        }
    }
    traced
}

fn exact((x, y): (f64, f64)) -> Exact {
    (x.to_bits(), y.to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_neighbours_become_one() {
        let west = vec![(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0)];
        let east = vec![(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0)];
        let far = vec![(5.0, 0.0), (5.0, 1.0), (6.0, 1.0)];
        let joined = dissolved(&[west, east, far.clone()]);
        assert_eq!(joined.len(), 2);
        assert_eq!(joined[0].len(), 6);
        assert_eq!(joined[1], far);
    }
}
