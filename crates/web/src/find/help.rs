//! Help: its chapters and their sections.

use super::hit::{Found, Hit, why};
use super::typed::{Rank, Typed};
use crate::answer::Halt;
use crate::desk::Desk;
use crate::help;

pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    let chapters = help::chapters(desk.words().language()).iter();
    let sections = chapters.flat_map(|chapter| {
        let sections = chapter.sections.iter();
        sections.map(move |section| (chapter, section))
    });
    let hits = sections.filter_map(|(chapter, section)| {
        let by_title = typed.fits(&section.title);
        // A word of a text says less than one of a name.
        let in_text = || {
            typed
                .fits(&section.text)
                .filter(|rank| *rank == Rank::Begins)
        };
        let rank = by_title.or_else(|| in_text().map(|_| Rank::Within))?;
        let (what, text) = match by_title {
            Some(_) => ("title", &*section.title),
            None => ("text", typed.sentence(&section.text)),
        };
        Some(Hit {
            rank,
            href: chapter.address(&section.id),
            title: section.title.clone(),
            code: String::new(),
            about: chapter.title.clone(),
            why: why(desk, what, text),
            standing: None,
        })
    });
    Ok(Found::of(hits.collect(), most))
}
