//! The whole crate through its public face.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bad;
mod biff;
mod common;
mod files;
mod hxl;
mod legacy;
mod mapped;
mod mutated;
mod pasted;
mod peer;
mod roundtrip;
