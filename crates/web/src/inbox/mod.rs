//! Messages to the reader: what concerns them, the unread first.

mod list;

use passerelle_model::Purpose;

use crate::route::{Ask, Room};

pub(crate) fn room() -> Room {
    let (signed_in, own) = (Ask::SignedIn, Purpose::OwnAccount);
    Room::new("inbox")
        .get("/inbox", signed_in, own, list::list)
        .post("/inbox", signed_in, own, list::read_all)
        .post("/inbox/{id}/open", signed_in, own, list::open)
        .post("/inbox/{id}/read", signed_in, own, list::read)
}
