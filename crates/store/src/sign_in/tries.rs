//! Counted tries: a few wrong ones lock an account for a while, many wrong
//! ones an address. Kept in the database, so that a restart forgives nothing.

use std::net::IpAddr;

use passerelle_model::policy::Duty;
use passerelle_model::{AccountId, Actor, Instant, Purpose};

use crate::Store;
use crate::accounts::AccountStanding;
use crate::db::args;
use crate::door::{Refusal, sign_in_name};
use crate::error::StoreError;

/// Wrong tries after which an account is locked.
const OF_AN_ACCOUNT: i64 = 6;
/// Wrong tries after which an address is locked: whole offices share one.
const OF_AN_ADDRESS: i64 = 60;
/// How long tries are counted together, and how long a lock lasts, in seconds.
const WINDOW: i64 = 15 * 60;

/// What is counted: tries for one name, or from one address, by its hash.
pub(super) struct Bucket {
    hash: Vec<u8>,
    most: i64,
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
        let hash = match address {
            IpAddr::V4(v4) => self.keys().unique("tries of address", &v4.octets()),
            IpAddr::V6(v6) => self.keys().unique("tries of address", &v6.octets()[..8]),
        };
        Bucket {
            hash,
            most: OF_AN_ADDRESS,
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

    /// Counts one wrong try; the one too many locks.
    pub(super) async fn count_failure(&self, bucket: &Bucket) -> Result<(), StoreError> {
        let now = self.now();
        let mut conn = self.db().write().await?;
        conn.execute(
            "INSERT INTO attempt (bucket, failures, since) VALUES ($1, 1, $2)
             ON CONFLICT (bucket) DO UPDATE SET
                failures = CASE WHEN attempt.since < $3 THEN 1 ELSE attempt.failures + 1 END,
                since = CASE WHEN attempt.since < $3 THEN $2 ELSE attempt.since END",
            args![bucket.hash.as_slice(), now, now.plus_seconds(-WINDOW)],
        )
        .await?;
        conn.execute(
            "UPDATE attempt SET locked_until = $2, failures = 0 WHERE bucket = $1 AND failures >= $3",
            args![bucket.hash.as_slice(), now.plus_seconds(WINDOW), bucket.most],
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
    async fn bucket_of(&self, account: AccountId) -> Result<Option<Bucket>, StoreError> {
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
        match self.bucket_of(account).await? {
            Some(bucket) => self.clear(&bucket).await,
            None => Ok(()),
        }
    }

    /// Counts a wrong second factor against the account.
    pub(super) async fn count_wrong_code(&self, account: AccountId) -> Result<bool, StoreError> {
        let Some(bucket) = self.bucket_of(account).await? else {
            return Ok(false);
        };
        self.count_failure(&bucket).await?;
        Ok(self.locked_until(&bucket).await?.is_some())
    }

    pub(crate) async fn standing_of(
        &self,
        account: AccountId,
    ) -> Result<AccountStanding, StoreError> {
        let locked_until = match self.bucket_of(account).await? {
            Some(bucket) => self.locked_until(&bucket).await?,
            None => None,
        };
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
