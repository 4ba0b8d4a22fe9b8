//! What a field offers to choose from.

use jiff::civil::Date;
use passerelle_l10n::{Language, Words};
use passerelle_model::policy::{Need, Place};
use passerelle_model::{OfficeId, office::Office};
use passerelle_store::OfficeTree;

use crate::answer::Halt;
use crate::desk::Desk;

/// One line of a field's choices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: String,
}

impl Choice {
    /// A line without an explanation.
    pub(crate) fn plain(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
        }
    }
}

/// The languages that pages speak, each by its own name.
pub(crate) fn languages() -> Vec<Choice> {
    let line = |language: &Language| Choice::plain(language.code(), language.own_name());
    Language::ALL.iter().map(line).collect()
}

/// Open offices in the order of the tree, those below indented; only those
/// where the reader may do what is needed, and `also` in any case.
pub(crate) async fn offices(
    desk: &Desk,
    need: Need,
    also: Option<OfficeId>,
) -> Result<Vec<Choice>, Halt> {
    let tree = desk.reader().offices().await?;
    let offered = |office: &Office| {
        let place = tree.path(office.id).cloned().map(Place::of);
        let open = office.valid_to.is_none_or(|last| last >= desk.today());
        let may = place.is_some_and(|place| desk.may(need, &place));
        (open && may) || also == Some(office.id)
    };
    Ok(in_tree_order(&tree, desk.words(), desk.today(), offered))
}

/// Offices that are offered, each below the one that it stands below.
pub(crate) fn in_tree_order(
    tree: &OfficeTree,
    words: Words,
    today: Date,
    offered: impl Fn(&Office) -> bool,
) -> Vec<Choice> {
    let mut lines = Vec::new();
    let mut waiting: Vec<(usize, &Office)> = Vec::new();
    let sorted = |of| {
        let mut below = tree.children(of);
        // The last one pushed is the first one looked at.
        below.sort_by(|a, b| words.compare(b.name_on(today), a.name_on(today)));
        below
    };
    waiting.extend(sorted(None).into_iter().map(|top| (0, top)));
    while let Some((depth, office)) = waiting.pop() {
        let shown = offered(office);
        if shown {
            // Spaces at the beginning of a line are dropped, these are not.
            let label = format!("{}{}", "\u{2003}".repeat(depth), office.name_on(today));
            lines.push(Choice::plain(office.id.to_string(), label));
        }
        let below = sorted(Some(office.id)).into_iter();
        waiting.extend(below.map(|child| (depth + usize::from(shown), child)));
    }
    lines
}
