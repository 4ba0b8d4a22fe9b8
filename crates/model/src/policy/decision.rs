//! The decision itself.

use std::fmt;

use crate::actor::{Actor, HeldGrant, Who};
use crate::ids::{AccountId, GrantId, OfficeId};
use crate::text::ProgrammeCode;

use super::roles::{Access, DataClass, Duty, Role};
use super::scope::Scope;

/// Where an office stands in the tree: the ids from the top down to it.
///
/// Written `/a/b/`, so that a subtree is a prefix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficePath(String);

impl OfficePath {
    /// The top of the tree.
    pub fn top(office: OfficeId) -> Self {
        Self(format!("/{office}/"))
    }

    /// A place just below this one.
    #[must_use]
    pub fn below(&self, office: OfficeId) -> Self {
        Self(format!("{}{office}/", self.0))
    }

    /// A path that the store kept.
    pub const fn from_stored(path: String) -> Self {
        Self(path)
    }

    /// Whether `other` is this office or below it.
    pub fn covers(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The path as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OfficePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a route or an action asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing: anyone may.
    Anyone,
    /// Someone who signed in, whatever their roles.
    SignedIn,
    /// The account itself, and nobody for it.
    Own(AccountId),
    /// Access to a class of data.
    Data(DataClass, Access),
    /// A duty.
    Duty(Duty),
}

/// Where it is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The office that the record belongs to; none where any office will do.
    pub office: Option<OfficePath>,
    /// The programme that the record belongs to.
    pub programme: Option<ProgrammeCode>,
    /// For a restricted record: those on it. Nobody else may know of it.
    pub only_for: Option<Vec<AccountId>>,
    /// What it is asked for; only whoever comes with a token must say it.
    pub scope: Option<Scope>,
}

impl Place {
    /// A record of an office.
    pub fn of(office: OfficePath) -> Self {
        Self {
            office: Some(office),
            ..Self::default()
        }
    }
}

/// Why something is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Anyone may.
    Public,
    /// They signed in.
    SignedIn,
    /// It is their own.
    Own,
    /// They hold the machine's console.
    Console,
    /// A grant that was given.
    Grant {
        /// The grant.
        grant: GrantId,
        /// Its role.
        role: Role,
        /// The office at its top.
        office: OfficeId,
    },
    /// Glass that they broke.
    BrokenGlass {
        /// The grant.
        grant: GrantId,
        /// The role in which they act.
        role: Role,
        /// The office at its top.
        office: OfficeId,
    },
}

/// Why something is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Nobody signed in.
    SignInFirst,
    /// A second factor is asked and was not shown.
    SecondFactorFirst,
    /// No grant allows it, here.
    NoGrant,
    /// It is restricted to others.
    Restricted,
    /// It is someone else's own.
    NotYours,
    /// The token is not for this.
    OutOfScope,
}

impl Denial {
    /// The denial's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignInFirst => "sign_in_first",
            Self::SecondFactorFirst => "second_factor_first",
            Self::NoGrant => "no_grant",
            Self::Restricted => "restricted",
            Self::NotYours => "not_yours",
            Self::OutOfScope => "out_of_scope",
        }
    }
}

/// The answer.
pub type Decision = Result<Ground, Denial>;

/// Decides whether an actor may do what is needed, there, now.
///
/// `actor` is `None` for whoever did not sign in. The grants of an actor are
/// those that count now; time is not looked at again.
pub fn decide(actor: Option<&Actor>, need: Need, place: &Place) -> Decision {
    if need == Need::Anyone {
        return Ok(Ground::Public);
    }
    let actor = actor.ok_or(Denial::SignInFirst)?;
    if let Some(limits) = &actor.limits {
        limits.let_through(place)?;
    }
    let account = match actor.who {
        Who::Console => return console(need),
        Who::Account(account) => account,
    };
    match need {
        Need::Anyone => Ok(Ground::Public),
        Need::SignedIn => Ok(Ground::SignedIn),
        Need::Own(owner) if owner == account => Ok(Ground::Own),
        Need::Own(_) => Err(Denial::NotYours),
        Need::Data(..) | Need::Duty(_) if !actor.assured => Err(Denial::SecondFactorFirst),
        Need::Data(class, access) => by_class(actor, account, (class, access), place),
        Need::Duty(duty) => by_grant(actor, |grant| {
            let counts = match duty {
                // An emergency is of no programme.
                Duty::BreakGlass => covers(grant, place),
                _ => counts_in(grant, place),
            };
            counts && grant.broken_for.is_none() && grant.role.has(duty)
        }),
    }
}

/// The console runs the machine: it registers, resets and repairs, but it
/// reads no person's data.
fn console(need: Need) -> Decision {
    match need {
        Need::Data(class, _) if class >= DataClass::Personal => Err(Denial::NoGrant),
        Need::Duty(Duty::BreakGlass | Duty::ReviewGlass) => Err(Denial::NoGrant),
        _ => Ok(Ground::Console),
    }
}

fn by_class(
    actor: &Actor,
    account: AccountId,
    (class, access): (DataClass, Access),
    place: &Place,
) -> Decision {
    let on_it = place
        .only_for
        .as_ref()
        .is_none_or(|those| those.contains(&account));
    let opened = |grant: &HeldGrant| grant.broken_for == Some(class) && access <= Access::Read;
    let may = |grant: &HeldGrant| match grant.broken_for {
        // Broken glass opens what it names, also a restricted record, to read.
        Some(_) => opened(grant),
        None => on_it && grant.role.access(class) >= access,
    };
    let denial = if on_it {
        Denial::NoGrant
    } else {
        Denial::Restricted
    };
    by_grant(actor, |grant| counts_in(grant, place) && may(grant)).or(Err(denial))
}

fn by_grant(actor: &Actor, may: impl Fn(&HeldGrant) -> bool) -> Decision {
    let found = actor
        .grants
        .iter()
        .filter(|grant| may(grant))
        // A given grant is the plainer ground: glass is named only if needed.
        .min_by_key(|grant| grant.broken_for.is_some())
        .ok_or(Denial::NoGrant)?;
    let (grant, role, office) = (found.id, found.role, found.office);
    Ok(match found.broken_for {
        None => Ground::Grant {
            grant,
            role,
            office,
        },
        Some(_) => Ground::BrokenGlass {
            grant,
            role,
            office,
        },
    })
}

fn counts_in(grant: &HeldGrant, place: &Place) -> bool {
    let programme = grant.programme.is_none() || grant.programme == place.programme;
    covers(grant, place) && programme
}

fn covers(grant: &HeldGrant, place: &Place) -> bool {
    let office = place.office.as_ref();
    office.is_none_or(|office| grant.path.covers(office))
}
