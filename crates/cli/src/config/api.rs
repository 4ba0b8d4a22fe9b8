//! What programs may do, and where they are told.

use super::layers::{Concern, Layers};
use super::value::Within;

/// Requests of one token in a minute.
type Share = Within<1, 1_000_000>;

/// What programs may do, and where they are told.
#[derive(Debug)]
pub(crate) struct ApiSettings {
    /// `api.requests_per_minute`: what one token may ask for.
    requests_per_minute: Share,
    /// `webhooks.private_addresses`: whether webhooks may lead into the house's
    /// own network, and not only to the open internet.
    pub(crate) private_webhooks: bool,
}

impl Concern for ApiSettings {
    fn take(layers: &mut Layers) -> Self {
        Self {
            requests_per_minute: layers.take("api.requests_per_minute", Share::new(600)),
            private_webhooks: layers.take("webhooks.private_addresses", false),
        }
    }
}

impl ApiSettings {
    /// What one token may ask for in a minute.
    pub(crate) fn per_minute(&self) -> u32 {
        u32::try_from(self.requests_per_minute.get()).unwrap_or(u32::MAX)
    }
}
