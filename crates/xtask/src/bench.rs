//! `cargo xtask bench`: the benchmarks, always from a release build.

use anyhow::Result;

use crate::words::say;
use crate::{process, repo};

/// Builds for release and hands every argument on to the benchmark program.
pub(crate) fn run(args: &mut lexopt::Parser) -> Result<()> {
    let mut build = repo::cargo();
    build.args(["build", "--locked", "--release", "-p", "passerelle"]);
    process::must(build)?;
    // Some benchmarks start the real program and are its outside clients.
    let binary = repo::binary("release")?;
    say(&format!("benchmarks of {}", binary.display()));
    let mut bench = repo::cargo();
    bench
        .args([
            "run",
            "--locked",
            "--release",
            "-p",
            "passerelle-testkit",
            "--bin",
            "bench",
            "--",
        ])
        .args(args.raw_args()?)
        .env("PASSERELLE_BIN", binary);
    process::must(bench)
}
