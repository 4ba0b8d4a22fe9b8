//! How a place lies in its table.

use passerelle_model::place::Place;
use passerelle_model::policy::Before;
use passerelle_model::text::CountryCode;

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;
use crate::gazetteer;

use super::{Kept, statements};

impl Kept for Place {
    statements!(
        "place",
        [
            "version",
            "country",
            "kind",
            "parent",
            "coded",
            "sorted",
            "valid_to",
            "successors",
            "details",
            "geometry",
        ]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        let details = &self.details;
        let geometry = self.geometry.as_ref().map(opaque).transpose()?;
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.country.as_str().into(),
            self.kind.code().into(),
            details.parent.into(),
            gazetteer::coded(self).into(),
            gazetteer::sorted(details).into(),
            self.valid_to.into(),
            opaque(&self.successors)?.into(),
            opaque(details)?.into(),
            geometry.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        let id = row.parse()?;
        let version = passerelle_model::Version(row.int()?);
        let country = row.code(CountryCode::stored)?;
        let kind = row.code(|code| passerelle_model::place::PlaceKind::parse(code).ok())?;
        // Three columns are there to be looked up; the details hold them too.
        row.skip(3);
        Ok(Self {
            id,
            version,
            country,
            kind,
            valid_to: row.parse_opt()?,
            successors: row.json()?,
            details: row.json()?,
            geometry: row.text_opt()?.as_deref().map(super::json).transpose()?,
        })
    }

    fn before(&self) -> Before {
        Before::default()
    }
}
