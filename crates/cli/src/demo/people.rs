//! The people of the demo agency, and their roles.

use passerelle_model::account::AccountForm;
use passerelle_model::grant::{GiveGrant, GrantAction};
use passerelle_model::policy::Role;
use passerelle_model::text::ProgrammeCode;
use passerelle_model::{Action, Actor, Faults, GrantId, Instant, Purpose};

use super::SignIn;
use super::world::World;
use crate::trouble::Trouble;

const DAY: i64 = 24 * 60 * 60;

/// Somebody of the demo. The key is also what stands before `@demo.example`.
struct Seed {
    key: &'static str,
    /// Every surname is the word for "example".
    name: &'static str,
    language: &'static str,
    office: &'static str,
}

#[rustfmt::skip]
const PEOPLE: [Seed; 13] = [
    Seed { key: "administrator",          name: "Élodie Exemple",   language: "fr", office: "headquarters" },
    Seed { key: "brussels-administrator", name: "Jürgen Beispiel",  language: "en", office: "brussels" },
    Seed { key: "data-protection",        name: "Søren Eksempel",   language: "en", office: "headquarters" },
    Seed { key: "auditor",                name: "Łukasz Przykład",  language: "en", office: "headquarters" },
    Seed { key: "programme-manager",      name: "Ayşe Örnek",       language: "en", office: "brussels" },
    Seed { key: "caseworker",             name: "ليلى مثال",        language: "ar", office: "belgium" },
    Seed { key: "caseworker-liege",       name: "Joris Voorbeeld",  language: "fr", office: "liege" },
    Seed { key: "movement",               name: "Inês Exemplo",     language: "en", office: "belgium" },
    Seed { key: "health",                 name: "Zoë Esempio",      language: "en", office: "brussels" },
    Seed { key: "enumerator",             name: "يوسف مثال",        language: "ar", office: "jordan" },
    Seed { key: "information",            name: "Nguyễn Thí Dụ",    language: "en", office: "brussels" },
    Seed { key: "resources",              name: "Željka Primjer",   language: "en", office: "headquarters" },
    Seed { key: "liaison",                name: "Máire Sampla",     language: "en", office: "brussels" },
];

/// When a role counts, in days from the day on which it is given.
#[derive(Clone, Copy)]
enum Term {
    Open,
    From(i64),
    Between(i64, i64),
}

/// A role that somebody holds.
struct Held {
    person: &'static str,
    role: Role,
    office: &'static str,
    programme: Option<&'static str>,
    term: Term,
}

const fn held(person: &'static str, role: Role, office: &'static str) -> Held {
    Held {
        person,
        role,
        office,
        programme: None,
        term: Term::Open,
    }
}

/// Every role is held by somebody. One is for a programme, one is over, one
/// has not begun. The administrator at the top has theirs already.
#[rustfmt::skip]
const ROLES: [Held; 15] = [
    held("brussels-administrator", Role::Administrator, "brussels"),
    held("data-protection", Role::DataProtectionOfficer, "headquarters"),
    held("auditor", Role::Auditor, "headquarters"),
    held("programme-manager", Role::ProgrammeManager, "brussels"),
    held("caseworker", Role::Caseworker, "belgium"),
    Held { programme: Some("avrr"), ..held("caseworker-liege", Role::Caseworker, "liege") },
    Held { term: Term::Between(-1_000, -400), ..held("caseworker-liege", Role::Caseworker, "charleroi") },
    held("movement", Role::MovementOfficer, "belgium"),
    Held { term: Term::From(30), ..held("movement", Role::ProgrammeManager, "ireland") },
    held("health", Role::HealthOfficer, "brussels"),
    held("enumerator", Role::Enumerator, "jordan"),
    held("information", Role::InformationManagementOfficer, "brussels"),
    held("resources", Role::ResourceManager, "headquarters"),
    held("liaison", Role::LiaisonOfficer, "brussels"),
    held("liaison", Role::GoverningBodiesSecretariat, "headquarters"),
];

impl Seed {
    fn email(&self) -> String {
        format!("{}@demo.example", self.key)
    }

    /// Registers them; gives the code of their one-time sign-in.
    async fn register(&self, world: &mut World<'_>, actor: &Actor) -> Result<String, Trouble> {
        let form = AccountForm {
            office: world.office(self.office)?.to_string(),
            name: self.name.to_owned(),
            email: self.email(),
            language: self.language.to_owned(),
        };
        world.clock.pause();
        let why = Purpose::Administration;
        let (applied, code) = world
            .store
            .register_account(actor, why, form.details()?)
            .await?;
        world.note_person(self.key, applied.record.id.into());
        Ok(code)
    }

    fn sign_in(&self, code: String, first: Option<Role>) -> SignIn {
        let theirs = ROLES.iter().filter(|held| held.person == self.key);
        let now = theirs.filter(|held| matches!(held.term, Term::Open));
        SignIn {
            email: self.email(),
            code,
            roles: first.into_iter().chain(now.map(|held| held.role)).collect(),
        }
    }
}

/// The console appoints the first administrator, as `init` does.
pub(super) async fn appoint_administrator(world: &mut World<'_>) -> Result<(), Trouble> {
    let console = Actor::console();
    for seed in PEOPLE.iter().take(1) {
        seed.register(world, &console).await?;
        let top = held(seed.key, Role::Administrator, "headquarters");
        top.give(world, &console).await?;
    }
    Ok(())
}

/// The administrator registers the others. Their own first sign-in ran out
/// meanwhile, so the console gives them a new one.
pub(super) async fn invite(world: &mut World<'_>) -> Result<Vec<SignIn>, Trouble> {
    let administrator = world.administrator()?;
    let mut sign_ins = Vec::new();
    for (number, seed) in PEOPLE.iter().enumerate() {
        sign_ins.push(if number == 0 {
            seed.sign_in(
                let_in_again(world, seed.key).await?,
                Some(Role::Administrator),
            )
        } else {
            seed.sign_in(seed.register(world, &administrator).await?, None)
        });
    }
    Ok(sign_ins)
}

async fn let_in_again(world: &World<'_>, person: &str) -> Result<String, Trouble> {
    world.clock.pause();
    let reason = "The one-time sign-in ran out before it was used.".to_owned();
    let (console, account) = (Actor::console(), world.person(person)?);
    let reset = world
        .store
        .reset_account(&console, account, None, false, reason)
        .await?;
    Ok(reset.1)
}

/// The administrator gives every role.
pub(super) async fn give_roles(world: &mut World<'_>) -> Result<(), Trouble> {
    let administrator = world.administrator()?;
    for held in &ROLES {
        held.give(world, &administrator).await?;
    }
    Ok(())
}

impl Held {
    async fn give(&self, world: &World<'_>, actor: &Actor) -> Result<(), Trouble> {
        let (from, to) = self.term.of(world.store.now());
        let programme = self.programme.map(ProgrammeCode::parse).transpose();
        let give = GiveGrant {
            grant: GrantId::new(world.store.ids()),
            account: world.person(self.person)?,
            role: self.role,
            office: world.office(self.office)?,
            programme: programme.map_err(Faults::from)?,
            from,
            to,
        };
        world
            .act(actor, Action::Grant(GrantAction::Give(give)))
            .await?;
        Ok(())
    }
}

impl Term {
    fn of(self, now: Instant) -> (Instant, Option<Instant>) {
        let in_days = |days| now.plus_seconds(days * DAY);
        match self {
            Self::Open => (now, None),
            Self::From(days) => (in_days(days), None),
            Self::Between(first, last) => (in_days(first), Some(in_days(last))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_held_by_somebody_who_can_sign_in() {
        let top = Role::Administrator;
        for role in Role::all() {
            let holds = |held: &Held| held.role == role && matches!(held.term, Term::Open);
            assert!(role == top || ROLES.iter().any(holds), "{role}");
        }
        for held in &ROLES {
            assert!(
                PEOPLE.iter().any(|seed| seed.key == held.person),
                "{}",
                held.person
            );
        }
    }
}
