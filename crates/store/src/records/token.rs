//! How a token lies in its table.

use passerelle_model::policy::Before;
use passerelle_model::token::Token;

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Token {
    statements!(
        "token",
        [
            "version",
            "account",
            "name",
            "scopes",
            "office",
            "hash",
            "factor",
            "issued_at",
            "ends_at",
            "revoked_at",
        ]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.account.into(),
            opaque(&self.name)?.into(),
            opaque(&self.scopes)?.into(),
            self.office.into(),
            (&self.hash).into(),
            self.factor.into(),
            self.issued_at.into(),
            self.until.into(),
            self.revoked_at.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        Self::of_row(&mut row)
    }

    /// The office is that of its account; the door finds it.
    fn before(&self) -> Before {
        Before {
            account: Some(self.account),
            ..Before::default()
        }
    }
}

/// A token whose columns are followed by others.
pub(crate) trait OfRow: Sized {
    fn of_row(row: &mut Row) -> Result<Self, StoreError>;
}

impl OfRow for Token {
    fn of_row(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            version: passerelle_model::Version(row.int()?),
            account: row.parse()?,
            name: row.json()?,
            scopes: row.json()?,
            office: row.parse_opt()?,
            hash: row.text()?,
            factor: row.bool()?,
            issued_at: row.parse()?,
            until: row.parse()?,
            revoked_at: row.parse_opt()?,
        })
    }
}
