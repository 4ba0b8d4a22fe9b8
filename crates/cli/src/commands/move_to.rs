//! `passerelle move`: the records in another database.

use std::fs;
use std::path::Path;

use passerelle_store::{Database, Ports, Store, StoreError};
use serde_json::json;

use crate::arguments::Move;
use crate::config::{Config, DatabaseAddress, Value as _, name_database};
use crate::say;
use crate::trouble::Trouble;

use super::backup::{count, told};
use super::wait_for;

/// What says that nothing uses the old database any more.
const NOTE: &str = "MOVED.txt";

/// What the hint of any other command says of the agency's own database is of no use
/// to whoever named another.
fn refused(error: StoreError, is_server: bool) -> Trouble {
    let is_asked = is_server && matches!(error, StoreError::Sql(_));
    let trouble = Trouble::from(error);
    if !is_asked {
        return trouble;
    }
    trouble.hint(
        "see that the database named with `--to` is there, empty, and open to that user; \
         nothing was changed",
    )
}

/// Copies, compares, and names the new database in the settings file.
pub(super) fn run(config: &Config, asked: &Move) -> Result<(), Trouble> {
    let to = address(asked)?;
    may_be_switched(config)?;
    let database = match &to {
        Some(address) => Database::Server(address.open().to_owned()),
        None => Database::Embedded,
    };
    if config.whereabouts().database == database {
        return Err(Trouble::new("the records are there already").usage());
    }
    let moved = wait_for(async {
        let at = config.whereabouts();
        let moved = Store::move_to(&at, &database, Ports::machine(), told).await;
        say::progress_ended();
        moved.map_err(|error| refused(error, to.is_some()))
    })?;
    // Nobody opens the agency before `moved` is let go.
    name_database(&config.places.file, to.as_ref())?;
    leave_note(config, to.is_some());
    if asked.json {
        say::json(&json!({
            "rows": moved.rows,
            "tables": moved.tables,
            "position": moved.position,
            "seconds": moved.took.as_secs_f64(),
        }))?;
    } else {
        say::data(format_args!(
            "moved {} of {} tables in {:.1} s, every one compared; the log goes up to position {}",
            say::counted(count(moved.rows), "row", "rows"),
            moved.tables,
            moved.took.as_secs_f64(),
            moved.position
        ))?;
    }
    say::talk(format_args!(
        "{} names the new database; the old one stays as it was, and nothing uses it",
        config.places.file.display()
    ));
    say::talk("next: make a backup, and remove the old database once you trust the new one");
    drop(moved);
    Ok(())
}

/// The address that was named; none for the embedded database.
fn address(asked: &Move) -> Result<Option<DatabaseAddress>, Trouble> {
    let raw = match (&asked.to, &asked.to_file) {
        (Some(to), _) => to.clone(),
        (_, Some(file)) => first_line(file)?,
        (None, None) => String::new(),
    };
    if raw == "embedded" {
        return Ok(None);
    }
    DatabaseAddress::read(&raw).map(Some).map_err(|says| {
        Trouble::new(format!("the new database {says}"))
            .hint(DatabaseAddress::wanted())
            .usage()
    })
}

fn first_line(file: &Path) -> Result<String, Trouble> {
    let text = fs::read_to_string(file).map_err(|error| {
        Trouble::new(format!("cannot read {}", file.display())).caused_by(&error)
    })?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// A setting that the file does not give would go on to count.
fn may_be_switched(config: &Config) -> Result<(), Trouble> {
    let shown = config
        .shown
        .iter()
        .find(|shown| shown.key == "database.url");
    let elsewhere = shown.filter(|shown| shown.is_set() && !shown.is_in_file());
    match elsewhere {
        None => Ok(()),
        Some(shown) => Err(Trouble::new(format!(
            "the database is named by {}, which the settings file does not change",
            shown.from
        ))
        .hint("write it into the settings file as `url` under `[database]`, and try again")),
    }
}

/// A word beside the old database. Where it cannot be written, `doctor` says it.
fn leave_note(config: &Config, to_server: bool) {
    let note = config.data_dir().join(NOTE);
    let text = if to_server {
        "The records were moved to the database that the settings file names.\n\
         passerelle.db and reads.db are as they were then; nothing uses them, and\n\
         erasures do not reach them: remove them once you trust the new database.\n"
    } else {
        "The records were moved from the database on a server into passerelle.db and\n\
         reads.db. The old database is as it was then; nothing uses it, and erasures\n\
         do not reach it: drop it once you trust these files.\n"
    };
    let _ = fs::write(note, text);
}
