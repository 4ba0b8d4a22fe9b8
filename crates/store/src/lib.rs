//! The only crate that speaks SQL: the door, policy, log, queries, sealing, files.
//!
//! Everything that changes the agency is an [`Action`](passerelle_model::Action)
//! that goes through [`Store::apply`]. Everything that reads it does so through
//! a [`Reader`], which knows its actor and notes whose values it opened. There
//! is no other way in: the database is private to this crate.

mod accounts;
mod backup;
mod batches;
mod colleagues;
mod db;
mod documents;
mod door;
mod erasure;
mod error;
mod examine;
mod files;
mod folder;
mod gazetteer;
mod grants;
mod half_done;
mod imports;
pub mod jobs;
mod journal;
mod keys;
mod life;
mod log;
mod measures;
pub mod messages;
mod offices;
mod page;
mod places;
mod ports;
mod public;
mod reader;
mod reads;
mod records;
mod sealing;
mod sign_in;
#[cfg(feature = "testing")]
pub mod testing;
mod tokens;
mod webhooks;

use std::sync::{Arc, Mutex, PoisonError};

use passerelle_model::{Ids, Instant};
use tokio::sync::{Notify, mpsc};

pub use accounts::{AccountFilter, AccountStanding};
pub use backup::{
    BackupError, BackupFact, BackupFacts, BackupMade, CopyFact, DrillFact, DrillOf, Drilled,
    JournalFrom, KeptSetting, KeysFact, KeysFrom, KeysMade, KeysSecret, Moved, Progress,
    RestoreFact, RestoreFrom, Restored, SizeFact, key_file, passphrase_in,
};
pub use batches::{BatchRow, FIRST_CHUNK};
pub use colleagues::Colleague;
pub use db::Database;
pub use documents::KeptDocument;
pub use door::{Applied, Refusal};
pub use error::StoreError;
pub use examine::{Expected, Finding, Level};
pub use files::{SealedDraft, SealedFile};
pub use gazetteer::{Matched, fold_name};
pub use grants::GrantFilter;
pub use half_done::HalfDone;
pub use imports::{Import, ImportState, ImportUpload};
pub use life::{Migrated, Whereabouts, schema_version};
pub use log::{Broken, HistoryEntry, LogEntry, LogFilter, Replayed, SignedHead, Verified};
pub use measures::Measures;
pub use offices::OfficeTree;
pub use page::{Page, Paged};
pub use places::{
    AreaHash, FoundPlace, FoundPlaces, PlaceArea, PlaceCount, PlaceFilter, PlaceSummary, area_hash,
};
pub use ports::{Ports, Random};
pub use public::{PublicOffice, PublicStore};
pub use reader::Reader;
pub use reads::{ReadEntry, ReadFilter, ReadsUnder};
pub use sign_in::{
    Enrolment, NewSession, Session, SessionInfo, SessionState, SignInRefusal, Stage, Visitor,
    acceptable_password, hash_password,
};
pub use tokens::{TokenHolder, TokenLine, TokenState};
pub use webhooks::{Notice, WebhookCall, sign_call};

use batches::BatchRows;
use db::Db;
use door::Job;
use files::Files;
use journal::Journal;
use keys::Keys;

/// Under this name statements that take long are logged.
pub const STATEMENTS: &str = "sqlx::query";

/// The agency's records. Cheap to clone; all clones are one store.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

/// What all clones share.
struct Inner {
    db: Db,
    reads: Db,
    keys: Arc<Keys>,
    files: Files,
    rows: Arc<BatchRows>,
    journal: Journal,
    folder: folder::Folder,
    /// Held open, so that nobody restores or moves the agency meanwhile.
    held: Mutex<Option<std::fs::File>>,
    ports: Ports,
    node: String,
    jobs: mpsc::Sender<Job>,
    waiting_reads: mpsc::Sender<reads::Waiting>,
    committed: Arc<Notify>,
    /// Told when a job is asked for, so that a worker need not look.
    work: Arc<Notify>,
    tree: Mutex<(i64, Arc<OfficeTree>)>,
    tasks: Mutex<Vec<tokio::task::JoinHandle<()>>>,
}

impl Store {
    /// The present.
    pub fn now(&self) -> Instant {
        self.0.ports.clock.now()
    }

    /// Where new ids come from.
    pub fn ids(&self) -> &dyn Ids {
        &*self.0.ports.ids
    }

    /// Clock, ids and randomness.
    pub fn ports(&self) -> &Ports {
        &self.0.ports
    }

    /// This machine's name in the log.
    pub fn node(&self) -> &str {
        &self.0.node
    }

    fn db(&self) -> &Db {
        &self.0.db
    }

    fn reads_db(&self) -> &Db {
        &self.0.reads
    }

    fn keys(&self) -> &Arc<Keys> {
        &self.0.keys
    }

    fn files(&self) -> &Files {
        &self.0.files
    }

    fn rows(&self) -> &Arc<BatchRows> {
        &self.0.rows
    }

    fn journal(&self) -> &Journal {
        &self.0.journal
    }

    fn jobs(&self) -> &mpsc::Sender<Job> {
        &self.0.jobs
    }

    fn waiting_reads(&self) -> &mpsc::Sender<reads::Waiting> {
        &self.0.waiting_reads
    }

    fn kept_tree(&self, version: i64) -> Option<Arc<OfficeTree>> {
        let kept = self.0.tree.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.0 == version).then(|| Arc::clone(&kept.1))
    }

    fn keep_tree(&self, version: i64, tree: Arc<OfficeTree>) {
        *self.0.tree.lock().unwrap_or_else(PoisonError::into_inner) = (version, tree);
    }
}
