//! What people type about an account, and the password they choose.

use serde::{Deserialize, Serialize};

use crate::faults::{Fault, Faults};
use crate::ids::OfficeId;
use crate::personal::Personal;
use crate::text::{self, LanguageCode, ShortText};

use super::AccountDetails;

/// Shortest password that is taken, in characters.
pub const PASSWORD_MIN: usize = 12;
/// Longest password that is taken, in characters: hashing is not free.
pub const PASSWORD_MAX: usize = 200;

/// The form of an account as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field of AccountDetails with its name"
)]
pub struct AccountForm {
    pub office: String,
    pub name: String,
    pub email: String,
    pub language: String,
}

impl AccountForm {
    /// Checks the form.
    pub fn details(&self) -> Result<AccountDetails, Faults> {
        let mut faults = Faults::new();
        let office = faults.take("office", parse_office(&self.office));
        let name = faults.take("name", ShortText::parse(&self.name));
        let email = faults.take("email", text::email(&self.email));
        let language = faults.take("language", LanguageCode::parse(&self.language));
        let details = (|| {
            Some(AccountDetails {
                office: office?,
                name: Personal::open(name?.as_str().to_owned()),
                email: Personal::open(email?),
                language: language?,
            })
        })();
        faults.finish(details)
    }
}

fn parse_office(raw: &str) -> Result<OfficeId, Fault> {
    let raw = raw.trim();
    let key = if raw.is_empty() {
        "required"
    } else {
        "unknown-choice"
    };
    raw.parse().ok().ok_or_else(|| Fault::new("", key))
}

/// Checks a new password typed twice.
///
/// Length is what counts; the few passwords that everybody tries first are
/// refused by the caller, who has the list.
pub fn new_password<'a>(password: &'a str, again: &str) -> Result<&'a str, Faults> {
    let length = password.chars().count();
    let bound = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    if length < PASSWORD_MIN {
        return Err(Fault::new("password", "password-too-short")
            .with("min", bound(PASSWORD_MIN))
            .into());
    }
    if length > PASSWORD_MAX {
        return Err(Fault::new("password", "too-long")
            .with("max", bound(PASSWORD_MAX))
            .into());
    }
    if password != again {
        return Err(Fault::new("again", "password-mismatch").into());
    }
    Ok(password)
}
