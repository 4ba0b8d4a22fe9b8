//! Calls to other programs.
//!
//! Whoever may subscribe a webhook says where the agency's machine connects to.
//! So a name is looked up here, and only addresses of the open internet are
//! connected to, whatever the name led to when it was subscribed.

use std::time::Duration;

use passerelle_model::webhook::is_public;
use passerelle_store::WebhookCall;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::Stayed;

/// The longest that another program may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// Whoever calls.
#[derive(Debug, Clone)]
pub(super) struct Caller(Agent);

/// Looks names up, and leaves out what is not of the open internet.
#[derive(Debug)]
struct OpenInternet;

impl Resolver for OpenInternet {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut open = self.empty();
        for address in found.iter().filter(|address| is_public(address.ip())) {
            open.push(*address);
        }
        if open.is_empty() {
            Err(Error::HostNotFound)
        } else {
            Ok(open)
        }
    }
}

impl Caller {
    /// `private`: addresses of the house's own network may be called, too.
    pub(super) fn new(private: bool) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            // A redirection could lead anywhere.
            .max_redirects(0)
            .proxy(None)
            .user_agent("Passerelle-Webhook")
            .build();
        let connector = DefaultConnector::default();
        Self(if private {
            Agent::with_parts(config, connector, DefaultResolver::default())
        } else {
            Agent::with_parts(config, connector, OpenInternet)
        })
    }

    /// Calls once.
    pub(super) fn call(&self, call: &WebhookCall) -> Result<(), Stayed> {
        let mut request = self.0.post(&call.url).content_type("application/json");
        for (name, value) in &call.headers {
            request = request.header(*name, value);
        }
        match request
            .send(&call.body)
            .map(|answer| answer.status().as_u16())
        {
            Ok(200..300) => Ok(()),
            // "Gone": whoever listened does so no more.
            Ok(410) => Err(Stayed::for_good("webhook_gone")),
            Ok(_) => Err(Stayed::for_now("webhook_refused")),
            Err(Error::HostNotFound) => Err(Stayed::for_now("webhook_nowhere")),
            Err(_) => Err(Stayed::for_now("webhook_unreachable")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    use super::*;

    /// A program that takes one call.
    fn listening() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap() > 2 {
                line.clear();
            }
            let _ = (&stream).write_all(b"HTTP/1.1 204 X\r\n\r\n");
        });
        port
    }

    fn call(host: &str, port: u16) -> WebhookCall {
        WebhookCall {
            url: format!("http://{host}:{port}/hook"),
            headers: ["webhook-id", "webhook-timestamp", "webhook-signature"]
                .map(|name| (name, "synthetic".to_owned())),
            body: "{}".to_owned(),
        }
    }

    #[test]
    fn a_name_or_a_number_that_leads_into_the_house_is_not_called() {
        let nowhere = Err(Stayed::for_now("webhook_nowhere"));
        let port = listening();
        for host in ["127.0.0.1", "localhost", "[::1]", "169.254.169.254"] {
            assert_eq!(
                Caller::new(false).call(&call(host, port)),
                nowhere,
                "{host}"
            );
        }
        assert_eq!(Caller::new(true).call(&call("127.0.0.1", port)), Ok(()));
        let silent = Caller::new(true).call(&call("127.0.0.1", 1));
        assert_eq!(silent, Err(Stayed::for_now("webhook_unreachable")));
    }
}
