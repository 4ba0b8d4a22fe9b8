//! Work that stands below everything else that the machine has to do.
//!
//! Reading and packing gigabytes takes as much of the machine as there is. The
//! desk works on the same cores, so a backup is made on threads of their own,
//! which give way. So do the threads that they begin, among them the one that
//! reads the embedded database for them.

use tokio::runtime::Builder;
use tokio::sync::oneshot;

use crate::error::StoreError;

/// How far below, as `nice` counts.
#[cfg(target_os = "linux")]
const BELOW: i32 = 10;

/// Does work on a thread that gives way to others. No thread comes back from
/// there: whoever has no rights may not raise what it lowered.
pub(super) fn below<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<oneshot::Receiver<T>, StoreError> {
    let (told, done) = oneshot::channel();
    let work = move || {
        give_way();
        // Whoever asked may have gone.
        let _ = told.send(work());
    };
    std::thread::Builder::new()
        .name("backup".to_owned())
        .spawn(work)
        .map_err(StoreError::io("cannot begin the backup"))?;
    Ok(done)
}

/// The same for work that waits, which is made where it is done.
pub(super) async fn waiting_below<T, F>(
    work: impl FnOnce() -> F + Send + 'static,
) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: Future<Output = Result<T, StoreError>>,
{
    let done = below(move || {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(StoreError::io("cannot begin the backup"))?;
        runtime.block_on(work())
    })?;
    done.await.or(Err(StoreError::Closed))?
}

#[cfg(target_os = "linux")]
fn give_way() {
    // A thread has a place of its own here. Where it cannot be told or set, the
    // work is done all the same.
    let thread = Some(rustix::thread::gettid());
    let lowered = rustix::process::getpriority_process(thread)
        .and_then(|now| rustix::process::setpriority_process(thread, now + BELOW));
    if let Err(error) = lowered {
        let error = std::io::Error::from(error).to_string();
        tracing::debug!(error, "a backup does not give way");
    }
}

#[cfg(not(target_os = "linux"))]
const fn give_way() {}
