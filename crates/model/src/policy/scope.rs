//! Scopes: what a token lets a program do. They narrow what its account may
//! do; they never add to it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::action::Action;
use crate::ids::TokenId;

use super::decision::{Denial, OfficePath, Place};

/// One kind of record, to read or to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each is its noun and what is done; `scope-*` words it for people"
)]
pub enum Scope {
    AccountsRead,
    GrantsRead,
    JobsRead,
    JobsWrite,
    LogRead,
    OfficesRead,
    OfficesWrite,
    PlacesRead,
    PlacesWrite,
    WebhooksRead,
    WebhooksWrite,
}

impl Scope {
    /// Every scope, in the order of its code. None of them reaches tokens: a
    /// program cannot give itself another one.
    pub const ALL: [Self; 11] = [
        Self::AccountsRead,
        Self::GrantsRead,
        Self::JobsRead,
        Self::JobsWrite,
        Self::LogRead,
        Self::OfficesRead,
        Self::OfficesWrite,
        Self::PlacesRead,
        Self::PlacesWrite,
        Self::WebhooksRead,
        Self::WebhooksWrite,
    ];

    /// The scope's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AccountsRead => "accounts:read",
            Self::GrantsRead => "grants:read",
            Self::JobsRead => "jobs:read",
            Self::JobsWrite => "jobs:write",
            Self::LogRead => "log:read",
            Self::OfficesRead => "offices:read",
            Self::OfficesWrite => "offices:write",
            Self::PlacesRead => "places:read",
            Self::PlacesWrite => "places:write",
            Self::WebhooksRead => "webhooks:read",
            Self::WebhooksWrite => "webhooks:write",
        }
    }

    /// The code as a part of a message key, which takes no colon.
    pub fn key(self) -> String {
        self.code().replace(':', "-")
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// What the door asks of a token for an action; none where no token will do.
    pub const fn to_do(action: &Action) -> Option<Self> {
        match action {
            Action::Office(_) => Some(Self::OfficesWrite),
            Action::Place(_) => Some(Self::PlacesWrite),
            Action::Webhook(_) => Some(Self::WebhooksWrite),
            _ => None,
        }
    }

    /// Whoever may write may read.
    fn includes(self, asked: Self) -> bool {
        self == asked
            || matches!(
                (self, asked),
                (Self::JobsWrite, Self::JobsRead)
                    | (Self::OfficesWrite, Self::OfficesRead)
                    | (Self::PlacesWrite, Self::PlacesRead)
                    | (Self::WebhooksWrite, Self::WebhooksRead)
            )
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("not a scope"))
    }
}

/// What narrows an actor who comes with a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The token.
    pub token: TokenId,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// The subtree that it is limited to.
    pub office: Option<OfficePath>,
}

impl Limits {
    /// Whether a scope is among those of the token.
    pub fn reach(&self, asked: Scope) -> bool {
        self.scopes.iter().any(|scope| scope.includes(asked))
    }

    /// Refuses what the token is not for. A question that names no scope is
    /// none that a token may ask.
    pub(super) fn let_through(&self, place: &Place) -> Result<(), Denial> {
        let in_scope = place.scope.is_some_and(|asked| self.reach(asked));
        let inside = match (&self.office, &place.office) {
            (Some(top), Some(office)) => top.covers(office),
            _ => true,
        };
        if in_scope && inside {
            Ok(())
        } else {
            Err(Denial::OutOfScope)
        }
    }

    /// A subtree as far as the token reaches into it; none if it does not.
    pub(crate) fn within(&self, granted: &OfficePath) -> Option<OfficePath> {
        let Some(top) = &self.office else {
            return Some(granted.clone());
        };
        if granted.covers(top) {
            Some(top.clone())
        } else if top.covers(granted) {
            Some(granted.clone())
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_reads_back_and_writing_includes_reading() {
        for scope in Scope::ALL {
            assert_eq!(Scope::parse(scope.code()), Some(scope));
            let reading = scope.code().replace(":write", ":read");
            let reading = Scope::parse(&reading).unwrap();
            assert!(scope.includes(reading));
            assert!(!reading.includes(scope) || reading == scope);
        }
        assert_eq!(Scope::parse("tokens:write"), None);
    }
}
