//! Messages to the reader. Nothing sends any yet, and the page says so.

use askama::Template;
use passerelle_model::Purpose;

use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) fn room() -> Room {
    Room::new("inbox").get("/inbox", Ask::SignedIn, Purpose::OwnAccount, inbox)
}

#[derive(Template)]
#[template(path = "inbox/list.html")]
struct Inbox {
    shell: Shell,
}

async fn inbox(desk: Desk) -> Answer {
    let shell = Shell::of_desk(&desk).await?;
    page(&Inbox { shell })
}
