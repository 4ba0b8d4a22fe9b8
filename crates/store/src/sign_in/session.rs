//! Sessions: a random token in a cookie, its hash in a table.

use passerelle_model::account::Account;
use passerelle_model::text::LanguageCode;
use passerelle_model::{AccountId, Actor, Instant, OfficeId, Who};

use crate::Store;
use crate::db::{Conn, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::records::{AnyRecord, Kept};

use super::{Visitor, WayIn, tries};

/// Seconds without a request after which a session ends.
const IDLE: i64 = 30 * 60;
/// Seconds after which a session ends in any case: one working day.
const ABSOLUTE: i64 = 12 * 60 * 60;
/// Seconds between two notes that a session is in use: a read must not cost a
/// synced write.
const TOUCH: i64 = 60;
/// Seconds after which a session that nobody ended tells nothing more.
const SWEPT: i64 = 30 * 24 * 60 * 60;
/// Letters of a browser's name that are kept.
const AGENT: usize = 120;

/// A session that was just begun or renewed; the token is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// What the cookie holds.
    pub token: String,
    /// What stands between it and the desk.
    pub stage: Stage,
    /// Whose it is.
    pub account: AccountId,
}

/// What a session still has to do before it may do anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Choose a password: a one-time sign-in let it in.
    ChoosePassword,
    /// Set up a second factor: a role asks for one, and there is none yet.
    EnrolSecondFactor,
    /// Show the second factor.
    ShowSecondFactor,
    /// Nothing more.
    Complete,
}

/// What a token stands for now.
#[derive(Debug, Clone)]
pub enum SessionState {
    /// Nothing.
    Unknown,
    /// It ended because nothing happened for a while.
    Idle,
    /// It ended because it was open for a long time.
    TooOld,
    /// An open session.
    Open(Box<Session>),
}

/// An open session.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session's own id: no secret.
    pub id: String,
    /// Whose it is.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The language of their account.
    pub language: LanguageCode,
    /// Their home office.
    pub office: OfficeId,
    /// Them, with the grants that count now.
    pub actor: Actor,
    /// What stands before the desk.
    pub stage: Stage,
    /// What every form of this session holds.
    pub csrf: String,
    /// When it began.
    pub made_at: Instant,
    /// Whether the account has a second factor.
    pub second_factor: bool,
    /// Whether a role asks for one.
    pub second_factor_asked: bool,
    /// Recovery codes left.
    pub recovery_left: usize,
    /// Seconds without a request after which it ends.
    pub idle_seconds: i64,
}

/// A session as its holder sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionInfo {
    /// Its id.
    pub id: String,
    /// When it began.
    pub made_at: Instant,
    /// When it was last used.
    pub seen_at: Instant,
    /// What the browser calls itself.
    pub agent: String,
}

/// A row of the table.
struct Row {
    id: String,
    csrf: String,
    /// The one-time sign-in that let it in, until a password was chosen.
    invitation: Option<String>,
    factor: bool,
    made_at: Instant,
    seen_at: Instant,
}

impl Store {
    /// What a token stands for; an open session is noted as in use.
    pub async fn session(&self, token: &str) -> Result<SessionState, StoreError> {
        let now = self.now();
        let hash = token_hash(token);
        let Some((row, account)) = self.session_row(&hash).await? else {
            return Ok(SessionState::Unknown);
        };
        let (idle, old) = (
            now.seconds_since(row.seen_at),
            now.seconds_since(row.made_at),
        );
        if old > ABSOLUTE || idle > IDLE {
            self.sign_out(token).await?;
            return Ok(if old > ABSOLUTE {
                SessionState::TooOld
            } else {
                SessionState::Idle
            });
        }
        if idle > TOUCH {
            self.touch(&hash, now).await?;
        }
        if !account.status.may_sign_in() || !still_lets_in(&row, &account) {
            return Ok(SessionState::Unknown);
        }
        let session = self.opened(row, account, now).await?;
        Ok(SessionState::Open(Box::new(session)))
    }

    async fn opened(
        &self,
        row: Row,
        account: Account,
        now: Instant,
    ) -> Result<Session, StoreError> {
        let grants = self.held_grants(account.id, now).await?;
        let asked = grants.iter().any(|grant| grant.role.asks_second_factor());
        let enrolled = account.second_factor.is_some();
        let stage = if row.invitation.is_some() {
            Stage::ChoosePassword
        } else if enrolled && !row.factor {
            Stage::ShowSecondFactor
        } else if asked && !enrolled {
            Stage::EnrolSecondFactor
        } else {
            Stage::Complete
        };
        let assured = stage == Stage::Complete && (row.factor || !asked);
        Ok(Session {
            id: row.id,
            account: account.id,
            name: account.details.name.value().cloned().unwrap_or_default(),
            language: account.details.language,
            office: account.details.office,
            actor: Actor {
                who: Who::Account(account.id),
                grants,
                assured,
                limits: None,
            },
            stage,
            csrf: row.csrf,
            made_at: row.made_at,
            second_factor: enrolled,
            second_factor_asked: asked,
            recovery_left: account.recovery.len(),
            idle_seconds: IDLE,
        })
    }

    /// When its holder signed in the time before.
    pub async fn sign_in_before(&self, session: &Session) -> Result<Option<Instant>, StoreError> {
        let mut conn = self.db().read().await?;
        let before = conn
            .one(
                "SELECT before_at FROM signed_in WHERE account = $1",
                args![session.account],
            )
            .await?;
        Ok(before.map(|mut row| row.parse_opt()).transpose()?.flatten())
    }

    /// A session with its account, in one question: every request asks it.
    async fn session_row(&self, hash: &[u8]) -> Result<Option<(Row, Account)>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT s.id, s.csrf, s.invitation, s.factor, s.made_at, s.seen_at,
                        a.id, a.version, a.status, a.office, a.details, a.invitation_hash,
                        a.invitation_until, a.password, a.second_factor, a.recovery,
                        a.preferences, a.calendar
                 FROM session s JOIN account a ON a.id = s.account WHERE s.token = $1",
                args![hash],
            )
            .await?
        };
        let Some(mut row) = row else {
            return Ok(None);
        };
        let session = Row {
            id: row.text()?,
            csrf: row.text()?,
            invitation: row.text_opt()?,
            factor: row.bool()?,
            made_at: row.parse()?,
            seen_at: row.parse()?,
        };
        let mut record = AnyRecord::Account(Account::read(row)?);
        let about = subjects(&record.personal());
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        Ok(match record {
            AnyRecord::Account(account) => Some((session, account)),
            _ => None,
        })
    }

    async fn touch(&self, hash: &[u8], now: Instant) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE session SET seen_at = $2 WHERE token = $1",
            args![hash, now],
        )
        .await
        .map(drop)
    }

    pub(super) async fn new_session(
        &self,
        account: AccountId,
        way: WayIn,
        visitor: &Visitor,
    ) -> Result<NewSession, StoreError> {
        let now = self.now();
        let (token, id, csrf) = new_token();
        let agent: String = visitor
            .agent
            .chars()
            .filter(|c| !c.is_control())
            .take(AGENT)
            .collect();
        {
            let mut conn = self.db().write().await?;
            sweep(&mut conn, now).await?;
            tries::sweep(&mut conn, now).await?;
            conn.execute(
                "INSERT INTO signed_in (account, last_at) VALUES ($1, $2)
                 ON CONFLICT (account) DO UPDATE
                 SET before_at = signed_in.last_at, last_at = excluded.last_at",
                args![account, now],
            )
            .await?;
            conn.execute(
                "INSERT INTO session (token, id, account, csrf, invitation, factor, agent, made_at, seen_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
                args![
                    token_hash(&token),
                    id,
                    account,
                    csrf,
                    match way {
                        WayIn::Password => None,
                        WayIn::Invitation(hash) => Some(hash),
                    },
                    false,
                    agent,
                    now,
                ],
            )
            .await?;
        }
        self.renewed(token, account).await
    }

    /// Gives a session a new token and new rights: a token that was known
    /// before somebody proved themselves must not be worth more after it.
    pub(super) async fn renew(
        &self,
        session: &Session,
        factor: bool,
    ) -> Result<NewSession, StoreError> {
        let (token, _, csrf) = new_token();
        {
            let mut conn = self.db().write().await?;
            conn.execute(
                "UPDATE session SET token = $2, csrf = $3, invitation = NULL, factor = $4, pending = NULL
                 WHERE id = $1",
                args![&session.id, token_hash(&token), csrf, factor],
            )
            .await?;
        }
        self.renewed(token, session.account).await
    }

    async fn renewed(&self, token: String, account: AccountId) -> Result<NewSession, StoreError> {
        match self.session(&token).await? {
            SessionState::Open(session) => Ok(NewSession {
                token,
                stage: session.stage,
                account,
            }),
            _ => Err(StoreError::Corrupt(
                "a session that was just made is not there",
            )),
        }
    }

    /// Ends the session of a token.
    pub async fn sign_out(&self, token: &str) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "DELETE FROM session WHERE token = $1",
            args![token_hash(token)],
        )
        .await
        .map(drop)
    }

    /// The open sessions of an account, the newest first.
    pub async fn sessions_of(&self, account: AccountId) -> Result<Vec<SessionInfo>, StoreError> {
        let now = self.now();
        let mut conn = self.db().read().await?;
        let rows = conn
            .all(
                "SELECT id, made_at, seen_at, agent FROM session
                 WHERE account = $1 AND seen_at > $2 AND made_at > $3
                 ORDER BY made_at DESC LIMIT 100",
                args![
                    account,
                    now.plus_seconds(-IDLE),
                    now.plus_seconds(-ABSOLUTE)
                ],
            )
            .await?;
        rows.into_iter()
            .map(|mut row| {
                Ok(SessionInfo {
                    id: row.text()?,
                    made_at: row.parse()?,
                    seen_at: row.parse()?,
                    agent: row.text()?,
                })
            })
            .collect()
    }

    /// Ends one session: one's own, or of somebody that the actor looks after.
    pub async fn end_session(
        &self,
        actor: &Actor,
        account: AccountId,
        id: &str,
    ) -> Result<(), Refusal> {
        self.looks_after_account(actor, account).await?;
        let mut conn = self.db().write().await.map_err(Refusal::Store)?;
        conn.execute(
            "DELETE FROM session WHERE account = $1 AND id = $2",
            args![account, id],
        )
        .await?;
        Ok(())
    }

    /// Ends all sessions of an account but one.
    pub async fn end_sessions(
        &self,
        actor: &Actor,
        account: AccountId,
        but: Option<&str>,
    ) -> Result<i64, Refusal> {
        self.looks_after_account(actor, account).await?;
        Ok(self.drop_sessions(account, but).await?)
    }

    pub(crate) async fn drop_sessions(
        &self,
        account: AccountId,
        but: Option<&str>,
    ) -> Result<i64, StoreError> {
        let mut conn = self.db().write().await?;
        let ended = conn
            .execute(
                "DELETE FROM session WHERE account = $1 AND id <> $2",
                args![account, but.unwrap_or_default()],
            )
            .await?;
        Ok(i64::try_from(ended).unwrap_or(i64::MAX))
    }
}

/// Whether what let a session in is still worth something: a reset takes the
/// password away and makes another one-time sign-in, and with that every
/// session from before is worth nothing, even if a crash kept it from being
/// ended.
fn still_lets_in(row: &Row, account: &Account) -> bool {
    match &row.invitation {
        Some(hash) => account
            .invitation
            .as_ref()
            .is_some_and(|open| open.hash == *hash),
        None => account.password.is_some(),
    }
}

/// Forgets the sessions that nobody ended.
async fn sweep(conn: &mut Conn, now: Instant) -> Result<(), StoreError> {
    conn.execute(
        "DELETE FROM session WHERE made_at < $1",
        args![now.plus_seconds(-SWEPT)],
    )
    .await
    .map(drop)
}

/// A token, the session's id, and what its forms hold. Never from the seeded
/// port: the sessions of a demonstration are real.
fn new_token() -> (String, String, String) {
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let mut bytes = [0; 64];
    crate::sealing::fill(&mut bytes);
    (hex(&bytes[..32]), hex(&bytes[32..40]), hex(&bytes[40..]))
}

/// A token is 256 random bits, so a plain hash hides it.
pub(super) fn token_hash(token: &str) -> Vec<u8> {
    blake3::hash(token.as_bytes()).as_bytes().to_vec()
}
