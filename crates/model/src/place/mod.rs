//! Places: provinces, districts and what lies in them, by the codes of their
//! countries.
//!
//! A country is no place of ours: countries are reference data. Below it stand
//! up to three levels of administration, and below any of them sites (camps,
//! villages, centres) and points (a border post, a well). Districts are split,
//! merged and renamed: the old one is closed and names those that followed it,
//! and whatever was counted there goes on saying the old one.

mod code;
mod crossing;
mod form;
mod geometry;
mod name;
mod position;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::PlaceId;
use crate::personal::PersonalFields;
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::{CountryCode, ShortText};

pub use code::{LONGEST_CODE, PCode};
pub use form::PlaceForm;
pub use geometry::{Bounds, Geometry, LONGEST_GEOJSON, MOST_POINTS, Polygon, Ring};
pub use name::{MOST_ALIASES, MOST_NAMES, NameLanguage, PlaceName, alias_lines, name_lines};
pub use position::{Degrees, Position};

/// Places that may follow one at most.
pub const MOST_SUCCESSORS: usize = 50;

/// What a place is, from the level below the country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// The first level below the country: province, region, state.
    Admin1,
    /// The second: district, county.
    Admin2,
    /// The third: sub-district, commune.
    Admin3,
    /// Where people stay: a camp, a village, a centre.
    Site,
    /// Where people pass or are met: a border post, a crossing, a well.
    Point,
}

impl PlaceKind {
    /// Every kind, from the top.
    pub const ALL: [Self; 5] = [
        Self::Admin1,
        Self::Admin2,
        Self::Admin3,
        Self::Site,
        Self::Point,
    ];

    /// The kind's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin1 => "admin1",
            Self::Admin2 => "admin2",
            Self::Admin3 => "admin3",
            Self::Site => "site",
            Self::Point => "point",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Result<Self, Fault> {
        let key = if code.is_empty() {
            "required"
        } else {
            "unknown-choice"
        };
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.code() == code)
            .ok_or_else(|| Fault::new("", key))
    }

    /// What it may stand below.
    pub const fn parents(self) -> &'static [Self] {
        match self {
            Self::Admin1 => &[],
            Self::Admin2 => &[Self::Admin1],
            Self::Admin3 => &[Self::Admin2],
            Self::Site => &[Self::Admin1, Self::Admin2, Self::Admin3],
            Self::Point => &[Self::Admin1, Self::Admin2, Self::Admin3, Self::Site],
        }
    }

    /// Whether it may stand just below its country: the first level always
    /// does, and a site or a point where nobody knows more.
    pub const fn may_be_at_the_top(self) -> bool {
        matches!(self, Self::Admin1 | Self::Site | Self::Point)
    }

    /// Whether it is a level of administration, which always has a code.
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Admin1 | Self::Admin2 | Self::Admin3)
    }
}

/// What the form of a place asks, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceDetails {
    /// The place above; none just below the country.
    pub parent: Option<PlaceId>,
    /// Its code; a site or point may have none.
    pub code: Option<PCode>,
    /// Its names, the main one first; never empty, none twice in one language.
    pub names: Vec<PlaceName>,
    /// Other spellings and former names by which it is looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<ShortText>,
    /// Its first day, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Where it lies, or where its name is written on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// What can happen to a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceAction {
    /// A place is taken into the register.
    Add(AddPlace),
    /// What is known of it changes.
    Amend(AmendPlace),
    /// Its area is drawn, drawn anew or taken away.
    SetGeometry(SetGeometry),
    /// It ends, perhaps followed by others.
    Close(ClosePlace),
    /// Its closing is undone.
    Reopen(ReopenPlace),
}

/// A place is taken into the register. Its country and kind never change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPlace {
    /// The new place.
    pub place: PlaceId,
    /// Its country.
    pub country: CountryCode,
    /// What it is.
    pub kind: PlaceKind,
    /// Everything on its form.
    pub details: PlaceDetails,
    /// Its last day, if it is entered only after it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Its area, if a file brings both at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geometry: Option<Geometry>,
}

/// What is known of a place changes, all at once as on its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendPlace {
    /// The place.
    pub place: PlaceId,
    /// Its details from now on.
    pub details: PlaceDetails,
}

/// The area of a place is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetGeometry {
    /// The place.
    pub place: PlaceId,
    /// Its area from now on; none takes it away.
    pub geometry: Option<Geometry>,
}

/// A place ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosePlace {
    /// The place.
    pub place: PlaceId,
    /// Its last day.
    pub to: Date,
    /// What followed it: several after a split, the same one for several
    /// places after a merger, none where it is simply gone.
    pub successors: Vec<PlaceId>,
}

/// A closing is undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReopenPlace {
    /// The place.
    pub place: PlaceId,
}

impl PlaceAction {
    /// The place that it happens to.
    pub const fn place(&self) -> PlaceId {
        match self {
            Self::Add(a) => a.place,
            Self::Amend(a) => a.place,
            Self::SetGeometry(a) => a.place,
            Self::Close(a) => a.place,
            Self::Reopen(a) => a.place,
        }
    }

    /// The details that it brings.
    pub const fn details(&self) -> Option<&PlaceDetails> {
        match self {
            Self::Add(a) => Some(&a.details),
            Self::Amend(a) => Some(&a.details),
            Self::SetGeometry(_) | Self::Close(_) | Self::Reopen(_) => None,
        }
    }
}

/// A place as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// How often it was changed.
    pub version: Version,
    /// Its country.
    pub country: CountryCode,
    /// What it is.
    pub kind: PlaceKind,
    /// Everything on its form.
    pub details: PlaceDetails,
    /// Its last day, once it is known.
    pub valid_to: Option<Date>,
    /// What followed it.
    pub successors: Vec<PlaceId>,
    /// Its area.
    pub geometry: Option<Geometry>,
}

impl PlaceDetails {
    /// The name in a language, or else the main one.
    pub fn name_in(&self, language: &str) -> &str {
        let of = |name: &&PlaceName| {
            let tag = name.language.as_ref();
            tag.is_some_and(|tag| tag.language() == language)
        };
        let found = self.names.iter().find(of).or(self.names.first());
        found.map_or("", |name| name.name.as_str())
    }

    /// The main name.
    pub fn main_name(&self) -> &str {
        self.names.first().map_or("", |name| name.name.as_str())
    }

    /// What can be checked without looking at others.
    fn check(&self, id: PlaceId, kind: PlaceKind, to: Option<Date>) -> Result<(), Faults> {
        let mut faults = Faults::new();
        if self.parent == Some(id) {
            faults.push(Fault::new("parent", "place-cycle"));
        } else if self.parent.is_none() && !kind.may_be_at_the_top() {
            faults.push(Fault::new("parent", "required"));
        } else if self.parent.is_some() && kind.parents().is_empty() {
            faults.push(Fault::new("parent", "place-at-the-top"));
        }
        if kind.is_admin() && self.code.is_none() {
            faults.push(Fault::new("code", "required"));
        }
        if self.names.is_empty() {
            faults.push(Fault::new("name", "required"));
        }
        faults.take("names", name::one_of_each_language(&self.names));
        for (field, count, most) in [
            ("names", self.names.len(), MOST_NAMES),
            ("aliases", self.aliases.len(), MOST_ALIASES),
        ] {
            if count > most {
                let max = i64::try_from(most).unwrap_or(i64::MAX);
                faults.push(Fault::new(field, "too-many").with("max", max));
            }
        }
        if self.from.zip(to).is_some_and(|(from, to)| to < from) {
            faults.push(Fault::new("from", "dates-reversed"));
        }
        faults.finish(Some(()))
    }
}

impl Place {
    /// Whether it exists on a day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.details.from.is_none_or(|from| from <= day)
            && self.valid_to.is_none_or(|last| day <= last)
    }

    fn added(add: &AddPlace) -> Result<Self, Faults> {
        add.details.check(add.place, add.kind, add.to)?;
        may_have_an_area(add.kind, add.geometry.as_ref())?;
        Ok(Self {
            id: add.place,
            version: Version::FIRST,
            country: add.country,
            kind: add.kind,
            details: add.details.clone(),
            valid_to: add.to,
            successors: Vec::new(),
            geometry: add.geometry.clone(),
        })
    }

    fn after(mut self, action: &PlaceAction) -> Result<Self, Faults> {
        self.version = self.version.next();
        match action {
            PlaceAction::Add(_) => return Err(Fault::new("", "already-taken").into()),
            PlaceAction::Amend(amend) => {
                amend.details.check(self.id, self.kind, self.valid_to)?;
                self.details = amend.details.clone();
            }
            PlaceAction::SetGeometry(set) => {
                may_have_an_area(self.kind, set.geometry.as_ref())?;
                self.geometry.clone_from(&set.geometry);
            }
            PlaceAction::Close(close) => self.close(close)?,
            PlaceAction::Reopen(_) => {
                self.valid_to = None;
                self.successors.clear();
            }
        }
        Ok(self)
    }

    fn close(&mut self, close: &ClosePlace) -> Result<(), Fault> {
        if self.details.from.is_some_and(|from| close.to < from) {
            return Err(Fault::new("to", "dates-reversed"));
        }
        if close.successors.contains(&self.id) {
            return Err(Fault::new("successors", "place-successor-self"));
        }
        if close.successors.len() > MOST_SUCCESSORS {
            let max = i64::try_from(MOST_SUCCESSORS).unwrap_or(i64::MAX);
            return Err(Fault::new("successors", "too-many").with("max", max));
        }
        self.valid_to = Some(close.to);
        self.successors.clone_from(&close.successors);
        self.successors.sort_unstable();
        self.successors.dedup();
        Ok(())
    }
}

fn may_have_an_area(kind: PlaceKind, geometry: Option<&Geometry>) -> Result<(), Fault> {
    if kind == PlaceKind::Point && geometry.is_some() {
        return Err(Fault::new("geometry", "point-without-area"));
    }
    Ok(())
}

impl Record for Place {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        let Action::Place(action) = action else {
            return current.ok_or_else(|| Fault::new("", "not-found").into());
        };
        match (current, action) {
            (None, PlaceAction::Add(add)) => Self::added(add),
            (None, _) => Err(Fault::new("", "not-found").into()),
            (Some(place), action) => place.after(action),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let details = &self.details;
        let main = details.names.first();
        let language = main.and_then(|name| name.language.as_ref());
        let others = details.names.get(1..).unwrap_or_default();
        let position = details.position.as_ref();
        let field = |name, value| Field { name, value };
        vec![
            field("name", FieldValue::of(main.map(|main| &main.name))),
            field("language", FieldValue::of(language)),
            field("names", lines(others)),
            field("aliases", lines(&details.aliases)),
            field("country", FieldValue::Plain(self.country.to_string())),
            field("kind", FieldValue::Plain(self.kind.code().to_owned())),
            field("parent", FieldValue::of(details.parent.as_ref())),
            field("code", FieldValue::of(details.code.as_ref())),
            field("from", FieldValue::of(details.from.as_ref())),
            field("to", FieldValue::of(self.valid_to.as_ref())),
            field("successors", FieldValue::list(&self.successors)),
            field("latitude", FieldValue::of(position.map(|at| &at.latitude))),
            field(
                "longitude",
                FieldValue::of(position.map(|at| &at.longitude)),
            ),
            field(
                "geometry",
                FieldValue::of(self.geometry.as_ref().map(Geometry::summary).as_ref()),
            ),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        Vec::new()
    }
}

/// Values of which each is a line, as in the form; names have commas in them.
fn lines<T: std::fmt::Display>(values: &[T]) -> FieldValue {
    if values.is_empty() {
        return FieldValue::Absent;
    }
    let lines: Vec<_> = values.iter().map(ToString::to_string).collect();
    FieldValue::Plain(lines.join("\n"))
}
