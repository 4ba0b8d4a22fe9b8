//! Jobs: work that takes longer than a page may.
//!
//! Whoever wants one done puts it into the table ([`Store::enqueue`](crate::Store::enqueue)). A
//! [`Worker`], in this process or in another, takes it for a while (its lease),
//! says every second that it still lives, and lets the job's [`Handler`] do the
//! work. A worker that is killed says nothing any more: its lease lapses, and
//! another goes on from the last checkpoint.
//!
//! A job acts as whoever asked for it, with the grants that they held then and
//! still hold ([`JobRun::actor`]). It is no action and not in the log; what it
//! does to the agency goes through the door like everything else.

mod handler;
mod job;
mod read;
mod run;
mod settle;
mod table;
mod verify;
mod worker;

pub use handler::{Handler, Handlers, Running, Stop};
pub use job::{Job, JobFilter, JobState, NewJob};
pub use run::JobRun;
pub use verify::VERIFY_LOG;
pub use worker::Worker;

pub(crate) use table::enqueue_in;
