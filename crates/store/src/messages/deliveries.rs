//! What left the house, what waits and what failed, for whoever looks after the
//! machine.

use passerelle_model::message::{About, Channel, MessageKind};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::{AccountId, Actor, Instant, JobId, MessageId, OfficeId, WebhookId};

use crate::Store;
use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::jobs::enqueue_in;
use crate::page::{Page, Paged};
use crate::reader::Reader;

use super::delivery;

/// Rows looked at for one page: what an actor may not see is left out.
const LOOKED_AT: i64 = 200;

/// How a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It waits for its hour, for another attempt, or to be printed.
    Waiting,
    /// It left the house, or was printed.
    Sent,
    /// It was tried often enough.
    Failed,
    /// It concerned nobody any more, or nobody set the way up.
    Dropped,
}

impl MessageState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Sent, Self::Failed, Self::Dropped];

    /// The state's code, which is also its message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Which deliveries are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeliveryFilter {
    /// In one state.
    pub state: Option<MessageState>,
}

/// A message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: MessageId,
    /// What it tells; none for a call to another program.
    pub kind: Option<MessageKind>,
    /// By which way.
    pub way: Channel,
    /// Who is told.
    pub account: Option<AccountId>,
    /// Which program is called.
    pub webhook: Option<WebhookId>,
    /// About what.
    pub about: About,
    /// How it stands.
    pub state: MessageState,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it did not leave: a code.
    pub reason: Option<String>,
    /// When it was written.
    pub made_at: Instant,
    /// When it leaves, or is tried again.
    pub due_at: Option<Instant>,
    /// When it left.
    pub sent_at: Option<Instant>,
    office: Option<OfficeId>,
}

impl Delivery {
    fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            kind: MessageKind::parse(&row.text()?),
            way: row.code(Channel::parse)?,
            account: row.parse_opt()?,
            webhook: row.parse_opt()?,
            about: row.parse()?,
            state: row.code(MessageState::parse)?,
            attempts: row.int()?,
            reason: row.text_opt()?,
            made_at: row.parse()?,
            due_at: row.parse_opt()?,
            sent_at: row.parse_opt()?,
            office: row.parse_opt()?,
        })
    }
}

macro_rules! select_deliveries {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.kind, m.channel, m.account, m.webhook, m.about, m.state, m.attempts,
                    m.reason, m.made_at, m.due_at, m.sent_at, COALESCE(a.office, w.office)
             FROM message m LEFT JOIN account a ON a.id = m.account
             LEFT JOIN webhook w ON w.id = m.webhook ",
            $rest
        )
    };
}

const OF_STATE: &str = select_deliveries!(
    "WHERE m.state = $1 AND m.channel <> 'inbox' AND m.id < $2 ORDER BY m.id DESC LIMIT $3"
);
const OF_ALL: &str =
    select_deliveries!("WHERE m.channel <> 'inbox' AND m.id < $1 ORDER BY m.id DESC LIMIT $2");

impl Reader {
    /// Messages that leave or left the house, the newest first, of the offices
    /// that the actor looks after.
    pub async fn deliveries(
        &self,
        filter: &DeliveryFilter,
        page: &Page,
    ) -> Result<Paged<Delivery>, Refusal> {
        self.anywhere(Need::Duty(Duty::Operate))?;
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut before: String = page.cursor()?.unwrap_or_else(|| "~".to_owned());
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let (sql, args) = match filter.state {
                Some(state) => (OF_STATE, args![state.code(), &before, LOOKED_AT]),
                None => (OF_ALL, args![&before, LOOKED_AT]),
            };
            let rows = self.db().read().await?.all(sql, args).await?;
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for row in rows {
                let delivery = Delivery::read(row)?;
                before = delivery.id.to_string();
                let may = |office| self.looks_after_in(&tree, office, &[Duty::Operate]).is_ok();
                if delivery.office.is_none_or(may) {
                    found.push(delivery);
                }
            }
            if last {
                break;
            }
        }
        Ok(Paged::cut(found, page.size, |delivery| {
            delivery.id.to_string()
        }))
    }

    async fn delivery(&self, id: MessageId) -> Result<Delivery, Refusal> {
        self.anywhere(Need::Duty(Duty::Operate))?;
        let row = {
            let mut conn = self.db().read().await?;
            let sql = select_deliveries!("WHERE m.id = $1 AND m.channel <> 'inbox'");
            conn.one(sql, args![id]).await?
        };
        let delivery = Delivery::read(row.ok_or(Refusal::NotFound)?)?;
        if let Some(office) = delivery.office {
            self.looks_after(office, &[Duty::Operate]).await?;
        }
        Ok(delivery)
    }
}

impl Store {
    /// Sends once more what failed, with everything that went with it.
    pub async fn send_again(&self, actor: &Actor, id: MessageId) -> Result<(), Refusal> {
        let reader = self.reader(actor, passerelle_model::Purpose::Operation);
        let way = reader.delivery(id).await?.way;
        let now = self.now();
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET state = 'waiting', due_at = $2, attempts = 0, reason = NULL
             WHERE COALESCE(parcel, id) = (SELECT COALESCE(parcel, id) FROM message WHERE id = $1)
               AND state IN ('failed', 'dropped') AND channel <> 'print'",
            args![id, now],
        )
        .await?;
        if let Some(new) = delivery(way, now) {
            let job = JobId::new(self.ids());
            enqueue_in(&mut conn, (job, now), &Actor::console(), &new).await?;
        }
        drop(conn);
        self.0.work.notify_waiters();
        Ok(())
    }

    /// Forgets messages that nobody needs any more: read ones after half a year,
    /// what left or failed after a quarter. Letters and short texts that no worker
    /// took for a week leave no more: nobody has set that way up.
    pub(crate) async fn tidy_messages(&self) -> Result<(), StoreError> {
        const DAY: i64 = 24 * 60 * 60;
        let now = self.now();
        let mut conn = self.db().write().await?;
        conn.execute(
            "DELETE FROM message WHERE channel = 'inbox' AND read_at < $1",
            args![now.plus_seconds(-180 * DAY)],
        )
        .await?;
        conn.execute(
            "UPDATE message SET state = 'dropped', reason = 'not_set_up', due_at = NULL
             WHERE due_at < $1 AND state = 'waiting' AND attempts = 0 AND job IS NULL
               AND channel IN ('email', 'sms')",
            args![now.plus_seconds(-7 * DAY)],
        )
        .await?;
        // A sheet has no hour, and waits for whoever prints it.
        conn.execute(
            "DELETE FROM message WHERE channel <> 'inbox' AND state <> 'waiting'
               AND due_at IS NULL AND made_at < $1",
            args![now.plus_seconds(-90 * DAY)],
        )
        .await
        .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_ALL, OF_STATE};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_deliveries_is_led_by_an_index() {
        for (sql, index) in [
            (OF_STATE, "INDEX message_state (state=? AND id<?)"),
            (OF_ALL, "INDEX sqlite_autoindex_message_1 (id<?)"),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert!(plan[0].ends_with(index), "{sql}: {plan:?}");
        }
    }
}
