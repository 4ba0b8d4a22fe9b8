//! The likeliest way to give each field a column of its own.

/// Gives each row of `weights` (a field) a column, or none, so that no column is
/// given twice and the sum of weights is greatest. Weights are from 0 to 1; what
/// weighs nothing is not given.
///
/// The Hungarian method with potentials: rows² × columns steps.
pub(super) fn assign(weights: &[Vec<f32>], columns: usize) -> Vec<Option<usize>> {
    let rows = weights.len();
    // Each field may also take a column of its own that does not exist.
    let width = columns + rows;
    let cost = |row: usize, column: usize| -> f64 {
        let weight = weights[row].get(column).copied().unwrap_or(0.0);
        -f64::from(weight)
    };
    // Rows and columns are counted from 1 here; 0 is "none yet".
    let mut of_row = vec![0.0; rows + 1];
    let mut of_column = vec![0.0; width + 1];
    let mut taken = vec![0_usize; width + 1];
    for row in 1..=rows {
        let mut way = vec![0_usize; width + 1];
        let mut least = vec![f64::INFINITY; width + 1];
        let mut done = vec![false; width + 1];
        let mut column = 0;
        taken[0] = row;
        while taken[column] != 0 {
            done[column] = true;
            let from = taken[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for to in (1..=width).filter(|to| !done[*to]) {
                let reduced = cost(from - 1, to - 1) - of_row[from] - of_column[to];
                if reduced < least[to] {
                    least[to] = reduced;
                    way[to] = column;
                }
                if least[to] < step {
                    step = least[to];
                    next = to;
                }
            }
            for to in 0..=width {
                if done[to] {
                    of_row[taken[to]] += step;
                    of_column[to] -= step;
                } else {
                    least[to] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            let before = way[column];
            taken[column] = taken[before];
            column = before;
        }
    }
    let mut chosen = vec![None; rows];
    for (column, row) in taken.iter().enumerate().skip(1).take(columns) {
        if *row > 0 && cost(row - 1, column - 1) < 0.0 {
            chosen[row - 1] = Some(column - 1);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(weights: &[Vec<f32>], chosen: &[Option<usize>]) -> f32 {
        let weight = |(row, column): (&Vec<f32>, &Option<usize>)| column.map_or(0.0, |c| row[c]);
        weights.iter().zip(chosen).map(weight).sum()
    }

    fn best(weights: &[Vec<f32>], used: &mut Vec<usize>) -> f32 {
        let Some((first, rest)) = weights.split_first() else {
            return 0.0;
        };
        let mut most = best(rest, used);
        for (column, weight) in first.iter().enumerate() {
            if !used.contains(&column) {
                used.push(column);
                most = most.max(weight + best(rest, used));
                used.pop();
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_other_way_weighs_more(
            weights in (1_usize..5).prop_flat_map(|columns| {
                let weight = prop_oneof![Just(0.0_f32), 0.0_f32..1.0];
                proptest::collection::vec(proptest::collection::vec(weight, columns), 0..5)
            }),
        ) {
            let columns = weights.first().map_or(0, Vec::len);
            let chosen = assign(&weights, columns);
            let mut given: Vec<usize> = chosen.iter().flatten().copied().collect();
            given.sort_unstable();
            given.dedup();
            prop_assert_eq!(given.len(), chosen.iter().flatten().count());
            let most = best(&weights, &mut Vec::new());
            prop_assert!((sum(&weights, &chosen) - most).abs() < 1e-4);
        }
    }
}
