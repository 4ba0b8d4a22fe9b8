//! Rules that one record cannot check by itself: they look at others.

use passerelle_model::account::{Account, AccountAction, AccountStatus};
use passerelle_model::document::AttachDocument;
use passerelle_model::grant::GrantAction;
use passerelle_model::office::{Office, OfficeAction, OfficeDetails, OfficeKind};
use passerelle_model::policy::Role;
use passerelle_model::{AccountId, Action, Fault, Instant, OfficeId};

use crate::db::{Conn, Value, args};
use crate::error::StoreError;
use crate::files::Files;
use crate::keys::Keys;
use crate::records::AnyRecord;

use super::{Refusal, sign_in_name};

/// Rules of offices.
pub(super) async fn office(conn: &mut Conn, action: &Action, now: Instant) -> Result<(), Refusal> {
    let Action::Office(action) = action else {
        return Ok(());
    };
    match action {
        OfficeAction::Open(open) => stands_well(conn, open.office, &open.details, now).await,
        OfficeAction::Amend(amend) => stands_well(conn, amend.office, &amend.details, now).await,
        OfficeAction::Close(close) => {
            if let Some(successor) = close.successor {
                open_office(conn, successor, now, "successor").await?;
            }
            nothing_open_below(conn, close.office, close.to).await
        }
        OfficeAction::SetFocalPoint(set) => match set.account {
            Some(account) => usable_account(conn, account, "focal_point").await.map(drop),
            None => Ok(()),
        },
        OfficeAction::Rename(_) | OfficeAction::Reopen(_) => Ok(()),
    }
}

/// One headquarters stands at the top; every other office below one that is open.
async fn stands_well(
    conn: &mut Conn,
    office: OfficeId,
    details: &OfficeDetails,
    now: Instant,
) -> Result<(), Refusal> {
    let Some(parent) = details.parent else {
        if details.kind != OfficeKind::Headquarters {
            return Err(Fault::new("parent", "required").into());
        }
        let other = conn
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
    open_office(conn, parent, now, "parent").await
}

async fn open_office(
    conn: &mut Conn,
    office: OfficeId,
    now: Instant,
    field: &'static str,
) -> Result<(), Refusal> {
    match AnyRecord::load(conn, office.into()).await? {
        Some(AnyRecord::Office(found)) if !is_closed(&found, now) => Ok(()),
        _ => Err(Fault::new(field, "unknown-choice").into()),
    }
}

/// An office that opens later takes work already; one that closed takes none.
fn is_closed(office: &Office, now: Instant) -> bool {
    office.valid_to.is_some_and(|last| last < now.date())
}

async fn nothing_open_below(
    conn: &mut Conn,
    office: OfficeId,
    to: jiff::civil::Date,
) -> Result<(), Refusal> {
    let below = conn
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
    conn: &mut Conn,
    keys: &Keys,
    action: &Action,
    now: Instant,
) -> Result<(), Refusal> {
    let Action::Account(action) = action else {
        return Ok(());
    };
    match action {
        AccountAction::Register(register) => {
            open_office(conn, register.details.office, now, "office").await?;
            free_name(conn, keys, register.account, &register.details.email).await
        }
        AccountAction::Amend(amend) => {
            open_office(conn, amend.details.office, now, "office").await?;
            free_name(conn, keys, amend.account, &amend.details.email).await
        }
        AccountAction::HandOver(hand_over) => {
            usable_account(conn, hand_over.to, "to").await?;
            another_administrator(conn, hand_over.account, now).await
        }
        AccountAction::Suspend(_) => another_administrator(conn, action.account(), now).await,
        AccountAction::Erase(_) => {
            another_administrator(conn, action.account(), now).await?;
            nothing_left_to_pass_on(conn, action.account(), now).await
        }
        _ => Ok(()),
    }
}

/// Whoever is erased holds no role and answers for no office any more: nobody
/// could pass that on afterwards.
async fn nothing_left_to_pass_on(
    conn: &mut Conn,
    account: AccountId,
    now: Instant,
) -> Result<(), Refusal> {
    let open = count(
        conn,
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
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    email: &passerelle_model::Personal<String>,
) -> Result<(), Refusal> {
    let Some(email) = email.value() else {
        return Ok(());
    };
    let other = conn
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
    conn: &mut Conn,
    account: AccountId,
    field: &'static str,
) -> Result<Account, Refusal> {
    match AnyRecord::load(conn, account.into()).await? {
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
pub(super) async fn grant(conn: &mut Conn, action: &Action, now: Instant) -> Result<(), Refusal> {
    let Action::Grant(action) = action else {
        return Ok(());
    };
    match action {
        GrantAction::Give(give) => {
            usable_account(conn, give.account, "account").await?;
            open_office(conn, give.office, now, "office").await
        }
        GrantAction::BreakGlass(broken) => {
            if broken.from > now {
                // It opens at once or not at all.
                return Err(Fault::new("from", "dates-reversed").into());
            }
            usable_account(conn, broken.account, "account").await?;
            open_office(conn, broken.office, now, "office").await
        }
        GrantAction::End(end) => match AnyRecord::load(conn, end.grant.into()).await? {
            Some(AnyRecord::Grant(found)) if found.role == Role::Administrator => {
                another_administrator(conn, found.account, now).await
            }
            _ => Ok(()),
        },
        GrantAction::Review(_) => Ok(()),
    }
}

/// Whether somebody else could let people in, if this one could not.
///
/// It counts whoever is an administrator at the top of the tree: one of a
/// country cannot repair the rest. Someone who is none takes nothing away.
async fn another_administrator(
    conn: &mut Conn,
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
    if count(conn, sql, values).await? == 0 {
        return Ok(());
    }
    let (sql, values) = administrators(false);
    match count(conn, sql, values).await? {
        0 => Err(Fault::new("", "last-administrator").into()),
        _ => Ok(()),
    }
}

async fn count(conn: &mut Conn, sql: &'static str, values: Vec<Value>) -> Result<i64, StoreError> {
    let row = conn.one(sql, values).await?;
    Ok(row.map(|mut row| row.int()).transpose()?.unwrap_or(0))
}

/// Rules of documents: the record is there, and so is the sealed file.
pub(super) async fn attach(
    conn: &mut Conn,
    files: &Files,
    attach: &AttachDocument,
) -> Result<(), Refusal> {
    if AnyRecord::load(conn, attach.record).await?.is_none() {
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
