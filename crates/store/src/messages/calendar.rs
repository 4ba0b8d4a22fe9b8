//! The calendar of an account, by the secret of its address.

use jiff::civil::Date;
use passerelle_model::account::{AccountAction, AccountStatus, RenewCalendar};
use passerelle_model::text::LanguageCode;
use passerelle_model::{
    AccountId, Action, Actor, GrantId, IdempotencyKey, Instant, OfficeId, Purpose,
};

use data_encoding::HEXLOWER;

use crate::Store;
use crate::db::args;
use crate::door::{Applied, Refusal};
use crate::error::StoreError;

/// Random bytes of a secret.
const SECRET: usize = 32;
/// Entries of one calendar at most.
const ENTRIES: i64 = 500;
/// Days that something stays on it after its date.
const KEPT: i64 = 30;

/// What stands on somebody's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFeed {
    /// In which language.
    pub language: LanguageCode,
    /// What has a date, the soonest first within each kind.
    pub entries: Vec<Dated>,
}

/// Something with a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What.
    pub kind: DatedKind,
    /// The office that it concerns, by its present name.
    pub office: String,
}

/// What has a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatedKind {
    /// A role of one's own ends.
    RoleEnds {
        /// The grant.
        grant: GrantId,
        /// When.
        at: Instant,
    },
    /// Emergency access of one's own ends.
    GlassEnds {
        /// The grant.
        grant: GrantId,
        /// When.
        at: Instant,
    },
    /// An office closes: one's own, or one that one answers for.
    OfficeCloses {
        /// The office.
        office: OfficeId,
        /// Its last day.
        on: Date,
    },
}

impl Store {
    /// Gives an account's calendar a new address, or takes it away. The secret
    /// of the address is told once, and not again to a second press of the same
    /// button.
    pub async fn renew_calendar(
        &self,
        actor: &Actor,
        account: AccountId,
        key: Option<IdempotencyKey>,
        gone: bool,
    ) -> Result<(Applied, Option<String>), Refusal> {
        let secret = (!gone).then(|| {
            let mut bytes = [0; SECRET];
            crate::sealing::fill(&mut bytes);
            HEXLOWER.encode(&bytes)
        });
        let hash = secret.as_deref().map(|secret| self.calendar_hash(secret));
        let renew = RenewCalendar { account, hash };
        let action = Action::Account(AccountAction::RenewCalendar(renew));
        let mut command = self.command(Purpose::OwnAccount, action);
        command.idempotency_key = key;
        let applied = self.apply(actor, command).await?;
        Ok((applied, secret.filter(|_| !applied.replayed)))
    }

    /// Whether an account has a calendar with an address.
    pub async fn has_calendar(&self, account: AccountId) -> Result<bool, StoreError> {
        let mut conn = self.db().read().await?;
        let row = conn
            .one(
                "SELECT id FROM account WHERE id = $1 AND calendar IS NOT NULL",
                args![account],
            )
            .await?;
        Ok(row.is_some())
    }

    /// What stands on the calendar of an address; none for an address that was
    /// never given, or is no more.
    pub async fn calendar(&self, secret: &str) -> Result<Option<CalendarFeed>, StoreError> {
        if secret.len() != SECRET * 2 {
            return Ok(None);
        }
        let row = {
            let mut conn = self.db().read().await?;
            conn.one(
                "SELECT id, status, office, details FROM account WHERE calendar = $1",
                args![self.calendar_hash(secret)],
            )
            .await?
        };
        let Some(mut row) = row else {
            return Ok(None);
        };
        let account: AccountId = row.parse()?;
        let find = |code: &str| AccountStatus::ALL.into_iter().find(|s| s.code() == code);
        if !row.code(find)?.may_sign_in() {
            return Ok(None);
        }
        let office: OfficeId = row.parse()?;
        let details: passerelle_model::account::AccountDetails = row.json()?;
        Ok(Some(CalendarFeed {
            language: details.language,
            entries: self.dated(account, office).await?,
        }))
    }

    async fn dated(&self, account: AccountId, own: OfficeId) -> Result<Vec<Dated>, StoreError> {
        let (now, tree) = (self.now(), self.tree().await?);
        let since = now.plus_seconds(-KEPT * 24 * 60 * 60);
        let today = now.date();
        let named = |office: OfficeId| {
            let office = tree.get(office);
            office.map_or_else(String::new, |office| office.name_on(today).to_owned())
        };
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                "SELECT id, office, ends_at, glass FROM role_grant
                 WHERE account = $1 AND ends_at > $2 ORDER BY ends_at, id LIMIT $3",
                args![account, since, ENTRIES],
            )
            .await?
        };
        let mut dated = Vec::new();
        for mut row in rows {
            let (grant, office, at) = (row.parse()?, row.parse()?, row.parse()?);
            let kind = if row.bool()? {
                DatedKind::GlassEnds { grant, at }
            } else {
                DatedKind::RoleEnds { grant, at }
            };
            let office = named(office);
            dated.push(Dated { kind, office });
        }
        let mut closing: Vec<_> = tree
            .iter()
            .filter(|office| office.id == own || office.focal_point == Some(account))
            .filter_map(|office| Some((office.valid_to?, office.id)))
            .filter(|(on, _)| *on >= since.date())
            .collect();
        closing.sort_unstable();
        dated.extend(closing.into_iter().map(|(on, office)| Dated {
            kind: DatedKind::OfficeCloses { office, on },
            office: named(office),
        }));
        Ok(dated)
    }

    fn calendar_hash(&self, secret: &str) -> String {
        HEXLOWER.encode(&self.keys().unique("calendar", secret.as_bytes()))
    }
}
