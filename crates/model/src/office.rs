//! Offices: the tree in which everything of the agency has its place.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{AccountId, OfficeId};
use crate::personal::PersonalFields;
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::{self, CountryCode, LanguageCode, ShortText};

/// What an office is in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// The top of the tree.
    Headquarters,
    /// Supports the country offices of a region.
    RegionalOffice,
    /// Works in one country, or in a few.
    CountryOffice,
    /// A part of a country office in another town.
    SubOffice,
}

impl OfficeKind {
    /// Every kind, from the top of the tree.
    pub const ALL: [Self; 4] = [
        Self::Headquarters,
        Self::RegionalOffice,
        Self::CountryOffice,
        Self::SubOffice,
    ];

    /// The kind's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Headquarters => "headquarters",
            Self::RegionalOffice => "regional_office",
            Self::CountryOffice => "country_office",
            Self::SubOffice => "sub_office",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| {
                Fault::new(
                    "",
                    if code.is_empty() {
                        "required"
                    } else {
                        "unknown-choice"
                    },
                )
            })
    }
}

/// A name from a day on. Offices are renamed; their history keeps both names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedName {
    /// The name.
    pub name: ShortText,
    /// The first day on which it is used.
    pub from: Date,
}

/// What the form of an office asks, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeDetails {
    /// What it is in the tree.
    pub kind: OfficeKind,
    /// The office above; none only for the headquarters.
    pub parent: Option<OfficeId>,
    /// The countries that it covers.
    pub countries: Vec<CountryCode>,
    /// Where to write and where to go.
    pub address: Option<String>,
    /// The telephone of the desk.
    pub phone: Option<ShortText>,
    /// The office's own address, never a person's.
    pub email: Option<ShortText>,
    /// The web page.
    pub web: Option<ShortText>,
    /// The languages that one is helped in.
    pub languages: Vec<LanguageCode>,
    /// Whether the public directory shows it.
    pub listed: bool,
}

/// The form of an office as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field of OfficeDetails with its name"
)]
pub struct OfficeForm {
    pub name: String,
    pub kind: String,
    pub parent: String,
    pub countries: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    pub languages: String,
    pub listed: Option<String>,
    pub from: String,
}

impl OfficeForm {
    /// Checks everything but the name and the day, which only opening asks.
    pub fn details(&self) -> Result<OfficeDetails, Faults> {
        let mut faults = Faults::new();
        let details = self.collect(&mut faults);
        faults.finish(details)
    }

    /// Checks the whole form of a new office.
    pub fn opening(&self) -> Result<(OfficeDetails, DatedName), Faults> {
        let mut faults = Faults::new();
        let name = faults.take("name", ShortText::parse(&self.name));
        let details = self.collect(&mut faults);
        let from = faults.take("from", text::date(&self.from));
        let opening = name.zip(from).map(|(name, from)| DatedName { name, from });
        faults.finish(details.zip(opening))
    }

    fn collect(&self, faults: &mut Faults) -> Option<OfficeDetails> {
        let kind = faults.take("kind", OfficeKind::parse(self.kind.trim()));
        let parent = faults.take("parent", parse_parent(&self.parent));
        let at_top = kind == Some(OfficeKind::Headquarters);
        if !at_top && parent == Some(None) {
            faults.push(Fault::new("parent", "required"));
        }
        let countries = faults.take("countries", CountryCode::parse_list(&self.countries));
        let address = faults.take("address", text::long_text(&self.address));
        let phone = faults.take("phone", text::phone(&self.phone));
        let email = faults.take("email", parse_office_email(&self.email));
        let web = faults.take("web", text::web(&self.web));
        let languages = faults.take("languages", LanguageCode::parse_list(&self.languages));
        Some(OfficeDetails {
            kind: kind?,
            parent: parent?,
            countries: countries?,
            address: address?,
            phone: phone?,
            email: email?,
            web: web?,
            languages: languages?,
            listed: self.listed.is_some(),
        })
    }
}

fn parse_parent(raw: &str) -> Result<Option<OfficeId>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        id => match id.parse() {
            Ok(id) => Ok(Some(id)),
            Err(crate::ids::NotAnId) => Err(Fault::new("", "unknown-choice")),
        },
    }
}

fn parse_office_email(raw: &str) -> Result<Option<ShortText>, Fault> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    text::email(raw)
        .and_then(|email| ShortText::parse(&email))
        .map(Some)
}

/// What can happen to an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficeAction {
    /// An office begins.
    Open(OpenOffice),
    /// Its details change.
    Amend(AmendOffice),
    /// It gets another name from a day on.
    Rename(RenameOffice),
    /// It ends, perhaps with a successor.
    Close(CloseOffice),
    /// Its closing is undone.
    Reopen(ReopenOffice),
    /// Someone answers for it towards other offices.
    SetFocalPoint(SetFocalPoint),
}

/// An office begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenOffice {
    /// The new office.
    pub office: OfficeId,
    /// Its first name; the day is also its first day.
    pub name: DatedName,
    /// Everything else.
    pub details: OfficeDetails,
}

/// An office's details change, all at once as on its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendOffice {
    /// The office.
    pub office: OfficeId,
    /// Its details from now on.
    pub details: OfficeDetails,
}

/// An office gets another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameOffice {
    /// The office.
    pub office: OfficeId,
    /// The name and its first day.
    pub name: DatedName,
}

/// An office ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseOffice {
    /// The office.
    pub office: OfficeId,
    /// Its last day.
    pub to: Date,
    /// The office that goes on with its work.
    pub successor: Option<OfficeId>,
}

/// A closing is undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReopenOffice {
    /// The office.
    pub office: OfficeId,
}

/// Who answers for an office towards the duplicate desk and other offices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetFocalPoint {
    /// The office.
    pub office: OfficeId,
    /// The account, or nobody.
    pub account: Option<AccountId>,
}

impl OfficeAction {
    /// The office that it happens to.
    pub const fn office(&self) -> OfficeId {
        match self {
            Self::Open(a) => a.office,
            Self::Amend(a) => a.office,
            Self::Rename(a) => a.office,
            Self::Close(a) => a.office,
            Self::Reopen(a) => a.office,
            Self::SetFocalPoint(a) => a.office,
        }
    }
}

/// An office as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// How often it was changed.
    pub version: Version,
    /// Its names, oldest first; never empty.
    pub names: Vec<DatedName>,
    /// Everything on its form.
    pub details: OfficeDetails,
    /// Its first day.
    pub valid_from: Date,
    /// Its last day, once it is known.
    pub valid_to: Option<Date>,
    /// The office that went on with its work.
    pub successor: Option<OfficeId>,
    /// Who answers for it.
    pub focal_point: Option<AccountId>,
}

impl Office {
    /// The name in use on a day; before the first day, the first name.
    pub fn name_on(&self, day: Date) -> &str {
        let in_use = self.names.iter().rev().find(|name| name.from <= day);
        in_use
            .or(self.names.first())
            .map_or("", |name| name.name.as_str())
    }

    /// Whether it exists on a day.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether it closed before a day. One that opens later takes work already;
    /// one that closed takes none.
    pub fn has_closed_by(&self, day: Date) -> bool {
        self.valid_to.is_some_and(|last| last < day)
    }

    fn opened(open: &OpenOffice) -> Self {
        Self {
            id: open.office,
            version: Version::FIRST,
            names: vec![open.name.clone()],
            details: open.details.clone(),
            valid_from: open.name.from,
            valid_to: None,
            successor: None,
            focal_point: None,
        }
    }

    fn after(mut self, action: &OfficeAction) -> Result<Self, Faults> {
        self.version = self.version.next();
        match action {
            OfficeAction::Open(_) => return Err(Fault::new("", "already-taken").into()),
            OfficeAction::Amend(amend) => self.amend(amend)?,
            OfficeAction::Rename(rename) => self.rename(rename)?,
            OfficeAction::Close(close) => self.close(close)?,
            OfficeAction::Reopen(_) => {
                self.valid_to = None;
                self.successor = None;
            }
            OfficeAction::SetFocalPoint(set) => self.focal_point = set.account,
        }
        Ok(self)
    }

    fn amend(&mut self, amend: &AmendOffice) -> Result<(), Fault> {
        if amend.details.parent == Some(self.id) {
            return Err(Fault::new("parent", "office-cycle"));
        }
        self.details = amend.details.clone();
        Ok(())
    }

    fn rename(&mut self, rename: &RenameOffice) -> Result<(), Fault> {
        if rename.name.from < self.valid_from {
            let first = self.valid_from.to_string();
            return Err(Fault::new("from", "before-first-day").with("first", first.as_str()));
        }
        // The same day twice is a correction, not a second renaming.
        self.names.retain(|name| name.from != rename.name.from);
        self.names.push(rename.name.clone());
        self.names.sort_by_key(|name| name.from);
        Ok(())
    }

    fn close(&mut self, close: &CloseOffice) -> Result<(), Fault> {
        if close.to < self.valid_from {
            return Err(Fault::new("to", "dates-reversed"));
        }
        if close.successor == Some(self.id) {
            return Err(Fault::new("successor", "successor-self"));
        }
        self.valid_to = Some(close.to);
        self.successor = close.successor;
        Ok(())
    }
}

impl Record for Office {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        let Action::Office(action) = action else {
            return current.ok_or_else(|| Fault::new("", "not-found").into());
        };
        match (current, action) {
            (None, OfficeAction::Open(open)) => Ok(Self::opened(open)),
            (None, _) => Err(Fault::new("", "not-found").into()),
            (Some(office), action) => office.after(action),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let names: Vec<_> = self
            .names
            .iter()
            .map(|n| format!("{} ({})", n.name, n.from))
            .collect();
        let details = &self.details;
        let field = |name, value| Field { name, value };
        vec![
            field("name", FieldValue::list(&names)),
            field("kind", FieldValue::Plain(details.kind.code().to_owned())),
            field("parent", FieldValue::of(details.parent.as_ref())),
            field("countries", FieldValue::list(&details.countries)),
            field("address", FieldValue::of(details.address.as_ref())),
            field("phone", FieldValue::of(details.phone.as_ref())),
            field("email", FieldValue::of(details.email.as_ref())),
            field("web", FieldValue::of(details.web.as_ref())),
            field("languages", FieldValue::list(&details.languages)),
            field("listed", FieldValue::Plain(details.listed.to_string())),
            field("from", FieldValue::Plain(self.valid_from.to_string())),
            field("to", FieldValue::of(self.valid_to.as_ref())),
            field("successor", FieldValue::of(self.successor.as_ref())),
            field("focal_point", FieldValue::of(self.focal_point.as_ref())),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        Vec::new()
    }
}
