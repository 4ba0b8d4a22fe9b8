//! How an account lies in its table. Name, address and secrets are sealed.

use passerelle_model::account::{Account, AccountStatus, Invitation};
use passerelle_model::policy::Before;

use crate::db::{Row, Value, opaque};
use crate::error::StoreError;

use super::{Kept, json, statements};

impl Kept for Account {
    statements!(
        "account",
        [
            "version",
            "status",
            "office",
            "details",
            "invitation_hash",
            "invitation_until",
            "password",
            "second_factor",
            "recovery",
            "preferences",
            "calendar",
        ]
    );

    fn row(&self) -> Result<Vec<Value>, StoreError> {
        let invitation = self.invitation.as_ref();
        let sealed = |value: &Option<_>| value.as_ref().map(opaque).transpose();
        Ok(vec![
            self.id.into(),
            self.version.into(),
            self.status.code().into(),
            self.details.office.into(),
            opaque(&self.details)?.into(),
            invitation.map(|open| open.hash.clone()).into(),
            invitation.map(|open| open.until).into(),
            sealed(&self.password)?.into(),
            sealed(&self.second_factor)?.into(),
            opaque(&self.recovery)?.into(),
            self.preferences.as_ref().map(opaque).transpose()?.into(),
            self.calendar.clone().into(),
        ])
    }

    fn read(mut row: Row) -> Result<Self, StoreError> {
        let id = row.parse()?;
        let version = passerelle_model::Version(row.int()?);
        let status = row.code(|code| AccountStatus::ALL.into_iter().find(|s| s.code() == code))?;
        row.skip(1);
        let details = row.json()?;
        let invitation = row.text_opt()?.zip(row.parse_opt()?);
        let mut sealed = || row.text_opt()?.as_deref().map(json).transpose();
        let (password, second_factor) = (sealed()?, sealed()?);
        Ok(Self {
            id,
            version,
            status,
            details,
            invitation: invitation.map(|(hash, until)| Invitation { hash, until }),
            password,
            second_factor,
            recovery: row.json()?,
            preferences: row.text_opt()?.as_deref().map(json).transpose()?,
            calendar: row.text_opt()?,
        })
    }

    fn before(&self) -> Before {
        Before {
            office: Some(self.details.office),
            account: Some(self.id),
            glass: false,
        }
    }
}
