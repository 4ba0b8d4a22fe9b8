//! What to do when a backup is not made, or not restored.

use passerelle_store::BackupError;

/// The hint to each.
pub(super) const fn hint_of(error: &BackupError) -> &'static str {
    match error {
        BackupError::NotOurs { .. } => "name the file that `passerelle backup` made",
        BackupError::NewerFormat { .. } | BackupError::NewerSchema { .. } => {
            "use the program that made it, or a newer one"
        }
        BackupError::Damaged { .. } => "take another copy of it, or the backup before",
        BackupError::Taken { .. } => "name another file; nothing is ever written over",
        BackupError::Twice => "wait until it is through",
        BackupError::Stopped => "nothing is left of it; begin it again when it suits",
        BackupError::OtherKeys => "name the keys of the agency that was backed up",
        BackupError::WrongSecret => "name the file with the secret that it was sealed with",
        BackupError::Expired { .. } => {
            "take a newer one; if there is none, `--even-expired` takes it all the same"
        }
        BackupError::ShortSecret { .. } => "make it longer, and keep it apart from the backup",
        BackupError::OtherJournal { .. } => {
            "name the folder with the newest copy of this agency's journal"
        }
        BackupError::InUse => "stop `passerelle serve`, `work` and every other command first",
        BackupError::Away => "wait until that is through",
        BackupError::Differs { .. } => {
            "nothing was switched; see that nobody else writes to either database, and try again"
        }
        BackupError::BrokenLog { .. } | BackupError::NotReplayed { .. } => {
            "nothing was restored; take another backup, and keep this one to be looked into"
        }
        BackupError::NoRoom { .. } => "make room, or name a larger disk",
    }
}
