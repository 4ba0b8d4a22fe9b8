//! What somebody was told: their own, and nobody else's.

use passerelle_model::message::{About, MessageKind, Topic};
use passerelle_model::policy::{Denial, Need};
use passerelle_model::{AccountId, Actor, Instant, MessageId};

use crate::Store;
use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::page::{Page, Paged};
use crate::reader::Reader;

/// Unread messages are counted up to here.
const COUNTED: i64 = 100;

const UNREAD: &str = "SELECT id, kind, about, made_at, read_at FROM message
    WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL AND id < $2
      AND ($3 IS NULL OR $3 LIKE '%,' || kind || ',%')
    ORDER BY id DESC LIMIT $4";
const READ: &str = "SELECT id, kind, about, made_at, read_at FROM message
    WHERE account = $1 AND channel = 'inbox' AND id < $2 AND read_at IS NOT NULL
      AND ($3 IS NULL OR $3 LIKE '%,' || kind || ',%')
    ORDER BY id DESC LIMIT $4";
const COUNT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM message
    WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL LIMIT $2) AS unread";

/// Which messages are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// Only those that were not read.
    pub unread: bool,
    /// Of one topic.
    pub topic: Option<Topic>,
}

/// One message in the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxLine {
    /// Its id.
    pub id: MessageId,
    /// What happened.
    pub kind: MessageKind,
    /// To what.
    pub about: About,
    /// When.
    pub made_at: Instant,
    /// Whether it was read.
    pub read: bool,
}

impl InboxLine {
    fn read(mut row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            kind: row.code(MessageKind::parse)?,
            about: row.parse()?,
            made_at: row.parse()?,
            read: row.parse_opt::<Instant>()?.is_some(),
        })
    }
}

/// Where a page begins: among the unread, or among the read behind them.
struct Cursor {
    read: bool,
    before: String,
}

impl Cursor {
    fn of(page: &Page) -> Result<Self, Refusal> {
        let Some(text) = page.cursor::<String>()? else {
            return Ok(Self {
                read: false,
                before: "~".to_owned(),
            });
        };
        let (part, before) = text.split_once('.').unwrap_or((&text, "~"));
        Ok(Self {
            read: part == "r",
            before: before.to_owned(),
        })
    }

    fn after(line: &InboxLine) -> String {
        format!("{}.{}", if line.read { "r" } else { "u" }, line.id)
    }
}

impl Reader {
    /// One's own messages: first those that were not read, each part with the
    /// newest on top.
    pub async fn inbox(
        &self,
        filter: &InboxFilter,
        page: &Page,
    ) -> Result<Paged<InboxLine>, Refusal> {
        let me = self.me()?;
        let at = Cursor::of(page)?;
        let kinds = filter.topic.map(kinds_of);
        let mut lines = Vec::new();
        if !at.read {
            let args = args![me, &at.before, kinds.as_ref(), page.size + 1];
            lines.extend(self.db().read().await?.all(UNREAD, args).await?);
        }
        let wanted = page.size + 1 - i64::try_from(lines.len()).unwrap_or(i64::MAX);
        if wanted > 0 && !filter.unread {
            let before = if at.read { at.before.as_str() } else { "~" };
            let args = args![me, before, kinds.as_ref(), wanted];
            lines.extend(self.db().read().await?.all(READ, args).await?);
        }
        let lines = lines
            .into_iter()
            .map(InboxLine::read)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Paged::cut(lines, page.size, Cursor::after))
    }

    /// One message of one's own.
    pub async fn inbox_line(&self, id: MessageId) -> Result<InboxLine, Refusal> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id, kind, about, made_at, read_at FROM message
                 WHERE id = $1 AND account = $2 AND channel = 'inbox'",
                args![id, self.me()?],
            )
            .await?
        };
        Ok(InboxLine::read(row.ok_or(Refusal::NotFound)?)?)
    }

    /// How many wait to be read; a hundred stands for more.
    pub async fn unread(&self) -> Result<i64, StoreError> {
        let Some(me) = self.actor().account() else {
            return Ok(0);
        };
        let row = self
            .db()
            .read()
            .await?
            .one(COUNT, args![me, COUNTED])
            .await?;
        row.map_or(Ok(0), |mut row| row.int())
    }

    fn me(&self) -> Result<AccountId, Refusal> {
        self.anywhere(Need::SignedIn)?;
        self.actor()
            .account()
            .ok_or(Refusal::Denied(Denial::NotYours))
    }
}

impl Store {
    /// Marks one's own message as read. No action: whether somebody read
    /// something changes nothing of the agency.
    pub async fn mark_read(&self, actor: &Actor, id: MessageId) -> Result<(), Refusal> {
        let sql = "UPDATE message SET read_at = $2
             WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL AND id = $3";
        let me = actor.account().ok_or(Refusal::Denied(Denial::NotYours))?;
        let mut conn = self.db().write().await?;
        conn.execute(sql, args![me, self.now(), id]).await?;
        Ok(())
    }

    /// Marks everything as read that was told up to a message: of one topic, where
    /// no other was shown.
    pub async fn mark_all_read(
        &self,
        actor: &Actor,
        upto: MessageId,
        topic: Option<Topic>,
    ) -> Result<(), Refusal> {
        let sql = "UPDATE message SET read_at = $2
             WHERE account = $1 AND channel = 'inbox' AND read_at IS NULL AND id <= $3
               AND ($4 IS NULL OR $4 LIKE '%,' || kind || ',%')";
        let me = actor.account().ok_or(Refusal::Denied(Denial::NotYours))?;
        let kinds = topic.map(kinds_of);
        let mut conn = self.db().write().await?;
        let args = args![me, self.now(), upto, kinds.as_ref()];
        conn.execute(sql, args).await?;
        Ok(())
    }
}

/// The kinds of a topic as the table is asked.
fn kinds_of(topic: Topic) -> String {
    let kinds = MessageKind::ALL.iter().filter(|kind| kind.topic() == topic);
    let kinds = kinds.map(|kind| format!("{},", kind.code()));
    std::iter::once(",".to_owned()).chain(kinds).collect()
}

#[cfg(test)]
mod tests {
    use super::{COUNT, READ, UNREAD};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_messages_is_led_by_an_index() {
        for (sql, index) in [
            (UNREAD, "INDEX message_unread (account=? AND id<?)"),
            (READ, "INDEX message_inbox (account=? AND id<?)"),
            (COUNT, "INDEX message_unread (account=?)"),
        ] {
            let plan = of(&AGENCY, sql).await;
            let led = plan.iter().any(|step| step.ends_with(index));
            let sorts = plan.iter().any(|step| step.contains("TEMP B-TREE"));
            assert!(led && !sorts, "{sql}: {plan:?}");
        }
    }
}
