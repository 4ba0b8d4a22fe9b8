//! The only crate that speaks SQL: the door, policy, log, queries, sealing, files.
