//! What an archive says about itself: first what it is, last what must have
//! been in it.

use passerelle_model::Instant;
use serde::{Deserialize, Serialize};

use super::tables::Steps;
use crate::log::SignedHead;

/// The first words of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opening {
    /// When the snapshot was taken.
    pub(super) made_at: Instant,
    /// The program that made it.
    pub(super) program: String,
    /// How far the database's steps were taken.
    pub(super) steps: Steps,
    /// The machine.
    pub(super) node: String,
    /// The last position of the log.
    pub(super) position: i64,
    /// The newest link of the chain.
    pub(super) head: Option<SignedHead>,
    /// By which the keys that belong to it are known.
    pub(super) keys: String,
    /// The key that signs it, in hexadecimal.
    pub(super) public_key: String,
}

/// What a member was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Member {
    /// Rows of a table.
    Table { name: String },
    /// Whose keys there were: ids alone.
    Subjects,
    /// A sealed file.
    File { address: String },
    /// The journal.
    Journal,
    /// Settings, without secrets.
    Settings,
}

impl Member {
    /// Its name, for whoever is told that it is damaged.
    pub(super) fn told(&self) -> String {
        match self {
            Self::Table { name } => format!("table {name}"),
            Self::Subjects => "the list of keys".to_owned(),
            Self::File { address } => format!("file {address}"),
            Self::Journal => "the journal".to_owned(),
            Self::Settings => "the settings".to_owned(),
        }
    }
}

/// How much of a table there was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counted {
    pub(super) name: String,
    pub(super) rows: u64,
    /// BLAKE3 over the rows in the order of their key, in hexadecimal.
    pub(super) hash: String,
}

/// The last words of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    pub(super) tables: Vec<Counted>,
    pub(super) subjects: u64,
    pub(super) files: u64,
    pub(super) file_bytes: u64,
    /// The agency's signature over everything before, in hexadecimal.
    pub(super) signature: String,
}

/// A setting that somebody set, and that is no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSetting {
    /// Its key: `serve.listen`.
    pub key: String,
    /// Its value.
    pub value: serde_json::Value,
}
