//! `passerelle init`: an agency, its office at the top, its first administrator.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use passerelle_model::account::{AccountAction, AccountForm, RegisterAccount, SetPassword};
use passerelle_model::grant::{GiveGrant, GrantAction};
use passerelle_model::office::{DatedName, OfficeAction, OfficeDetails, OfficeKind, OpenOffice};
use passerelle_model::policy::Role;
use passerelle_model::text::ShortText;
use passerelle_model::{AccountId, Action, Actor, Faults, GrantId, OfficeId, Personal, Purpose};
use passerelle_store::{Ports, Store, hash_password};

use crate::arguments::{Init, line};
use crate::config::{Config, Places, SettingsFile, Written, is_open_to_others};
use crate::say;
use crate::trouble::Trouble;

use super::{close, flag, together, wait_for};

/// A password file of more bytes is not one.
const PASSWORD_FILE_MAX: u64 = 4_096;

/// Makes an agency. Everything that can be wrong with what was typed is found
/// before anything is made.
pub(super) fn run(places: Places, asked: &Init) -> Result<(), Trouble> {
    crate::logging::of_command()?;
    let database = flag("database.url", asked.database.as_deref(), "--database");
    let config = Config::load(places, database.into_iter().collect())?;
    let first = First {
        office: line("office", &asked.office)?,
        password: password_in(&asked.password_file)?,
        form: AccountForm {
            // Checked with the rest of the form; the real one is drawn later.
            office: uuid::Uuid::nil().to_string(),
            name: asked.name.clone(),
            email: asked.admin.clone(),
            language: asked.language.to_string(),
        },
    };
    first
        .form
        .details()
        .map_err(|faults| flags_of_form(&faults))?;

    let written = keep_settings(&config)?;
    let made = wait_for(make(&config, first));
    if let (Err(_), Some(written)) = (&made, written) {
        written.undo();
    }
    made?;
    say::talk(format_args!(
        "made an agency in {}",
        config.data_dir().display()
    ));
    let serve = config.places.command("serve");
    say::talk(format_args!(
        "next: {serve}, then sign in with that address and password"
    ));
    Ok(())
}

/// What the agency begins with.
struct First {
    office: ShortText,
    password: String,
    form: AccountForm,
}

async fn make(config: &Config, first: First) -> Result<(), Trouble> {
    let store = Store::init(&config.whereabouts(), Ports::machine()).await?;
    let done = furnish(&store, first).await;
    close(&store, done).await
}

/// Office, account, password and role, all of them or none.
async fn furnish(store: &Store, first: First) -> Result<(), Trouble> {
    let (office, account) = (OfficeId::new(store.ids()), AccountId::new(store.ids()));
    let form = AccountForm {
        office: office.to_string(),
        ..first.form
    };
    let hash = hash_password(&first.password).await?;
    let actions = vec![
        open_top(office, first.office, store),
        Action::Account(AccountAction::Register(RegisterAccount {
            account,
            details: form.details()?,
            // Told to nobody: setting the password spends it.
            invitation: store.new_invitation().0,
        })),
        Action::Account(AccountAction::SetPassword(SetPassword {
            account,
            hash: Personal::open(hash),
        })),
        Action::Grant(GrantAction::Give(GiveGrant {
            grant: GrantId::new(store.ids()),
            account,
            role: Role::Administrator,
            office,
            programme: None,
            from: store.now(),
            to: None,
        })),
    ];
    let commands = together(store, Purpose::Operation, actions);
    store.apply_all(&Actor::console(), commands).await?;
    Ok(())
}

fn open_top(office: OfficeId, name: ShortText, store: &Store) -> Action {
    let from = store.now().date();
    Action::Office(OfficeAction::Open(OpenOffice {
        office,
        name: DatedName { name, from },
        details: OfficeDetails {
            kind: OfficeKind::Headquarters,
            parent: None,
            countries: Vec::new(),
            address: None,
            phone: None,
            email: None,
            web: None,
            languages: Vec::new(),
            // There is nothing to show of it yet.
            listed: false,
        },
    }))
}

/// The form's fields by the flags that fill them.
fn flags_of_form(faults: &Faults) -> Trouble {
    let mut of_flags = Faults::new();
    for fault in faults {
        let flag = match fault.field.as_ref() {
            "email" => "--admin",
            "name" => "--name",
            _ => "--language",
        };
        of_flags.push(fault.clone().at(flag));
    }
    of_flags.into()
}

/// Writes the settings file, unless one is here.
fn keep_settings(config: &Config) -> Result<Option<Written>, Trouble> {
    let file = &config.places.file;
    if file.exists() {
        let set = config
            .shown
            .iter()
            .find(|shown| shown.key == "database.url");
        let elsewhere = set.is_some_and(|set| config.database.url.is_some() && !set.is_in_file());
        return if elsewhere {
            Err(Trouble::new(format!("{} is here already", file.display()))
                .cause("the address of the database would have to be written into it")
                .hint("write it there as `url` under `[database]`, and run `init` without it"))
        } else {
            Ok(None)
        };
    }
    if !is_free(config.data_dir()) {
        // The store says it in its own words, before we write anything.
        return Ok(None);
    }
    let settings = SettingsFile {
        database: config.database.url.clone(),
        demo: false,
        before: Vec::new(),
    };
    settings.write(file).map(Some)
}

fn is_free(folder: &Path) -> bool {
    std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

/// The password on the first line of a file.
fn password_in(path: &Path) -> Result<String, Trouble> {
    let unreadable = |error: &std::io::Error| {
        Trouble::new(format!("cannot read the password file {}", path.display()))
            .caused_by(error)
            .hint("make a file with the password on its first line, readable by you alone")
    };
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut text = String::new();
    BufReader::new(file.take(PASSWORD_FILE_MAX))
        .read_line(&mut text)
        .map_err(|error| unreadable(&error))?;
    if is_open_to_others(path).map_err(|error| unreadable(&error))? {
        say::warning(
            "others on this machine can read the password file",
            format_args!(
                "run `chmod 600 {}`, and remove it once you are done",
                path.display()
            ),
        );
    }
    let password = text.trim_end_matches(['\r', '\n']);
    let checked = passerelle_store::acceptable_password(password, password).map_err(|faults| {
        Trouble::from(faults).hint("the password is the whole first line of the file")
    })?;
    Ok(checked.to_owned())
}
