//! Reads a file and says what it took; makes the files to be read.
//!
//! ```text
//! cargo run --release -p passerelle-tables --example read -- bench [ROWS] [COLUMNS]
//! cargo run --release -p passerelle-tables --example read -- read FILE
//! cargo run --release -p passerelle-tables --example read -- say FILE
//! cargo run --release -p passerelle-tables --example read -- make FILE ROWS COLUMNS
//! ```
//!
//! `bench` makes synthetic files in a folder of its own, reads each in a process
//! of its own, and beside it what Python has installed for the same: `csv`,
//! `openpyxl`, `pandas`, `python_calamine`. Peers that are not there are left out.

#![expect(clippy::print_stdout, reason = "the figures are the product")]

#[path = "read/make.rs"]
mod make;
#[path = "read/peers.rs"]
mod peers;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use passerelle_tables::{Format, Limits, Options, Row, Value, open_path};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What one reading took.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    rows: u64,
    cells: u64,
    seconds: f64,
    cpu: f64,
    /// The most memory in use, in MiB.
    peak: f64,
}

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["bench", ref rest @ ..] => {
            let number = |n: usize, other| rest.get(n).map_or(Ok(other), |text| text.parse());
            bench(number(0, 1_000_000)?, number(1, 20)?)
        }
        ["read", file] => {
            print_figures(&read(Path::new(file), false)?);
            Ok(())
        }
        ["typed", file] => {
            print_figures(&read(Path::new(file), true)?);
            Ok(())
        }
        ["say", file] => say(Path::new(file)),
        ["make", file, rows, columns] => {
            make::make(Path::new(file), rows.parse()?, columns.parse()?)
        }
        _ => Err("bench, read, typed, say or make".into()),
    }
}

/// Reads all rows, and with `typed` each cell by what its column looks like.
fn read(path: &Path, typed: bool) -> Outcome<Figures> {
    let begin = Instant::now();
    let mut book = open_path(path, &Limits::default())?;
    let reading = book.survey(&Options::default())?;
    let formats: Vec<Format> = reading
        .columns
        .iter()
        .map(passerelle_tables::Column::format)
        .collect();
    let shapes: Vec<_> = reading
        .columns
        .iter()
        .map(|column| column.profile.shape())
        .collect();
    let mut rows = book.rows(&reading)?;
    let mut row = Row::default();
    let mut cells = 0_u64;
    let mut faults = 0_u64;
    while rows.read_into(&mut row)? {
        cells += u64::try_from(row.cells.len())?;
        if !typed {
            continue;
        }
        for (column, (shape, format)) in (0..).zip(shapes.iter().zip(&formats)) {
            use passerelle_tables::Shape;
            let cell = row.cell(column);
            let failed = match shape {
                Shape::Integers => cell.integer(format).is_err(),
                Shape::Decimals => cell.decimal(format).is_err(),
                Shape::Dates => cell.date(format).is_err(),
                Shape::YesNo => cell.boolean(format).is_err(),
                _ => matches!(cell.value(), Value::Error(_)),
            };
            faults += u64::from(failed);
        }
    }
    if faults > 0 {
        println!("faults {faults}");
    }
    let (cpu, peak) = own_usage()?;
    Ok(Figures {
        rows: rows.tally().data,
        cells,
        seconds: begin.elapsed().as_secs_f64(),
        cpu,
        peak,
    })
}

/// Seconds of CPU and the most memory that this process has used.
fn own_usage() -> Outcome<(f64, f64)> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib: f64 = line
        .and_then(|line| line.split_whitespace().nth(1))
        .unwrap_or("0")
        .parse()?;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // Fields behind the name, which may hold spaces.
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |n: usize| fields.get(n).unwrap_or(&"0").parse::<f64>();
    Ok(((ticks(11)? + ticks(12)?) / 100.0, kib / 1_024.0))
}

fn print_figures(figures: &Figures) {
    println!(
        "rows {} cells {} seconds {:.2} cpu {:.2} peak-mib {:.1}",
        figures.rows, figures.cells, figures.seconds, figures.cpu, figures.peak
    );
}

/// Reads the line that [`print_figures`] wrote, or a peer.
fn parse_figures(text: &str) -> Figures {
    let words: Vec<&str> = text.split_whitespace().collect();
    let value = |name: &str| {
        let at = words.iter().position(|word| *word == name);
        at.and_then(|at| words.get(at + 1)?.parse::<f64>().ok())
            .unwrap_or_default()
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of rows and cells"
    )]
    let count = |name: &str| value(name) as u64;
    Figures {
        rows: count("rows"),
        cells: count("cells"),
        seconds: value("seconds"),
        cpu: value("cpu"),
        peak: value("peak-mib"),
    }
}

fn say(path: &Path) -> Outcome<()> {
    let mut book = open_path(path, &Limits::default())?;
    for sheet in book.sheets() {
        println!(
            "sheet {:?}{}",
            sheet.name,
            if sheet.hidden { ", hidden" } else { "" }
        );
    }
    let reading = book.survey(&Options::default())?;
    for line in reading.say() {
        println!("{line}");
    }
    for column in &reading.columns {
        let tag = column
            .tag
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        println!(
            "column {} {:?} {tag} {:?}",
            column.index,
            column.name,
            column.profile.shape()
        );
    }
    for row in book.rows(&reading)?.take(20) {
        let row = row?;
        println!("{:?} {} {:?}", row.kind, row.place(), row.texts(row.width));
        for note in &row.notes {
            println!("  {note}");
        }
    }
    Ok(())
}

fn bench(rows: u32, columns: u32) -> Outcome<()> {
    let folder = std::env::temp_dir().join(format!("passerelle-tables-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let done = bench_in(&folder, rows, columns);
    fs::remove_dir_all(&folder)?;
    done
}

fn bench_in(folder: &Path, rows: u32, columns: u32) -> Outcome<()> {
    println!("{rows} rows of {columns} columns, synthetic; each in a process of its own");
    println!(
        "{:<34} {:>9} {:>9} {:>10} {:>8}",
        "what", "seconds", "cpu s", "peak MiB", "ratio"
    );
    let own = std::env::current_exe()?;
    for name in ["table.csv", "table.xlsx", "table.ods", "table.jsonl"] {
        let path = folder.join(name);
        make::make(&path, rows, columns)?;
        let size = fs::metadata(&path)?.len();
        let mut ours = Figures::default();
        for mode in ["read", "typed"] {
            let output = Command::new(&own).arg(mode).arg(&path).output()?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
            }
            let figures = parse_figures(&String::from_utf8_lossy(&output.stdout));
            if mode == "read" {
                ours = figures;
            }
            let label = format!("{name} ({} MB), {mode}", size / 1_000_000);
            print_line(&label, &figures, &ours);
        }
        for peer in peers::of(name) {
            if let Some(figures) = peers::run(peer, &path) {
                print_line(&format!("  {}", peer.name), &figures, &ours);
            }
        }
        fs::remove_file(&path)?;
    }
    Ok(())
}

fn print_line(label: &str, figures: &Figures, ours: &Figures) {
    println!(
        "{label:<34} {:>9.2} {:>9.2} {:>10.1} {:>7.1}×",
        figures.seconds,
        figures.cpu,
        figures.peak,
        figures.seconds / ours.seconds
    );
}
