//! What leaves the house: taken by the job that delivers, and said what became
//! of it.
//!
//! A parcel is one message, or the messages of one digest. What is in it stands
//! before it is first sent, so that sent again after a crash it is the same,
//! under the same name.

use std::fmt;

use passerelle_model::account::Account;
use passerelle_model::message::{About, Channel, MessageKind};
use passerelle_model::policy::{DataClass, Ground};
use passerelle_model::text::LanguageCode;
use passerelle_model::{AccountId, Instant, JobId, MessageId, Version, WebhookId};

use crate::Store;
use crate::db::{Row, args};
use crate::error::StoreError;
use crate::keys::subjects;
use crate::reader::Reader;
use crate::records::AnyRecord;
use crate::webhooks::{Notice, WebhookCall};

/// Seconds after which a parcel is somebody else's, if nobody said what became
/// of it: longer than any gateway may take.
const CLAIM: i64 = 10 * 60;
/// Messages of one digest at most.
const DIGEST: i64 = 200;

/// Something that is to leave.
#[derive(Debug)]
pub struct Parcel {
    /// Its name: the same each time that it is sent.
    pub id: MessageId,
    /// To whom.
    pub to: Recipient,
    /// What it tells, the oldest first; nothing for a call.
    pub items: Vec<Item>,
    /// How often it was tried, with this time.
    pub attempts: i64,
    /// When the first of it was written.
    pub made_at: Instant,
    pub(super) account: Option<AccountId>,
    pub(super) webhook: Option<WebhookId>,
}

/// One thing that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What happened.
    pub kind: MessageKind,
    /// To what.
    pub about: About,
    /// When.
    pub at: Instant,
}

/// Where a parcel goes.
#[derive(Clone)]
pub enum Recipient {
    /// By e-mail.
    Email {
        /// The address.
        address: String,
        /// Whose it is.
        name: String,
        /// In which language.
        language: LanguageCode,
    },
    /// By short text.
    Sms {
        /// The number.
        number: String,
        /// In which language.
        language: LanguageCode,
    },
    /// A call to another program, signed.
    Call(WebhookCall),
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Email { .. } => "Email([personal])",
            Self::Sms { .. } => "Sms([personal])",
            Self::Call(_) => "Call",
        })
    }
}

/// A row that was taken.
struct Taken {
    id: MessageId,
    /// The row whose id is the name of all that leaves together.
    parcel: MessageId,
    kind: String,
    channel: Channel,
    account: Option<AccountId>,
    webhook: Option<WebhookId>,
    about: String,
    position: Option<i64>,
    digest: bool,
    attempts: i64,
    made_at: Instant,
}

impl Taken {
    fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            parcel: row.parse()?,
            kind: row.text()?,
            channel: row.code(Channel::parse)?,
            account: row.parse_opt()?,
            webhook: row.parse_opt()?,
            about: row.text()?,
            position: row.int_opt()?,
            digest: row.bool()?,
            attempts: row.int()?,
            made_at: row.parse()?,
        })
    }

    fn item(&self) -> Result<Item, StoreError> {
        let corrupt = StoreError::Corrupt("not a kind of message that was kept");
        Ok(Item {
            kind: MessageKind::parse(&self.kind).ok_or(corrupt)?,
            about: self
                .about
                .parse()
                .or(Err(StoreError::Corrupt("not what a message is about")))?,
            at: self.made_at,
        })
    }
}

const TAKE: &str = "UPDATE message
    SET due_at = $3, job = $4, attempts = attempts + 1, parcel = COALESCE(parcel, id)
    WHERE id = (SELECT id FROM message
            WHERE due_at <= $1 AND $2 LIKE '%,' || channel || ',%' ORDER BY due_at, id LIMIT 1)
        AND due_at <= $1
    RETURNING id, parcel, kind, channel, account, webhook, about, position, digest, attempts,
        made_at";
/// When a webhook that did not answer is called again, if it rests until then.
const RESTS: &str = "SELECT due_at FROM message
    WHERE due_at > $1 AND webhook = $2 AND state = 'waiting' AND attempts > 0 AND job IS NULL
    ORDER BY due_at, id LIMIT 1";

impl Store {
    /// Takes what has waited longest of these ways; none if nothing is due.
    ///
    /// What cannot be delivered to anybody any more (the account is closed, the
    /// webhook was ended) is dropped on the way.
    pub async fn next_parcel(
        &self,
        reader: &Reader,
        job: JobId,
        ways: &[Channel],
    ) -> Result<Option<Parcel>, StoreError> {
        let ways = listed(ways);
        loop {
            let now = self.now();
            let claim = now.plus_seconds(CLAIM);
            let taken = {
                let mut conn = self.db().write().await?;
                let args = args![now, &ways, claim, job];
                conn.one(TAKE, args).await?
            };
            let Some(taken) = taken else {
                return Ok(None);
            };
            let taken = Taken::read(taken)?;
            if self.rests(&taken, now).await? {
                continue;
            }
            match self.packed(reader, &taken, (now, claim, job)).await? {
                Ok(parcel) => return Ok(Some(parcel)),
                Err(reason) => self.over(taken.parcel, "dropped", Some(reason)).await?,
            }
        }
    }

    /// Lays a call back whose webhook did not answer a moment ago: it waits with
    /// what was to be told before it.
    async fn rests(&self, taken: &Taken, now: Instant) -> Result<bool, StoreError> {
        let Some(webhook) = taken.webhook.filter(|_| taken.attempts == 1) else {
            return Ok(false);
        };
        let until = {
            let mut conn = self.db().read().await?;
            conn.one(RESTS, args![now, webhook]).await?
        };
        let Some(mut until) = until else {
            return Ok(false);
        };
        let until: Instant = until.parse()?;
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET due_at = $2, job = NULL, attempts = 0
             WHERE id = $1 AND state = 'waiting'",
            args![taken.id, until],
        )
        .await?;
        Ok(true)
    }

    async fn packed(
        &self,
        reader: &Reader,
        taken: &Taken,
        (now, claim, job): (Instant, Instant, JobId),
    ) -> Result<Result<Parcel, &'static str>, StoreError> {
        let to = match (taken.account, taken.webhook) {
            (Some(account), _) => self.recipient(reader, account, taken.channel).await?,
            (None, Some(webhook)) => self.called(webhook, taken.position).await?,
            (None, None) => Err("nobody"),
        };
        let to = match to {
            Ok(to) => to,
            Err(reason) => return Ok(Err(reason)),
        };
        let mut items = Vec::new();
        if taken.account.is_some() {
            items.push(taken.item()?);
            if taken.digest {
                items.extend(self.others(taken, (now, claim, job)).await?);
            }
            items.sort_by_key(|item| item.at);
        }
        Ok(Ok(Parcel {
            id: taken.parcel,
            to,
            items,
            attempts: taken.attempts,
            made_at: taken.made_at,
            account: taken.account,
            webhook: taken.webhook,
        }))
    }

    /// The other messages of a digest: at the first attempt whatever else is
    /// due, later what went with it the first time.
    async fn others(
        &self,
        taken: &Taken,
        (now, claim, job): (Instant, Instant, JobId),
    ) -> Result<Vec<Item>, StoreError> {
        let rows = self
            .db()
            .write()
            .await?
            .all(
                "UPDATE message SET due_at = $2, job = $3, attempts = $4, parcel = $1
                 WHERE id IN (SELECT id FROM message
                        WHERE account = $5 AND channel = 'email' AND digest AND state = 'waiting'
                          AND id <> $9 AND (parcel = $1
                            OR ($6 AND parcel IS NULL AND due_at <= $7))
                        ORDER BY id LIMIT $8)
                 RETURNING id, parcel, kind, channel, account, webhook, about, position, digest,
                    attempts, made_at",
                args![
                    taken.parcel,
                    claim,
                    job,
                    taken.attempts,
                    taken.account,
                    taken.attempts == 1,
                    now,
                    DIGEST,
                    taken.id,
                ],
            )
            .await?;
        rows.into_iter()
            .map(|row| Taken::read(row)?.item())
            .collect()
    }

    async fn recipient(
        &self,
        reader: &Reader,
        account: AccountId,
        way: Channel,
    ) -> Result<Result<Recipient, &'static str>, StoreError> {
        let Some(account) = self.reader_of(reader, account).await? else {
            return Ok(Err("erased"));
        };
        if !account.status.may_sign_in() {
            return Ok(Err("account_closed"));
        }
        let chosen = account.preferences.as_ref();
        let language = chosen
            .and_then(|chosen| chosen.language.clone())
            .unwrap_or_else(|| account.details.language.clone());
        let value = |personal: &passerelle_model::Personal<String>| personal.value().cloned();
        Ok(match way {
            Channel::Email => {
                let details = &account.details;
                let both = value(&details.email).zip(value(&details.name));
                both.map(|(address, name)| Recipient::Email {
                    address,
                    name,
                    language,
                })
                .ok_or("erased")
            }
            Channel::Sms => {
                let phone = chosen
                    .and_then(|chosen| chosen.phone.as_ref())
                    .and_then(value);
                let to = |number| Recipient::Sms { number, language };
                phone.map(to).ok_or("no_phone")
            }
            _ => Err("nobody"),
        })
    }

    /// An account with its values open, which is noted; none once it was erased.
    pub(super) async fn reader_of(
        &self,
        reader: &Reader,
        account: AccountId,
    ) -> Result<Option<Account>, StoreError> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, account.into()).await?
        };
        let Some(mut record) = found else {
            return Ok(None);
        };
        let about = subjects(&record.personal());
        reader.note(DataClass::Personal, &Ground::Console, &about);
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        Ok(match record {
            AnyRecord::Account(account) => Some(account),
            _ => None,
        })
    }

    async fn called(
        &self,
        webhook: WebhookId,
        position: Option<i64>,
    ) -> Result<Result<Recipient, &'static str>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id, kind, record, version, recorded_at FROM log WHERE position = $1",
                args![position],
            )
            .await?
        };
        let (Some(mut row), Some(position)) = (row, position) else {
            return Ok(Err("nobody"));
        };
        let (action, record) = ((row.parse()?, row.text()?), row.parse()?);
        let version = Version(row.int()?);
        let notice = Notice::of(action, (record, version), (position, row.parse()?));
        let call = self.webhook_call(webhook, &notice).await?;
        Ok(call.map(Recipient::Call).ok_or("webhook_ended"))
    }
}

/// Ways as the table is asked: between commas, and at both ends.
pub(super) fn listed(ways: &[Channel]) -> String {
    let ways = ways.iter().map(|way| format!("{},", way.code()));
    std::iter::once(",".to_owned()).chain(ways).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn what_is_due_is_found_by_its_index() {
        for (sql, range) in [(TAKE, "due_at<?"), (RESTS, "due_at>?")] {
            let plan = of(&AGENCY, sql).await;
            let led = format!("message_due ({range})");
            assert!(plan.iter().any(|step| step.contains(&led)), "{plan:?}");
            let sorts = plan.iter().any(|step| step.contains("TEMP B-TREE"));
            assert!(!sorts, "{plan:?}");
        }
    }
}
