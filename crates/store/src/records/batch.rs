//! How a batch lies in its table.

use passerelle_model::Version;
use passerelle_model::batch::Batch;
use passerelle_model::policy::Before;
use passerelle_model::text::ShortText;

use crate::db::{Row, Value};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Batch {
    statements!(
        "batch",
        ["version", "file", "mapping", "total", "done", "taken_back"]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.id.into(),
            self.version.into(),
            (&self.file).into(),
            self.mapping.as_str().into(),
            self.rows.into(),
            self.done.into(),
            self.taken_back.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            version: Version(row.int()?),
            file: row.text()?,
            mapping: ShortText::parse(&row.text()?)
                .or(Err(StoreError::Corrupt("a mapping has no name")))?,
            rows: row.int()?,
            done: row.int()?,
            taken_back: row.bool()?,
        })
    }

    fn before(&self) -> Before {
        Before::default()
    }
}
