//! Reading places. Whoever signed in may see them all.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use passerelle_model::place::{Geometry, PCode, Place, PlaceDetails, PlaceKind};
use passerelle_model::text::CountryCode;
use passerelle_model::{PlaceId, Version};

use crate::batches::is_unseen;
use crate::db::{Row, Value, args};
use crate::door::Refusal;
use crate::error::StoreError;
use crate::gazetteer::{self, key};
use crate::page::{Page, Paged};
use crate::reader::Reader;
use crate::records::AnyRecord;

/// A place as lists have it: everything but its area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceSummary {
    /// Its id.
    pub id: PlaceId,
    /// How often it was changed.
    pub version: Version,
    /// Its country.
    pub country: CountryCode,
    /// What it is.
    pub kind: PlaceKind,
    /// Its last day, once it is known.
    pub valid_to: Option<Date>,
    /// Everything on its form.
    pub details: PlaceDetails,
    /// Whether its area is drawn.
    pub has_geometry: bool,
}

/// Which places are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceFilter {
    /// Of this country.
    pub country: Option<CountryCode>,
    /// Of this kind.
    pub kind: Option<PlaceKind>,
    /// Closed ones too.
    pub with_closed: bool,
}

/// An area with whose it is, to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceArea {
    /// The place.
    pub id: PlaceId,
    /// Everything on its form.
    pub details: PlaceDetails,
    /// Its area.
    pub geometry: Geometry,
}

/// How many places of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceCount {
    /// The country.
    pub country: CountryCode,
    /// The kind.
    pub kind: PlaceKind,
    /// How many are open.
    pub count: i64,
}

/// Areas of one map.
const AREAS: i64 = 1_000;
/// What follows or came before one place.
const NEXT: i64 = 200;

/// Holds for places that are seen. Whether any batch is half done is asked once
/// for each query; only then is each row asked for.
macro_rules! seen {
    () => {
        "(NOT EXISTS (SELECT 1 FROM batch b
                      WHERE b.done > 0 AND (b.done < b.total OR b.taken_back))
          OR NOT EXISTS (SELECT 1 FROM unseen u WHERE u.record = 'place/' || p.id))"
    };
}

/// Every column of a summary, in the order in which it takes them.
macro_rules! select_places {
    ($($rest:expr),+) => {
        concat!(
            "SELECT p.id, p.version, p.country, p.kind, p.valid_to, p.details,
                    p.geometry IS NOT NULL ",
            $($rest),+
        )
    };
}

mod areas;
mod search;

pub use areas::{AreaHash, area_hash};
pub use search::{FoundPlace, FoundPlaces};

// One text for each filter that may lead, so that an index does.

const OF_COUNTRY: &str = select_places!(
    "FROM place p WHERE p.country = $1 AND p.kind = $2 AND (p.sorted, p.id) > ($3, $4)
       AND ($5 OR p.valid_to IS NULL OR p.valid_to >= $6) AND ",
    seen!(),
    " ORDER BY p.sorted, p.id LIMIT $7"
);
const OF_ALL: &str = select_places!(
    "FROM place p WHERE p.id > $1 AND ",
    seen!(),
    " ORDER BY p.id LIMIT $2"
);
const UNDER: &str = select_places!(
    "FROM place p WHERE p.parent = $1 AND (p.sorted, p.id) > ($2, $3)
       AND ($4 OR p.valid_to IS NULL OR p.valid_to >= $5) AND ($6 IS NULL OR p.kind = $6) AND ",
    seen!(),
    " ORDER BY p.sorted, p.id LIMIT $7"
);
const BY_CODE: (&str, &str) = (
    select_places!("FROM place p WHERE p.coded IN ("),
    concat!(") AND ", seen!()),
);
const BY_ID: (&str, &str) = (
    select_places!("FROM place p WHERE p.id IN ("),
    concat!(") AND ", seen!()),
);
const ABOVE: &str = concat!(
    "WITH RECURSIVE up (id, step) AS (
        SELECT o.parent, 1 FROM place o WHERE o.id = $1
        UNION ALL
        SELECT o.parent, up.step + 1 FROM up JOIN place o ON o.id = up.id WHERE up.step < 8) ",
    select_places!(
        "FROM up JOIN place p ON p.id = up.id WHERE ",
        seen!(),
        " ORDER BY up.step DESC"
    )
);
const BEFORE: &str = select_places!(
    "FROM place_successor s JOIN place p ON p.id = s.place WHERE s.successor = $1 AND ",
    seen!(),
    " ORDER BY p.sorted, p.id LIMIT $2"
);
const AREAS_OF: &str = concat!(
    "SELECT p.id, p.details, p.geometry FROM place p
     WHERE p.country = $1 AND p.kind = $2 AND (p.valid_to IS NULL OR p.valid_to >= $3)
       AND p.geometry IS NOT NULL AND ",
    seen!(),
    " ORDER BY p.sorted, p.id LIMIT $4"
);
const COUNTS: &str = concat!(
    "SELECT p.country, p.kind, COUNT(*) FROM place p
     WHERE (p.valid_to IS NULL OR p.valid_to >= $1) AND ",
    seen!(),
    " GROUP BY p.country, p.kind"
);
const COUNTS_OF: &str = concat!(
    "SELECT p.country, p.kind, COUNT(*) FROM place p
     WHERE p.country = $2 AND (p.valid_to IS NULL OR p.valid_to >= $1) AND ",
    seen!(),
    " GROUP BY p.country, p.kind"
);
const COUNTS_UNDER: &str = concat!(
    "SELECT p.country, p.kind, COUNT(*) FROM place p
     WHERE p.parent = $2 AND (p.valid_to IS NULL OR p.valid_to >= $1) AND ",
    seen!(),
    " GROUP BY p.country, p.kind"
);

impl Reader {
    /// One place as it is now, with its area.
    pub async fn place(&self, id: PlaceId) -> Result<Option<Place>, StoreError> {
        let mut conn = self.db().read().await?;
        Ok(match AnyRecord::load(&mut conn, id.into()).await? {
            Some(AnyRecord::Place(place)) if !is_unseen(&mut conn, id.into()).await? => Some(place),
            _ => None,
        })
    }

    /// Those of several places that are there.
    pub async fn places(
        &self,
        ids: &[PlaceId],
    ) -> Result<HashMap<PlaceId, PlaceSummary>, StoreError> {
        let ids: HashSet<_> = ids.iter().collect();
        let ids = ids.into_iter().map(|id| Value::from(*id)).collect();
        let rows = self.db().read().await?.of_many(BY_ID, ids).await?;
        rows.into_iter()
            .map(|row| summary(row).map(|place| (place.id, place)))
            .collect()
    }

    /// The places that have codes, closed ones too.
    pub async fn places_by_codes(
        &self,
        codes: &[(CountryCode, PCode)],
    ) -> Result<HashMap<(CountryCode, PCode), PlaceSummary>, StoreError> {
        let keys: HashSet<_> = codes.iter().map(|(of, code)| key(*of, code)).collect();
        let keys = keys.into_iter().map(Value::from).collect();
        let rows = self.db().read().await?.of_many(BY_CODE, keys).await?;
        let mut found = HashMap::with_capacity(rows.len());
        for row in rows {
            let place = summary(row)?;
            if let Some(code) = place.details.code.clone() {
                found.insert((place.country, code), place);
            }
        }
        Ok(found)
    }

    /// Every place, closed ones too, in the order in which they were added.
    pub async fn places_page(&self, page: &Page) -> Result<Paged<PlaceSummary>, Refusal> {
        let after: String = page.cursor()?.unwrap_or_default();
        let mut conn = self.db().read().await?;
        let rows = conn.all(OF_ALL, args![after, page.size + 1]).await?;
        drop(conn);
        let rows = rows.into_iter().map(summary).collect::<Result<_, _>>()?;
        Ok(Paged::cut(rows, page.size, |place| place.id.to_string()))
    }

    /// Places of a country and kind, in the order of their main names.
    pub async fn places_of(
        &self,
        country: &CountryCode,
        kind: PlaceKind,
        with_closed: bool,
        page: &Page,
    ) -> Result<Paged<PlaceSummary>, Refusal> {
        let after: After = page.cursor()?.unwrap_or_default();
        let (today, most) = (self.today(), page.size + 1);
        let args = args![
            country.as_str(),
            kind.code(),
            after.sorted,
            after.id,
            with_closed,
            today,
            most,
        ];
        self.paged(OF_COUNTRY, args, page).await
    }

    /// Places just below one, in the order of their main names.
    pub async fn places_under(
        &self,
        parent: PlaceId,
        kind: Option<PlaceKind>,
        with_closed: bool,
        page: &Page,
    ) -> Result<Paged<PlaceSummary>, Refusal> {
        let after: After = page.cursor()?.unwrap_or_default();
        let (today, most) = (self.today(), page.size + 1);
        let kind = kind.map(PlaceKind::code);
        let args = args![
            parent,
            after.sorted,
            after.id,
            with_closed,
            today,
            kind,
            most
        ];
        self.paged(UNDER, args, page).await
    }

    async fn paged(
        &self,
        sql: &'static str,
        args: Vec<Value>,
        page: &Page,
    ) -> Result<Paged<PlaceSummary>, Refusal> {
        let rows = self.db().read().await?.all(sql, args).await?;
        let rows = rows.into_iter().map(summary).collect::<Result<_, _>>()?;
        Ok(Paged::cut(rows, page.size, |place| {
            After::of(place).to_string()
        }))
    }

    /// What stands above a place, from the top.
    pub async fn place_path(&self, id: PlaceId) -> Result<Vec<PlaceSummary>, StoreError> {
        let rows = self.db().read().await?.all(ABOVE, args![id]).await?;
        rows.into_iter().map(summary).collect()
    }

    /// What stands above each of several places, from the top.
    pub async fn place_paths<'a>(
        &self,
        of: impl IntoIterator<Item = &'a PlaceSummary>,
    ) -> Result<HashMap<PlaceId, Vec<PlaceSummary>>, StoreError> {
        let mut paths: HashMap<PlaceId, Vec<PlaceSummary>> = HashMap::new();
        let mut next: Vec<(PlaceId, PlaceId)> = of
            .into_iter()
            .filter_map(|place| place.details.parent.map(|parent| (place.id, parent)))
            .collect();
        // One look for each level, and there are few.
        while !next.is_empty() {
            let parents: Vec<_> = next.iter().map(|(_, parent)| *parent).collect();
            let found = self.places(&parents).await?;
            let of = std::mem::take(&mut next);
            for (id, parent) in of {
                if let Some(above) = found.get(&parent) {
                    next.extend(above.details.parent.map(|parent| (id, parent)));
                    paths.entry(id).or_default().insert(0, above.clone());
                }
            }
        }
        Ok(paths)
    }

    /// Places that were closed and that this one followed.
    pub async fn place_predecessors(&self, id: PlaceId) -> Result<Vec<PlaceSummary>, StoreError> {
        let rows = self.db().read().await?.all(BEFORE, args![id, NEXT]).await?;
        rows.into_iter().map(summary).collect()
    }

    /// How many open places of each kind each country has.
    pub async fn place_counts(&self) -> Result<Vec<PlaceCount>, StoreError> {
        self.counted(COUNTS, args![self.today()]).await
    }

    /// The same for one country.
    pub async fn place_counts_of(
        &self,
        country: &CountryCode,
    ) -> Result<Vec<PlaceCount>, StoreError> {
        let args = args![self.today(), country.as_str()];
        self.counted(COUNTS_OF, args).await
    }

    /// The same for what stands just below a place.
    pub async fn place_counts_under(&self, id: PlaceId) -> Result<Vec<PlaceCount>, StoreError> {
        self.counted(COUNTS_UNDER, args![self.today(), id]).await
    }

    async fn counted(
        &self,
        sql: &'static str,
        args: Vec<Value>,
    ) -> Result<Vec<PlaceCount>, StoreError> {
        let rows = self.db().read().await?.all(sql, args).await?;
        let count = |mut row: Row| {
            Ok(PlaceCount {
                country: row.code(CountryCode::stored)?,
                kind: row.code(|code| PlaceKind::parse(code).ok())?,
                count: row.int()?,
            })
        };
        rows.into_iter().map(count).collect()
    }

    /// The areas of a country's places of a kind, for a map.
    pub async fn place_areas(
        &self,
        country: &CountryCode,
        kind: PlaceKind,
    ) -> Result<Vec<PlaceArea>, StoreError> {
        let args = args![country.as_str(), kind.code(), self.today(), AREAS];
        let rows = self.db().read().await?.all(AREAS_OF, args).await?;
        let area = |mut row: Row| {
            Ok(PlaceArea {
                id: row.parse()?,
                details: row.json()?,
                geometry: row.json()?,
            })
        };
        rows.into_iter().map(area).collect()
    }

    fn today(&self) -> Date {
        self.store().now().date()
    }
}

fn summary(mut row: Row) -> Result<PlaceSummary, StoreError> {
    read(&mut row)
}

fn read(row: &mut Row) -> Result<PlaceSummary, StoreError> {
    Ok(PlaceSummary {
        id: row.parse()?,
        version: Version(row.int()?),
        country: row.code(CountryCode::stored)?,
        kind: row.code(|code| PlaceKind::parse(code).ok())?,
        valid_to: row.parse_opt()?,
        details: row.json()?,
        has_geometry: row.bool()?,
    })
}

/// Where a list goes on: the id first, since its length is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct After {
    id: String,
    sorted: String,
}

impl After {
    fn of(place: &PlaceSummary) -> Self {
        Self {
            id: place.id.to_string(),
            sorted: gazetteer::sorted(&place.details),
        }
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.sorted)
    }
}

impl std::str::FromStr for After {
    type Err = passerelle_model::ids::NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, sorted) = text.split_once(' ').ok_or(passerelle_model::ids::NotAnId)?;
        let id: PlaceId = id.parse()?;
        Ok(Self {
            id: id.to_string(),
            sorted: sorted.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::search::WITH_WORDS;
    use super::*;
    use crate::db::{AGENCY, plan};

    #[tokio::test]
    async fn every_list_of_places_has_its_index() {
        for (sql, index) in [
            (
                OF_COUNTRY,
                "USING INDEX place_country (country=? AND kind=? AND (sorted,id)>(?,?))",
            ),
            (
                UNDER,
                "USING INDEX place_parent (parent=? AND (sorted,id)>(?,?))",
            ),
            (
                WITH_WORDS,
                "w USING COVERING INDEX sqlite_autoindex_place_word_1 (word>? AND word<?)",
            ),
            (
                WITH_WORDS,
                "o USING COVERING INDEX place_word_place (place=? AND word>? AND word<?)",
            ),
            (
                BEFORE,
                "s USING COVERING INDEX sqlite_autoindex_place_successor_1 (successor=?)",
            ),
            (COUNTS, "p USING COVERING INDEX place_country"),
            (
                COUNTS_OF,
                "p USING COVERING INDEX place_country (country=?)",
            ),
            (
                AREAS_OF,
                "p USING INDEX place_country (country=? AND kind=?)",
            ),
            (ABOVE, "p USING INDEX sqlite_autoindex_place_1 (id=?)"),
        ] {
            let steps = plan::of(&AGENCY, sql).await;
            assert!(
                steps.iter().any(|step| step.contains(index)),
                "{index}: {steps:#?}"
            );
            // Sorted only where the index does not have that order: by name
            // behind a successor, and up the levels.
            let sorted = steps.iter().any(|step| step.contains("TEMP B-TREE"));
            assert_eq!(sorted, [BEFORE, ABOVE].contains(&sql), "{steps:#?}");
        }
    }
}
