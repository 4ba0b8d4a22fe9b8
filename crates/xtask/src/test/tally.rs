//! How many tests passed and failed, read from what the runners print.

use std::fmt;
use std::ops::AddAssign;

/// A count of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// The line that machines read at the end.
    pub(crate) fn closing_line(self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }

    /// Reads `Summary [ 1.2s] 5 tests run: 3 passed (1 slow), 2 failed, 1 skipped`.
    pub(crate) fn of_nextest(output: &str) -> Self {
        let summary = plain(output);
        let counts = summary
            .lines()
            .filter(|line| line.trim_start().starts_with("Summary ["))
            .filter_map(|line| line.split_once(" run: "))
            .map(|(_, counts)| without_parentheses(counts));
        sum(
            counts,
            ',',
            &["passed"],
            &["failed", "timed out", "exec failed", "leaked failed"],
        )
    }

    /// Reads every `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn of_libtest(output: &str) -> Self {
        let counts = plain(output)
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("test result: "))
            .filter_map(|line| line.split_once(". "))
            .map(|(_, counts)| counts.to_owned())
            .collect::<Vec<_>>();
        sum(counts.into_iter(), ';', &["passed"], &["failed"])
    }

    /// Reads the last `ℹ pass 3` (or `# pass 3`) and its like of Node's runner.
    pub(crate) fn of_node(output: &str) -> Self {
        let output = plain(output);
        let last = |word: &str| {
            let count = |line: &str| {
                let rest = line.trim().strip_prefix(['ℹ', '#'])?;
                rest.trim().strip_prefix(word)?.trim().parse::<u64>().ok()
            };
            output.lines().rev().find_map(count).unwrap_or_default()
        };
        Self {
            passed: last("pass "),
            failed: last("fail ") + last("cancelled "),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    /// Nothing for a stage that ran no tests.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::default() {
            return Ok(());
        }
        formatter.write_str(&self.closing_line())
    }
}

/// Adds up lists such as `3 passed, 1 failed`.
fn sum(
    lists: impl Iterator<Item = String>,
    separator: char,
    passing: &[&str],
    failing: &[&str],
) -> Tally {
    let mut tally = Tally::default();
    for list in lists {
        for part in list.split(separator) {
            let Some((count, word)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(count) = count.parse::<u64>() else {
                continue;
            };
            if passing.contains(&word) {
                tally.passed += count;
            } else if failing.contains(&word) {
                tally.failed += count;
            }
        }
    }
    tally
}

fn without_parentheses(text: &str) -> String {
    let mut kept = String::new();
    let mut depth = 0_u32;
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept.replace(" ,", ",")
}

/// The text without terminal colours.
fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            // "ESC [ numbers m": all up to the final letter belongs to it.
            let _ = letters.find(char::is_ascii_alphabetic);
        } else {
            kept.push(letter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_is_read_with_all_its_ways_to_fail() {
        let output = "        PASS [   0.004s] model text::folds\n\
            ------------\n     \
            Summary [   1.012s] 9 tests run: 5 passed (1 slow, 1 flaky), 2 failed, \
            1 timed out, 1 exec failed, 3 skipped\n        FAIL [ 0.1s] model x\n";
        assert_eq!(
            Tally::of_nextest(output),
            Tally {
                passed: 5,
                failed: 4
            }
        );
    }

    #[test]
    fn colours_do_not_hide_the_counts() {
        let output = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.0s] \u{1b}[1m2\u{1b}[0m tests run: \
            \u{1b}[1m2\u{1b}[0m \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m0\u{1b}[0m skipped";
        assert_eq!(
            Tally::of_nextest(output),
            Tally {
                passed: 2,
                failed: 0
            }
        );
    }

    #[test]
    fn libtest_results_are_summed() {
        let output = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            noise\ntest result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            Tally::of_libtest(output),
            Tally {
                passed: 4,
                failed: 2
            }
        );
    }

    #[test]
    fn node_is_read_from_either_reporter() {
        let spec =
            "✔ has a heading (12ms)\nℹ tests 4\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0";
        assert_eq!(
            Tally::of_node(spec),
            Tally {
                passed: 2,
                failed: 2
            }
        );
        assert_eq!(
            Tally::of_node("# pass 3\n# fail 0"),
            Tally {
                passed: 3,
                failed: 0
            }
        );
    }

    #[test]
    fn silence_counts_nothing() {
        for read in [Tally::of_nextest, Tally::of_libtest, Tally::of_node] {
            assert_eq!(read("error: could not compile"), Tally::default());
        }
    }

    #[test]
    fn the_closing_line_is_plain() {
        let tally = Tally {
            passed: 12,
            failed: 0,
        };
        assert_eq!(tally.closing_line(), "12 passed, 0 failed");
        assert_eq!(Tally::default().to_string(), "");
    }
}
