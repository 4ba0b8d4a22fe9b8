//! Names that others collected are found, a sample of each set. The figures are in
//! `docs/benchmarks/names.md`; here only that they do not fall.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use passerelle_names::{Key, Name, compare};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/record-linkage");
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("skipped: ../shared/data/record-linkage is not here");
    None
}

/// The part of some native names whose Latin form is among the ten that are
/// likest of a thousand.
fn recall(folder: &Path, language: &str) -> f64 {
    let path = folder.join(format!("transliteration/wd_{language}_16.tsv"));
    let text = fs::read_to_string(path).unwrap_or_default();
    let pairs: Vec<(String, &str)> = text
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let latin = fields.next()?;
            Some((fields.next()?.replace(' ', ""), latin))
        })
        .step_by(8)
        .take(1_000)
        .collect();
    let names: Vec<Name> = pairs.iter().map(|(_, latin)| Name::new(latin)).collect();
    let mut index: HashMap<Key, Vec<usize>> = HashMap::new();
    for (number, name) in names.iter().enumerate() {
        for key in name.keys() {
            index.entry(key).or_default().push(number);
        }
    }
    let mut found = 0_u32;
    let mut asked = 0_u32;
    for (number, (native, _)) in pairs.iter().enumerate().step_by(4) {
        let name = Name::new(native);
        let mut candidates: Vec<usize> = name
            .keys()
            .filter_map(|key| index.get(&key))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut ranked: Vec<(f32, usize)> = candidates
            .into_iter()
            .map(|other| (compare(&name, &names[other]).score, other))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        asked += 1;
        found += u32::from(ranked.iter().take(10).any(|(_, other)| *other == number));
    }
    f64::from(found) / f64::from(asked)
}

#[test]
fn names_are_found_across_scripts() {
    let Some(folder) = folder() else { return };
    for (language, least) in [("arabic", 0.8), ("hebrew", 0.8), ("russian", 0.9)] {
        let recall = recall(&folder, language);
        assert!(recall >= least, "{language}: {recall}");
    }
}
