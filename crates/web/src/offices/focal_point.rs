//! Who answers for an office towards the others.

use std::collections::BTreeSet;

use askama::Template;
use passerelle_model::office::{Office, OfficeAction, SetFocalPoint};
use passerelle_model::{AccountId, Action, Faults, OfficeId};
use passerelle_store::{GrantFilter, OfficeTree, Page};
use serde::{Deserialize, Serialize};

use super::frame::{Frame, both, chosen, frame};
use super::{above, address, may_change};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::Choice;
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::shell::Shell;

/// Grants of one office that are looked at.
const MOST: i64 = 200;
/// The field of the form, with its label.
const LABELS: fields::Labels = &[("focal_point", "office-focal-point-label")];

form_pages!(FocalPage);

/// Who answers for an office.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct FocalForm {
    focal_point: String,
}

#[derive(Template)]
#[template(path = "offices/focal_point.html")]
struct FocalPage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: FocalForm,
    people: Vec<Choice>,
}

pub(super) async fn ask_focal_point(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    may_change(&desk, id).await?;
    let typed = FocalForm::of(&office);
    page(&focal_page(&desk, id, typed, None, FormFaults::none()).await?)
}

pub(super) async fn set_focal_point(
    desk: Desk,
    Path(id): Path<OfficeId>,
    form: Form<FocalForm>,
) -> Answer {
    form.seen()?;
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&FocalForm::of(&office))?;
    let account = match chosen::<AccountId>(&typed.focal_point) {
        Ok(account) => account,
        Err(fault) => {
            let faults = fault.at("focal_point").into();
            return focal_again(&desk, id, typed, &faults, &form).await;
        }
    };
    let set = SetFocalPoint {
        office: id,
        account,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::SetFocalPoint(set)))
        .await?
    {
        Outcome::Done(_) => {
            let flash = match account {
                Some(account) => Flash::good("office-focal-point-set").name_of("person", account),
                None => Flash::good("office-focal-point-none"),
            };
            Ok(desk.done(&flash.name_of("name", id), &address(id)))
        }
        Outcome::Mend(faults) => focal_again(&desk, id, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("focal-point", LABELS)).await,
    }
}

impl FocalForm {
    fn of(office: &Office) -> Self {
        let account = office.focal_point.map(|id| id.to_string());
        Self {
            focal_point: account.unwrap_or_default(),
        }
    }
}

async fn focal_again(
    desk: &Desk,
    id: OfficeId,
    typed: FocalForm,
    faults: &Faults,
    form: &Form<FocalForm>,
) -> Answer {
    let seen = form.expected_version().map(|version| version.0);
    mend(
        &focal_page(
            desk,
            id,
            typed,
            seen,
            FormFaults::of(desk.words(), faults, LABELS),
        )
        .await?,
    )
}

async fn focal_page(
    desk: &Desk,
    id: OfficeId,
    typed: FocalForm,
    seen: Option<i64>,
    faults: FormFaults,
) -> Result<FocalPage, Halt> {
    let (office, mut frame) = frame(desk, id, "office-focal-point-title").await?;
    frame.expected_version = seen.unwrap_or(office.version.0);
    let tree = desk.reader().offices().await?;
    Ok(FocalPage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
        people: people(desk, &tree, &office).await?,
    })
}

/// Whoever holds a role that counts in the office, and whoever answers now.
async fn people(desk: &Desk, tree: &OfficeTree, office: &Office) -> Result<Vec<Choice>, Halt> {
    let mut accounts: BTreeSet<AccountId> = office.focal_point.into_iter().collect();
    let mut line = above(tree, office.id);
    line.push(office.id);
    for place in line {
        let filter = GrantFilter {
            office: Some(place),
            ..GrantFilter::default()
        };
        let held = desk.reader().grants(&filter, &Page::first(MOST)).await?;
        accounts.extend(held.rows.into_iter().map(|grant| grant.account));
    }
    let accounts: Vec<_> = accounts.into_iter().collect();
    let names = desk.reader().account_names(&accounts).await?;
    let mut people: Vec<Choice> = names
        .into_iter()
        .map(|(account, name)| Choice::plain(account.to_string(), name))
        .collect();
    people.sort_by(|a, b| {
        desk.words()
            .compare(&a.label, &b.label)
            .then(a.value.cmp(&b.value))
    });
    Ok(people)
}
