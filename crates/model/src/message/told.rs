//! Who is told of what: a pure function of what was done.

use crate::account::AccountAction;
use crate::action::Action;
use crate::grant::GrantAction;
use crate::ids::{AccountId, JobId, OfficeId};
use crate::office::OfficeAction;
use crate::policy::{Before, Duty};
use crate::token::TokenAction;
use crate::webhook::WebhookAction;

use super::{About, MessageKind};

/// Seconds after which whoever asked for a job has turned to something else.
const LONG: i64 = 60;

/// Whom a notice is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// One account.
    Account(AccountId),
    /// Everybody who has a duty over an office, but one: whoever did it.
    HoldersOf {
        /// The duty.
        duty: Duty,
        /// The office; none for the whole agency.
        office: Option<OfficeId>,
        /// Who is not told.
        but: Option<AccountId>,
    },
}

/// Something that somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub kind: MessageKind,
    /// To what.
    pub about: About,
    /// Who is told.
    pub to: Audience,
}

/// What follows from an action that `me` did to a record that was as `before`
/// says. A later noun adds its lines here.
pub fn told_by(action: &Action, before: Before, me: Option<AccountId>) -> Vec<Notice> {
    let about = About::Record(action.record());
    let tell = |kind, account| {
        let to = Audience::Account(account);
        vec![Notice { kind, about, to }]
    };
    // What people do to themselves they know, but for what only somebody who
    // took their account over would do.
    let tell_other = |kind, account: Option<AccountId>| match account {
        Some(account) if me != Some(account) => tell(kind, account),
        _ => Vec::new(),
    };
    match action {
        Action::Account(action) => of_account(action, &tell, &tell_other),
        Action::Grant(GrantAction::Give(give)) => {
            tell_other(MessageKind::GrantGiven, Some(give.account))
        }
        Action::Grant(GrantAction::End(_)) => tell_other(MessageKind::GrantEnded, before.account),
        Action::Grant(GrantAction::BreakGlass(broken)) => vec![Notice {
            kind: MessageKind::GlassBroken,
            about,
            to: Audience::HoldersOf {
                duty: Duty::ReviewGlass,
                office: Some(broken.office),
                but: Some(broken.account),
            },
        }],
        Action::Grant(GrantAction::Review(_)) => {
            tell_other(MessageKind::GlassReviewed, before.account)
        }
        Action::Office(OfficeAction::SetFocalPoint(set)) => {
            tell_other(MessageKind::FocalPointSet, set.account)
        }
        Action::Webhook(WebhookAction::Pause(pause)) if pause.failing => vec![Notice {
            kind: MessageKind::WebhookPaused,
            about,
            to: Audience::HoldersOf {
                duty: Duty::Webhooks,
                office: before.office,
                but: None,
            },
        }],
        Action::Token(TokenAction::Issue(issue)) => tell(MessageKind::TokenIssued, issue.account),
        _ => Vec::new(),
    }
}

fn of_account(
    action: &AccountAction,
    tell: &dyn Fn(MessageKind, AccountId) -> Vec<Notice>,
    tell_other: &dyn Fn(MessageKind, Option<AccountId>) -> Vec<Notice>,
) -> Vec<Notice> {
    match action {
        AccountAction::Register(a) => tell(MessageKind::AccountOpened, a.account),
        AccountAction::Reset(a) => tell(MessageKind::AccountReset, a.account),
        AccountAction::SetPassword(a) => tell(MessageKind::PasswordChanged, a.account),
        AccountAction::EnrolSecondFactor(a) => tell(MessageKind::SecondFactorChanged, a.account),
        AccountAction::UseRecoveryCode(a) => tell(MessageKind::RecoveryCodeUsed, a.account),
        AccountAction::HandOver(a) => tell_other(MessageKind::WorkHandedOver, Some(a.to)),
        _ => Vec::new(),
    }
}

/// Who wanted a job done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// An account.
    Account(AccountId),
    /// Nobody: the house wants it again and again.
    House,
    /// Somebody at the console, who sees there what comes of it.
    Console,
}

/// What follows from a job that is over: whoever asked is told that it failed,
/// and that it is done if it took so long that they did not wait for it. Where
/// nobody asked, those who operate the machine are told of a failure.
pub fn told_by_job(
    job: JobId,
    asked_by: AskedBy,
    (failed, seconds): (bool, i64),
) -> Option<Notice> {
    let to = match asked_by {
        AskedBy::Account(account) => Audience::Account(account),
        AskedBy::House if failed => Audience::HoldersOf {
            duty: Duty::Operate,
            office: None,
            but: None,
        },
        AskedBy::House | AskedBy::Console => return None,
    };
    let kind = match failed {
        true => MessageKind::JobFailed,
        false if seconds >= LONG => MessageKind::JobDone,
        false => return None,
    };
    Some(Notice {
        kind,
        about: About::Job(job),
        to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::ReinstateAccount;
    use crate::grant::{EndGrant, ReviewGrant};
    use crate::office::{ReopenOffice, SetFocalPoint};

    fn id<T: From<uuid::Uuid>>(n: u128) -> T {
        uuid::Uuid::from_u128(n).into()
    }

    fn kinds(notices: &[Notice]) -> Vec<MessageKind> {
        notices.iter().map(|notice| notice.kind).collect()
    }

    #[test]
    fn whoever_a_role_is_taken_from_is_told_but_not_by_themselves() {
        let end = Action::Grant(GrantAction::End(EndGrant {
            grant: id(1),
            at: "2026-01-15T09:00:00Z".parse().unwrap(),
        }));
        let before = Before {
            account: Some(id(7)),
            ..Before::default()
        };
        let told = told_by(&end, before, Some(id(8)));
        assert_eq!(kinds(&told), [MessageKind::GrantEnded]);
        assert_eq!(told[0].to, Audience::Account(id(7)));
        assert_eq!(told_by(&end, before, Some(id(7))), []);
    }

    #[test]
    fn every_reviewer_is_told_of_emergency_access_but_whoever_opened_it() {
        let broken = crate::grant::BreakGlass {
            grant: id(1),
            account: id(7),
            role: crate::policy::Role::Caseworker,
            office: id(3),
            class: crate::policy::DataClass::Health,
            reason: crate::Personal::open("synthetic".to_owned()),
            from: "2026-01-15T09:00:00Z".parse().unwrap(),
            to: "2026-01-15T10:00:00Z".parse().unwrap(),
        };
        let action = Action::Grant(GrantAction::BreakGlass(broken));
        let told = told_by(&action, Before::default(), Some(id(7)));
        let wanted = Audience::HoldersOf {
            duty: Duty::ReviewGlass,
            office: Some(id(3)),
            but: Some(id(7)),
        };
        assert_eq!((told.len(), told[0].to), (1, wanted));
        let review = ReviewGrant {
            grant: id(1),
            finding: crate::grant::Review::Justified,
        };
        let before = Before {
            account: Some(id(7)),
            ..Before::default()
        };
        let told = told_by(
            &Action::Grant(GrantAction::Review(review)),
            before,
            Some(id(9)),
        );
        assert_eq!(kinds(&told), [MessageKind::GlassReviewed]);
    }

    #[test]
    fn nobody_is_told_of_what_concerns_nobody() {
        let quiet = [
            Action::Office(OfficeAction::Reopen(ReopenOffice { office: id(3) })),
            Action::Office(OfficeAction::SetFocalPoint(SetFocalPoint {
                office: id(3),
                account: None,
            })),
            Action::Account(AccountAction::Reinstate(ReinstateAccount {
                account: id(7),
            })),
        ];
        for action in quiet {
            assert_eq!(told_by(&action, Before::default(), None), []);
        }
    }

    #[test]
    fn a_job_tells_who_asked_if_it_failed_or_took_long() {
        let told = |failed, seconds| {
            told_by_job(id(1), AskedBy::Account(id(7)), (failed, seconds)).map(|notice| notice.kind)
        };
        assert_eq!(told(false, 5), None);
        assert_eq!(told(false, 60), Some(MessageKind::JobDone));
        assert_eq!(told(true, 0), Some(MessageKind::JobFailed));
        assert_eq!(told_by_job(id(1), AskedBy::Console, (true, 0)), None);
        assert_eq!(told_by_job(id(1), AskedBy::House, (false, 60)), None);
        let house = told_by_job(id(1), AskedBy::House, (true, 0)).unwrap();
        let operate = |to| matches!(to, Audience::HoldersOf { duty, .. } if duty == Duty::Operate);
        assert!(operate(house.to));
    }
}
