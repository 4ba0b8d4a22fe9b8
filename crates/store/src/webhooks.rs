//! Webhooks: reading them, and what is said to one of them, signed.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::webhook::{
    PauseWebhook, SubscribeWebhook, Webhook, WebhookAction, WebhookDetails, WebhookStatus,
};
use passerelle_model::{
    Action, ActionId, Actor, Command, Instant, OfficeId, Personal, Purpose, RecordRef, Version,
    WebhookId,
};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::Store;
use crate::db::args;
use crate::door::{Applied, Refusal};
use crate::error::StoreError;
use crate::keys::subjects;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};

/// What every secret begins with; the rest is base 64.
const MARK: &str = "whsec_";
/// Random bytes of a secret.
const SECRET: usize = 32;
/// Rows looked at for one page: what an actor may not see is left out.
const LOOKED_AT: i64 = 200;

const OF_ALL: &str = "SELECT id, version, office, status, details, secret FROM webhook
    WHERE id > $1 ORDER BY id LIMIT $2";

/// What a webhook is told of one action: no value of the record, so that nobody
/// learns by it what they may not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The action.
    pub id: ActionId,
    /// Its kind: `office.amend`.
    pub kind: String,
    /// The record: `office/0190…`.
    pub record: RecordRef,
    /// The version that the record has since.
    pub version: Version,
    /// The action's place in the log.
    pub position: i64,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// Where the API tells the record, if it does.
    pub link: Option<String>,
}

impl Notice {
    /// What is told of an entry of the log.
    pub fn of(
        (id, kind): (ActionId, String),
        (record, version): (RecordRef, Version),
        (position, recorded_at): (i64, Instant),
    ) -> Self {
        let link = match record.noun {
            passerelle_model::Noun::Account
            | passerelle_model::Noun::Grant
            | passerelle_model::Noun::Office
            | passerelle_model::Noun::Place => {
                Some(format!("/api/v1/{}s/{}", record.noun, record.id))
            }
            _ => None,
        };
        Self {
            id,
            kind,
            record,
            version,
            position,
            recorded_at,
            link,
        }
    }
}

/// One call of a webhook, ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookCall {
    /// The address.
    pub url: String,
    /// The headers beside `content-type: application/json`.
    pub headers: [(&'static str, String); 3],
    /// The body.
    pub body: String,
}

impl std::fmt::Debug for WebhookCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookCall").finish_non_exhaustive()
    }
}

/// The signature of a call, as `webhook-signature` says it: HMAC-SHA-256 over
/// the message's id, the second of its sending and its body, with full stops
/// between them. The way of <https://www.standardwebhooks.com>, so that who
/// listens can check it with what they have.
pub fn sign_call(secret: &str, id: &str, timestamp: i64, body: &str) -> Result<String, StoreError> {
    let wrong = StoreError::Key("a webhook's secret has another shape");
    let secret = secret.strip_prefix(MARK).ok_or(wrong)?;
    let wrong = StoreError::Key("a webhook's secret has another shape");
    let key = BASE64.decode(secret.as_bytes()).or(Err(wrong))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key)
        .or(Err(StoreError::Key("a webhook's secret has no length")))?;
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    Ok(format!(
        "v1,{}",
        BASE64.encode(&mac.finalize().into_bytes())
    ))
}

impl Store {
    /// Has another program told from now on; gives the secret that its calls are
    /// signed with, which is told once.
    pub async fn subscribe_webhook(
        &self,
        actor: &Actor,
        (office, details): (OfficeId, WebhookDetails),
        dress: impl FnOnce(Action) -> Command,
    ) -> Result<(Applied, Option<String>), Refusal> {
        let mut bytes = [0; SECRET];
        crate::sealing::fill(&mut bytes);
        let secret = format!("{MARK}{}", BASE64.encode(&bytes));
        let subscribe = SubscribeWebhook {
            webhook: WebhookId::new(self.ids()),
            office,
            details,
            secret: Personal::open(secret.clone()),
        };
        let action = Action::Webhook(WebhookAction::Subscribe(subscribe));
        let applied = self.apply(actor, dress(action)).await?;
        Ok((applied, (!applied.replayed).then_some(secret)))
    }

    /// Pauses a webhook that did not answer: an action like any other, which tells
    /// whoever looks after webhooks there.
    pub(crate) async fn pause_failing(&self, webhook: WebhookId) -> Result<(), StoreError> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, webhook.into()).await?
        };
        let Some(AnyRecord::Webhook(found)) = found else {
            return Ok(());
        };
        // Of several calls that failed, the first has paused it.
        if found.status != WebhookStatus::Active {
            return Ok(());
        }
        let pause = PauseWebhook {
            webhook,
            failing: true,
        };
        let action = Action::Webhook(WebhookAction::Pause(pause));
        let command = self.command(Purpose::Operation, action);
        match self.apply(&Actor::console(), command).await {
            Err(Refusal::Store(error)) => Err(error),
            _ => Ok(()),
        }
    }

    /// The call that tells a webhook something, signed for this moment; none if
    /// it is not to be told any more.
    pub async fn webhook_call(
        &self,
        webhook: WebhookId,
        notice: &Notice,
    ) -> Result<Option<WebhookCall>, StoreError> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, webhook.into()).await?
        };
        let Some(mut record) = found else {
            return Ok(None);
        };
        let about = subjects(&record.personal());
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        let AnyRecord::Webhook(webhook) = record else {
            return Ok(None);
        };
        if webhook.status != WebhookStatus::Active {
            return Ok(None);
        }
        let secret = webhook.secret.value();
        let secret = secret.ok_or(StoreError::Key("a webhook's key is gone"))?;
        let body = serde_json::to_string(notice).map_err(StoreError::Json)?;
        let (id, at) = (notice.id.to_string(), self.now().timestamp().as_second());
        let signature = sign_call(secret, &id, at, &body)?;
        Ok(Some(WebhookCall {
            url: webhook.details.url.to_string(),
            headers: [
                ("webhook-id", id),
                ("webhook-timestamp", at.to_string()),
                ("webhook-signature", signature),
            ],
            body,
        }))
    }
}

impl Reader {
    /// Webhooks that the actor looks after, in the order in which they were
    /// made. Their secrets stay sealed.
    pub async fn webhooks(&self, page: &Page) -> Result<Paged<Webhook>, Refusal> {
        self.anywhere(Need::Duty(Duty::Webhooks))?;
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut after: String = page.cursor()?.unwrap_or_default();
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let rows = {
                let mut conn = self.db().read().await?;
                conn.all(OF_ALL, args![&after, LOOKED_AT]).await?
            };
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for row in rows {
                let webhook = Webhook::read(row)?;
                after = webhook.id.to_string();
                let may = self.looks_after_in(&tree, webhook.office, &[Duty::Webhooks]);
                if may.is_ok() {
                    found.push(webhook);
                }
            }
            if last {
                break;
            }
        }
        Ok(Paged::cut(found, page.size, |webhook| {
            webhook.id.to_string()
        }))
    }

    /// One webhook; its secret stays sealed.
    pub async fn webhook(&self, id: WebhookId) -> Result<Webhook, Refusal> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, id.into()).await?
        };
        let Some(AnyRecord::Webhook(webhook)) = found else {
            return Err(Refusal::NotFound);
        };
        self.looks_after(webhook.office, &[Duty::Webhooks]).await?;
        Ok(webhook)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the published specification.
    #[test]
    fn a_call_is_signed_as_others_check_it() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        let body = r#"{"test": 2432232314}"#;
        let signed = sign_call(secret, id, 1_614_265_330, body).unwrap();
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert!(sign_call("no secret", id, 1, body).is_err());
    }

    #[test]
    fn what_is_told_holds_no_value() {
        let nil = uuid::Uuid::nil();
        let record = RecordRef {
            noun: passerelle_model::Noun::Account,
            id: nil,
        };
        let notice = Notice::of(
            (nil.into(), "account.amend".to_owned()),
            (record, Version(3)),
            (17, "2026-01-15T09:30:00Z".parse().unwrap()),
        );
        let told = serde_json::to_value(&notice).unwrap();
        let names: Vec<_> = told.as_object().unwrap().keys().cloned().collect();
        let known = [
            "id",
            "kind",
            "link",
            "position",
            "record",
            "recorded_at",
            "version",
        ];
        assert_eq!(names, known);
    }
}
