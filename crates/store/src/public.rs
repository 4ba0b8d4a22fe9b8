//! What the public listener holds: a handle that can read the directory and
//! nothing else. Its statements name one view and no table.

use jiff::civil::Date;
use passerelle_model::OfficeId;
use passerelle_model::office::{DatedName, OfficeDetails, OfficeKind};
use passerelle_model::text::{CountryCode, LanguageCode};

use crate::Store;
use crate::db::{Db, Row, args};
use crate::error::StoreError;
use crate::ports::Ports;

/// The public directory, to be read by anyone.
#[derive(Clone)]
pub struct PublicStore {
    db: Db,
    ports: Ports,
}

/// An office as the directory shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of the office with its name")]
pub struct PublicOffice {
    pub id: OfficeId,
    pub name: String,
    pub kind: OfficeKind,
    pub countries: Vec<CountryCode>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub web: Option<String>,
    pub languages: Vec<LanguageCode>,
    /// Its last day, if that has passed, and the office that went on.
    pub closed: Option<(Date, Option<OfficeId>)>,
}

impl Store {
    /// The handle for the public listener.
    pub fn public(&self) -> PublicStore {
        PublicStore {
            db: self.db().clone(),
            ports: self.ports().clone(),
        }
    }
}

impl PublicStore {
    /// Every listed office, in no particular order.
    pub async fn directory(&self) -> Result<Vec<PublicOffice>, StoreError> {
        let rows = self
            .db
            .read()
            .await?
            .all(
                "SELECT id, names, details, valid_to, successor FROM public_office",
                args![],
            )
            .await?;
        rows.into_iter().map(|row| self.office_of(row)).collect()
    }

    /// One listed office.
    pub async fn office(&self, id: OfficeId) -> Result<Option<PublicOffice>, StoreError> {
        let row = self
            .db
            .read()
            .await?
            .one(
                "SELECT id, names, details, valid_to, successor FROM public_office WHERE id = $1",
                args![id],
            )
            .await?;
        row.map(|row| self.office_of(row)).transpose()
    }

    /// Whether the database answers.
    pub async fn healthy(&self) -> Result<(), StoreError> {
        self.db
            .read()
            .await?
            .one("SELECT 1", args![])
            .await
            .map(drop)
    }

    fn office_of(&self, mut row: Row) -> Result<PublicOffice, StoreError> {
        let today = self.ports.clock.now().date();
        let id = row.parse()?;
        let names: Vec<DatedName> = row.json()?;
        let details: OfficeDetails = row.json()?;
        let last: Option<Date> = row.parse_opt()?;
        let successor = row.parse_opt()?;
        let in_use = names
            .iter()
            .rev()
            .find(|name| name.from <= today)
            .or(names.first());
        let text = |value: Option<passerelle_model::text::ShortText>| value.map(|v| v.to_string());
        Ok(PublicOffice {
            id,
            name: in_use.map(|name| name.name.to_string()).unwrap_or_default(),
            kind: details.kind,
            countries: details.countries,
            address: details.address,
            phone: text(details.phone),
            email: text(details.email),
            web: text(details.web),
            languages: details.languages,
            closed: last
                .filter(|last| *last < today)
                .map(|last| (last, successor)),
        })
    }
}
