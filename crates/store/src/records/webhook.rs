//! How a webhook lies in its table.

use passerelle_model::policy::Before;
use passerelle_model::webhook::{Webhook, WebhookStatus};

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Webhook {
    statements!(
        "webhook",
        ["version", "office", "status", "details", "secret"]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.office.into(),
            self.status.code().into(),
            opaque(&self.details)?.into(),
            opaque(&self.secret)?.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            version: passerelle_model::Version(row.int()?),
            office: row.parse()?,
            status: row.code(WebhookStatus::parse)?,
            details: row.json()?,
            secret: row.json()?,
        })
    }

    fn before(&self) -> Before {
        Before {
            office: Some(self.office),
            ..Before::default()
        }
    }
}
