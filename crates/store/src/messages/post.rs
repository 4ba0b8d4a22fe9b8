//! Writing messages, inside whatever transaction the event is in.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use passerelle_model::account::Account;
use passerelle_model::message::{About, Channel, MessageKind, Preferences, due};
use passerelle_model::policy::{Duty, OfficePath, Role};
use passerelle_model::{AccountId, Actor, Ids, Instant, JobId, MessageId, OfficeId, WebhookId};

use crate::db::{Conn, Value, args};
use crate::error::StoreError;
use crate::jobs::enqueue_in;

use super::delivery;

const INTO: &str = "INSERT INTO message (id, kind, channel, account, webhook, about, source,
    position, state, due_at, digest, attempts, made_at, sent_at) VALUES ";

/// Messages that follow from one event, on their way into the table.
pub(crate) struct Post<'a> {
    ids: &'a dyn Ids,
    now: Instant,
    /// What they follow from: the id of an action or a job.
    source: String,
    rows: Vec<Vec<Value>>,
    /// When the first of them leaves the house by each way.
    leaves: BTreeMap<Channel, Instant>,
}

impl<'a> Post<'a> {
    pub(crate) fn of(ids: &'a dyn Ids, now: Instant, source: &impl ToString) -> Self {
        Self {
            ids,
            now,
            source: source.to_string(),
            rows: Vec::new(),
            leaves: BTreeMap::new(),
        }
    }

    /// Tells the holder of an account, by every way that they chose. Whoever
    /// cannot sign in is told nothing.
    pub(crate) fn tell(&mut self, account: &Account, kind: MessageKind, about: About) {
        if !account.status.may_sign_in() {
            return;
        }
        let default = Preferences::default();
        let chosen = account.preferences.as_ref().unwrap_or(&default);
        let zone = zone_of(chosen);
        self.row(account.id, kind, about, Channel::Inbox, None);
        for way in chosen.ways_of(kind) {
            let when = due(kind, way, chosen, &zone, self.now);
            self.row(account.id, kind, about, way, Some((when.at, when.digest)));
        }
    }

    /// Has another program called about an entry of the log. `source` is the
    /// action; its kind and record stand in the entry.
    pub(crate) fn call(&mut self, webhook: WebhookId, about: About, position: i64) {
        self.leaves.insert(Channel::Webhook, self.now);
        self.rows.push(args![
            MessageId::new(self.ids),
            "event",
            Channel::Webhook.code(),
            None::<AccountId>,
            webhook,
            about.to_string(),
            &self.source,
            position,
            "waiting",
            self.now,
            false,
            0,
            self.now,
            None::<Instant>,
        ]);
    }

    fn row(
        &mut self,
        account: AccountId,
        kind: MessageKind,
        about: About,
        way: Channel,
        due: Option<(Instant, bool)>,
    ) {
        // A sheet waits for somebody who prints it, not for an hour.
        let leaves = due.filter(|_| way != Channel::Print).map(|(at, _)| at);
        if let Some(at) = leaves {
            let first = self.leaves.entry(way).or_insert(at);
            *first = at.min(*first);
        }
        let stands = way == Channel::Inbox;
        self.rows.push(args![
            MessageId::new(self.ids),
            kind.code(),
            way.code(),
            account,
            None::<WebhookId>,
            about.to_string(),
            &self.source,
            None::<i64>,
            if stands { "sent" } else { "waiting" },
            leaves,
            due.is_some_and(|(_, digest)| digest),
            0,
            self.now,
            stands.then_some(self.now),
        ]);
    }

    /// Writes them, and the jobs that deliver those that leave.
    pub(crate) async fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let around = (INTO, " ON CONFLICT DO NOTHING");
        conn.insert_many(around, self.rows).await?;
        for (way, at) in self.leaves {
            if let Some(new) = delivery(way, at) {
                let job = JobId::new(self.ids);
                enqueue_in(conn, (job, self.now), &Actor::console(), &new).await?;
            }
        }
        Ok(())
    }
}

/// Where somebody's clock hangs; one that this machine does not know is UTC.
fn zone_of(chosen: &Preferences) -> TimeZone {
    let named = chosen.time_zone.as_ref();
    named
        .and_then(|zone| TimeZone::get(zone.as_str()).ok())
        .unwrap_or(TimeZone::UTC)
}

/// Everybody who has a duty over an office now, or anywhere if none is named.
pub(crate) async fn holders(
    conn: &mut Conn,
    (duty, office): (Duty, Option<OfficeId>),
    now: Instant,
    path: impl Fn(OfficeId) -> Option<OfficePath>,
) -> Result<Vec<AccountId>, StoreError> {
    let place = office.map(|office| path(office).unwrap_or_else(|| OfficePath::top(office)));
    let mut found = Vec::new();
    for role in Role::all().filter(|role| role.has(duty)) {
        let rows = conn
            .all(
                "SELECT account, office FROM role_grant
                 WHERE role = $1 AND starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)
                   AND NOT glass AND programme IS NULL
                 ORDER BY id LIMIT 1000",
                args![role.code(), now],
            )
            .await?;
        for mut row in rows {
            let (account, top): (AccountId, OfficeId) = (row.parse()?, row.parse()?);
            let reaches = match &place {
                Some(place) => path(top).is_some_and(|top| top.covers(place)),
                None => true,
            };
            if reaches {
                found.push(account);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Forgets everything that was ever told to somebody who is erased.
pub(crate) async fn forget_reader(conn: &mut Conn, account: AccountId) -> Result<(), StoreError> {
    conn.execute("DELETE FROM message WHERE account = $1", args![account])
        .await
        .map(drop)
}
