//! Pairs that people judged, against a threshold.

use std::fs;
use std::path::Path;

use passerelle_names::{LIKELY, Name, compare};

use crate::Outcome;
use crate::find::{part, peer};
use crate::sets::{Half, cells};

struct Judged {
    one: String,
    other: String,
    same: bool,
    half: Half,
}

fn read(folder: &Path) -> Outcome<Vec<Judged>> {
    let mut judged = Vec::new();
    for entry in fs::read_dir(folder.join("name-pairs"))? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        for line in fs::read_to_string(path)?.lines().skip(1) {
            if let [_, schema, one, other, same, ..] = &cells(line)[..]
                && schema == "Person"
            {
                judged.push(Judged {
                    half: Half::of(&format!("{one}|{other}")),
                    one: one.clone(),
                    other: other.clone(),
                    same: same == "true",
                });
            }
        }
    }
    Ok(judged)
}

type Score = fn(&str, &str) -> f64;

fn ours(one: &str, other: &str) -> f64 {
    f64::from(compare(&Name::new(one), &Name::new(other)).score)
}

fn theirs(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(&peer(one), &peer(other))
}

/// Prints how well both tell names apart.
pub(crate) fn pairs(folder: &Path, half: Half) -> Outcome<()> {
    let judged = read(folder)?;
    println!("| names of persons, judged | pairs | threshold | precision | recall | F1 |");
    println!("|---|---|---|---|---|---|");
    for (title, score) in [("ours", ours as Score), ("Jaro-Winkler", theirs as Score)] {
        let tune: Vec<_> = judged.iter().filter(|one| one.half == Half::Tune).collect();
        let rows: Vec<_> = judged.iter().filter(|one| one.half == half).collect();
        let best = (50..100)
            .map(|percent| f64::from(percent) / 100.0)
            .map(|threshold| (threshold, tally(&tune, score, threshold)))
            .max_by(|a, b| a.1.f1().total_cmp(&b.1.f1()));
        let mut thresholds: Vec<f64> = best.into_iter().map(|(threshold, _)| threshold).collect();
        if title == "ours" {
            thresholds.push(f64::from(LIKELY));
        }
        for threshold in thresholds {
            let tally = tally(&rows, score, threshold);
            println!(
                "| {title} | {} | {threshold:.2} | {:.3} | {:.3} | {:.3} |",
                rows.len(),
                tally.precision(),
                tally.recall(),
                tally.f1()
            );
        }
    }
    Ok(())
}

#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Tally {
    fn precision(&self) -> f64 {
        part(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        part(self.right, self.right + self.missed)
    }

    fn f1(&self) -> f64 {
        part(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn tally(rows: &[&Judged], score: Score, threshold: f64) -> Tally {
    let mut tally = Tally::default();
    for row in rows {
        match (score(&row.one, &row.other) >= threshold, row.same) {
            (true, true) => tally.right += 1,
            (true, false) => tally.wrong += 1,
            (false, true) => tally.missed += 1,
            (false, false) => {}
        }
    }
    tally
}

/// Prints the pairs of the tuning half that are told wrongly.
pub(crate) fn show(folder: &Path) -> Outcome<()> {
    for row in read(folder)?.iter().filter(|row| row.half == Half::Tune) {
        let score = ours(&row.one, &row.other);
        if (score >= f64::from(LIKELY)) != row.same {
            println!("{} {score:.3}\t{}\t{}", row.same, row.one, row.other);
        }
    }
    Ok(())
}
