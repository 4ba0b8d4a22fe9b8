//! The kinds of job that this program does: one list, for the worker in
//! `serve`, for `work`, and for the commands that show a bar.

use passerelle_imports::{Check, Commit, Forget, Kinds, Undo};
use passerelle_store::Store;
use passerelle_store::jobs::{Handlers, Worker};

use crate::backups::MakeBackup;
use crate::config::Config;
use crate::deliver::Deliver;

/// Every handler.
pub(crate) fn handlers(config: &Config) -> Handlers {
    let kinds = Kinds::of_house();
    let handlers = Handlers::of_store()
        .and(Check(kinds.clone()))
        .and(Commit(kinds.clone()))
        .and(Undo(kinds))
        .and(Forget {
            days: config.imports.kept_days(),
        })
        .and(MakeBackup::new(config));
    Deliver::by_each_way(config).fold(handlers, Handlers::and)
}

/// A worker, as the settings want it.
pub(crate) fn worker(config: &Config, store: &Store) -> Worker {
    Worker::new(store.clone(), handlers(config))
        .with_lanes(config.work.lanes())
        .with_lease(config.work.lease())
}
