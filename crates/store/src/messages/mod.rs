//! Messages: everybody's inbox, and the outbox for what leaves the house.
//!
//! A message is derived from an action and written in the action's own
//! transaction (`door/told.rs`): either both are there or neither. In the inbox
//! it stands at once, and once. What leaves by e-mail, short text or a call to
//! another program waits for the job of its way ([`DELIVER`], [`TEXT`],
//! [`CALL`]), whose handler takes [`Parcel`]s and says what became of them; it may
//! leave twice after a crash, under the same name. What is printed waits for
//! somebody who prints it.
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
use passerelle_model::message::Channel;
use passerelle_model::{Instant, Purpose};

/// The kind of job that hands e-mails over.
pub const DELIVER: &str = "messages.deliver";
/// The kind of job that hands short texts over.
pub const TEXT: &str = "messages.text";
/// The kind of job that calls other programs.
pub const CALL: &str = "messages.call";

/// The jobs that deliver, with the ways whose messages each takes. Each way has
/// its own, so that a gateway or a program that hangs holds back no e-mail.
const DELIVERIES: [(&str, Channel); 3] = [
    (DELIVER, Channel::Email),
    (TEXT, Channel::Sms),
    (CALL, Channel::Webhook),
];

/// The job that delivers by a way, not before something is due; none for ways by
/// which nothing leaves. One of each waits at most.
pub(crate) fn delivery(way: Channel, at: Instant) -> Option<NewJob> {
    let (kind, _) = DELIVERIES.into_iter().find(|(_, own)| *own == way)?;
    let job = NewJob::of(kind, Purpose::Operation);
    Some(job.once(kind).not_before(at))
}
