//! Finding a name among many, as a store does: by keys, then by comparing.

use std::collections::HashMap;
use std::fmt;

use passerelle_names::{Key, KeyKind, Name, compare};

use crate::sets::{Half, Set};

/// Candidates that are compared, those that share the most first.
const COMPARED: usize = 300;

/// Queries that the peer is asked: it looks at every name.
const PEER: usize = 1_000;

/// What was found of one set.
#[derive(Default)]
pub(crate) struct Found {
    queries: usize,
    names: usize,
    first: usize,
    tenth: usize,
    candidate: usize,
    whole: usize,
    /// Pairs that have nothing in common in any reading: errors of the set.
    unlike: usize,
    candidates: usize,
    keys: usize,
    peer: (usize, usize),
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.0} | {:.1} | {:.3}",
            self.queries,
            self.names,
            part(self.first, self.queries),
            part(self.tenth, self.queries),
            part(self.candidate, self.queries),
            part(self.whole, self.queries),
            part(self.unlike, self.queries),
            part(self.candidates, self.queries),
            part(self.keys, self.names),
            part(self.peer.0, self.peer.1),
        )
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a few thousand")]
pub(crate) fn part(some: usize, whole: usize) -> f64 {
    some as f64 / (whole.max(1)) as f64
}

/// An index that knows equality only.
pub(crate) struct Index {
    names: Vec<Name>,
    by_key: HashMap<Key, Vec<u32>>,
}

impl Index {
    pub(crate) fn new(texts: &[String]) -> Self {
        let names: Vec<Name> = texts.iter().map(|text| Name::new(text)).collect();
        let mut by_key: HashMap<Key, Vec<u32>> = HashMap::new();
        for (number, name) in (0_u32..).zip(&names) {
            for key in name.keys() {
                by_key.entry(key).or_default().push(number);
            }
        }
        Self { names, by_key }
    }

    /// Whether a right name shares a key other than a beginning.
    fn shares_whole(&self, asked: &Name, is_right: &impl Fn(&u32) -> bool) -> bool {
        asked
            .keys()
            .filter(|key| key.kind() != KeyKind::Prefix)
            .filter_map(|key| self.by_key.get(&key))
            .any(|numbers| numbers.iter().any(is_right))
    }

    /// How many share a key, and the best of them with their scores.
    fn find(&self, asked: &Name) -> (HashMap<u32, u32>, Vec<(u32, f32)>) {
        let mut shared: HashMap<u32, u32> = HashMap::new();
        for key in asked.keys() {
            for number in self.by_key.get(&key).into_iter().flatten() {
                *shared.entry(*number).or_default() += key.kind().weight();
            }
        }
        let mut candidates: Vec<(u32, u32)> = shared.iter().map(|(a, b)| (*a, *b)).collect();
        candidates.sort_unstable_by_key(|(number, weight)| (u32::MAX - weight, *number));
        candidates.truncate(COMPARED);
        let mut ranked: Vec<(u32, f32, u32)> = candidates
            .into_iter()
            .map(|(number, weight)| {
                let name = &self.names[usize::try_from(number).unwrap_or_default()];
                (number, compare(asked, name).score, weight)
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
        (
            shared,
            ranked
                .into_iter()
                .map(|(number, score, _)| (number, score))
                .collect(),
        )
    }
}

fn place(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Looks for every query of a half.
pub(crate) fn measure(set: &Set, half: Half) -> Found {
    let index = Index::new(&set.names);
    let mut found = Found {
        names: set.names.len(),
        keys: index.names.iter().map(|name| name.keys().count()).sum(),
        ..Found::default()
    };
    let plain: Vec<String> = set.names.iter().map(|name| peer(name)).collect();
    for (asked, right, its) in &set.queries {
        if *its != half {
            continue;
        }
        let name = Name::new(asked);
        let (shared, ranked) = index.find(&name);
        let is_right = |number: &u32| right.iter().any(|right| place(*right) == *number);
        found.queries += 1;
        found.candidates += shared.len();
        found.candidate += usize::from(shared.keys().any(&is_right));
        let score = |right: &usize| compare(&name, &index.names[*right]).score;
        found.unlike += usize::from(right.iter().all(|right| score(right) < 0.05));
        found.whole += usize::from(index.shares_whole(&name, &is_right));
        // A record that is looked for by itself is no finding.
        let others: Vec<u32> = ranked
            .iter()
            .map(|(number, _)| *number)
            .filter(|number| {
                is_right(number) || set.names[usize::try_from(*number).unwrap_or(0)] != *asked
            })
            .collect();
        let rank = others.iter().position(is_right);
        found.first += usize::from(rank == Some(0));
        found.tenth += usize::from(rank.is_some_and(|rank| rank < 10));
        if found.peer.1 < PEER {
            found.peer.1 += 1;
            found.peer.0 += usize::from(peer_finds(&peer(asked), &plain, right, asked, &set.names));
        }
    }
    found
}

/// A name as the peer sees it: letter by letter in ASCII, in lower case.
pub(crate) fn peer(text: &str) -> String {
    any_ascii::any_ascii(text).to_lowercase()
}

fn peer_finds(
    asked: &str,
    plain: &[String],
    right: &[usize],
    written: &str,
    names: &[String],
) -> bool {
    let mine = right
        .iter()
        .map(|right| strsim::jaro_winkler(asked, &plain[*right]))
        .fold(0.0, f64::max);
    let better = plain
        .iter()
        .enumerate()
        .filter(|(number, _)| !right.contains(number) && names[*number] != written)
        .filter(|(_, name)| strsim::jaro_winkler(asked, name) > mine)
        .take(10)
        .count();
    better < 10
}

/// Prints what is missed in the half that may be looked at.
pub(crate) fn show_missed(set: &Set) {
    let index = Index::new(&set.names);
    let mut shown = 0;
    for (asked, right, half) in &set.queries {
        if *half != Half::Tune {
            continue;
        }
        let name = Name::new(asked);
        let (shared, ranked) = index.find(&name);
        let rank = ranked
            .iter()
            .position(|(number, _)| right.iter().any(|right| place(*right) == *number));
        if rank.is_some_and(|rank| rank < 10) {
            continue;
        }
        shown += 1;
        let wanted = &set.names[right[0]];
        let score = compare(&name, &Name::new(wanted)).score;
        let kind = match (shared.contains_key(&place(right[0])), rank) {
            (false, _) => "no key ",
            (true, None) => "not compared",
            (true, Some(_)) => "ranked low",
        };
        let best: Vec<String> = ranked
            .iter()
            .take(3)
            .map(|(number, score)| {
                format!(
                    "{} {score:.2}",
                    set.names[usize::try_from(*number).unwrap_or(0)]
                )
            })
            .collect();
        println!(
            "{kind}\t{asked} [{}]\t{wanted} [{}]\t{score:.3} rank {rank:?}\t{}",
            name.folded(),
            name.skeleton(),
            best.join(", ")
        );
    }
    println!("{}: {shown} missed", set.title);
}
