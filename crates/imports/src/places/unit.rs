//! What one row of a table of places names.
//!
//! Two shapes are read, and mixtures of both: a row for each place, which names
//! its level and the code of what it stands below; and a row for each place of
//! the lowest level, with the codes and names of all that is above in columns
//! of their own.

use jiff::civil::Date;
use passerelle_model::Fault;
use passerelle_model::country::{Country, CountryCode};
use passerelle_model::place::{Geometry, NameLanguage, PCode, PlaceKind, PlaceName, Position};
use passerelle_model::text::ShortText;
use passerelle_tables::Axis;

use super::fields::{LANGUAGES, LEVEL_LANGUAGES, LEVEL_TARGETS, NAME_TARGETS};
use crate::item::{Item, take};
use crate::said::Said;

/// Levels of administration, from the top.
pub(super) const ADMIN: [PlaceKind; 3] = [PlaceKind::Admin1, PlaceKind::Admin2, PlaceKind::Admin3];

/// What a row is about.
#[derive(Debug)]
pub(super) enum Row {
    /// A country, which the house knows by itself.
    Country,
    /// A place.
    Place(Box<Named>),
}

/// A place with what stands above it, as far as the row names that.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) country: CountryCode,
    /// What stands above, from the top, where the row has columns for it.
    pub(super) above: Vec<Unit>,
    /// What the row is about.
    pub(super) own: Unit,
    /// What only the row's own place has.
    pub(super) more: More,
}

/// A place as a row names it.
#[derive(Debug)]
pub(super) struct Unit {
    /// None where only what it stands below can tell.
    pub(super) kind: Option<PlaceKind>,
    pub(super) code: Option<PCode>,
    pub(super) names: Vec<PlaceName>,
    pub(super) parent: Parent,
    /// The target at which something is said of its code.
    pub(super) at: &'static str,
}

/// What a row says that a place stands below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parent {
    /// Nothing.
    Unsaid,
    /// Its country.
    Country,
    /// A place.
    Code(PCode),
}

/// What only the row's own place has.
#[derive(Debug, Default)]
pub(super) struct More {
    pub(super) aliases: Vec<ShortText>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) position: Option<Position>,
    pub(super) geometry: Option<Geometry>,
    /// What is worth a look.
    pub(super) remarks: Vec<Said>,
}

/// Reads a row, or says everything that is wrong with it by itself.
pub(super) fn read(item: &Item<'_>) -> Result<Row, Vec<Said>> {
    let mut faults = Vec::new();
    let row = collect(item, &mut faults);
    match row {
        Some(row) if faults.is_empty() => Ok(row),
        _ => Err(faults),
    }
}

/// Whose a row is that does not read, if so much of it does.
pub(super) fn key(item: &Item<'_>) -> Option<(CountryCode, PCode)> {
    let code = |target| item.parsed(target, PCode::parse).ok().flatten();
    let levels = LEVEL_TARGETS.iter().rev();
    let own = code("code").or_else(|| levels.map(|(target, ..)| *target).find_map(code));
    Some((country(item).ok()?, own?))
}

fn collect(item: &Item<'_>, faults: &mut Vec<Said>) -> Option<Row> {
    let country = take(faults, country(item));
    let level = take(faults, level(item));
    let own = take(faults, item.parsed("code", PCode::parse));
    let levels = LEVEL_TARGETS.map(|(code, ..)| take(faults, item.parsed(code, PCode::parse)));
    let parent = take(faults, item.parsed("parent", PCode::parse));
    let mut remarks = Vec::new();
    let names = names(item, (faults, &mut remarks));
    let more = more(item, faults).map(|more| More { remarks, ..more });
    let (country, level, own) = (country?, level?, own?);
    let [one, two, three] = levels;
    let levels = [one?, two?, three?];
    let is_country = |code: &PCode| {
        let known = country.country();
        code.as_str() == country.as_str() || known.is_some_and(|k| code.as_str() == k.alpha3)
    };
    if level == Some(Level::Country) || (level.is_none() && own.as_ref().is_some_and(is_country)) {
        return Some(Row::Country);
    }
    let kind = match level {
        Some(Level::Place(kind)) => Some(kind),
        Some(Level::Country) | None => None,
    };
    let said = Columns {
        country,
        kind,
        own,
        levels,
        parent: match parent? {
            None => Parent::Unsaid,
            Some(code) if is_country(&code) => Parent::Country,
            Some(code) => Parent::Code(code),
        },
    };
    said.named(item, names, more?)
        .map_err(|said| faults.push(said))
        .ok()
        .map(|named| Row::Place(Box::new(named)))
}

/// The codes of a row, before it is known which of them is its own.
struct Columns {
    country: CountryCode,
    kind: Option<PlaceKind>,
    own: Option<PCode>,
    levels: [Option<PCode>; 3],
    parent: Parent,
}

impl Columns {
    fn named(
        mut self,
        item: &Item<'_>,
        mut names: Vec<PlaceName>,
        more: More,
    ) -> Result<Named, Said> {
        let depth = self.depth();
        let (kind, code, at) = match (&self.own, depth) {
            // The row is about the lowest level that it names.
            (None, Some(depth)) if self.kind.is_none_or(PlaceKind::is_admin) => {
                if names.is_empty() {
                    names = level_names(item, depth);
                }
                let code = self.levels[depth].take();
                (Some(ADMIN[depth]), code, LEVEL_TARGETS[depth].0)
            }
            (Some(own), _) => {
                // A code that stands in a column of its level as well.
                let same = self
                    .levels
                    .iter()
                    .position(|code| code.as_ref() == Some(own));
                if let Some(level) = same {
                    self.levels[level] = None;
                    if names.is_empty() {
                        names = level_names(item, level);
                    }
                }
                let kind = self.kind.or_else(|| same.map(|level| ADMIN[level]));
                (kind, self.own.take(), "code")
            }
            (None, _) => (self.kind, None, "code"),
        };
        let deepest = kind.and_then(|kind| ADMIN.iter().position(|admin| *admin == kind));
        let above = self.above(item, deepest.unwrap_or(ADMIN.len()));
        let parent = match self.parent {
            Parent::Unsaid => above.last().and_then(|unit| unit.code.clone()).map_or_else(
                || {
                    if kind == Some(PlaceKind::Admin1) {
                        Parent::Country
                    } else {
                        Parent::Unsaid
                    }
                },
                Parent::Code,
            ),
            said => said,
        };
        if code.is_none() && kind.is_none_or(PlaceKind::is_admin) {
            let target = if kind.is_none() { "level" } else { "code" };
            return Err(item.wrong(target, &Fault::new("", "required")));
        }
        Ok(Named {
            country: self.country,
            above,
            own: Unit {
                kind,
                code,
                names,
                parent,
                at,
            },
            more,
        })
    }

    /// The lowest level that has a code.
    fn depth(&self) -> Option<usize> {
        self.levels.iter().rposition(Option::is_some)
    }

    /// What stands above the row's own place.
    fn above(&mut self, item: &Item<'_>, below: usize) -> Vec<Unit> {
        let mut above: Vec<Unit> = Vec::new();
        for level in 0..below.min(ADMIN.len()) {
            let Some(code) = self.levels[level].take() else {
                continue;
            };
            let parent = match above.last().and_then(|unit| unit.code.clone()) {
                Some(code) => Parent::Code(code),
                None if level == 0 => Parent::Country,
                None => Parent::Unsaid,
            };
            above.push(Unit {
                kind: Some(ADMIN[level]),
                code: Some(code),
                names: level_names(item, level),
                parent,
                at: LEVEL_TARGETS[level].0,
            });
        }
        above
    }
}

fn country(item: &Item<'_>) -> Result<CountryCode, Said> {
    let read = item.parsed("country", |text| {
        let found = Country::find(text).map(|country| country.code);
        found.ok_or_else(|| Fault::new("", "not-a-country"))
    })?;
    read.ok_or_else(|| item.wrong("country", &Fault::new("", "required")))
}

/// What a column of levels says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Country,
    Place(PlaceKind),
}

/// Words for a level, folded.
const WORDS: [(&str, Level); 24] = [
    ("country", Level::Country),
    ("national", Level::Country),
    ("pays", Level::Country),
    ("pais", Level::Country),
    ("site", Level::Place(PlaceKind::Site)),
    ("camp", Level::Place(PlaceKind::Site)),
    ("village", Level::Place(PlaceKind::Site)),
    ("town", Level::Place(PlaceKind::Site)),
    ("city", Level::Place(PlaceKind::Site)),
    ("settlement", Level::Place(PlaceKind::Site)),
    ("collective centre", Level::Place(PlaceKind::Site)),
    ("centre collectif", Level::Place(PlaceKind::Site)),
    ("ville", Level::Place(PlaceKind::Site)),
    ("موقع", Level::Place(PlaceKind::Site)),
    ("مخيم", Level::Place(PlaceKind::Site)),
    ("قريه", Level::Place(PlaceKind::Site)),
    ("point", Level::Place(PlaceKind::Point)),
    ("border post", Level::Place(PlaceKind::Point)),
    ("border crossing", Level::Place(PlaceKind::Point)),
    ("entry point", Level::Place(PlaceKind::Point)),
    ("flow monitoring point", Level::Place(PlaceKind::Point)),
    ("poste frontiere", Level::Place(PlaceKind::Point)),
    ("نقطه", Level::Place(PlaceKind::Point)),
    ("معبر", Level::Place(PlaceKind::Point)),
];

fn level(item: &Item<'_>) -> Result<Option<Level>, Said> {
    item.parsed("level", parse_level)
}

/// `2`, `2.0`, `ADM2`, `Admin level 2`, `admin2`, `site`.
pub(super) fn parse_level(text: &str) -> Result<Level, Fault> {
    if let Ok(kind) = PlaceKind::parse(text) {
        return Ok(Level::Place(kind));
    }
    let folded = passerelle_tables::fold(text);
    let number = folded.strip_suffix(" 0").unwrap_or(&folded);
    let number = [
        "admin level",
        "adm level",
        "admin",
        "adm",
        "level",
        "niveau",
        "nivel",
    ]
    .iter()
    .find_map(|word| number.strip_prefix(word))
    .unwrap_or(number);
    match number.trim().parse::<u8>() {
        Ok(0) => Ok(Level::Country),
        Ok(level @ 1..=3) => Ok(Level::Place(ADMIN[usize::from(level) - 1])),
        Ok(_) => Err(Fault::new("", "place-level-too-deep")),
        Err(_) => {
            let known = WORDS.iter().find(|(word, _)| *word == folded);
            known
                .map(|(_, level)| *level)
                .ok_or_else(|| Fault::new("", "not-a-level"))
        }
    }
}

/// The names of the row's own place: the main one first, and none twice in one
/// language.
fn names(item: &Item<'_>, (faults, remarks): (&mut Vec<Said>, &mut Vec<Said>)) -> Vec<PlaceName> {
    let mut main = take(faults, item.parsed("name", ShortText::parse)).flatten();
    if main.is_none()
        && let Some(name) = item.missing("name").filter(|name| is_a_name(name))
    {
        main = ShortText::parse(&name).ok();
        remarks.push(item.say("name", Said::row("import-places-name-taken")));
    }
    let language = take(faults, item.parsed("language", NameLanguage::parse)).flatten();
    let others = NAME_TARGETS
        .iter()
        .zip(LANGUAGES)
        .filter_map(|(target, language)| {
            let name = take(faults, item.parsed(target, ShortText::parse)).flatten()?;
            Some((name, language))
        });
    in_order(main, language, others.collect())
}

/// A province of Thailand and a district of Laos are called what programs write
/// where there is no number; these write it in other letters.
fn is_a_name(written: &str) -> bool {
    written == "Nan"
}

fn level_names(item: &Item<'_>, level: usize) -> Vec<PlaceName> {
    let (_, name, others) = LEVEL_TARGETS[level];
    // A name that does not read is said where its own row is read.
    let read = |target: &str| item.parsed(target, ShortText::parse).ok().flatten();
    let others = others.iter().zip(LEVEL_LANGUAGES);
    let others = others.filter_map(|(target, language)| Some((read(target)?, language)));
    in_order(read(name), None, others.collect())
}

fn in_order(
    main: Option<ShortText>,
    language: Option<NameLanguage>,
    others: Vec<(ShortText, &'static str)>,
) -> Vec<PlaceName> {
    let mut names: Vec<PlaceName> = Vec::with_capacity(others.len() + 1);
    if let Some(name) = main {
        // The same name with its language says more.
        let told = others.iter().find(|(other, _)| *other == name);
        let told = told.and_then(|(_, language)| NameLanguage::parse(language).ok());
        let language = language.or(told);
        names.push(PlaceName { name, language });
    }
    for (name, language) in others {
        let language = NameLanguage::parse(language).ok();
        if names.iter().all(|known| known.language != language) {
            names.push(PlaceName { name, language });
        }
    }
    names
}

fn more(item: &Item<'_>, faults: &mut Vec<Said>) -> Option<More> {
    let aliases = take(faults, item.parsed("aliases", aliases));
    let from = take(faults, item.day("from"));
    let to = take(faults, item.day("to"));
    let position = take(faults, position(item));
    let (point, geometry) = take(faults, geometry(item))?;
    let (from, to) = (from?, to?);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        faults.push(item.wrong("to", &Fault::new("", "dates-reversed")));
    }
    Some(More {
        aliases: aliases?.unwrap_or_default(),
        from,
        to,
        position: position?.or(point),
        geometry,
        remarks: Vec::new(),
    })
}

/// Other spellings, between semicolons, bars or lines.
fn aliases(text: &str) -> Result<Vec<ShortText>, Fault> {
    let lines = text.replace([';', '|', '؛'], "\n");
    passerelle_model::place::alias_lines(&lines)
}

fn position(item: &Item<'_>) -> Result<Option<Position>, Said> {
    let latitude = item.degrees("latitude", Axis::Latitude)?;
    let longitude = item.degrees("longitude", Axis::Longitude)?;
    let required = || Fault::new("", "required");
    match (latitude, longitude) {
        (None, None) => Ok(None),
        (Some(_), None) => Err(item.wrong("longitude", &required())),
        (None, Some(_)) => Err(item.wrong("latitude", &required())),
        (Some(latitude), Some(longitude)) => {
            let found = Position::of(longitude, latitude);
            // A device without a signal says 0, 0: the sea off Africa.
            match found.filter(|found| *found != Position::default()) {
                Some(found) => Ok(Some(found)),
                None => Err(item.wrong("latitude", &Fault::new("", "placeholder-position"))),
            }
        }
    }
}

/// A point is where the place lies, an area is its area.
fn geometry(item: &Item<'_>) -> Result<(Option<Position>, Option<Geometry>), Said> {
    let Some(text) = item.geometry() else {
        return Ok((None, None));
    };
    let wrong = |fault: &Fault| item.say("geometry", Said::of_fault(fault));
    if let Some(point) = point(text) {
        let found = point
            .position()
            .filter(|found| *found != Position::default());
        let found = found.ok_or_else(|| wrong(&Fault::new("", "geometry-off-the-globe")))?;
        return Ok((Some(found), None));
    }
    match Geometry::from_geojson(text) {
        Ok(geometry) => Ok((None, Some(geometry))),
        Err(fault) => Err(wrong(&fault)),
    }
}

#[derive(serde::Deserialize)]
struct Point {
    r#type: String,
    coordinates: Vec<f64>,
}

impl Point {
    /// Where it lies; none off the globe.
    fn position(&self) -> Option<Position> {
        let (longitude, latitude) = (self.coordinates.first()?, self.coordinates.get(1)?);
        Position::of(*longitude, *latitude)
    }
}

/// A point; none if the geometry is something else.
fn point(text: &str) -> Option<Point> {
    // Areas are long, and told apart before they are read.
    if text.len() > 400 {
        return None;
    }
    let point: Point = serde_json::from_str(text).ok()?;
    (point.r#type == "Point").then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_as_people_write_them() {
        for (text, level) in [
            ("0", Level::Country),
            ("1", Level::Place(PlaceKind::Admin1)),
            ("2.0", Level::Place(PlaceKind::Admin2)),
            ("ADM3", Level::Place(PlaceKind::Admin3)),
            ("Admin level 2", Level::Place(PlaceKind::Admin2)),
            ("admin1", Level::Place(PlaceKind::Admin1)),
            ("Camp", Level::Place(PlaceKind::Site)),
            ("Poste frontière", Level::Place(PlaceKind::Point)),
        ] {
            assert_eq!(parse_level(text), Ok(level), "{text}");
        }
        assert_eq!(parse_level("4").unwrap_err().key, "place-level-too-deep");
        assert_eq!(parse_level("Region").unwrap_err().key, "not-a-level");
    }
}
