//! The pages, as a browser meets them: no network, a throw-away agency.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod browser;
mod errors;
mod forms;
mod frame;
mod person;
mod resend;
mod roles;
mod routes;
mod sign_in;
