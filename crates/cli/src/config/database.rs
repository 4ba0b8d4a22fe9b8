//! Where the records are kept.

use std::fmt;

use passerelle_store::Database;
use serde_json::Value as Json;

use super::layers::{Concern, Layers};
use super::value::Value;

/// What stands where a secret was.
pub(super) const HIDDEN: &str = "[hidden]";

/// Where the records are kept: in the data folder, or on a server.
#[derive(Debug)]
pub(crate) struct DatabaseSettings {
    /// `database.url`: a `PostgreSQL` server; the embedded database if not set.
    pub(crate) url: Option<DatabaseAddress>,
}

impl Concern for DatabaseSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            url: layers.take("database.url", None),
        }
    }
}

impl DatabaseSettings {
    /// The database as the store wants it named.
    pub(crate) fn database(&self) -> Database {
        match &self.url {
            Some(address) => Database::Server(address.open().to_owned()),
            None => Database::Embedded,
        }
    }
}

/// The address of a server, which holds a password: it is shown without.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct DatabaseAddress(String);

impl DatabaseAddress {
    /// The whole address, for the database library and the settings file.
    pub(crate) fn open(&self) -> &str {
        &self.0
    }

    /// Whether it holds a password.
    pub(crate) fn has_password(&self) -> bool {
        self.hidden() != self.0
    }

    /// The address with its password hidden, wherever it stands: before the
    /// host, or among the parameters.
    fn hidden(&self) -> String {
        let (address, parameters) = match self.0.split_once('?') {
            Some((address, parameters)) => (address, Some(parameters)),
            None => (self.0.as_str(), None),
        };
        let mut shown = hidden_before_host(address);
        if let Some(parameters) = parameters {
            let parameters: Vec<_> = parameters.split('&').map(hidden_parameter).collect();
            shown = format!("{shown}?{}", parameters.join("&"));
        }
        shown
    }
}

fn hidden_before_host(address: &str) -> String {
    let parts = address.split_once("://").and_then(|(scheme, rest)| {
        let (login, host) = rest.rsplit_once('@')?;
        let (user, _) = login.split_once(':')?;
        Some((scheme, user, host))
    });
    match parts {
        Some((scheme, user, host)) => format!("{scheme}://{user}:{HIDDEN}@{host}"),
        None => address.to_owned(),
    }
}

fn hidden_parameter(parameter: &str) -> String {
    match parameter.split_once('=') {
        Some((name, _)) if name.contains("password") => format!("{name}={HIDDEN}"),
        _ => parameter.to_owned(),
    }
}

impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HIDDEN)
    }
}

impl Value for DatabaseAddress {
    fn wanted() -> String {
        "write it like postgres://user:password@host/database, with % for special characters"
            .to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        let rest = raw
            .strip_prefix("postgres://")
            .or_else(|| raw.strip_prefix("postgresql://"));
        match rest {
            Some(rest) if !rest.is_empty() && !rest.contains(char::is_whitespace) => {
                Ok(Self(raw.to_owned()))
            }
            _ => Err("is not the address of a PostgreSQL database"),
        }
    }

    fn shown(&self) -> Json {
        self.hidden().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_shown_nowhere() {
        let secret = "s%40cret";
        for address in [
            "postgres://agency:s%40cret@db.example.org:5432/passerelle",
            "postgresql://agency:s%40cret@db.example.org/p?sslmode=require",
            "postgres://db.example.org/p?user=agency&password=s%40cret",
            "postgres://agency:a@s%40cret@db.example.org/p",
        ] {
            let read = DatabaseAddress::read(address).unwrap();
            assert!(!read.shown().to_string().contains(secret), "{address}");
            assert!(!format!("{read:?}").contains(secret));
            assert!(read.has_password());
        }
        let open = DatabaseAddress::read("postgres://db.example.org/p").unwrap();
        assert_eq!(open.shown(), "postgres://db.example.org/p");
        assert!(!open.has_password());
    }

    #[test]
    fn other_databases_are_refused() {
        for address in ["", "mysql://x/y", "postgres://", "postgres://a b/c"] {
            assert!(DatabaseAddress::read(address).is_err(), "{address}");
        }
    }
}
