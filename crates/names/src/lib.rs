//! Personal names, made comparable: in any script, in any spelling, in any order.
//!
//! One normaliser for whoever looks for people by name. It reads Arabic (also
//! Persian, Urdu, Pashto and Kurdish), Hebrew, Cyrillic, Greek, Ethiopic, Armenian,
//! Georgian, Devanagari and Bengali letters by tables of its own, Latin letters in
//! the ways of the languages that write them, and everything else letter by letter.
//!
//! - [`Name::new`] reads a name, its words sorted out by the rules of names.
//! - [`Name::keys`] gives short texts that other spellings of it share, for an
//!   index that knows equality only.
//! - [`compare`] says how alike two names are, and why.
//! - [`fold`] puts any text into plain Latin letters.
//!
//! ```
//! use passerelle_names::{How, LIKELY, Name, compare};
//!
//! let kept = Name::new("محمد عبد الرحمن");
//! let asked = Name::new("Abdurrahman Mohamed");
//!
//! let keys: Vec<_> = kept.keys().collect();
//! assert!(asked.keys().any(|key| keys.contains(&key)));
//!
//! let likeness = compare(&kept, &asked);
//! assert!(likeness.score > LIKELY && likeness.swapped);
//! assert_eq!(likeness.how(), Some(How::SameInOtherScript));
//! ```
//!
//! Everything is a pure function of its input. Nothing panics, and the work for a
//! name is bounded however long the text is.

mod align;
mod given;
mod keys;
mod language;
mod likeness;
mod name;
mod script;
mod sound;
mod text;
mod words;

pub use keys::{Key, KeyKind};
pub use language::Language;
pub use likeness::{How, Likeness, Pair, compare};
pub use name::{Kind, Name, Word};
pub use script::Script;
pub use text::fold;

/// The version of the rules. Keep it with every key: keys of two versions do
/// not meet, and where it changed all have to be made again.
///
/// ```
/// let kept = (passerelle_names::VERSION, "a hash of a key");
/// assert!(kept.0 == passerelle_names::VERSION, "make the keys again");
/// ```
pub const VERSION: u32 = 1;

/// The score from which two names are likelier one than two, on the pairs in
/// `docs/benchmarks/names.md`.
///
/// ```
/// use passerelle_names::{LIKELY, Name, compare};
///
/// assert!(compare(&Name::new("Nour"), &Name::new("Noor")).score > LIKELY);
/// ```
pub const LIKELY: f32 = 0.83;

/// Keys that a name makes at most.
///
/// ```
/// use passerelle_names::{MAX_KEYS, Name};
///
/// assert!(Name::new(&"Oleksandr ".repeat(1_000)).keys().count() <= MAX_KEYS);
/// ```
pub const MAX_KEYS: usize = 464;
