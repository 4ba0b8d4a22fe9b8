//! Messages on paper: sheets that wait for somebody who prints them and hands
//! them over.

use passerelle_model::message::{About, MessageKind};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::text::LanguageCode;
use passerelle_model::{AccountId, Actor, Instant, MessageId, OfficeId};

use crate::Store;
use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::reader::Reader;

/// Sheets printed at once.
const AT_ONCE: usize = 100;
/// Rows looked at together: those of others are left out.
const LOOKED_AT: i64 = 200;

const WAITING: &str = "SELECT m.id, m.kind, m.about, m.made_at, m.account, a.office
    FROM message m JOIN account a ON a.id = m.account
    WHERE m.state = 'waiting' AND m.channel = 'print' AND m.id > $1 ORDER BY m.id LIMIT $2";

/// One sheet.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its id.
    pub id: MessageId,
    /// What it tells.
    pub kind: MessageKind,
    /// About what.
    pub about: About,
    /// Whom it is for; opened.
    pub name: String,
    /// Their office.
    pub office: OfficeId,
    /// In which language.
    pub language: LanguageCode,
    /// When it was written.
    pub made_at: Instant,
}

/// A sheet that waits, before it is opened.
struct Waiting {
    id: MessageId,
    kind: MessageKind,
    about: About,
    made_at: Instant,
    account: AccountId,
    office: OfficeId,
}

impl Waiting {
    fn read(row: &mut Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.parse()?,
            kind: row.code(MessageKind::parse)?,
            about: row.parse()?,
            made_at: row.parse()?,
            account: row.parse()?,
            office: row.parse()?,
        })
    }
}

impl Reader {
    /// Sheets that wait, the oldest first, of accounts that the actor looks
    /// after. Their names are opened, and that is noted.
    pub async fn sheets(&self) -> Result<Vec<Sheet>, Refusal> {
        self.anywhere(Need::Duty(Duty::Accounts))?;
        let tree = self.offices().await?;
        let mut sheets = Vec::new();
        let mut after = String::new();
        while sheets.len() < AT_ONCE {
            let rows = {
                let mut conn = self.db().read().await?;
                conn.all(WAITING, args![&after, LOOKED_AT]).await?
            };
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for mut row in rows {
                let waiting = Waiting::read(&mut row)?;
                after = waiting.id.to_string();
                let may = self.looks_after_in(&tree, waiting.office, &[Duty::Accounts]);
                if may.is_ok()
                    && sheets.len() < AT_ONCE
                    && let Some(sheet) = self.sheet(waiting).await?
                {
                    sheets.push(sheet);
                }
            }
            if last {
                break;
            }
        }
        Ok(sheets)
    }

    /// A sheet for whoever may still sign in; any other is dropped.
    async fn sheet(&self, waiting: Waiting) -> Result<Option<Sheet>, Refusal> {
        let reason = match self.store().reader_of(self, waiting.account).await? {
            Some(account) if account.status.may_sign_in() => {
                if let Some(name) = account.details.name.value() {
                    let chosen = account.preferences.as_ref();
                    let language = chosen.and_then(|chosen| chosen.language.clone());
                    return Ok(Some(Sheet {
                        id: waiting.id,
                        kind: waiting.kind,
                        about: waiting.about,
                        name: name.clone(),
                        office: waiting.office,
                        language: language.unwrap_or_else(|| account.details.language.clone()),
                        made_at: waiting.made_at,
                    }));
                }
                "erased"
            }
            Some(_) => "account_closed",
            None => "erased",
        };
        self.store().drop_sheet(waiting.id, reason).await?;
        Ok(None)
    }
}

impl Store {
    /// A sheet that nobody is to get any more.
    async fn drop_sheet(&self, sheet: MessageId, reason: &str) -> Result<(), StoreError> {
        let mut conn = self.db().write().await?;
        conn.execute(
            "UPDATE message SET state = 'dropped', reason = $2
             WHERE id = $1 AND state = 'waiting'",
            args![sheet, reason],
        )
        .await
        .map(drop)
    }

    /// Somebody printed sheets and takes care of them.
    pub async fn printed(&self, actor: &Actor, sheets: &[MessageId]) -> Result<i64, Refusal> {
        let reader = self.reader(actor, passerelle_model::Purpose::Administration);
        reader.anywhere(Need::Duty(Duty::Accounts))?;
        let tree = reader.offices().await?;
        let mut printed = 0;
        for sheet in sheets {
            let mut conn = self.db().write().await?;
            let row = conn
                .one(
                    "SELECT a.office FROM message m JOIN account a ON a.id = m.account
                     WHERE m.id = $1 AND m.channel = 'print' AND m.state = 'waiting'",
                    args![*sheet],
                )
                .await?;
            let Some(mut row) = row else { continue };
            reader.looks_after_in(&tree, row.parse()?, &[Duty::Accounts])?;
            let done = conn
                .execute(
                    "UPDATE message SET state = 'sent', sent_at = $2
                     WHERE id = $1 AND state = 'waiting'",
                    args![*sheet, self.now()],
                )
                .await?;
            printed += i64::try_from(done).unwrap_or(0);
        }
        Ok(printed)
    }
}
