//! Where offices stand in the tree, as the writer sees it.

use std::collections::HashMap;

use passerelle_model::OfficeId;
use passerelle_model::policy::OfficePath;

use crate::db::{Conn, args};
use crate::error::StoreError;

/// Deeper trees are taken for a circle.
const DEPTH: usize = 64;

/// Parents of offices, known as of one state of the tree.
#[derive(Debug, Default)]
pub(super) struct Places {
    tree: Option<i64>,
    parents: HashMap<OfficeId, Option<OfficeId>>,
}

impl Places {
    /// Reads the tree again if another program, or a rollback, changed it.
    pub(super) async fn refresh(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        let tree = tree_version(conn).await?;
        if self.tree == Some(tree) {
            return Ok(());
        }
        let rows = conn.all("SELECT id, parent FROM office", args![]).await?;
        self.parents = rows
            .into_iter()
            .map(|mut row| Ok((row.parse()?, row.parse_opt()?)))
            .collect::<Result<_, StoreError>>()?;
        self.tree = Some(tree);
        Ok(())
    }

    /// The state of the tree that is known.
    pub(super) const fn version(&self) -> Option<i64> {
        self.tree
    }

    /// Forgets everything: the next refresh reads it again.
    pub(super) fn forget(&mut self) {
        self.tree = None;
    }

    /// Takes note of where an office stands from now on.
    pub(super) fn set(&mut self, office: OfficeId, parent: Option<OfficeId>, tree: i64) {
        self.parents.insert(office, parent);
        self.tree = Some(tree);
    }

    /// Takes note of where an office goes back to, inside one action.
    pub(super) fn moved(&mut self, office: OfficeId, parent: Option<OfficeId>) {
        self.parents.insert(office, parent);
    }

    /// The office just above one.
    pub(super) fn parent(&self, office: OfficeId) -> Option<OfficeId> {
        self.parents.get(&office).copied().flatten()
    }

    /// The path from the top; none for an office that is not there.
    pub(super) fn path(&self, office: OfficeId) -> Option<OfficePath> {
        let mut line = vec![office];
        let mut next = *self.parents.get(&office)?;
        while let Some(above) = next {
            if line.len() > DEPTH {
                return None;
            }
            line.push(above);
            next = *self.parents.get(&above)?;
        }
        let top = OfficePath::top(line.pop()?);
        Some(
            line.into_iter()
                .rev()
                .fold(top, |path, office| path.below(office)),
        )
    }
}

/// How often the tree of offices was changed.
pub(crate) async fn tree_version(conn: &mut Conn) -> Result<i64, StoreError> {
    let row = conn
        .one("SELECT office_tree FROM agency WHERE id = 1", args![])
        .await?;
    row.ok_or(StoreError::Corrupt("the agency's own row is missing"))?
        .int()
}
