//! The form of a place as it was typed.

use serde::{Deserialize, Serialize};

use crate::faults::{Fault, Faults};
use crate::ids::{NotAnId, PlaceId};
use crate::text::{self, CountryCode, ShortText};

use super::{
    AddPlace, NameLanguage, PCode, Place, PlaceDetails, PlaceKind, PlaceName, Position,
    alias_lines, name, name_lines,
};

/// The form of a place as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field of PlaceDetails with its name"
)]
pub struct PlaceForm {
    pub country: String,
    pub kind: String,
    /// The main name, in `language`.
    pub name: String,
    pub language: String,
    /// The other names, one on a line: `ar: كابل`.
    pub names: String,
    /// One on a line.
    pub aliases: String,
    pub parent: String,
    pub code: String,
    pub from: String,
    pub latitude: String,
    pub longitude: String,
}

impl PlaceForm {
    /// Checks everything but the country and the kind, which only adding asks.
    pub fn details(&self) -> Result<PlaceDetails, Faults> {
        let mut faults = Faults::new();
        let details = self.collect(&mut faults);
        faults.finish(details)
    }

    /// Checks the whole form of a new place.
    pub fn adding(&self, place: PlaceId) -> Result<AddPlace, Faults> {
        let mut faults = Faults::new();
        let country = faults.take("country", parse_country(&self.country));
        let kind = faults.take("kind", PlaceKind::parse(self.kind.trim()));
        let details = self.collect(&mut faults);
        if let (Some(kind), Some(details)) = (kind, &details)
            && let Err(others) = details.check(place, kind, None)
        {
            others.iter().for_each(|fault| faults.push(fault.clone()));
        }
        let add = country.zip(kind).zip(details);
        faults.finish(add.map(|((country, kind), details)| AddPlace {
            place,
            country,
            kind,
            details,
            to: None,
            geometry: None,
        }))
    }

    /// The form of a place that is there.
    pub fn of(place: &Place) -> Self {
        let details = &place.details;
        let main = details.names.first();
        let others = details.names.get(1..).unwrap_or_default();
        let shown = |value: Option<String>| value.unwrap_or_default();
        Self {
            country: place.country.to_string(),
            kind: place.kind.code().to_owned(),
            name: details.main_name().to_owned(),
            language: shown(main.and_then(|main| main.language.as_ref().map(ToString::to_string))),
            names: lines(others),
            aliases: lines(&details.aliases),
            parent: shown(details.parent.as_ref().map(ToString::to_string)),
            code: shown(details.code.as_ref().map(ToString::to_string)),
            from: shown(details.from.as_ref().map(ToString::to_string)),
            latitude: shown(details.position.map(|at| at.latitude.to_string())),
            longitude: shown(details.position.map(|at| at.longitude.to_string())),
        }
    }

    fn collect(&self, faults: &mut Faults) -> Option<PlaceDetails> {
        let main = faults.take("name", ShortText::parse(&self.name));
        let language = faults.take("language", NameLanguage::parse_optional(&self.language));
        let others = faults.take("names", name_lines(&self.names));
        let aliases = faults.take("aliases", alias_lines(&self.aliases));
        let parent = faults.take("parent", parse_parent(&self.parent));
        let code = faults.take("code", PCode::parse_optional(&self.code));
        let from = faults.take("from", text::date_optional(&self.from));
        let position = match Position::parse(&self.latitude, &self.longitude) {
            Ok(position) => Some(position),
            Err(wrong) => {
                wrong.iter().for_each(|fault| faults.push(fault.clone()));
                None
            }
        };
        let mut names = vec![PlaceName {
            name: main?,
            language: language?,
        }];
        names.extend(others?);
        faults.take("names", name::one_of_each_language(&names))?;
        Some(PlaceDetails {
            parent: parent?,
            code: code?,
            names,
            aliases: aliases?,
            from: from?,
            position: position?,
        })
    }
}

fn parse_country(raw: &str) -> Result<CountryCode, Fault> {
    if raw.trim().is_empty() {
        return Err(Fault::new("", "required"));
    }
    CountryCode::parse(raw)
}

fn parse_parent(raw: &str) -> Result<Option<PlaceId>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        id => match id.parse() {
            Ok(id) => Ok(Some(id)),
            Err(NotAnId) => Err(Fault::new("", "unknown-choice")),
        },
    }
}

fn lines<T: std::fmt::Display>(values: &[T]) -> String {
    let lines: Vec<_> = values.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
