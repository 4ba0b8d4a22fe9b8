//! How jobs end when something is wrong below them: a worker that dies again and
//! again, a database that went away, a command that waits for its own job.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use passerelle_model::message::MessageKind;
use passerelle_model::policy::Role;
use passerelle_model::{Actor, Purpose};
use passerelle_store::jobs::{
    Handler, Handlers, Job, JobRun, JobState, NewJob, Running, Stop, Worker,
};
use passerelle_store::{Page, StoreError};
use passerelle_testkit::{Agency, on_each};
use serde_json::Value;

use crate::messages::{actor, inbox};

/// The longest that any of it may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is done at the so-manieth attempt of a job.
#[derive(Clone, Copy)]
enum Then {
    /// Nothing more is heard, as of a process that was cut off.
    Dies,
    Ends(fn() -> Result<Value, Stop>),
    /// The server ends every connection to it, as when it is started again.
    LosesItsServer,
}

/// Counts its attempts, and does something else at the first of them.
#[derive(Clone)]
struct Tries {
    kind: &'static str,
    begun: Arc<AtomicI64>,
    first: Then,
    later: Then,
}

impl Tries {
    fn of(first: Then, later: Then) -> Self {
        Self {
            kind: "test.tries",
            begun: Arc::default(),
            first,
            later,
        }
    }
}

impl Handler for Tries {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move {
            let then = match self.begun.fetch_add(1, Ordering::SeqCst) {
                0 => self.first,
                _ => self.later,
            };
            match then {
                Then::Dies => std::future::pending().await,
                Then::Ends(how) => how(),
                Then::LosesItsServer => {
                    let ended = run.store().tamper(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE datname = current_database()",
                    );
                    ended.await?;
                    Ok(Value::Null)
                }
            }
        })
    }
}

fn worker(agency: &Agency, handler: &Tries) -> Worker {
    let handlers = Handlers::of_store().and(handler.clone());
    Worker::new(agency.store.clone(), handlers)
}

async fn job(agency: &Agency, id: passerelle_model::JobId) -> Job {
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    reader.job(id).await.unwrap()
}

const DONE: Then = Then::Ends(|| Ok(Value::Null));
const AGAIN: Then = Then::Ends(|| Err(Stop::Again("elsewhere")));
const FAILED: Then = Then::Ends(|| Err(Stop::Failed("elsewhere")));

#[tokio::test]
async fn a_job_that_kills_six_workers_is_given_to_no_seventh_and_is_told_of() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let zoe = agency.account("zoe", top).await;
        let asks = actor(agency, zoe).await;
        let new = NewJob::of("test.tries", Purpose::Operation);
        let id = agency.store.enqueue(&asks, new).await.unwrap();
        let tries = Tries::of(Then::Dies, Then::Dies);
        for attempt in 1..=6 {
            let dying = worker(agency, &tries);
            let dead = tokio::spawn(async move { dying.until_idle().await });
            while tries.begun.load(Ordering::SeqCst) < attempt {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            dead.abort();
            let _ = dead.await;
            agency.clock.advance(60);
        }
        let next = worker(agency, &tries);
        let idle = tokio::time::timeout(PATIENCE, next.until_idle()).await;
        assert_eq!(idle.unwrap().unwrap(), 0, "a seventh took it");
        let own = tokio::time::timeout(Duration::from_secs(3), next.this(id, |_| {})).await;
        assert!(own.is_err(), "nor does a command take it");
        next.house(false).await.unwrap();
        let over = job(agency, id).await;
        let ended = (over.state, over.reason.as_deref());
        assert_eq!(ended, (JobState::Failed, Some("worker_died")));
        let told = inbox(agency, zoe).await;
        assert_eq!(told[0], MessageKind::JobFailed, "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_command_tries_its_own_job_again_though_nobody_else_works() {
    on_each(async |agency| {
        let new = NewJob::of("test.tries", Purpose::Operation);
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let tries = Tries::of(AGAIN, DONE);
        let clock = Arc::clone(&agency.clock);
        let passes = tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(200)).await;
                clock.advance(2);
            }
        });
        let own = worker(agency, &tries);
        let over = tokio::time::timeout(PATIENCE, own.this(id, |_| {})).await;
        passes.abort();
        let over = over.unwrap().unwrap().unwrap();
        assert_eq!(over.state, JobState::Done, "{over:?}");
        assert_eq!(tries.begun.load(Ordering::SeqCst), 2);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_went_away_for_a_moment_fails_no_job() {
    on_each(async |agency| {
        if agency.is_embedded() {
            return;
        }
        let new = NewJob::of("test.tries", Purpose::Operation);
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let tries = Tries::of(Then::LosesItsServer, DONE);
        let worker = worker(agency, &tries);
        let _ = worker.until_idle().await;
        let waits = job(agency, id).await;
        let stands = (waits.state, waits.reason.as_deref());
        assert_eq!(stands, (JobState::Queued, Some("store")), "{waits:?}");
        agency.clock.advance(60);
        worker.until_idle().await.unwrap();
        assert_eq!(job(agency, id).await.state, JobState::Done);
    })
    .await;
}

#[tokio::test]
async fn what_a_server_says_while_it_is_started_again_will_pass() {
    on_each(async |agency| {
        if agency.is_embedded() {
            return;
        }
        for (state, passes) in [
            ("57P01", true),
            ("57P02", true),
            ("57P03", true),
            ("08006", true),
            ("40001", true),
            ("40P01", true),
            ("57P04", false),
            ("22012", false),
        ] {
            let raise = format!("DO $$ BEGIN RAISE 'x' USING ERRCODE = '{state}'; END $$");
            let error: StoreError = agency.store.tamper(&raise).await.unwrap_err();
            assert_eq!(error.is_transient(), passes, "{state}: {error:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_failure_of_the_house_is_told_once_to_who_operates_it() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let ada = agency.account("ada", top).await;
        agency.grant(ada, Role::Administrator, top).await;
        let zoe = agency.somebody("zoe", Role::Enumerator, top).await;
        let tries = Tries::of(FAILED, FAILED);
        let worker = worker(agency, &tries);
        for _ in 0..2 {
            let new = NewJob::of("test.tries", Purpose::Operation).once("test.tries");
            agency.store.enqueue(&Actor::console(), new).await.unwrap();
            worker.until_idle().await.unwrap();
        }
        let failures = async |account| {
            let told = inbox(agency, account).await;
            let failed = |kind: &&MessageKind| **kind == MessageKind::JobFailed;
            told.iter().filter(failed).count()
        };
        assert_eq!(failures(ada).await, 1, "one is not read yet");
        assert_eq!(failures(zoe.account().unwrap()).await, 0);
        let acts = actor(agency, ada).await;
        let reader = agency.store.reader(&acts, Purpose::OwnAccount);
        let all = passerelle_store::messages::InboxFilter::default();
        let newest = reader.inbox(&all, &Page::first(1)).await.unwrap().rows[0].id;
        agency
            .store
            .mark_all_read(&acts, newest, None)
            .await
            .unwrap();
        // What somebody asked for at the console they see there.
        for once in ["test.tries", "of-somebody"] {
            let new = NewJob::of("test.tries", Purpose::Operation).once(once);
            agency.store.enqueue(&Actor::console(), new).await.unwrap();
            worker.until_idle().await.unwrap();
        }
        assert_eq!(failures(ada).await, 2);
    })
    .await;
}
