//! The world while it is being made: who and what is there by its short name.

use std::collections::HashMap;

use passerelle_model::policy::{OfficePath, Role};
use passerelle_model::{AccountId, Action, Actor, GrantId, HeldGrant, OfficeId, Purpose, Who};
use passerelle_store::{Applied, Store};

use super::DemoClock;
use crate::trouble::Trouble;

/// What was made so far.
pub(super) struct World<'a> {
    pub(super) store: &'a Store,
    pub(super) clock: &'a DemoClock,
    offices: HashMap<&'static str, (OfficeId, OfficePath)>,
    people: HashMap<&'static str, AccountId>,
}

impl<'a> World<'a> {
    pub(super) fn new(store: &'a Store, clock: &'a DemoClock) -> Self {
        Self {
            store,
            clock,
            offices: HashMap::new(),
            people: HashMap::new(),
        }
    }

    /// Takes note of an office, below another or at the top.
    pub(super) fn note_office(
        &mut self,
        key: &'static str,
        id: OfficeId,
        parent: &str,
    ) -> Result<(), Trouble> {
        let path = match parent {
            "" => OfficePath::top(id),
            parent => self.path(parent)?.below(id),
        };
        self.offices.insert(key, (id, path));
        Ok(())
    }

    /// Takes note of an account.
    pub(super) fn note_person(&mut self, key: &'static str, id: AccountId) {
        self.people.insert(key, id);
    }

    /// An office by its short name.
    pub(super) fn office(&self, key: &str) -> Result<OfficeId, Trouble> {
        self.offices
            .get(key)
            .map(|(id, _)| *id)
            .ok_or_else(|| unknown(key))
    }

    fn path(&self, key: &str) -> Result<&OfficePath, Trouble> {
        self.offices
            .get(key)
            .map(|(_, path)| path)
            .ok_or_else(|| unknown(key))
    }

    /// An account by its short name.
    pub(super) fn person(&self, key: &str) -> Result<AccountId, Trouble> {
        self.people.get(key).copied().ok_or_else(|| unknown(key))
    }

    /// Somebody at work, in one of their roles: what signing in would give.
    pub(super) fn at_work(&self, person: &str, role: Role, office: &str) -> Result<Actor, Trouble> {
        let held = HeldGrant {
            // The door asks for the role and the place, not for the grant's id.
            id: GrantId::from(self.person(person)?.uuid()),
            role,
            office: self.office(office)?,
            path: self.path(office)?.clone(),
            programme: None,
            broken_for: None,
        };
        Ok(Actor {
            who: Who::Account(self.person(person)?),
            grants: vec![held],
            assured: true,
            limits: None,
        })
    }

    /// The administrator at the top, at work.
    pub(super) fn administrator(&self) -> Result<Actor, Trouble> {
        self.at_work("administrator", Role::Administrator, "headquarters")
    }

    /// One thing happens, through the door, a little after the one before.
    pub(super) async fn act(&self, actor: &Actor, action: Action) -> Result<Applied, Trouble> {
        self.clock.pause();
        let command = self.store.command(Purpose::Administration, action);
        Ok(self.store.apply(actor, command).await?)
    }
}

fn unknown(key: &str) -> Trouble {
    Trouble::new(format!("the demo names `{key}` before it is there"))
}
