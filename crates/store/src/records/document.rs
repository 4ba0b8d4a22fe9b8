//! How a document lies in its table.

use passerelle_model::document::Document;
use passerelle_model::policy::Before;
use passerelle_model::{AccountId, Noun};

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Document {
    statements!(
        "document",
        ["version", "record", "subject", "removed", "attached",]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.attached.document.into(),
            self.version.into(),
            self.attached.record.into(),
            self.attached.subject.into(),
            self.removed.into(),
            opaque(&self.attached)?.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        row.skip(1);
        let version = passerelle_model::Version(row.int()?);
        row.skip(2);
        Ok(Self {
            version,
            removed: row.bool()?,
            attached: row.json()?,
        })
    }

    /// The office is that of the record it belongs to; the door finds it.
    fn before(&self) -> Before {
        let record = self.attached.record;
        let account = (record.noun == Noun::Account).then(|| AccountId::from(record.id));
        Before {
            account,
            ..Before::default()
        }
    }
}
