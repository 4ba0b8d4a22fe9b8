//! One result: what it is, where it leads, and why it was found.

use crate::badge::Badge;
use crate::desk::Desk;

use super::typed::Rank;

/// One result.
pub(super) struct Hit {
    pub(super) rank: Rank,
    pub(super) href: String,
    pub(super) title: String,
    /// A code that it is known by; empty if it has none.
    pub(super) code: String,
    /// What it is and where it lies.
    pub(super) about: String,
    /// What of it is like what was typed, in words.
    pub(super) why: String,
    /// How it stands, where that is worth a word.
    pub(super) standing: Option<Badge>,
}

/// What was found of one noun.
#[derive(Default)]
pub(super) struct Found {
    pub(super) hits: Vec<Hit>,
    /// Whether there is more than this.
    pub(super) more: bool,
}

impl Found {
    /// The best first, and of those that fit alike the first; at most so many.
    pub(super) fn of(mut hits: Vec<Hit>, most: usize) -> Self {
        let more = hits.len() > most;
        hits.sort_by_key(|hit| hit.rank);
        hits.truncate(most);
        Self { hits, more }
    }

    /// How well the best fits.
    pub(super) fn best(&self) -> Option<Rank> {
        self.hits.first().map(|hit| hit.rank)
    }
}

/// Why something was found: the words of `find-why-WHAT`, with the text that fits.
pub(super) fn why(desk: &Desk, what: &str, text: &str) -> String {
    let key = format!("find-why-{what}");
    desk.words().say_with(&key, &[("text", text.into())])
}
