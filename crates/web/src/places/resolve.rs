//! Places as people name them in a form: by their code.

use passerelle_model::place::{MOST_SUCCESSORS, PCode};
use passerelle_model::text::CountryCode;
use passerelle_model::{Fault, PlaceId};
use passerelle_store::PlaceSummary;

use crate::answer::Halt;
use crate::desk::Desk;

/// Codes between spaces, commas or lines; each may also be the address of a
/// place's page, or its id, since not every place has a code.
pub(super) async fn places(
    desk: &Desk,
    country: CountryCode,
    typed: &str,
) -> Result<Result<Vec<PlaceId>, Fault>, Halt> {
    let mut found = Vec::new();
    let parts = typed.split(|c: char| c.is_whitespace() || [',', ';', '،'].contains(&c));
    for part in parts.filter(|part| !part.is_empty()) {
        // One more than may be is enough for the record to say so.
        if found.len() > MOST_SUCCESSORS {
            break;
        }
        match place(desk, country, part).await? {
            Some(place) => found.push(place),
            None => return Ok(Err(Fault::new("", "no-such-place"))),
        }
    }
    Ok(Ok(found))
}

/// One place, or none where nothing was typed.
pub(super) async fn one(
    desk: &Desk,
    country: CountryCode,
    typed: &str,
) -> Result<Result<Option<PlaceId>, Fault>, Halt> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let found = place(desk, country, typed).await?;
    Ok(found
        .map(Some)
        .ok_or_else(|| Fault::new("", "no-such-place")))
}

async fn place(desk: &Desk, country: CountryCode, typed: &str) -> Result<Option<PlaceId>, Halt> {
    let last = typed.trim_end_matches('/').rsplit('/').next();
    if let Some(id) = last.and_then(|id| id.parse::<PlaceId>().ok()) {
        return Ok(desk.reader().place(id).await?.map(|place| place.id));
    }
    let Ok(code) = PCode::parse(typed) else {
        return Ok(None);
    };
    let found = desk.reader().places_by_codes(&[(country, code)]).await?;
    Ok(found.into_values().next().map(|place| place.id))
}

/// How a place is written into a form: by its code where it has one.
pub(super) fn written(place: &PlaceSummary) -> String {
    let code = place.details.code.as_ref();
    code.map_or_else(|| super::address(place.id), ToString::to_string)
}
