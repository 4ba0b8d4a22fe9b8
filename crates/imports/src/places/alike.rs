//! Places that may be in the register already, under another code.
//!
//! Two sources have two codes for one province. Nothing but a person can say that
//! they are one, so the row is remarked on and taken as it stands.

use std::collections::HashMap;

use passerelle_model::country::CountryCode;
use passerelle_model::place::PlaceKind;
use passerelle_store::{Page, PlaceSummary, Reader, Refusal, fold_name};

use super::index::{Index, Key};
use super::unit::Named;
use crate::said::Said;

/// Places that are asked for at once.
const AT_ONCE: i64 = 1_000;

/// Levels at which a name is nearly always one place of its country. Sites and
/// points of one name are many.
const LEVELS: [PlaceKind; 3] = [PlaceKind::Admin1, PlaceKind::Admin2, PlaceKind::Admin3];

/// Names of places of the register that the file says nothing of, with their codes.
#[derive(Default)]
pub(super) struct Alike {
    codes: HashMap<(CountryCode, PlaceKind, String), String>,
}

impl Alike {
    /// Asks for the places of those countries and levels to which the file adds.
    pub(super) async fn of(
        index: &Index,
        known: &HashMap<Key, PlaceSummary>,
        reader: &Reader,
    ) -> Result<Self, Refusal> {
        let mut alike = Self::default();
        let new = index.new_kinds(known);
        if new.is_empty() {
            return Ok(alike);
        }
        let there = reader.place_counts().await?;
        for count in there.iter().filter(|count| LEVELS.contains(&count.kind)) {
            if new.contains(&(count.country, count.kind)) {
                alike
                    .take(count.country, count.kind, (index, reader))
                    .await?;
            }
        }
        Ok(alike)
    }

    async fn take(
        &mut self,
        country: CountryCode,
        kind: PlaceKind,
        (index, reader): (&Index, &Reader),
    ) -> Result<(), Refusal> {
        let mut cursor = None;
        loop {
            let page = Page::after(AT_ONCE, cursor);
            let found = reader.places_of(&country, kind, false, &page).await?;
            for place in &found.rows {
                let Some(code) = &place.details.code else {
                    continue;
                };
                // What has a row of its own is another place.
                if index.get(country, code).is_some() {
                    continue;
                }
                for name in &place.details.names {
                    let key = (country, kind, fold_name(name.name.as_str()));
                    self.codes.entry(key).or_insert_with(|| code.to_string());
                }
            }
            cursor = found.next;
            if cursor.is_none() {
                return Ok(());
            }
        }
    }

    /// What is said of a new place whose name is there already.
    pub(super) fn said(&self, kind: PlaceKind, named: &Named) -> Option<Said> {
        if self.codes.is_empty() {
            return None;
        }
        let mut names = named.own.names.iter();
        let code = names.find_map(|name| {
            let key = (named.country, kind, fold_name(name.name.as_str()));
            self.codes.get(&key)
        })?;
        Some(Said::row("import-places-alike").with("code", code.as_str()))
    }
}
