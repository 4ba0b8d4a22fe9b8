//! What became of a parcel: it left, it is tried again, or it was given up and
//! somebody is told.

use passerelle_model::message::{About, Channel, MessageKind};
use passerelle_model::policy::Duty;
use passerelle_model::{AccountId, Instant, JobId, MessageId, OfficeId, WebhookId};

use crate::Store;
use crate::db::{Conn, Line, args};
use crate::error::StoreError;
use crate::records::AnyRecord;

use super::parcels::{Item, Parcel, Recipient, listed};
use super::post::{Post, holders};

/// How often something is sent before it has failed: over more than a day.
const ATTEMPTS: i64 = 11;
/// Seconds before the second attempt; each later one waits four times longer.
const FIRST_PAUSE: i64 = 30;
const LONGEST_PAUSE: i64 = 6 * 60 * 60;
/// Seconds for which a call is tried, and how often at least, before its webhook
/// is paused: what waited out an outage of ours was not tried at all meanwhile.
const CALLED_FOR: i64 = 3 * 24 * 60 * 60;
const CALLS: i64 = 8;

impl Store {
    /// A parcel left the house.
    pub async fn parcel_left(&self, parcel: &Parcel) -> Result<(), StoreError> {
        self.over(parcel.id, "sent", None).await?;
        match parcel.webhook {
            // It answers: what waited with this call waits no longer.
            Some(webhook) if parcel.attempts > 1 => self.webhook_rests(webhook, None).await,
            _ => Ok(()),
        }
    }

    /// All calls of a webhook that nobody has wait until it is called again; if it
    /// answers, they leave now. So one that hangs costs one wait for each pause,
    /// however much it is to be told.
    async fn webhook_rests(
        &self,
        webhook: WebhookId,
        until: Option<Instant>,
    ) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET due_at = $2
             WHERE webhook = $1 AND state = 'waiting' AND job IS NULL AND (due_at < $2 OR $3)",
            args![
                webhook,
                until.unwrap_or_else(|| self.now()),
                until.is_none()
            ],
        )
        .await
        .map(drop)
    }

    /// A parcel did not leave. It is tried again, unless that is in vain or was
    /// tried often enough; then whoever looks after the machine there is told.
    pub async fn parcel_stayed(
        &self,
        parcel: &Parcel,
        (reason, in_vain): (&str, bool),
    ) -> Result<(), StoreError> {
        if in_vain || self.is_enough(parcel) {
            self.over(parcel.id, "failed", Some(reason)).await?;
            if let Some(webhook) = parcel.webhook {
                return self.pause_failing(webhook).await;
            }
            return self.tell_of_failure(parcel).await;
        }
        let again = self.now().plus_seconds(pause(parcel.attempts));
        {
            let mut conn = self.db().write().await?;
            conn.execute(
                "UPDATE message SET due_at = $2, job = NULL, reason = $3
                 WHERE parcel = $1 AND state = 'waiting'",
                args![parcel.id, again, reason],
            )
            .await?;
        }
        match parcel.webhook {
            Some(webhook) => self.webhook_rests(webhook, Some(again)).await,
            None => Ok(()),
        }
    }

    /// Whether something was tried often enough: a call for as long as a program
    /// may be out of order over a long weekend, though we were ourselves.
    fn is_enough(&self, parcel: &Parcel) -> bool {
        match parcel.to {
            Recipient::Call(_) => {
                parcel.attempts >= CALLS && self.now().seconds_since(parcel.made_at) >= CALLED_FOR
            }
            _ => parcel.attempts >= ATTEMPTS,
        }
    }

    pub(super) async fn over(
        &self,
        parcel: MessageId,
        state: &str,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let now = self.now();
        let sent = (state == "sent").then_some(now);
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET state = $2, due_at = NULL, job = NULL, reason = $3, sent_at = $4
             WHERE parcel = $1 AND state = 'waiting'",
            args![parcel, state, reason, sent],
        )
        .await
        .map(drop)
    }

    /// One message for each who looks after the machine, not one for each parcel.
    async fn tell_of_failure(&self, parcel: &Parcel) -> Result<(), StoreError> {
        let own = |item: &Item| item.kind == MessageKind::DeliveryFailed;
        if parcel.items.iter().any(own) {
            return Ok(());
        }
        let tree = self.tree().await?;
        let now = self.now();
        let mut conn = self.db().write().await?;
        conn.begin_write(Line::Records).await?;
        let told = async {
            let office = match parcel.account {
                Some(account) => office_of(&mut conn, account).await?,
                None => None,
            };
            let who = (Duty::Operate, office);
            let path = |office| tree.path(office).cloned();
            let about = parcel.account.map(passerelle_model::RecordRef::from);
            let mut post = Post::of(self.ids(), now, &parcel.id);
            for account in holders(&mut conn, who, now, path).await? {
                if waits_already(&mut conn, account).await? {
                    continue;
                }
                if let Some(AnyRecord::Account(account)) =
                    AnyRecord::load(&mut conn, account.into()).await?
                {
                    let about = about.unwrap_or_else(|| account.id.into());
                    post.tell(&account, MessageKind::DeliveryFailed, About::Record(about));
                }
            }
            post.write(&mut conn).await
        };
        match told.await {
            Ok(()) => conn.commit().await,
            Err(error) => {
                conn.rollback().await?;
                Err(error)
            }
        }
    }

    /// Gives back what a worker of this job held when it died.
    pub async fn take_back_parcels(&self, job: JobId) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET due_at = $2, job = NULL WHERE job = $1 AND state = 'waiting'",
            args![job, self.now()],
        )
        .await
        .map(drop)
    }

    /// When the next parcel leaves by these ways; none if none waits.
    pub async fn next_parcel_at(&self, ways: &[Channel]) -> Result<Option<Instant>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT due_at FROM message
                 WHERE due_at IS NOT NULL AND $1 LIKE '%,' || channel || ',%'
                 ORDER BY due_at, id LIMIT 1",
                args![listed(ways)],
            )
            .await?;
        row.map(|mut row| row.parse()).transpose()
    }
}

/// Seconds to wait after so many attempts.
const fn pause(attempts: i64) -> i64 {
    let mut pause = FIRST_PAUSE;
    let mut n = 1;
    while n < attempts && pause < LONGEST_PAUSE {
        pause *= 4;
        n += 1;
    }
    if pause < LONGEST_PAUSE {
        pause
    } else {
        LONGEST_PAUSE
    }
}

async fn office_of(conn: &mut Conn, account: AccountId) -> Result<Option<OfficeId>, StoreError> {
    let row = conn
        .one("SELECT office FROM account WHERE id = $1", args![account])
        .await?;
    row.map(|mut row| row.parse()).transpose()
}

/// Whether somebody was told of a failure and has not read it.
async fn waits_already(conn: &mut Conn, account: AccountId) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM message WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL
               AND kind = $2 LIMIT 1",
            args![account, MessageKind::DeliveryFailed.code()],
        )
        .await?;
    Ok(row.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_tried_for_more_than_a_day() {
        let tried: i64 = (1..ATTEMPTS).map(pause).sum();
        assert!(tried > 24 * 60 * 60 && tried < 3 * 24 * 60 * 60, "{tried}");
    }
}
