//! What leaves the house: messages on their way, and sheets to print.

mod list;
mod sheets;

use passerelle_model::Purpose;
use passerelle_model::policy::Duty;

use crate::route::{Ask, Room};

pub(crate) fn room() -> Room {
    let (operates, why) = (Ask::Duty(Duty::Operate), Purpose::Operation);
    let (accounts, letters) = (Ask::Duty(Duty::Accounts), Purpose::Administration);
    Room::new("deliveries")
        .get("/deliveries", operates, why, list::list)
        .post("/deliveries/{id}/again", operates, why, list::again)
        .get("/deliveries/sheets", accounts, letters, sheets::show)
        .post("/deliveries/sheets", accounts, letters, sheets::done)
}
