//! Running other programs: watched, with their output both shown and kept.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

const POLL: Duration = Duration::from_millis(50);
const GRACE: Duration = Duration::from_secs(5);

/// Ends work early: on Ctrl-C and its like, or when the time is up.
///
/// While a watch exists, those signals no longer end this process, so that
/// what was started (a database, a folder) is also taken down.
pub(crate) struct Watch {
    interrupted: Arc<AtomicBool>,
    deadline: Instant,
}

/// Why work ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Somebody asked for it.
    Interrupted,
    /// The time allowed is used up.
    OutOfTime,
}

impl Watch {
    /// Watches for signals and for the end of `allowed`.
    pub(crate) fn new(allowed: Duration) -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&interrupted))
                .context("cannot listen for signals")?;
        }
        Ok(Self {
            interrupted,
            deadline: Instant::now() + allowed,
        })
    }

    /// The reason to stop now, if there is one.
    pub(crate) fn stop(&self) -> Option<Stop> {
        if self.interrupted.load(Ordering::Relaxed) {
            Some(Stop::Interrupted)
        } else if Instant::now() >= self.deadline {
            Some(Stop::OutOfTime)
        } else {
            None
        }
    }
}

/// How a watched program ended, and every line it wrote.
pub(crate) struct Finished {
    pub(crate) success: bool,
    pub(crate) output: String,
}

/// Runs a program, showing its output as it comes and keeping a copy.
///
/// The program gets a process group of its own: when the watch says stop, the
/// whole group goes, and nothing it started stays behind.
pub(crate) fn tee(mut command: Command, watch: &Watch) -> Result<Finished> {
    let (reader, writer) = std::io::pipe().context("cannot make a pipe")?;
    command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().context("cannot share a pipe")?)
        .stderr(writer)
        .process_group(0);
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .spawn()
        .with_context(|| format!("cannot start {name}"))?;
    // The command holds the writing end; while it lives the pipe never ends.
    drop(command);

    let (sender, copy) = mpsc::channel();
    thread::spawn(move || sender.send(copy_lines(reader)));
    let status = wait(&mut child, watch)?;
    let output = copy.recv_timeout(GRACE).or_else(|_still_open| {
        // Somebody in the group outlived the program and holds the pipe.
        signal_group(&child, Signal::SIGKILL);
        copy.recv_timeout(GRACE)
    });
    Ok(Finished {
        success: status.success(),
        output: output.unwrap_or_default(),
    })
}

/// Runs a short preparation with its output shown, and fails when it fails.
pub(crate) fn must(mut command: Command) -> Result<()> {
    let shown = shown(&command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a short preparation quietly; its output is shown only if it fails.
pub(crate) fn must_quietly(mut command: Command) -> Result<String> {
    let shown = shown(&command);
    let output = command
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!(
            "`{shown}` failed ({}):\n{}{}",
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn copy_lines(reader: impl std::io::Read) -> String {
    let mut reader = BufReader::new(reader);
    let mut kept = String::new();
    let mut line = Vec::new();
    while matches!(reader.read_until(b'\n', &mut line), Ok(count) if count > 0) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(&line);
        let _ = out.flush();
        kept.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    kept
}

fn wait(child: &mut Child, watch: &Watch) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if watch.stop().is_some() {
            return end(child);
        }
        thread::sleep(POLL);
    }
}

/// Asks the group to end, then insists.
fn end(child: &mut Child) -> Result<ExitStatus> {
    signal_group(child, Signal::SIGTERM);
    let patience = Instant::now() + GRACE;
    while Instant::now() < patience {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(POLL);
    }
    signal_group(child, Signal::SIGKILL);
    Ok(child.wait()?)
}

fn signal_group(child: &Child, signal: Signal) {
    // The group may have ended by itself in between, which is what we want.
    let _ = i32::try_from(child.id()).map(|id| killpg(Pid::from_raw(id), signal));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn keeps_both_streams_in_order_and_the_verdict() -> Result<()> {
        let watch = Watch::new(Duration::from_mins(1))?;
        let finished = tee(shell("echo one; echo two >&2; echo three; exit 3"), &watch)?;
        assert_eq!(finished.output, "one\ntwo\nthree\n");
        assert!(!finished.success);
        Ok(())
    }

    #[test]
    fn ends_the_whole_group_when_the_time_is_up() -> Result<()> {
        let watch = Watch::new(Duration::from_millis(200))?;
        let begun = Instant::now();
        let finished = tee(shell("sleep 60 & sleep 60; echo never"), &watch)?;
        assert!(!finished.success);
        assert!(!finished.output.contains("never"));
        assert!(begun.elapsed() < Duration::from_secs(30));
        Ok(())
    }
}
