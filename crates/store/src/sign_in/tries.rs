//! Counted tries: a few wrong ones lock an account for a while, many wrong
//! ones an address. Kept in the database, so that a restart forgives nothing.

use std::net::IpAddr;

use passerelle_model::policy::Duty;
use passerelle_model::{AccountId, Actor, Instant, Purpose};

use crate::Store;
use crate::accounts::AccountStanding;
use crate::db::{Conn, args};
use crate::door::{Refusal, sign_in_name};
use crate::error::StoreError;

/// Wrong tries after which an account is locked.
const OF_AN_ACCOUNT: i64 = 6;
/// Wrong tries after which an address is locked: whole offices share one.
const OF_AN_ADDRESS: i64 = 60;
/// How long tries are counted together, and how long a lock lasts, in seconds.
const WINDOW: i64 = 15 * 60;

/// Seconds after which a bucket that nothing was added to tells nothing more.
const STALE: i64 = 24 * 60 * 60;

/// One statement, so that of two at the same moment each sees the other. A
/// count begins anew when its time is over, and with it every lock: a lock
/// lasts as long from the last try as a count does from the first. No row
/// comes back from a bucket that is locked.
const COUNT: &str = "INSERT INTO attempt (bucket, failures, since) VALUES ($1, 1, $2)
    ON CONFLICT (bucket) DO UPDATE SET
        failures = CASE WHEN attempt.since <= $3 THEN 1 ELSE attempt.failures + 1 END,
        since = CASE WHEN attempt.since <= $3 THEN $2 ELSE attempt.since END,
        locked_until = CASE WHEN attempt.since > $3 AND attempt.failures + 1 >= $5 THEN $4 END
    WHERE attempt.locked_until IS NULL OR attempt.locked_until <= $2
    RETURNING failures";

/// What is counted: tries for one name, from one address, or at the codes of
/// one account, by its hash.
pub(super) struct Bucket {
    hash: Vec<u8>,
    most: i64,
}

/// What became of a try that was to be counted.
pub(super) enum Counted {
    /// It counts, and may be looked at.
    Taken {
        /// Whether it locks, should it be wrong.
        last: bool,
    },
    /// There were too many before it: it is not looked at.
    Locked {
        /// Until when.
        until: Instant,
    },
}

impl Store {
    pub(super) fn bucket_of_name(&self, email: &str) -> Bucket {
        let hash = self
            .keys()
            .unique("tries of name", &sign_in_name(self.keys(), email));
        Bucket {
            hash,
            most: OF_AN_ACCOUNT,
        }
    }

    /// An address, or the network that one house gets of the newer kind.
    pub(super) fn bucket_of_address(&self, address: IpAddr) -> Bucket {
        // An address of the older kind may come in the clothes of the newer.
        let hash = match address.to_canonical() {
            IpAddr::V4(v4) => self.keys().unique("tries of address", &v4.octets()),
            IpAddr::V6(v6) => self.keys().unique("tries of address", &v6.octets()[..8]),
        };
        Bucket {
            hash,
            most: OF_AN_ADDRESS,
        }
    }

    /// The codes of an account, from the telephone and from paper. Apart from
    /// its passwords: whoever knows the password clears those as they like.
    pub(super) fn bucket_of_codes(&self, account: AccountId) -> Bucket {
        let hash = self
            .keys()
            .unique("tries of codes", account.uuid().as_bytes());
        Bucket {
            hash,
            most: OF_AN_ACCOUNT,
        }
    }

    /// Until when a bucket is locked, if it is.
    pub(super) async fn locked_until(
        &self,
        bucket: &Bucket,
    ) -> Result<Option<Instant>, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT locked_until FROM attempt WHERE bucket = $1",
                args![bucket.hash.as_slice()],
            )
            .await?;
        let until: Option<Instant> = row.map(|mut row| row.parse_opt()).transpose()?.flatten();
        Ok(until.filter(|until| self.now() < *until))
    }

    /// Counts one try as if it were wrong, before it is known to be: the last
    /// one that is let through locks, and while a bucket is locked nothing is
    /// counted. Whoever turns out to be right clears the bucket, or gives the
    /// try back.
    pub(super) async fn count_try(&self, bucket: &Bucket) -> Result<Counted, StoreError> {
        let now = self.now();
        // All rows, though there is one: the statement has ended then.
        let counted = {
            let mut conn = self.db().write().await?;
            conn.all(
                COUNT,
                args![
                    bucket.hash.as_slice(),
                    now,
                    now.plus_seconds(-WINDOW),
                    now.plus_seconds(WINDOW),
                    bucket.most
                ],
            )
            .await?
        };
        if let Some(mut row) = counted.into_iter().next() {
            let last = row.int()? >= bucket.most;
            return Ok(Counted::Taken { last });
        }
        // Unlocked since: the next try will be counted.
        let until = self.locked_until(bucket).await?.unwrap_or(now);
        Ok(Counted::Locked { until })
    }

    /// Takes back the count of one try that was not wrong. If it is the one
    /// that locked, the bucket is open again: one of its tries is none.
    pub(super) async fn give_back(&self, bucket: &Bucket) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE attempt SET failures = failures - 1, locked_until = NULL
             WHERE bucket = $1 AND failures > 0",
            args![bucket.hash.as_slice()],
        )
        .await
        .map(drop)
    }

    /// Forgets the wrong tries of a bucket.
    pub(super) async fn clear(&self, bucket: &Bucket) -> Result<(), StoreError> {
        // Most sign-ins follow no wrong try: nothing to write then.
        let hash = bucket.hash.as_slice();
        let there = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT failures FROM attempt WHERE bucket = $1",
                args![hash],
            )
            .await?
            .is_some()
        };
        if there {
            let mut conn = self.db().write().await?;
            conn.execute("DELETE FROM attempt WHERE bucket = $1", args![hash])
                .await?;
        }
        Ok(())
    }

    /// The bucket of an account that is known by its id.
    pub(super) async fn bucket_of(&self, account: AccountId) -> Result<Option<Bucket>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT name FROM sign_in_name WHERE account = $1",
                args![account],
            )
            .await?
        };
        let name = row.map(|mut row| row.bytes()).transpose()?;
        Ok(name.map(|name| Bucket {
            hash: self.keys().unique("tries of name", &name),
            most: OF_AN_ACCOUNT,
        }))
    }

    /// Unlocks an account that too many wrong tries have locked.
    pub async fn unlock(&self, actor: &Actor, account: AccountId) -> Result<(), Refusal> {
        self.looks_after_account(actor, account).await?;
        Ok(self.drop_lock(account).await?)
    }

    pub(crate) async fn drop_lock(&self, account: AccountId) -> Result<(), StoreError> {
        if let Some(bucket) = self.bucket_of(account).await? {
            self.clear(&bucket).await?;
        }
        self.clear(&self.bucket_of_codes(account)).await
    }

    /// Until when too many wrong passwords or codes lock an account.
    async fn account_locked_until(
        &self,
        account: AccountId,
    ) -> Result<Option<Instant>, StoreError> {
        let by_password = match self.bucket_of(account).await? {
            Some(bucket) => self.locked_until(&bucket).await?,
            None => None,
        };
        let by_code = self.locked_until(&self.bucket_of_codes(account)).await?;
        Ok(by_password.max(by_code))
    }

    pub(crate) async fn standing_of(
        &self,
        account: AccountId,
    ) -> Result<AccountStanding, StoreError> {
        let locked_until = self.account_locked_until(account).await?;
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT COALESCE(MAX(seen_at), (SELECT last_at FROM signed_in WHERE account = $1)),
                        COUNT(*)
                 FROM session WHERE account = $1",
                args![account],
            )
            .await?;
        let Some(mut row) = row else {
            return Ok(AccountStanding {
                locked_until,
                ..AccountStanding::default()
            });
        };
        Ok(AccountStanding {
            last_seen: row.parse_opt()?,
            locked_until,
            sessions: row.int()?,
        })
    }

    /// Refuses whoever is neither the holder nor an administrator of theirs.
    pub(super) async fn looks_after_account(
        &self,
        actor: &Actor,
        account: AccountId,
    ) -> Result<(), Refusal> {
        if actor.account() == Some(account) {
            return Ok(());
        }
        let found = self
            .opened_account(account)
            .await?
            .ok_or(Refusal::NotFound)?;
        let reader = self.reader(actor, Purpose::Administration);
        reader
            .looks_after(found.details.office, &[Duty::Accounts])
            .await
            .map(drop)
    }
}

/// Forgets what was counted long ago: most of it is of names that nobody has,
/// and of addresses that never came again.
pub(super) async fn sweep(conn: &mut Conn, now: Instant) -> Result<(), StoreError> {
    conn.execute(
        "DELETE FROM attempt WHERE since < $1 AND (locked_until IS NULL OR locked_until <= $2)",
        args![now.plus_seconds(-STALE), now],
    )
    .await
    .map(drop)
}
