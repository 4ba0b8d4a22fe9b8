//! Accounts as the console may see them: no name, no address.

use std::collections::HashMap;
use std::sync::Arc;

use passerelle_model::account::{Account, AccountStatus};
use passerelle_model::grant::{Grant, GrantKind};
use passerelle_model::{AccountId, Actor, Instant, OfficeId, Purpose};
use passerelle_store::{GrantFilter, OfficeTree, Page, Reader, Store};
use serde_json::{Value as Json, json};

use crate::arguments::ListAccounts;
use crate::say;
use crate::trouble::Trouble;

/// Grants that are asked for at once.
const AT_ONCE: i64 = 500;

/// Lists accounts with their offices and the roles that they hold.
pub(super) async fn list(store: &Store, asked: &ListAccounts) -> Result<(), Trouble> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let mut accounts = store.bare_accounts().await?;
    accounts.retain(|account| asked.all || !is_over(account));
    let list = List {
        now: store.now(),
        tree: reader.offices().await?,
        grants: grants(&reader).await?,
    };
    if asked.output.json {
        let accounts: Vec<_> = accounts
            .iter()
            .map(|account| list.for_a_program(account))
            .collect();
        return say::json(&accounts);
    }
    let rows: Vec<_> = accounts
        .iter()
        .map(|account| list.for_a_person(account))
        .collect();
    say::table(["ACCOUNT", "STATUS", "OFFICE", "ROLES"], &rows)
}

const fn is_over(account: &Account) -> bool {
    matches!(
        account.status,
        AccountStatus::Closed | AccountStatus::Erased
    )
}

/// Every grant that has not ended, by its holder.
async fn grants(reader: &Reader) -> Result<HashMap<AccountId, Vec<Grant>>, Trouble> {
    let mut by_holder: HashMap<_, Vec<_>> = HashMap::new();
    let mut cursor = None;
    loop {
        let page = Page::after(AT_ONCE, cursor);
        let found = reader.grants(&GrantFilter::default(), &page).await?;
        for grant in found.rows {
            // Broken glass is no role: it is looked at where it is reviewed.
            if grant.kind == GrantKind::Given {
                by_holder.entry(grant.account).or_default().push(grant);
            }
        }
        cursor = found.next;
        if cursor.is_none() {
            return Ok(by_holder);
        }
    }
}

/// What a row needs beside its account.
struct List {
    now: Instant,
    tree: Arc<OfficeTree>,
    grants: HashMap<AccountId, Vec<Grant>>,
}

impl List {
    fn office(&self, id: OfficeId) -> String {
        let office = self.tree.get(id);
        office.map_or_else(
            || id.to_string(),
            |office| office.name_on(self.now.date()).to_owned(),
        )
    }

    fn grants_of(&self, account: &Account) -> &[Grant] {
        self.grants.get(&account.id).map_or(&[], Vec::as_slice)
    }

    /// A role with all that limits it: the office if it is not the holder's
    /// own, the programme, the day on which it begins.
    fn role(&self, grant: &Grant, account: &Account) -> String {
        let mut limits = Vec::new();
        if grant.office != account.details.office {
            limits.push(self.office(grant.office));
        }
        limits.extend(grant.programme.as_ref().map(ToString::to_string));
        if grant.from > self.now {
            limits.push(format!("from {}", grant.from.date()));
        }
        match limits.as_slice() {
            [] => grant.role.code().to_owned(),
            limits => format!("{} ({})", grant.role, limits.join(", ")),
        }
    }

    fn for_a_person(&self, account: &Account) -> [String; 4] {
        let roles: Vec<_> = self
            .grants_of(account)
            .iter()
            .map(|grant| self.role(grant, account))
            .collect();
        [
            account.id.to_string(),
            account.status.code().to_owned(),
            self.office(account.details.office),
            roles.join(", "),
        ]
    }

    fn for_a_program(&self, account: &Account) -> Json {
        let grants: Vec<_> = self
            .grants_of(account)
            .iter()
            .map(|grant| {
                json!({
                    "id": grant.id,
                    "role": grant.role,
                    "office": grant.office,
                    "programme": grant.programme,
                    "from": grant.from,
                    "to": grant.to,
                })
            })
            .collect();
        json!({
            "id": account.id,
            "status": account.status,
            "office": account.details.office,
            "language": account.details.language,
            "password": account.password.is_some(),
            "second_factor": account.second_factor.is_some(),
            "grants": grants,
        })
    }
}
