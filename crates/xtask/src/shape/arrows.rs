//! Which of our crates may use which: the table in section 5 of the design.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Findings;

/// Each room, and the rooms it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("names", &[]),
    ("tables", &[]),
    ("disclosure", &[]),
    ("xlsform", &[]),
    ("linkage", &["names"]),
    ("l10n", &["model"]),
    ("figures", &["model"]),
    ("report", &["model", "l10n"]),
    ("store", &["model", "names"]),
    ("imports", &["model", "l10n", "store", "tables"]),
    ("publish", &["model", "l10n"]),
    (
        "web",
        &[
            "model", "l10n", "store", "imports", "publish", "xlsform", "tables",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "names",
            "tables",
            "linkage",
            "disclosure",
            "xlsform",
            "l10n",
            "store",
            "imports",
            "figures",
            "publish",
            "report",
            "web",
        ],
    ),
    ("testkit", &["model", "store", "web"]),
    ("xtask", &[]),
];

/// Checks every arrow that `cargo metadata` names.
pub(crate) fn check(metadata: &Value) -> Findings {
    let packages = list(&metadata["packages"]);
    let ours: BTreeSet<&str> = packages
        .iter()
        .map(|package| word(&package["name"]))
        .collect();
    let mut findings = Findings::new();
    for package in packages {
        let room = room(word(&package["name"]));
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            findings.push(format!(
                "crates: `{room}` has no row in the table of arrows"
            ));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let name = word(&dependency["name"]);
            if !ours.contains(name) && dependency["path"].is_null() {
                continue;
            }
            findings.extend(judge(
                room,
                allowed,
                self::room(name),
                word(&dependency["kind"]),
            ));
        }
    }
    findings
}

fn judge(from: &str, allowed: &[&str], to: &str, kind: &str) -> Option<String> {
    if to == "testkit" {
        return match (from, kind) {
            ("xtask", _) => Some("crates: xtask may not use testkit".to_owned()),
            (_, "dev") => None,
            _ => Some(format!(
                "crates: {from} may use testkit only as a dev-dependency"
            )),
        };
    }
    let fine = allowed.contains(&to);
    (!fine).then(|| format!("crates: {from} may not use {to}"))
}

/// A package's room: `passerelle-web` is `web`, and `passerelle` is `cli`.
fn room(package: &str) -> &str {
    match package {
        "passerelle" => "cli",
        other => other.strip_prefix("passerelle-").unwrap_or(other),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The findings of a workspace in which `from` uses `to`.
    fn arrow(from: &str, to: &str, kind: Option<&str>) -> Findings {
        check(&json!({
            "packages": [
                { "name": from, "dependencies": [
                    { "name": to, "kind": kind, "path": "somewhere" },
                    { "name": "serde", "kind": null },
                ]},
                { "name": "passerelle-model", "dependencies": [] },
            ],
        }))
    }

    #[test]
    fn the_table_allows_what_it_names() {
        assert_eq!(
            arrow("passerelle-web", "passerelle-store", None),
            Findings::new()
        );
        assert_eq!(
            arrow("passerelle", "passerelle-figures", None),
            Findings::new()
        );
    }

    #[test]
    fn any_other_arrow_is_a_finding() {
        let crosswise = arrow("passerelle-store", "passerelle-web", None);
        assert_eq!(crosswise, ["crates: store may not use web"]);
        assert_eq!(arrow("passerelle-web", "passerelle-figures", None).len(), 1);
        assert_eq!(arrow("xtask", "passerelle-model", None).len(), 1);
        // A build script or a test is no way around the table.
        assert_eq!(
            arrow("passerelle-l10n", "passerelle-store", Some("build")).len(),
            1
        );
        assert_eq!(
            arrow("passerelle-l10n", "passerelle-store", Some("dev")).len(),
            1
        );
    }

    #[test]
    fn testkit_is_for_tests_and_not_for_xtask() {
        assert_eq!(
            arrow("passerelle-store", "passerelle-testkit", Some("dev")),
            Findings::new()
        );
        assert_eq!(arrow("passerelle", "passerelle-testkit", None).len(), 1);
        assert_eq!(arrow("xtask", "passerelle-testkit", Some("dev")).len(), 1);
    }

    #[test]
    fn a_room_without_a_row_is_a_finding() {
        assert_eq!(arrow("passerelle-attic", "passerelle-model", None).len(), 1);
    }
}
