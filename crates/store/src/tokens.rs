//! Tokens: what a program shows, and whom it then acts for.

use data_encoding::HEXLOWER;
use passerelle_model::account::Account;
use passerelle_model::policy::{Duty, Limits, OfficePath, Scope};
use passerelle_model::text::LanguageCode;
use passerelle_model::token::{IssueToken, RevokeToken, Token, TokenAction, TokenDetails};
use passerelle_model::{
    AccountId, Action, Actor, Command, IdempotencyKey, Instant, Personal, Purpose, TokenId, Who,
};

use crate::Store;
use crate::db::{Row, args};
use crate::door::{Applied, Refusal};
use crate::error::StoreError;
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept, OfRow};
use crate::sign_in::Session;

/// What every token begins with, so that whoever finds one knows what it is.
const MARK: &str = "pas_";
/// Random bytes of a token.
const SECRET: usize = 32;
/// Seconds between two notes that a token is in use.
const TOUCH: i64 = 60;
/// Tokens of an account that are listed, the newest first.
const LISTED: i64 = 200;
const DAY: i64 = 24 * 60 * 60;

/// What a token stands for now.
#[derive(Debug, Clone)]
pub enum TokenState {
    /// Nothing.
    Unknown,
    /// It ran out, was revoked, or its account can sign in no more.
    Ended,
    /// Somebody, as far as the token reaches.
    Open(Box<TokenHolder>),
}

/// Whom a program acts for.
#[derive(Debug, Clone)]
pub struct TokenHolder {
    /// The token's id: no secret.
    pub token: TokenId,
    /// Whose it is.
    pub account: AccountId,
    /// The language of their account.
    pub language: LanguageCode,
    /// Them, with the grants that count now, narrowed by the token.
    pub actor: Actor,
    /// What the token is for.
    pub scopes: Vec<Scope>,
    /// When it stops working by itself.
    pub until: Instant,
}

/// A token as its holder sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenLine {
    /// The token, its name opened.
    pub token: Token,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// Every column of a token, in the order in which its record takes them.
macro_rules! select_tokens {
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT t.id, t.version, t.account, t.name, t.scopes, t.office, t.hash, t.factor,
                    t.issued_at, t.ends_at, t.revoked_at, u.used_at",
            $more,
            " FROM token t LEFT JOIN token_use u ON u.token = t.id ",
            $rest
        )
    };
}

const BY_HASH: &str = select_tokens!(
    ", a.id, a.version, a.status, a.office, a.details, a.invitation_hash, a.invitation_until,
       a.password, a.second_factor, a.recovery, a.preferences, a.calendar",
    "JOIN account a ON a.id = t.account WHERE t.hash = $1"
);
const OF_ACCOUNT: &str = select_tokens!(
    "",
    "WHERE t.account = $1 AND t.id < $2 ORDER BY t.id DESC LIMIT $3"
);

impl Store {
    /// What a token stands for; one that counts is noted as in use.
    pub async fn token(&self, text: &str) -> Result<TokenState, StoreError> {
        let Some(hash) = self.token_hash(text) else {
            return Ok(TokenState::Unknown);
        };
        let Some((line, account)) = self.token_row(&hash).await? else {
            return Ok(TokenState::Unknown);
        };
        let (now, token) = (self.now(), line.token);
        // A reset takes the password away: whoever lost their account lost
        // their programs with it.
        let lets_in = account.status.may_sign_in() && account.password.is_some();
        if !token.counts_at(now) || !lets_in {
            return Ok(TokenState::Ended);
        }
        if line
            .used_at
            .is_none_or(|used| now.seconds_since(used) > TOUCH)
        {
            self.note_use(token.id, now).await?;
        }
        let actor = self.holder(&token, &account, now).await?;
        Ok(TokenState::Open(Box::new(TokenHolder {
            token: token.id,
            account: account.id,
            language: account.details.language,
            actor,
            scopes: token.scopes,
            until: token.until,
        })))
    }

    /// The account's actor, as far as the token reaches.
    pub(crate) async fn holder(
        &self,
        token: &Token,
        account: &Account,
        now: Instant,
    ) -> Result<Actor, StoreError> {
        let grants = self.held_grants(account.id, now).await?;
        let asked = grants.iter().any(|grant| grant.role.asks_second_factor());
        let shown = token.factor && account.second_factor.is_some();
        let office = match token.office {
            // An office that is not in the tree is nowhere: no grant reaches it.
            Some(office) => {
                let path = self.tree().await?.path(office).cloned();
                Some(path.unwrap_or_else(|| OfficePath::top(office)))
            }
            None => None,
        };
        let actor = Actor {
            who: Who::Account(account.id),
            grants,
            assured: shown || !asked,
            limits: None,
        };
        Ok(actor.narrowed(Limits {
            token: token.id,
            scopes: token.scopes.clone(),
            office,
        }))
    }

    async fn token_row(&self, hash: &str) -> Result<Option<(TokenLine, Account)>, StoreError> {
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(BY_HASH, args![hash]).await?
        };
        let Some(mut row) = row else {
            return Ok(None);
        };
        let line = line(&mut row)?;
        Ok(Some((line, Account::read(row)?)))
    }

    /// The hash by which a token is found; none for what cannot be one.
    fn token_hash(&self, text: &str) -> Option<String> {
        let secret = text.strip_prefix(MARK)?;
        let fits = secret.len() == SECRET * 2 && secret.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| HEXLOWER.encode(&self.keys().unique("token", secret.as_bytes())))
    }

    async fn note_use(&self, token: TokenId, now: Instant) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "INSERT INTO token_use (token, used_at) VALUES ($1, $2)
             ON CONFLICT (token) DO UPDATE SET used_at = excluded.used_at",
            args![token, now],
        )
        .await
        .map(drop)
    }

    /// Makes a token for whoever is signed in; it is told once, and not again to
    /// a second press of the same button.
    pub async fn issue_token(
        &self,
        session: &Session,
        key: Option<IdempotencyKey>,
        details: TokenDetails,
    ) -> Result<(Applied, Option<String>), Refusal> {
        let mut secret = [0; SECRET];
        crate::sealing::fill(&mut secret);
        let text = format!("{MARK}{}", HEXLOWER.encode(&secret));
        let hash = self.token_hash(&text);
        let issue = IssueToken {
            token: TokenId::new(self.ids()),
            account: session.account,
            name: Personal::open(details.name.to_string()),
            scopes: details.scopes,
            office: details.office,
            hash: hash.ok_or(StoreError::Corrupt("a token of another shape"))?,
            factor: session.second_factor,
            until: self.now().plus_seconds(details.days * DAY),
        };
        let action = Action::Token(TokenAction::Issue(issue));
        let mut command = self.command(Purpose::OwnAccount, action);
        command.idempotency_key = key;
        let applied = self.apply(&session.actor, command).await?;
        Ok((applied, (!applied.replayed).then_some(text)))
    }

    /// Commands that take every open token of an account away.
    pub(crate) async fn revocations(&self, account: AccountId) -> Result<Vec<Command>, StoreError> {
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                "SELECT id FROM token WHERE account = $1 AND revoked_at IS NULL AND ends_at > $2
                 ORDER BY id",
                args![account, self.now()],
            )
            .await?
        };
        let tokens = rows.into_iter().map(|mut row| row.parse());
        tokens.map(|token| Ok(self.revocation(token?))).collect()
    }

    fn revocation(&self, token: TokenId) -> Command {
        let revoke = RevokeToken { token };
        let action = Action::Token(TokenAction::Revoke(revoke));
        self.command(Purpose::Administration, action)
    }

    /// Takes every open token away, of whomever; gives how many there were. After
    /// a restore nobody knows which had been revoked since the backup.
    pub(crate) async fn revoke_all_tokens(&self) -> Result<u64, StoreError> {
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                "SELECT id FROM token WHERE revoked_at IS NULL AND ends_at > $1 ORDER BY id",
                args![self.now()],
            )
            .await?
        };
        let tokens = rows.into_iter().map(|mut row| row.parse());
        let commands: Result<Vec<_>, StoreError> =
            tokens.map(|token| Ok(self.revocation(token?))).collect();
        match self.apply_all(&Actor::console(), commands?).await {
            Ok(revoked) => Ok(revoked.len() as u64),
            Err(Refusal::Store(error)) => Err(error),
            Err(refusal) => {
                tracing::error!(refusal = ?refusal, "open tokens were not revoked");
                Err(StoreError::Corrupt("a token cannot be revoked"))
            }
        }
    }
}

impl Reader {
    /// The tokens of an account, the newest first: one's own, or of somebody
    /// whose account the actor looks after.
    pub async fn tokens_of(&self, account: AccountId) -> Result<Vec<TokenLine>, Refusal> {
        self.may_see_tokens_of(account).await?;
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(OF_ACCOUNT, args![account, "~", LISTED]).await?
        };
        let mut lines = rows
            .into_iter()
            .map(|mut row| line(&mut row))
            .collect::<Result<Vec<_>, _>>()?;
        for line in &mut lines {
            line.token = self.opened_token(line.token.clone()).await?;
        }
        Ok(lines)
    }

    /// One token.
    pub async fn token(&self, id: TokenId) -> Result<Token, Refusal> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, id.into()).await?
        };
        let Some(AnyRecord::Token(token)) = found else {
            return Err(Refusal::NotFound);
        };
        self.may_see_tokens_of(token.account).await?;
        Ok(self.opened_token(token).await?)
    }

    async fn may_see_tokens_of(&self, account: AccountId) -> Result<(), Refusal> {
        if self.actor().account() == Some(account) {
            return self
                .anywhere(passerelle_model::policy::Need::Own(account))
                .map(drop);
        }
        let owner = self.account(account).await?;
        self.looks_after(owner.details.office, &[Duty::Accounts])
            .await
            .map(drop)
    }

    async fn opened_token(&self, token: Token) -> Result<Token, StoreError> {
        let mut record = AnyRecord::Token(token);
        self.unseal(&mut record).await?;
        match record {
            AnyRecord::Token(token) => Ok(token),
            _ => Err(StoreError::Corrupt("a token is none")),
        }
    }
}

fn line(row: &mut Row) -> Result<TokenLine, StoreError> {
    Ok(TokenLine {
        token: Token::of_row(row)?,
        used_at: row.parse_opt()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{BY_HASH, OF_ACCOUNT};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn tokens_are_found_by_an_index() {
        for (sql, first) in [
            (BY_HASH, "SEARCH t USING INDEX token_hash (hash=?)"),
            (
                OF_ACCOUNT,
                "SEARCH t USING INDEX token_account (account=? AND id<?)",
            ),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert_eq!(plan.first().map(String::as_str), Some(first), "{sql}");
            assert!(
                plan.iter().all(|step| !step.starts_with("SCAN")),
                "{plan:?}"
            );
        }
    }
}
