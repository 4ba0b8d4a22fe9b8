//! Help: chapters in Markdown, one file for each in each language, in `help/`.

mod chapters;
mod markdown;
mod rooms;

use askama::Template;
use passerelle_model::Purpose;

use crate::answer::{Answer, Halt, page};
use crate::desk::Desk;
use crate::form::Path;
use crate::route::{Ask, Room};
use crate::shell::Shell;
use crate::visit::{Inner, Visit};

pub(crate) use chapters::{Chapter, chapters};

pub(crate) fn room() -> Room {
    let why = Purpose::OwnAccount;
    Room::new("help")
        .get("/help", Ask::Anyone, why, contents)
        .get("/help/{code}", Ask::Anyone, why, show)
}

/// The way from a page to its chapter.
#[derive(Debug, Clone)]
pub(crate) struct HelpLink {
    pub(crate) href: String,
    pub(crate) title: String,
}

/// The chapter about the page that is asked for; none on a page of help itself.
pub(crate) fn of_page(visit: &Inner) -> Option<HelpLink> {
    let code = rooms::chapter_of(visit.room()?)?;
    let chapter = chapters::chapter(visit.words().language(), code)?;
    Some(HelpLink {
        href: chapter.address(""),
        title: chapter.title.clone(),
    })
}

/// What a page of help shows.
struct Shown {
    /// None for the contents.
    chapter: Option<&'static Chapter>,
    chapters: &'static [Chapter],
}

impl Shown {
    /// The chapter after this one.
    fn next(&self) -> Option<&'static Chapter> {
        let here = self.chapter?.code;
        let mut after = self.chapters.iter().skip_while(|other| other.code != here);
        after.nth(1)
    }
}

#[derive(Template)]
#[template(path = "help/help.html")]
struct Base {
    shell: Shell,
    shown: Shown,
}

#[derive(Template)]
#[template(path = "help/help_bare.html")]
struct Bare {
    shell: Shell,
    shown: Shown,
}

async fn contents(visit: Visit, desk: Option<Desk>) -> Answer {
    let shown = Shown {
        chapter: None,
        chapters: chapters(visit.words().language()),
    };
    answer(&visit, desk, shown).await
}

async fn show(visit: Visit, desk: Option<Desk>, Path(code): Path<String>) -> Answer {
    let language = visit.words().language();
    let shown = Shown {
        chapter: Some(chapters::chapter(language, &code).ok_or(Halt::NotFound)?),
        chapters: chapters(language),
    };
    answer(&visit, desk, shown).await
}

async fn answer(visit: &Visit, desk: Option<Desk>, shown: Shown) -> Answer {
    match desk {
        Some(desk) => page(&Base {
            shell: Shell::of_desk(&desk).await?,
            shown,
        }),
        None => page(&Bare {
            shell: Shell::bare(visit),
            shown,
        }),
    }
}

#[cfg(test)]
mod tests;
