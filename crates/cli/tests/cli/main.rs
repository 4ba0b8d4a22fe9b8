//! The real program in an empty folder: what it prints, and how it ends.
//!
//! A snapshot holds the command, the exit code and both streams. Run with
//! `INSTA_UPDATE=always` after a change of words, and read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot be set up has failed"
)]

mod accounts;
mod agency;
mod backup;
mod demo;
mod help;
mod import;
mod log;
mod places;
mod program;
mod serve;
mod settings;
