//! Whether the offices of a file may stand where it says.
//!
//! Settled once, after all rows are noted, in the order in which they will be
//! done: so an office below one that is refused is refused as well, and what the
//! door would say of the tree is said before anything is done.

use std::collections::HashMap;

use jiff::civil::Date;
use passerelle_model::office::OfficeKind;
use passerelle_model::{Fault, OfficeId};
use passerelle_store::OfficeTree;

use crate::said::Said;

/// Levels of offices that stand below each other in one file, at most.
const DEEPEST: u8 = 50;
/// Offices of a circle that are named.
const NAMED: usize = 6;

/// What the rows of the file name, by folded name.
pub(super) type Rows = HashMap<String, Noted>;
/// The offices that are there, by folded name.
pub(super) type Known = HashMap<String, Vec<OfficeId>>;

/// Why a row is refused: the target at which it is said, and the message.
type Wrong = Box<(&'static str, Said)>;

/// An office that a row of the file names.
pub(super) struct Noted {
    pub(super) row: u64,
    pub(super) id: OfficeId,
    /// Its kind; none if the row does not read.
    pub(super) kind: Option<OfficeKind>,
    /// The folded name of the office above.
    pub(super) parent: Option<String>,
    /// Whether some column says what stands above.
    pub(super) says_parent: bool,
    pub(super) has_from: bool,
    pub(super) rank: u8,
    pub(super) wrong: Option<Wrong>,
}

impl Noted {
    const fn is_refused(&self) -> bool {
        self.kind.is_none() || self.wrong.is_some()
    }
}

/// The tree as it will be after the rows so far.
pub(super) struct Standing<'a> {
    tree: &'a OfficeTree,
    known: &'a Known,
    today: Date,
    /// Offices that rows open or move, with what is above them then.
    moved: HashMap<OfficeId, Option<OfficeId>>,
    /// The headquarters.
    top: Option<OfficeId>,
}

impl<'a> Standing<'a> {
    pub(super) fn of((tree, known): (&'a OfficeTree, &'a Known), today: Date) -> Self {
        let top = tree.children(None);
        Self {
            tree,
            known,
            today,
            moved: HashMap::new(),
            top: top.first().map(|office| office.id),
        }
    }

    pub(super) fn settle(mut self, rows: &mut Rows) {
        let ways: Vec<_> = rows
            .keys()
            .map(|name| (name.clone(), way(rows, name)))
            .collect();
        for (name, way) in ways {
            let Some(noted) = rows.get_mut(&name) else {
                continue;
            };
            noted.rank = u8::try_from(way.names.len()).unwrap_or(DEEPEST);
            if way.is_round {
                let names: Vec<_> = way.names.into_iter().take(NAMED).collect();
                let circle = Said::row("import-offices-circle");
                noted.wrong = Some(at("parent", circle.with("names", names.join(" → "))));
            }
        }
        let mut order: Vec<_> = rows
            .iter()
            .map(|(name, noted)| (noted.rank, noted.row, name.clone()))
            .collect();
        order.sort_unstable();
        for (_, _, name) in order {
            let found = match rows.get(&name) {
                Some(noted) if !noted.is_refused() => self.stands(rows, &name, noted),
                _ => continue,
            };
            if let (Err(wrong), Some(noted)) = (found, rows.get_mut(&name)) {
                noted.wrong = Some(wrong);
            }
        }
    }

    /// Whether a row may be done after those before it.
    fn stands(&mut self, rows: &Rows, name: &str, noted: &Noted) -> Result<(), Wrong> {
        let Some(kind) = noted.kind else {
            return Ok(());
        };
        let parent = match &noted.parent {
            Some(above) => Some(self.named(rows, above)?),
            None => None,
        };
        let known = match self.known.get(name).map(Vec::as_slice) {
            Some([id]) => self.tree.get(*id),
            Some([_, ..]) => return Err(at("name", Said::row("import-offices-several"))),
            Some([]) | None => None,
        };
        let Some(known) = known else {
            if !noted.has_from {
                return Err(wrong("from", "required"));
            }
            return self.goes(noted.id, kind, parent);
        };
        if known.has_closed_by(self.today) {
            return Err(at("name", Said::row("import-offices-closed")));
        }
        let parent = if noted.says_parent {
            parent
        } else {
            known.details.parent
        };
        if (kind, parent) == (known.details.kind, known.details.parent) {
            // What stays where it stands was allowed to stand there.
            return Ok(());
        }
        self.goes(known.id, kind, parent)
    }

    /// The office of a name, here or in the file.
    fn named(&self, rows: &Rows, name: &str) -> Result<OfficeId, Wrong> {
        match self.known.get(name).map(Vec::as_slice) {
            Some([id]) => Ok(*id),
            Some([_, ..]) => Err(at("parent", Said::row("import-offices-several"))),
            Some([]) | None => {
                let missing = || at("parent", Said::row("import-offices-no-parent"));
                let noted = rows.get(name).ok_or_else(missing)?;
                if noted.is_refused() {
                    let row = i64::try_from(noted.row).unwrap_or(i64::MAX);
                    let refused = Said::row("import-offices-parent-refused");
                    return Err(at("parent", refused.with("row", row)));
                }
                Ok(noted.id)
            }
        }
    }

    /// An office goes to a place in the tree.
    fn goes(
        &mut self,
        office: OfficeId,
        kind: OfficeKind,
        parent: Option<OfficeId>,
    ) -> Result<(), Wrong> {
        let at_top = kind == OfficeKind::Headquarters;
        match parent {
            None if !at_top => return Err(wrong("parent", "required")),
            None if self.top.is_some_and(|top| top != office) => {
                return Err(wrong("kind", "already-taken"));
            }
            None => self.top = Some(office),
            Some(_) if at_top => return Err(wrong("kind", "unknown-choice")),
            Some(parent) => {
                let above = self.tree.get(parent);
                if above.is_some_and(|above| above.has_closed_by(self.today)) {
                    return Err(at("parent", Said::row("import-offices-closed")));
                }
                if self.is_below(parent, office) {
                    return Err(wrong("parent", "office-cycle"));
                }
            }
        }
        self.moved.insert(office, parent);
        Ok(())
    }

    /// Whether an office is another or stands below it.
    fn is_below(&self, office: OfficeId, other: OfficeId) -> bool {
        let mut next = Some(office);
        for _ in 0..=self.moved.len() + self.tree.len() {
            let Some(here) = next else {
                return false;
            };
            if here == other {
                return true;
            }
            next = match self.moved.get(&here) {
                Some(parent) => *parent,
                None => self.tree.get(here).and_then(|office| office.details.parent),
            };
        }
        true
    }
}

fn wrong(target: &'static str, key: &'static str) -> Wrong {
    at(target, Said::of_fault(&Fault::new("", key)))
}

fn at(target: &'static str, said: Said) -> Wrong {
    Box::new((target, said))
}

/// The offices of the file from one upwards, and whether they go in a circle.
struct Way {
    names: Vec<String>,
    is_round: bool,
}

fn way(rows: &Rows, name: &str) -> Way {
    let mut names = vec![name.to_owned()];
    let parent = |name: &str| rows.get(name).and_then(|noted| noted.parent.clone());
    let mut next = parent(name);
    while let Some(above) = next.take_if(|above| rows.contains_key(above)) {
        if names.contains(&above) || names.len() > usize::from(DEEPEST) {
            break;
        }
        next = parent(&above);
        names.push(above);
    }
    let last = names.last().and_then(|last| parent(last));
    let is_round = last.as_deref() == Some(name);
    Way { names, is_round }
}
