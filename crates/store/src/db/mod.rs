//! The one dialect: SQL texts that both databases understand.
//!
//! SQLite is embedded and the default; PostgreSQL serves many users. A query
//! is one text with `$1` placeholders, run through [`Conn`]; values go in as
//! [`Value`] and come out as [`Row`]. There are no generics over drivers, so
//! everything above this module compiles once. `docs/sql.md` has the rules.

mod checkpoint;
mod conn;
mod many;
mod migrate;
mod open;
#[cfg(test)]
pub(crate) mod plan;
mod value;

pub(crate) use checkpoint::keep_short;
#[cfg(feature = "testing")]
pub(crate) use conn::To;
pub(crate) use conn::{Conn, Line};
pub(crate) use migrate::{AGENCY, KEYS, READS, Schema, Standing};
pub use open::Database;
pub(crate) use open::Db;
pub(crate) use value::{Row, Value, opaque};

/// Arguments of a query, each turned into a [`Value`].
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::db::Value::from($value)),*]
    };
}
pub(crate) use args;
