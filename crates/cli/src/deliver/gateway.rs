//! Short texts: the gateway that takes them over HTTP.

use std::time::Duration;

use passerelle_model::MessageId;
use serde_json::{Map, Value};
use ureq::Agent;

use crate::config::{SmsFormat, SmsSettings};

use super::Stayed;

/// The longest that a gateway may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The gateway that takes short texts.
#[derive(Debug, Clone)]
pub(super) struct Gateway {
    agent: Agent,
    url: String,
    token: Option<String>,
    format: SmsFormat,
    to_field: String,
    text_field: String,
}

impl Gateway {
    /// The gateway that the settings name.
    pub(super) fn new(settings: &SmsSettings) -> Option<Self> {
        let url = settings.url.as_ref()?.0.clone();
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent("Passerelle")
            .build()
            .new_agent();
        Some(Self {
            agent,
            url,
            token: settings.token.as_ref().map(|token| token.open().to_owned()),
            format: settings.format,
            to_field: settings.to_field.clone(),
            text_field: settings.text_field.clone(),
        })
    }

    /// Hands a text over. A gateway that heeds the key sends it once, however
    /// often it is asked.
    pub(super) fn send(&self, id: MessageId, number: &str, text: &str) -> Result<(), Stayed> {
        let mut request = self
            .agent
            .post(&self.url)
            .header("idempotency-key", id.to_string());
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let fields = [
            (self.to_field.as_str(), number),
            (self.text_field.as_str(), text),
        ];
        let answer = match self.format {
            SmsFormat::Json => {
                let fields = fields.map(|(name, value)| (name.to_owned(), Value::from(value)));
                let body = Value::Object(Map::from_iter(fields)).to_string();
                request.content_type("application/json").send(body)
            }
            SmsFormat::Form => request.send_form(fields),
        };
        match answer.map(|answer| answer.status().as_u16()) {
            Ok(200..300) => Ok(()),
            Ok(401 | 403) => Err(Stayed::for_now("sms_sign_in")),
            Ok(408 | 425 | 429 | 500..) => Err(Stayed::for_now("sms_later")),
            // It is about the text or the number: no other attempt ends otherwise.
            Ok(400 | 410 | 413 | 422) => Err(Stayed::for_good("sms_refused")),
            // A mistyped path, a gateway that moved: somebody mends that.
            Ok(_) => Err(Stayed::for_now("sms_elsewhere")),
            Err(_) => Err(Stayed::for_now("sms_unreachable")),
        }
    }
}
