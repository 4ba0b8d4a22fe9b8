//! `passerelle backup`: of the records, of the keys, of the journal.

use std::path::Path;

use passerelle_store::{
    BackupMade, KeptSetting, KeysSecret, Progress, Store, key_file, passphrase_in,
};
use serde_json::json;

use crate::arguments::{Backup, BackupKeys, BackupOf, Secret};
use crate::config::{Config, is_open_to_others};
use crate::say;
use crate::trouble::Trouble;

use super::with_store;

/// Makes what was asked for.
pub(super) fn run(config: &Config, asked: &Backup) -> Result<(), Trouble> {
    match (&asked.of, &asked.file) {
        (Some(BackupOf::Keys(asked)), _) => keys(config, asked),
        (Some(BackupOf::Journal(asked)), _) => journal(config, &asked.folder),
        (None, Some(file)) => records(config, file, asked.json),
        (None, None) => Err(Trouble::new("no file is named").usage()),
    }
}

fn records(config: &Config, file: &Path, as_json: bool) -> Result<(), Trouble> {
    let settings = kept_settings(config);
    let made = with_store(config, async |store| {
        let made = store.backup(file, &settings, told).await;
        say::progress_ended();
        Ok(made?)
    })?;
    if as_json {
        return say::json(&for_a_program(file, &made));
    }
    say::data(format_args!(
        "{}: {} of {} tables, {}, {} MB in {:.1} s, up to position {}",
        file.display(),
        say::counted(count(made.rows), "row", "rows"),
        made.tables,
        say::counted(count(made.files), "sealed file", "sealed files"),
        made.bytes.div_ceil(1 << 20),
        made.took.as_secs_f64(),
        made.position,
    ))?;
    say::talk("the keys are not in it: `passerelle backup keys FILE` makes their own backup");
    Ok(())
}

/// What was set, and is no secret.
pub(crate) fn kept_settings(config: &Config) -> Vec<KeptSetting> {
    let set = config.shown.iter().filter(|shown| shown.is_kept());
    set.map(|shown| KeptSetting {
        key: shown.key.to_owned(),
        value: shown.value.clone(),
    })
    .collect()
}

fn for_a_program(file: &Path, made: &BackupMade) -> serde_json::Value {
    json!({
        "file": file,
        "made_at": made.at,
        "position": made.position,
        "head": made.head,
        "tables": made.tables,
        "rows": made.rows,
        "files": made.files,
        "bytes": made.bytes,
        "seconds": made.took.as_secs_f64(),
    })
}

fn keys(config: &Config, asked: &BackupKeys) -> Result<(), Trouble> {
    let secret = secret(&asked.secret)?;
    let made = with_store(config, async |store: &Store| {
        Ok(store.backup_keys(&asked.file, &secret, asked.days).await?)
    })?;
    if asked.json {
        return say::json(&json!({
            "file": asked.file,
            "made_at": made.at,
            "expires_at": made.expires_at,
            "keys": made.keys,
        }));
    }
    say::data(format_args!(
        "{}: {}, expires at {}",
        asked.file.display(),
        say::counted(count(made.keys), "key", "keys"),
        made.expires_at
    ))?;
    say::talk("keep it apart from the backup and from its secret, and remove it when it expires");
    Ok(())
}

fn journal(config: &Config, folder: &Path) -> Result<(), Trouble> {
    with_store(config, async |store: &Store| {
        // The newest head goes with it: a restore then knows what was lost.
        store.note_head().await?;
        store.copy_journal(folder)?;
        Ok(())
    })?;
    say::talk(format_args!("copied the journal to {}", folder.display()));
    Ok(())
}

/// The secret that was named; clap has seen to it that one is.
pub(super) fn secret(asked: &Secret) -> Result<KeysSecret, Trouble> {
    match (&asked.passphrase_file, &asked.key_file) {
        (Some(file), _) => {
            warn_if_open(file);
            Ok(passphrase_in(file)?)
        }
        (_, Some(file)) => {
            warn_if_open(file);
            Ok(key_file(file)?)
        }
        (None, None) => Err(Trouble::new("no secret is named").usage()),
    }
}

fn warn_if_open(file: &Path) {
    if is_open_to_others(file).is_ok_and(|open| open) {
        say::warning(
            "others on this machine can read the secret",
            format_args!("run `chmod 600 {}`", file.display()),
        );
    }
}

/// Shows how far something has come.
pub(super) fn told(progress: Progress) {
    match progress {
        Progress::Rows { table, rows } => {
            let rows = say::counted(count(rows), "row", "rows");
            say::progress(format_args!("{table}: {rows}"));
        }
        Progress::Files => say::progress("sealed files"),
        Progress::Checking => say::progress("verifying and replaying"),
    }
}

pub(super) fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
