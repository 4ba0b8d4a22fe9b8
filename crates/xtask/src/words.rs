//! What the commands print.

use std::io::{self, Write};
use std::time::Duration;

/// Prints one line of talk or data.
///
/// Everything goes to standard output, so that a log holds our lines and the
/// runners' lines in the order in which they happened.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    // A reader that went away (`| head`) is no reason to fail.
    let _ = writeln!(out, "{}", line.trim_end_matches('\n'));
    let _ = out.flush();
}

/// A duration as people say it: "4.2 s" or "3 min 05 s".
pub(crate) fn spoken(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// A duration in minutes, for a column of them.
pub(crate) fn minutes(duration: Duration) -> String {
    format!("{:.1} min", duration.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(spoken(Duration::from_millis(4_249)), "4.2 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 05 s");
        assert_eq!(minutes(Duration::from_secs(90)), "1.5 min");
    }
}
