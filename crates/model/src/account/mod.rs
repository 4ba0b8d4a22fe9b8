//! Accounts: someone who signs in, and what happens to them.
//!
//! Name, address and secrets are personal: sealed under the key of the
//! account's own subject, and gone when that key is destroyed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::faults::{Fault, Faults};
use crate::ids::{AccountId, OfficeId};
use crate::message::Preferences;
use crate::personal::{Personal, PersonalField, PersonalFields};
use crate::record::{Field, FieldValue, Happened, Record, RecordRef, Version};
use crate::text::LanguageCode;
use crate::time::Instant;

mod form;

pub use form::{AccountForm, PASSWORD_MAX, PASSWORD_MIN, new_password};

/// Whether an account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// Made, but nobody has signed in yet.
    Invited,
    /// In use.
    Active,
    /// Barred by an administrator; can be reinstated.
    Suspended,
    /// The person left; their work was handed over.
    Closed,
    /// The person's key was destroyed; a tombstone.
    Erased,
}

impl AccountStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [
        Self::Invited,
        Self::Active,
        Self::Suspended,
        Self::Closed,
        Self::Erased,
    ];

    /// The status's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
            Self::Erased => "erased",
        }
    }

    /// Whether its holder may sign in.
    pub const fn may_sign_in(self) -> bool {
        matches!(self, Self::Invited | Self::Active)
    }
}

/// A one-time sign-in: known by its hash, until a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The keyed hash of the code, in hexadecimal; the code itself is told once.
    pub hash: String,
    /// When it stops working.
    pub until: Instant,
}

/// What the form of an account asks, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountDetails {
    /// The office where the person works.
    pub office: OfficeId,
    /// The person's name as they write it.
    pub name: Personal<String>,
    /// The address that they sign in with.
    pub email: Personal<String>,
    /// The language that pages and messages use.
    pub language: LanguageCode,
}

impl AccountDetails {
    fn personal(&mut self, account: AccountId) -> PersonalFields<'_> {
        vec![
            (account.into(), &mut self.name as &mut dyn PersonalField),
            (account.into(), &mut self.email),
        ]
    }
}

/// What can happen to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountAction {
    /// An account is made and its holder invited.
    Register(RegisterAccount),
    /// Name, address, office or language change.
    Amend(AmendAccount),
    /// An administrator lets the holder in again with a new one-time sign-in.
    Reset(ResetAccount),
    /// The holder chooses a password.
    SetPassword(SetPassword),
    /// The holder sets up a second factor.
    EnrolSecondFactor(EnrolSecondFactor),
    /// A recovery code was used in place of the second factor.
    UseRecoveryCode(UseRecoveryCode),
    /// An administrator bars the account.
    Suspend(SuspendAccount),
    /// The bar is lifted.
    Reinstate(ReinstateAccount),
    /// The holder leaves; their work goes to someone else.
    HandOver(HandOver),
    /// The holder says how they want to be told.
    SetPreferences(SetPreferences),
    /// The holder makes the address of their calendar anew, or takes it away.
    RenewCalendar(RenewCalendar),
    /// The holder's key is destroyed.
    Erase(EraseAccount),
}

/// An account is made and its holder invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterAccount {
    /// The new account.
    pub account: AccountId,
    /// Its details.
    pub details: AccountDetails,
    /// The first sign-in.
    pub invitation: Invitation,
}

/// An account's details change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendAccount {
    /// The account.
    pub account: AccountId,
    /// Its details from now on.
    pub details: AccountDetails,
}

/// An administrator lets the holder in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetAccount {
    /// The account.
    pub account: AccountId,
    /// The new one-time sign-in.
    pub invitation: Invitation,
    /// Whether the second factor has to be set up again, too.
    pub clear_second_factor: bool,
    /// Why; it may name people, so it is sealed.
    pub reason: Personal<String>,
}

/// The holder chooses a password; a one-time sign-in is spent by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPassword {
    /// The account.
    pub account: AccountId,
    /// The argon2id hash in PHC form.
    pub hash: Personal<String>,
}

/// The holder sets up a second factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolSecondFactor {
    /// The account.
    pub account: AccountId,
    /// The shared secret of RFC 6238, in base 32.
    pub secret: Personal<String>,
    /// The keyed hash of each recovery code, in hexadecimal.
    pub recovery: Vec<String>,
}

/// A recovery code was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseRecoveryCode {
    /// The account.
    pub account: AccountId,
    /// The hash of the code, which stops working.
    pub hash: String,
}

/// An administrator bars the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspendAccount {
    /// The account.
    pub account: AccountId,
    /// Why.
    pub reason: Personal<String>,
}

/// A bar is lifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReinstateAccount {
    /// The account.
    pub account: AccountId,
}

/// A leaver's work goes to someone else, and the account is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Who leaves.
    pub account: AccountId,
    /// Who goes on.
    pub to: AccountId,
    /// The last day.
    pub last_day: Date,
}

/// The holder says how they want to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPreferences {
    /// The account.
    pub account: AccountId,
    /// What they chose.
    pub preferences: Preferences,
}

/// The holder makes the address of their calendar anew, or takes it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewCalendar {
    /// The account.
    pub account: AccountId,
    /// The keyed hash of the secret in the address, in hexadecimal; the address
    /// itself is told once.
    pub hash: Option<String>,
}

/// The holder's key is destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EraseAccount {
    /// The account.
    pub account: AccountId,
}

/// An account as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// How often it was changed.
    pub version: Version,
    /// Whether it can be used.
    pub status: AccountStatus,
    /// Name, address, office, language.
    pub details: AccountDetails,
    /// A one-time sign-in that was not used yet.
    pub invitation: Option<Invitation>,
    /// The password's hash, once one was chosen.
    pub password: Option<Personal<String>>,
    /// The second factor's secret, once one was set up.
    pub second_factor: Option<Personal<String>>,
    /// Recovery codes left, by their hashes.
    pub recovery: Vec<String>,
    /// How its holder wants to be told, once they said so.
    pub preferences: Option<Preferences>,
    /// The hash of the secret in the address of its calendar.
    pub calendar: Option<String>,
}

impl Account {
    fn registered(register: &RegisterAccount) -> Self {
        Self {
            id: register.account,
            version: Version::FIRST,
            status: AccountStatus::Invited,
            details: register.details.clone(),
            invitation: Some(register.invitation.clone()),
            password: None,
            second_factor: None,
            recovery: Vec::new(),
            preferences: None,
            calendar: None,
        }
    }

    fn after(mut self, action: &AccountAction) -> Result<Self, Faults> {
        self.version = self.version.next();
        if matches!(self.status, AccountStatus::Erased) {
            return Err(Fault::new("", "closed-account").into());
        }
        match action {
            AccountAction::Register(_) => return Err(Fault::new("", "already-taken").into()),
            AccountAction::Amend(amend) => self.details = amend.details.clone(),
            AccountAction::Reset(reset) => self.reset(reset)?,
            AccountAction::SetPassword(set) => self.set_password(set)?,
            AccountAction::EnrolSecondFactor(enrol) => {
                self.second_factor = Some(enrol.secret.clone());
                self.recovery.clone_from(&enrol.recovery);
            }
            AccountAction::UseRecoveryCode(used) => self.use_recovery_code(used)?,
            AccountAction::Suspend(_) => self.bar(AccountStatus::Suspended)?,
            AccountAction::Reinstate(_) => self.reinstate()?,
            AccountAction::HandOver(hand_over) => self.hand_over(hand_over)?,
            AccountAction::SetPreferences(set) => {
                self.refuse_closed()?;
                self.preferences = Some(set.preferences.clone());
            }
            AccountAction::RenewCalendar(renew) => {
                self.refuse_closed()?;
                self.calendar.clone_from(&renew.hash);
            }
            AccountAction::Erase(_) => self.erase(),
        }
        Ok(self)
    }

    fn reset(&mut self, reset: &ResetAccount) -> Result<(), Fault> {
        self.refuse_closed()?;
        self.invitation = Some(reset.invitation.clone());
        self.password = None;
        if reset.clear_second_factor {
            self.second_factor = None;
            self.recovery.clear();
        }
        Ok(())
    }

    fn set_password(&mut self, set: &SetPassword) -> Result<(), Fault> {
        self.refuse_closed()?;
        self.password = Some(set.hash.clone());
        self.invitation = None;
        if self.status == AccountStatus::Invited {
            self.status = AccountStatus::Active;
        }
        Ok(())
    }

    fn use_recovery_code(&mut self, used: &UseRecoveryCode) -> Result<(), Fault> {
        let left = self.recovery.len();
        self.recovery.retain(|hash| *hash != used.hash);
        if self.recovery.len() == left {
            Err(Fault::new("code", "wrong-code"))
        } else {
            Ok(())
        }
    }

    fn bar(&mut self, status: AccountStatus) -> Result<(), Fault> {
        self.refuse_closed()?;
        self.status = status;
        Ok(())
    }

    fn reinstate(&mut self) -> Result<(), Fault> {
        if self.status != AccountStatus::Suspended {
            return Err(Fault::new("", "closed-account"));
        }
        let used = self.password.is_some();
        self.status = if used {
            AccountStatus::Active
        } else {
            AccountStatus::Invited
        };
        Ok(())
    }

    fn hand_over(&mut self, hand_over: &HandOver) -> Result<(), Fault> {
        self.refuse_closed()?;
        if hand_over.to == self.id {
            return Err(Fault::new("to", "own-account"));
        }
        self.status = AccountStatus::Closed;
        self.invitation = None;
        self.password = None;
        self.second_factor = None;
        self.recovery.clear();
        self.calendar = None;
        Ok(())
    }

    fn erase(&mut self) {
        self.status = AccountStatus::Erased;
        self.invitation = None;
        self.password = None;
        self.second_factor = None;
        self.recovery.clear();
        self.preferences = None;
        self.calendar = None;
    }

    fn refuse_closed(&self) -> Result<(), Fault> {
        match self.status {
            AccountStatus::Closed | AccountStatus::Erased => Err(Fault::new("", "closed-account")),
            _ => Ok(()),
        }
    }
}

impl Record for Account {
    fn reference(&self) -> RecordRef {
        self.id.into()
    }

    fn version(&self) -> Version {
        self.version
    }

    fn evolve(current: Option<Self>, action: &Action, _at: Happened) -> Result<Self, Faults> {
        match (current, action) {
            (None, Action::Account(AccountAction::Register(register))) => {
                Ok(Self::registered(register))
            }
            (Some(account), Action::Account(action)) => account.after(action),
            _ => Err(Fault::new("", "not-found").into()),
        }
    }

    fn fields(&self) -> Vec<Field> {
        let details = &self.details;
        let field = |name, value| Field { name, value };
        let plain = |text: &str| FieldValue::Plain(text.to_owned());
        let has = |there: bool| plain(if there { "yes" } else { "no" });
        vec![
            field("name", FieldValue::Personal(details.name.clone())),
            field("email", FieldValue::Personal(details.email.clone())),
            field("office", FieldValue::Plain(details.office.to_string())),
            field("language", FieldValue::Plain(details.language.to_string())),
            field("status", plain(self.status.code())),
            field("password", has(self.password.is_some())),
            field("second_factor", has(self.second_factor.is_some())),
            field("preferences", has(self.preferences.is_some())),
            field("calendar", has(self.calendar.is_some())),
        ]
    }

    fn personal(&mut self) -> PersonalFields<'_> {
        let subject = self.id.into();
        let mut fields = self.details.personal(self.id);
        let secrets = [&mut self.password, &mut self.second_factor];
        fields.extend(
            secrets
                .into_iter()
                .flatten()
                .map(|s| (subject, s as &mut dyn PersonalField)),
        );
        let phone = self.preferences.as_mut().and_then(|p| p.phone.as_mut());
        fields.extend(phone.map(|phone| (subject, phone as &mut dyn PersonalField)));
        fields
    }
}

impl AccountAction {
    /// The account that it happens to.
    pub const fn account(&self) -> AccountId {
        match self {
            Self::Register(a) => a.account,
            Self::Amend(a) => a.account,
            Self::Reset(a) => a.account,
            Self::SetPassword(a) => a.account,
            Self::EnrolSecondFactor(a) => a.account,
            Self::UseRecoveryCode(a) => a.account,
            Self::Suspend(a) => a.account,
            Self::Reinstate(a) => a.account,
            Self::HandOver(a) => a.account,
            Self::SetPreferences(a) => a.account,
            Self::RenewCalendar(a) => a.account,
            Self::Erase(a) => a.account,
        }
    }

    /// Every personal value in it, with whom it is about.
    pub fn personal(&mut self) -> PersonalFields<'_> {
        let subject = self.account();
        match self {
            Self::Register(a) => a.details.personal(subject),
            Self::Amend(a) => a.details.personal(subject),
            Self::Reset(a) => vec![(subject.into(), &mut a.reason as &mut dyn PersonalField)],
            Self::SetPassword(a) => vec![(subject.into(), &mut a.hash as &mut dyn PersonalField)],
            Self::EnrolSecondFactor(a) => {
                vec![(subject.into(), &mut a.secret as &mut dyn PersonalField)]
            }
            Self::Suspend(a) => vec![(subject.into(), &mut a.reason as &mut dyn PersonalField)],
            Self::SetPreferences(a) => {
                let phone = a.preferences.phone.as_mut();
                phone
                    .map(|phone| (subject.into(), phone as &mut dyn PersonalField))
                    .into_iter()
                    .collect()
            }
            Self::UseRecoveryCode(_)
            | Self::Reinstate(_)
            | Self::HandOver(_)
            | Self::RenewCalendar(_)
            | Self::Erase(_) => Vec::new(),
        }
    }
}
