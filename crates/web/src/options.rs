//! What whoever starts the program decides about its pages.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use jiff::tz::TimeZone;

/// Settings of the pages.
///
/// Where somebody comes from is where the connection comes from. Only if that is
/// the one proxy named here is its word taken for it.
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether every page says that all in it is invented; also shows `/gallery`.
    pub demo: bool,
    /// Whether cookies travel over TLS only. Off for plain HTTP on this machine.
    pub secure_cookies: bool,
    /// The proxy in front, whose `X-Forwarded-For` is believed.
    pub proxy: Option<IpAddr>,
    /// The largest form that is read, in bytes; routes that take files say their own.
    pub body_limit: usize,
    /// The longest that a page may take to answer.
    pub timeout: Duration,
    /// Requests that a token may make in a minute.
    pub api_per_minute: u32,
    /// Whether webhooks may lead to addresses that are no public ones.
    pub private_webhooks: bool,
    /// The largest file that is imported, in bytes.
    pub largest_import: u64,
    /// Where people open the desk, as calendars and letters write it.
    pub address: String,
    /// The zone in which times are shown.
    pub time_zone: TimeZone,
    /// The program's version, as the page's foot says it.
    pub version: String,
}

impl Options {
    /// The defaults for whoever is reached at an address: cookies are secure
    /// unless nobody but this machine can connect.
    pub fn listening_at(address: SocketAddr) -> Self {
        Self {
            secure_cookies: !address.ip().is_loopback(),
            address: format!("http://{address}"),
            ..Self::default()
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            demo: false,
            secure_cookies: true,
            proxy: None,
            body_limit: 256 * 1024,
            timeout: Duration::from_secs(30),
            api_per_minute: 600,
            private_webhooks: false,
            largest_import: 512_000_000,
            address: "http://127.0.0.1:8080".to_owned(),
            time_zone: TimeZone::UTC,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}
