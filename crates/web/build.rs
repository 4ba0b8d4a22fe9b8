//! Embeds what the browser gets: our own style and script, joined, and the
//! third-party files that `cargo xtask assets` left in `assets/dist`, if any.
//!
//! Every file is named after its content, so that it can be cached for good.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The parts of `app.css`, in the order of `assets/README.md`.
const STYLES: [&str; 10] = [
    "tokens",
    "base",
    "layout",
    "forms",
    "tables",
    "components",
    "records",
    "maps",
    "find",
    "print",
];
/// The parts of `app.js`.
const SCRIPTS: [&str; 4] = ["app", "draft", "session", "find"];

/// A file to embed.
struct File {
    name: String,
    bytes: Vec<u8>,
}

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or(io::ErrorKind::NotFound)?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let ours = here.join("assets");
    let third_party = here.join("../../assets");
    watch(&ours);

    let mut files = vec![
        joined("app.css", &ours.join("css"), &STYLES, "css")?,
        joined("app.js", &ours.join("js"), &SCRIPTS, "js")?,
        // Linked by the pages that have a map, and by no other.
        joined("maps.js", &ours.join("js"), &["maps"], "js")?,
    ];
    let dist = embedded(&third_party)?;
    if let Some(fonts) = fonts(&ours.join("css/fonts.css"), &dist)? {
        files.push(fonts);
    }
    files.extend(dist);
    write(&out, &files)
}

fn watch(path: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
}

fn joined(name: &str, folder: &Path, parts: &[&str], ending: &str) -> io::Result<File> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend(fs::read(folder.join(format!("{part}.{ending}")))?);
    }
    Ok(File {
        name: name.to_owned(),
        bytes,
    })
}

/// The files that the manifest names; none, and a word about it, without one.
fn embedded(third_party: &Path) -> io::Result<Vec<File>> {
    let manifest = third_party.join("dist/manifest.json");
    let Ok(text) = fs::read_to_string(&manifest) else {
        // The folder and not the missing file: a missing file would make every
        // build a new one.
        watch(third_party);
        println!(
            "cargo::warning=without htmx and fonts: pages work, and `cargo xtask assets` adds them"
        );
        return Ok(Vec::new());
    };
    watch(&manifest);
    let manifest: serde_json::Value = serde_json::from_str(&text)?;
    let rows = manifest["files"].as_array().into_iter().flatten();
    rows.filter_map(|row| row["name"].as_str())
        // The outlines of countries are embedded by `publish`, which draws them.
        .filter(|name| !name.starts_with("countries-"))
        .map(|name| {
            Ok(File {
                name: name.to_owned(),
                bytes: fs::read(third_party.join("dist").join(name))?,
            })
        })
        .collect()
}

/// The style sheet of the fonts, with each font's name in its address; nothing
/// unless every font that it names is there.
fn fonts(source: &Path, dist: &[File]) -> io::Result<Option<File>> {
    let mut text = fs::read_to_string(source)?;
    let wanted: Vec<String> = text
        .split("url(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    for name in wanted {
        let Some(font) = dist.iter().find(|file| file.name == name) else {
            return Ok(None);
        };
        text = text.replace(
            &format!("url(\"{name}\")"),
            &format!("url(\"{}\")", hashed(font)),
        );
    }
    Ok(Some(File {
        name: "fonts.css".to_owned(),
        bytes: text.into_bytes(),
    }))
}

/// The name with a mark of the content: `app.0123456789abcdef.css`.
fn hashed(file: &File) -> String {
    let mark = mark(&file.bytes);
    match file.name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{mark:016x}.{ending}"),
        None => format!("{}.{mark:016x}", file.name),
    }
}

/// FNV-1a, to tell one version from the next; nobody relies on it for safety.
fn mark(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

fn write(out: &Path, files: &[File]) -> io::Result<()> {
    let mut assets = String::new();
    let mut addresses = String::new();
    for file in files {
        let (name, hashed) = (&file.name, hashed(file));
        let path = out.join(&hashed).display().to_string();
        fs::write(out.join(&hashed), &file.bytes)?;
        let media_type = media_type(name);
        // Writing to a text cannot fail.
        let _ = write!(
            assets,
            "Asset {{ hashed: {hashed:?}, media_type: {media_type:?}, \
             bytes: include_bytes!({path:?}) }},"
        );
        let _ = write!(addresses, "({name:?}, \"/assets/{hashed}\"),");
    }
    let text = format!(
        "static ASSETS: &[Asset] = &[{assets}];\n\
         static ADDRESSES: &[(&str, &str)] = &[{addresses}];\n"
    );
    fs::write(out.join("assets.rs"), text)
}
