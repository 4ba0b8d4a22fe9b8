//! What may be typed after `passerelle`, with the words of its help.

mod backup;
mod import;
mod places;

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use passerelle_model::text::{LanguageCode, ProgrammeCode, ShortText};
use passerelle_model::{AccountId, Fault, Faults, GrantId, JobId, RecordRef};

use crate::trouble::Trouble;

pub(crate) use backup::{Backup, BackupKeys, BackupOf, Drill, KeysOf, Move, Restore, Secret};
pub(crate) use import::{Import, ImportFile};
pub(crate) use places::{FindPlaces, ListPlaces, Places, ShowPlace};

/// The program's version, and the newest schema that it knows.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let schema = passerelle_store::schema_version();
    format!("{} (schema {schema})", env!("CARGO_PKG_VERSION"))
});

const EXAMPLES: &str = "\
Begin:
  passerelle demo                      look around in an invented agency
  passerelle init --admin you@example.org --password-file secret.txt
  passerelle serve                     then open the address that it prints

Settings come from defaults, then passerelle.toml in the data folder, then
PASSERELLE_* in the environment, then flags; `passerelle config show` lists
them. PASSERELLE_DATA_DIR and PASSERELLE_CONFIG name the folder and the file.

Data is printed on standard output, talk on standard error. The program ends
with 0 if it worked, 1 if it did not, 2 if it was asked wrongly.";

/// What every command takes.
const EVERYWHERE: &str = "Everywhere";

/// The operations platform of a migration agency, in one binary
#[derive(Debug, Parser)]
#[command(name = "passerelle", version = VERSION.as_str(), after_help = EXAMPLES)]
#[command(arg_required_else_help = true, subcommand_value_name = "COMMAND")]
pub(crate) struct Arguments {
    /// The folder of the agency's data [default: passerelle-data]
    #[arg(long, global = true, value_name = "DIR", help_heading = EVERYWHERE)]
    pub(crate) data_dir: Option<PathBuf>,
    /// The settings file [default: passerelle.toml in that folder]
    #[arg(long, global = true, value_name = "FILE", help_heading = EVERYWHERE)]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make an agency in an empty folder, with its first administrator
    Init(Init),
    /// Serve the pages until a signal ends it
    Serve(Serve),
    /// Do jobs until a signal ends it, beside or instead of the worker in `serve`
    Work(Work),
    /// Show the jobs, follow one, or stop it
    #[command(subcommand)]
    Job(Job),
    /// Bring the database of an older program up to this one
    Migrate,
    /// List, register and repair accounts, and give roles
    #[command(subcommand)]
    Account(Account),
    /// Import tables, and take an import back
    #[command(subcommand)]
    Import(Import),
    /// Import, list, find and show places
    #[command(subcommand)]
    Places(Places),
    /// Check, replay, show and export the log of what was done
    #[command(subcommand)]
    Log(Log),
    /// Make a backup of the records, of the keys or of the journal
    Backup(Backup),
    /// Make an agency again out of its backup
    Restore(Restore),
    /// Restore a backup elsewhere, verify it, and throw it away again
    Drill(Drill),
    /// Move the records to another database, compared row by row
    Move(Move),
    /// Check the machine, the agency, its keys and its backups; says what to do
    Doctor(Json),
    /// Show the settings, or check them
    #[command(subcommand)]
    Config(Config),
    /// Make a small invented agency, to look around in
    Demo(Demo),
}

/// Whether a program reads the answer.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Json {
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// How to make an agency.
#[derive(Debug, Args)]
#[command(after_help = "\
The address of a database holds a password, and other users of this machine can
see flags: PASSERELLE_DATABASE_URL names it without. Either way it is kept in
passerelle.toml of the data folder, for its owner alone.")]
pub(crate) struct Init {
    /// The e-mail address with which the first administrator signs in
    #[arg(long, value_name = "EMAIL")]
    pub(crate) admin: String,
    /// The file with their password on its first line
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: PathBuf,
    /// Keep the records in a database on a server, not in the data folder
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// The name of the office at the top
    #[arg(long, value_name = "NAME", default_value = "Headquarters")]
    pub(crate) office: String,
    /// The administrator's own name
    #[arg(long, value_name = "NAME", default_value = "Administrator")]
    pub(crate) name: String,
    /// The language of their pages
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    pub(crate) language: LanguageCode,
}

/// How to serve.
#[derive(Debug, Args)]
#[command(after_help = "\
Ctrl-C or SIGTERM ends it once the open requests are answered; a second signal
ends it at once. The program speaks no TLS: put a proxy in front before other
machines connect.")]
pub(crate) struct Serve {
    /// Where the pages of the desk are served [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<String>,
    /// Where the public pages are served [default: nowhere]
    #[arg(long, value_name = "ADDR")]
    pub(crate) public_listen: Option<String>,
    /// How log lines are written [default: text]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) log: Option<LogLines>,
}

/// How to work.
#[derive(Debug, Args)]
#[command(after_help = "\
Any number of these may work on one agency, on machines that share its database.
A job whose worker is silent for `work.lease_seconds` is taken up by another,
from where it was. Ctrl-C or SIGTERM ends it after the step that is being done.")]
pub(crate) struct Work {
    /// Jobs at the same time [default: 2]
    #[arg(long, value_name = "N")]
    pub(crate) lanes: Option<String>,
    /// End once nothing waits any more
    #[arg(long)]
    pub(crate) until_idle: bool,
    /// How log lines are written [default: text]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) log: Option<LogLines>,
}

/// Work on jobs.
#[derive(Debug, Subcommand)]
pub(crate) enum Job {
    /// List jobs, the newest first
    List(ListJobs),
    /// Show one job: how far it is, and what came of it
    Show(ShowJob),
    /// Stop a job: at once if it waits, else after its step
    Cancel(OneJob),
}

/// Which jobs to list.
#[derive(Debug, Args)]
pub(crate) struct ListJobs {
    /// Jobs at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    /// Of one kind, such as log.verify
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// Print JSON, one object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which job to show, and how.
#[derive(Debug, Args)]
pub(crate) struct ShowJob {
    /// The job, as `job list` shows it
    #[arg(value_name = "JOB")]
    pub(crate) job: JobId,
    /// Wait until it is over, with a bar
    #[arg(long)]
    pub(crate) follow: bool,
    /// Print JSON, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// One job.
#[derive(Debug, Args)]
pub(crate) struct OneJob {
    /// The job, as `job list` shows it
    #[arg(value_name = "JOB")]
    pub(crate) job: JobId,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LogLines {
    // For a person.
    Text,
    // For a program: one object a line.
    Json,
}

impl LogLines {
    /// The word of the setting.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

/// Work on accounts, from the console.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
The console repairs accounts and reads no personal data: accounts are named by
the e-mail address that you type, and listed by their id.")]
pub(crate) enum Account {
    /// List accounts by id, with office, status and roles
    List(ListAccounts),
    /// Register an account; prints the code of its one-time sign-in
    Register(Register),
    /// Let somebody in again; prints the code of a new one-time sign-in
    Reset(Reset),
    /// Lift the lock that too many wrong passwords set
    Unlock(Whom),
    /// Bar an account
    Suspend(Suspend),
    /// Lift the bar
    Reinstate(Whom),
    /// Give a role in an office and all below it; prints the grant's id
    Grant(Grant),
    /// End a role now
    EndGrant(EndGrant),
    /// Close a leaver's account and pass their work on
    HandOver(HandOver),
    /// Erase the holder of an account for good
    Erase(Erase),
}

/// Which accounts to list.
#[derive(Debug, Args)]
pub(crate) struct ListAccounts {
    /// Closed and erased accounts too
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) output: Json,
}

/// An account by its address.
#[derive(Debug, Args)]
pub(crate) struct Whom {
    /// The e-mail address with which they sign in, or the account's id
    #[arg(value_name = "EMAIL")]
    pub(crate) account: String,
}

/// A new account.
#[derive(Debug, Args)]
pub(crate) struct Register {
    /// The e-mail address with which they will sign in
    #[arg(value_name = "EMAIL")]
    pub(crate) email: String,
    /// Their name, as they write it
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    /// The office where they work: its name or its id
    #[arg(long, value_name = "OFFICE")]
    pub(crate) office: String,
    /// The language of their pages
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language)]
    pub(crate) language: LanguageCode,
}

/// How to let somebody in again.
#[derive(Debug, Args)]
pub(crate) struct Reset {
    #[command(flatten)]
    pub(crate) whom: Whom,
    /// Why; it is kept in the log, sealed
    #[arg(long, value_name = "WORDS")]
    pub(crate) reason: String,
    /// The telephone with their second factor is gone too
    #[arg(long)]
    pub(crate) clear_second_factor: bool,
}

/// Whom to bar, and why.
#[derive(Debug, Args)]
pub(crate) struct Suspend {
    #[command(flatten)]
    pub(crate) whom: Whom,
    /// Why; it is kept in the log, sealed
    #[arg(long, value_name = "WORDS")]
    pub(crate) reason: String,
}

/// A role for somebody.
#[derive(Debug, Args)]
pub(crate) struct Grant {
    #[command(flatten)]
    pub(crate) whom: Whom,
    /// The role, such as caseworker; a wrong one lists them all
    #[arg(value_name = "ROLE")]
    pub(crate) role: String,
    /// The office at the top of where it counts: its name or its id
    #[arg(long, value_name = "OFFICE")]
    pub(crate) office: String,
    /// Limit it to one programme
    #[arg(long, value_name = "CODE", value_parser = programme)]
    pub(crate) programme: Option<ProgrammeCode>,
    /// The first day, in UTC [default: now]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// The last day, in UTC [default: open]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,
}

/// A role that ends.
#[derive(Debug, Args)]
pub(crate) struct EndGrant {
    /// The grant's id, as `account list --json` shows it
    #[arg(value_name = "GRANT")]
    pub(crate) grant: GrantId,
}

/// Who leaves, and who goes on.
#[derive(Debug, Args)]
pub(crate) struct HandOver {
    #[command(flatten)]
    pub(crate) whom: Whom,
    /// The e-mail address or id of whoever goes on with their work
    #[arg(long, value_name = "EMAIL")]
    pub(crate) to: String,
}

/// Whom to erase.
#[derive(Debug, Args)]
pub(crate) struct Erase {
    #[command(flatten)]
    pub(crate) whom: Whom,
    /// Say that you know that nothing brings them back
    #[arg(long, required = true)]
    pub(crate) for_good: bool,
}

/// Work on the log.
#[derive(Debug, Subcommand)]
pub(crate) enum Log {
    /// Check every hash and link; names the first that is broken
    Verify(Json),
    /// Rebuild every record from the log and compare it with the tables
    Replay(Json),
    /// Print the signed head of the log, to be kept elsewhere
    ExportHead,
    /// Show what was done, the newest first
    Show(ShowLog),
}

/// Which entries to show.
#[derive(Debug, Args)]
pub(crate) struct ShowLog {
    /// Entries at most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    /// Of one kind, such as office.open
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// About one record, such as office/0190…
    #[arg(long, value_name = "RECORD")]
    pub(crate) record: Option<RecordRef>,
    /// Done by one account, by its id
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) actor: Option<AccountId>,
    /// From this day on, in UTC
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// Up to this day, in UTC
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<Date>,
    /// Print JSON, one object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// Work on the settings.
#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Say everything that is wrong with the settings
    Check,
    /// Show the settings that count and where each came from; secrets are hidden
    Show(Json),
}

/// How to make the demo agency.
#[derive(Debug, Args)]
#[command(after_help = "\
The agency is modelled on a regional office in Brussels, and everybody in it is
invented. It is made through the door, as people would make it. The same seed
gives the same one-time sign-ins; with the same day, the same agency.")]
pub(crate) struct Demo {
    /// What ids and one-time sign-ins are drawn from
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The day after which it is made, in UTC [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) day: Option<Date>,
}

/// A language that pages are in.
fn language(raw: &str) -> Result<LanguageCode, String> {
    if raw.parse::<passerelle_l10n::Language>().is_err() {
        let all = passerelle_l10n::Language::ALL;
        let all: Vec<_> = all.iter().map(|language| language.code()).collect();
        return Err(format!("pages are in {}", all.join(", ")));
    }
    LanguageCode::parse(raw).map_err(|fault| said(&fault))
}

fn programme(raw: &str) -> Result<ProgrammeCode, String> {
    ProgrammeCode::parse(raw).map_err(|fault| said(&fault))
}

/// A fault in the words of the command line.
fn said(fault: &Fault) -> String {
    let trouble = Trouble::from(Faults::from(fault.clone()));
    trouble
        .wrongs()
        .first()
        .map_or_else(String::new, |wrong| wrong.error.clone())
}

/// Checks a line of text that a flag gave.
pub(crate) fn line(field: &'static str, raw: &str) -> Result<ShortText, Trouble> {
    ShortText::parse(raw).map_err(|fault| Faults::from(fault.at(field)).into())
}

#[cfg(test)]
mod told;

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_grammar_is_sound() {
        Arguments::command().debug_assert();
    }
}
