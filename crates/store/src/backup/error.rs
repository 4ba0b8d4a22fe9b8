//! What can be wrong with a backup, or speak against restoring one.

use passerelle_model::Instant;

/// Why a backup was not made, or not restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is something else.
    #[error("this is not a backup of {holds} that this program made")]
    NotOurs {
        /// What was wanted: records or keys.
        holds: &'static str,
    },
    /// A newer program made it.
    #[error("the backup has format {found}, newer than this program's {known}")]
    NewerFormat {
        /// Its format.
        found: i64,
        /// The newest that this program reads.
        known: i64,
    },
    /// A newer program's database is in it.
    #[error("the backup holds schema {found}, newer than this program's {known}")]
    NewerSchema {
        /// The newest step in it.
        found: i64,
        /// The newest step that this program knows.
        known: i64,
    },
    /// Something in it is not as it was written.
    #[error("the backup is damaged at {member}: {what}")]
    Damaged {
        /// Which member.
        member: String,
        /// What is wrong there.
        what: &'static str,
    },
    /// A file of that name is there.
    #[error("{name} is there already")]
    Taken {
        /// The file.
        name: String,
    },
    /// Another backup writes that very file.
    #[error("another backup is being written there")]
    Twice,
    /// Whoever asked for it wants it no more.
    #[error("the backup was stopped before it was whole")]
    Stopped,
    /// The keys are another agency's.
    #[error("the keys are not those of the agency that was backed up")]
    OtherKeys,
    /// The keys do not open with that secret.
    #[error("the backup of keys does not open with that secret")]
    WrongSecret,
    /// The keys' backup has had its time.
    #[error("the backup of keys expired at {at}")]
    Expired {
        /// When.
        at: Instant,
    },
    /// A secret that anybody guesses.
    #[error("the secret is too short: {least} characters at least")]
    ShortSecret {
        /// The least length.
        least: usize,
    },
    /// The journal is of another life of the agency, or older than the backup's.
    #[error("the journal does not belong to this backup: {what}")]
    OtherJournal {
        /// Why not.
        what: &'static str,
    },
    /// Somebody else has the agency open.
    #[error("another program has the agency open")]
    InUse,
    /// The agency is being restored or moved.
    #[error("the agency is being restored or moved")]
    Away,
    /// What was written is not what was read.
    #[error("the copy is not what was copied: table {table}, row {row}")]
    Differs {
        /// The table.
        table: String,
        /// The row, counted from 1 in the order of its key.
        row: u64,
    },
    /// The log that was restored is broken.
    #[error("the restored log is broken at position {position}: {what}")]
    BrokenLog {
        /// Where.
        position: i64,
        /// What is wrong there.
        what: &'static str,
    },
    /// The tables that were restored are not what the log gives.
    #[error("{records} restored records are not what the log gives")]
    NotReplayed {
        /// How many, a hundred at most.
        records: usize,
    },
    /// There is not enough room.
    #[error("there is no room: {needed} MB are needed and {free} MB are free")]
    NoRoom {
        /// Megabytes that are needed.
        needed: u64,
        /// Megabytes that are free.
        free: u64,
    },
}
