//! What the lock file must not hold.

use std::collections::BTreeSet;

use super::Findings;
use super::source::Source;

/// Crates whose types pass between other crates of ours and of others, so
/// that two versions of them do not fit together.
const ONE_VERSION: &[&str] = &["arrow", "parquet"];

/// Checks `Cargo.lock`; any other file is none of its business.
pub(crate) fn check(source: &Source, findings: &mut Findings) {
    if source.path != "Cargo.lock" {
        return;
    }
    for name in ONE_VERSION {
        let versions = versions(&source.text, name);
        if versions.len() > 1 {
            let all = Vec::from_iter(versions).join(" and ");
            findings.push(format!("Cargo.lock: {name} is there as {all}"));
        }
    }
}

fn versions<'lock>(lock: &'lock str, name: &str) -> BTreeSet<&'lock str> {
    let named = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    let mut versions = BTreeSet::new();
    while lines.any(|line| line == named) {
        // The version is the next line of a package's entry.
        let version = lines
            .next()
            .and_then(|line| line.strip_prefix("version = "));
        versions.extend(version.map(|version| version.trim_matches('"')));
    }
    versions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(versions: &[&str]) -> Findings {
        let entry =
            |version: &&str| format!("[[package]]\nname = \"arrow\"\nversion = \"{version}\"\n\n");
        let text: String = versions.iter().map(entry).collect();
        let mut findings = Findings::new();
        check(&Source::new("Cargo.lock", &text), &mut findings);
        findings
    }

    #[test]
    fn two_versions_of_arrow_are_a_finding() {
        assert_eq!(findings(&["58.0.0"]), Findings::new());
        assert_eq!(
            findings(&["57.1.0", "58.0.0"]),
            ["Cargo.lock: arrow is there as 57.1.0 and 58.0.0"]
        );
    }
}
