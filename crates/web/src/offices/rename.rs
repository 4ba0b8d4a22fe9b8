//! Another name for an office, from a day on.

use askama::Template;
use passerelle_model::office::{DatedName, OfficeAction, RenameOffice};
use passerelle_model::text::{self, ShortText};
use passerelle_model::{Action, Faults, OfficeId};
use serde::Deserialize;

use super::frame::{Frame, frame};
use super::{address, may_change};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Path};
use crate::shell::Shell;

/// The fields of the form, with their labels.
const LABELS: fields::Labels = &[
    ("name", "office-new-name-label"),
    ("from", "office-name-from-label"),
];

form_pages!(NamePage);

/// Another name from a day on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NameForm {
    name: String,
    from: String,
}

#[derive(Template)]
#[template(path = "offices/rename.html")]
struct NamePage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: NameForm,
}

pub(super) async fn ask_name(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    may_change(&desk, id).await?;
    let typed = NameForm {
        from: desk.today().to_string(),
        ..NameForm::default()
    };
    page(&name_page(&desk, id, typed, FormFaults::none()).await?)
}

/// A renaming asks for no version: it takes no name away but that of its own day.
pub(super) async fn rename(desk: Desk, Path(id): Path<OfficeId>, form: Form<NameForm>) -> Answer {
    let name = match form.name() {
        Ok(name) => name,
        Err(faults) => return name_again(&desk, id, form.into_typed(), &faults).await,
    };
    let later = name.from > desk.today();
    let rename = RenameOffice { office: id, name };
    match desk
        .apply(&form, Action::Office(OfficeAction::Rename(rename)))
        .await?
    {
        Outcome::Done(_) => {
            let key = if later {
                "office-renamed-later"
            } else {
                "office-renamed"
            };
            Ok(desk.done(&Flash::good(key).name_of("name", id), &address(id)))
        }
        Outcome::Mend(faults) => name_again(&desk, id, form.into_typed(), &faults).await,
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}

impl NameForm {
    fn name(&self) -> Result<DatedName, Faults> {
        let mut faults = Faults::new();
        let name = faults.take("name", ShortText::parse(&self.name));
        let from = faults.take("from", text::date(&self.from));
        faults.finish(name.zip(from).map(|(name, from)| DatedName { name, from }))
    }
}

async fn name_again(desk: &Desk, id: OfficeId, typed: NameForm, faults: &Faults) -> Answer {
    mend(
        &name_page(
            desk,
            id,
            typed,
            FormFaults::of(desk.words(), faults, LABELS),
        )
        .await?,
    )
}

async fn name_page(
    desk: &Desk,
    id: OfficeId,
    typed: NameForm,
    faults: FormFaults,
) -> Result<NamePage, Halt> {
    let (_, frame) = frame(desk, id, "office-rename-title").await?;
    Ok(NamePage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
    })
}
