//! Reading offices. Whoever signed in may see the whole tree.

use std::collections::HashMap;
use std::sync::Arc;

use passerelle_model::office::Office;
use passerelle_model::policy::OfficePath;
use passerelle_model::{AccountId, OfficeId};

use crate::Store;
use crate::batches::is_unseen;
use crate::db::args;
use crate::door::Refusal;
use crate::door::tree_version;
use crate::error::StoreError;
use crate::keys::subjects;
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::{AnyRecord, Kept};

/// The tree of offices as of one moment.
///
/// It is read again only when the tree changes, so contact details in it may
/// be older than the office's own record: show those from [`Reader::office`].
#[derive(Debug, Clone, Default)]
pub struct OfficeTree {
    offices: HashMap<OfficeId, Office>,
    children: HashMap<Option<OfficeId>, Vec<OfficeId>>,
    paths: HashMap<OfficeId, OfficePath>,
}

impl OfficeTree {
    fn grown(offices: Vec<Office>) -> Self {
        let mut tree = Self::default();
        for office in &offices {
            tree.children
                .entry(office.details.parent)
                .or_default()
                .push(office.id);
        }
        tree.offices = offices
            .into_iter()
            .map(|office| (office.id, office))
            .collect();
        let mut next: Vec<(OfficeId, Option<OfficePath>)> = tree
            .children
            .get(&None)
            .into_iter()
            .flatten()
            .map(|id| (*id, None))
            .collect();
        while let Some((id, above)) = next.pop() {
            let path = above.map_or_else(|| OfficePath::top(id), |above| above.below(id));
            let below = tree.children.get(&Some(id)).into_iter().flatten();
            next.extend(below.map(|child| (*child, Some(path.clone()))));
            tree.paths.insert(id, path);
        }
        tree
    }

    /// One office.
    pub fn get(&self, id: OfficeId) -> Option<&Office> {
        self.offices.get(&id)
    }

    /// Where it stands.
    pub fn path(&self, id: OfficeId) -> Option<&OfficePath> {
        self.paths.get(&id)
    }

    /// The offices just below one, or at the top; in no particular order,
    /// since each language sorts names in its own way.
    pub fn children(&self, of: Option<OfficeId>) -> Vec<&Office> {
        let ids = self.children.get(&of).into_iter().flatten();
        ids.filter_map(|id| self.offices.get(id)).collect()
    }

    /// Every office.
    pub fn iter(&self) -> impl Iterator<Item = &Office> {
        self.offices.values()
    }

    /// The offices whose work an office took over.
    pub fn predecessors(&self, id: OfficeId) -> Vec<&Office> {
        self.iter()
            .filter(|office| office.successor == Some(id))
            .collect()
    }

    /// Whether there is no office yet.
    pub fn is_empty(&self) -> bool {
        self.offices.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.offices.len()
    }
}

impl Store {
    /// The tree, read again only if it changed.
    pub(crate) async fn tree(&self) -> Result<Arc<OfficeTree>, StoreError> {
        let mut conn = self.db().read().await?;
        let version = tree_version(&mut conn).await?;
        if let Some(tree) = self.kept_tree(version) {
            return Ok(tree);
        }
        let rows = conn
            .all(
                "SELECT id, version, parent, listed, valid_from, valid_to, successor, focal_point,
                        names, details
                 FROM office
                 WHERE NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'office/' || office.id)",
                args![],
            )
            .await?;
        let offices = rows
            .into_iter()
            .map(Office::read)
            .collect::<Result<Vec<_>, _>>()?;
        let tree = Arc::new(OfficeTree::grown(offices));
        self.keep_tree(version, Arc::clone(&tree));
        Ok(tree)
    }
}

// One text for each filter that may lead, so that an index does.

/// Every column of an office that is seen, in the order in which its record
/// takes them.
macro_rules! select_offices {
    ($rest:literal) => {
        concat!(
            "SELECT id, version, parent, listed, valid_from, valid_to, successor, focal_point,
                    names, details
             FROM office
             WHERE NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'office/' || office.id)
               AND ",
            $rest
        )
    };
}

const BELOW: &str = select_offices!("parent = $1 AND id > $2 ORDER BY id LIMIT $3");
const ALL: &str = select_offices!("id > $1 ORDER BY id LIMIT $2");

impl Reader {
    /// Offices in the order in which they were opened; of one parent, if that
    /// is asked.
    pub async fn offices_page(
        &self,
        parent: Option<OfficeId>,
        page: &Page,
    ) -> Result<Paged<Office>, Refusal> {
        let after: String = page.cursor()?.unwrap_or_default();
        let most = page.size + 1;
        let (sql, args) = match parent {
            Some(parent) => (BELOW, args![parent, after, most]),
            None => (ALL, args![after, most]),
        };
        let rows = self.db().read().await?.all(sql, args).await?;
        let offices = rows
            .into_iter()
            .map(Office::read)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Paged::cut(offices, page.size, |office| {
            office.id.to_string()
        }))
    }

    /// The whole tree.
    pub async fn offices(&self) -> Result<Arc<OfficeTree>, StoreError> {
        self.store().tree().await
    }

    /// One office as it is now.
    pub async fn office(&self, id: OfficeId) -> Result<Option<Office>, StoreError> {
        let mut conn = self.db().read().await?;
        Ok(match AnyRecord::load(&mut conn, id.into()).await? {
            Some(AnyRecord::Office(office)) if !is_unseen(&mut conn, id.into()).await? => {
                Some(office)
            }
            _ => None,
        })
    }

    /// The names of colleagues, which every colleague may know. Who was erased
    /// has none.
    pub async fn account_names(
        &self,
        ids: &[AccountId],
    ) -> Result<HashMap<AccountId, String>, StoreError> {
        let mut names = HashMap::with_capacity(ids.len());
        for id in ids {
            if names.contains_key(id) {
                continue;
            }
            let found = {
                let mut conn = self.db().read().await?;
                AnyRecord::load(&mut conn, (*id).into()).await?
            };
            let Some(AnyRecord::Account(account)) = found else {
                continue;
            };
            let mut record = AnyRecord::Account(account);
            let about = subjects(&record.personal());
            let ring = self.keys().ring(about).await?;
            ring.open(record.personal());
            if let AnyRecord::Account(account) = record
                && let Some(name) = account.details.name.value()
            {
                names.insert(*id, name.clone());
            }
        }
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, BELOW};
    use crate::db::AGENCY;
    use crate::db::plan::of;

    #[tokio::test]
    async fn every_list_of_offices_is_led_by_an_index() {
        for (sql, index) in [
            (BELOW, "office_parent (parent=? AND id>?)"),
            (ALL, "sqlite_autoindex_office_1 (id>?)"),
        ] {
            let plan = of(&AGENCY, sql).await;
            let first = format!("SEARCH office USING INDEX {index}");
            assert_eq!(plan.first(), Some(&first), "{sql}");
            assert!(
                plan.iter().all(|step| !step.contains("TEMP B-TREE")),
                "{plan:?}"
            );
        }
    }
}
