//! `passerelle account`: who may sign in, and as what.

use crate::arguments::Account;
use crate::config::Config;
use crate::trouble::Trouble;

use super::{account_changes as changes, account_list, with_store};

/// Lists or changes accounts.
pub(super) fn run(config: &Config, what: Account) -> Result<(), Trouble> {
    with_store(config, async |store| match what {
        Account::List(asked) => account_list::list(store, &asked).await,
        Account::Register(asked) => changes::register(store, asked).await,
        Account::Reset(asked) => changes::reset(store, asked).await,
        Account::Unlock(whom) => changes::unlock(store, &whom).await,
        Account::Suspend(asked) => changes::suspend(store, asked).await,
        Account::Reinstate(whom) => changes::reinstate(store, &whom).await,
        Account::Grant(asked) => changes::grant(store, asked).await,
        Account::EndGrant(asked) => changes::end_grant(store, &asked).await,
        Account::HandOver(asked) => changes::hand_over(store, &asked).await,
        Account::Erase(asked) => changes::erase(store, &asked).await,
    })
}
