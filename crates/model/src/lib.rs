//! What a migration agency knows: nouns, rules, policy and actions.
//!
//! This crate does no I/O and knows no database, clock or page. It holds the
//! types that make wrong states impossible and the pure functions that decide.

pub mod faults;
pub mod ids;
pub mod personal;
pub mod text;
pub mod time;

pub use faults::{Fault, FaultValue, Faults};
pub use ids::{AccountId, ActionId, DocumentId, GrantId, IdempotencyKey, Ids, OfficeId, Subject};
pub use personal::{Envelope, Personal, PersonalField};
pub use time::{Clock, Instant};
