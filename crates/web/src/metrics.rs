//! Measures of the running program, as Prometheus reads them.
//!
//! They count requests by the pattern of their route, and name nobody.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{Method, StatusCode};

/// Upper bounds of the buckets, in seconds.
const BOUNDS: [f64; 8] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0];

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    route: Arc<str>,
    method: &'static str,
    status: u16,
}

#[derive(Debug, Clone, Default)]
struct Timed {
    count: u64,
    seconds: f64,
    within: [u64; BOUNDS.len()],
}

/// The registry.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    requests: Mutex<BTreeMap<Key, Timed>>,
}

impl Metrics {
    /// Notes an answer.
    pub(crate) fn note(
        &self,
        method: &Method,
        route: &Arc<str>,
        status: StatusCode,
        took: Duration,
    ) {
        let key = Key {
            route: Arc::clone(route),
            method: known(method),
            status: status.as_u16(),
        };
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let timed = requests.entry(key).or_default();
        let seconds = took.as_secs_f64();
        timed.count += 1;
        timed.seconds += seconds;
        for (bound, within) in BOUNDS.iter().zip(&mut timed.within) {
            *within += u64::from(seconds <= *bound);
        }
    }

    /// Everything noted, in the text format.
    pub(crate) fn text(&self) -> String {
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from(
            "# HELP passerelle_request_seconds How long requests took.\n\
             # TYPE passerelle_request_seconds histogram\n",
        );
        for (key, timed) in requests.iter() {
            write_timed(&mut text, key, timed);
        }
        text
    }
}

/// A client may invent methods; only those that mean something are counted
/// apart, so that nobody can fill the memory with names.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

fn write_timed(text: &mut String, key: &Key, timed: &Timed) {
    let (route, method, status) = (&key.route, key.method, key.status);
    let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
    let name = "passerelle_request_seconds";
    // Writing to a text cannot fail.
    for (bound, within) in BOUNDS.iter().zip(timed.within) {
        let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{bound}\"}} {within}");
    }
    let (count, seconds) = (timed.count, timed.seconds);
    let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {count}");
    let _ = writeln!(text, "{name}_sum{{{labels}}} {seconds}");
    let _ = writeln!(text, "{name}_count{{{labels}}} {count}");
}

/// One measure that only goes up or down as a whole.
pub(crate) fn gauge(text: &mut String, name: &str, help: &str, value: i64) {
    let _ = writeln!(text, "# HELP passerelle_{name} {help}");
    let _ = writeln!(text, "# TYPE passerelle_{name} gauge");
    let _ = writeln!(text, "passerelle_{name} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_route_and_never_by_address() {
        let metrics = Metrics::default();
        let route: Arc<str> = "/offices/{id}".into();
        for ms in [3, 30] {
            let took = Duration::from_millis(ms);
            metrics.note(&Method::GET, &route, StatusCode::OK, took);
        }
        let text = metrics.text();
        let labels = "route=\"/offices/{id}\",method=\"GET\",status=\"200\"";
        for line in [
            format!("passerelle_request_seconds_count{{{labels}}} 2"),
            format!("passerelle_request_seconds_bucket{{{labels},le=\"0.005\"}} 1"),
            format!("passerelle_request_seconds_bucket{{{labels},le=\"0.05\"}} 2"),
        ] {
            assert!(text.contains(&line), "{text}");
        }
    }
}
