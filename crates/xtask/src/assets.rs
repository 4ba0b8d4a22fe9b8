//! `cargo xtask assets`: the third-party files the browser gets.
//!
//! None of them is committed. They come from the lock file in `assets/`, and
//! the few that are wanted are copied to `assets/dist/`, from where the web
//! crate embeds them. See `docs/adr/0005-assets.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::words::say;
use crate::{npm, repo};

/// A package that files are taken from.
struct Package {
    name: &'static str,
    /// The SPDX name of the licence we ship under.
    licence: &'static str,
    /// The licence file, and words it must hold: a package that changes its
    /// licence stops the build instead of slipping through.
    licence_file: &'static str,
    licence_says: &'static str,
    /// The licence text's name beside the files.
    licence_as: &'static str,
    /// Pairs of: path in the package, name in `dist`.
    files: &'static [(&'static str, &'static str)],
    /// Other packages that its files have inside them: their licences travel
    /// in one text beside its own.
    inside: &'static [&'static str],
}

/// Licences under which a package may be inside another one's files.
const ALLOWED_INSIDE: &[&str] = &[
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "(MIT OR Apache-2.0)",
];

const PACKAGES: &[Package] = &[
    Package {
        name: "htmx.org",
        licence: "0BSD",
        licence_file: "LICENSE",
        licence_says: "Zero-Clause BSD",
        licence_as: "htmx-licence.txt",
        files: &[("dist/htmx.min.js", "htmx.js")],
        inside: &[],
    },
    // Its outlines are Natural Earth's, which are in the public domain.
    Package {
        name: "world-atlas",
        licence: "ISC",
        licence_file: "LICENSE",
        licence_says: "Permission to use, copy, modify, and/or distribute this software for any purpose",
        licence_as: "world-atlas-licence.txt",
        files: &[("countries-50m.json", "countries-50m.json")],
        inside: &[],
    },
    Package {
        name: "maplibre-gl",
        licence: "BSD-3-Clause",
        licence_file: "LICENSE.txt",
        licence_says: "Redistribution and use in source and binary forms",
        licence_as: "maplibre-licence.txt",
        files: &[
            ("dist/maplibre-gl.mjs", "maplibre.js"),
            ("dist/maplibre-gl-worker.mjs", "maplibre-worker.js"),
            ("dist/maplibre-gl.css", "maplibre.css"),
        ],
        inside: &[
            "@mapbox/point-geometry",
            "@mapbox/tiny-sdf",
            "@mapbox/unitbezier",
            "@mapbox/vector-tile",
            "@maplibre/geojson-vt",
            "@maplibre/maplibre-gl-style-spec",
            "@maplibre/mlt",
            "@maplibre/vt-pbf",
            "bidi-js",
            "earcut",
            "gl-matrix",
            "kdbush",
            "murmurhash-js",
            "pbf",
            "potpack",
            "quickselect",
            "tinyqueue",
        ],
    },
    Package {
        name: "@fontsource/noto-sans",
        licence: "OFL-1.1",
        licence_file: "LICENSE",
        licence_says: "SIL Open Font License, Version 1.1",
        licence_as: "noto-sans-licence.txt",
        files: &[
            (
                "files/noto-sans-latin-400-normal.woff2",
                "noto-sans-latin-400.woff2",
            ),
            (
                "files/noto-sans-latin-600-normal.woff2",
                "noto-sans-latin-600.woff2",
            ),
            (
                "files/noto-sans-latin-ext-400-normal.woff2",
                "noto-sans-latin-ext-400.woff2",
            ),
            (
                "files/noto-sans-latin-ext-600-normal.woff2",
                "noto-sans-latin-ext-600.woff2",
            ),
        ],
        inside: &[],
    },
    Package {
        name: "@fontsource/noto-naskh-arabic",
        licence: "OFL-1.1",
        licence_file: "LICENSE",
        licence_says: "SIL Open Font License, Version 1.1",
        licence_as: "noto-naskh-arabic-licence.txt",
        files: &[
            (
                "files/noto-naskh-arabic-arabic-400-normal.woff2",
                "noto-naskh-arabic-400.woff2",
            ),
            (
                "files/noto-naskh-arabic-arabic-600-normal.woff2",
                "noto-naskh-arabic-600.woff2",
            ),
        ],
        inside: &[],
    },
];

/// Fetches the assets, up to date or not.
pub(crate) fn run() -> Result<()> {
    ensure!(
        npm::is_present(),
        "Node and npm are needed: install Node 20 or later"
    );
    fetch()
}

/// Fetches the assets unless `dist` is newer than the lock file.
pub(crate) fn prepare() -> Result<()> {
    if is_fresh() {
        return Ok(());
    }
    run()
}

/// Whether a build now would embed the enhancements.
pub(crate) fn are_present() -> bool {
    manifest_path().is_file()
}

/// The rows of the manifest: what was taken, from where, under which licence.
pub(crate) fn manifest() -> Result<Vec<Value>> {
    let text = fs::read(manifest_path()).context("assets/dist/manifest.json")?;
    let manifest: Value = serde_json::from_slice(&text)?;
    Ok(manifest["files"].as_array().cloned().unwrap_or_default())
}

fn folder() -> PathBuf {
    repo::root().join("assets")
}

fn manifest_path() -> PathBuf {
    folder().join("dist/manifest.json")
}

fn is_fresh() -> bool {
    let changed = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified()).ok();
    let made = changed(manifest_path());
    let wanted = [
        folder().join("package-lock.json"),
        repo::root().join("crates/xtask/src/assets.rs"),
    ];
    made.is_some() && wanted.into_iter().all(|source| changed(source) <= made)
}

fn fetch() -> Result<()> {
    npm::ci(&folder())?;
    let dist = folder().join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).context("cannot empty assets/dist")?;
    }
    fs::create_dir_all(&dist)?;
    let mut rows = Vec::new();
    for package in PACKAGES {
        take(
            package,
            &folder().join("node_modules").join(package.name),
            &dist,
            &mut rows,
        )?;
    }
    // Last, because its presence says that all the others are there.
    let manifest = serde_json::to_string_pretty(&json!({ "files": rows }))?;
    fs::write(manifest_path(), manifest + "\n")?;
    say(&format!("assets: {} files in assets/dist", rows.len()));
    Ok(())
}

/// Copies a package's wanted files and its licence, and notes each.
fn take(package: &Package, from: &Path, dist: &Path, rows: &mut Vec<Value>) -> Result<()> {
    let version = version(from)?;
    let licence_text = fs::read_to_string(from.join(package.licence_file))
        .with_context(|| format!("{} has no {}", package.name, package.licence_file))?;
    ensure!(
        licence_text.contains(package.licence_says),
        "the licence of {} {version} does not say \"{}\": read it before shipping it",
        package.name,
        package.licence_says
    );
    let licence = (package.licence_file, package.licence_as);
    for (source, name) in package.files.iter().copied().chain([licence]) {
        let bytes = fs::read(from.join(source))
            .with_context(|| format!("{} {version} has no {source}", package.name))?;
        fs::write(dist.join(name), &bytes)?;
        rows.push(json!({
            "name": name,
            "package": package.name,
            "version": version,
            "licence": package.licence,
            "sha256": sha256(&bytes),
        }));
    }
    if package.inside.is_empty() {
        return Ok(());
    }
    let name = package.licence_as.replace("-licence", "-inside-licences");
    let text = licences_inside(package, from)?;
    fs::write(dist.join(&name), &text)?;
    rows.push(json!({
        "name": name,
        "package": package.name,
        "version": version,
        "licence": package.licence,
        "sha256": sha256(text.as_bytes()),
    }));
    Ok(())
}

/// The licences of the packages inside a package's files, one below the other.
fn licences_inside(package: &Package, from: &Path) -> Result<String> {
    // A scoped name is two folders deep.
    let depth = package.name.split('/').count();
    let modules = from
        .ancestors()
        .nth(depth)
        .context("a package outside node_modules")?;
    let mut text = String::new();
    for name in package.inside {
        let folder = modules.join(name);
        let about: Value = serde_json::from_slice(&fs::read(folder.join("package.json"))?)?;
        let licence = about["license"].as_str().unwrap_or_default();
        ensure!(
            ALLOWED_INSIDE.contains(&licence),
            "{name}, which is inside {}, is under \"{licence}\": read it before shipping it",
            package.name
        );
        let version = version(&folder)?;
        let _ = writeln!(
            text,
            "{name} {version} ({licence})\n\n{}\n",
            licence_text(&folder)?
        );
    }
    Ok(text)
}

/// The text of a package's licence, whatever its file is called; empty where
/// the package names a licence and has no text of it.
fn licence_text(package: &Path) -> Result<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(package)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_ascii_lowercase());
        if name.is_some_and(|name| name.starts_with("licen") || name.starts_with("notice"))
            && path.is_file()
        {
            texts.push(fs::read_to_string(path)?);
        }
    }
    texts.sort();
    Ok(texts.join("\n"))
}

fn version(package: &Path) -> Result<String> {
    let text = fs::read(package.join("package.json"))?;
    let package: Value = serde_json::from_slice(&text)?;
    let version = package["version"]
        .as_str()
        .context("a package without a version")?;
    Ok(version.to_owned())
}

/// The SHA-256 of some bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hmac_sha256::Hash::hash(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKAGE: Package = Package {
        name: "example",
        licence: "0BSD",
        licence_file: "LICENSE",
        licence_says: "Zero-Clause BSD",
        licence_as: "example-licence.txt",
        files: &[("a.js", "b.js")],
        inside: &[],
    };

    fn package(licence: &str) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("package.json"), r#"{"version":"1.2.3"}"#)?;
        fs::write(folder.path().join("LICENSE"), licence)?;
        fs::write(folder.path().join("a.js"), "abc")?;
        Ok(folder)
    }

    #[test]
    fn a_taken_file_is_noted_with_its_hash() -> Result<()> {
        let (from, dist) = (package("Zero-Clause BSD")?, tempfile::tempdir()?);
        let mut rows = Vec::new();
        take(&PACKAGE, from.path(), dist.path(), &mut rows)?;
        assert_eq!(fs::read_to_string(dist.path().join("b.js"))?, "abc");
        assert_eq!(
            rows[0],
            json!({
                "name": "b.js",
                "package": "example",
                "version": "1.2.3",
                "licence": "0BSD",
                "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            })
        );
        assert_eq!(rows[1]["name"], "example-licence.txt");
        Ok(())
    }

    #[test]
    fn a_changed_licence_stops_the_build() -> Result<()> {
        let (from, dist) = (package("All rights reserved")?, tempfile::tempdir()?);
        assert!(take(&PACKAGE, from.path(), dist.path(), &mut Vec::new()).is_err());
        Ok(())
    }
}
