//! Jobs: taken once, gone on with after a crash, stopped when asked, and never
//! more than whoever asked may do.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use passerelle_model::grant::{EndGrant, GrantAction};
use passerelle_model::office::{DatedName, OfficeAction, OfficeKind, RenameOffice};
use passerelle_model::policy::{Denial, Duty, Need, Role};
use passerelle_model::text::ShortText;
use passerelle_model::{Action, Actor, OfficeId, Purpose};
use passerelle_store::jobs::{
    Handler, Handlers, JobFilter, JobRun, JobState, NewJob, Running, Stop, VERIFY_LOG, Worker,
};
use passerelle_store::{Page, Refusal};
use passerelle_testkit::{Agency, on_each};
use serde_json::{Value, json};

/// Renames an office step by step, one day later each time, with a checkpoint
/// after each.
#[derive(Clone)]
struct Renames {
    steps: i64,
    /// Where it stops dead, as if the machine were cut off.
    dies_at: i64,
    /// How often a step was begun.
    begun: Arc<AtomicI64>,
}

impl Renames {
    fn of(steps: i64, dies_at: i64) -> Self {
        Self {
            steps,
            dies_at,
            begun: Arc::default(),
        }
    }
}

impl Handler for Renames {
    fn kind(&self) -> &'static str {
        "test.renames"
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move {
            let office: OfficeId = run.payload()?;
            let begin = run.resumes_from().map_or(0, |at| at.parse().unwrap());
            for n in begin..self.steps {
                run.go_on()?;
                self.begun.fetch_add(1, Ordering::SeqCst);
                let from = jiff::civil::date(2025, 1, 1)
                    .checked_add(jiff::Span::new().days(n))
                    .unwrap();
                let name = DatedName {
                    name: ShortText::parse(&format!("Name {n}")).unwrap(),
                    from,
                };
                let rename = Action::Office(OfficeAction::Rename(RenameOffice { office, name }));
                let command = run.command(&format!("rename-{n}"), rename);
                run.store().apply(&run.actor().await?, command).await?;
                if n == self.dies_at {
                    // Between the step and its checkpoint: the worst moment.
                    std::future::pending::<()>().await;
                }
                run.progress(n + 1, Some(self.steps));
                run.checkpoint(&(n + 1).to_string()).await?;
            }
            Ok(json!({ "renamed": self.steps }))
        })
    }
}

/// How often the jobs of one test were done.
static RUNS: AtomicI64 = AtomicI64::new(0);

/// Does what its function does.
struct Does(fn(&JobRun) -> Result<Value, Stop>, Need);

impl Handler for Does {
    fn kind(&self) -> &'static str {
        "test.does"
    }

    fn asks(&self) -> Need {
        self.1
    }

    fn run<'a>(&'a self, run: &'a JobRun) -> Running<'a> {
        Box::pin(async move { (self.0)(run) })
    }
}

fn worker(agency: &Agency, handler: impl Handler) -> Worker {
    Worker::new(agency.store.clone(), Handlers::of_store().and(handler))
}

fn does() -> NewJob {
    NewJob::of("test.does", Purpose::Operation)
}

async fn version(agency: &Agency, office: OfficeId) -> i64 {
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    reader.office(office).await.unwrap().unwrap().version.0
}

async fn after(agency: &Agency, handler: impl Handler) -> passerelle_store::jobs::Job {
    let id = agency
        .store
        .enqueue(&Actor::console(), does())
        .await
        .unwrap();
    worker(agency, handler).until_idle().await.unwrap();
    let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
    reader.job(id).await.unwrap()
}

#[tokio::test]
async fn the_log_is_checked_by_a_job_that_tells_how_far_it_is() {
    on_each(async |agency| {
        agency.headquarters().await;
        agency.store.seal_now().await.unwrap();
        let new = NewJob::of(VERIFY_LOG, Purpose::Audit);
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let waits = agency.store.newest_job(VERIFY_LOG).await.unwrap().unwrap();
        assert_eq!((waits.id, waits.state), (id, JobState::Queued));
        let worker = Worker::new(agency.store.clone(), Handlers::of_store());
        let over = worker.this(id, |_| {}).await.unwrap().unwrap();
        assert_eq!(over.state, JobState::Done, "{over:?}");
        let outcome = over.outcome.unwrap();
        assert_eq!(outcome["entries"], 1);
        assert_eq!(outcome["broken"], Value::Null);
        assert_eq!((over.done, over.total), (1, Some(1)));
        assert!(over.ended_at.is_some() && over.due_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn another_worker_goes_on_from_the_checkpoint_and_the_door_does_nothing_twice() {
    on_each(async |agency| {
        let office = agency.headquarters().await;
        let new = NewJob::of("test.renames", Purpose::Operation).about(json!(office));
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let dies = Renames::of(6, 3);
        let dying = worker(agency, dies.clone());
        let dead = tokio::spawn(async move { dying.until_idle().await });
        while dies.begun.load(Ordering::SeqCst) < 4 || version(agency, office).await < 5 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // Cut off: its lease is given back by nobody.
        dead.abort();
        let lives = Renames::of(6, -1);
        let next = worker(agency, lives.clone());
        assert_eq!(next.until_idle().await.unwrap(), 0, "the lease still holds");
        agency.clock.advance(60);
        assert_eq!(next.until_idle().await.unwrap(), 1);
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        let over = reader.job(id).await.unwrap();
        assert_eq!(over.state, JobState::Done, "{over:?}");
        assert_eq!((over.done, over.total), (6, Some(6)));
        // Steps 0 to 2 were noted; the fourth was done and is asked for again,
        // and the door gives its first answer.
        assert_eq!(lives.begun.load(Ordering::SeqCst), 3);
        assert_eq!(version(agency, office).await, 7);
        let verified = agency.store.log_verify(|_| {}).await.unwrap();
        assert_eq!((verified.entries, verified.broken), (7, None));
    })
    .await;
}

#[tokio::test]
async fn whoever_lost_the_lease_writes_nothing_more() {
    on_each(async |agency| {
        let office = agency.headquarters().await;
        let new = NewJob::of("test.renames", Purpose::Operation).about(json!(office));
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let stuck = Renames::of(4, 1);
        let slow = worker(agency, stuck.clone());
        let slow = tokio::spawn(async move { slow.until_idle().await });
        while stuck.begun.load(Ordering::SeqCst) < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // It says every second that it lives, so the clock must jump between.
        agency.clock.advance(3_600);
        let next = worker(agency, Renames::of(4, -1));
        assert_eq!(next.until_idle().await.unwrap(), 1);
        // The slow one hears it at its next beat, and ends.
        tokio::time::timeout(Duration::from_secs(10), slow)
            .await
            .unwrap()
            .unwrap()
            .unwrap();
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        let over = reader.job(id).await.unwrap();
        assert_eq!((over.state, over.done), (JobState::Done, 4));
    })
    .await;
}

#[tokio::test]
async fn of_many_workers_each_job_has_one() {
    on_each(async |agency| {
        RUNS.store(0, Ordering::SeqCst);
        for _ in 0..30 {
            agency
                .store
                .enqueue(&Actor::console(), does())
                .await
                .unwrap();
        }
        let each = (0..4).map(|_| {
            let counts = |_: &JobRun| {
                RUNS.fetch_add(1, Ordering::SeqCst);
                Ok(Value::Null)
            };
            let worker = worker(agency, Does(counts, Need::SignedIn));
            tokio::spawn(async move { worker.until_idle().await.unwrap() })
        });
        let mut taken = 0;
        for one in each.collect::<Vec<_>>() {
            taken += one.await.unwrap();
        }
        assert_eq!((taken, RUNS.load(Ordering::SeqCst)), (30, 30));
    })
    .await;
}

#[tokio::test]
async fn a_panic_fails_the_job_and_not_the_worker() {
    on_each(async |agency| {
        let over = after(agency, Does(|_| panic!("on purpose"), Need::SignedIn)).await;
        assert_eq!(over.state, JobState::Failed);
        assert_eq!(over.reason.as_deref(), Some("panic"));
        let over = after(agency, Does(|_| Ok(json!(1)), Need::SignedIn)).await;
        assert_eq!(over.state, JobState::Done);
    })
    .await;
}

#[tokio::test]
async fn what_may_work_later_is_tried_again_and_given_up_at_last() {
    on_each(async |agency| {
        let id = agency
            .store
            .enqueue(&Actor::console(), does())
            .await
            .unwrap();
        let handler = || Does(|_| Err(Stop::Again("elsewhere")), Need::SignedIn);
        let worker = worker(agency, handler());
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        for attempt in 1..6 {
            assert_eq!(worker.until_idle().await.unwrap(), 1);
            let job = reader.job(id).await.unwrap();
            assert_eq!((job.state, job.attempts), (JobState::Queued, attempt));
            assert_eq!(job.reason.as_deref(), Some("elsewhere"));
            assert_eq!(worker.until_idle().await.unwrap(), 0, "it waits a while");
            agency.clock.advance(4_000);
        }
        assert_eq!(worker.until_idle().await.unwrap(), 1);
        assert_eq!(reader.job(id).await.unwrap().state, JobState::Failed);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_waits_is_cancelled_at_once_and_one_that_runs_between_two_steps() {
    on_each(async |agency| {
        let console = Actor::console();
        let id = agency.store.enqueue(&console, does()).await.unwrap();
        let cancelled = agency.store.cancel_job(&console, id).await.unwrap();
        assert_eq!(cancelled.state, JobState::Cancelled);
        let over = agency.store.cancel_job(&console, id).await.unwrap();
        assert_eq!(over.ended_at, cancelled.ended_at, "what is over stays over");

        let office = agency.headquarters().await;
        let new = NewJob::of("test.renames", Purpose::Operation).about(json!(office));
        let id = agency.store.enqueue(&console, new).await.unwrap();
        let renames = Renames::of(100_000, -1);
        let busy = worker(agency, renames.clone());
        let busy = tokio::spawn(async move { busy.until_idle().await });
        while renames.begun.load(Ordering::SeqCst) < 3 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let asked = agency.store.cancel_job(&console, id).await.unwrap();
        assert!(asked.cancel_asked && asked.state == JobState::Running);
        busy.await.unwrap().unwrap();
        let reader = agency.store.reader(&console, Purpose::Operation);
        let over = reader.job(id).await.unwrap();
        assert_eq!(over.state, JobState::Cancelled);
        assert_eq!(version(agency, office).await, over.done + 1);
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_is_told_to_end_leaves_its_job_to_the_next() {
    on_each(async |agency| {
        let office = agency.headquarters().await;
        let new = NewJob::of("test.renames", Purpose::Operation).about(json!(office));
        let id = agency.store.enqueue(&Actor::console(), new).await.unwrap();
        let renames = Renames::of(100_000, -1);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let busy = tokio::spawn(worker(agency, renames.clone()).run(async {
            let _ = stopped.await;
        }));
        while renames.begun.load(Ordering::SeqCst) < 3 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(stop);
        busy.await.unwrap();
        let reader = agency.store.reader(&Actor::console(), Purpose::Operation);
        let job = reader.job(id).await.unwrap();
        assert_eq!((job.state, job.attempts), (JobState::Queued, 0));
        let last = Renames::of(job.done + 1, -1);
        worker(agency, last.clone()).until_idle().await.unwrap();
        assert_eq!(
            last.begun.load(Ordering::SeqCst),
            1,
            "it went on from there"
        );
        assert_eq!(reader.job(id).await.unwrap().state, JobState::Done);
    })
    .await;
}

#[tokio::test]
async fn a_job_may_no_more_than_whoever_asked_may_now() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let aude = agency.account("aude", top).await;
        let grant = agency.grant(aude, Role::Auditor, top).await;
        let actor = agency.store.actor_of(aude, true).await.unwrap();
        let new = || NewJob::of(VERIFY_LOG, Purpose::Audit);
        let worker = Worker::new(agency.store.clone(), Handlers::of_store());
        let reader = agency.store.reader(&actor, Purpose::Audit);

        let may = agency.store.enqueue(&actor, new()).await.unwrap();
        worker.until_idle().await.unwrap();
        assert_eq!(reader.job(may).await.unwrap().state, JobState::Done);

        let late = agency.store.enqueue(&actor, new()).await.unwrap();
        let at = agency.store.now();
        let end = Action::Grant(GrantAction::End(EndGrant { grant, at }));
        agency.console(end).await;
        worker.until_idle().await.unwrap();
        let refused = reader.job(late).await.unwrap();
        assert_eq!(refused.state, JobState::Failed);
        assert_eq!(refused.reason.as_deref(), Some("denied"));

        // What is given later does not widen what was asked before.
        let narrow = agency.store.enqueue(&actor, new()).await.unwrap();
        agency.grant(aude, Role::Auditor, top).await;
        worker.until_idle().await.unwrap();
        assert_eq!(reader.job(narrow).await.unwrap().state, JobState::Failed);
    })
    .await;
}

#[tokio::test]
async fn jobs_are_seen_by_who_asked_and_by_who_operates_there() {
    on_each(async |agency| {
        let top = agency.headquarters().await;
        let office = agency
            .office("Elsewhere", OfficeKind::CountryOffice, Some(top))
            .await;
        let (ada, zoe, bob) = (
            agency.account("ada", top).await,
            agency.account("zoe", office).await,
            agency.account("bob", office).await,
        );
        agency.grant(ada, Role::Administrator, top).await;
        agency.grant(zoe, Role::Enumerator, office).await;
        agency.grant(bob, Role::Enumerator, office).await;
        let actor = async |id| agency.store.actor_of(id, true).await.unwrap();
        let (ada, zoe, bob) = (actor(ada).await, actor(zoe).await, actor(bob).await);
        let id = agency
            .store
            .enqueue(&zoe, does().within(office))
            .await
            .unwrap();
        let seen = async |actor: &Actor, of_all| {
            let filter = JobFilter {
                of_all,
                kind: Some("test.does".to_owned()),
                state: None,
            };
            let reader = agency.store.reader(actor, Purpose::Operation);
            reader
                .jobs(&filter, &Page::first(10))
                .await
                .unwrap()
                .rows
                .len()
        };
        assert_eq!((seen(&zoe, false).await, seen(&zoe, true).await), (1, 1));
        assert_eq!((seen(&bob, false).await, seen(&bob, true).await), (0, 0));
        assert_eq!((seen(&ada, false).await, seen(&ada, true).await), (0, 1));
        let denied = agency.store.cancel_job(&bob, id).await;
        assert!(matches!(denied, Err(Refusal::Denied(Denial::NotYours))));
        agency.store.cancel_job(&ada, id).await.unwrap();
        assert!(ada.grants.iter().all(|grant| grant.role.has(Duty::Operate)));
    })
    .await;
}

#[tokio::test]
async fn what_is_wanted_once_waits_once_and_old_jobs_are_forgotten() {
    on_each(async |agency| {
        let console = Actor::console();
        let later = agency.store.now().plus_seconds(600);
        let once = |at| does().once("the same").not_before(at);
        let first = agency.store.enqueue(&console, once(later)).await.unwrap();
        let now = agency.store.now();
        let again = agency.store.enqueue(&console, once(now)).await.unwrap();
        assert_eq!(first, again);
        let worker = worker(agency, Does(|_| Ok(Value::Null), Need::SignedIn));
        assert_eq!(worker.until_idle().await.unwrap(), 1, "the sooner counts");
        agency.clock.advance(31 * 24 * 60 * 60);
        worker.house(true).await.unwrap();
        let reader = agency.store.reader(&console, Purpose::Operation);
        assert!(matches!(reader.job(first).await, Err(Refusal::NotFound)));
    })
    .await;
}
