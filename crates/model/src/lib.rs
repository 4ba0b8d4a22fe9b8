//! What a migration agency knows: nouns, rules, policy and actions.
//!
//! This crate does no I/O and knows no database, clock or page. It holds the
//! types that make wrong states impossible and the pure functions that decide.

pub mod account;
pub mod action;
pub mod actor;
pub mod batch;
pub mod calendar;
pub mod country;
pub mod document;
pub mod faults;
pub mod fold;
pub mod grant;
pub mod ids;
pub mod language;
pub mod message;
pub mod office;
pub mod personal;
pub mod place;
pub mod policy;
pub mod record;
pub mod table;
pub mod text;
pub mod time;
pub mod token;
pub mod webhook;

pub use action::{Action, Command, Purpose};
pub use actor::{Actor, HeldGrant, Who};
pub use country::{Country, CountryCode};
pub use faults::{Fault, FaultValue, Faults};
pub use ids::{
    AccountId, ActionId, BatchId, DocumentId, GrantId, IdempotencyKey, Ids, ImportId, JobId,
    MessageId, OfficeId, PlaceId, Subject, TokenId, WebhookId,
};
pub use personal::{Envelope, Personal, PersonalField, PersonalFields};
pub use record::{Change, Conflict, Field, FieldValue, Happened, Noun, Record, RecordRef, Version};
pub use time::{Clock, Instant};
