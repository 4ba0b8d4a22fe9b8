//! The import desk: a file, how it is read, a verdict for each row, a batch, and
//! the way back.
//!
//! A [`Kind`] of import says where columns may go ([`Target`]) and what becomes
//! of a row ([`Judged`]). Everything else is the same for all kinds:
//!
//! 1. The file is sealed as it comes (`Store::import_upload`).
//! 2. [`desk::survey`] finds out how it is read, [`desk::Surveyed::guess`] which
//!    column is what; a person mends it, and looks at the first rows.
//! 3. `imports.check` reads every row and changes nothing: counts, a list of
//!    what was found, the file again with a verdict on each row.
//! 4. `imports.commit` does the rows as one batch, seen when whole. If the door
//!    refuses one, what was done is taken back.
//! 5. `imports.undo` takes the batch back.
//!
//! The last three are jobs: one handler each serves the bar of the command line
//! and the button of the page. A fourth, `imports.forget`, is the house's own: it
//! destroys the files that nobody touched for some days.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        reason = "a test that cannot be set up has failed"
    )
)]

mod bound;
mod check;
mod commit;
pub mod desk;
mod forget;
mod item;
mod kind;
mod offices;
mod outcome;
mod places;
mod result;
mod said;
mod source;
mod step;
mod undo;
mod unread;
mod work;

pub use check::Check;
pub use commit::Commit;
pub use desk::Kinds;
pub use forget::Forget;
pub use item::{Item, take};
pub use kind::{Asking, Judged, Kind, Ranked, Reads, Session, Target, Verdict};
pub use offices::Offices;
pub use outcome::{Finding, LISTED, Outcome, Stopped, read_findings};
pub use places::Places;
pub use result::{Moment, extension};
pub use said::{Said, SaidValue};
pub use source::Source;
pub use undo::Undo;
pub use unread::{MOST_ROWS, Unread};
