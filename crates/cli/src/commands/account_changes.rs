//! Changes of accounts and roles, done by whoever holds the console.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use passerelle_model::account::{AccountAction, AccountForm, ReinstateAccount, SuspendAccount};
use passerelle_model::grant::{EndGrant, GiveGrant, GrantAction};
use passerelle_model::{Action, Actor, Faults, GrantId, Instant, Personal, Purpose, text};
use passerelle_store::Store;

use crate::arguments::{self, Erase, Grant, HandOver, Register, Reset, Suspend, Whom};
use crate::say;
use crate::trouble::Trouble;

use super::{act, lookup};

/// Everything here is work on the machine, and the log says so.
const WHY: Purpose = Purpose::Operation;

/// Registers an account; its one-time sign-in is the data.
pub(super) async fn register(store: &Store, asked: Register) -> Result<(), Trouble> {
    let office = lookup::office(store, &asked.office).await?;
    let form = AccountForm {
        office: office.to_string(),
        name: asked.name,
        email: asked.email,
        language: asked.language.to_string(),
    };
    let console = Actor::console();
    let (applied, code) = store
        .register_account(&console, WHY, form.details()?)
        .await?;
    say::talk(format_args!("registered {}", applied.record));
    tell_code(&code)?;
    say::talk("give a role next: `passerelle account grant EMAIL ROLE --office OFFICE`");
    Ok(())
}

/// Lets somebody in again.
pub(super) async fn reset(store: &Store, asked: Reset) -> Result<(), Trouble> {
    let reason = reason(&asked.reason)?;
    let account = lookup::account(store, &asked.whom.account).await?;
    let console = Actor::console();
    let (applied, code) = store
        .reset_account(&console, account, None, asked.clear_second_factor, reason)
        .await?;
    say::talk(format_args!(
        "reset {}, and ended its sessions",
        applied.record
    ));
    tell_code(&code)
}

/// The code goes to standard output alone, so that a script can take it.
fn tell_code(code: &str) -> Result<(), Trouble> {
    say::talk("their one-time sign-in, told once and good for seven days:");
    say::data(code)
}

/// Lifts the lock of too many wrong passwords.
pub(super) async fn unlock(store: &Store, whom: &Whom) -> Result<(), Trouble> {
    let account = lookup::account(store, &whom.account).await?;
    store.unlock(&Actor::console(), account).await?;
    say::talk(format_args!("unlocked account/{account}"));
    Ok(())
}

/// Bars an account.
pub(super) async fn suspend(store: &Store, asked: Suspend) -> Result<(), Trouble> {
    let reason = Personal::open(reason(&asked.reason)?);
    let account = lookup::account(store, &asked.whom.account).await?;
    let suspend = SuspendAccount { account, reason };
    let applied = act(store, WHY, Action::Account(AccountAction::Suspend(suspend))).await?;
    let console = Actor::console();
    let ended = store.end_sessions(&console, account, None).await?;
    say::talk(format_args!(
        "suspended {}, and ended {ended} sessions",
        applied.record
    ));
    Ok(())
}

/// Lifts the bar.
pub(super) async fn reinstate(store: &Store, whom: &Whom) -> Result<(), Trouble> {
    let account = lookup::account(store, &whom.account).await?;
    let reinstate = Action::Account(AccountAction::Reinstate(ReinstateAccount { account }));
    let applied = act(store, WHY, reinstate).await?;
    say::talk(format_args!("reinstated {}", applied.record));
    Ok(())
}

/// Gives a role; the grant's id is the data.
pub(super) async fn grant(store: &Store, asked: Grant) -> Result<(), Trouble> {
    let role = lookup::role(&asked.role)?;
    let account = lookup::account(store, &asked.whom.account).await?;
    let office = lookup::office(store, &asked.office).await?;
    let give = GiveGrant {
        grant: GrantId::new(store.ids()),
        account,
        role,
        office,
        programme: asked.programme,
        from: asked.from.map_or_else(|| Ok(store.now()), begins)?,
        to: asked.to.map(ends).transpose()?,
    };
    let grant = give.grant;
    act(store, WHY, Action::Grant(GrantAction::Give(give))).await?;
    say::talk(format_args!("gave the role {role} to account/{account}"));
    say::data(grant)
}

/// Ends a role now.
pub(super) async fn end_grant(store: &Store, asked: &arguments::EndGrant) -> Result<(), Trouble> {
    let end = EndGrant {
        grant: asked.grant,
        at: store.now(),
    };
    let applied = act(store, WHY, Action::Grant(GrantAction::End(end))).await?;
    say::talk(format_args!("ended {}", applied.record));
    Ok(())
}

/// Closes a leaver's account; everything they held is ended or passed on.
pub(super) async fn hand_over(store: &Store, asked: &HandOver) -> Result<(), Trouble> {
    let account = lookup::account(store, &asked.whom.account).await?;
    let to = lookup::account(store, &asked.to).await?;
    let console = Actor::console();
    let done = store.hand_over(&console, account, None, to).await?;
    say::talk(format_args!(
        "closed account/{account}, and passed its work on to account/{to}: {}",
        say::counted(
            i64::try_from(done.len()).unwrap_or(i64::MAX),
            "action",
            "actions"
        )
    ));
    Ok(())
}

/// Destroys the key of an account's holder.
pub(super) async fn erase(store: &Store, asked: &Erase) -> Result<(), Trouble> {
    debug_assert!(asked.for_good, "the grammar asks for it");
    let account = lookup::account(store, &asked.whom.account).await?;
    store
        .erase_account(&Actor::console(), account, None)
        .await?;
    say::talk(format_args!(
        "erased account/{account}: the key that opened its name is destroyed"
    ));
    say::talk("copy the folder `journal` off this machine, so that a restore erases it again");
    Ok(())
}

fn reason(typed: &str) -> Result<String, Trouble> {
    text::reason(typed).map_err(|fault| Faults::from(fault.at("--reason")).into())
}

fn begins(day: Date) -> Result<Instant, Trouble> {
    match TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)) {
        Ok(at) => Ok(at.into()),
        Err(error) => Err(Trouble::from_error(&error).usage()),
    }
}

/// A last day counts to its end.
fn ends(day: Date) -> Result<Instant, Trouble> {
    match day.tomorrow() {
        Ok(next) => begins(next),
        Err(error) => Err(Trouble::from_error(&error).usage()),
    }
}
