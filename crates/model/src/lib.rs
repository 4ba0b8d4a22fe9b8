//! What a migration agency knows: nouns, rules, policy and actions.
//!
//! This crate does no I/O and knows no database, clock or page. It holds the
//! types that make wrong states impossible and the pure functions that decide.

pub mod account;
pub mod action;
pub mod actor;
pub mod batch;
pub mod document;
pub mod faults;
pub mod grant;
pub mod ids;
pub mod office;
pub mod personal;
pub mod policy;
pub mod record;
pub mod text;
pub mod time;

pub use action::{Action, Command, Purpose};
pub use actor::{Actor, HeldGrant, Who};
pub use faults::{Fault, FaultValue, Faults};
pub use ids::{
    AccountId, ActionId, BatchId, DocumentId, GrantId, IdempotencyKey, Ids, OfficeId, Subject,
};
pub use personal::{Envelope, Personal, PersonalField, PersonalFields};
pub use record::{Change, Conflict, Field, FieldValue, Happened, Noun, Record, RecordRef, Version};
pub use time::{Clock, Instant};
