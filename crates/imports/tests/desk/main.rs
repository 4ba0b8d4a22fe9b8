//! What the import desk promises, on both databases.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod bad;
mod geojson;
mod offices;
mod places;
mod undo;
mod work;
