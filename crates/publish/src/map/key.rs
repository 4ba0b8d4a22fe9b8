//! The key of a map: every look with its word and how many places have it.

use std::collections::BTreeMap;

use passerelle_model::table::Figure;

use super::picture::Drawing;
use crate::sheet;

/// A line of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// A small picture of the look, to be put into a page as it is.
    pub swatch: String,
    /// What it stands for.
    pub label: String,
    /// How many places of the table look so.
    pub places: i64,
    pub(crate) look: Look,
}

/// How a place looks, in the order of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// Not in the table at all, where that is something else than no data.
    Beyond,
    /// Nobody counted: plain grey.
    NoData,
    /// Counted and not told: hatched.
    Hidden,
    /// Counted and nought: rings.
    Zero,
    /// A shade, 1 to 5.
    Class(usize),
}

impl Look {
    /// The attributes of whatever looks so. Patterns are of one page's map.
    pub(crate) fn attributes(self, id: &str) -> String {
        match self {
            Self::Class(shade) => format!(" class=\"map-{shade}\""),
            Self::Beyond => " class=\"map-beyond\"".to_owned(),
            Self::NoData => " class=\"map-none\"".to_owned(),
            Self::Hidden => format!(" class=\"map-hidden\" fill=\"url(#{id}-map-hidden)\""),
            Self::Zero => format!(" class=\"map-zero\" fill=\"url(#{id}-map-zero)\""),
        }
    }

    fn swatch(self, id: &str) -> String {
        format!(
            "<svg class=\"map-swatch\" viewBox=\"0 0 27 18\" width=\"27\" height=\"18\" \
             aria-hidden=\"true\"><rect{} x=\".5\" y=\".5\" width=\"26\" height=\"17\"/></svg>",
            self.attributes(id)
        )
    }
}

/// The lines of a key: classes from the lowest to the highest, then nought,
/// hidden and no data as far as the table has them, then the ground that it
/// has no row for.
pub(crate) fn entries(drawing: &Drawing<'_>) -> Vec<Entry> {
    let mut places: BTreeMap<Look, i64> = BTreeMap::new();
    for found in drawing.found.values() {
        *places.entry(drawing.look(found.figure)).or_default() += 1;
    }
    let entry = |look: Look, label: String| Entry {
        swatch: look.swatch(drawing.id),
        label,
        places: places.get(&look).copied().unwrap_or_default(),
        look,
    };
    let words = drawing.words;
    let ranges = drawing.classes.ranges().iter().enumerate();
    let mut entries: Vec<_> = ranges
        .map(|(class, range)| {
            let (low, high) = (*range.start(), *range.end());
            let amount = |number| sheet::amount(words, drawing.kind, number);
            let label = if low == high {
                amount(low)
            } else {
                let values = [("low", amount(low).into()), ("high", amount(high).into())];
                words.say_with("maps-class", &values)
            };
            entry(Look::Class(drawing.classes.shade(class)), label)
        })
        .collect();
    let zero = sheet::figure(words, drawing.kind, Figure::Zero);
    let zero = words.say_with("maps-key-zero", &[("zero", zero.into())]);
    let others = [
        (Look::Zero, zero),
        (Look::Hidden, words.say("face-hidden")),
        (Look::NoData, words.say("face-no-data")),
    ];
    for (look, label) in others {
        let is_ground = look == Look::NoData && drawing.beyond.is_none();
        if is_ground || places.contains_key(&look) {
            entries.push(entry(look, label));
        }
    }
    entries.extend(
        drawing
            .beyond
            .map(|beyond| entry(Look::Beyond, beyond.to_owned())),
    );
    entries
}
