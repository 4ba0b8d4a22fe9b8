//! Signing in: passwords, one-time codes, second factors, sessions, limits.
//!
//! What changes an account (a password, a second factor, a spent recovery
//! code) goes through the door. Sessions and counted tries do not.

mod codes;
mod factor;
mod password;
mod session;
mod steps;
mod tries;
mod typed;

use std::net::IpAddr;

use passerelle_model::account::Account;
use passerelle_model::{AccountId, Instant};

use crate::Store;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::records::AnyRecord;

pub(crate) use codes::new_code;
pub use factor::Enrolment;
pub use password::{acceptable_password, hash_password};
pub use session::{NewSession, Session, SessionInfo, SessionState, Stage};

use tries::{Bucket, Counted};

/// Who asks to be let in, as far as the network tells.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Where the request comes from.
    pub address: IpAddr,
    /// What the browser calls itself, cut short.
    pub agent: String,
}

impl From<IpAddr> for Visitor {
    fn from(address: IpAddr) -> Self {
        Self {
            address,
            agent: String::new(),
        }
    }
}

/// Why somebody was not let in.
#[derive(Debug, thiserror::Error)]
pub enum SignInRefusal {
    /// The address and the secret do not belong together. It is not said which
    /// of them is wrong.
    #[error("the address and the password do not belong together")]
    Wrong,
    /// Too many wrong tries for this account.
    #[error("locked")]
    Locked {
        /// Until when.
        until: Instant,
    },
    /// Too many wrong tries from this address.
    #[error("too many tries")]
    TooMany {
        /// Until when.
        until: Instant,
    },
    /// It did not work.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Lets somebody in by their address and a secret: the password, or the
    /// code of a one-time sign-in.
    pub async fn sign_in(
        &self,
        email: &str,
        secret: &str,
        visitor: impl Into<Visitor>,
    ) -> Result<NewSession, SignInRefusal> {
        let visitor = visitor.into();
        let own = self.bucket_of_name(email);
        let network = self.bucket_of_address(visitor.address);
        self.count_sign_in(&own, &network).await?;
        let account = match self.account_by_email(email).await? {
            Some(id) => self.opened_account(id).await?,
            None => None,
        };
        let way = self.way_in(account.as_ref(), secret).await?;
        let (Some(account), Some(way)) = (account, way) else {
            return Err(SignInRefusal::Wrong);
        };
        self.clear(&own).await?;
        self.give_back(&network).await?;
        Ok(self.new_session(account.id, way, &visitor).await?)
    }

    /// Lets somebody in by the code of a one-time sign-in alone.
    pub async fn sign_in_by_code(
        &self,
        code: &str,
        visitor: impl Into<Visitor>,
    ) -> Result<NewSession, SignInRefusal> {
        let visitor = visitor.into();
        let network = self.bucket_of_address(visitor.address);
        if let Counted::Locked { until } = self.count_try(&network).await? {
            return Err(SignInRefusal::TooMany { until });
        }
        let hash = self.invitation_hash(code);
        let account = self.invited_by(&hash).await?;
        let Some(account) = account.filter(|account| self.is_invited(account, &hash)) else {
            return Err(SignInRefusal::Wrong);
        };
        self.give_back(&network).await?;
        let way = WayIn::Invitation(hash);
        Ok(self.new_session(account.id, way, &visitor).await?)
    }

    /// Counts a try before it is known whether it is right: of many at the same
    /// moment, no more are looked at than of many after one another.
    async fn count_sign_in(&self, own: &Bucket, network: &Bucket) -> Result<(), SignInRefusal> {
        // A look first: an address that is shut out costs no write.
        if let Some(until) = self.locked_until(network).await? {
            return Err(SignInRefusal::TooMany { until });
        }
        if let Counted::Locked { until } = self.count_try(own).await? {
            return Err(SignInRefusal::Locked { until });
        }
        if let Counted::Locked { until } = self.count_try(network).await? {
            self.give_back(own).await?;
            return Err(SignInRefusal::TooMany { until });
        }
        Ok(())
    }

    /// How the secret lets the holder in, if it does. The time this takes does
    /// not tell whether there is such an account.
    async fn way_in(
        &self,
        account: Option<&Account>,
        secret: &str,
    ) -> Result<Option<WayIn>, StoreError> {
        let account = account.filter(|account| account.status.may_sign_in());
        let kept = account.and_then(|account| account.password.as_ref()?.value());
        let right = password::matches(secret, kept.cloned()).await?;
        let hash = self.invitation_hash(secret);
        let invited = account.is_some_and(|account| self.is_invited(account, &hash));
        Ok(if invited {
            Some(WayIn::Invitation(hash))
        } else if right {
            Some(WayIn::Password)
        } else {
            None
        })
    }

    fn is_invited(&self, account: &Account, hash: &str) -> bool {
        use subtle::ConstantTimeEq;
        account.status.may_sign_in()
            && account.invitation.as_ref().is_some_and(|open| {
                bool::from(open.hash.as_bytes().ct_eq(hash.as_bytes())) && self.now() < open.until
            })
    }

    async fn invited_by(&self, hash: &str) -> Result<Option<Account>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id FROM account WHERE invitation_hash = $1",
                crate::db::args![hash],
            )
            .await?
        };
        match row {
            Some(mut row) => self.opened_account(row.parse()?).await,
            None => Ok(None),
        }
    }

    /// An account with its secrets open. Never leaves the store as it is.
    async fn opened_account(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, id.into()).await?
        };
        let Some(mut record) = found else {
            return Ok(None);
        };
        let about = subjects(&record.personal());
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        Ok(match record {
            AnyRecord::Account(account) => Some(account),
            _ => None,
        })
    }
}

/// What let somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WayIn {
    Password,
    /// A one-time sign-in, by the hash of its code.
    Invitation(String),
}
