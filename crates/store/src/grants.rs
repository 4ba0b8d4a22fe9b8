//! Reading grants and broken glass.

use passerelle_model::grant::{Grant, GrantKind};
use passerelle_model::policy::{DataClass, Duty, Ground, Need, OfficePath};
use passerelle_model::{AccountId, GrantId, HeldGrant, Instant, OfficeId};

use crate::Store;
use crate::db::{Row, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::offices::OfficeTree;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};

/// Which grants are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrantFilter {
    /// Held by this account.
    pub account: Option<AccountId>,
    /// In this office, not below it.
    pub office: Option<OfficeId>,
    /// Ended ones too.
    pub with_ended: bool,
}

/// Rows looked at for one page: what an actor may not see is left out.
const LOOKED_AT: i64 = 200;

/// Every column of a grant, in the order in which its record takes them.
macro_rules! select_grants {
    ($rest:literal) => {
        concat!(
            "SELECT id, version, account, role, office, programme, starts_at, ends_at, glass, kind
             FROM role_grant ",
            $rest
        )
    };
}

// One text for each filter that may lead, so that an index does.

const OF_ACCOUNT: &str = select_grants!(
    "WHERE account = $1 AND id > $2 AND NOT glass AND ($3 IS NULL OR office = $3)
       AND ($4 OR ends_at IS NULL OR ends_at > $5)
     ORDER BY id LIMIT $6"
);
const OF_OFFICE: &str = select_grants!(
    "WHERE office = $1 AND id > $2 AND NOT glass AND ($3 OR ends_at IS NULL OR ends_at > $4)
     ORDER BY id LIMIT $5"
);
const OF_ALL: &str = select_grants!(
    "WHERE id > $1 AND NOT glass AND ($2 OR ends_at IS NULL OR ends_at > $3)
     ORDER BY id LIMIT $4"
);

impl Reader {
    /// Grants that were given: one's own, and those that the actor looks after.
    pub async fn grants(&self, filter: &GrantFilter, page: &Page) -> Result<Paged<Grant>, Refusal> {
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut after: String = page.cursor()?.unwrap_or_default();
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let rows = self.grant_rows(filter, &after).await?;
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for row in rows {
                let grant = Grant::read(row)?;
                after = grant.id.to_string();
                if self.may_see(&tree, &grant) {
                    found.push(grant);
                }
            }
            if last {
                break;
            }
        }
        Ok(Paged::cut(found, page.size, |grant| grant.id.to_string()))
    }

    async fn grant_rows(&self, filter: &GrantFilter, after: &str) -> Result<Vec<Row>, StoreError> {
        let (ended, now) = (filter.with_ended, self.store().now());
        let (sql, args) = if let Some(account) = filter.account {
            let args = args![account, after, filter.office, ended, now, LOOKED_AT];
            (OF_ACCOUNT, args)
        } else if let Some(office) = filter.office {
            (OF_OFFICE, args![office, after, ended, now, LOOKED_AT])
        } else {
            (OF_ALL, args![after, ended, now, LOOKED_AT])
        };
        self.db().read().await?.all(sql, args).await
    }

    /// One grant, also broken glass; its reason is opened.
    pub async fn grant(&self, id: GrantId) -> Result<Grant, Refusal> {
        let found = {
            let mut conn = self.db().read().await?;
            AnyRecord::load(&mut conn, id.into()).await?
        };
        let tree = self.offices().await?;
        match found {
            Some(AnyRecord::Grant(grant)) if self.may_see(&tree, &grant) => {
                Ok(self.opened_grant(grant).await?)
            }
            Some(AnyRecord::Grant(_)) => {
                Err(Refusal::Denied(passerelle_model::policy::Denial::NoGrant))
            }
            _ => Err(Refusal::NotFound),
        }
    }

    /// Broken glass, the newest first: one's own, or all in the offices that
    /// the actor reviews.
    pub async fn glass(&self, page: &Page) -> Result<Paged<Grant>, Refusal> {
        self.anywhere(Need::SignedIn)?;
        let size = usize::try_from(page.size).unwrap_or_default();
        let mut before: String = page.cursor()?.unwrap_or_else(|| "~".to_owned());
        let tree = self.offices().await?;
        let mut found = Vec::new();
        while found.len() <= size {
            let rows = {
                let mut conn = self.db().read().await?;
                conn.all(
                    select_grants!("WHERE glass AND id < $1 ORDER BY id DESC LIMIT $2"),
                    args![&before, LOOKED_AT],
                )
                .await?
            };
            let last = i64::try_from(rows.len()).is_ok_and(|len| len < LOOKED_AT);
            for row in rows {
                let grant = Grant::read(row)?;
                before = grant.id.to_string();
                if self.may_see(&tree, &grant) {
                    found.push(grant);
                }
            }
            if last {
                break;
            }
        }
        let mut paged = Paged::cut(found, page.size, |grant| grant.id.to_string());
        for grant in &mut paged.rows {
            *grant = self.opened_grant(grant.clone()).await?;
        }
        Ok(paged)
    }

    /// How much broken glass waits for the actor's review.
    pub async fn glass_to_review(&self) -> Result<i64, StoreError> {
        if self.anywhere(Need::Duty(Duty::ReviewGlass)).is_err() {
            return Ok(0);
        }
        let page = Page::first(200);
        let glass = match self.glass_unopened(&page).await {
            Ok(glass) => glass,
            Err(Refusal::Store(error)) => return Err(error),
            Err(_) => return Ok(0),
        };
        let waiting = glass.iter().filter(|grant| {
            matches!(grant.kind, GrantKind::BrokenGlass { review: None, .. })
                && Some(grant.account) != self.actor().account()
        });
        Ok(i64::try_from(waiting.count()).unwrap_or(i64::MAX))
    }

    async fn glass_unopened(&self, page: &Page) -> Result<Vec<Grant>, Refusal> {
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                select_grants!("WHERE glass ORDER BY id DESC LIMIT $1"),
                args![page.size],
            )
            .await?
        };
        let tree = self.offices().await?;
        let mut seen = Vec::new();
        for row in rows {
            let grant = Grant::read(row)?;
            if self.may_see(&tree, &grant) {
                seen.push(grant);
            }
        }
        Ok(seen)
    }

    fn may_see(&self, tree: &OfficeTree, grant: &Grant) -> bool {
        if self.actor().account() == Some(grant.account) {
            return true;
        }
        let duties: &[Duty] = match grant.kind {
            GrantKind::Given => &[Duty::Grants, Duty::Accounts, Duty::Reads],
            GrantKind::BrokenGlass { .. } => &[Duty::ReviewGlass],
        };
        self.looks_after_in(tree, grant.office, duties).is_ok()
    }

    async fn opened_grant(&self, grant: Grant) -> Result<Grant, StoreError> {
        let mut record = AnyRecord::Grant(grant);
        let about = subjects(&record.personal());
        self.note(DataClass::Personal, &Ground::SignedIn, &about);
        let ring = self.keys().ring(about).await?;
        ring.open(record.personal());
        match record {
            AnyRecord::Grant(grant) => Ok(grant),
            _ => Err(StoreError::Corrupt("a grant is none")),
        }
    }
}

impl Store {
    /// The grants of an account that count now, with their places in the tree.
    pub(crate) async fn held_grants(
        &self,
        account: AccountId,
        now: Instant,
    ) -> Result<Vec<HeldGrant>, StoreError> {
        let tree = self.tree().await?;
        let rows = {
            let mut conn = self.db().read().await?;
            conn.all(
                select_grants!(
                    "WHERE account = $1 AND starts_at <= $2
                       AND (ends_at IS NULL OR ends_at > $2) ORDER BY id"
                ),
                args![account, now],
            )
            .await?
        };
        let held = |grant: Grant| {
            let path: OfficePath = tree.path(grant.office)?.clone();
            let broken_for = match grant.kind {
                GrantKind::Given => None,
                GrantKind::BrokenGlass { class, .. } => Some(class),
            };
            Some(HeldGrant {
                id: grant.id,
                role: grant.role,
                office: grant.office,
                path,
                programme: grant.programme,
                broken_for,
            })
        };
        let grants = rows
            .into_iter()
            .map(Grant::read)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(grants.into_iter().filter_map(held).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{OF_ACCOUNT, OF_ALL, OF_OFFICE};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_grants_is_led_by_an_index() {
        for (sql, index) in [
            (OF_ACCOUNT, "role_grant_account (account=? AND id>?)"),
            (OF_OFFICE, "role_grant_office (office=? AND id>?)"),
            (OF_ALL, "sqlite_autoindex_role_grant_1 (id>?)"),
        ] {
            let plan = of(&AGENCY, sql).await;
            assert_eq!(
                plan,
                [format!("SEARCH role_grant USING INDEX {index}")],
                "{sql}"
            );
        }
    }
}
