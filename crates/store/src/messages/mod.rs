//! Messages: everybody's inbox, and the outbox for what leaves the house.
//!
//! A message is derived from an action and written in the action's own
//! transaction (`door/told.rs`): either both are there or neither. In the inbox
//! it stands at once, and once. What leaves by e-mail, short text or a call to
//! another program waits for the job [`DELIVER`], whose handler takes
//! [`Parcel`]s and says what became of them; it may leave twice after a crash,
//! under the same name. What is printed waits for somebody who prints it.
//!
//! Messages are no actions, not in the log, and not replayed.

mod calendar;
mod deliveries;
mod fate;
mod inbox;
mod parcels;
mod post;
mod sheets;

pub use calendar::{CalendarFeed, Dated, DatedKind};
pub use deliveries::{Delivery, DeliveryFilter, MessageState};
pub use inbox::{InboxFilter, InboxLine};
pub use parcels::{Item, Parcel, Recipient};
pub use sheets::Sheet;

pub(crate) use post::{Post, forget_reader, holders};

use crate::jobs::NewJob;
use passerelle_model::{Instant, Purpose};

/// The kind of job that delivers what waits.
pub const DELIVER: &str = "messages.deliver";

/// The job that delivers, not before something is due. One waits at most.
pub(crate) fn delivery(at: Instant) -> NewJob {
    NewJob::of(DELIVER, Purpose::Operation)
        .once(DELIVER)
        .not_before(at)
}
