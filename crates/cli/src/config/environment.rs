//! The environment: the only file that looks at it.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;

use super::layers::{Found, Source};

const PREFIX: &str = "PASSERELLE_";

/// Variables with our prefix that are no settings: where the settings lie, and
/// what the tests and benchmarks of this program tell each other.
const NO_SETTINGS: [&str; 4] = [
    "PASSERELLE_DATA_DIR",
    "PASSERELLE_CONFIG",
    "PASSERELLE_BIN",
    "PASSERELLE_CHROMIUM",
];
const OF_TESTS: &str = "PASSERELLE_TEST_";

/// The variable that sets a key: `serve.listen` is `PASSERELLE_SERVE_LISTEN`.
pub(super) fn name_of(key: &str) -> String {
    format!("{PREFIX}{}", key.replace('.', "_").to_uppercase())
}

/// Every setting in the environment, by the name of its variable.
pub(super) fn settings() -> BTreeMap<String, Found> {
    env::vars_os()
        .filter_map(|(name, value)| {
            let name = name.into_string().ok().filter(|name| is_setting(name))?;
            let raw = value.into_string().or(Err("is not UTF-8"));
            let at = Source::Environment(name.clone());
            Some((name, Found { raw, at }))
        })
        .collect()
}

fn is_setting(name: &str) -> bool {
    name.starts_with(PREFIX) && !name.starts_with(OF_TESTS) && !NO_SETTINGS.contains(&name)
}

/// A path in the environment, unless it is empty.
pub(super) fn path(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// Whether whoever runs the program asks for no colours (no-color.org).
pub(crate) fn refuses_colours() -> bool {
    let asks = |value: &OsStr| !value.is_empty();
    env::var_os("NO_COLOR").is_some_and(|value| asks(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_variable() {
        assert_eq!(
            name_of("serve.public_listen"),
            "PASSERELLE_SERVE_PUBLIC_LISTEN"
        );
        assert!(is_setting("PASSERELLE_SERVE_LISTEN"));
        assert!(!is_setting("PASSERELLE_DATA_DIR"));
        assert!(!is_setting("PASSERELLE_TEST_POSTGRES"));
        assert!(!is_setting("PATH"));
    }
}
