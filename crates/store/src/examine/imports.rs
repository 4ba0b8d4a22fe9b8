//! Imports that stand half done.

use crate::Store;

use super::Finding;

/// Seconds after which nobody will go on by themselves.
const LONG: i64 = 60 * 60;
const CHECK: &str = "imports";

impl Store {
    /// Rows that nobody is at work on: what they made is seen by nobody, and what
    /// they changed is changed by nobody else.
    pub(super) async fn examine_imports(&self) -> Finding {
        let left = match self.half_done().await {
            Ok(left) => left,
            Err(error) => {
                return Finding::trouble(
                    CHECK,
                    format!("they do not read: {}", error.told_whole()),
                    "run `passerelle log verify`",
                );
            }
        };
        let since = self.now().plus_seconds(-LONG);
        let long = left.iter().filter(|half| half.since < since).count();
        match long {
            0 => Finding::well(CHECK, "none stands half done"),
            1 => Self::half_done_found("one stands half done since more than an hour"),
            many => {
                Self::half_done_found(&format!("{many} stand half done since more than an hour"))
            }
        }
    }

    fn half_done_found(says: &str) -> Finding {
        Finding::advice(
            CHECK,
            says,
            "`passerelle import list --stuck` names them, and `passerelle import undo IMPORT` takes one back",
        )
    }
}
