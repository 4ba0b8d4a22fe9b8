//! Rules that one record cannot check by itself: they look at others.

use passerelle_model::account::{Account, AccountAction, AccountStatus};
use passerelle_model::document::AttachDocument;
use passerelle_model::grant::GrantAction;
use passerelle_model::office::{OfficeAction, OfficeDetails, OfficeKind};
use passerelle_model::policy::Role;
use passerelle_model::token::{TOKENS_AT_ONCE, TokenAction};
use passerelle_model::webhook::WebhookAction;
use passerelle_model::{AccountId, Action, Fault, Instant, OfficeId};

mod place;

use crate::db::{Value, args};
use crate::error::StoreError;
use crate::files::Files;
use crate::keys::Keys;
use crate::records::AnyRecord;

use super::work::Work;
use super::{Refusal, sign_in_name};

pub(super) use place::place;

/// Rules of offices.
pub(super) async fn office(
    work: &mut Work<'_>,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    let Action::Office(action) = action else {
        return Ok(());
    };
    match action {
        OfficeAction::Open(open) => stands_well(work, open.office, &open.details, now).await,
        OfficeAction::Amend(amend) => stands_well(work, amend.office, &amend.details, now).await,
        OfficeAction::Close(close) => {
            if let Some(successor) = close.successor {
                open_office(work, successor, now, "successor").await?;
            }
            nothing_open_below(work, close.office, close.to).await
        }
        OfficeAction::SetFocalPoint(set) => match set.account {
            Some(account) => usable_account(work, account, "focal_point").await.map(drop),
            None => Ok(()),
        },
        OfficeAction::Rename(_) | OfficeAction::Reopen(_) => Ok(()),
    }
}

/// One headquarters stands at the top; every other office below one that is open.
async fn stands_well(
    work: &mut Work<'_>,
    office: OfficeId,
    details: &OfficeDetails,
    now: Instant,
) -> Result<(), Refusal> {
    let Some(parent) = details.parent else {
        if details.kind != OfficeKind::Headquarters {
            return Err(Fault::new("parent", "required").into());
        }
        let other = work
            .conn()
            .await?
            .one(
                "SELECT id FROM office WHERE parent IS NULL AND id <> $1 LIMIT 1",
                args![office],
            )
            .await?;
        return match other {
            Some(_) => Err(Fault::new("kind", "already-taken").into()),
            None => Ok(()),
        };
    };
    if details.kind == OfficeKind::Headquarters {
        return Err(Fault::new("kind", "unknown-choice").into());
    }
    open_office(work, parent, now, "parent").await
}

async fn open_office(
    work: &mut Work<'_>,
    office: OfficeId,
    now: Instant,
    field: &'static str,
) -> Result<(), Refusal> {
    match work.record(office.into()).await? {
        Some(AnyRecord::Office(found)) if !found.has_closed_by(now.date()) => Ok(()),
        _ => Err(Fault::new(field, "unknown-choice").into()),
    }
}

async fn nothing_open_below(
    work: &mut Work<'_>,
    office: OfficeId,
    to: jiff::civil::Date,
) -> Result<(), Refusal> {
    let below = work
        .conn()
        .await?
        .one(
            "SELECT COUNT(*) FROM office WHERE parent = $1 AND (valid_to IS NULL OR valid_to > $2)",
            args![office, to],
        )
        .await?;
    match below.map(|mut row| row.int()).transpose()?.unwrap_or(0) {
        0 => Ok(()),
        open => Err(Fault::new("to", "open-offices-below")
            .with("count", open)
            .into()),
    }
}

/// Rules of accounts.
pub(super) async fn account(
    work: &mut Work<'_>,
    keys: &Keys,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    let Action::Account(action) = action else {
        return Ok(());
    };
    match action {
        AccountAction::Register(register) => {
            open_office(work, register.details.office, now, "office").await?;
            free_name(work, keys, register.account, &register.details.email).await
        }
        AccountAction::Amend(amend) => {
            open_office(work, amend.details.office, now, "office").await?;
            free_name(work, keys, amend.account, &amend.details.email).await
        }
        AccountAction::HandOver(hand_over) => {
            usable_account(work, hand_over.to, "to").await?;
            another_administrator(work, hand_over.account, now).await
        }
        AccountAction::Suspend(_) => another_administrator(work, action.account(), now).await,
        AccountAction::Erase(_) => {
            another_administrator(work, action.account(), now).await?;
            nothing_left_to_pass_on(work, action.account(), now).await
        }
        _ => Ok(()),
    }
}

/// Whoever is erased holds no role and answers for no office any more: nobody
/// could pass that on afterwards.
async fn nothing_left_to_pass_on(
    work: &mut Work<'_>,
    account: AccountId,
    now: Instant,
) -> Result<(), Refusal> {
    let open = count(
        work,
        "SELECT (SELECT COUNT(*) FROM office WHERE focal_point = $1)
              + (SELECT COUNT(*) FROM role_grant WHERE account = $1 AND NOT glass
                 AND (ends_at IS NULL OR ends_at > $2))",
        args![account, now],
    )
    .await?;
    match open {
        0 => Ok(()),
        _ => Err(Fault::new("", "hand-over-first").into()),
    }
}

/// Nobody else signs in with that address.
async fn free_name(
    work: &mut Work<'_>,
    keys: &Keys,
    account: AccountId,
    email: &passerelle_model::Personal<String>,
) -> Result<(), Refusal> {
    let Some(email) = email.value() else {
        return Ok(());
    };
    let other = work
        .conn()
        .await?
        .one(
            "SELECT account FROM sign_in_name WHERE name = $1 AND account <> $2",
            args![sign_in_name(keys, email), account],
        )
        .await?;
    match other {
        Some(_) => Err(Fault::new("email", "already-taken").into()),
        None => Ok(()),
    }
}

/// Someone who may still be given something.
async fn usable_account(
    work: &mut Work<'_>,
    account: AccountId,
    field: &'static str,
) -> Result<Account, Refusal> {
    match work.record(account.into()).await? {
        Some(AnyRecord::Account(found)) => match found.status {
            AccountStatus::Closed | AccountStatus::Erased => {
                Err(Fault::new(field, "closed-account").into())
            }
            _ => Ok(found),
        },
        _ => Err(Fault::new(field, "unknown-choice").into()),
    }
}

/// Rules of grants.
pub(super) async fn grant(
    work: &mut Work<'_>,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    let Action::Grant(action) = action else {
        return Ok(());
    };
    match action {
        GrantAction::Give(give) => {
            usable_account(work, give.account, "account").await?;
            open_office(work, give.office, now, "office").await
        }
        GrantAction::BreakGlass(broken) => {
            if broken.from > now {
                // It opens at once or not at all.
                return Err(Fault::new("from", "dates-reversed").into());
            }
            usable_account(work, broken.account, "account").await?;
            open_office(work, broken.office, now, "office").await
        }
        GrantAction::End(end) => match work.record(end.grant.into()).await? {
            Some(AnyRecord::Grant(found)) if found.role == Role::Administrator => {
                another_administrator(work, found.account, now).await
            }
            _ => Ok(()),
        },
        GrantAction::Review(_) => Ok(()),
    }
}

/// Rules of tokens: their office is there, and nobody has more than they can
/// keep an eye on.
pub(super) async fn token(
    work: &mut Work<'_>,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    let Action::Token(TokenAction::Issue(issue)) = action else {
        return Ok(());
    };
    if let Some(office) = issue.office {
        open_office(work, office, now, "office").await?;
    }
    let open = count(
        work,
        "SELECT COUNT(*) FROM token
         WHERE account = $1 AND revoked_at IS NULL AND ends_at > $2",
        args![issue.account, now],
    )
    .await?;
    if open < TOKENS_AT_ONCE {
        Ok(())
    } else {
        Err(Fault::new("", "too-many")
            .with("max", TOKENS_AT_ONCE)
            .into())
    }
}

/// Rules of webhooks: their office is there.
pub(super) async fn webhook(
    work: &mut Work<'_>,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    match action {
        Action::Webhook(WebhookAction::Subscribe(new)) => {
            open_office(work, new.office, now, "office").await
        }
        _ => Ok(()),
    }
}

/// Whether somebody else could let people in, if this one could not.
///
/// It counts whoever is an administrator at the top of the tree: one of a
/// country cannot repair the rest. Someone who is none takes nothing away.
async fn another_administrator(
    work: &mut Work<'_>,
    but: AccountId,
    now: Instant,
) -> Result<(), Refusal> {
    let administrators = |own: bool| {
        let sql = if own {
            "SELECT COUNT(*) FROM role_grant g JOIN office o ON o.id = g.office
             WHERE g.role = $1 AND g.starts_at <= $2 AND (g.ends_at IS NULL OR g.ends_at > $2)
               AND o.parent IS NULL AND g.programme IS NULL AND NOT g.glass
               AND g.account = $3"
        } else {
            "SELECT COUNT(*) FROM role_grant g JOIN office o ON o.id = g.office
             JOIN account a ON a.id = g.account
             WHERE g.role = $1 AND g.starts_at <= $2 AND (g.ends_at IS NULL OR g.ends_at > $2)
               AND o.parent IS NULL AND g.programme IS NULL AND NOT g.glass
               AND g.account <> $3 AND a.status IN ('active', 'invited')"
        };
        (sql, args![Role::Administrator.code(), now, but])
    };
    let (sql, values) = administrators(true);
    if count(work, sql, values).await? == 0 {
        return Ok(());
    }
    let (sql, values) = administrators(false);
    match count(work, sql, values).await? {
        0 => Err(Fault::new("", "last-administrator").into()),
        _ => Ok(()),
    }
}

async fn count(
    work: &mut Work<'_>,
    sql: &'static str,
    values: Vec<Value>,
) -> Result<i64, StoreError> {
    let row = work.conn().await?.one(sql, values).await?;
    Ok(row.map(|mut row| row.int()).transpose()?.unwrap_or(0))
}

/// Rules of documents: the record is there, and so is the sealed file.
pub(super) async fn attach(
    work: &mut Work<'_>,
    files: &Files,
    attach: &AttachDocument,
) -> Result<(), Refusal> {
    if work.record(attach.record).await?.is_none() {
        return Err(Fault::new("record", "not-found").into());
    }
    // A file is about the record that it is kept with: that one's erasure is
    // its own.
    if attach.subject.uuid() != attach.record.id {
        return Err(Fault::new("record", "unknown-choice").into());
    }
    if files.has(&attach.address) {
        Ok(())
    } else {
        Err(Fault::new("file", "not-found").into())
    }
}
