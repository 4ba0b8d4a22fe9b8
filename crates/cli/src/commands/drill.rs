//! `passerelle drill`: whether a backup can be restored, and how long it takes.

use passerelle_store::{DrillOf, Ports, Store};
use serde_json::json;

use crate::arguments::Drill;
use crate::config::Config;
use crate::say;
use crate::trouble::Trouble;

use super::backup::{count, told};
use super::restore::keys_of;
use super::wait_for;

/// Restores it elsewhere, and throws that away again.
pub(super) fn run(config: &Config, asked: &Drill) -> Result<(), Trouble> {
    let of = DrillOf {
        archive: asked.file.clone(),
        keys: keys_of(&asked.keys)?,
        within: asked.within.clone().unwrap_or_else(std::env::temp_dir),
    };
    let drilled = wait_for(async {
        let at = config.whereabouts();
        let drilled = Store::drill(&at, Ports::machine(), of, told).await;
        say::progress_ended();
        Ok(drilled?)
    })?;
    let restored = &drilled.restored;
    if asked.json {
        say::json(&json!({
            "made_at": restored.made_at,
            "position": restored.position,
            "rows": restored.rows,
            "files": restored.files,
            "files_missing": drilled.files_missing,
            "opened": drilled.opened,
            "erased_again": restored.erased_again,
            "keys_missing": restored.keys_missing,
            "verified": restored.verified,
            "replayed": restored.replayed,
            "seconds": drilled.took.as_secs_f64(),
        }))?;
    } else {
        say::data(format_args!(
            "{} restores: {}, {}, made at {}, the log up to position {}",
            asked.file.display(),
            say::counted(count(restored.rows), "row", "rows"),
            say::counted(count(restored.files), "sealed file", "sealed files"),
            restored.made_at,
            restored.position,
        ))?;
        say::data(format_args!(
            "every row compared, the log verified and replayed{}, in {}",
            if drilled.opened > 0 {
                ", a sealed value opened"
            } else {
                ""
            },
            minutes(drilled.took.as_secs())
        ))?;
    }
    if drilled.files_missing > 0 {
        say::warning(
            format_args!(
                "{} that records name are not in it",
                say::counted(count(drilled.files_missing), "file", "files")
            ),
            "look whether they are in the agency's own folder `files`, and make another backup",
        );
    }
    if restored.keys_missing > 0 {
        say::warning(
            format_args!(
                "{} not there any more since the backup was made",
                say::counted(count(restored.keys_missing), "key is", "keys are")
            ),
            "if nobody was erased and nothing was imported since, look into it",
        );
    }
    Ok(())
}

/// A time as an operator notes it.
fn minutes(seconds: u64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        _ => format!("{} min", seconds.div_ceil(60)),
    }
}
