//! The benchmarks: figures for `docs/benchmarks/`, never timed tests.
//!
//! `cargo xtask bench [NAME…]` builds for release and runs them. Each prints
//! one line per figure: what, how much, the unit, and the CPU seconds it took.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot go on says so and stops; its figures go to stdout"
)]

mod api;
mod backup;
mod desk;
mod disk;
mod door;
mod figures;
mod history;
mod import;
mod machine;
mod map;
mod pages;
mod places;

/// A benchmark by its name.
struct Bench {
    name: &'static str,
    what: &'static str,
    run: fn(),
}

const ALL: &[Bench] = &[
    Bench {
        name: "disk",
        what: "the raw sync rate of the disk",
        run: disk::run,
    },
    Bench {
        name: "door",
        what: "durable actions through the door",
        run: door::run,
    },
    Bench {
        name: "import",
        what: "a batch of many rows while the desk works",
        run: import::run,
    },
    Bench {
        name: "places",
        what: "the world's P-codes taken in, listed and searched",
        run: places::run,
    },
    Bench {
        name: "desk",
        what: "the world's P-codes through the import desk",
        run: desk::run,
    },
    Bench {
        name: "backup",
        what: "a backup of a large database while people write",
        run: backup::run,
    },
    Bench {
        name: "history",
        what: "verifying and replaying a million actions",
        run: history::run,
    },
    Bench {
        name: "start",
        what: "start to listening, idle memory",
        run: pages::start,
    },
    Bench {
        name: "forms",
        what: "durable actions through HTTP forms",
        run: pages::forms,
    },
    Bench {
        name: "pages",
        what: "pages over a long log while others write",
        run: pages::pages,
    },
    Bench {
        name: "map",
        what: "the page of the world map",
        run: map::run,
    },
    Bench {
        name: "api",
        what: "lists of the JSON API over a million rows",
        run: api::run,
    },
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let unknown = wanted
        .iter()
        .find(|name| ALL.iter().all(|bench| bench.name != *name));
    if let Some(unknown) = unknown {
        println!("there is no benchmark `{unknown}`; there are:");
        for bench in ALL {
            println!("  {:<8} {}", bench.name, bench.what);
        }
        std::process::exit(2);
    }
    println!("{}", machine::describe());
    for bench in ALL {
        if wanted.is_empty() || wanted.iter().any(|name| name == bench.name) {
            println!("\n== {}: {}", bench.name, bench.what);
            (bench.run)();
        }
    }
}
