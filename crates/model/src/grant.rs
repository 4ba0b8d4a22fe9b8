//! Grants: an account's role in an office and all offices below it, for a
//! time; and the broken glass, which is a grant that its holder takes.

use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{AccountId, GrantId, OfficeId};
use crate::personal::{Personal, PersonalField, PersonalFields};
use crate::policy::{DataClass, Role};
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::ProgrammeCode;
use crate::time::Instant;

/// The longest that broken glass stays broken, in seconds: one working day.
pub const BREAK_GLASS_MAX: i64 = 8 * 60 * 60;

/// Why a grant exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GrantKind {
    /// An administrator gave it.
    Given,
    /// Its holder took it in an emergency, for one class of data.
    BrokenGlass {
        /// The class that is opened.
        class: DataClass,
        /// Why; it may name people, so it is sealed under the holder's key.
        reason: Personal<String>,
        /// What the data protection officer found, once they looked.
        review: Option<Review>,
    },
}

/// What the data protection officer found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// It was needed.
    Justified,
    /// It was not.
    NotJustified,
}

impl Review {
    /// The finding's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Justified => "justified",
            Self::NotJustified => "not_justified",
        }
    }
}

/// What can happen to a grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GrantAction {
    /// An administrator gives a role.
    Give(GiveGrant),
    /// A role ends.
    End(EndGrant),
    /// Someone opens what their role keeps closed.
    BreakGlass(BreakGlass),
    /// The data protection officer looks at a broken glass.
    Review(ReviewGrant),
}

/// An administrator gives a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveGrant {
    /// The new grant.
    pub grant: GrantId,
    /// Who gets it.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// The top of the subtree in which it counts.
    pub office: OfficeId,
    /// The one programme that it is limited to.
    pub programme: Option<ProgrammeCode>,
    /// From when it counts.
    pub from: Instant,
    /// Until when; open if it has no end yet.
    pub to: Option<Instant>,
}

/// A role ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndGrant {
    /// The grant.
    pub grant: GrantId,
    /// When.
    pub at: Instant,
}

/// Someone opens what their role keeps closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakGlass {
    /// The new grant.
    pub grant: GrantId,
    /// Who opens.
    pub account: AccountId,
    /// The role in which they act.
    pub role: Role,
    /// The top of the subtree that is opened.
    pub office: OfficeId,
    /// The class that is opened, and no other.
    pub class: DataClass,
    /// Why.
    pub reason: Personal<String>,
    /// From when.
    pub from: Instant,
    /// Until when.
    pub to: Instant,
}

/// The data protection officer looks at a broken glass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewGrant {
    /// The grant.
    pub grant: GrantId,
    /// The finding.
    pub finding: Review,
}

impl GrantAction {
    /// The grant that it happens to.
    pub const fn grant(&self) -> GrantId {
        match self {
            Self::Give(a) => a.grant,
            Self::End(a) => a.grant,
            Self::BreakGlass(a) => a.grant,
            Self::Review(a) => a.grant,
        }
    }

    /// Every personal value in it, with whom it is about.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        match self {
            Self::BreakGlass(a) => {
                vec![(a.account.into(), &mut a.reason as &mut dyn PersonalField)]
            }
            Self::Give(_) | Self::End(_) | Self::Review(_) => Vec::new(),
        }
    }
}

/// A grant as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// How often it was changed.
    pub version: Version,
    /// Who holds it.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// The top of the subtree in which it counts.
    pub office: OfficeId,
    /// The one programme that it is limited to.
    pub programme: Option<ProgrammeCode>,
    /// From when it counts.
    pub from: Instant,
    /// Until when.
    pub to: Option<Instant>,
    /// Why it exists.
    pub kind: GrantKind,
}

impl Grant {
    /// Whether it counts at an instant.
    pub fn counts_at(&self, now: Instant) -> bool {
        self.from <= now && self.to.is_none_or(|end| now < end)
    }

    fn given(give: &GiveGrant) -> Result<Self, Fault> {
        if give.to.is_some_and(|end| end <= give.from) {
            return Err(Fault::new("to", "dates-reversed"));
        }
        Ok(Self {
            id: give.grant,
            version: Version::FIRST,
            account: give.account,
            role: give.role,
            office: give.office,
            programme: give.programme.clone(),
            from: give.from,
            to: give.to,
            kind: GrantKind::Given,
        })
    }

    fn broken(broken: &BreakGlass) -> Result<Self, Fault> {
        let lasts = broken.to.seconds_since(broken.from);
        if lasts <= 0 {
            return Err(Fault::new("to", "dates-reversed"));
        }
        if lasts > BREAK_GLASS_MAX {
            return Err(Fault::new("to", "too-many").with("max", BREAK_GLASS_MAX / 3_600));
        }
        Ok(Self {
            id: broken.grant,
            version: Version::FIRST,
            account: broken.account,
            role: broken.role,
            office: broken.office,
            programme: None,
            from: broken.from,
            to: Some(broken.to),
            kind: GrantKind::BrokenGlass {
                class: broken.class,
                reason: broken.reason.clone(),
                review: None,
            },
        })
    }

    fn after(mut self, action: &GrantAction) -> Result<Self, Faults> {
        self.version = self.version.next();
        match action {
            GrantAction::Give(_) | GrantAction::BreakGlass(_) => {
                return Err(Fault::new("", "already-taken").into());
            }
            GrantAction::End(end) => self.to = Some(self.to.map_or(end.at, |to| to.min(end.at))),
            GrantAction::Review(looked) => match &mut self.kind {
                GrantKind::BrokenGlass { review, .. } => *review = Some(looked.finding),
                GrantKind::Given => return Err(Fault::new("", "not-found").into()),
            },
        }
        Ok(self)
    }
}

impl Record for Grant {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        let Action::Grant(action) = action else {
            return Err(Fault::new("", "not-found").into());
        };
        match (current, action) {
            (None, GrantAction::Give(give)) => Ok(Self::given(give)?),
            (None, GrantAction::BreakGlass(broken)) => Ok(Self::broken(broken)?),
            (None, _) => Err(Fault::new("", "not-found").into()),
            (Some(grant), action) => grant.after(action),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let field = |name, value| Field { name, value };
        let plain = |text: &str| FieldValue::Plain(text.to_owned());
        let (reason, review) = match &self.kind {
            GrantKind::Given => (FieldValue::Absent, FieldValue::Absent),
            GrantKind::BrokenGlass { reason, review, .. } => (
                FieldValue::Personal(reason.clone()),
                review.map_or(FieldValue::Absent, |review| plain(review.code())),
            ),
        };
        vec![
            field("account", FieldValue::Plain(self.account.to_string())),
            field("role", plain(self.role.code())),
            field("office", FieldValue::Plain(self.office.to_string())),
            field("programme", FieldValue::of(self.programme.as_ref())),
            field("from", FieldValue::Plain(self.from.to_string())),
            field("to", FieldValue::of(self.to.as_ref())),
            field("reason", reason),
            field("review", review),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        let subject = self.account.into();
        match &mut self.kind {
            GrantKind::BrokenGlass { reason, .. } => {
                vec![(subject, reason as &mut dyn PersonalField)]
            }
            GrantKind::Given => Vec::new(),
        }
    }
}
