//! Finding what the operator means: an account by its address, an office by
//! its name, a role by its code.

use passerelle_model::policy::Role;
use passerelle_model::{AccountId, Actor, OfficeId, Purpose};
use passerelle_store::{OfficeTree, Store};

use crate::trouble::Trouble;

/// Names that are offered in place of one that is unknown.
const OFFERED: usize = 3;

/// The account that signs in with an address, or has that id. The address is
/// looked up by its keyed hash: no name is read.
pub(super) async fn account(store: &Store, typed: &str) -> Result<AccountId, Trouble> {
    if let Ok(id) = typed.parse() {
        return Ok(id);
    }
    // The address is not repeated: errors end up in logs and tickets.
    store.account_by_email(typed.trim()).await?.ok_or_else(|| {
        Trouble::new("nobody signs in with that address")
            .hint("check its spelling; `passerelle account list` lists accounts by id")
    })
}

/// The office with a name or id.
pub(super) async fn office(store: &Store, typed: &str) -> Result<OfficeId, Trouble> {
    let reader = store.reader(&Actor::console(), Purpose::Operation);
    let tree = reader.offices().await?;
    if let Ok(id) = typed.parse::<OfficeId>()
        && tree.get(id).is_some()
    {
        return Ok(id);
    }
    named(&tree, typed, store.now().date())
}

fn named(tree: &OfficeTree, typed: &str, day: jiff::civil::Date) -> Result<OfficeId, Trouble> {
    let wanted = typed.trim().to_lowercase();
    let names: Vec<_> = tree
        .iter()
        .map(|office| (office.name_on(day), office.id))
        .collect();
    let found: Vec<_> = names
        .iter()
        .filter(|(name, _)| name.to_lowercase() == wanted)
        .collect();
    match found.as_slice() {
        [(_, id)] => Ok(*id),
        [] => {
            let names = names.iter().map(|(name, _)| *name);
            Err(Trouble::new(format!("there is no office `{typed}`"))
                .hint(format!("did you mean {}", nearest(typed, names)))
                .usage())
        }
        several => {
            let ids: Vec<_> = several.iter().map(|(_, id)| format!("`{id}`")).collect();
            Err(
                Trouble::new(format!("{} offices are called `{typed}`", several.len()))
                    .hint(format!("name it by its id: {}", ids.join(", ")))
                    .usage(),
            )
        }
    }
}

/// A role by its code; hyphens do as well as underscores.
pub(super) fn role(typed: &str) -> Result<Role, Trouble> {
    let code = typed.trim().to_lowercase().replace('-', "_");
    Role::parse(&code).ok_or_else(|| {
        let all: Vec<_> = Role::all().map(Role::code).collect();
        Trouble::new(format!("there is no role `{typed}`"))
            .hint(format!("the roles are {}", all.join(", ")))
            .usage()
    })
}

/// The names that are most alike, between commas: those that hold what was
/// typed, then those that are spelt like it.
pub(super) fn nearest<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> String {
    let wanted = typed.to_lowercase();
    let alike = |name: &str| {
        let name = name.to_lowercase();
        let holds = f64::from(u8::from(name.contains(&wanted)));
        holds + strsim::jaro_winkler(&wanted, &name)
    };
    let mut names: Vec<_> = names.map(|name| (alike(name), name)).collect();
    names.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    let nearest = names.iter().take(OFFERED);
    let nearest: Vec<_> = nearest.map(|(_, name)| format!("`{name}`")).collect();
    nearest.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_holds_what_was_typed_comes_first() {
        let names = [
            "Sub-Office Liège",
            "Regional Office Brussels",
            "Headquarters",
        ];
        let nearest = nearest("brussels", names.into_iter());
        assert!(
            nearest.starts_with("`Regional Office Brussels`"),
            "{nearest}"
        );
    }

    #[test]
    fn roles_are_known_with_hyphens_too() {
        assert!(matches!(
            role("Movement-Officer"),
            Ok(Role::MovementOfficer)
        ));
        assert!(role("wizard").is_err());
    }
}
