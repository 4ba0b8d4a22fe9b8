//! The end of a place, what followed it, and taking the end back.

use askama::Template;
use jiff::civil::Date;
use passerelle_model::place::{ClosePlace, Place, PlaceAction, ReopenPlace};
use passerelle_model::text;
use passerelle_model::{Action, Faults, PlaceId};
use serde::{Deserialize, Serialize};

use super::{address, both, crumbs, language, resolve};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::offices::Crumb;
use crate::shell::Shell;

/// The fields of the form, with their labels.
const LABELS: fields::Labels = &[
    ("to", "place-last-day-label"),
    ("successors", "place-successors-label"),
];

form_pages!(EndPage);

/// The end of a place as it was typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    to: String,
    successors: String,
}

#[derive(Template)]
#[template(path = "places/close.html")]
struct EndPage {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    faults: FormFaults,
    typed: EndForm,
    expected_version: i64,
    cancel: String,
}

pub(super) async fn ask_end(desk: Desk, Path(id): Path<PlaceId>) -> Answer {
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let typed = EndForm {
        to: desk.today().to_string(),
        ..EndForm::default()
    };
    let seen = (typed, place.version.0);
    page(&end_page(&desk, &place, seen, FormFaults::none()).await?)
}

pub(super) async fn close(desk: Desk, Path(id): Path<PlaceId>, form: Form<EndForm>) -> Answer {
    form.seen()?;
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&present(&desk, &place).await?)?;
    let (to, successors) = match end(&desk, &place, &typed).await? {
        Ok(end) => end,
        Err(faults) => return end_again(&desk, &place, typed, &faults, &form).await,
    };
    let close = ClosePlace {
        place: id,
        to,
        successors,
    };
    match desk
        .apply(&form, Action::Place(PlaceAction::Close(close)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("place-ended").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => end_again(&desk, &place, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("close", LABELS)).await,
    }
}

async fn end(
    desk: &Desk,
    place: &Place,
    typed: &EndForm,
) -> Result<Result<(Date, Vec<PlaceId>), Faults>, Halt> {
    let found = resolve::places(desk, place.country, &typed.successors).await?;
    let mut faults = Faults::new();
    let to = faults.take("to", text::date(&typed.to));
    let successors = faults.take("successors", found);
    Ok(faults.finish(to.zip(successors)))
}

/// The form as the record would fill it in.
async fn present(desk: &Desk, place: &Place) -> Result<EndForm, Halt> {
    let found = desk.reader().places(&place.successors).await?;
    let written = place.successors.iter().filter_map(|id| found.get(id));
    let written: Vec<_> = written.map(resolve::written).collect();
    Ok(EndForm {
        to: place
            .valid_to
            .map(|day| day.to_string())
            .unwrap_or_default(),
        successors: written.join(" "),
    })
}

async fn end_again(
    desk: &Desk,
    place: &Place,
    typed: EndForm,
    faults: &Faults,
    form: &Form<EndForm>,
) -> Answer {
    let seen = form.expected_version().unwrap_or(place.version);
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&end_page(desk, place, (typed, seen.0), faults).await?)
}

async fn end_page(
    desk: &Desk,
    place: &Place,
    (typed, seen): (EndForm, i64),
    faults: FormFaults,
) -> Result<EndPage, Halt> {
    let name = place.details.name_in(language(desk));
    Ok(EndPage {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, place, true).await?,
        title: desk
            .words()
            .say_with("place-close-title", &[("name", name.into())]),
        faults,
        typed,
        expected_version: seen,
        cancel: address(place.id),
    })
}

pub(super) async fn reopen(desk: Desk, Path(id): Path<PlaceId>, form: Form<Nothing>) -> Answer {
    let reopen = ReopenPlace { place: id };
    match desk
        .apply(&form, Action::Place(PlaceAction::Reopen(reopen)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("place-reopened").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}
