//! Names that never change: one newtype per noun around a `UUIDv7`.
//!
//! Ids sort by the time they were made. They are drawn through the [`Ids`]
//! port, so that a seeded demonstration gives the same ids every time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where new ids come from: the machine's randomness, or a seed.
pub trait Ids: Send + Sync {
    /// A `UUIDv7` that was never given before.
    fn next(&self) -> Uuid;
}

/// The text is not an id of the kind asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Draws a new id from the port.
            pub fn new(ids: &dyn Ids) -> Self {
                Self(ids.next())
            }

            /// The id behind the name of its noun.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                match Uuid::try_parse(text) {
                    Ok(id) => Ok(Self(id)),
                    Err(_) => Err(NotAnId),
                }
            }
        }
    };
}

id!(
    /// An action in the log.
    ActionId
);
id!(
    /// Many records from one file.
    BatchId
);
id!(
    /// A file that somebody is importing.
    ImportId
);
id!(
    /// Someone who signs in.
    AccountId
);
id!(
    /// An office of the agency.
    OfficeId
);
id!(
    /// An account's role in an office for a time.
    GrantId
);
id!(
    /// A sealed file attached to a record.
    DocumentId
);
id!(
    /// A province, a district, a camp, a border post.
    PlaceId
);
id!(
    /// What a program shows in place of a session.
    TokenId
);
id!(
    /// Another program that is told what was done.
    WebhookId
);
id!(
    /// Work that takes longer than a page may.
    JobId
);
id!(
    /// Something that somebody is told.
    MessageId
);
id!(
    /// Whoever a personal value is about: the holder of one key in the key
    /// store. Destroying that key is what erases them.
    Subject
);

impl From<ImportId> for Subject {
    fn from(import: ImportId) -> Self {
        Self(import.0)
    }
}

impl From<BatchId> for Subject {
    fn from(batch: BatchId) -> Self {
        Self(batch.0)
    }
}

/// What a webhook's calls are signed with is sealed under a key of its own.
impl From<WebhookId> for Subject {
    fn from(webhook: WebhookId) -> Self {
        Self(webhook.0)
    }
}

impl From<AccountId> for Subject {
    fn from(account: AccountId) -> Self {
        Self(account.0)
    }
}

/// What a client sends so that trying again cannot act twice.
///
/// 1 to 100 printable ASCII characters; a form carries one, an API client
/// chooses its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Checks the shape of a key.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=100).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        fits.then(|| Self(text.to_owned()))
    }

    /// The key as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
