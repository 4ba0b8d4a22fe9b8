//! `passerelle migrate`: the database of an older program, brought up to this one.

use passerelle_store::{Ports, Store};

use crate::config::Config;
use crate::say;
use crate::trouble::Trouble;

use super::wait_for;

/// Takes every step that is missing, all or none.
pub(super) fn run(config: &Config) -> Result<(), Trouble> {
    let migrated =
        wait_for(async { Ok(Store::migrate(&config.whereabouts(), Ports::machine()).await?) })?;
    if migrated.from == migrated.to {
        say::talk(format_args!(
            "nothing to do: the database has schema {}",
            migrated.to
        ));
    } else {
        say::talk(format_args!(
            "the database had schema {} and has {} now",
            migrated.from, migrated.to
        ));
    }
    Ok(())
}
