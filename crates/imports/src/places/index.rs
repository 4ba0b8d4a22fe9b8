//! What the rows of a file call each other.
//!
//! A place may stand in the file before what it stands below, and the codes of
//! a file may go round in a circle. So all rows are noted first, and then it is
//! settled, once, what each of them stands below and why it cannot.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use passerelle_model::country::CountryCode;
use passerelle_model::place::{PCode, PlaceKind};
use passerelle_model::{Ids, PlaceId};
use passerelle_store::PlaceSummary;

use super::unit::{Named, Parent, Unit};
use crate::said::{Said, SaidValue};

/// A country and a code in it.
pub(super) type Key = (CountryCode, PCode);
/// Codes of a circle that are named.
const NAMED: usize = 6;

/// A place that rows of the file name.
#[derive(Debug)]
pub(super) struct Noted {
    /// The row that makes it, if it is not there yet: the first that is good.
    pub(super) maker: u64,
    /// Whether something good stands below it, so that it is made even if all
    /// rows that could are refused.
    pub(super) needed: bool,
    /// The first row without a code that names it.
    loose: Option<u64>,
    /// What the row of its own names above it, by place in the index.
    above: Vec<usize>,
    /// The row that is about it.
    pub(super) own: Option<u64>,
    pub(super) kind: Option<PlaceKind>,
    parent: Parent,
    to: Option<Date>,
    has_name: bool,
    pub(super) has_area: bool,
    /// Where something is said of its parent.
    said_at: &'static str,
    pub(super) id: PlaceId,
    pub(super) link: Link,
    pub(super) wrong: Option<Wrong>,
}

/// What a place stands below, once that is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// The file does not say, and what is known stays.
    Unsaid,
    /// Just below its country.
    Top,
    /// Below another place.
    Below(PlaceId),
}

/// Why a place cannot be taken as the file has it: the target at which it is
/// said, and the message.
#[derive(Debug, Clone)]
pub(super) struct Wrong {
    pub(super) target: &'static str,
    pub(super) key: &'static str,
    pub(super) values: Vec<(&'static str, SaidValue)>,
}

impl Wrong {
    const fn new(target: &'static str, key: &'static str) -> Self {
        Self {
            target,
            key,
            values: Vec::new(),
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<SaidValue>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    pub(super) fn said(&self) -> Said {
        let said = Said::row(self.key);
        self.values
            .iter()
            .fold(said, |said, (name, value)| said.with(name, value.clone()))
    }
}

/// All that the rows of a file name.
#[derive(Default)]
pub(super) struct Index {
    at: HashMap<Key, usize>,
    all: Vec<Noted>,
    /// Codes that rows without a code of their own stand below.
    asked: Vec<Key>,
}

/// How far a place is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Settled {
    No,
    /// Its parents are being settled.
    Begun,
    Yes,
}

impl Index {
    /// Notes what a row names. `id` is asked for each place that is new here.
    pub(super) fn note(&mut self, row: u64, named: &Named, ids: &dyn Ids) {
        let above = named.above.iter();
        let above = above.filter_map(|unit| self.unit(row, (named.country, unit), None, ids));
        let above: Vec<usize> = above.collect();
        if named.own.code.is_some() {
            let own = self.unit(row, (named.country, &named.own), Some(named), ids);
            if let Some(noted) = own.and_then(|own| self.all.get_mut(own))
                && noted.own == Some(row)
            {
                noted.above = above;
            }
            return;
        }
        for at in above {
            self.all[at].loose.get_or_insert(row);
        }
        if let Parent::Code(code) = &named.own.parent {
            self.asked.push((named.country, code.clone()));
        }
    }

    /// Notes a row that does not read, if it is known whose it is: places below
    /// it are told so.
    pub(super) fn note_unread(&mut self, row: u64, key: Key, ids: &dyn Ids) {
        let unread = Wrong::new("", "import-places-unread");
        let noted = Noted {
            maker: row,
            needed: false,
            loose: None,
            above: Vec::new(),
            own: Some(row),
            kind: None,
            parent: Parent::Unsaid,
            to: None,
            has_name: false,
            has_area: false,
            said_at: "parent",
            id: PlaceId::new(ids),
            link: Link::Unsaid,
            wrong: Some(unread),
        };
        if !self.at.contains_key(&key) {
            self.at.insert(key, self.all.len());
            self.all.push(noted);
        }
    }

    fn unit(
        &mut self,
        row: u64,
        (country, unit): (CountryCode, &Unit),
        own: Option<&Named>,
        ids: &dyn Ids,
    ) -> Option<usize> {
        let key = (country, unit.code.clone()?);
        let at = *self.at.entry(key).or_insert_with(|| {
            self.all.push(Noted::of(row, unit, ids));
            self.all.len() - 1
        });
        let noted = &mut self.all[at];
        if let Some(named) = own
            && noted.own.is_none()
        {
            // A row of its own knows better than those that pass by.
            let (id, loose) = (noted.id, noted.loose);
            *noted = Noted::of(row, unit, ids);
            (noted.id, noted.loose) = (id, loose);
            noted.own = Some(row);
            noted.to = named.more.to;
            noted.has_area = named.more.geometry.is_some();
        } else if own.is_none() && noted.own.is_none() && !agree(&noted.parent, &unit.parent) {
            noted
                .wrong
                .get_or_insert_with(|| Wrong::new(unit.at, "import-places-two-parents"));
        }
        Some(at)
    }

    /// A place of the file.
    pub(super) fn get(&self, country: CountryCode, code: &PCode) -> Option<&Noted> {
        let at = *self.at.get(&(country, code.clone()))?;
        self.all.get(at)
    }

    /// Every code of which it must be known whether it is there.
    pub(super) fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.at.keys().cloned().collect();
        for ((country, _), at) in &self.at {
            if let Parent::Code(code) = &self.all[*at].parent {
                keys.push((*country, code.clone()));
            }
        }
        keys.extend(self.asked.iter().cloned());
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The countries and levels of places with a row of their own that are not
    /// known yet.
    pub(super) fn new_kinds(
        &self,
        known: &HashMap<Key, PlaceSummary>,
    ) -> BTreeSet<(CountryCode, PlaceKind)> {
        let new = self.at.iter().filter(|(key, _)| !known.contains_key(*key));
        let noted = new.map(|((country, _), at)| (*country, &self.all[*at]));
        noted
            .filter(|(_, noted)| noted.own.is_some())
            .filter_map(|(country, noted)| Some((country, noted.kind?)))
            .collect()
    }

    /// Places of the file that bring an area.
    pub(super) fn with_area(&self) -> impl Iterator<Item = &Key> {
        self.at
            .iter()
            .filter(|(_, at)| self.all[**at].has_area)
            .map(|(key, _)| key)
    }

    /// Settles what every place stands below.
    pub(super) fn settle(&mut self, known: &HashMap<Key, PlaceSummary>) {
        let keys: Vec<Key> = {
            let mut keys: Vec<_> = self.at.iter().collect();
            keys.sort_unstable_by_key(|(_, at)| **at);
            keys.into_iter().map(|(key, _)| key.clone()).collect()
        };
        for (noted, key) in self.all.iter_mut().zip(&keys) {
            if let Some(place) = known.get(key) {
                noted.id = place.id;
            }
        }
        let mut settled = vec![Settled::No; self.all.len()];
        for start in 0..self.all.len() {
            // Up to what is settled or stands below nothing, then down again.
            let mut way = Vec::new();
            let mut next = Some(start);
            while let Some(at) = next {
                match settled[at] {
                    Settled::Yes => break,
                    Settled::Begun => {
                        self.circle(&way, at, &keys);
                        break;
                    }
                    Settled::No => {
                        settled[at] = Settled::Begun;
                        way.push(at);
                        next = self.above(&keys[at], at);
                    }
                }
            }
            for at in way.into_iter().rev() {
                self.settle_one(&keys[at], at, known);
                settled[at] = Settled::Yes;
            }
        }
        self.choose_makers();
        self.find_needed(&keys);
    }

    /// A place that only rows pass by is made by the first of them that is good:
    /// one that is refused takes nothing with it that others stand below.
    fn choose_makers(&mut self) {
        let mut makers: Vec<_> = self.all.iter().map(|noted| noted.loose).collect();
        for noted in self.all.iter().filter(|noted| noted.wrong.is_none()) {
            let Some(row) = noted.own else {
                continue;
            };
            for above in &noted.above {
                let maker = makers[*above].get_or_insert(row);
                *maker = row.min(*maker);
            }
        }
        for (noted, maker) in self.all.iter_mut().zip(makers) {
            if let Some(maker) = maker.filter(|_| noted.own.is_none()) {
                noted.maker = maker;
            }
        }
    }

    /// Whatever stands above something good is needed, up to the top.
    fn find_needed(&mut self, keys: &[Key]) {
        let loose = self
            .asked
            .iter()
            .filter_map(|key| self.at.get(key).copied());
        let good = (0..self.all.len())
            .filter(|at| self.all[*at].own.is_some() && self.all[*at].wrong.is_none())
            .filter_map(|at| self.above(&keys[at], at));
        let mut next: Vec<usize> = loose.chain(good).collect();
        while let Some(at) = next.pop() {
            let noted = &mut self.all[at];
            if noted.wrong.is_some() || std::mem::replace(&mut noted.needed, true) {
                continue;
            }
            next.extend(self.above(&keys[at], at));
        }
    }

    /// The place of the file that one stands below.
    fn above(&self, (country, _): &Key, at: usize) -> Option<usize> {
        match &self.all[at].parent {
            Parent::Code(code) => self.at.get(&(*country, code.clone())).copied(),
            Parent::Unsaid | Parent::Country => None,
        }
    }

    /// All on the way from `first` on stand below each other in a circle.
    fn circle(&mut self, way: &[usize], first: usize, keys: &[Key]) {
        let begin = way.iter().position(|at| *at == first).unwrap_or(0);
        let round = &way[begin..];
        let mut names: Vec<_> = round
            .iter()
            .take(NAMED)
            .map(|at| keys[*at].1.as_str())
            .collect();
        if round.len() > NAMED {
            names.push("…");
        }
        names.push(keys[first].1.as_str());
        let named = names.join(" → ");
        for at in round {
            let noted = &mut self.all[*at];
            let wrong = Wrong::new(noted.said_at, "import-places-circle");
            noted.wrong = Some(wrong.with("codes", named.as_str()));
        }
    }

    fn settle_one(&mut self, key: &Key, at: usize, known: &HashMap<Key, PlaceSummary>) {
        let above = self.above(key, at);
        let here = known.get(key);
        let noted = &self.all[at];
        if noted.wrong.is_some() {
            return;
        }
        let kind = noted
            .kind
            .or(here.map(|place| place.kind))
            .or_else(|| match &noted.parent {
                Parent::Country => Some(PlaceKind::Admin1),
                Parent::Unsaid => None,
                Parent::Code(code) => {
                    let of_file = above.and_then(|above| self.all[above].kind);
                    let of_store = || known.get(&(key.0, code.clone())).map(|place| place.kind);
                    below(of_file.or_else(of_store)?)
                }
            });
        let settled = self.linked(key, at, kind, (above, known));
        let noted = &mut self.all[at];
        noted.kind = kind;
        match settled {
            Ok(link) => noted.link = link,
            Err(wrong) => noted.wrong = Some(wrong),
        }
    }

    fn linked(
        &self,
        key: &Key,
        at: usize,
        kind: Option<PlaceKind>,
        (above, known): (Option<usize>, &HashMap<Key, PlaceSummary>),
    ) -> Result<Link, Wrong> {
        let noted = &self.all[at];
        let here = known.get(key);
        let kind = kind.ok_or_else(|| Wrong::new("level", "import-places-no-level"))?;
        if here.is_some_and(|place| place.kind != kind) {
            return Err(Wrong::new("level", "import-places-other-kind"));
        }
        if here.is_none() && !noted.has_name {
            let target = if noted.own.is_some() {
                "name"
            } else {
                noted.said_at
            };
            return Err(Wrong::new(target, "import-places-no-name"));
        }
        match &noted.parent {
            Parent::Unsaid if here.is_some() => Ok(Link::Unsaid),
            Parent::Unsaid | Parent::Country if kind.may_be_at_the_top() => Ok(Link::Top),
            Parent::Unsaid => Err(Wrong::new(noted.said_at, "fault-required")),
            Parent::Country => Err(Wrong::new(noted.said_at, "fault-place-of-another-level")),
            Parent::Code(code) => {
                let there = known.get(&(key.0, code.clone()));
                let above = above.map(|above| &self.all[above]);
                let parent = Above::of(above, there)
                    .ok_or_else(|| Wrong::new(noted.said_at, "import-places-no-parent"))?;
                parent.takes(noted, kind)
            }
        }
    }
}

impl Noted {
    fn of(row: u64, unit: &Unit, ids: &dyn Ids) -> Self {
        Self {
            maker: row,
            needed: false,
            loose: None,
            above: Vec::new(),
            own: None,
            kind: unit.kind,
            parent: unit.parent.clone(),
            to: None,
            has_name: !unit.names.is_empty(),
            has_area: false,
            said_at: if unit.at == "code" { "parent" } else { unit.at },
            id: PlaceId::new(ids),
            link: Link::Unsaid,
            wrong: None,
        }
    }
}

/// What a place stands below: as the file has it, and as it is known.
pub(super) struct Above {
    pub(super) id: PlaceId,
    kind: Option<PlaceKind>,
    to: Option<Date>,
    /// The row for which it is refused.
    refused: Option<u64>,
}

impl Above {
    pub(super) fn of(file: Option<&Noted>, known: Option<&PlaceSummary>) -> Option<Self> {
        match (file, known) {
            (None, None) => None,
            (_, Some(place)) => Some(Self {
                id: place.id,
                kind: Some(place.kind),
                to: place.valid_to,
                refused: None,
            }),
            (Some(noted), None) => Some(Self {
                id: noted.id,
                kind: noted.kind,
                to: noted.to,
                refused: noted.wrong.is_some().then_some(noted.maker),
            }),
        }
    }

    fn takes(&self, noted: &Noted, kind: PlaceKind) -> Result<Link, Wrong> {
        self.stands(kind, noted.to)
            .map(|()| Link::Below(self.id))
            .map_err(|wrong| Wrong {
                target: noted.said_at,
                ..wrong
            })
    }

    /// Whether something of this kind may stand below it.
    pub(super) fn stands(&self, kind: PlaceKind, to: Option<Date>) -> Result<(), Wrong> {
        if let Some(row) = self.refused {
            let row = i64::try_from(row).unwrap_or(i64::MAX);
            return Err(Wrong::new("parent", "import-places-parent-refused").with("row", row));
        }
        if self
            .kind
            .is_some_and(|parent| !kind.parents().contains(&parent))
        {
            return Err(Wrong::new("parent", "fault-place-of-another-level"));
        }
        let outlasts = |last: Date| to.is_none_or(|to| to > last);
        if self.to.is_some_and(outlasts) {
            return Err(Wrong::new("parent", "fault-place-is-closed"));
        }
        Ok(())
    }
}

/// The level below another.
const fn below(kind: PlaceKind) -> Option<PlaceKind> {
    match kind {
        PlaceKind::Admin1 => Some(PlaceKind::Admin2),
        PlaceKind::Admin2 => Some(PlaceKind::Admin3),
        PlaceKind::Admin3 | PlaceKind::Site | PlaceKind::Point => None,
    }
}

/// Whether two rows say the same of what a place stands below.
fn agree(one: &Parent, other: &Parent) -> bool {
    *one == Parent::Unsaid || *other == Parent::Unsaid || one == other
}
