//! The problems of the API as a page for people: where their `type` leads.

use askama::Template;
use passerelle_model::Purpose;

use crate::answer::{Answer, Halt, page};
use crate::api::problem::{CODES, UNREAD};
use crate::desk::Desk;
use crate::form::Path;
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::visit::Visit;

pub(crate) fn room() -> Room {
    let (anyone, why) = (Ask::Anyone, Purpose::OwnAccount);
    Room::new("problems")
        .get("/problems", anyone, why, list)
        .get("/problems/{code}", anyone, why, one)
}

struct Line {
    code: &'static str,
    status: u16,
    title: String,
    what: String,
}

#[derive(Template)]
#[template(path = "api/problems.html")]
struct Problems {
    shell: Shell,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "api/problems_bare.html")]
struct Bare {
    shell: Shell,
    lines: Vec<Line>,
}

async fn list(visit: Visit, desk: Option<Desk>) -> Answer {
    shown(&visit, desk, |_| true).await
}

async fn one(visit: Visit, desk: Option<Desk>, Path(code): Path<String>) -> Answer {
    if !all().any(|(known, _)| *known == code) {
        return Err(Halt::NotFound);
    }
    shown(&visit, desk, |known| known == code).await
}

fn all() -> impl Iterator<Item = &'static (&'static str, u16)> {
    CODES.iter().chain([&UNREAD])
}

async fn shown(visit: &Visit, desk: Option<Desk>, wanted: impl Fn(&str) -> bool) -> Answer {
    let words = visit.words();
    let lines = all().filter(|(code, _)| wanted(code));
    let lines = lines
        .map(|(code, status)| Line {
            code,
            status: *status,
            title: words.say(&format!("problem-{code}-title")),
            what: words.say(&format!("problem-{code}-what")),
        })
        .collect();
    match desk {
        Some(desk) => page(&Problems {
            shell: Shell::of_desk(&desk).await?,
            lines,
        }),
        None => page(&Bare {
            shell: Shell::bare(visit),
            lines,
        }),
    }
}
