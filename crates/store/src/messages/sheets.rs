//! Messages on paper: sheets that wait for somebody who prints them and hands
//! them over.

use passerelle_model::message::{About, MessageKind};
use passerelle_model::policy::{Duty, Need};
use passerelle_model::text::LanguageCode;
use passerelle_model::{AccountId, Actor, Instant, MessageId, OfficeId};

use crate::Store;
use crate::db::args;
use crate::door::Refusal;
use crate::reader::Reader;

/// Sheets printed at once.
const AT_ONCE: i64 = 100;

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

impl Reader {
    /// Sheets that wait, the oldest first, of accounts that the actor looks
    /// after. Their names are opened, and that is noted.
    pub async fn sheets(&self) -> Result<Vec<Sheet>, Refusal> {
        self.anywhere(Need::Duty(Duty::Accounts))?;
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                "SELECT m.id, m.kind, m.about, m.made_at, m.account, a.office
                 FROM message m JOIN account a ON a.id = m.account
                 WHERE m.state = 'waiting' AND m.channel = 'print' ORDER BY m.id LIMIT $1",
                args![AT_ONCE],
            )
            .await?
        };
        let tree = self.offices().await?;
        let mut sheets = Vec::new();
        for mut row in rows {
            let (id, kind) = (row.parse()?, row.code(MessageKind::parse)?);
            let (about, made_at) = (row.parse()?, row.parse()?);
            let (account, office): (AccountId, OfficeId) = (row.parse()?, row.parse()?);
            let may = self.looks_after_in(&tree, office, &[Duty::Accounts]);
            if may.is_err() {
                continue;
            }
            let Some(account) = self.store().reader_of(self, account).await? else {
                continue;
            };
            let (Some(name), true) = (account.details.name.value(), account.status.may_sign_in())
            else {
                continue;
            };
            let chosen = account.preferences.as_ref();
            let language = chosen.and_then(|chosen| chosen.language.clone());
            sheets.push(Sheet {
                id,
                kind,
                about,
                name: name.clone(),
                office,
                language: language.unwrap_or_else(|| account.details.language.clone()),
                made_at,
            });
        }
        Ok(sheets)
    }
}

impl Store {
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
