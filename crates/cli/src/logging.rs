//! The log of the running program: lines on standard error.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::Subscriber;

use crate::config::{LogFormat, LogSettings, environment};
use crate::trouble::Trouble;

/// Begins the log of a server, as the settings want it.
pub(crate) fn of_server(settings: &LogSettings) -> Result<(), Trouble> {
    begin(settings.filter.directives(), settings.format)
}

/// Begins the log of a command: only what went wrong, since the command itself
/// says what it did. A statement that takes long is nothing to whoever moves or
/// imports much: its text would only stand in their way.
pub(crate) fn of_command() -> Result<(), Trouble> {
    let filter = format!("warn,{}=error", passerelle_store::STATEMENTS);
    begin(EnvFilter::new(filter), LogFormat::Text)
}

fn begin(filter: EnvFilter, format: LogFormat) -> Result<(), Trouble> {
    let colours = io::stderr().is_terminal() && !environment::refuses_colours();
    let lines = Subscriber::builder()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(colours);
    let begun = match format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    begun.map_err(|error| Trouble::new("cannot begin the log").cause(error.to_string()))
}
