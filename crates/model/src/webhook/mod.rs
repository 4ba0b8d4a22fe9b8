//! Webhooks: another program is told when something of some kind was done.
//!
//! It is told which record and which action, never a value: whoever wants more
//! asks, and is asked for their own rights.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::action::{Action, KINDS};
use crate::faults::{Fault, Faults};
use crate::ids::{OfficeId, WebhookId};
use crate::personal::{Personal, PersonalField, PersonalFields};
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::ShortText;

mod endpoint;

pub use endpoint::{endpoint, host, is_public, names_a_private_address};

/// Nouns whose actions may be told to others. Files are nobody else's business.
pub const TOLD: [&str; 4] = ["account", "grant", "office", "place"];

/// What of accounts may be told: what an administrator does. How its holder signs
/// in, and how they like to be told, is theirs alone.
const OF_ACCOUNTS: [&str; 6] = [
    "account.register",
    "account.amend",
    "account.suspend",
    "account.reinstate",
    "account.hand_over",
    "account.erase",
];

/// Whether a kind of action may be told to others.
fn is_told(kind: &str) -> bool {
    match noun_of(kind) {
        "account" => OF_ACCOUNTS.contains(&kind),
        noun => TOLD.contains(&noun),
    }
}

/// Patterns of one webhook, at most.
pub const PATTERNS: i64 = 20;

/// Which kinds of action are told: `office.amend`, or `office.*`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventPattern(String);

impl EventPattern {
    /// Parses one pattern.
    pub fn parse(raw: &str) -> Result<Self, Fault> {
        let text = raw.trim();
        let fault = || Fault::new("", "unknown-choice");
        let (noun, verb) = text.split_once('.').ok_or_else(fault)?;
        let whole = verb == "*" && TOLD.contains(&noun);
        let one = is_told(text) && KINDS.iter().any(|(kind, _)| *kind == text);
        if whole || one {
            Ok(Self(text.to_owned()))
        } else {
            Err(fault())
        }
    }

    /// Parses several, in any order; each is kept once.
    pub fn parse_all<'a>(raw: impl IntoIterator<Item = &'a str>) -> Result<Vec<Self>, Fault> {
        let mut all = raw
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .map(Self::parse)
            .collect::<Result<Vec<_>, _>>()?;
        all.sort_unstable();
        all.dedup();
        match all.len() {
            0 => Err(Fault::new("", "required")),
            n if i64::try_from(n).is_ok_and(|n| n > PATTERNS) => {
                Err(Fault::new("", "too-many").with("max", PATTERNS))
            }
            _ => Ok(all),
        }
    }

    /// Whether a kind of action is told.
    pub fn covers(&self, kind: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(noun) => kind.starts_with(noun) && is_told(kind),
            None => self.0 == kind,
        }
    }

    /// The noun whose actions it means.
    pub fn noun(&self) -> &str {
        noun_of(&self.0)
    }
}

impl fmt::Display for EventPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn noun_of(kind: &str) -> &str {
    kind.split_once('.').map_or(kind, |(noun, _)| noun)
}

/// Every pattern that may be chosen: each noun as a whole, then its kinds.
pub fn patterns() -> Vec<EventPattern> {
    TOLD.into_iter()
        .flat_map(|noun| {
            let told = move |(kind, _): &&(&str, i64)| noun_of(kind) == noun && is_told(kind);
            let kinds = KINDS.iter().filter(told);
            std::iter::once(format!("{noun}.*")).chain(kinds.map(|(kind, _)| (*kind).to_owned()))
        })
        .filter_map(|text| EventPattern::parse(&text).ok())
        .collect()
}

/// Whether a webhook is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookStatus {
    /// It is told.
    Active,
    /// Somebody paused it.
    Paused,
    /// It did not answer for so long that it was paused.
    Failing,
    /// It ended for good.
    Ended,
}

impl WebhookStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Active, Self::Paused, Self::Failing, Self::Ended];

    /// The status's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Failing => "failing",
            Self::Ended => "ended",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// What the form of a webhook asks, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookDetails {
    /// What it is for, in a few words.
    pub name: ShortText,
    /// The address that is called.
    pub url: ShortText,
    /// Which kinds of action are told.
    pub kinds: Vec<EventPattern>,
}

/// What can happen to a webhook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum WebhookAction {
    /// Another program is to be told.
    Subscribe(SubscribeWebhook),
    /// Where or what it is told changes.
    Amend(AmendWebhook),
    /// It is told nothing for a while.
    Pause(PauseWebhook),
    /// It is told again, from now on.
    Resume(ResumeWebhook),
    /// It ends for good.
    End(EndWebhook),
}

/// Another program is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubscribeWebhook {
    /// The new webhook.
    pub webhook: WebhookId,
    /// The top of the subtree whose records it is told of.
    pub office: OfficeId,
    /// Everything else on its form.
    pub details: WebhookDetails,
    /// What its calls are signed with; told once.
    pub secret: Personal<String>,
}

/// Where or what a webhook is told changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendWebhook {
    /// The webhook.
    pub webhook: WebhookId,
    /// Its details from now on.
    pub details: WebhookDetails,
}

/// A webhook is told nothing for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseWebhook {
    /// The webhook.
    pub webhook: WebhookId,
    /// Whether that is because it did not answer.
    pub failing: bool,
}

/// A webhook is told again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResumeWebhook {
    /// The webhook.
    pub webhook: WebhookId,
}

/// A webhook ends for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndWebhook {
    /// The webhook.
    pub webhook: WebhookId,
}

impl WebhookAction {
    /// The webhook that it happens to.
    pub const fn webhook(&self) -> WebhookId {
        match self {
            Self::Subscribe(a) => a.webhook,
            Self::Amend(a) => a.webhook,
            Self::Pause(a) => a.webhook,
            Self::Resume(a) => a.webhook,
            Self::End(a) => a.webhook,
        }
    }

    /// The secret, which is sealed under the webhook's own key.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        match self {
            Self::Subscribe(a) => {
                vec![(a.webhook.into(), &mut a.secret as &mut dyn PersonalField)]
            }
            _ => Vec::new(),
        }
    }
}

/// A webhook as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// How often it was changed.
    pub version: Version,
    /// The top of the subtree whose records it is told of.
    pub office: OfficeId,
    /// Everything on its form.
    pub details: WebhookDetails,
    /// Whether it is told.
    pub status: WebhookStatus,
    /// What its calls are signed with.
    pub secret: Personal<String>,
}

impl Webhook {
    /// Whether it wants to hear of a kind of action.
    pub fn wants(&self, kind: &str) -> bool {
        self.status == WebhookStatus::Active
            && self
                .details
                .kinds
                .iter()
                .any(|pattern| pattern.covers(kind))
    }

    fn after(mut self, action: &WebhookAction) -> Result<Self, Faults> {
        self.version = self.version.next();
        if self.status == WebhookStatus::Ended {
            return Err(Fault::new("", "webhook-ended").into());
        }
        match action {
            WebhookAction::Subscribe(_) => return Err(Fault::new("", "already-taken").into()),
            WebhookAction::Amend(amend) => self.details = amend.details.clone(),
            WebhookAction::Pause(pause) if pause.failing => self.status = WebhookStatus::Failing,
            WebhookAction::Pause(_) => self.status = WebhookStatus::Paused,
            WebhookAction::Resume(_) => self.status = WebhookStatus::Active,
            WebhookAction::End(_) => self.status = WebhookStatus::Ended,
        }
        Ok(self)
    }
}

impl Record for Webhook {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        let Action::Webhook(action) = action else {
            return Err(Fault::new("", "not-found").into());
        };
        match (current, action) {
            (None, WebhookAction::Subscribe(new)) => Ok(Self {
                id: new.webhook,
                version: Version::FIRST,
                office: new.office,
                details: new.details.clone(),
                status: WebhookStatus::Active,
                secret: new.secret.clone(),
            }),
            (None, _) => Err(Fault::new("", "not-found").into()),
            (Some(webhook), action) => webhook.after(action),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let field = |name, value| Field { name, value };
        let details = &self.details;
        vec![
            field("label", FieldValue::Plain(details.name.to_string())),
            field("url", FieldValue::Plain(details.url.to_string())),
            field("kinds", FieldValue::list(&details.kinds)),
            field("office", FieldValue::Plain(self.office.to_string())),
            field("state", FieldValue::Plain(self.status.code().to_owned())),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        let about = self.id.into();
        vec![(about, &mut self.secret as &mut dyn PersonalField)]
    }
}

/// The form of a webhook as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    missing_docs,
    reason = "each is the raw text of the field with its name"
)]
pub struct WebhookForm {
    pub name: String,
    pub url: String,
    pub kinds: Vec<String>,
    pub office: String,
}

impl WebhookForm {
    /// Checks everything but the office, which only subscribing asks. Addresses
    /// that are no public ones pass where the agency's own settings say so.
    pub fn details(&self, private: bool) -> Result<WebhookDetails, Faults> {
        let mut faults = Faults::new();
        let name = faults.take("name", ShortText::parse(&self.name));
        let url = faults.take("url", allowed_endpoint(&self.url, private));
        let kinds = self.kinds.iter().map(String::as_str);
        let kinds = faults.take("kinds", EventPattern::parse_all(kinds));
        let details = name.zip(url).zip(kinds);
        faults.finish(details.map(|((name, url), kinds)| WebhookDetails { name, url, kinds }))
    }

    /// Checks the whole form of a new webhook.
    pub fn subscribing(&self, private: bool) -> Result<(OfficeId, WebhookDetails), Faults> {
        let mut faults = Faults::new();
        let office = match self.office.trim() {
            "" => Err(Fault::new("", "required")),
            id => id.parse().or(Err(Fault::new("", "unknown-choice"))),
        };
        let office = faults.take("office", office);
        let details = self.details(private);
        if let Err(others) = &details {
            others.iter().for_each(|fault| faults.push(fault.clone()));
        }
        faults.finish(office.zip(details.ok()))
    }
}

fn allowed_endpoint(raw: &str, private: bool) -> Result<ShortText, Fault> {
    let url = endpoint(raw)?;
    if !private && names_a_private_address(url.as_str()) {
        return Err(Fault::new("", "private-address"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_told_is_a_pattern() {
        for good in ["office.*", "office.amend", "account.suspend", "grant.give"] {
            assert_eq!(EventPattern::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "",
            "*",
            "office",
            "office.",
            "office.paint",
            "token.issue",
            "document.*",
            "webhook.*",
            "account.set_password",
        ] {
            assert!(EventPattern::parse(bad).is_err(), "{bad}");
        }
        let all = EventPattern::parse("office.*").unwrap();
        assert!(all.covers("office.amend") && !all.covers("officer.amend"));
        assert!(
            !EventPattern::parse("office.open")
                .unwrap()
                .covers("office.amend")
        );
        let accounts = EventPattern::parse("account.*").unwrap();
        assert!(accounts.covers("account.amend") && !accounts.covers("account.set_password"));
        assert!(patterns().len() > TOLD.len());
    }
}
