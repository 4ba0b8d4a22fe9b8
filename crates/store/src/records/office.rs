//! How an office lies in its table.

use passerelle_model::office::Office;
use passerelle_model::policy::Before;

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Office {
    statements!(
        "office",
        [
            "version",
            "parent",
            "listed",
            "valid_from",
            "valid_to",
            "successor",
            "focal_point",
            "names",
            "details",
        ]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.details.parent.into(),
            self.details.listed.into(),
            self.valid_from.into(),
            self.valid_to.into(),
            self.successor.into(),
            self.focal_point.into(),
            opaque(&self.names)?.into(),
            opaque(&self.details)?.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        let id = row.parse()?;
        let version = passerelle_model::Version(row.int()?);
        // Two columns are there to be looked up; the details hold them too.
        row.skip(2);
        Ok(Self {
            id,
            version,
            valid_from: row.parse()?,
            valid_to: row.parse_opt()?,
            successor: row.parse_opt()?,
            focal_point: row.parse_opt()?,
            names: row.json()?,
            details: row.json()?,
        })
    }

    fn before(&self) -> Before {
        Before {
            office: Some(self.id),
            ..Before::default()
        }
    }
}
