//! Backups: what may be typed after `backup`, `restore`, `move` and `drill`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

/// What to make a backup of.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "\
It may be made while people work, and holds one state of everything but the
keys: records, log, sealed files, journal, and settings without secrets. Without
the keys nobody reads a name in it, so they have a backup of their own, which
must lie elsewhere. Sign-ins that are open are left out: after a restore
everybody signs in again.")]
pub(crate) struct Backup {
    /// The file to make; it must not be there
    #[arg(value_name = "FILE", required = true)]
    pub(crate) file: Option<PathBuf>,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) of: Option<BackupOf>,
}

/// What else there is to copy.
#[derive(Debug, Subcommand)]
pub(crate) enum BackupOf {
    /// The keys, sealed with a secret and for a short time
    Keys(BackupKeys),
    /// The journal, into a folder that lies on another machine
    Journal(BackupJournal),
}

/// How to make a backup of the keys.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("secret").required(true))]
#[command(after_help = "\
Whoever has this file, its secret and a backup reads what the agency reads. Keep
the three apart. Erasing a person destroys their key here, not in this file: so
it expires, and `doctor` says when to make the next and remove this one.")]
pub(crate) struct BackupKeys {
    /// The file to make; it must not be there
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) secret: Secret,
    /// Days until it expires
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=366))]
    pub(crate) days: u32,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where to copy the journal.
#[derive(Debug, Args)]
pub(crate) struct BackupJournal {
    /// The folder; an older copy in it is gone on from
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

/// What opens a backup of keys.
#[derive(Debug, Args)]
pub(crate) struct Secret {
    /// The file with the passphrase on its first line: 16 characters or more
    #[arg(long, value_name = "FILE", group = "secret")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// A file that is the secret as a whole: 16 bytes or more
    #[arg(long, value_name = "FILE", group = "secret")]
    pub(crate) key_file: Option<PathBuf>,
}

/// What to restore, and with what.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("newest").required(true))]
#[command(group = ArgGroup::new("opens").required(true))]
#[command(group = ArgGroup::new("secret").requires("keys"))]
#[command(after_help = "\
The data folder must be empty but for its settings file, and a database on a
server must be empty. The log is verified and replayed before anything gets its
place. Whoever was erased after the backup was made is erased again: that is what
the newest journal is for. If it is lost, say so: releases stay frozen then, and
the data protection officer gets a message.")]
pub(crate) struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The folder with the newest copy of the journal
    #[arg(long, value_name = "DIR", group = "newest")]
    pub(crate) journal: Option<PathBuf>,
    /// Every copy of the journal is lost
    #[arg(long, group = "newest")]
    pub(crate) journal_lost: bool,
    #[command(flatten)]
    pub(crate) keys: KeysOf,
    /// The keys are lost: make new ones; no name from before is read again
    #[arg(long, group = "opens")]
    pub(crate) keys_lost: bool,
    /// Lay the records in a database on a server, not in the data folder
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// Where the keys are.
#[derive(Debug, Args)]
pub(crate) struct KeysOf {
    /// The backup of the keys
    #[arg(long, value_name = "FILE", group = "opens", requires = "secret")]
    pub(crate) keys: Option<PathBuf>,
    /// A folder `keys` that was saved as it was
    #[arg(long, value_name = "DIR", group = "opens")]
    pub(crate) keys_folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) secret: Secret,
    /// Take the backup of the keys although it expired
    #[arg(long, requires = "keys")]
    pub(crate) even_expired: bool,
}

/// Where to move to.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("where").required(true))]
#[command(after_help = "\
Every row is copied and compared before the settings file names the new database.
Stop `serve` and `work` first: it is refused while any program has the agency
open. The old database stays as it was; remove it once you trust the new one.
Other users of this machine can see flags: `--to-file` keeps a password from them.")]
pub(crate) struct Move {
    /// The new database: `postgres://user:password@host/database`, or `embedded`
    #[arg(long, value_name = "URL", group = "where")]
    pub(crate) to: Option<String>,
    /// The file with that address on its first line
    #[arg(long, value_name = "FILE", group = "where")]
    pub(crate) to_file: Option<PathBuf>,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which backup to try.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("opens"))]
#[command(group = ArgGroup::new("secret").requires("keys"))]
#[command(after_help = "\
For the operator's calendar: a backup that was never restored is a hope. The
agency's own keys open it, unless a backup of the keys is named, which is the
better drill. `doctor` tells how long ago the last good one was.")]
pub(crate) struct Drill {
    /// The backup
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) keys: KeysOf,
    /// Where to make the folder that is thrown away [default: the machine's own]
    #[arg(long, value_name = "DIR")]
    pub(crate) within: Option<PathBuf>,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}
