//! What a table becomes when it is shown.
//!
//! Everything here takes a [`Table`](passerelle_model::table::Table), whose
//! figures are four different things (a number, nought, no data, hidden), and
//! shows them as four different things.

pub mod map;
pub mod sheet;
