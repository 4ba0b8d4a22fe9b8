//! The picture itself.
//!
//! Colours come from the page's style sheet by class, so that one picture
//! serves light, dark and paper, and no style stands in an attribute.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use passerelle_l10n::{Direction, Words};
use passerelle_model::table::{Figure, Kind};

use super::grid::Point;
use super::ground::{Ground, Shape};
use super::key::{self, Look};
use super::{Classes, Found, Map, name_of, world};
use crate::sheet::{self, Sheet};

/// The radius of a mark with a figure, and of one without.
const MARK: (&str, &str) = ("4.5", "2");
/// Places that the summary names.
const NAMED: usize = 3;

/// What is kept of a picture for a file of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) id: String,
    pub(crate) language: &'static str,
    pub(crate) direction: Direction,
    pub(crate) size: Point,
    /// Patterns, net, places and marks.
    pub(crate) inner: String,
}

/// Everything that a picture is made of.
pub(crate) struct Drawing<'a> {
    pub(crate) id: &'a str,
    pub(crate) words: Words,
    pub(crate) kind: Kind,
    pub(crate) classes: Classes,
    pub(crate) found: &'a HashMap<String, Found>,
    pub(crate) beyond: Option<&'a str>,
    pub(crate) ground: &'a Ground,
}

impl Drawing<'_> {
    pub(crate) fn map(&self, sheet: Sheet) -> Map {
        let title = sheet.caption.clone();
        let summary = self.summary();
        let inner = self.inner();
        let picture = format!(
            "<svg class=\"map\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\" \
             aria-labelledby=\"{id}-map-title {id}-map-summary\">\
             <title id=\"{id}-map-title\">{title}</title>\
             <desc id=\"{id}-map-summary\">{summary}</desc>{inner}</svg>",
            id = self.id,
            w = self.ground.size.0,
            h = self.ground.size.1,
            title = escaped(&title),
            summary = escaped(&summary),
        );
        Map {
            key: key::entries(self),
            not_drawn: self.not_drawn(),
            notes: self.notes(),
            frame: Frame {
                id: self.id.to_owned(),
                language: self.words.language().code(),
                direction: self.words.direction(),
                size: self.ground.size,
                inner,
            },
            title,
            summary,
            picture,
            sheet,
        }
    }

    /// How a figure looks.
    pub(crate) fn look(&self, figure: Figure) -> Look {
        match figure {
            Figure::Zero => Look::Zero,
            Figure::NoData => Look::NoData,
            Figure::Hidden => Look::Hidden,
            Figure::Number(number) => {
                let class = self.classes.class_of(number);
                Look::Class(class.map_or(super::MOST_CLASSES, |class| self.classes.shade(class)))
            }
        }
    }

    /// How a place looks, and what is said of it.
    fn look_of(&self, shape: &Shape) -> (Look, String) {
        match (self.found.get(&shape.code), self.beyond) {
            (Some(found), _) => {
                let said = sheet::figure(self.words, self.kind, found.figure);
                (self.look(found.figure), said)
            }
            (None, Some(beyond)) => (Look::Beyond, beyond.to_owned()),
            (None, None) => (Look::NoData, self.words.say("face-no-data")),
        }
    }

    fn inner(&self) -> String {
        let mut text = patterns(self.id);
        if !self.ground.net.is_empty() {
            let _ = write!(text, "<path class=\"map-net\" d=\"{}\"/>", self.ground.net);
        }
        // One group for each look says the class once. Marks come last, on top.
        let (mut areas, mut marks) = (BTreeMap::new(), BTreeMap::new());
        for shape in &self.ground.shapes {
            let (look, said) = self.look_of(shape);
            let tip = self.tip(shape, said);
            if !shape.path.is_empty() {
                area(shape, &tip, areas.entry(look).or_default());
            }
            if let Some(at) = shape.mark {
                self.mark(shape, at, &tip, marks.entry(look).or_default());
            }
        }
        for (look, places) in areas.iter().chain(&marks) {
            let _ = write!(text, "<g{}>{places}</g>", look.attributes(self.id));
        }
        text
    }

    fn mark(&self, shape: &Shape, (x, y): Point, tip: &str, text: &mut String) {
        let has_figure = self.found.contains_key(&shape.code);
        let radius = if has_figure { MARK.0 } else { MARK.1 };
        let key = key_of(shape);
        let _ = write!(
            text,
            "<circle{key} cx=\"{x}\" cy=\"{y}\" r=\"{radius}\">{tip}</circle>"
        );
    }

    /// What a pointer is told: "Chad: 3".
    fn tip(&self, shape: &Shape, said: String) -> String {
        if shape.code.is_empty() {
            return String::new();
        }
        let name = match self.found.get(&shape.code) {
            Some(found) => found.name.clone(),
            None => name_of(&shape.code, &shape.name, self.words),
        };
        let values = [("place", name.into()), ("figure", said.into())];
        format!(
            "<title>{}</title>",
            escaped(&self.words.say_with("maps-tip", &values))
        )
    }

    /// Says the picture in a few sentences.
    fn summary(&self) -> String {
        let count = |wanted: fn(&Figure) -> bool| {
            self.found
                .values()
                .filter(|found| wanted(&found.figure))
                .count()
        };
        let mut said = vec![self.highest()];
        let counts = [
            ("maps-summary-zero", count(|figure| *figure == Figure::Zero)),
            (
                "maps-summary-hidden",
                count(|figure| *figure == Figure::Hidden),
            ),
            (
                "maps-summary-none",
                count(|figure| *figure == Figure::NoData),
            ),
        ];
        for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            said.push(self.words.say_with(key, &[("count", count.into())]));
        }
        said.push(self.words.say("maps-summary-table"));
        said.join(" ")
    }

    /// How many places have a number, and which have the highest.
    fn highest(&self) -> String {
        let mut numbers: Vec<(i64, &str)> = self
            .found
            .values()
            .filter_map(|found| match found.figure {
                Figure::Number(number) => Some((number, found.name.as_str())),
                _ => None,
            })
            .collect();
        numbers.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| self.words.compare(a.1, b.1)));
        let named: Vec<String> = numbers
            .iter()
            .take(NAMED)
            .map(|(number, name)| {
                let figure = sheet::amount(self.words, self.kind, *number);
                let values = [("place", (*name).into()), ("figure", figure.into())];
                self.words.say_with("maps-tip", &values)
            })
            .collect();
        let key = match numbers.len() {
            0 => return self.words.say("maps-summary-nothing"),
            1..=NAMED => "maps-summary-all",
            _ => "maps-summary-highest",
        };
        let values = [
            ("count", numbers.len().into()),
            ("places", self.words.list(&named).into()),
        ];
        self.words.say_with(key, &values)
    }

    fn not_drawn(&self) -> Vec<String> {
        let missing = self
            .found
            .iter()
            .filter(|(code, _)| !self.ground.shows(code));
        let mut names: Vec<_> = missing.map(|(_, found)| found.name.clone()).collect();
        names.sort_by(|a, b| self.words.compare(a, b));
        names
    }

    fn notes(&self) -> Vec<String> {
        let is_world = !self.ground.net.is_empty();
        let mut notes = vec![self.words.say("maps-note-borders")];
        if is_world && world::has_outlines() {
            notes.push(self.words.say("maps-note-world"));
        }
        if is_world && !world::has_outlines() {
            notes.push(self.words.say("maps-note-marks"));
        }
        notes
    }
}

fn area(shape: &Shape, tip: &str, text: &mut String) {
    let _ = write!(
        text,
        "<path{} d=\"{}\">{tip}</path>",
        key_of(shape),
        shape.path
    );
}

/// By what a script finds the place again.
fn key_of(shape: &Shape) -> String {
    if shape.code.is_empty() {
        return String::new();
    }
    format!(" data-key=\"{}\"", escaped(&shape.code))
}

/// The signs of nought and of what is hidden.
fn patterns(id: &str) -> String {
    format!(
        "<defs><pattern id=\"{id}-map-hidden\" width=\"5\" height=\"5\" \
         patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect class=\"map-blank\" width=\"5\" height=\"5\"/>\
         <rect class=\"map-hatch\" width=\"1.6\" height=\"5\"/></pattern>\
         <pattern id=\"{id}-map-zero\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\">\
         <rect class=\"map-blank\" width=\"9\" height=\"9\"/>\
         <circle class=\"map-ring\" cx=\"4.5\" cy=\"4.5\" r=\"1.7\"/></pattern></defs>"
    )
}

/// Text that may stand in an element or an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}
