//! The steps after the first one: a password of one's own, the second factor.

use passerelle_model::account::{
    Account, AccountAction, EnrolSecondFactor, SetPassword, UseRecoveryCode,
};
use passerelle_model::{Action, Actor, Fault, Personal, Purpose};

use crate::Store;
use crate::door::Refusal;

use super::codes::new_recovery_code;
use super::session::{NewSession, Session};
use super::tries::{Bucket, Counted};
use super::{acceptable_password, password};

/// Recovery codes given at once.
const RECOVERY_CODES: usize = 10;

/// A try that was counted, and is not looked at yet.
struct Try {
    bucket: Bucket,
    /// Whether it locks, should it be wrong.
    last: bool,
}

impl Store {
    /// Chooses the first password, or a new one after a reset. All other
    /// sessions end.
    pub async fn choose_password(
        &self,
        session: &Session,
        password: &str,
        again: &str,
    ) -> Result<NewSession, Refusal> {
        let chosen = acceptable_password(password, again)?;
        self.set_password(session, chosen).await?;
        let factor = session.second_factor && session.actor.assured;
        Ok(self.renew(session, factor).await?)
    }

    /// Changes the password. All other sessions end.
    pub async fn change_password(
        &self,
        session: &Session,
        current: &str,
        password: &str,
        again: &str,
    ) -> Result<NewSession, Refusal> {
        self.prove_password(session, current).await?;
        let chosen = acceptable_password(password, again)?;
        self.set_password(session, chosen).await?;
        Ok(self.renew(session, session.second_factor).await?)
    }

    /// Asks for the password once more before something serious: whoever sits
    /// down at an open session does not know it.
    pub async fn prove_password(&self, session: &Session, current: &str) -> Result<(), Refusal> {
        let account = self.own_account(session).await?;
        let tried = self.try_password(session).await?;
        let kept = account
            .password
            .as_ref()
            .and_then(|kept| kept.value().cloned());
        if password::matches(current, kept).await? {
            return Ok(self.clear(&tried.bucket).await?);
        }
        self.was_wrong(session, &tried).await?;
        Err(Fault::new("current", "wrong-password").into())
    }

    async fn set_password(&self, session: &Session, chosen: &str) -> Result<(), Refusal> {
        let hash = super::hash_password(chosen).await?;
        let set = SetPassword {
            account: session.account,
            hash: Personal::open(hash),
        };
        self.own(session, AccountAction::SetPassword(set)).await?;
        self.drop_sessions(session.account, Some(&session.id))
            .await?;
        Ok(())
    }

    /// Sets the second factor up, once its first code is right. Gives the
    /// recovery codes, which are shown once.
    pub async fn confirm_second_factor(
        &self,
        session: &Session,
        code: &str,
    ) -> Result<(NewSession, Vec<String>), Refusal> {
        let secret = self
            .pending_factor(session)
            .await?
            .ok_or(Refusal::NotFound)?;
        let tried = self.try_code(session).await?;
        if !self.takes_code(session.account, &secret, code).await? {
            self.was_wrong(session, &tried).await?;
            return Err(Fault::new("code", "wrong-code").into());
        }
        // Not cleared: whoever was just told the secret proves nothing by it.
        self.give_back(&tried.bucket).await?;
        let codes = self.enrol(session, secret).await?;
        Ok((self.renew(session, true).await?, codes))
    }

    /// Shows the second factor.
    pub async fn show_second_factor(
        &self,
        session: &Session,
        code: &str,
    ) -> Result<NewSession, Refusal> {
        let account = self.own_account(session).await?;
        let secret = account
            .second_factor
            .as_ref()
            .and_then(|secret| secret.value());
        let secret = secret.ok_or(Refusal::NotFound)?;
        let tried = self.try_code(session).await?;
        if !self.takes_code(session.account, secret, code).await? {
            self.was_wrong(session, &tried).await?;
            return Err(Fault::new("code", "wrong-code").into());
        }
        self.clear(&tried.bucket).await?;
        Ok(self.renew(session, true).await?)
    }

    /// Spends a recovery code in place of the second factor; tells how many
    /// are left.
    pub async fn use_recovery_code(
        &self,
        session: &Session,
        code: &str,
    ) -> Result<(NewSession, usize), Refusal> {
        let used = UseRecoveryCode {
            account: session.account,
            hash: self.recovery_hash(session.account, code),
        };
        let tried = self.try_code(session).await?;
        match self
            .own(session, AccountAction::UseRecoveryCode(used))
            .await
        {
            Err(Refusal::Faults(faults)) => {
                self.was_wrong(session, &tried).await?;
                Err(Refusal::Faults(faults))
            }
            Err(other) => {
                self.give_back(&tried.bucket).await?;
                Err(other)
            }
            Ok(()) => {
                self.clear(&tried.bucket).await?;
                let left = session.recovery_left.saturating_sub(1);
                Ok((self.renew(session, true).await?, left))
            }
        }
    }

    /// Makes new recovery codes; the old ones stop working.
    pub async fn new_recovery_codes(&self, session: &Session) -> Result<Vec<String>, Refusal> {
        let account = self.own_account(session).await?;
        let secret = account
            .second_factor
            .and_then(|secret| secret.value().cloned());
        self.enrol(session, secret.ok_or(Refusal::NotFound)?).await
    }

    async fn enrol(&self, session: &Session, secret: String) -> Result<Vec<String>, Refusal> {
        let codes: Vec<_> = (0..RECOVERY_CODES)
            .map(|_| new_recovery_code(self.ports()))
            .collect();
        let enrol = EnrolSecondFactor {
            account: session.account,
            secret: Personal::open(secret),
            recovery: codes
                .iter()
                .map(|code| self.recovery_hash(session.account, code))
                .collect(),
        };
        self.own(session, AccountAction::EnrolSecondFactor(enrol))
            .await?;
        Ok(codes)
    }

    /// An action on one's own account, which needs no role.
    async fn own(&self, session: &Session, action: AccountAction) -> Result<(), Refusal> {
        let actor = Actor {
            grants: Vec::new(),
            ..session.actor.clone()
        };
        let command = self.command(Purpose::OwnAccount, Action::Account(action));
        self.apply(&actor, command).await.map(drop)
    }

    async fn own_account(&self, session: &Session) -> Result<Account, Refusal> {
        self.opened_account(session.account)
            .await?
            .ok_or(Refusal::NotFound)
    }

    /// Counts a try at the account's password, together with those at the door.
    async fn try_password(&self, session: &Session) -> Result<Try, Refusal> {
        let bucket = self.bucket_of(session.account).await?;
        self.begin_try(bucket.ok_or(Refusal::NotFound)?, "current")
            .await
    }

    /// Counts a try at a code of the account's.
    async fn try_code(&self, session: &Session) -> Result<Try, Refusal> {
        let bucket = self.bucket_of_codes(session.account);
        self.begin_try(bucket, "code").await
    }

    /// Counts a try before it is looked at; while the bucket is locked, even a
    /// right one is refused.
    async fn begin_try(&self, bucket: Bucket, field: &'static str) -> Result<Try, Refusal> {
        match self.count_try(&bucket).await? {
            Counted::Taken { last } => Ok(Try { bucket, last }),
            Counted::Locked { .. } => Err(Fault::new(field, "too-many-tries").into()),
        }
    }

    /// A wrong try is counted already; the one that locks ends the sessions.
    async fn was_wrong(&self, session: &Session, tried: &Try) -> Result<(), Refusal> {
        if tried.last {
            self.drop_sessions(session.account, None).await?;
        }
        Ok(())
    }
}
