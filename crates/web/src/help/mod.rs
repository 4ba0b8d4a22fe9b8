//! Help: what there is, for whoever is signed in and for whoever is not yet.

use askama::Template;
use passerelle_model::Purpose;

use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::visit::Visit;

pub(crate) fn room() -> Room {
    Room::new("help").get("/help", Ask::Anyone, Purpose::OwnAccount, help)
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct Base {
    shell: Shell,
}

#[derive(Template)]
#[template(path = "help/help_bare.html")]
struct Bare {
    shell: Shell,
}

async fn help(visit: Visit, desk: Option<Desk>) -> Answer {
    match desk {
        Some(desk) => page(&Base {
            shell: Shell::of_desk(&desk).await?,
        }),
        None => page(&Bare {
            shell: Shell::bare(&visit),
        }),
    }
}
