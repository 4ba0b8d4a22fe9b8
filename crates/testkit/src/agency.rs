//! A throw-away agency on either database.

use std::path::Path;
use std::sync::Arc;

use passerelle_model::Clock;
use passerelle_store::testing::{drop_database, make_database};
use passerelle_store::{Database, Ports, Store, Whereabouts};
use tempfile::TempDir;

use crate::clock::TestClock;

/// Where the throw-away server's address stands.
const SERVER: &str = "PASSERELLE_TEST_POSTGRES";

/// An agency that is gone when the test is.
pub struct Agency {
    /// Its store.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<TestClock>,
    at: Whereabouts,
    folder: TempDir,
    server: Option<(String, String)>,
}

/// Runs a test on the embedded database and, where there is one, on a server.
pub async fn on_each(test: impl AsyncFn(&mut Agency)) {
    let mut agency = Agency::embedded().await;
    test(&mut agency).await;
    agency.end().await;
    match Agency::on_server().await {
        Some(mut agency) => {
            test(&mut agency).await;
            agency.end().await;
        }
        None => skipped(),
    }
}

fn skipped() {
    use std::io::Write as _;
    let _ = writeln!(
        std::io::stderr(),
        "skipped on PostgreSQL: {SERVER} names no server (`cargo xtask test` starts one)"
    );
}

impl Agency {
    /// An agency in a file.
    pub async fn embedded() -> Self {
        Self::make(Database::Embedded, None).await
    }

    /// An agency on the server that the test command started; none without one.
    pub async fn on_server() -> Option<Self> {
        let server = std::env::var_os(SERVER)?.into_string().ok()?;
        let name = format!("t{}", Ports::machine().ids.next().simple());
        let address = make_database(&server, &name).await.unwrap();
        Some(Self::make(Database::Server(address), Some((server, name))).await)
    }

    async fn make(database: Database, server: Option<(String, String)>) -> Self {
        let folder = TempDir::new().unwrap();
        let at = Whereabouts {
            data_dir: folder.path().join("data"),
            database,
        };
        let clock = Arc::new(TestClock::at("2026-01-15T09:00:00Z"));
        let store = Store::init(&at, ports(&clock)).await.unwrap();
        Self {
            store,
            clock,
            at,
            folder,
            server,
        }
    }

    /// Closes the store and opens it again, as after a restart.
    pub async fn reopen(&mut self) {
        self.store.close().await.unwrap();
        self.store = Store::open(&self.at, ports(&self.clock)).await.unwrap();
    }

    /// The data folder.
    pub fn data_dir(&self) -> &Path {
        &self.at.data_dir
    }

    /// A folder beside it, for whatever the test needs.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// Where it is kept.
    pub fn whereabouts(&self) -> &Whereabouts {
        &self.at
    }

    /// Whether it lies in a file.
    pub fn is_embedded(&self) -> bool {
        self.server.is_none()
    }

    /// Closes everything and removes every trace.
    pub async fn end(self) {
        let _ = self.store.close().await;
        if let Some((server, name)) = &self.server {
            drop_database(server, name).await.unwrap();
        }
    }
}

fn ports(clock: &Arc<TestClock>) -> Ports {
    Ports {
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        ..Ports::machine()
    }
}
