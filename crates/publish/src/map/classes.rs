//! Figures put into few classes, so that a reader can tell their colours.

use std::ops::RangeInclusive;

/// How the borders of classes are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// Where the figures themselves have gaps (Fisher and Jenks). Tells best
    /// which places are alike.
    #[default]
    Natural,
    /// As many places in each class. Tells ranks.
    Quantile,
    /// Classes of one width. Tells amounts, and nothing where one place has
    /// nearly all.
    Equal,
}

/// Classes at most: more shades of one colour nobody can tell apart.
pub const MOST_CLASSES: usize = 5;

/// More different figures than these are first thinned out evenly.
const MOST_VALUES: usize = 600;

/// Classes of figures, from the lowest to the highest. Each is named by the
/// lowest and the highest figure that is really in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classes(Vec<RangeInclusive<i64>>);

impl Classes {
    /// Makes classes of figures; nought is none of them, since it has a sign
    /// of its own.
    pub fn of(figures: impl IntoIterator<Item = i64>, scheme: Scheme) -> Self {
        let mut all: Vec<i64> = figures.into_iter().filter(|figure| *figure != 0).collect();
        all.sort_unstable();
        let mut values = all.clone();
        values.dedup();
        if values.len() <= MOST_CLASSES {
            return Self(values.into_iter().map(|value| value..=value).collect());
        }
        let highs = match scheme {
            Scheme::Natural => natural(&thinned(&values)),
            Scheme::Quantile => quantile(&all),
            Scheme::Equal => equal(&all),
        };
        Self::between(&values, &highs)
    }

    /// The classes whose highest figures are given.
    fn between(values: &[i64], highs: &[i64]) -> Self {
        let mut classes = Vec::new();
        let mut rest = values;
        for high in highs {
            let (class, more) = rest.split_at(rest.partition_point(|value| value <= high));
            rest = more;
            if let (Some(low), Some(high)) = (class.first(), class.last()) {
                classes.push(*low..=*high);
            }
        }
        Self(classes)
    }

    /// The classes, from the lowest to the highest.
    pub fn ranges(&self) -> &[RangeInclusive<i64>] {
        &self.0
    }

    /// The class of a figure, counted from nought.
    pub fn class_of(&self, figure: i64) -> Option<usize> {
        // A figure that was thinned out lies between two classes: it belongs
        // to the one above.
        let at = self.0.partition_point(|class| *class.end() < figure);
        (at < self.0.len()).then_some(at)
    }

    /// The shade of a class, 1 to 5: few classes lie far apart.
    pub(crate) const fn shade(&self, class: usize) -> usize {
        const SHADES: [&[usize]; MOST_CLASSES] =
            [&[4], &[2, 5], &[2, 4, 5], &[1, 2, 4, 5], &[1, 2, 3, 4, 5]];
        let count = self.0.len();
        if count == 0 || count > MOST_CLASSES || class >= count {
            return MOST_CLASSES;
        }
        SHADES[count - 1][class]
    }
}

/// Every so many-th value, with the first and the last.
fn thinned(values: &[i64]) -> Vec<i64> {
    if values.len() <= MOST_VALUES {
        return values.to_vec();
    }
    let last = values.len() - 1;
    (0..MOST_VALUES)
        .map(|n| values[n * last / (MOST_VALUES - 1)])
        .collect()
}

fn quantile(all: &[i64]) -> Vec<i64> {
    let high = |n: usize| all[(all.len() * n).div_ceil(MOST_CLASSES) - 1];
    (1..=MOST_CLASSES).map(high).collect()
}

fn equal(all: &[i64]) -> Vec<i64> {
    let (low, high) = (i128::from(all[0]), i128::from(all[all.len() - 1]));
    let classes = i128::try_from(MOST_CLASSES).unwrap_or(1);
    let border = |n| low + (high - low) * n / classes;
    (1..=classes)
        .map(|n| i64::try_from(border(n)).unwrap_or(i64::MAX))
        .collect()
}

/// Fisher's exact way to Jenks' classes: the sum of squares within the classes
/// is the smallest that is possible.
#[expect(
    clippy::cast_precision_loss,
    reason = "which figures are near is no matter of 2^52"
)]
fn natural(values: &[i64]) -> Vec<i64> {
    let count = values.len();
    let (mut sums, mut squares) = (vec![0.0; count + 1], vec![0.0; count + 1]);
    for (n, value) in values.iter().enumerate() {
        let value = *value as f64;
        sums[n + 1] = sums[n] + value;
        squares[n + 1] = squares[n] + value * value;
    }
    // How uneven the values from one to before another are.
    let within = |from: usize, to: usize| {
        let sum = sums[to] - sums[from];
        squares[to] - squares[from] - sum * sum / (to - from) as f64
    };
    let mut best = vec![f64::INFINITY; count + 1];
    best[0] = 0.0;
    let mut cuts = Vec::new();
    for _ in 0..MOST_CLASSES {
        let mut next = vec![f64::INFINITY; count + 1];
        let mut cut = vec![0; count + 1];
        for to in 1..=count {
            for (from, before) in best.iter().enumerate().take(to) {
                let cost = before + within(from, to);
                if cost < next[to] {
                    (next[to], cut[to]) = (cost, from);
                }
            }
        }
        best = next;
        cuts.push(cut);
    }
    let mut highs = Vec::new();
    let mut to = count;
    for cut in cuts.iter().rev() {
        if to == 0 {
            break;
        }
        highs.push(values[to - 1]);
        to = cut[to];
    }
    highs.reverse();
    highs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_figures_are_classes_of_their_own() {
        let classes = Classes::of([3, 1, 0, 3, 2], Scheme::default());
        assert_eq!(classes.ranges(), [1..=1, 2..=2, 3..=3]);
        assert_eq!(classes.class_of(3), Some(2));
        assert!(Classes::of([0, 0], Scheme::Equal).ranges().is_empty());
    }

    #[test]
    fn natural_classes_lie_between_gaps() {
        let figures = [1, 2, 3, 20, 21, 22, 60, 61, 100, 101, 500];
        let classes = Classes::of(figures, Scheme::Natural);
        assert_eq!(
            classes.ranges(),
            [1..=3, 20..=22, 60..=61, 100..=101, 500..=500]
        );
        assert_eq!(classes.class_of(4), Some(1));
        assert_eq!(classes.class_of(501), None);
    }

    #[test]
    fn the_other_schemes_do_what_they_say() {
        let figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
        let quantile = Classes::of(figures, Scheme::Quantile);
        assert_eq!(quantile.ranges(), [1..=2, 3..=4, 5..=6, 7..=8, 9..=100]);
        let equal = Classes::of(figures, Scheme::Equal);
        assert_eq!(equal.ranges(), [1..=9, 100..=100]);
    }

    proptest! {
        #[test]
        fn every_figure_has_its_class_and_classes_do_not_overlap(
            figures in prop::collection::vec(prop_oneof![-50..50i64, any::<i32>().prop_map(i64::from)], 0..900),
            scheme in prop::sample::select(vec![Scheme::Natural, Scheme::Quantile, Scheme::Equal]),
        ) {
            let classes = Classes::of(figures.iter().copied(), scheme);
            prop_assert!(classes.ranges().len() <= MOST_CLASSES);
            for pair in classes.ranges().windows(2) {
                prop_assert!(pair[0].end() < pair[1].start());
            }
            for figure in figures.into_iter().filter(|figure| *figure != 0) {
                let class = classes.class_of(figure);
                prop_assert!(class.is_some());
                prop_assert!((1..=MOST_CLASSES).contains(&classes.shade(class.unwrap())));
            }
        }
    }
}
