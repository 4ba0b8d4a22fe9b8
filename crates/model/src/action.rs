//! Actions: everything that can change the state of the agency.
//!
//! An action is written to the log as its kind (`office.open`), the version of
//! its schema and a JSON payload. When a payload's shape changes, its schema
//! goes up by one and [`UPCASTS`] gains a step that lifts the old shape, so
//! that a log of any age still reads. `tests/fixtures` keeps one payload of
//! every kind and schema that was ever written.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::account::AccountAction;
use crate::batch::BatchAction;
use crate::document::DocumentAction;
use crate::grant::GrantAction;
use crate::ids::{AccountId, ActionId, IdempotencyKey, Subject};
use crate::office::OfficeAction;
use crate::personal::PersonalFields;
use crate::place::PlaceAction;
use crate::record::{RecordRef, Version};
use crate::time::Instant;
use crate::token::TokenAction;
use crate::webhook::WebhookAction;

/// A change to the state of the agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// To an account.
    Account(AccountAction),
    /// To a batch.
    Batch(BatchAction),
    /// To a document.
    Document(DocumentAction),
    /// To a grant.
    Grant(GrantAction),
    /// To an office.
    Office(OfficeAction),
    /// To a place.
    Place(PlaceAction),
    /// To a token.
    Token(TokenAction),
    /// To a webhook.
    Webhook(WebhookAction),
}

/// Lifts a payload by one schema.
pub struct Upcast {
    /// The kind of action.
    pub kind: &'static str,
    /// The schema that it lifts from, to the next one.
    pub from: i64,
    /// The change of shape.
    pub lift: fn(Value) -> Value,
}

/// Every change of shape since the first release, oldest first.
pub const UPCASTS: &[Upcast] = &[];

/// A payload in the log that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Written by a newer program.
    #[error("action {kind} has schema {schema}, newer than this program's {known}")]
    Newer {
        /// The kind of action.
        kind: &'static str,
        /// The schema that it was written with.
        schema: i64,
        /// The newest schema that is known here.
        known: i64,
    },
    /// Of a kind that was never known here.
    #[error("unknown kind of action {0:?}")]
    Unknown(String),
    /// Of another shape than its schema says.
    #[error("payload of {kind} does not read")]
    Shape {
        /// The kind of action.
        kind: &'static str,
        /// Where the shape differs.
        #[source]
        source: serde_json::Error,
    },
}

macro_rules! kinds {
    ($($noun:ident($actions:ident): { $($variant:ident = $kind:literal @ $schema:literal),+ $(,)? })+) => {
        /// Every kind of action with its present schema.
        pub const KINDS: &[(&str, i64)] = &[$($(($kind, $schema)),+),+];

        impl Action {
            /// The action's name in the log.
            pub const fn kind(&self) -> &'static str {
                match self {
                    $($(Self::$noun($actions::$variant(_)) => $kind,)+)+
                }
            }

            /// The present schema of the action's payload.
            pub const fn schema(&self) -> i64 {
                match self {
                    $($(Self::$noun($actions::$variant(_)) => $schema,)+)+
                }
            }

            /// The payload as the log keeps it. Fails if a personal value was
            /// not sealed.
            pub fn payload(&self) -> Result<String, serde_json::Error> {
                match self {
                    $($(Self::$noun($actions::$variant(body)) => serde_json::to_string(body),)+)+
                }
            }

            fn read_present(kind: &str, payload: &str) -> Result<Self, Unreadable> {
                match kind {
                    $($($kind => serde_json::from_str(payload)
                        .map(|body| Self::$noun($actions::$variant(body)))
                        .map_err(|source| Unreadable::Shape { kind: $kind, source }),)+)+
                    other => Err(Unreadable::Unknown(other.to_owned())),
                }
            }
        }
    };
}

kinds! {
    Account(AccountAction): {
        Register = "account.register" @ 1,
        Amend = "account.amend" @ 1,
        Reset = "account.reset" @ 1,
        SetPassword = "account.set_password" @ 1,
        EnrolSecondFactor = "account.enrol_second_factor" @ 1,
        UseRecoveryCode = "account.use_recovery_code" @ 1,
        Suspend = "account.suspend" @ 1,
        Reinstate = "account.reinstate" @ 1,
        HandOver = "account.hand_over" @ 1,
        SetPreferences = "account.set_preferences" @ 1,
        RenewCalendar = "account.renew_calendar" @ 1,
        Erase = "account.erase" @ 1,
    }
    Batch(BatchAction): {
        Begin = "batch.begin" @ 1,
        Chunk = "batch.chunk" @ 1,
        TakeBack = "batch.take_back" @ 1,
        Undo = "batch.undo" @ 1,
    }
    Document(DocumentAction): {
        Attach = "document.attach" @ 1,
        Remove = "document.remove" @ 1,
    }
    Grant(GrantAction): {
        Give = "grant.give" @ 1,
        End = "grant.end" @ 1,
        BreakGlass = "grant.break_glass" @ 1,
        Review = "grant.review" @ 1,
    }
    Office(OfficeAction): {
        Open = "office.open" @ 1,
        Amend = "office.amend" @ 1,
        Rename = "office.rename" @ 1,
        Close = "office.close" @ 1,
        Reopen = "office.reopen" @ 1,
        SetFocalPoint = "office.set_focal_point" @ 1,
    }
    Place(PlaceAction): {
        Add = "place.add" @ 1,
        Amend = "place.amend" @ 1,
        SetGeometry = "place.set_geometry" @ 1,
        Close = "place.close" @ 1,
        Reopen = "place.reopen" @ 1,
    }
    Token(TokenAction): {
        Issue = "token.issue" @ 1,
        Revoke = "token.revoke" @ 1,
    }
    Webhook(WebhookAction): {
        Subscribe = "webhook.subscribe" @ 1,
        Amend = "webhook.amend" @ 1,
        Pause = "webhook.pause" @ 1,
        Resume = "webhook.resume" @ 1,
        End = "webhook.end" @ 1,
    }
}

impl Action {
    /// Reads a payload of any known schema.
    pub fn read(kind: &str, schema: i64, payload: &str) -> Result<Self, Unreadable> {
        Self::read_with(UPCASTS, KINDS, (kind, schema), payload)
    }

    fn read_with(
        upcasts: &[Upcast],
        kinds: &[(&'static str, i64)],
        (kind, schema): (&str, i64),
        payload: &str,
    ) -> Result<Self, Unreadable> {
        let &(kind, known) = kinds
            .iter()
            .find(|(name, _)| *name == kind)
            .ok_or_else(|| Unreadable::Unknown(kind.to_owned()))?;
        match schema.cmp(&known) {
            std::cmp::Ordering::Greater => Err(Unreadable::Newer {
                kind,
                schema,
                known,
            }),
            std::cmp::Ordering::Equal => Self::read_present(kind, payload),
            std::cmp::Ordering::Less => {
                let payload = lifted(upcasts, (kind, schema), payload)
                    .map_err(|source| Unreadable::Shape { kind, source })?;
                Self::read_present(kind, &payload)
            }
        }
    }

    /// The record that the action is about.
    pub fn record(&self) -> RecordRef {
        match self {
            Self::Account(action) => action.account().into(),
            Self::Batch(action) => action.batch().into(),
            Self::Document(action) => action.document().into(),
            Self::Grant(action) => action.grant().into(),
            Self::Office(action) => action.office().into(),
            Self::Token(action) => action.token().into(),
            Self::Webhook(action) => action.webhook().into(),
            Self::Place(action) => action.place().into(),
        }
    }

    /// Whether the action makes its record.
    pub const fn makes_its_record(&self) -> bool {
        matches!(
            self,
            Self::Account(AccountAction::Register(_))
                | Self::Batch(BatchAction::Begin(_))
                | Self::Document(DocumentAction::Attach(_))
                | Self::Grant(GrantAction::Give(_) | GrantAction::BreakGlass(_))
                | Self::Office(OfficeAction::Open(_))
                | Self::Place(PlaceAction::Add(_))
                | Self::Token(TokenAction::Issue(_))
                | Self::Webhook(WebhookAction::Subscribe(_))
        )
    }

    /// Every personal value in the action, with whom it is about.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        match self {
            Self::Account(action) => action.personal(),
            Self::Document(action) => action.personal(),
            Self::Grant(action) => action.personal(),
            Self::Token(action) => action.personal(),
            Self::Webhook(action) => action.personal(),
            Self::Batch(_) | Self::Office(_) | Self::Place(_) => Vec::new(),
        }
    }

    /// Whom the action is about.
    pub fn subjects(&self) -> Vec<Subject> {
        let account = |id: AccountId| vec![id.into()];
        match self {
            Self::Account(action) => account(action.account()),
            Self::Document(DocumentAction::Attach(attach)) => vec![attach.subject],
            Self::Grant(GrantAction::Give(give)) => account(give.account),
            Self::Grant(GrantAction::BreakGlass(broken)) => account(broken.account),
            Self::Token(TokenAction::Issue(issue)) => account(issue.account),
            Self::Batch(_)
            | Self::Document(DocumentAction::Remove(_))
            | Self::Grant(_)
            | Self::Office(_)
            | Self::Place(_)
            | Self::Token(_)
            | Self::Webhook(_) => Vec::new(),
        }
    }
}

fn lifted(
    upcasts: &[Upcast],
    (kind, schema): (&str, i64),
    payload: &str,
) -> Result<String, serde_json::Error> {
    let steps = upcasts
        .iter()
        .filter(|step| step.kind == kind && step.from >= schema);
    let value = steps.fold(serde_json::from_str(payload)?, |value, step| {
        (step.lift)(value)
    });
    serde_json::to_string(&value)
}

/// Why data are used. It follows from the page or command, not from a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Looking after one's own account.
    OwnAccount,
    /// Accounts, grants and offices.
    Administration,
    /// Checking what was done.
    Audit,
    /// Rights of persons, breaches, broken glass.
    DataProtection,
    /// Work on the machine itself.
    Operation,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 5] = [
        Self::OwnAccount,
        Self::Administration,
        Self::Audit,
        Self::DataProtection,
        Self::Operation,
    ];

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// The purpose's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnAccount => "own_account",
            Self::Administration => "administration",
            Self::Audit => "audit",
            Self::DataProtection => "data_protection",
            Self::Operation => "operation",
        }
    }
}

/// An action with everything that the door asks around it.
#[derive(Debug, Clone)]
pub struct Command {
    /// The action's own id.
    pub id: ActionId,
    /// What a client sends so that trying again cannot act twice.
    pub idempotency_key: Option<IdempotencyKey>,
    /// All that a program said with that key: the same key with other words is
    /// a mistake of the program's, and is told.
    pub said: Option<Vec<u8>>,
    /// The version that the actor saw; none if they make the record.
    pub expected_version: Option<Version>,
    /// Why.
    pub purpose: Purpose,
    /// When the thing itself took place; the present if not said.
    pub event_at: Option<Instant>,
    /// The change.
    pub action: Action,
}

impl Command {
    /// An action for a purpose, happening now, about no version in particular.
    pub const fn new(id: ActionId, purpose: Purpose, action: Action) -> Self {
        Self {
            id,
            idempotency_key: None,
            said: None,
            expected_version: None,
            purpose,
            event_at: None,
            action,
        }
    }

    /// The same, refused if the record has moved on from `version`.
    #[must_use]
    pub const fn expecting(mut self, version: Version) -> Self {
        self.expected_version = Some(version);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::{OfficeAction, ReopenOffice};

    fn office() -> &'static str {
        "01938f5e-7c00-7000-8000-000000000001"
    }

    #[test]
    fn old_payloads_are_lifted_step_by_step() {
        let steps = [
            Upcast {
                kind: "office.reopen",
                from: 1,
                lift: |v| serde_json::json!({ "id": v["office_id"] }),
            },
            Upcast {
                kind: "office.reopen",
                from: 2,
                lift: |v| serde_json::json!({ "office": v["id"] }),
            },
        ];
        let kinds = [("office.reopen", 3)];
        let oldest = format!(r#"{{"office_id":"{}"}}"#, office());
        let read = Action::read_with(&steps, &kinds, ("office.reopen", 1), &oldest).unwrap();
        let wanted = ReopenOffice {
            office: office().parse().unwrap(),
        };
        assert_eq!(read, Action::Office(OfficeAction::Reopen(wanted)));
    }

    #[test]
    fn what_a_newer_program_wrote_is_refused_by_name() {
        let newer = Action::read("office.reopen", 99, "{}");
        assert!(matches!(newer, Err(Unreadable::Newer { schema: 99, .. })));
        assert!(matches!(
            Action::read("office.paint", 1, "{}"),
            Err(Unreadable::Unknown(_))
        ));
        assert!(matches!(
            Action::read("office.reopen", 1, "{}"),
            Err(Unreadable::Shape { .. })
        ));
    }
}
