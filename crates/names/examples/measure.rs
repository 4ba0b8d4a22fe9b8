//! Measures how well names are found, and how quickly.
//!
//! ```text
//! cargo run --release -p passerelle-names --example measure -- quality FOLDER
//! cargo run --release -p passerelle-names --example measure -- tune FOLDER SET
//! cargo run --release -p passerelle-names --example measure -- bench
//! cargo run --release -p passerelle-names --example measure -- keys NAME
//! cargo run --release -p passerelle-names --example measure -- compare NAME NAME
//! ```
//!
//! `quality` reads sets of pairs that are known to be one name, cuts each in two
//! halves by a hash and reports the half on which nothing was tuned; beside it
//! what Jaro-Winkler gives on the same pairs, folded letter by letter. `tune` shows
//! what is missed in the other half. FOLDER holds `transliteration/*.tsv`,
//! `name-pairs/*.csv`, `febrl/*.csv` and `splink/*.csv`.

#![expect(clippy::print_stdout, reason = "the figures are the product")]

#[path = "measure/bench.rs"]
mod bench;
#[path = "measure/find.rs"]
mod find;
#[path = "measure/judge.rs"]
mod judge;
#[path = "measure/sets.rs"]
mod sets;

use std::error::Error;
use std::path::Path;

use passerelle_names::{Name, compare};

use sets::Half;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["quality", folder] => quality(Path::new(folder), Half::Test),
        ["quality", folder, "tune"] => quality(Path::new(folder), Half::Tune),
        ["tune", folder, set] => tune(Path::new(folder), set),
        ["bench"] => bench::bench(),
        ["keys", name] => {
            let name = Name::new(name);
            for word in name.words() {
                println!(
                    "{} | {} | {:?} {:?} | {}",
                    word.written(),
                    word.folded(),
                    word.script(),
                    word.kind(),
                    word.skeleton()
                );
            }
            for key in name.keys() {
                print!("{key} ");
            }
            println!("\n{} keys", name.keys().count());
            Ok(())
        }
        ["compare", one, other] => {
            println!("{:#?}", compare(&Name::new(one), &Name::new(other)));
            Ok(())
        }
        _ => Err("quality FOLDER, tune FOLDER SET, bench, keys NAME or compare NAME NAME".into()),
    }
}

fn quality(folder: &Path, half: Half) -> Outcome<()> {
    println!("half: {half:?}");
    println!(
        "| set | queries | among | at 1 | at 10 | a key shared | not by a beginning | unlike | candidates | keys | peer at 10 |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for set in sets::all(folder) {
        let found = find::measure(&set, half);
        println!("| {} | {found} |", set.title);
    }
    println!();
    judge::pairs(folder, half)
}

/// Shows what is not found in the half that may be looked at.
fn tune(folder: &Path, wanted: &str) -> Outcome<()> {
    if wanted == "pairs" {
        return judge::show(folder);
    }
    for set in sets::all(folder)
        .iter()
        .filter(|set| set.title.contains(wanted))
    {
        find::show_missed(set);
    }
    Ok(())
}
