//! The log: every action in order, chained, sealed and provable.

#[cfg(test)]
mod beside;
mod chain;
mod entry;
mod head;
mod history;
mod list;
mod replay;
mod verify;

pub(crate) use chain::Sealer;
pub(crate) use entry::{Entry, RowOf, subjects};
pub use head::SignedHead;
pub use history::HistoryEntry;
pub use list::{LogEntry, LogFilter};
pub use replay::Replayed;
pub use verify::{Broken, Verified};
