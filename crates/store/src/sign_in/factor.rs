//! The second factor: time-based one-time passwords, RFC 6238, as every
//! authenticator application knows them (SHA-1, six digits, 30 seconds).

use data_encoding::BASE32_NOPAD;
use passerelle_model::{AccountId, Envelope, Subject};
use totp_rs::{Builder, Secret, Totp};

use crate::Store;
use crate::db::args;
use crate::error::StoreError;
use crate::sealing;

use super::session::Session;

/// What the telephone is told when a second factor is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The shared secret, in base 32.
    pub secret: String,
    /// The same as an `otpauth://` address, for the picture.
    pub uri: String,
}

impl Store {
    /// Begins to set up a second factor. Asked again before it is confirmed,
    /// it gives the same secret: the page may be loaded twice.
    pub async fn begin_second_factor(&self, session: &Session) -> Result<Enrolment, StoreError> {
        let secret = match self.pending_factor(session).await? {
            Some(secret) => secret,
            None => self.new_pending_factor(session).await?,
        };
        let label = encoded(&session.name);
        let uri = format!("otpauth://totp/Passerelle:{label}?secret={secret}&issuer=Passerelle");
        Ok(Enrolment { secret, uri })
    }

    async fn new_pending_factor(&self, session: &Session) -> Result<String, StoreError> {
        let mut bytes = [0; 20];
        sealing::fill(&mut bytes);
        let secret = BASE32_NOPAD.encode(&bytes);
        let subject = Subject::from(session.account);
        let key = self
            .keys()
            .of(subject)
            .await?
            .ok_or(StoreError::Key("the account has no key"))?;
        let sealed = sealing::seal_about(&key, subject, secret.as_bytes())?;
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE session SET pending = $2 WHERE id = $1",
            args![&session.id, &sealed],
        )
        .await?;
        Ok(secret)
    }

    /// The secret that was begun with and not yet confirmed.
    pub(super) async fn pending_factor(
        &self,
        session: &Session,
    ) -> Result<Option<String>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT pending FROM session WHERE id = $1",
                args![&session.id],
            )
            .await?
        };
        let pending: Option<Envelope> =
            row.map(|mut row| row.envelope_opt()).transpose()?.flatten();
        let Some(pending) = pending else {
            return Ok(None);
        };
        let subject = Subject::from(session.account);
        let key = self.keys().of(subject).await?;
        let opened = key.and_then(|key| sealing::open_about(&key, subject, &pending));
        Ok(opened.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()))
    }

    /// Whether a code is right now, and was not taken before: a code that was
    /// looked over a shoulder is worth nothing.
    pub(super) async fn takes_code(
        &self,
        account: AccountId,
        secret: &str,
        code: &str,
    ) -> Result<bool, StoreError> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let typed = code.chars().filter(|c| !c.is_whitespace()).count();
        if digits.len() != 6 || typed != 6 {
            return Ok(false);
        }
        let seconds = u64::try_from(self.now().timestamp().as_second()).unwrap_or(0);
        let Some(step) = totp(secret)?.check(&digits, seconds) else {
            return Ok(false);
        };
        let step = i64::try_from(step).unwrap_or(i64::MAX);
        let mut conn = self.db().write().await?;
        let taken = conn
            .execute(
                "INSERT INTO code_taken (account, step) VALUES ($1, $2)
                 ON CONFLICT (account) DO UPDATE SET step = excluded.step
                 WHERE code_taken.step < excluded.step",
                args![account, step],
            )
            .await?;
        Ok(taken > 0)
    }
}

fn totp(secret: &str) -> Result<Totp, StoreError> {
    let bytes = BASE32_NOPAD.decode(secret.as_bytes()).ok();
    let bytes = bytes.and_then(|bytes| <[u8; 20]>::try_from(bytes).ok());
    let bytes = bytes.ok_or(StoreError::Corrupt("a second factor's secret"))?;
    let built = Builder::new().with_secret(Secret::new_stack(bytes)).build();
    built.or(Err(StoreError::Corrupt("a second factor's secret")))
}

/// A label inside an address: everything but plain letters as `%XX`.
fn encoded(label: &str) -> String {
    use std::fmt::Write as _;
    label.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
