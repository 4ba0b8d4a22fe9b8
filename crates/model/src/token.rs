//! Tokens: what a program shows in place of somebody's session.
//!
//! A token is its account's, narrowed: to scopes, for a time, perhaps to a part
//! of the tree. Only a keyed hash of it is kept; its name may tell whose machine
//! it is on, so it is sealed under the account's key.

use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{AccountId, OfficeId, TokenId};
use crate::personal::{Personal, PersonalField, PersonalFields};
use crate::policy::Scope;
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::ShortText;
use crate::time::Instant;

/// The longest that a token lasts, in days.
pub const TOKEN_MAX_DAYS: i64 = 366;
/// Tokens that an account may have open at once.
pub const TOKENS_AT_ONCE: i64 = 50;

const DAY: i64 = 24 * 60 * 60;

/// What can happen to a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenAction {
    /// Its holder makes it.
    Issue(IssueToken),
    /// It stops working.
    Revoke(RevokeToken),
}

/// A holder makes a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueToken {
    /// The new token.
    pub token: TokenId,
    /// Whose it is.
    pub account: AccountId,
    /// What its holder calls it.
    pub name: Personal<String>,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// The top of the subtree that it is limited to.
    pub office: Option<OfficeId>,
    /// The keyed hash of the token, in hexadecimal; the token is told once.
    pub hash: String,
    /// Whether the session that made it had shown a second factor.
    pub factor: bool,
    /// When it stops working by itself.
    pub until: Instant,
}

/// A token stops working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokeToken {
    /// The token.
    pub token: TokenId,
}

impl TokenAction {
    /// The token that it happens to.
    pub const fn token(&self) -> TokenId {
        match self {
            Self::Issue(a) => a.token,
            Self::Revoke(a) => a.token,
        }
    }

    /// Every personal value in it, with whom it is about.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        match self {
            Self::Issue(a) => vec![(a.account.into(), &mut a.name as &mut dyn PersonalField)],
            Self::Revoke(_) => Vec::new(),
        }
    }
}

/// A token as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id: no secret.
    pub id: TokenId,
    /// How often it was changed.
    pub version: Version,
    /// Whose it is.
    pub account: AccountId,
    /// What its holder calls it.
    pub name: Personal<String>,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// The top of the subtree that it is limited to.
    pub office: Option<OfficeId>,
    /// The keyed hash, in hexadecimal.
    pub hash: String,
    /// Whether the session that made it had shown a second factor.
    pub factor: bool,
    /// When it was made.
    pub issued_at: Instant,
    /// When it stops working by itself.
    pub until: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

impl Token {
    /// Whether it counts at an instant.
    pub fn counts_at(&self, now: Instant) -> bool {
        self.revoked_at.is_none() && now < self.until
    }

    fn issued(issue: &IssueToken, at: Happened) -> Result<Self, Faults> {
        let mut faults = Faults::new();
        if issue.scopes.is_empty() {
            faults.push(Fault::new("scopes", "required"));
        }
        let lasts = issue.until.seconds_since(at.recorded_at);
        if lasts <= 0 {
            faults.push(Fault::new("until", "in-the-past"));
        } else if lasts > TOKEN_MAX_DAYS * DAY {
            faults.push(latest(at.recorded_at));
        }
        let mut scopes = issue.scopes.clone();
        scopes.sort_unstable();
        scopes.dedup();
        faults.finish(Some(Self {
            id: issue.token,
            version: Version::FIRST,
            account: issue.account,
            name: issue.name.clone(),
            scopes,
            office: issue.office,
            hash: issue.hash.clone(),
            factor: issue.factor,
            issued_at: at.recorded_at,
            until: issue.until,
            revoked_at: None,
        }))
    }
}

fn latest(now: Instant) -> Fault {
    let latest = now.plus_seconds(TOKEN_MAX_DAYS * DAY).date().to_string();
    Fault::new("until", "too-far").with("latest", latest.as_str())
}

impl Record for Token {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, at: Happened) -> Result<Self, Faults> {
        let Action::Token(action) = action else {
            return Err(Fault::new("", "not-found").into());
        };
        match (current, action) {
            (None, TokenAction::Issue(issue)) => Self::issued(issue, at),
            (None, TokenAction::Revoke(_)) => Err(Fault::new("", "not-found").into()),
            (Some(_), TokenAction::Issue(_)) => Err(Fault::new("", "already-taken").into()),
            (Some(mut token), TokenAction::Revoke(_)) => {
                token.version = token.version.next();
                token.revoked_at.get_or_insert(at.recorded_at);
                Ok(token)
            }
        }
    }

    fn fields(&self) -> Vec<Field> {
        let field = |name, value| Field { name, value };
        vec![
            field("account", FieldValue::Plain(self.account.to_string())),
            field("label", FieldValue::Personal(self.name.clone())),
            field("scopes", FieldValue::list(&self.scopes)),
            field("office", FieldValue::of(self.office.as_ref())),
            field("until", FieldValue::Plain(self.until.to_string())),
            field("revoked", FieldValue::of(self.revoked_at.as_ref())),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        vec![(
            self.account.into(),
            &mut self.name as &mut dyn PersonalField,
        )]
    }
}

/// The form of a token as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field with its name"
)]
pub struct TokenForm {
    pub name: String,
    pub scopes: Vec<String>,
    pub office: String,
    pub days: String,
}

/// What the form of a token asks, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenDetails {
    /// What its holder calls it.
    pub name: ShortText,
    /// What it is for.
    pub scopes: Vec<Scope>,
    /// The top of the subtree that it is limited to.
    pub office: Option<OfficeId>,
    /// How many days it lasts.
    pub days: i64,
}

impl TokenForm {
    /// Checks the form.
    pub fn details(&self) -> Result<TokenDetails, Faults> {
        let mut faults = Faults::new();
        let name = faults.take("name", ShortText::parse(&self.name));
        let scopes = faults.take("scopes", parse_scopes(&self.scopes));
        let office = faults.take("office", parse_office(&self.office));
        let days = faults.take("days", parse_days(&self.days));
        let details = name.zip(scopes).zip(office.zip(days));
        faults.finish(
            details.map(|((name, scopes), (office, days))| TokenDetails {
                name,
                scopes,
                office,
                days,
            }),
        )
    }
}

fn parse_scopes(raw: &[String]) -> Result<Vec<Scope>, Fault> {
    if raw.is_empty() {
        return Err(Fault::new("", "required"));
    }
    raw.iter()
        .map(|code| Scope::parse(code).ok_or_else(|| Fault::new("", "unknown-choice")))
        .collect()
}

fn parse_office(raw: &str) -> Result<Option<OfficeId>, Fault> {
    match raw.trim() {
        "" => Ok(None),
        id => id
            .parse()
            .map(Some)
            .or(Err(Fault::new("", "unknown-choice"))),
    }
}

fn parse_days(raw: &str) -> Result<i64, Fault> {
    let days: i64 = match raw.trim() {
        "" => return Err(Fault::new("", "required")),
        text => text.parse().or(Err(Fault::new("", "not-a-number")))?,
    };
    if (1..=TOKEN_MAX_DAYS).contains(&days) {
        Ok(days)
    } else {
        Err(Fault::new("", "unknown-choice"))
    }
}
