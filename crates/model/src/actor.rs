//! Who acts, and with which grants.

use crate::ids::{AccountId, GrantId, OfficeId};
use crate::policy::{DataClass, Limits, OfficePath, Role};
use crate::text::ProgrammeCode;

/// Who stands behind an action or a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Someone who signed in.
    Account(AccountId),
    /// Whoever holds the machine's console and runs a command there.
    Console,
}

/// A grant that counts now, with its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldGrant {
    /// The grant.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// The top of the subtree in which it counts.
    pub office: OfficeId,
    /// Where that office stands in the tree.
    pub path: OfficePath,
    /// The one programme that it is limited to.
    pub programme: Option<ProgrammeCode>,
    /// The one class that broken glass opens; none for a grant that was given.
    pub broken_for: Option<DataClass>,
}

/// Who acts, with the grants that count at this moment.
///
/// Made anew for every request, so that a revoked grant bites on the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// Their grants; only those that count now.
    pub grants: Vec<HeldGrant>,
    /// Whether a second factor was shown, or none is asked of their roles.
    pub assured: bool,
    /// What narrows them, if they came with a token.
    pub limits: Option<Limits>,
}

impl Actor {
    /// Whoever runs a command on the machine.
    pub const fn console() -> Self {
        Self {
            who: Who::Console,
            grants: Vec::new(),
            assured: true,
            limits: None,
        }
    }

    /// The same actor as far as a token reaches: each grant only in the token's
    /// part of the tree, and no broken glass, which a person opens for what they
    /// have before their eyes.
    #[must_use]
    pub fn narrowed(mut self, limits: Limits) -> Self {
        self.grants = self
            .grants
            .into_iter()
            .filter(|grant| grant.broken_for.is_none())
            .filter_map(|grant| {
                let path = limits.within(&grant.path)?;
                Some(HeldGrant { path, ..grant })
            })
            .collect();
        self.limits = Some(limits);
        self
    }

    /// The account, if someone signed in.
    pub const fn account(&self) -> Option<AccountId> {
        match self.who {
            Who::Account(account) => Some(account),
            Who::Console => None,
        }
    }

    /// The actor as the log names them.
    pub fn name(&self) -> String {
        match self.who {
            Who::Account(account) => account.to_string(),
            Who::Console => "console".to_owned(),
        }
    }
}
