//! What is told while the program runs.

use serde_json::Value as Json;
use tracing_subscriber::EnvFilter;

use super::layers::{Concern, Layers};
use super::value::Value;

/// What is told while the program runs, and how.
#[derive(Debug)]
pub(crate) struct LogSettings {
    /// `log.format`: for a person or for a program.
    pub(crate) format: LogFormat,
    /// `log.filter`: how much is told.
    pub(crate) filter: LogFilter,
}

impl Concern for LogSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            format: layers.take("log.format", LogFormat::Text),
            filter: layers.take("log.filter", LogFilter("info".to_owned())),
        }
    }
}

/// How a log line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    /// For a person.
    Text,
    /// For a program: one JSON object a line.
    Json,
}

impl Value for LogFormat {
    fn wanted() -> String {
        "write text or json".to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        match raw {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("is neither text nor json"),
        }
    }

    fn shown(&self) -> Json {
        match self {
            Self::Text => "text".into(),
            Self::Json => "json".into(),
        }
    }
}

/// How much is told, in the language of tracing: `info,passerelle_store=debug`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LogFilter(String);

impl LogFilter {
    /// The filter as the log takes it.
    pub(crate) fn directives(&self) -> EnvFilter {
        EnvFilter::new(&self.0)
    }
}

impl Value for LogFilter {
    fn wanted() -> String {
        "write error, warn, info, debug or trace, or a list such as info,passerelle_store=debug"
            .to_owned()
    }

    fn read(raw: &str) -> Result<Self, &'static str> {
        // Looked at now, so that `serve` does not start with half a filter.
        match EnvFilter::builder().parse(raw) {
            Ok(_) => Ok(Self(raw.to_owned())),
            Err(_) => Err("is not a filter of log lines"),
        }
    }

    fn shown(&self) -> Json {
        self.0.as_str().into()
    }
}
