//! Everything the program prints, and nothing else does.
//!
//! Data goes to standard output, for a person or a program; talk goes to
//! standard error. Colours are for a terminal only, and never where `NO_COLOR`
//! asks for none.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use passerelle_store::Level;
use serde::Serialize;

use crate::config::environment;
use crate::trouble::Trouble;

/// What a label stands for, by which it is coloured.
#[derive(Clone, Copy)]
enum Tone {
    Bad,
    Warning,
    Hint,
    Good,
}

impl Tone {
    const fn code(self) -> &'static str {
        match self {
            Self::Bad => "1;31",
            Self::Warning => "1;33",
            Self::Hint => "1;36",
            Self::Good => "1;32",
        }
    }
}

/// A word in its colour, where the stream takes colours.
fn toned(word: &str, tone: Tone, terminal: bool) -> String {
    if terminal && !environment::refuses_colours() {
        format!("\x1b[{}m{word}\x1b[0m", tone.code())
    } else {
        word.to_owned()
    }
}

/// Prints data.
///
/// A reader that went away (`| head`) has what it wanted; anything else that
/// keeps the data from being heard is a failure of the command.
pub(crate) fn data(text: impl Display) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Trouble::new("cannot write to standard output").caused_by(&error))
        }
        _ => Ok(()),
    }
}

/// Prints data for a program: one JSON document on one line.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Trouble> {
    match serde_json::to_string(value) {
        Ok(text) => data(text),
        Err(error) => Err(Trouble::new("cannot write this as JSON").caused_by(&error)),
    }
}

/// Prints rows with their columns under each other.
pub(crate) fn table<const N: usize>(heads: [&str; N], rows: &[[String; N]]) -> Result<(), Trouble> {
    let heads = heads.map(str::to_owned);
    let mut widths = [0; N];
    for row in std::iter::once(&heads).chain(rows) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths);
        let line: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        line.join("  ").trim_end().to_owned()
    };
    let lines: Vec<_> = std::iter::once(&heads).chain(rows).map(line).collect();
    data(lines.join("\n"))
}

/// A check's word and shape, as data.
pub(crate) fn mark(level: Level) -> String {
    let terminal = io::stdout().is_terminal();
    match level {
        Level::Well => toned("✓ ok     ", Tone::Good, terminal),
        Level::Advice => toned("• advice ", Tone::Hint, terminal),
        Level::Trouble => toned("✗ trouble", Tone::Bad, terminal),
    }
}

/// A number of things: "1 entry", "2 entries".
pub(crate) fn counted(count: i64, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

/// Tells the person at the terminal something.
pub(crate) fn talk(line: impl Display) {
    let mut err = io::stderr().lock();
    // Where talk cannot be heard there is nobody to tell that it cannot.
    let _ = writeln!(err, "{line}");
}

/// Shows how far something has come, on one line that is written over; only
/// for whoever sits at a terminal.
pub(crate) fn progress(line: impl Display) {
    let mut err = io::stderr().lock();
    if err.is_terminal() {
        let _ = write!(err, "\r{line}\x1b[K");
        let _ = err.flush();
    }
}

/// Takes the line of progress away.
pub(crate) fn progress_ended() {
    progress("");
}

/// Tells of something that works but should not stay so.
pub(crate) fn warning(line: impl Display, hint: impl Display) {
    labelled("warning", Tone::Warning, &line);
    labelled("hint", Tone::Hint, &hint);
}

/// Tells what went wrong, why, and what to do.
pub(crate) fn trouble(trouble: &Trouble) {
    for wrong in trouble.wrongs() {
        labelled("error", Tone::Bad, &wrong.error);
        for cause in &wrong.causes {
            labelled("cause", Tone::Bad, cause);
        }
        if let Some(hint) = &wrong.hint {
            labelled("hint", Tone::Hint, hint);
        }
    }
}

fn labelled(label: &str, tone: Tone, line: &dyn Display) {
    let terminal = io::stderr().is_terminal();
    talk(format_args!(
        "{} {line}",
        toned(&format!("{label}:"), tone, terminal)
    ));
}
