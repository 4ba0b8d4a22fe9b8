//! Whether there are copies, and how old they are.

use std::path::Path;

use passerelle_model::Instant;

use crate::backup::BackupFacts;
use crate::folder::Folder;

use super::disk::same_disk;
use super::{Expected, Finding};

const DAY: i64 = 24 * 60 * 60;

/// Looks at every kind of copy. What a young agency has not done yet is advice.
pub(super) fn all(
    folder: &Folder,
    facts: &BackupFacts,
    expected: Expected,
    (made_at, now): (Instant, Instant),
) -> Vec<Finding> {
    let look = Look { made_at, now };
    let mut findings = vec![
        backup(&look, folder, facts, expected.backup_within),
        keys(&look, facts, expected.keys_within),
        journal(&look, facts, expected.journal_within),
        drill(&look, facts, expected.drill_within),
    ];
    findings.extend(restored(facts));
    findings
}

struct Look {
    made_at: Instant,
    now: Instant,
}

impl Look {
    /// Something that was never done, or not lately.
    fn wanting(
        &self,
        check: &'static str,
        last: Option<Instant>,
        within: i64,
        hint: &str,
    ) -> Option<Finding> {
        let since = last.unwrap_or(self.made_at);
        let late = since.plus_seconds(within) < self.now;
        let says = match last {
            Some(last) if late => format!("the last is {} old", self.age(last)),
            Some(_) => return None,
            None => "there is none yet".to_owned(),
        };
        Some(if late {
            Finding::trouble(check, says, hint)
        } else {
            Finding::advice(check, says, hint)
        })
    }

    fn age(&self, at: Instant) -> String {
        let seconds = self.now.timestamp().as_second() - at.timestamp().as_second();
        match seconds {
            ..3_600 => "less than an hour".to_owned(),
            3_600..172_800 => format!("{} hours", seconds / 3_600),
            _ => format!("{} days", seconds / DAY),
        }
    }
}

fn backup(look: &Look, folder: &Folder, facts: &BackupFacts, within: i64) -> Finding {
    const CHECK: &str = "backup";
    let last = facts.backup.as_ref();
    let hint = "run `passerelle backup FILE`, or set `backup.folder`; keep it on another machine";
    if let Some(finding) = look.wanting(CHECK, last.map(|fact| fact.at), within, hint) {
        return finding;
    }
    let Some(last) = last else {
        return Finding::well(CHECK, "");
    };
    let says = format!("the last is {} old", look.age(last.at));
    if same_disk(Path::new(&last.file), &folder.root) {
        let says = format!("{says}, on the disk that it is to save from");
        return Finding::advice(CHECK, says, "copy it to another machine");
    }
    Finding::well(CHECK, says)
}

fn keys(look: &Look, facts: &BackupFacts, within: i64) -> Finding {
    const CHECK: &str = "backup of keys";
    let last = facts.keys.as_ref();
    if let Some(last) = last.filter(|last| last.expires_at <= look.now) {
        return Finding::trouble(
            CHECK,
            format!("the last expired at {}", last.expires_at),
            "run `passerelle backup keys FILE`, and remove the old one: it brings erased people back",
        );
    }
    let hint = "run `passerelle backup keys FILE`: whoever loses the keys loses every name";
    let at = last.map(|fact| fact.at);
    look.wanting(CHECK, at, within, hint).unwrap_or_else(|| {
        let age = at.map(|at| look.age(at)).unwrap_or_default();
        Finding::well(CHECK, format!("the last is {age} old"))
    })
}

fn journal(look: &Look, facts: &BackupFacts, within: i64) -> Finding {
    const CHECK: &str = "copy of the journal";
    // A backup holds the journal, too.
    let copies = [
        facts.journal.as_ref().map(|fact| fact.at),
        facts.backup.as_ref().map(|fact| fact.at),
    ];
    let at = copies.into_iter().flatten().max();
    let hint = "run `passerelle backup journal DIR` often, into a folder on another machine";
    look.wanting(CHECK, at, within, hint).unwrap_or_else(|| {
        let age = at.map(|at| look.age(at)).unwrap_or_default();
        Finding::well(CHECK, format!("the last is {age} old"))
    })
}

fn drill(look: &Look, facts: &BackupFacts, within: i64) -> Finding {
    const CHECK: &str = "drill";
    let last = facts.drill.as_ref();
    let hint =
        "run `passerelle drill FILE` on your newest backup: only then you know that it restores";
    let at = last.map(|fact| fact.at);
    look.wanting(CHECK, at, within, hint).unwrap_or_else(|| {
        let took = match last.map_or(0, |last| last.seconds) {
            seconds @ ..120 => format!("{seconds} s"),
            seconds => format!("{} min", seconds.div_ceil(60)),
        };
        let age = at.map(|at| look.age(at)).unwrap_or_default();
        Finding::well(CHECK, format!("the last is {age} old and took {took}"))
    })
}

/// What a restore could not bring back stays told.
fn restored(facts: &BackupFacts) -> Option<Finding> {
    let restored = facts.restored.as_ref()?;
    let (at, position) = (restored.at, restored.position);
    let says = format!("restored at {at} from a backup that ends at position {position}");
    Some(match (restored.journal_lost, restored.keys_lost) {
        (false, false) => Finding::well("restored", says),
        (true, _) => Finding::advice(
            "restored",
            format!("{says}, without its journal"),
            "tell the data protection officer: erasures after that backup are not known here; releases stay frozen",
        ),
        (false, true) => Finding::advice(
            "restored",
            format!("{says}, without its keys"),
            "no name from before is read again; register people anew",
        ),
    })
}
