//! What every noun's record has in common: a version, fields, a history.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::action::Action;
use crate::faults::Faults;
use crate::ids::{
    AccountId, BatchId, DocumentId, GrantId, NotAnId, OfficeId, PlaceId, TokenId, WebhookId,
};
use crate::personal::Personal;
use crate::time::Instant;

/// The kinds of record that the door changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// Someone who signs in.
    Account,
    /// Many records from one file.
    Batch,
    /// A sealed file attached to another record.
    Document,
    /// A role in an office for a time.
    Grant,
    /// An office of the agency.
    Office,
    /// A province, a district, a camp, a border post.
    Place,
    /// What a program shows in place of a session.
    Token,
    /// Another program that is told what was done.
    Webhook,
}

impl Noun {
    /// Every noun, in the order of their names.
    pub const ALL: [Self; 8] = [
        Self::Account,
        Self::Batch,
        Self::Document,
        Self::Grant,
        Self::Office,
        Self::Place,
        Self::Token,
        Self::Webhook,
    ];

    /// The noun as it stands in the log and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Batch => "batch",
            Self::Document => "document",
            Self::Grant => "grant",
            Self::Office => "office",
            Self::Place => "place",
            Self::Token => "token",
            Self::Webhook => "webhook",
        }
    }
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One record of one noun, written `office/0190…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// The noun.
    pub noun: Noun,
    /// Its id, whatever newtype it has in its own room.
    pub id: Uuid,
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.noun, self.id)
    }
}

impl FromStr for RecordRef {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (noun, id) = text.split_once('/').ok_or(NotAnId)?;
        let noun = Noun::ALL
            .into_iter()
            .find(|known| known.code() == noun)
            .ok_or(NotAnId)?;
        match Uuid::try_parse(id) {
            Ok(id) => Ok(Self { noun, id }),
            Err(_) => Err(NotAnId),
        }
    }
}

impl Serialize for RecordRef {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RecordRef {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! record_ref {
    ($($id:ident => $noun:ident),+ $(,)?) => {
        $(impl From<$id> for RecordRef {
            fn from(id: $id) -> Self {
                Self { noun: Noun::$noun, id: id.uuid() }
            }
        })+
    };
}
record_ref!(AccountId => Account, BatchId => Batch, DocumentId => Document, GrantId => Grant, OfficeId => Office, PlaceId => Place, TokenId => Token, WebhookId => Webhook);

/// How often a record was changed; 1 when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub i64);

impl Version {
    /// The version that making a record gives it.
    pub const FIRST: Self = Self(1);

    /// The version after one more change.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A field's value, for showing, comparing and explaining.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Nothing is there.
    Absent,
    /// A value that may be shown to whoever may see the record.
    Plain(String),
    /// A personal value; it shows nothing once its key is gone.
    Personal(Personal<String>),
}

impl FieldValue {
    /// A plain value, or its absence.
    pub fn of<T: fmt::Display>(value: Option<&T>) -> Self {
        value.map_or(Self::Absent, |value| Self::Plain(value.to_string()))
    }

    /// Plain values between commas; an empty list is an absence.
    pub fn list<T: fmt::Display>(values: &[T]) -> Self {
        let joined: Vec<_> = values.iter().map(ToString::to_string).collect();
        if joined.is_empty() {
            Self::Absent
        } else {
            Self::Plain(joined.join(", "))
        }
    }

    /// Whether both mean the same to a reader. Two sealings of one value are
    /// the same; two values whose keys are gone cannot be told apart by text,
    /// only by their sealed bytes.
    pub fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Personal(a), Self::Personal(b)) => match (a.value(), b.value()) {
                (Some(a), Some(b)) => a == b,
                _ => a.envelope() == b.envelope(),
            },
            _ => self == other,
        }
    }
}

/// A named field of a record; the name is also its message key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The field's name, as in the form.
    pub name: &'static str,
    /// Its value.
    pub value: FieldValue,
}

/// What one action changed in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub name: &'static str,
    /// Its value before.
    pub from: FieldValue,
    /// Its value after.
    pub to: FieldValue,
}

/// The fields that differ, in the order of the record.
pub fn changes(before: &[Field], after: &[Field]) -> Vec<Change> {
    after
        .iter()
        .filter_map(|field| {
            let from = before
                .iter()
                .find(|old| old.name == field.name)
                .map_or(FieldValue::Absent, |old| old.value.clone());
            (!from.same_as(&field.value)).then(|| Change {
                name: field.name,
                from,
                to: field.value.clone(),
            })
        })
        .collect()
}

/// One field that two people changed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldConflict {
    /// The field.
    pub name: &'static str,
    /// What both had before them.
    pub was: FieldValue,
    /// What it is now.
    pub theirs: FieldValue,
    /// What the refused action would have made of it.
    pub yours: FieldValue,
}

/// An action met a record that had moved on: nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: RecordRef,
    /// The version that the action was made for.
    pub expected: Version,
    /// The version that the record has.
    pub current: Version,
    /// Every field that differs between the three.
    pub fields: Vec<FieldConflict>,
}

impl Conflict {
    /// Lays the three states beside each other.
    pub fn between(
        record: RecordRef,
        (expected, current): (Version, Version),
        was: &[Field],
        theirs: &[Field],
        yours: &[Field],
    ) -> Self {
        let at = |fields: &[Field], name| {
            fields
                .iter()
                .find(|field| field.name == name)
                .map_or(FieldValue::Absent, |field| field.value.clone())
        };
        let fields = theirs
            .iter()
            .map(|field| FieldConflict {
                name: field.name,
                was: at(was, field.name),
                theirs: field.value.clone(),
                yours: at(yours, field.name),
            })
            .filter(|f| !f.theirs.same_as(&f.yours))
            .collect();
        Self {
            record,
            expected,
            current,
            fields,
        }
    }
}

/// When an action happened and when it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// When the thing itself took place, as the actor says.
    pub event_at: Instant,
    /// When the door wrote it down.
    pub recorded_at: Instant,
}

/// A record as a pure function of its actions.
///
/// The store keeps what `evolve` gives and nothing else, so that replaying the
/// log rebuilds every table.
pub trait Record: Sized + Clone {
    /// The record's name and id.
    fn reference(&self) -> RecordRef;

    /// How often it was changed.
    fn version(&self) -> Version;

    /// The record after one more action. Only rules that the record can check
    /// by itself are checked here.
    fn evolve(current: Option<Self>, action: &Action, at: Happened) -> Result<Self, Faults>;

    /// The fields a person would name, in the order of the page.
    fn fields(&self) -> Vec<Field>;

    /// Every personal value in the record, with whom it is about.
    fn personal(&mut self) -> crate::personal::PersonalFields<'_>;
}
