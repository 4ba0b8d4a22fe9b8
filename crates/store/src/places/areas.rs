//! Areas by what they come to: to tell whether one is another without holding
//! both.

use std::collections::HashMap;

use passerelle_model::PlaceId;
use passerelle_model::place::Geometry;

use crate::db::Value;
use crate::error::StoreError;
use crate::reader::Reader;

/// Areas that are in memory at once.
const AT_ONCE: usize = 64;

/// What an area comes to: two that are the same have the same.
pub type AreaHash = [u8; 32];

/// What an area comes to.
pub fn area_hash(area: &Geometry) -> AreaHash {
    let mut hash = blake3::Hasher::new();
    // An area always serialises, and the hasher takes every byte.
    let _ = serde_json::to_writer(&mut hash, area);
    *hash.finalize().as_bytes()
}

impl Reader {
    /// What the areas of places come to; nothing for those without one.
    pub async fn place_area_hashes(
        &self,
        places: &[PlaceId],
    ) -> Result<HashMap<PlaceId, AreaHash>, StoreError> {
        let mut hashes = HashMap::with_capacity(places.len());
        for group in places.chunks(AT_ONCE) {
            let keys = group.iter().map(|place| Value::from(*place)).collect();
            let mut conn = self.db().read().await?;
            let around = (
                "SELECT id, geometry FROM place WHERE geometry IS NOT NULL AND id IN (",
                ")",
            );
            for mut row in conn.of_many(around, keys).await? {
                let (place, area): (PlaceId, Geometry) = (row.parse()?, row.json()?);
                hashes.insert(place, area_hash(&area));
            }
        }
        Ok(hashes)
    }
}
