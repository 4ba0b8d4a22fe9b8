//! What it costs, in seconds of CPU.

use std::fs;
use std::hint::black_box;

use passerelle_names::{Name, compare, fold};

use crate::Outcome;

const TURNS: u32 = 20_000;

const NAMES: &[(&str, &str)] = &[
    ("Latin, two words", "Amina Hassan"),
    ("Latin, four words", "Mohammed Abdulrahman Yusuf al-Hashimi"),
    ("Latin with accents", "Thérèse Ñandú Müller-Şahin"),
    ("Arabic, four words", "محمد عبد الرحمن يوسف الهاشمي"),
    ("Cyrillic, three words", "Олександр Володимирович Шевченко"),
    ("Ethiopic, two words", "ተስፋዬ ገብረመድህን"),
];

/// Time on a processor that this thread used, in nanoseconds.
fn cpu() -> Outcome<u64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let first = text
        .split_whitespace()
        .next()
        .ok_or("no time of CPU here")?;
    Ok(first.parse()?)
}

fn each(turns: u32, mut work: impl FnMut()) -> Outcome<f64> {
    let begin = cpu()?;
    for _ in 0..turns {
        work();
    }
    let spent = u32::try_from((cpu()? - begin) / u64::from(turns)).unwrap_or(u32::MAX);
    Ok(f64::from(spent) / 1000.0)
}

pub(crate) fn bench() -> Outcome<()> {
    println!("| name | keys | read, µs | read and keys, µs | compare, µs | fold, µs |");
    println!("|---|---|---|---|---|---|");
    let other = Name::new("Abdul Rahman Mohamed Alhashemi");
    for (title, text) in NAMES {
        let name = Name::new(text);
        let read = each(TURNS, || {
            black_box(Name::new(black_box(text)));
        })?;
        let keys = each(TURNS, || {
            black_box(Name::new(black_box(text)).keys().count());
        })?;
        let compared = each(TURNS, || {
            black_box(compare(black_box(&name), black_box(&other)));
        })?;
        let folded = each(TURNS, || {
            black_box(fold(black_box(text)));
        })?;
        println!(
            "| {title} | {} | {read:.2} | {keys:.2} | {compared:.2} | {folded:.2} |",
            name.keys().count()
        );
    }
    let long = "Абвгд ".repeat(180_000);
    let read = each(10, || {
        black_box(Name::new(black_box(&long)).keys().count());
    })?;
    println!("a text of {} MB: {read:.0} µs", long.len() / 1_000_000);
    Ok(())
}
