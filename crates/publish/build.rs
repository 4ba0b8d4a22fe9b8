//! Embeds the outlines of the world's countries, if `cargo xtask assets` left
//! them in `assets/dist`. Without them maps of the world have marks alone.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const OUTLINES: &str = "countries-50m.json";

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let assets = here.join("../../assets");
    let text = if let Some(path) = outlines(&assets)? {
        let path = path.canonicalize()?.display().to_string();
        println!("cargo::rerun-if-changed={path}");
        format!("Some(include_str!({path:?}))")
    } else {
        println!(
            "cargo::warning=without outlines of countries: maps of the world show marks, \
             and `cargo xtask assets` adds them"
        );
        "None".to_owned()
    };
    fs::write(out.join("outlines.rs"), text)
}

/// The file, if the manifest names it: it is written last, when all is there.
fn outlines(assets: &Path) -> io::Result<Option<PathBuf>> {
    let manifest = assets.join("dist/manifest.json");
    // Where the manifest is missing, the folder is watched: a missing file
    // would make every build a new one.
    let watched = if manifest.is_file() {
        &manifest
    } else {
        assets
    };
    println!("cargo::rerun-if-changed={}", watched.display());
    let Ok(text) = fs::read_to_string(&manifest) else {
        return Ok(None);
    };
    let manifest: serde_json::Value = serde_json::from_str(&text)?;
    let files = manifest["files"].as_array().into_iter().flatten();
    let is_there = files.into_iter().any(|file| file["name"] == OUTLINES);
    Ok(is_there.then(|| assets.join("dist").join(OUTLINES)))
}
