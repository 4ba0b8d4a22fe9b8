//! Who may do what: the table that the program itself obeys, as a page.

use askama::Template;
use passerelle_model::Purpose;
use passerelle_model::policy::{Access, DataClass, Duty, Role};

use crate::answer::{Answer, page};
use crate::desk::Desk;
use crate::route::{Ask, Room};
use crate::shell::Shell;

pub(crate) fn room() -> Room {
    Room::new("roles").get("/roles", Ask::SignedIn, Purpose::OwnAccount, show)
}

/// What a role may do with a class.
struct Cell {
    /// The column.
    class: String,
    /// The key of the word.
    key: &'static str,
    /// The shape beside it.
    tone: &'static str,
}

/// A role with its row of the matrix and its duties.
struct Row {
    role: String,
    what: String,
    own: bool,
    cells: Vec<Cell>,
    duties: Vec<String>,
    second_factor: bool,
}

/// A class of data, explained.
struct Class {
    name: String,
    what: String,
}

#[derive(Template)]
#[template(path = "roles/show.html")]
struct Show {
    shell: Shell,
    classes: Vec<Class>,
    rows: Vec<Row>,
}

async fn show(desk: Desk) -> Answer {
    let class = |class: DataClass| Class {
        name: desk.words().say_code("class", class.code()),
        what: desk
            .words()
            .say_code("class", &format!("{}_what", class.code())),
    };
    page(&Show {
        shell: Shell::of_desk(&desk).await?,
        classes: DataClass::ALL.map(class).into(),
        rows: Role::all().map(|role| row(&desk, role)).collect(),
    })
}

fn row(desk: &Desk, role: Role) -> Row {
    let words = desk.words();
    let duties = Duty::ALL.into_iter().filter(|duty| role.has(*duty));
    Row {
        role: words.say_code("role", role.code()),
        what: words.say_code("role", &format!("{}_what", role.code())),
        own: desk.actor().grants.iter().any(|grant| grant.role == role),
        cells: DataClass::ALL.map(|class| cell(desk, role, class)).into(),
        duties: duties
            .map(|duty| words.say_code("duty", duty.code()))
            .collect(),
        second_factor: role.asks_second_factor(),
    }
}

fn cell(desk: &Desk, role: Role, class: DataClass) -> Cell {
    let (key, tone) = match role.access(class) {
        Access::None => ("roles-neither", "quiet"),
        // A restricted case is for those on it, whatever their role.
        _ if class == DataClass::Restricted => ("roles-own-only", "active"),
        Access::Read => ("roles-read", "active"),
        Access::Write => ("roles-write", "good"),
    };
    Cell {
        class: desk.words().say_code("class", class.code()),
        key,
        tone,
    }
}
