//! `passerelle import list --stuck`: what nobody goes on with any more.

use passerelle_store::{HalfDone, Store};
use serde_json::json;

use crate::arguments::Json as Output;
use crate::say;
use crate::trouble::Trouble;

/// Everybody's that are half done.
pub(super) async fn stuck(store: &Store, output: Output) -> Result<(), Trouble> {
    let left = store.half_done().await?;
    if output.json {
        return left.iter().try_for_each(|half| {
            say::json(&json!({
                "import": half.import,
                "batch": half.batch,
                "kind": half.kind,
                "account": half.actor,
                "since": half.since,
            }))
        });
    }
    if left.is_empty() {
        say::talk("nothing is half done");
        return Ok(());
    }
    let rows: Vec<_> = left.iter().map(half_done).collect();
    say::table(["IMPORT", "KIND", "ACCOUNT", "SINCE"], &rows)
}

fn half_done(half: &HalfDone) -> [String; 4] {
    let id = half.import.map(|import| import.to_string());
    let batch = half.batch.map(|batch| batch.to_string());
    [
        id.or(batch).unwrap_or_default(),
        half.kind.clone().unwrap_or_else(|| "-".to_owned()),
        half.actor.clone(),
        half.since.to_string(),
    ]
}
