//! Small worlds: offices, people and roles, made through the door. Everybody
//! in them is invented.

use jiff::civil::Date;
use passerelle_model::account::{
    AccountAction, AccountDetails, Invitation, RegisterAccount, SetPassword,
};
use passerelle_model::grant::{GiveGrant, GrantAction};
use passerelle_model::office::{DatedName, OfficeAction, OfficeDetails, OfficeKind, OpenOffice};
use passerelle_model::policy::Role;
use passerelle_model::text::{LanguageCode, ShortText};
use passerelle_model::{AccountId, Action, Actor, GrantId, OfficeId, Personal, Purpose};
use passerelle_store::Applied;

use crate::Agency;

impl Agency {
    /// Does an action as the machine's console.
    pub async fn console(&self, action: Action) -> Applied {
        let command = self.store.command(Purpose::Operation, action);
        self.store.apply(&Actor::console(), command).await.unwrap()
    }

    /// Opens the headquarters.
    pub async fn headquarters(&self) -> OfficeId {
        self.office("Headquarters", OfficeKind::Headquarters, None)
            .await
    }

    /// Opens an office.
    pub async fn office(&self, name: &str, kind: OfficeKind, parent: Option<OfficeId>) -> OfficeId {
        let office = OfficeId::new(self.store.ids());
        let open = OpenOffice {
            office,
            details: details(kind, parent),
            name: named(name),
        };
        self.console(Action::Office(OfficeAction::Open(open))).await;
        office
    }

    /// Registers an account whose address is `NAME@example.org`, with the
    /// password `correct horse NAME` once it is chosen.
    pub async fn account(&self, name: &str, office: OfficeId) -> AccountId {
        let account = AccountId::new(self.store.ids());
        let register = RegisterAccount {
            account,
            details: account_details(name, office),
            invitation: Invitation {
                hash: "0".repeat(64),
                until: self.store.now(),
            },
        };
        self.console(Action::Account(AccountAction::Register(register)))
            .await;
        account
    }

    /// Gives an account its password.
    pub async fn password(&self, account: AccountId, password: &str) {
        let hash = Personal::open(passerelle_store::hash_password(password).await.unwrap());
        let set = SetPassword { account, hash };
        self.console(Action::Account(AccountAction::SetPassword(set)))
            .await;
    }

    /// Gives a role, from now on.
    pub async fn grant(&self, account: AccountId, role: Role, office: OfficeId) -> GrantId {
        let grant = GrantId::new(self.store.ids());
        let from = self.store.now();
        let give = GiveGrant {
            grant,
            account,
            role,
            office,
            programme: None,
            from,
            to: None,
        };
        self.console(Action::Grant(GrantAction::Give(give))).await;
        grant
    }

    /// Somebody with a role, as they act once they signed in.
    pub async fn somebody(&self, name: &str, role: Role, office: OfficeId) -> Actor {
        let account = self.account(name, office).await;
        self.grant(account, role, office).await;
        self.store.actor_of(account, true).await.unwrap()
    }
}

/// The details of an office of which nothing but its place is known.
pub fn details(kind: OfficeKind, parent: Option<OfficeId>) -> OfficeDetails {
    OfficeDetails {
        kind,
        parent,
        countries: Vec::new(),
        address: None,
        phone: None,
        email: None,
        web: None,
        languages: Vec::new(),
        listed: true,
    }
}

/// A name from the first day of 2020.
pub fn named(name: &str) -> DatedName {
    DatedName {
        name: ShortText::parse(name).unwrap(),
        from: Date::constant(2020, 1, 1),
    }
}

/// What the form of an account would give.
pub fn account_details(name: &str, office: OfficeId) -> AccountDetails {
    AccountDetails {
        office,
        name: Personal::open(format!("Synthetic {name}")),
        email: Personal::open(format!("{name}@example.org")),
        language: LanguageCode::parse("en").unwrap(),
    }
}
