//! The role × class matrix: who may read and write what. The one place.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What an account does in an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "each is the profession's own name; `role-*-what` words it for people"
)]
pub enum Role {
    Caseworker,
    MovementOfficer,
    HealthOfficer,
    Enumerator,
    InformationManagementOfficer,
    ProgrammeManager,
    ResourceManager,
    LiaisonOfficer,
    GoverningBodiesSecretariat,
    DataProtectionOfficer,
    Auditor,
    Administrator,
}

/// How carefully a value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataClass {
    /// Anyone may know it.
    Public,
    /// Anyone who signed in and has a role.
    Internal,
    /// About a person.
    Personal,
    /// About a person, and able to harm them.
    Sensitive,
    /// About a person's health.
    Health,
    /// A case that only those on it may know of.
    Restricted,
}

/// What a role may do with a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Access {
    /// Nothing.
    None,
    /// Read.
    Read,
    /// Read and write.
    Write,
}

/// Work that is given to a role, whatever the class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Open, amend, rename and close offices.
    Offices,
    /// Keep the register of places: add, amend, draw and close them.
    Places,
    /// Register accounts, reset them, hand over a leaver's work.
    Accounts,
    /// Give and end roles.
    Grants,
    /// Open what one's role keeps closed, in an emergency.
    BreakGlass,
    /// Look at broken glass.
    ReviewGlass,
    /// Read the log of what was done.
    Log,
    /// Read the log of what was read.
    Reads,
    /// Erase a person.
    Erase,
    /// Look after the machine: jobs, deliveries, backups.
    Operate,
    /// Say which other programs are told what was done.
    Webhooks,
}

use Access::{None as N, Read as R, Write as W};
use Duty::{
    Accounts, BreakGlass, Erase, Grants, Log, Offices, Operate, Places, Reads, ReviewGlass,
    Webhooks,
};

/// One role's row: access per class, duties, whether a second factor is asked.
pub struct Row(Role, [Access; 6], &'static [Duty], bool);

/// The matrix. Restricted cases ask, besides, that one is on the case.
#[rustfmt::skip]
pub const MATRIX: [Row; 12] = [
    //                                       public internal personal sensitive health restricted   duties                                  2nd factor
    Row(Role::Caseworker,                   [R,     R,       W,       W,        N,     W],          &[BreakGlass],                           true),
    Row(Role::MovementOfficer,              [R,     R,       W,       N,        N,     N],          &[BreakGlass],                           true),
    Row(Role::HealthOfficer,                [R,     R,       R,       N,        W,     N],          &[BreakGlass],                           true),
    Row(Role::Enumerator,                   [R,     R,       N,       N,        N,     N],          &[],                                     false),
    Row(Role::InformationManagementOfficer, [R,     W,       N,       N,        N,     N],          &[Places],                               true),
    Row(Role::ProgrammeManager,             [R,     W,       R,       N,        N,     N],          &[BreakGlass],                           true),
    Row(Role::ResourceManager,              [R,     W,       N,       N,        N,     N],          &[],                                     false),
    Row(Role::LiaisonOfficer,               [R,     W,       N,       N,        N,     N],          &[],                                     false),
    Row(Role::GoverningBodiesSecretariat,   [R,     W,       N,       N,        N,     N],          &[],                                     false),
    Row(Role::DataProtectionOfficer,        [R,     R,       R,       R,        R,     N],          &[ReviewGlass, Log, Reads, Erase],       true),
    Row(Role::Auditor,                      [R,     R,       N,       N,        N,     N],          &[Log, Reads],                           true),
    Row(Role::Administrator,                [R,     W,       N,       N,        N,     N],          &[Offices, Places, Accounts, Grants, Operate, Webhooks], true),
];

impl Role {
    /// Every role, in the order of the matrix.
    pub fn all() -> impl Iterator<Item = Self> {
        MATRIX.iter().map(|row| row.0)
    }

    /// The role's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Caseworker => "caseworker",
            Self::MovementOfficer => "movement_officer",
            Self::HealthOfficer => "health_officer",
            Self::Enumerator => "enumerator",
            Self::InformationManagementOfficer => "information_management_officer",
            Self::ProgrammeManager => "programme_manager",
            Self::ResourceManager => "resource_manager",
            Self::LiaisonOfficer => "liaison_officer",
            Self::GoverningBodiesSecretariat => "governing_bodies_secretariat",
            Self::DataProtectionOfficer => "data_protection_officer",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().find(|role| role.code() == code)
    }

    /// What the role may do with a class.
    pub fn access(self, class: DataClass) -> Access {
        // The column order of the matrix is the order of the enum.
        self.row().map_or(Access::None, |row| row.1[class as usize])
    }

    /// Whether the role has a duty.
    pub fn has(self, duty: Duty) -> bool {
        self.row().is_some_and(|row| row.2.contains(&duty))
    }

    /// Whether its holder must show a second factor.
    pub fn asks_second_factor(self) -> bool {
        self.row().is_none_or(|row| row.3)
    }

    fn row(self) -> Option<&'static Row> {
        MATRIX.iter().find(|row| row.0 == self)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 11] = [
        Self::Offices,
        Self::Places,
        Self::Accounts,
        Self::Grants,
        Self::BreakGlass,
        Self::ReviewGlass,
        Self::Log,
        Self::Reads,
        Self::Erase,
        Self::Operate,
        Self::Webhooks,
    ];

    /// The duty's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offices => "offices",
            Self::Places => "places",
            Self::Accounts => "accounts",
            Self::Grants => "grants",
            Self::BreakGlass => "break_glass",
            Self::ReviewGlass => "review_glass",
            Self::Log => "log",
            Self::Reads => "reads",
            Self::Erase => "erase",
            Self::Operate => "operate",
            Self::Webhooks => "webhooks",
        }
    }
}

impl DataClass {
    /// Every class, from the freest.
    pub const ALL: [Self; 6] = [
        Self::Public,
        Self::Internal,
        Self::Personal,
        Self::Sensitive,
        Self::Health,
        Self::Restricted,
    ];

    /// The class's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Personal => "personal",
            Self::Sensitive => "sensitive",
            Self::Health => "health",
            Self::Restricted => "restricted",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_one_row_and_its_code_reads_back() {
        for role in Role::all() {
            assert_eq!(Role::parse(role.code()), Some(role));
            assert_eq!(MATRIX.iter().filter(|row| row.0 == role).count(), 1);
        }
    }

    #[test]
    fn whoever_may_see_a_persons_data_shows_a_second_factor() {
        for role in Role::all() {
            let personal = DataClass::ALL[2..]
                .iter()
                .any(|class| role.access(*class) > Access::None);
            assert!(!personal || role.asks_second_factor(), "{role}");
        }
    }

    #[test]
    fn who_gives_roles_sees_no_persons_and_who_audits_changes_nothing() {
        assert_eq!(
            Role::Administrator.access(DataClass::Personal),
            Access::None
        );
        assert!(
            DataClass::ALL
                .iter()
                .all(|class| Role::Auditor.access(*class) < Access::Write)
        );
    }
}
