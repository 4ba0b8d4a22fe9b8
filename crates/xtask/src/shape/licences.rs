//! The licences of everything inside the shipped binary.

use anyhow::{Context, Result};
use spdx::{Expression, LicenseItem, ParseMode};

use super::Findings;
use crate::{process, repo};

/// Licences under which a crate may be inside the binary: the permissive ones,
/// and MPL-2.0, whose copyleft stops at its own files.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// A crate inside the binary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shipped {
    pub(crate) name: String,
    pub(crate) version: String,
    /// Its SPDX expression, as its author wrote it.
    pub(crate) licence: String,
}

/// Every crate that ends up in the binary of this machine's kind.
pub(crate) fn shipped() -> Result<Vec<Shipped>> {
    let mut cargo = repo::cargo();
    // Not `cargo metadata`: that unites the features of tests and tools with
    // those of the binary. Procedural macros run while building, and stay here.
    cargo
        .args([
            "tree",
            "--locked",
            "-p",
            "passerelle",
            "-e",
            "normal,no-proc-macro",
        ])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{p}\t{l}"]);
    let tree = process::must_quietly(cargo).context("cannot list what the binary holds")?;
    let mut crates: Vec<Shipped> = tree.lines().filter_map(row).collect();
    crates.sort();
    crates.dedup();
    Ok(crates)
}

/// One line of the tree: `name vVERSION (notes)`, a tab, the licence.
fn row(line: &str) -> Option<Shipped> {
    let (package, licence) = line.split_once('\t')?;
    let mut words = package.split_whitespace();
    let name = words.next()?.to_owned();
    let version = words.next()?.trim_start_matches('v').to_owned();
    Some(Shipped {
        name,
        version,
        licence: licence.trim().to_owned(),
    })
}

/// A finding for every crate whose licence we may not ship.
pub(crate) fn check(crates: &[Shipped]) -> Findings {
    crates.iter().filter_map(refusal).collect()
}

fn refusal(shipped: &Shipped) -> Option<String> {
    let Shipped {
        name,
        version,
        licence,
    } = shipped;
    if licence.is_empty() {
        return Some(format!("licences: {name} {version} states no licence"));
    }
    match is_allowed(licence) {
        Ok(true) => None,
        Ok(false) => Some(format!("licences: {name} {version} is under {licence}")),
        Err(error) => Some(format!(
            "licences: {name} {version}: {licence}: {}",
            error.reason
        )),
    }
}

/// Whether an expression leaves us a choice made only of allowed licences.
fn is_allowed(licence: &str) -> Result<bool, spdx::ParseError> {
    // Lax, because old crates write "MIT/Apache-2.0".
    let expression = Expression::parse_mode(licence, ParseMode::LAX)?;
    // An exception ("WITH …") only ever permits more, so it need not be named.
    Ok(expression.evaluate(|asked| match &asked.license {
        LicenseItem::Spdx { id, .. } => ALLOWED.contains(&id.name),
        LicenseItem::Other { .. } => false,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn under(licence: &str) -> Findings {
        let (name, version) = ("example".to_owned(), "1.0.0".to_owned());
        check(&[Shipped {
            name,
            version,
            licence: licence.to_owned(),
        }])
    }

    #[test]
    fn one_allowed_choice_is_enough() {
        for licence in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
            "CDLA-Permissive-2.0",
        ] {
            assert_eq!(under(licence), Findings::new(), "{licence}");
        }
    }

    #[test]
    fn every_needed_licence_must_be_allowed() {
        for licence in [
            "GPL-3.0-only",
            "MIT AND AGPL-3.0-only",
            "LicenseRef-house",
            "free",
            "",
        ] {
            assert_eq!(under(licence).len(), 1, "{licence}");
        }
    }

    #[test]
    fn a_line_of_the_tree_is_read() {
        let shipped = row("serde v1.0.2 (/somewhere) (*)\tMIT OR Apache-2.0");
        let expected = Shipped {
            name: "serde".to_owned(),
            version: "1.0.2".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
        };
        assert_eq!(shipped, Some(expected));
        assert_eq!(row(""), None);
    }
}
