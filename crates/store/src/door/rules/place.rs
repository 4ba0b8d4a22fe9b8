//! Rules of places: what stands above, below and after one, and whose a code is.

use jiff::civil::Date;
use passerelle_model::place::{ClosePlace, PCode, Place, PlaceAction, PlaceKind};
use passerelle_model::text::CountryCode;
use passerelle_model::{Fault, Faults, PlaceId};

use crate::db::args;
use crate::door::Refusal;
use crate::door::work::Work;
use crate::error::StoreError;
use crate::gazetteer;
use crate::records::AnyRecord;

/// What a place is before it is looked at what it stands below.
struct Standing<'a> {
    place: PlaceId,
    country: &'a CountryCode,
    kind: PlaceKind,
    to: Option<Date>,
}

/// Rules of places.
pub(in crate::door) async fn place(
    work: &mut Work<'_>,
    action: &PlaceAction,
    current: Option<&AnyRecord>,
) -> Result<(), Refusal> {
    let current = match current {
        Some(AnyRecord::Place(place)) => Some(place),
        _ => None,
    };
    match (action, current) {
        (PlaceAction::Add(add), _) => {
            let standing = Standing {
                place: add.place,
                country: &add.country,
                kind: add.kind,
                to: add.to,
            };
            let details = &add.details;
            stands_well(work, &standing, (details.parent, details.code.as_ref())).await
        }
        (PlaceAction::Amend(amend), Some(place)) => {
            // What stays as it is was allowed to be so.
            let (was, is) = (&place.details, &amend.details);
            let parent = is.parent.filter(|parent| was.parent != Some(*parent));
            let code = is
                .code
                .as_ref()
                .filter(|code| was.code.as_ref() != Some(code));
            stands_well(work, &Standing::of(place), (parent, code)).await
        }
        (PlaceAction::Close(close), _) => ends_well(work, close).await,
        (PlaceAction::Reopen(_), Some(place)) => {
            let standing = Standing {
                to: None,
                ..Standing::of(place)
            };
            stands_well(work, &standing, (place.details.parent, None)).await
        }
        (PlaceAction::SetGeometry(_) | PlaceAction::Amend(_) | PlaceAction::Reopen(_), _) => Ok(()),
    }
}

impl<'a> Standing<'a> {
    fn of(place: &'a Place) -> Self {
        Self {
            place: place.id,
            country: &place.country,
            kind: place.kind,
            to: place.valid_to,
        }
    }
}

/// The place above is of the right level and lasts as long; the code is nobody
/// else's.
async fn stands_well(
    work: &mut Work<'_>,
    standing: &Standing<'_>,
    (parent, code): (Option<PlaceId>, Option<&PCode>),
) -> Result<(), Refusal> {
    let mut faults = Faults::new();
    if let Some(parent) = parent
        && let Err(key) = stands_below(standing, found(work, parent).await?.as_ref())
    {
        faults.push(Fault::new("parent", key));
    }
    if let Some(code) = code {
        let key = gazetteer::key(*standing.country, code);
        let holder = work.holder(key).await?;
        if holder.is_some_and(|holder| holder != standing.place) {
            faults.push(Fault::new("code", "already-taken"));
        }
    }
    Ok(faults.finish(Some(()))?)
}

fn stands_below(standing: &Standing<'_>, parent: Option<&Place>) -> Result<(), &'static str> {
    let parent = parent.ok_or("unknown-choice")?;
    if !standing.kind.parents().contains(&parent.kind) {
        return Err("place-of-another-level");
    }
    if parent.country != *standing.country {
        return Err("place-of-another-country");
    }
    let outlasts = |last: Date| standing.to.is_none_or(|to| to > last);
    if parent.valid_to.is_some_and(outlasts) {
        return Err("place-is-closed");
    }
    Ok(())
}

/// What follows is there and goes on; nothing below stays behind. Each place
/// ends before those that follow it, so that nobody follows themselves.
async fn ends_well(work: &mut Work<'_>, close: &ClosePlace) -> Result<(), Refusal> {
    for successor in &close.successors {
        match found(work, *successor).await? {
            None => return Err(Fault::new("successors", "unknown-choice").into()),
            Some(place) if place.valid_to.is_some_and(|last| last <= close.to) => {
                return Err(Fault::new("successors", "place-is-closed").into());
            }
            Some(_) => {}
        }
    }
    let below = count(
        work,
        "SELECT COUNT(*) FROM place WHERE parent = $1 AND (valid_to IS NULL OR valid_to > $2)",
        close,
    )
    .await?;
    if below > 0 {
        let fault = Fault::new("to", "open-places-below");
        return Err(fault.with("count", below).into());
    }
    let before = count(
        work,
        "SELECT COUNT(*) FROM place_successor s JOIN place p ON p.id = s.place
         WHERE s.successor = $1 AND p.valid_to >= $2",
        close,
    )
    .await?;
    if before > 0 {
        return Err(Fault::new("to", "ends-before-its-beginning").into());
    }
    Ok(())
}

async fn found(work: &mut Work<'_>, id: PlaceId) -> Result<Option<Place>, StoreError> {
    Ok(match work.record(id.into()).await? {
        Some(AnyRecord::Place(place)) => Some(place),
        _ => None,
    })
}

async fn count(
    work: &mut Work<'_>,
    sql: &'static str,
    close: &ClosePlace,
) -> Result<i64, StoreError> {
    super::count(work, sql, args![close.place, close.to]).await
}
