//! Finding a place by what people type of it.

use std::collections::HashMap;

use passerelle_model::PlaceId;
use passerelle_model::place::PlaceKind;
use passerelle_model::text::CountryCode;

use super::{PlaceFilter, PlaceSummary, read};
use crate::db::{Row, args};
use crate::error::StoreError;
use crate::gazetteer::{self, Matched, typed};
use crate::reader::Reader;

/// Rows that a word may bring before the likeliest are chosen.
const CANDIDATES: i64 = 400;

/// A place that was looked for by words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPlace {
    /// The place.
    pub place: PlaceSummary,
    /// What of it begins as was typed.
    pub matched: Matched,
}

/// What a search found: the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPlaces {
    /// The places.
    pub rows: Vec<FoundPlace>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

pub(super) const WITH_WORDS: &str = select_places!(
    ", w.word, w.matched FROM place_word w JOIN place p ON p.id = w.place
     WHERE w.word >= $1 AND w.word < $2
       AND ($3 IS NULL OR w.country = $3) AND ($4 IS NULL OR w.kind = $4)
       AND ($5 IS NULL OR EXISTS (
            SELECT 1 FROM place_word o WHERE o.place = w.place AND o.word >= $5 AND o.word < $6))
       AND ($7 IS NULL OR EXISTS (
            SELECT 1 FROM place_word o WHERE o.place = w.place AND o.word >= $7 AND o.word < $8))
       AND ($9 OR p.valid_to IS NULL OR p.valid_to >= $10) AND ",
    seen!(),
    " ORDER BY w.word, w.matched, w.country, w.kind, w.place LIMIT $11"
);

impl Reader {
    /// Places whose names, other spellings or codes begin with what was typed,
    /// each word of it; the likeliest first. At most three words are looked at.
    pub async fn places_search(
        &self,
        query: &str,
        filter: &PlaceFilter,
        limit: usize,
    ) -> Result<FoundPlaces, StoreError> {
        let mut words = typed(query);
        // The longest word lets the fewest places through: it leads.
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        let Some(lead) = words.first() else {
            return Ok(FoundPlaces::default());
        };
        let (from, to) = (words.iter(), words.iter().map(|word| past(word)));
        let (mut from, mut to) = (from.skip(1), to.skip(1));
        let (second, past_second) = (from.next(), to.next());
        let (third, past_third) = (from.next(), to.next());
        let args = args![
            lead,
            past(lead),
            filter.country.as_ref().map(CountryCode::as_str),
            filter.kind.map(PlaceKind::code),
            second,
            past_second,
            third,
            past_third,
            filter.with_closed,
            self.today(),
            CANDIDATES,
        ];
        let rows = self.db().read().await?.all(WITH_WORDS, args).await?;
        let full = i64::try_from(rows.len()).is_ok_and(|rows| rows == CANDIDATES);
        likeliest(rows, lead, (limit, full))
    }
}

/// One past every word that begins with this one, in the order of text.
fn past(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

/// Each place once, whole words before beginnings, names before aliases.
fn likeliest(
    rows: Vec<Row>,
    lead: &str,
    (limit, full): (usize, bool),
) -> Result<FoundPlaces, StoreError> {
    let mut found: Vec<(bool, FoundPlace)> = Vec::with_capacity(rows.len());
    let mut at: HashMap<PlaceId, usize> = HashMap::new();
    for mut row in rows {
        let place = read(&mut row)?;
        let (partly, matched) = (row.text()? != lead, Matched::of(row.int()?));
        match at.get(&place.id) {
            None => {
                at.insert(place.id, found.len());
                found.push((partly, FoundPlace { place, matched }));
            }
            Some(known) => {
                let known = &mut found[*known];
                if (partly, matched) < (known.0, known.1.matched) {
                    (known.0, known.1.matched) = (partly, matched);
                }
            }
        }
    }
    found.sort_by_cached_key(|(partly, found)| {
        let place = &found.place;
        let sorted = gazetteer::sorted(&place.details);
        (*partly, found.matched, place.kind, sorted, place.id)
    });
    let more = full || found.len() > limit;
    let rows = found.into_iter().take(limit).map(|(_, found)| found);
    Ok(FoundPlaces {
        rows: rows.collect(),
        more,
    })
}
