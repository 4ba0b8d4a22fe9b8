//! Sets of names that are known to be the same.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// Which half of a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Half {
    /// The rules were made looking at this one.
    Tune,
    /// Nobody looked at this one.
    Test,
}

impl Half {
    /// The half that a text belongs to.
    pub(crate) fn of(text: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        if (hash ^ (hash >> 29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 63 == 0 {
            Self::Tune
        } else {
            Self::Test
        }
    }
}

/// Names to be looked for among others.
pub(crate) struct Set {
    pub(crate) title: String,
    /// What is looked for, and which of `names` are right.
    pub(crate) queries: Vec<(String, Vec<usize>, Half)>,
    /// What is looked among.
    pub(crate) names: Vec<String>,
}

/// Every set of a folder.
pub(crate) fn all(folder: &Path) -> Vec<Set> {
    let mut sets = Vec::new();
    for language in ["arabic", "hebrew", "russian"] {
        let path = folder.join(format!("transliteration/wd_{language}_16.tsv"));
        let Ok(text) = fs::read_to_string(path) else {
            println!("skipped: transliteration of {language} is not here");
            continue;
        };
        let pairs = text.lines().filter_map(pair).collect::<Vec<_>>();
        sets.push(transliteration(format!("{language} to latin"), &pairs));
        if language != "hebrew" {
            let mut own = transliteration(format!("{language} to latin, own names"), &pairs);
            own.queries.retain(|(asked, _, _)| {
                asked.contains(OWN_LETTERS) || OWN_ENDINGS.iter().any(|end| asked.ends_with(end))
            });
            sets.push(own);
        }
        let turned: Vec<_> = pairs
            .iter()
            .map(|(native, latin)| (latin.clone(), native.clone()))
            .collect();
        sets.push(transliteration(format!("latin to {language}"), &turned));
    }
    for (title, file) in [
        ("febrl 1", "febrl/dataset1.csv"),
        ("febrl 3", "febrl/dataset3.csv"),
    ] {
        match fs::read_to_string(folder.join(file)) {
            Ok(text) => sets.push(febrl(title, &text)),
            Err(_) => println!("skipped: {file} is not here"),
        }
    }
    match fs::read_to_string(folder.join("splink/fake_1000.csv")) {
        Ok(text) => sets.push(splink(&text)),
        Err(_) => println!("skipped: splink is not here"),
    }
    sets
}

/// Letters that Arabic hardly uses for names of other languages.
const OWN_LETTERS: [char; 10] = ['ع', 'ح', 'ص', 'ض', 'ط', 'ظ', 'ق', 'ذ', 'ء', 'ة'];

/// How families of the region that writes Cyrillic are called.
const OWN_ENDINGS: [&str; 13] = [
    "ов",
    "ова",
    "ев",
    "ева",
    "ёв",
    "ский",
    "ская",
    "енко",
    "вич",
    "чук",
    "ян",
    "швили",
    "дзе",
];

/// A line of Latin, the letters of the other script with spaces, a count.
fn pair(line: &str) -> Option<(String, String)> {
    let mut fields = line.split('\t');
    let latin = fields.next()?.to_owned();
    let native: String = fields.next()?.chars().filter(|c| *c != ' ').collect();
    Some((native, latin))
}

/// Each pair is one query. Both directions cut by the two texts together, so
/// that a pair is in the same half in both.
fn transliteration(title: String, pairs: &[(String, String)]) -> Set {
    let mut places = HashMap::new();
    let mut names = Vec::new();
    let mut queries = Vec::new();
    for (asked, kept) in pairs {
        let place = *places.entry(kept.clone()).or_insert_with(|| {
            names.push(kept.clone());
            names.len() - 1
        });
        let (low, high) = if asked < kept {
            (asked, kept)
        } else {
            (kept, asked)
        };
        queries.push((
            asked.clone(),
            vec![place],
            Half::of(&format!("{low}|{high}")),
        ));
    }
    Set {
        title,
        queries,
        names,
    }
}

/// Damaged records are looked for among the originals, by both names.
fn febrl(title: &str, text: &str) -> Set {
    let mut names = Vec::new();
    let mut originals = BTreeMap::new();
    let mut damaged = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let [id, given, family, ..] = fields[..] else {
            continue;
        };
        let number = id.split('-').nth(1).unwrap_or_default().to_owned();
        let name = format!("{given} {family}").trim().to_owned();
        if id.ends_with("-org") {
            originals.insert(number, names.len());
            names.push(name);
        } else if !given.is_empty() && !family.is_empty() {
            damaged.push((number, name));
        }
    }
    let queries = damaged
        .into_iter()
        .filter_map(|(number, name)| {
            let right = *originals.get(&number)?;
            let half = Half::of(&number);
            Some((name, vec![right], half))
        })
        .collect();
    Set {
        title: title.to_owned(),
        queries,
        names,
    }
}

/// Every record with both names is looked for among the others of its cluster.
fn splink(text: &str) -> Set {
    let mut names = Vec::new();
    let mut clusters: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if let [_, first, last, _, _, _, cluster] = fields[..]
            && !first.is_empty()
            && !last.is_empty()
        {
            clusters
                .entry(cluster.to_owned())
                .or_default()
                .push(names.len());
            names.push(format!("{first} {last}"));
        }
    }
    let mut queries = Vec::new();
    for (cluster, members) in &clusters {
        for member in members {
            for other in members.iter().filter(|other| *other != member) {
                queries.push((names[*member].clone(), vec![*other], Half::of(cluster)));
            }
        }
    }
    Set {
        title: "splink, pairs of a cluster".to_owned(),
        queries,
        names,
    }
}

/// The cells of a line of CSV.
pub(crate) fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                push(&mut cells, '"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => push(&mut cells, other),
        }
    }
    cells
}

fn push(cells: &mut [String], c: char) {
    if let Some(last) = cells.last_mut() {
        last.push(c);
    }
}
