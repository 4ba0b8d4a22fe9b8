//! `cargo xtask dist`: what is handed to people who run the program.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::shape::licences;
use crate::words::say;
use crate::{assets, process, repo};

/// The design's limit: one file that travels over a slow line.
const MOST_BYTES: u64 = 80_000_000;

/// Builds for release and lays the binary, its checksum and its licences in `dist/`.
pub(crate) fn run() -> Result<()> {
    assets::prepare().context("a release carries the browser enhancements")?;
    let mut cargo = repo::cargo();
    cargo.args(["build", "--locked", "--release", "-p", "passerelle"]);
    process::must(cargo)?;

    let dist = repo::root().join("dist");
    fs::create_dir_all(&dist)?;
    // Built things ignore themselves, as cargo's own folder does.
    fs::write(dist.join(".gitignore"), "*\n")?;
    let binary = dist.join("passerelle");
    fs::copy(repo::binary("release")?, &binary).context("cannot copy the binary")?;
    fs::write(dist.join("LICENCES.txt"), licence_list()?)?;
    write_sums(&dist, &["passerelle", "LICENCES.txt"])?;
    weigh(&binary)
}

/// One line for each thing inside the binary: name, version, licence.
fn licence_list() -> Result<String> {
    let crates = licences::shipped()?;
    let mut lines: Vec<String> = crates
        .iter()
        .map(|shipped| format!("{} {} {}", shipped.name, shipped.version, shipped.licence))
        .collect();
    for file in assets::manifest()? {
        let word = |key: &str| file[key].as_str().unwrap_or("unknown").to_owned();
        lines.push(format!(
            "{} {} {}",
            word("package"),
            word("version"),
            word("licence")
        ));
    }
    lines.sort();
    lines.dedup();
    Ok(lines.join("\n") + "\n")
}

fn write_sums(dist: &Path, names: &[&str]) -> Result<()> {
    let mut sums = Vec::new();
    for name in names {
        let bytes = fs::read(dist.join(name))?;
        sums.push(format!("{}  {name}", assets::sha256(&bytes)));
    }
    fs::write(dist.join("SHA256SUMS"), sums.join("\n") + "\n").context("cannot write SHA256SUMS")
}

fn weigh(binary: &Path) -> Result<()> {
    let bytes = fs::metadata(binary)?.len();
    say(&format!("{}: {}", binary.display(), megabytes(bytes)));
    ensure!(
        bytes <= MOST_BYTES,
        "the binary weighs {}, more than {}",
        megabytes(bytes),
        megabytes(MOST_BYTES)
    );
    Ok(())
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heavy_binary_is_refused() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("passerelle");
        let file = fs::File::create(&path)?;
        file.set_len(MOST_BYTES)?;
        assert!(weigh(&path).is_ok());
        file.set_len(MOST_BYTES + 1)?;
        assert!(weigh(&path).is_err());
        Ok(())
    }

    #[test]
    fn sums_are_in_the_form_sha256sum_checks() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("a"), "abc")?;
        write_sums(folder.path(), &["a"])?;
        assert_eq!(
            fs::read_to_string(folder.path().join("SHA256SUMS"))?,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"
        );
        Ok(())
    }
}
