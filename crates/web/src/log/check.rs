//! The check of the whole log. It may take longer than a page may, so it runs
//! beside the pages, one at a time, and each page tells how far it is.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use passerelle_model::Instant;
use passerelle_store::{Store, Verified};
use tokio::sync::Notify;

/// What the last check found, and the one that runs. Shared by all pages.
#[derive(Clone, Default)]
pub(crate) struct Checks(Arc<Inner>);

#[derive(Default)]
struct Inner {
    stands: Mutex<Stands>,
    over: Notify,
}

/// How the check stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Stands {
    /// Nobody asked since this program started.
    #[default]
    Never,
    /// It runs.
    Running {
        /// Entries that are checked.
        done: i64,
    },
    /// It is over.
    Done {
        /// What it found.
        found: Verified,
        /// When.
        at: Instant,
    },
    /// It could not be finished: the store failed.
    Failed,
}

impl Checks {
    pub(super) fn stands(&self) -> Stands {
        self.lock().clone()
    }

    /// Begins a check unless one runs.
    pub(super) fn begin(&self, store: Store) {
        {
            let mut stands = self.lock();
            if let Stands::Running { .. } = *stands {
                return;
            }
            *stands = Stands::Running { done: 0 };
        }
        let checks = self.clone();
        tokio::spawn(async move {
            // In a task of its own, so that no failure leaves it running for ever.
            let check = tokio::spawn(checks.clone().check(store));
            *checks.lock() = check.await.unwrap_or(Stands::Failed);
            checks.0.over.notify_waiters();
        });
    }

    async fn check(self, store: Store) -> Stands {
        let progress = |done| *self.lock() = Stands::Running { done };
        match store.log_verify(progress).await {
            Ok(found) => Stands::Done {
                found,
                at: store.now(),
            },
            Err(error) => {
                tracing::error!(error = %error, "the log could not be checked");
                Stands::Failed
            }
        }
    }

    /// Waits until the running check is over, but not for long: most logs are
    /// checked before anybody would look again.
    pub(super) async fn over_within(&self, patience: Duration) {
        let over = self.0.over.notified();
        tokio::pin!(over);
        // From here on a check that ends is heard.
        over.as_mut().enable();
        if let Stands::Running { .. } = self.stands() {
            // Whether it ended or patience did, the page tells.
            let _ = tokio::time::timeout(patience, over).await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Stands> {
        self.0.stands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
