//! Seeded worlds, the application under test, throw-away databases. For development only.
//!
//! ```no_run
//! # async fn example() {
//! use passerelle_testkit::on_each;
//!
//! on_each(async |agency| {
//!     let office = agency.headquarters().await;
//!     // … runs on SQLite, and on PostgreSQL where one was provided
//! })
//! .await;
//! # }
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod agency;
mod clock;
pub mod program;
pub mod wire;
pub mod world;

pub use agency::{Agency, on_each};
pub use clock::TestClock;
