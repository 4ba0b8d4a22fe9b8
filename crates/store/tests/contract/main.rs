//! The contract of the store, on both databases.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod batch;
mod door;
mod glass;
mod lists;
mod log;
mod model;
mod secrecy;
mod sign_in;
mod tries;
mod upkeep;
