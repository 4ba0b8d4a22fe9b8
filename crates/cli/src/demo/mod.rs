//! The demo agency: a world in which everybody is invented.
//!
//! It is made through the door, by the console and by the agency's own
//! administrator, as people would make it; nothing is written behind it. Every
//! surname is the word for "example" in some language, every address is at
//! `demo.example`, every telephone is a number reserved for invented ones.
//!
//! The same seed gives the same ids and codes; with the same day, the same
//! agency. Keys are never seeded.

mod clock;
mod events;
mod offices;
mod people;
mod world;

use passerelle_model::Clock as _;
use passerelle_model::policy::Role;
use passerelle_store::{Ports, Store};

pub(crate) use clock::DemoClock;

use crate::trouble::Trouble;
use world::World;

/// A one-time sign-in, as it is told to whoever looks around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignIn {
    /// The address.
    pub(crate) email: String,
    /// The code.
    pub(crate) code: String,
    /// The roles, the first one first.
    pub(crate) roles: Vec<Role>,
}

/// Ids and randomness of a seed. Two streams, since an id is shown to people
/// and a code is not; and neither is the clock's, which anything may look at.
pub(crate) fn seeded(seed: u64, clock: &DemoClock) -> Ports {
    let ids = Ports::seeded(seed, clock.now());
    Ports {
        random: Ports::seeded(!seed, clock.now()).random,
        ..ids
    }
}

/// Makes everything, in the order in which it would have happened.
pub(crate) async fn make(store: &Store, clock: &DemoClock) -> Result<Vec<SignIn>, Trouble> {
    let mut world = World::new(store, clock);
    offices::open_top(&mut world).await?;
    people::appoint_administrator(&mut world).await?;
    offices::open_the_rest(&mut world).await?;
    clock.move_to_yesterday();
    let sign_ins = people::invite(&mut world).await?;
    people::give_roles(&mut world).await?;
    offices::change(&world).await?;
    events::happen(&world).await?;
    Ok(sign_ins)
}
