//! The pages of the navigation that let the reader in.

use super::hit::{Found, Hit, why};
use super::typed::Typed;
use crate::answer::Halt;
use crate::desk::Desk;
use crate::shell;

pub(super) async fn found(desk: &Desk, typed: &Typed, most: usize) -> Result<Found, Halt> {
    let hits = shell::nav(desk).into_iter().filter_map(|line| {
        Some(Hit {
            rank: typed.fits(&line.label)?,
            href: line.href.to_owned(),
            why: why(desk, "title", &line.label),
            title: line.label,
            code: String::new(),
            about: desk.words().say("find-about-page"),
            standing: None,
        })
    });
    Ok(Found::of(hits.collect(), most))
}
