//! `passerelle restore`: an agency again, out of its backup.

use passerelle_store::{JournalFrom, KeysFrom, Ports, RestoreFrom, Restored, Store};
use serde_json::json;

use crate::arguments::{KeysOf, Restore};
use crate::config::{Config, Places, SettingsFile};
use crate::say;
use crate::trouble::Trouble;

use super::backup::{count, secret, told};
use super::{flag, wait_for};

/// Restores it, and says what could not be brought back.
pub(super) fn run(places: Places, asked: &Restore) -> Result<(), Trouble> {
    crate::logging::of_command()?;
    let database = flag("database.url", asked.database.as_deref(), "--database");
    let config = Config::load(places, database.into_iter().collect())?;
    let from = RestoreFrom {
        archive: asked.file.clone(),
        journal: match &asked.journal {
            Some(folder) => JournalFrom::Folder(folder.clone()),
            None => JournalFrom::Lost,
        },
        keys: keys_of(&asked.keys)?.unwrap_or(KeysFrom::Lost),
    };
    let restored = wait_for(async {
        let at = config.whereabouts();
        let restored = Store::restore(&at, Ports::machine(), &from, told).await;
        say::progress_ended();
        Ok(restored?)
    })?;
    keep_settings(&config, &restored)?;
    if asked.json {
        say::json(&for_a_program(&restored))?;
    } else {
        for_a_person(&config, &restored)?;
    }
    tell_what_is_lost(&from, &restored);
    Ok(())
}

/// Where the keys are; none if nobody named any.
pub(super) fn keys_of(asked: &KeysOf) -> Result<Option<KeysFrom>, Trouble> {
    Ok(match (&asked.keys, &asked.keys_folder) {
        (Some(file), _) => Some(KeysFrom::Backup {
            file: file.clone(),
            secret: secret(&asked.secret)?,
            even_expired: asked.even_expired,
        }),
        (_, Some(folder)) => Some(KeysFrom::Folder(folder.clone())),
        (None, None) => None,
    })
}

/// A settings file that names the database, with the settings of before as
/// words: where the program listens is perhaps another machine's matter.
fn keep_settings(config: &Config, restored: &Restored) -> Result<(), Trouble> {
    let file = &config.places.file;
    if file.exists() {
        return Ok(());
    }
    let settings = SettingsFile {
        database: config.database.url.clone(),
        before: restored.settings.clone(),
        ..SettingsFile::default()
    };
    settings.write(file).map(drop)
}

fn for_a_person(config: &Config, restored: &Restored) -> Result<(), Trouble> {
    say::data(format_args!(
        "restored {} in {:.1} s: {}, {}, the log up to position {}",
        config.data_dir().display(),
        restored.took.as_secs_f64(),
        say::counted(count(restored.rows), "row", "rows"),
        say::counted(count(restored.files), "sealed file", "sealed files"),
        restored.position,
    ))?;
    say::data(format_args!(
        "the log is whole{}",
        match &restored.replayed {
            Some(replayed) => format!(
                ", and its {} give what is in the tables",
                say::counted(replayed.entries, "entry", "entries")
            ),
            None => "; it cannot be replayed without the keys".to_owned(),
        }
    ))?;
    if restored.erased_again > 0 {
        say::data(format_args!(
            "{} erased again, as the journal says",
            say::counted(count(restored.erased_again), "person was", "persons were")
        ))?;
    }
    Ok(())
}

fn tell_what_is_lost(from: &RestoreFrom, restored: &Restored) {
    if let Some(lost_to) = restored.lost_to {
        say::warning(
            format_args!(
                "what was done after position {} is lost; the journal knows of position {lost_to}",
                restored.position
            ),
            "tell people from when on to look at their work again",
        );
    }
    if restored.tokens_revoked > 0 {
        say::warning(
            format_args!(
                "{} revoked, since one of them may have been revoked after the backup",
                say::counted(count(restored.tokens_revoked), "token is", "tokens are")
            ),
            "their holders make new ones for their programs at `/me/tokens`",
        );
    }
    if restored.left_open > 0 {
        say::warning(
            format_args!(
                "of those erased again, {} could not be closed; nobody reads their name any more",
                say::counted(count(restored.left_open), "account", "accounts")
            ),
            "give somebody else the role of an administrator, then erase them with `account erase`",
        );
    }
    if matches!(from.keys, KeysFrom::Lost) {
        say::warning(
            "the keys are lost: no name, address or sealed file from before is read again",
            "register an administrator with `passerelle account register`",
        );
    } else if restored.keys_missing > 0 {
        say::warning(
            format_args!(
                "{} missing: what is sealed for them is not read again",
                say::counted(count(restored.keys_missing), "key is", "keys are")
            ),
            "restore again with a newer backup of the keys, if there is one",
        );
    }
    if matches!(from.journal, JournalFrom::Lost) {
        say::warning(
            "the journal is lost: erasures since the backup are not known, and releases stay frozen",
            "the data protection officer gets a message; see that it is read",
        );
    }
}

fn for_a_program(restored: &Restored) -> serde_json::Value {
    json!({
        "made_at": restored.made_at,
        "position": restored.position,
        "lost_to": restored.lost_to,
        "rows": restored.rows,
        "files": restored.files,
        "erased_again": restored.erased_again,
        "left_open": restored.left_open,
        "tokens_revoked": restored.tokens_revoked,
        "keys_missing": restored.keys_missing,
        "verified": restored.verified,
        "replayed": restored.replayed,
        "seconds": restored.took.as_secs_f64(),
    })
}
