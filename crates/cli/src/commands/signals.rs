//! Signals that ask a running program to end, and what it says meanwhile.

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::config::LogFormat;
use crate::say;
use crate::trouble::Trouble;

/// Counts the signals that ask the program to end.
pub(super) fn heard_signals() -> Result<watch::Receiver<usize>, Trouble> {
    let listen = |kind| {
        signal(kind).map_err(|error| Trouble::new("cannot listen for signals").caused_by(&error))
    };
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut terminate = listen(SignalKind::terminate())?;
    let (count, counted) = watch::channel(0);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            count.send_modify(|count| *count += 1);
        }
    });
    Ok(counted)
}

/// Waits until so many came.
pub(super) async fn at_least(signals: &mut watch::Receiver<usize>, wanted: usize) {
    // The counting task lives as long as the program.
    let _ = signals.wait_for(|count| *count >= wanted).await;
}

/// Talk for a person; a log line where a program reads standard error.
pub(super) fn note(format: LogFormat, line: &str) {
    match format {
        LogFormat::Text => say::talk(line),
        LogFormat::Json => tracing::info!("{line}"),
    }
}
