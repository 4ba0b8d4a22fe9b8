//! Opening an office, and changing what its form asks.

use std::sync::Arc;

use askama::Template;
use passerelle_model::office::{
    AmendOffice, Office, OfficeAction, OfficeForm, OfficeKind, OpenOffice,
};
use passerelle_model::{Action, Faults, OfficeId};
use passerelle_store::OfficeTree;
use serde::Deserialize;

use super::frame::both;
use super::{Crumb, address, crumbs, looks_after, may_change, name_of};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Path, Query};
use crate::shell::Shell;

form_pages!(Page);

#[derive(Template)]
#[template(path = "offices/form.html")]
struct Page {
    shell: Shell,
    crumbs: Vec<Crumb>,
    title: String,
    faults: FormFaults,
    typed: OfficeForm,
    kinds: Vec<Choice>,
    parents: Vec<Choice>,
    /// Whether the office is being opened, which asks for a name and a day.
    opening: bool,
    /// Whether it is, or will be, the one at the top.
    at_top: bool,
    expected_version: i64,
    cancel: String,
}

impl Page {
    /// What the button says.
    const fn submit(&self) -> &'static str {
        if self.opening {
            "office-new-submit"
        } else {
            "office-edit-submit"
        }
    }
}

/// A link may say below which office the new one stands.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Below {
    below: String,
}

pub(super) async fn new(desk: Desk, Query(at): Query<Below>) -> Answer {
    let tree = desk.reader().offices().await?;
    let top = tree.is_empty().then_some(OfficeKind::Headquarters);
    let typed = OfficeForm {
        parent: at.below,
        kind: top.map_or("", OfficeKind::code).to_owned(),
        from: desk.today().to_string(),
        listed: Some("yes".to_owned()),
        ..OfficeForm::default()
    };
    page(&opening(&desk, typed, FormFaults::none()).await?)
}

pub(super) async fn open(desk: Desk, form: Form<OfficeForm>) -> Answer {
    let (details, name) = match form.opening() {
        Ok(opening) => opening,
        Err(faults) => return open_again(&desk, form.into_typed(), &faults).await,
    };
    let office = OfficeId::new(desk.ids());
    let open = OpenOffice {
        office,
        name,
        details,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::Open(open)))
        .await?
    {
        Outcome::Done(applied) => {
            // A repeated press is answered with the office of the first.
            let office = OfficeId::from(applied.record.id);
            let flash = Flash::good("office-opened").name_of("name", office);
            Ok(desk.done(&flash, &address(office)))
        }
        Outcome::Mend(faults) => open_again(&desk, form.into_typed(), &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

async fn open_again(desk: &Desk, typed: OfficeForm, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, fields::OFFICE);
    mend(&opening(desk, typed, faults).await?)
}

async fn opening(desk: &Desk, typed: OfficeForm, faults: FormFaults) -> Result<Page, Halt> {
    let tree = desk.reader().offices().await?;
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: vec![Crumb {
            href: "/offices".to_owned(),
            label: desk.words().say("offices-title"),
        }],
        title: desk.words().say("office-new-title"),
        faults,
        kinds: kinds(desk, |kind| {
            (kind == OfficeKind::Headquarters) == tree.is_empty()
        }),
        parents: parents(desk, &tree, None),
        opening: true,
        at_top: tree.is_empty(),
        expected_version: 0,
        cancel: "/offices".to_owned(),
        typed,
    })
}

pub(super) async fn edit(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    may_change(&desk, id).await?;
    let seen = office.version.0;
    page(
        &amending(
            &desk,
            &office,
            (present(&office, &desk), seen),
            FormFaults::none(),
        )
        .await?,
    )
}

pub(super) async fn amend(desk: Desk, Path(id): Path<OfficeId>, form: Form<OfficeForm>) -> Answer {
    form.seen()?;
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&present(&office, &desk))?;
    let details = match typed.details() {
        Ok(details) => details,
        Err(faults) => return amend_again(&desk, &office, typed, &faults, &form).await,
    };
    let amend = AmendOffice {
        office: id,
        details,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::Amend(amend)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = Flash::good("office-changed").name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => amend_again(&desk, &office, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("edit", AMENDED)).await,
    }
}

/// The fields that changing an office may change, with their labels.
const AMENDED: fields::Labels = &[
    ("kind", "office-kind-label"),
    ("parent", "office-parent-label"),
    ("countries", "office-countries-label"),
    ("address", "office-address-label"),
    ("phone", "office-phone-label"),
    ("email", "office-email-label"),
    ("web", "office-web-label"),
    ("languages", "office-languages-label"),
    ("listed", "office-public-label"),
];

async fn amend_again(
    desk: &Desk,
    office: &Office,
    typed: OfficeForm,
    faults: &Faults,
    form: &Form<OfficeForm>,
) -> Answer {
    let seen = form.expected_version().map_or(0, |version| version.0);
    let faults = FormFaults::of(desk.words(), faults, fields::OFFICE);
    mend(&amending(desk, office, (typed, seen), faults).await?)
}

async fn amending(
    desk: &Desk,
    office: &Office,
    (typed, seen): (OfficeForm, i64),
    faults: FormFaults,
) -> Result<Page, Halt> {
    let tree = desk.reader().offices().await?;
    let name = name_of(desk, &tree, office.id);
    let at_top = office.details.parent.is_none();
    Ok(Page {
        shell: Shell::of_desk(desk).await?,
        crumbs: crumbs(desk, &tree, office.id, true),
        title: desk
            .words()
            .say_with("office-edit-title", &[("name", name.into())]),
        faults,
        kinds: kinds(desk, |kind| (kind == OfficeKind::Headquarters) == at_top),
        parents: parents(desk, &tree, Some(office.id)),
        opening: false,
        at_top,
        expected_version: seen,
        cancel: address(office.id),
        typed,
    })
}

/// The form as the record would fill it in.
fn present(office: &Office, desk: &Desk) -> OfficeForm {
    let details = &office.details;
    let text = |value: Option<&dyn ToString>| value.map(ToString::to_string).unwrap_or_default();
    OfficeForm {
        name: office.name_on(desk.today()).to_owned(),
        kind: details.kind.code().to_owned(),
        parent: text(details.parent.as_ref().map(|id| id as &dyn ToString)),
        countries: super::list::codes(&details.countries),
        address: details.address.clone().unwrap_or_default(),
        phone: text(details.phone.as_ref().map(|phone| phone as &dyn ToString)),
        email: text(details.email.as_ref().map(|email| email as &dyn ToString)),
        web: text(details.web.as_ref().map(|web| web as &dyn ToString)),
        languages: super::list::codes(&details.languages),
        listed: details.listed.then(|| "yes".to_owned()),
        from: office.valid_from.to_string(),
    }
}

fn kinds(desk: &Desk, fits: impl Fn(OfficeKind) -> bool) -> Vec<Choice> {
    let offered = OfficeKind::ALL.into_iter().filter(|kind| fits(*kind));
    offered
        .map(|kind| super::list::kind_choice(desk, kind))
        .collect()
}

/// Open offices that the reader looks after, without the office itself and all
/// below it; and the one above it now, whatever it is.
fn parents(desk: &Desk, tree: &Arc<OfficeTree>, of: Option<OfficeId>) -> Vec<Choice> {
    let own = of.and_then(|id| tree.path(id));
    let now = of
        .and_then(|id| tree.get(id))
        .and_then(|office| office.details.parent);
    let fits = |office: &Office| {
        let below = own
            .zip(tree.path(office.id))
            .is_some_and(|(own, path)| own.covers(path));
        let open = office.valid_to.is_none_or(|last| last >= desk.today());
        now == Some(office.id) || (!below && open && looks_after(desk, tree, office.id))
    };
    choices::in_tree_order(tree, desk.words(), desk.today(), fits)
}
