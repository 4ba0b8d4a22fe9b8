//! What each command does: one file each.

mod account;
mod account_changes;
mod account_list;
mod backup;
mod config;
mod countries;
mod demo;
mod doctor;
mod drill;
mod half_done;
mod import;
mod init;
mod job;
mod log;
mod lookup;
mod migrate;
mod move_to;
mod places;
mod restore;
mod serve;
mod signals;
mod work;

pub(crate) use backup::kept_settings;

use std::future::Future;

use passerelle_model::{Action, Actor, Command as DoorCommand, Purpose};
use passerelle_store::{Applied, Ports, Refusal, Store};
use tokio::runtime::Builder;

use crate::arguments::{Arguments, Command};
use crate::config::{Config, Flag, Places};
use crate::logging;
use crate::trouble::Trouble;

/// Does what was asked.
pub(crate) fn run(arguments: Arguments) -> Result<(), Trouble> {
    let places = Places::find(arguments.data_dir, arguments.config);
    match arguments.command {
        Command::Config(what) => config::run(places, &what),
        Command::Doctor(output) => doctor::run(places, output),
        Command::Init(init) => init::run(places, &init),
        Command::Demo(demo) => demo::run(&places, &demo),
        Command::Serve(serve) => serve::run(places, &serve),
        Command::Work(work) => work::run(places, &work),
        Command::Job(what) => job::run(&settled(places)?, what),
        Command::Backup(asked) => backup::run(&settled(places)?, &asked),
        Command::Restore(asked) => restore::run(places, &asked),
        Command::Drill(asked) => drill::run(&settled(places)?, &asked),
        Command::Move(asked) => move_to::run(&settled(places)?, &asked),
        Command::Migrate => migrate::run(&settled(places)?),
        Command::Account(what) => account::run(&settled(places)?, what),
        Command::Import(what) => import::run(&settled(places)?, what),
        Command::Places(what) => places::run(&settled(places)?, &what),
        Command::Log(what) => log::run(&settled(places)?, what),
    }
}

/// The settings of a command that has no flags for any.
fn settled(places: Places) -> Result<Config, Trouble> {
    logging::of_command()?;
    Config::load(places, Vec::new())
}

/// A flag for a setting, if it was given.
fn flag(key: &'static str, value: Option<&str>, name: &'static str) -> Option<Flag> {
    value.map(|value| (key, value.to_owned(), name))
}

/// Runs something that waits, to its end.
fn wait_for<T>(work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    match Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => Err(Trouble::new("cannot begin to work").caused_by(&error)),
    }
}

/// Opens the agency, works on it, and closes it whatever came of the work.
fn with_store<T>(
    config: &Config,
    work: impl AsyncFnOnce(&Store) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    wait_for(async {
        let store = Store::open(&config.whereabouts(), Ports::machine()).await?;
        let done = work(&store).await;
        close(&store, done).await
    })
}

/// Closes the agency whatever came of the work; the work's own trouble is told
/// rather than that of closing.
async fn close<T>(store: &Store, done: Result<T, Trouble>) -> Result<T, Trouble> {
    let closed = store.close().await;
    let done = done?;
    closed?;
    Ok(done)
}

/// Does one action as the console.
async fn act(store: &Store, purpose: Purpose, action: Action) -> Result<Applied, Refusal> {
    store
        .apply(&Actor::console(), store.command(purpose, action))
        .await
}

/// Makes the commands of several actions that belong together.
fn together(store: &Store, purpose: Purpose, actions: Vec<Action>) -> Vec<DoorCommand> {
    let command = |action| store.command(purpose, action);
    actions.into_iter().map(command).collect()
}
