//! The area of a place: GeoJSON that is pasted or brought as a file.

use askama::Template;
use passerelle_model::place::{Geometry, Place, PlaceAction, SetGeometry};
use passerelle_model::{Action, Fault, Faults, PlaceId};
use serde::{Deserialize, Serialize};

use super::{address, both, crumbs, language};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::offices::Crumb;
use crate::shell::Shell;

const LABELS: fields::Labels = &[("geometry", "place-area-label")];

form_pages!(AreaPage);

/// The area as it was typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct AreaForm {
    geometry: String,
    /// Set by the button that takes the area away.
    nothing: String,
}

#[derive(Template)]
#[template(path = "places/area.html")]
struct AreaPage {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    faults: FormFaults,
    typed: AreaForm,
    has_area: bool,
    expected_version: i64,
    cancel: String,
}

pub(super) async fn ask_area(desk: Desk, Path(id): Path<PlaceId>) -> Answer {
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let seen = (AreaForm::default(), place.version.0);
    page(&area_page(&desk, &place, seen, FormFaults::none()).await?)
}

pub(super) async fn set(desk: Desk, Path(id): Path<PlaceId>, form: Form<AreaForm>) -> Answer {
    form.seen()?;
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let geometry = match drawn(&form) {
        Ok(geometry) => geometry,
        Err(fault) => {
            let faults = fault.at("geometry").into();
            return set_again(&desk, &place, &faults, &form).await;
        }
    };
    let set = SetGeometry {
        place: id,
        geometry,
    };
    match desk
        .apply(&form, Action::Place(PlaceAction::SetGeometry(set)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("place-changed").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => set_again(&desk, &place, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("area", LABELS)).await,
    }
}

/// A file counts before what was pasted.
fn drawn(form: &Form<AreaForm>) -> Result<Option<Geometry>, Fault> {
    if !form.nothing.is_empty() {
        return Ok(None);
    }
    let file = form.file("file").filter(|file| !file.bytes.is_empty());
    let text = match file {
        Some(file) => std::str::from_utf8(&file.bytes).or(Err(Fault::new("", "not-geojson")))?,
        None => form.geometry.trim(),
    };
    if text.is_empty() {
        return Err(Fault::new("", "required"));
    }
    Geometry::from_geojson(text).map(Some)
}

async fn set_again(desk: &Desk, place: &Place, faults: &Faults, form: &Form<AreaForm>) -> Answer {
    let seen = form.expected_version().unwrap_or(place.version);
    let typed = AreaForm {
        geometry: form.geometry.clone(),
        nothing: String::new(),
    };
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&area_page(desk, place, (typed, seen.0), faults).await?)
}

async fn area_page(
    desk: &Desk,
    place: &Place,
    (typed, seen): (AreaForm, i64),
    faults: FormFaults,
) -> Result<AreaPage, Halt> {
    let name = place.details.name_in(language(desk));
    Ok(AreaPage {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, place, true).await?,
        title: desk
            .words()
            .say_with("place-area-title", &[("name", name.into())]),
        faults,
        typed,
        has_area: place.geometry.is_some(),
        expected_version: seen,
        cancel: address(place.id),
    })
}
