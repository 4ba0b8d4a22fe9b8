//! The contract of the store, on both databases.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod backup;
mod batch;
mod deliveries;
mod door;
mod glass;
mod imports;
mod job_ends;
mod jobs;
mod lists;
mod log;
mod messages;
mod model;
mod outages;
mod places;
mod programs;
mod secrecy;
mod sign_in;
mod tries;
mod undo;
mod upkeep;
