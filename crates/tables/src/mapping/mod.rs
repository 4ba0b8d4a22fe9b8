//! Which column is which field: guessed, decided by a person, kept, checked
//! against the next file.
//!
//! An importer declares its fields as [`Target`]s. [`guess`] proposes a column
//! for each; a person corrects the proposal; [`Mapping`] is what they decided,
//! written as TOML. [`Mapping::check`] says what no longer fits a new file, and
//! [`Mapping::bind`] makes it ready to be asked for each row.

mod assign;
mod bind;
mod check;
mod saved;
mod target;

pub use bind::Bound;
pub use check::{Misfit, MisfitCode, Severity};
pub use saved::{Field, Mapping, MappingError, RowRange};
pub use target::{Evidence, FieldKind, Match, Target, guess, score};
