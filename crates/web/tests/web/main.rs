//! The pages, as a browser meets them: no network, a throw-away agency.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod accounts;
mod api;
mod break_glass;
mod browser;
mod directory;
mod errors;
mod files;
mod find;
mod forms;
mod frame;
mod grants;
mod help;
mod imports;
mod inbox;
mod jobs;
mod log;
mod maps;
mod me;
mod offices;
mod person;
mod places;
mod resend;
mod roles;
mod routes;
mod sign_in;
mod words;
