//! What the door asks of whoever wants to do an action.

use crate::account::AccountAction;
use crate::action::Action;
use crate::actor::{Actor, HeldGrant};
use crate::document::DocumentAction;
use crate::faults::Fault;
use crate::grant::GrantAction;
use crate::ids::{AccountId, OfficeId};
use crate::office::OfficeAction;
use crate::record::Noun;
use crate::token::TokenAction;
use crate::webhook::{EventPattern, WebhookAction};

use super::decision::Need;
use super::roles::{Access, DataClass, Duty};

/// One need, at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What is needed.
    pub need: Need,
    /// The office where it is needed; none where any office will do.
    pub office: Option<OfficeId>,
}

/// What the action's record looks like before it: all that the policy needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Before {
    /// The office that the record belongs to.
    pub office: Option<OfficeId>,
    /// The account that the record is, or is about.
    pub account: Option<AccountId>,
    /// Whether it is broken glass.
    pub glass: bool,
}

/// Everything that must be allowed before an action is done by `me`.
pub fn asked(action: &Action, before: Before, me: Option<AccountId>) -> Vec<Asked> {
    match action {
        Action::Account(action) => of_account(action, before),
        // Every row of a batch is asked for by itself.
        Action::Batch(_) => vec![at(Need::SignedIn, None)],
        Action::Document(action) => vec![of_document(action, before)],
        Action::Grant(action) => vec![of_grant(action, before, me)],
        Action::Office(action) => of_office(action, before),
        // A place belongs to no office: a district is the same for all.
        Action::Place(_) => vec![at(Need::Duty(Duty::Places), None)],
        Action::Token(action) => vec![of_token(action, before, me)],
        Action::Webhook(action) => of_webhook(action, before),
    }
}

fn at(need: Need, office: Option<OfficeId>) -> Asked {
    Asked { need, office }
}

fn of_account(action: &AccountAction, before: Before) -> Vec<Asked> {
    let accounts = |office| at(Need::Duty(Duty::Accounts), office);
    match action {
        AccountAction::Register(a) => vec![accounts(Some(a.details.office))],
        // Moving someone asks it at both ends.
        AccountAction::Amend(a) => {
            vec![accounts(before.office), accounts(Some(a.details.office))]
        }
        AccountAction::Reset(_)
        | AccountAction::Suspend(_)
        | AccountAction::Reinstate(_)
        | AccountAction::HandOver(_) => vec![accounts(before.office)],
        AccountAction::SetPassword(_)
        | AccountAction::EnrolSecondFactor(_)
        | AccountAction::UseRecoveryCode(_)
        | AccountAction::SetPreferences(_)
        | AccountAction::RenewCalendar(_) => vec![at(Need::Own(action.account()), None)],
        AccountAction::Erase(_) => vec![at(Need::Duty(Duty::Erase), before.office)],
    }
}

/// Files kept with an office are the office's business; files kept with an
/// account are its administrator's.
fn of_document(action: &DocumentAction, before: Before) -> Asked {
    let about_an_account = match action {
        DocumentAction::Attach(attach) => attach.record.noun == Noun::Account,
        DocumentAction::Remove(_) => before.account.is_some(),
    };
    let need = if about_an_account {
        Need::Duty(Duty::Accounts)
    } else {
        Need::Data(DataClass::Internal, Access::Write)
    };
    at(need, before.office)
}

fn of_grant(action: &GrantAction, before: Before, me: Option<AccountId>) -> Asked {
    match action {
        GrantAction::Give(give) => at(Need::Duty(Duty::Grants), Some(give.office)),
        // Whoever broke the glass puts it back, and whoever reviews it may take
        // it away; it ends by itself in any case.
        GrantAction::End(_) if before.glass => match before.account {
            Some(holder) if me == Some(holder) => at(Need::Own(holder), None),
            _ => at(Need::Duty(Duty::ReviewGlass), before.office),
        },
        GrantAction::End(_) => at(Need::Duty(Duty::Grants), before.office),
        // In an emergency the office is another one than one's own.
        GrantAction::BreakGlass(_) => at(Need::Duty(Duty::BreakGlass), None),
        GrantAction::Review(_) => at(Need::Duty(Duty::ReviewGlass), before.office),
    }
}

fn of_office(action: &OfficeAction, before: Before) -> Vec<Asked> {
    let offices = |office| at(Need::Duty(Duty::Offices), office);
    match action {
        OfficeAction::Open(open) => vec![offices(open.details.parent)],
        // Moving an office asks it at both ends; staying where it is, once.
        OfficeAction::Amend(amend) => {
            let mut all = vec![offices(before.office)];
            all.extend(amend.details.parent.map(|parent| offices(Some(parent))));
            all
        }
        OfficeAction::Rename(_)
        | OfficeAction::Close(_)
        | OfficeAction::Reopen(_)
        | OfficeAction::SetFocalPoint(_) => vec![offices(before.office)],
    }
}

/// A token is its holder's to make. Whoever looks after the account may take it
/// away.
fn of_token(action: &TokenAction, before: Before, me: Option<AccountId>) -> Asked {
    match action {
        TokenAction::Issue(issue) => at(Need::Own(issue.account), None),
        TokenAction::Revoke(_) => match before.account {
            Some(holder) if me == Some(holder) => at(Need::Own(holder), None),
            _ => at(Need::Duty(Duty::Accounts), before.office),
        },
    }
}

/// Whoever has others told of accounts or roles looks after those there, too.
fn of_webhook(action: &WebhookAction, before: Before) -> Vec<Asked> {
    let (office, kinds): (_, &[EventPattern]) = match action {
        WebhookAction::Subscribe(new) => (Some(new.office), &new.details.kinds),
        WebhookAction::Amend(amend) => (before.office, &amend.details.kinds),
        WebhookAction::Pause(_) | WebhookAction::Resume(_) | WebhookAction::End(_) => {
            (before.office, &[])
        }
    };
    let mut duties = vec![Duty::Webhooks];
    let about = |noun| kinds.iter().any(|pattern| pattern.noun() == noun);
    duties.extend(about("account").then_some(Duty::Accounts));
    duties.extend(about("grant").then_some(Duty::Grants));
    let asked = |duty| at(Need::Duty(duty), office);
    duties.into_iter().map(asked).collect()
}

/// What nobody may do to themselves, whatever their roles: give themselves a
/// role, bar or erase themselves, or judge their own broken glass.
pub fn of_oneself(actor: &Actor, action: &Action, before: Before) -> Result<(), Fault> {
    let Some(me) = actor.account() else {
        return Ok(());
    };
    let about = match action {
        Action::Account(
            AccountAction::Reset(_)
            | AccountAction::Suspend(_)
            | AccountAction::Reinstate(_)
            | AccountAction::HandOver(_)
            | AccountAction::Erase(_),
        )
        | Action::Grant(GrantAction::Review(_)) => before.account,
        Action::Grant(GrantAction::Give(give)) => Some(give.account),
        _ => None,
    };
    if about == Some(me) {
        Err(Fault::new("", "own-account"))
    } else {
        Ok(())
    }
}

/// Whether broken glass is taken by its own holder, in a role that they hold, and
/// a token made by its own: nobody does either for somebody else, not even the
/// console, which must not read in anybody's place.
pub fn breaks_for_oneself(actor: &Actor, action: &Action) -> bool {
    match action {
        Action::Grant(GrantAction::BreakGlass(broken)) => {
            let holds = |grant: &HeldGrant| grant.broken_for.is_none() && grant.role == broken.role;
            actor.account() == Some(broken.account) && actor.grants.iter().any(holds)
        }
        Action::Token(TokenAction::Issue(issue)) => actor.account() == Some(issue.account),
        _ => true,
    }
}
