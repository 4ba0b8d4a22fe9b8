//! `passerelle demo`: an invented agency, to look around in.

use std::sync::Arc;

use passerelle_l10n::{Language, Words};
use passerelle_store::{Database, Ports, Store, StoreError, Whereabouts};

use crate::arguments::Demo;
use crate::config::{FILE, Places, SettingsFile};
use crate::demo::{self, DemoClock, SignIn};
use crate::say;
use crate::trouble::Trouble;

use super::{close, wait_for};

/// Makes the demo agency and prints its one-time sign-ins.
///
/// It is always on the embedded database of the data folder, whatever the
/// settings say: nothing invented gets into a database that is in use.
pub(super) fn run(places: &Places, asked: &Demo) -> Result<(), Trouble> {
    crate::logging::of_command()?;
    let settings_file = places.data_dir.join(FILE);
    if settings_file.exists() {
        return Err(StoreError::NotEmpty {
            path: places.data_dir.clone(),
        }
        .into());
    }
    let machine = Ports::machine();
    let day = asked.day.unwrap_or_else(|| machine.clock.now().date());
    let clock = Arc::new(DemoClock::before(day)?);
    let ports = Ports {
        clock: Arc::clone(&clock) as _,
        ..demo::seeded(asked.seed, &clock)
    };
    let sign_ins = wait_for(async {
        let at = Whereabouts {
            data_dir: places.data_dir.clone(),
            database: Database::Embedded,
        };
        let store = Store::init(&at, ports).await?;
        let made = demo::make(&store, &clock).await;
        close(&store, made).await
    })?;
    let settings = SettingsFile {
        demo: true,
        before: Vec::new(),
        database: None,
    };
    settings.write(&settings_file)?;
    tell(places, &sign_ins)
}

fn tell(places: &Places, sign_ins: &[SignIn]) -> Result<(), Trouble> {
    let folder = places.data_dir.display();
    say::talk(format_args!("made a demo agency in {folder}"));
    say::talk("it is modelled on a regional office in Brussels; everybody in it is invented");
    say::talk("each of these signs in once with the code, then chooses a password:");
    let words = Words::of(Language::En);
    let rows: Vec<_> = sign_ins
        .iter()
        .map(|one| {
            let roles = one
                .roles
                .iter()
                .map(|role| words.say_code("role", role.code()));
            let roles: Vec<_> = roles.collect();
            [one.email.clone(), one.code.clone(), roles.join(", ")]
        })
        .collect();
    say::table(["E-MAIL", "ONE-TIME CODE", "ROLE"], &rows)?;
    let serve = places.command("serve");
    say::talk(format_args!(
        "next: {serve}, then open the address that it prints"
    ));
    Ok(())
}
