//! Finding a colleague by their name: for whoever has to choose one, to give
//! them a role, a leaver's work or an office to answer for, or to see what
//! they did. It tells names, which every colleague may know, and nothing else.

use passerelle_model::account::{Account, AccountStatus};
use passerelle_model::policy::{Denial, Duty, Need};
use passerelle_model::{AccountId, OfficeId};

use crate::accounts::AccountFilter;
use crate::door::Refusal;
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};

/// The duties that have to name somebody.
const NAME_SOMEBODY: [Duty; 6] = [
    Duty::Accounts,
    Duty::Grants,
    Duty::Offices,
    Duty::Log,
    Duty::Reads,
    Duty::Erase,
];

/// A colleague as a list to choose from shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// Where they work.
    pub office: OfficeId,
    /// Whether their account can be used.
    pub status: AccountStatus,
}

impl Reader {
    /// Colleagues whose name or address has words beginning as those typed;
    /// one more than `most` if there are more.
    pub async fn colleagues(
        &self,
        filter: &AccountFilter,
        most: usize,
    ) -> Result<Vec<Colleague>, Refusal> {
        self.has_to_name_somebody()?;
        let rows = self.account_rows(filter, "").await?;
        let accounts: Vec<Account> = rows
            .into_iter()
            .take(most + 1)
            .map(Account::read)
            .collect::<Result<_, _>>()?;
        let about = accounts.iter().map(|account| account.id.into()).collect();
        let ring = self.keys().ring(about).await?;
        let mut records: Vec<_> = accounts.into_iter().map(AnyRecord::Account).collect();
        for record in &mut records {
            ring.open(record.personal());
        }
        Ok(records.into_iter().filter_map(colleague).collect())
    }

    fn has_to_name_somebody(&self) -> Result<(), Refusal> {
        let held = NAME_SOMEBODY.map(|duty| self.anywhere(Need::Duty(duty)));
        if held.iter().any(Result::is_ok) {
            Ok(())
        } else {
            Err(Refusal::Denied(Denial::NoGrant))
        }
    }
}

/// Nothing for whoever was erased.
fn colleague(record: AnyRecord) -> Option<Colleague> {
    let AnyRecord::Account(account) = record else {
        return None;
    };
    Some(Colleague {
        id: account.id,
        name: account.details.name.value()?.clone(),
        office: account.details.office,
        status: account.status,
    })
}
