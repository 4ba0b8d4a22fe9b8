//! How a grant lies in its table, which is called `role_grant`: `GRANT` is a
//! word of SQL.

use passerelle_model::grant::{Grant, GrantKind};
use passerelle_model::policy::{Before, Role};
use passerelle_model::text::ProgrammeCode;

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, statements};

impl Kept for Grant {
    statements!(
        "role_grant",
        [
            "version",
            "account",
            "role",
            "office",
            "programme",
            "starts_at",
            "ends_at",
            "glass",
            "kind",
        ]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.account.into(),
            self.role.code().into(),
            self.office.into(),
            Value::shown(self.programme.as_ref()),
            self.from.into(),
            self.to.into(),
            matches!(self.kind, GrantKind::BrokenGlass { .. }).into(),
            opaque(&self.kind)?.into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        let id = row.parse()?;
        let version = passerelle_model::Version(row.int()?);
        let account = row.parse()?;
        let role = row.code(Role::parse)?;
        let office = row.parse()?;
        let programme = row
            .text_opt()?
            .and_then(|code| ProgrammeCode::parse(&code).ok());
        let (from, to) = (row.parse()?, row.parse_opt()?);
        row.skip(1);
        Ok(Self {
            id,
            version,
            account,
            role,
            office,
            programme,
            from,
            to,
            kind: row.json()?,
        })
    }

    fn before(&self) -> Before {
        Before {
            office: Some(self.office),
            account: Some(self.account),
            glass: matches!(self.kind, GrantKind::BrokenGlass { .. }),
        }
    }
}
