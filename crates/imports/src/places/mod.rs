//! Importing places: tables of P-codes, gazetteers, GeoJSON.

mod alike;
mod fields;
mod index;
mod unit;

use std::collections::HashMap;
use std::sync::Arc;

use passerelle_model::country::CountryCode;
use passerelle_model::place::{
    AddPlace, AmendPlace, ClosePlace, PCode, Place, PlaceAction, PlaceDetails, PlaceKind,
    PlaceName, SetGeometry,
};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{Action, Fault, Happened, Ids, Instant, PlaceId, Record as _};
use passerelle_store::{AreaHash, PlaceSummary, Reader, Refusal, Store, area_hash};

use self::alike::Alike;
use self::index::{Above, Index, Key, Link, Noted, Wrong};
use self::unit::{Named, Parent, Row, Unit};
use crate::item::Item;
use crate::kind::{Asking, Judged, Kind, Ranked, Session, Target, Verdict};
use crate::said::Said;

/// Codes that are asked for with one question.
const AT_ONCE: usize = 2_000;

/// Importing places.
#[derive(Debug, Clone, Copy, Default)]
pub struct Places;

impl Kind for Places {
    fn code(&self) -> &'static str {
        "places"
    }

    fn need(&self) -> Need {
        Need::Duty(Duty::Places)
    }

    fn targets(&self) -> &'static [Target] {
        &fields::TARGETS
    }

    fn takes_geometry(&self) -> bool {
        true
    }

    fn callers(&self) -> &'static [&'static str] {
        &[
            "code",
            "name",
            "name_en",
            "adm3_code",
            "adm3_name",
            "adm2_code",
            "adm2_name",
            "adm1_code",
            "adm1_name",
        ]
    }

    fn look(&self, item: &Item<'_>) -> Vec<Said> {
        unit::read(item).err().unwrap_or_default()
    }

    fn begin(&self, store: &Store) -> Box<dyn Session> {
        Box::new(OfFile {
            ids: Arc::clone(&store.ports().ids),
            index: Index::default(),
            without_code: HashMap::new(),
            known: HashMap::new(),
            areas: HashMap::new(),
            alike: Alike::default(),
            now: store.now(),
        })
    }
}

/// The judgement of one file of places.
struct OfFile {
    ids: Arc<dyn Ids>,
    index: Index,
    /// The ids of places without a code, by their rows: chosen once, so that the
    /// result names what the batch makes.
    without_code: HashMap<u64, PlaceId>,
    known: HashMap<Key, PlaceSummary>,
    /// What the areas of known places come to, for which the file has one.
    areas: HashMap<PlaceId, AreaHash>,
    /// Places of the register that a new one may be.
    alike: Alike,
    now: Instant,
}

impl Session for OfFile {
    fn note(&mut self, item: &Item<'_>) {
        let row = item.number();
        match unit::read(item) {
            Ok(Row::Place(named)) => {
                self.index.note(row, &named, &*self.ids);
                if named.own.code.is_none() {
                    self.without_code.insert(row, PlaceId::new(&*self.ids));
                }
            }
            Ok(Row::Country) => {}
            Err(_) => {
                if let Some(key) = unit::key(item) {
                    self.index.note_unread(row, key, &*self.ids);
                }
            }
        }
    }

    fn settle<'a>(&'a mut self, reader: &'a Reader) -> Asking<'a> {
        Box::pin(async move {
            for keys in self.index.keys().chunks(AT_ONCE) {
                self.known.extend(reader.places_by_codes(keys).await?);
            }
            self.read_areas(reader).await?;
            self.index.settle(&self.known);
            self.alike = Alike::of(&self.index, &self.known, reader).await?;
            Ok(())
        })
    }

    fn judge(&self, item: &Item<'_>) -> Judged {
        match unit::read(item) {
            Err(faults) => Judged::refused(faults),
            Ok(Row::Country) => Judged::same(None).remark(Said::row("import-places-known-country")),
            Ok(Row::Place(named)) => self.place(item, *named),
        }
    }
}

impl OfFile {
    async fn read_areas(&mut self, reader: &Reader) -> Result<(), Refusal> {
        let wanted: Vec<_> = self
            .index
            .with_area()
            .filter_map(|key| self.known.get(key))
            .filter(|place| place.has_geometry)
            .map(|place| place.id)
            .collect();
        self.areas = reader.place_area_hashes(&wanted).await?;
        Ok(())
    }

    fn place(&self, item: &Item<'_>, named: Named) -> Judged {
        let (country, above) = (named.country, self.makes_above(item, &named));
        let (code, remarks) = (named.own.code.clone(), named.more.remarks.clone());
        let mut actions: Vec<Ranked> = above.iter().map(|(ranked, _)| ranked.clone()).collect();
        let known = code.as_ref().and_then(|code| {
            let key = (country, code.clone());
            self.known.get(&key)
        });
        let judged = match code {
            Some(code) => self.coded(item, named, code, &mut actions),
            None => self.without_code(item, named, &mut actions),
        };
        let judged = judged.map_err(|said| vec![*said]);
        let judged = judged.and_then(|judged| {
            self.holds(item, known, &actions)?;
            Ok(judged)
        });
        match judged {
            Ok(judged) => {
                let judged = remarks.into_iter().fold(judged, Judged::remark);
                Judged { actions, ..judged }
            }
            // What others stand below is made all the same.
            Err(faults) => Judged {
                actions: above
                    .into_iter()
                    .filter_map(|(ranked, needed)| needed.then_some(ranked))
                    .collect(),
                ..Judged::refused(faults)
            },
        }
    }

    /// What a record can see of an action by itself, it says here and not only
    /// when the row is done.
    fn holds(
        &self,
        item: &Item<'_>,
        known: Option<&PlaceSummary>,
        actions: &[Ranked],
    ) -> Result<(), Vec<Said>> {
        let at = Happened {
            event_at: self.now,
            recorded_at: self.now,
        };
        let mut states: HashMap<PlaceId, Place> = HashMap::new();
        states.extend(known.map(|known| (known.id, as_known(known))));
        for ranked in actions {
            let Action::Place(action) = &ranked.action else {
                continue;
            };
            let was = states.remove(&action.place());
            let next = Place::evolve(was, &ranked.action, at).map_err(|faults| {
                let said = faults.iter().map(|fault| said_of(item, fault));
                said.collect::<Vec<_>>()
            })?;
            states.insert(next.id, next);
        }
        Ok(())
    }

    /// Places above that this row makes, each with whether others need it.
    fn makes_above(&self, item: &Item<'_>, named: &Named) -> Vec<(Ranked, bool)> {
        let row = item.number();
        let made = named.above.iter().filter_map(|unit| {
            let code = unit.code.as_ref()?;
            let noted = self.index.get(named.country, code)?;
            let is_known = self.known.contains_key(&(named.country, code.clone()));
            let here = noted.own.is_none() && noted.maker == row && noted.wrong.is_none();
            let made = add(noted.id, named.country, unit, noted.link);
            made.filter(|_| here && !is_known)
                .map(|made| (made, noted.needed))
        });
        made.collect()
    }

    /// A place with a code: found by it, or made.
    fn coded(
        &self,
        item: &Item<'_>,
        named: Named,
        code: PCode,
        actions: &mut Vec<Ranked>,
    ) -> Result<Judged, Box<Said>> {
        let at = named.own.at;
        let noted = self.index.get(named.country, &code);
        let noted = noted.ok_or_else(|| Box::new(Said::row("import-places-unread")))?;
        if let Some(own) = noted.own
            && own != item.number()
        {
            let row = i64::try_from(own).unwrap_or(i64::MAX);
            let said = Said::row("import-twice").with("row", row);
            return Err(Box::new(item.say(at, said)));
        }
        if let Some(wrong) = &noted.wrong {
            return Err(Box::new(say(item, wrong)));
        }
        let id = noted.id;
        if let Some(known) = self.known.get(&(named.country, code)) {
            let changes = self.changes(item, known, noted, named)?;
            actions.extend(changes);
            return Ok(if actions.is_empty() {
                Judged::same(Some(id.into()))
            } else {
                Judged::does(Verdict::Change, Vec::new(), id.into())
            });
        }
        let kind = noted.kind.or(named.own.kind);
        let alike = kind.and_then(|kind| self.alike.said(kind, &named));
        actions.extend(kind.map(|kind| added(id, kind, named, noted.link)));
        let judged = Judged::does(Verdict::New, Vec::new(), id.into());
        Ok(alike.into_iter().fold(judged, Judged::remark))
    }

    /// A site or a point that has no code: nothing tells whether it is known.
    fn without_code(
        &self,
        item: &Item<'_>,
        named: Named,
        actions: &mut Vec<Ranked>,
    ) -> Result<Judged, Box<Said>> {
        let required = |target| Box::new(item.wrong(target, &Fault::new("", "required")));
        let kind = named.own.kind.ok_or_else(|| required("level"))?;
        if named.own.names.is_empty() {
            return Err(required("name"));
        }
        let link = match &named.own.parent {
            Parent::Unsaid | Parent::Country => Link::Top,
            Parent::Code(code) => {
                let of_file = self.index.get(named.country, code);
                let known = self.known.get(&(named.country, code.clone()));
                let above = Above::of(of_file, known).ok_or_else(|| {
                    Box::new(item.say("parent", Said::row("import-places-no-parent")))
                })?;
                above
                    .stands(kind, named.more.to)
                    .map_err(|wrong| Box::new(say(item, &wrong)))?;
                Link::Below(above.id)
            }
        };
        let unread = || Box::new(Said::row("import-places-unread"));
        let id = *self.without_code.get(&item.number()).ok_or_else(unread)?;
        actions.push(added(id, kind, named, link));
        let judged = Judged::does(Verdict::New, Vec::new(), id.into());
        Ok(judged.remark(Said::row("import-places-no-code")))
    }

    /// What a row says of a known place that is not known yet.
    fn changes(
        &self,
        item: &Item<'_>,
        known: &PlaceSummary,
        noted: &Noted,
        named: Named,
    ) -> Result<Vec<Ranked>, Box<Said>> {
        let mut actions = Vec::new();
        let (kind, id, more) = (known.kind, known.id, named.more);
        let mut details = known.details.clone();
        match noted.link {
            Link::Unsaid => {}
            Link::Top => details.parent = None,
            Link::Below(parent) => details.parent = Some(parent),
        }
        merge_names(&mut details.names, named.own.names, item.has("name"));
        for alias in more.aliases {
            if !details.aliases.contains(&alias) {
                details.aliases.push(alias);
            }
        }
        details.from = more.from.or(details.from);
        details.position = more.position.or(details.position);
        if details != known.details {
            let amend = PlaceAction::Amend(AmendPlace { place: id, details });
            actions.push(ranked(kind, amend));
        }
        if let Some(geometry) = more.geometry
            && self.areas.get(&id) != Some(&area_hash(&geometry))
        {
            let geometry = Some(geometry);
            let set = PlaceAction::SetGeometry(SetGeometry {
                place: id,
                geometry,
            });
            actions.push(ranked(kind, set));
        }
        match (more.to, known.valid_to) {
            (Some(to), None) => {
                let successors = Vec::new();
                actions.push(closing(
                    kind,
                    ClosePlace {
                        place: id,
                        to,
                        successors,
                    },
                ));
            }
            (Some(to), Some(closed)) if to != closed => {
                let said = Said::row("import-places-closed-on").with("day", closed.to_string());
                return Err(Box::new(item.say("to", said)));
            }
            _ => {}
        }
        Ok(actions)
    }
}

/// A place as it is known, as far as its own rules ask. Whether an area is drawn
/// is none of them.
fn as_known(known: &PlaceSummary) -> Place {
    Place {
        id: known.id,
        version: known.version,
        country: known.country,
        kind: known.kind,
        details: known.details.clone(),
        valid_to: known.valid_to,
        successors: Vec::new(),
        geometry: None,
    }
}

/// What the model says of a place, at the column that it is about.
fn said_of(item: &Item<'_>, fault: &Fault) -> Said {
    let target = match &*fault.field {
        "names" => "name",
        field => field,
    };
    let is_target = fields::TARGETS.iter().any(|known| known.code == target);
    if is_target || target == "geometry" {
        item.wrong(target, fault)
    } else {
        Said::of_fault(fault)
    }
}

fn say(item: &Item<'_>, wrong: &Wrong) -> Said {
    if wrong.target.is_empty() {
        wrong.said()
    } else {
        item.say(wrong.target, wrong.said())
    }
}

/// Names that the file brings take the place of those in the same language.
/// What stands in the column of the main name becomes the main name, unless there
/// is a name in its language: that is renamed where it stands.
fn merge_names(names: &mut Vec<PlaceName>, brought: Vec<PlaceName>, main_first: bool) {
    for (n, name) in brought.into_iter().enumerate() {
        let is_main = n == 0 && main_first;
        let same = names
            .iter()
            .position(|known| known.language == name.language);
        match same {
            Some(at) => names[at] = name,
            // Without a language it renames what the place is called.
            None if is_main && name.language.is_none() && !names.is_empty() => {
                names[0].name = name.name;
            }
            None if is_main => names.insert(0, name),
            None => names.push(name),
        }
    }
}

fn ranked(kind: PlaceKind, action: PlaceAction) -> Ranked {
    Ranked {
        rank: level(kind),
        action: Action::Place(action),
    }
}

/// Places close after all that stands below them.
fn closing(kind: PlaceKind, close: ClosePlace) -> Ranked {
    Ranked {
        rank: 2 * levels() - level(kind),
        action: Action::Place(PlaceAction::Close(close)),
    }
}

fn level(kind: PlaceKind) -> u8 {
    let at = PlaceKind::ALL.iter().position(|known| *known == kind);
    u8::try_from(at.unwrap_or_default()).unwrap_or_default()
}

fn levels() -> u8 {
    u8::try_from(PlaceKind::ALL.len()).unwrap_or_default()
}

fn add(id: PlaceId, country: CountryCode, unit: &Unit, link: Link) -> Option<Ranked> {
    let kind = unit.kind?;
    let details = PlaceDetails {
        parent: below(link),
        code: unit.code.clone(),
        names: unit.names.clone(),
        aliases: Vec::new(),
        from: None,
        position: None,
    };
    let add = AddPlace {
        place: id,
        country,
        kind,
        details,
        to: None,
        geometry: None,
    };
    Some(ranked(kind, PlaceAction::Add(add)))
}

fn added(id: PlaceId, kind: PlaceKind, named: Named, link: Link) -> Ranked {
    let more = named.more;
    let details = PlaceDetails {
        parent: below(link),
        code: named.own.code,
        names: named.own.names,
        aliases: more.aliases,
        from: more.from,
        position: more.position,
    };
    let add = AddPlace {
        place: id,
        country: named.country,
        kind,
        details,
        to: more.to,
        geometry: more.geometry,
    };
    ranked(kind, PlaceAction::Add(add))
}

const fn below(link: Link) -> Option<PlaceId> {
    match link {
        Link::Below(id) => Some(id),
        Link::Unsaid | Link::Top => None,
    }
}
