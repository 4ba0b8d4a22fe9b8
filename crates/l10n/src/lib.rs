//! Words and directions.
//!
//! Everything a person reads goes through [`Words`]: the sentences come from
//! Fluent catalogues (`en/`, `fr/`, `ar/`, one file per room), and numbers,
//! dates, lists and the order of names come from ICU4X.
//!
//! ```
//! use passerelle_l10n::{Language, Words};
//!
//! let words = Words::of(Language::negotiate("fr-BE, en;q=0.5"));
//! assert_eq!(words.say("shell-nav-offices"), "Bureaux");
//! assert_eq!(words.say_with("offices-count", &[("count", 3.into())]), "3 bureaux");
//! ```

mod catalogue;
mod isolation;
mod language;
mod plurals;
mod rooms;
mod value;
mod ways;
mod words;

pub use language::{Direction, Language, UnknownLanguage};
pub use rooms::ROOMS;
pub use value::Value;
pub use words::Words;
