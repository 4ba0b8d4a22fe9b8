//! Taking a place into the register, and changing what is known of it.

use askama::Template;
use passerelle_model::place::{AmendPlace, Place, PlaceAction, PlaceForm, PlaceKind};
use passerelle_model::text::CountryCode;
use passerelle_model::{Action, Fault, Faults, PlaceId};
use serde::Deserialize;

use super::{address, both, country_address, crumbs, kind_of, language, resolve};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::Choice;
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Path, Query};
use crate::offices::Crumb;
use crate::shell::Shell;

form_pages!(Page);

#[derive(Template)]
#[template(path = "places/form.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    faults: FormFaults,
    typed: PlaceForm,
    /// Offered when a place is added; its country and kind never change.
    countries: Vec<Choice>,
    kinds: Vec<Choice>,
    adding: bool,
    expected_version: i64,
    cancel: String,
}

/// A link may say in which country, or below which place, the new one lies.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct At {
    country: String,
    below: String,
}

pub(super) async fn new(desk: Desk, Query(at): Query<At>) -> Answer {
    let mut typed = PlaceForm {
        country: at.country,
        ..PlaceForm::default()
    };
    if let Ok(id) = at.below.parse::<PlaceId>()
        && let Some(above) = desk.reader().places(&[id]).await?.get(&id)
    {
        above.country.as_str().clone_into(&mut typed.country);
        typed.parent = resolve::written(above);
        let below = super::show::kinds_below(above.kind);
        if let Some(kind) = below.first() {
            kind.code().clone_into(&mut typed.kind);
        }
    }
    page(&adding(&desk, typed, FormFaults::none()).await?)
}

pub(super) async fn add(desk: Desk, form: Form<PlaceForm>) -> Answer {
    let place = PlaceId::new(desk.ids());
    let country = CountryCode::parse(&form.country).ok();
    let read = read(&desk, &form, country)
        .await?
        .and_then(|read| read.adding(place));
    let add = match read {
        Ok(add) => add,
        Err(faults) => return add_again(&desk, form.into_typed(), &faults).await,
    };
    match desk
        .apply(&form, Action::Place(PlaceAction::Add(add)))
        .await?
    {
        Outcome::Done(applied) => {
            // A repeated press is answered with the place of the first.
            let place = PlaceId::from(applied.record.id);
            let flash = Flash::good("place-added").name_of("name", place);
            Ok(desk.done(&flash, &address(place)))
        }
        Outcome::Mend(faults) => add_again(&desk, form.into_typed(), &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

/// The form with the place above by its id, which people write as a code.
async fn read(
    desk: &Desk,
    typed: &PlaceForm,
    country: Option<CountryCode>,
) -> Result<Result<PlaceForm, Faults>, Halt> {
    let mut read = typed.clone();
    let Some(country) = country else {
        // Without a country no code says anything; the country is the fault.
        read.parent.clear();
        return Ok(Ok(read));
    };
    Ok(match resolve::one(desk, country, &typed.parent).await? {
        Ok(parent) => {
            read.parent = parent.map(|id| id.to_string()).unwrap_or_default();
            Ok(read)
        }
        Err(fault) => Err(with_the_rest(&read, fault)),
    })
}

/// An unknown place above, and everything else that is wrong.
fn with_the_rest(form: &PlaceForm, fault: Fault) -> Faults {
    let rest = PlaceForm {
        parent: String::new(),
        ..form.clone()
    };
    let mut faults = Faults::from(fault.at("parent"));
    if let Err(others) = rest.details() {
        others.iter().for_each(|other| faults.push(other.clone()));
    }
    faults
}

async fn add_again(desk: &Desk, typed: PlaceForm, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, fields::PLACE);
    mend(&adding(desk, typed, faults).await?)
}

async fn adding(desk: &Desk, typed: PlaceForm, faults: FormFaults) -> Result<Page, Halt> {
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: vec![Crumb {
            href: "/places".to_owned(),
            label: desk.words().say("places-title"),
        }],
        title: desk.words().say("place-new-title"),
        faults,
        countries: super::list::country_choices(desk),
        kinds: PlaceKind::ALL
            .map(|kind| Choice::plain(kind.code(), kind_of(desk, kind)))
            .into(),
        adding: true,
        expected_version: 0,
        cancel: match CountryCode::parse(&typed.country) {
            Ok(country) => country_address(country),
            Err(_) => "/places".to_owned(),
        },
        typed,
    })
}

pub(super) async fn edit(desk: Desk, Path(id): Path<PlaceId>) -> Answer {
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let seen = (present(&desk, &place).await?, place.version.0);
    page(&amending(&desk, &place, seen, FormFaults::none()).await?)
}

pub(super) async fn amend(desk: Desk, Path(id): Path<PlaceId>, form: Form<PlaceForm>) -> Answer {
    form.seen()?;
    let place = desk.reader().place(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&present(&desk, &place).await?)?;
    let read = read(&desk, &typed, Some(place.country)).await?;
    let details = match read.and_then(|read| read.details()) {
        Ok(details) => details,
        Err(faults) => return amend_again(&desk, &place, typed, &faults, &form).await,
    };
    let amend = AmendPlace { place: id, details };
    match desk
        .apply(&form, Action::Place(PlaceAction::Amend(amend)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("place-changed").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => amend_again(&desk, &place, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("edit", fields::PLACE)).await,
    }
}

async fn amend_again(
    desk: &Desk,
    place: &Place,
    typed: PlaceForm,
    faults: &Faults,
    form: &Form<PlaceForm>,
) -> Answer {
    let seen = form.expected_version().map_or(0, |version| version.0);
    let faults = FormFaults::of(desk.words(), faults, fields::PLACE);
    mend(&amending(desk, place, (typed, seen), faults).await?)
}

async fn amending(
    desk: &Desk,
    place: &Place,
    (typed, seen): (PlaceForm, i64),
    faults: FormFaults,
) -> Result<Page, Halt> {
    let name = place.details.name_in(language(desk));
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, place, true).await?,
        title: desk
            .words()
            .say_with("place-edit-title", &[("name", name.into())]),
        faults,
        countries: Vec::new(),
        kinds: Vec::new(),
        adding: false,
        expected_version: seen,
        cancel: address(place.id),
        typed,
    })
}

/// The form as the record would fill it in, the place above by its code.
async fn present(desk: &Desk, place: &Place) -> Result<PlaceForm, Halt> {
    let mut form = PlaceForm::of(place);
    if let Some(parent) = place.details.parent
        && let Some(above) = desk.reader().places(&[parent]).await?.get(&parent)
    {
        form.parent = resolve::written(above);
    }
    Ok(form)
}
