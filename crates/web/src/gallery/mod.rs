//! Every component in every state, for those who build pages. Shown in the
//! demonstration and in development; elsewhere there is nothing here.

use askama::Template;
use passerelle_model::Purpose;

use crate::answer::{Answer, Halt, page, see_other};
use crate::desk::Desk;
use crate::form::{Form, Nothing};
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::sign_in::picture;
use crate::visit::Visit;

mod samples;

use samples::{Choice, Clash, Column, Event, Fact, Line, Link, Node, Reason, Row, Step, Tab, Task};

pub(crate) fn room() -> Room {
    let why = Purpose::OwnAccount;
    Room::new("gallery")
        .get("/gallery", Ask::Anyone, why, gallery)
        .post("/gallery", Ask::Anyone, why, posted)
}

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery {
    shell: Shell,
    crumbs: Vec<Link>,
    tabs: Vec<Tab>,
    tasks: Vec<Task>,
    faults: Vec<Line>,
    kinds: Vec<Choice>,
    yes_no: Vec<Choice>,
    spoken: Vec<Choice>,
    nodes: Vec<Node>,
    columns: Vec<Column>,
    rows: Vec<Row>,
    facts: Vec<Fact>,
    events: Vec<Event>,
    clashes: Vec<Clash>,
    codes: Vec<String>,
    qr: String,
    steps: Vec<Step>,
    reasons: Vec<Reason>,
}

fn shown(visit: &Visit) -> Result<(), Halt> {
    if visit.options().demo || cfg!(debug_assertions) {
        Ok(())
    } else {
        Err(Halt::NotFound)
    }
}

async fn gallery(visit: Visit, desk: Option<Desk>) -> Answer {
    shown(&visit)?;
    let shell = match &desk {
        Some(desk) => Shell::of_desk(desk).await?,
        None => Shell::bare(&visit),
    };
    page(&Gallery {
        crumbs: samples::crumbs(),
        tabs: samples::tabs(),
        tasks: samples::tasks(&shell),
        faults: samples::faults(),
        kinds: samples::kinds(&shell),
        yes_no: samples::yes_no(&shell),
        spoken: samples::spoken(),
        nodes: samples::nodes(),
        columns: samples::columns(),
        rows: samples::rows(),
        facts: samples::facts(),
        events: samples::events(),
        clashes: samples::clashes(),
        codes: samples::codes(),
        qr: picture("otpauth://totp/Passerelle:example?secret=EXAMPLE")?,
        steps: samples::steps(),
        reasons: samples::reasons(),
        shell,
    })
}

async fn posted(visit: Visit, _: Form<Nothing>) -> Answer {
    shown(&visit)?;
    Ok(see_other("/gallery"))
}
