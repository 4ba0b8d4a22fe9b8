//! Who may do what: one pure function, [`decide`].
//!
//! It takes the actor with the grants that count now, what is needed, and
//! where; it gives the ground of a permission or the reason of a refusal. The
//! same answer serves the door, every page, and "Why can I see this?".

mod asked;
mod decision;
mod roles;
mod scope;

pub use asked::{Asked, Before, asked, breaks_for_oneself, of_oneself};
pub use decision::{Decision, Denial, Ground, Need, OfficePath, Place, decide};
pub use roles::{Access, DataClass, Duty, MATRIX, Role, Row};
pub use scope::{Limits, Scope};
