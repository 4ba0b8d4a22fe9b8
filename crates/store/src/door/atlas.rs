//! What the door keeps of places beside their rows: who holds a code, under
//! which words they are found, and what followed them.
//!
//! Like the rows it waits until it is written, so that a chunk of an import
//! takes a handful of statements and not some for each row.

use std::collections::{BTreeSet, HashMap, HashSet};

use passerelle_model::PlaceId;
use passerelle_model::place::Place;

use crate::db::{Conn, Value, args};
use crate::error::StoreError;
use crate::gazetteer::{coded, words};

/// Look-ups of places, as they stand now.
#[derive(Default)]
pub(super) struct Atlas {
    /// Who holds a code, as far as that was asked or changed.
    holders: HashMap<String, Option<PlaceId>>,
    words: Lines,
    successors: Lines,
}

/// Lines of a derived table that wait, by the place that they are of.
#[derive(Default)]
struct Lines {
    of: HashMap<PlaceId, Vec<Vec<Value>>>,
    /// Places that may have lines in the table already.
    old: HashSet<PlaceId>,
}

impl Lines {
    fn put(&mut self, place: PlaceId, new: bool, lines: Vec<Vec<Value>>) {
        if !new {
            self.old.insert(place);
        }
        self.of.insert(place, lines);
    }

    /// Takes what waits: whose lines go, and the lines that come.
    fn take(&mut self) -> (Vec<Value>, Vec<Vec<Value>>) {
        let old = std::mem::take(&mut self.old);
        let new = std::mem::take(&mut self.of);
        (
            old.into_iter().map(Value::from).collect(),
            new.into_values().flatten().collect(),
        )
    }
}

impl Atlas {
    /// Asks who holds several codes, since each will be asked for.
    pub(super) async fn ask_ahead(
        &mut self,
        conn: &mut Conn,
        codes: impl IntoIterator<Item = String>,
    ) -> Result<(), StoreError> {
        let unknown: BTreeSet<_> = codes
            .into_iter()
            .filter(|code| !self.holders.contains_key(code))
            .collect();
        let keys = unknown.iter().map(Value::from).collect();
        self.holders
            .extend(unknown.into_iter().map(|code| (code, None)));
        let around = ("SELECT coded, id FROM place WHERE coded IN (", ")");
        for mut row in conn.of_many(around, keys).await? {
            self.holders.insert(row.text()?, Some(row.parse()?));
        }
        Ok(())
    }

    /// The place that has a code.
    pub(super) async fn holder(
        &mut self,
        conn: &mut Conn,
        code: String,
    ) -> Result<Option<PlaceId>, StoreError> {
        self.ask_ahead(conn, [code.clone()]).await?;
        Ok(self.holders.get(&code).copied().flatten())
    }

    /// Takes note of what a place was and is from now on.
    pub(super) fn note(&mut self, id: PlaceId, was: Option<&Place>, is: Option<&Place>) {
        self.note_code(id, was.and_then(coded), is.and_then(coded));
        let of = |place: Option<&Place>| place.map(words).unwrap_or_default();
        let (before, after) = (of(was), of(is));
        if before != after {
            let lines = after.into_iter().zip(std::iter::repeat(is));
            let line =
                |((word, matched), is): ((String, crate::gazetteer::Matched), Option<&Place>)| {
                    let is = is?;
                    let (country, kind) = (is.country.as_str(), is.kind.code());
                    Some(args![word, matched.number(), country, kind, id])
                };
            self.words
                .put(id, was.is_none(), lines.filter_map(line).collect());
        }
        let of = |place: Option<&Place>| place.map(|p| p.successors.clone()).unwrap_or_default();
        let (before, after) = (of(was), of(is));
        if before != after {
            let lines = after.into_iter().map(|successor| args![successor, id]);
            self.successors.put(id, was.is_none(), lines.collect());
        }
    }

    fn note_code(&mut self, id: PlaceId, was: Option<String>, is: Option<String>) {
        if was == is {
            return;
        }
        if let Some(was) = was
            && self
                .holders
                .get(&was)
                .is_none_or(|holder| *holder == Some(id))
        {
            self.holders.insert(was, None);
        }
        if let Some(is) = is {
            self.holders.insert(is, Some(id));
        }
    }

    /// Writes what waits.
    pub(super) async fn write(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        let (old, new) = self.words.take();
        let gone = ("DELETE FROM place_word WHERE place IN (", ")");
        conn.for_many(gone, old).await?;
        let insert = "INSERT INTO place_word (word, matched, country, kind, place) VALUES ";
        conn.insert_many((insert, ""), new).await?;
        let (old, new) = self.successors.take();
        let gone = ("DELETE FROM place_successor WHERE place IN (", ")");
        conn.for_many(gone, old).await?;
        let insert = "INSERT INTO place_successor (successor, place) VALUES ";
        conn.insert_many((insert, ""), new).await
    }
}
