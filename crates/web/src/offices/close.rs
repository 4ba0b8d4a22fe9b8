//! The end of an office, and taking it back.

use askama::Template;
use jiff::civil::Date;
use passerelle_model::office::{CloseOffice, Office, OfficeAction, ReopenOffice};
use passerelle_model::text;
use passerelle_model::{Action, Faults, OfficeId};
use serde::{Deserialize, Serialize};

use super::frame::{Frame, both, chosen, frame};
use super::{address, may_change};
use crate::answer::{Answer, Halt, mend, page};
use crate::choices::{self, Choice};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::fields;
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::shell::Shell;

/// The fields of the form, with their labels.
const LABELS: fields::Labels = &[
    ("to", "office-last-day-label"),
    ("successor", "office-successor-label"),
];

form_pages!(EndPage);

/// The end of an office.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    to: String,
    successor: String,
}

#[derive(Template)]
#[template(path = "offices/close.html")]
struct EndPage {
    shell: Shell,
    frame: Frame,
    faults: FormFaults,
    typed: EndForm,
    successors: Vec<Choice>,
    /// How many offices are in the way, in words; empty if none is.
    below: String,
}

pub(super) async fn ask_end(desk: Desk, Path(id): Path<OfficeId>) -> Answer {
    may_change(&desk, id).await?;
    let typed = EndForm {
        to: desk.today().to_string(),
        ..EndForm::default()
    };
    page(&end_page(&desk, id, typed, None, FormFaults::none()).await?)
}

pub(super) async fn close(desk: Desk, Path(id): Path<OfficeId>, form: Form<EndForm>) -> Answer {
    form.seen()?;
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let typed = form.settled(&EndForm::of(&office))?;
    let (to, successor) = match typed.end() {
        Ok(end) => end,
        Err(faults) => return end_again(&desk, id, typed, &faults, &form).await,
    };
    let close = CloseOffice {
        office: id,
        to,
        successor,
    };
    match desk
        .apply(&form, Action::Office(OfficeAction::Close(close)))
        .await?
    {
        Outcome::Done(_) => {
            let closed = to < desk.today();
            let key = if closed {
                "office-closed"
            } else {
                "office-will-close"
            };
            let flash = Flash::good(key).name_of("name", id);
            Ok(desk.done(&flash, &address(id)))
        }
        Outcome::Mend(faults) => end_again(&desk, id, typed, &faults, &form).await,
        Outcome::Conflict(conflict) => both(&desk, &form, &conflict, ("close", LABELS)).await,
    }
}

impl EndForm {
    fn of(office: &Office) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            to: text(office.valid_to.map(|day| day.to_string())),
            successor: text(office.successor.map(|id| id.to_string())),
        }
    }

    fn end(&self) -> Result<(Date, Option<OfficeId>), Faults> {
        let mut faults = Faults::new();
        let to = faults.take("to", text::date(&self.to));
        let successor = faults.take("successor", chosen(&self.successor));
        faults.finish(to.zip(successor))
    }
}

async fn end_again(
    desk: &Desk,
    id: OfficeId,
    typed: EndForm,
    faults: &Faults,
    form: &Form<EndForm>,
) -> Answer {
    let seen = form.expected_version().map(|version| version.0);
    mend(
        &end_page(
            desk,
            id,
            typed,
            seen,
            FormFaults::of(desk.words(), faults, LABELS),
        )
        .await?,
    )
}

async fn end_page(
    desk: &Desk,
    id: OfficeId,
    typed: EndForm,
    seen: Option<i64>,
    faults: FormFaults,
) -> Result<EndPage, Halt> {
    let (office, mut frame) = frame(desk, id, "office-close-title").await?;
    frame.expected_version = seen.unwrap_or(office.version.0);
    let tree = desk.reader().offices().await?;
    let is_open = |office: &Office| office.valid_to.is_none_or(|last| last >= desk.today());
    let below = tree
        .children(Some(id))
        .into_iter()
        .filter(|office| is_open(office))
        .count();
    let in_the_way = || {
        desk.words()
            .say_with("office-close-below", &[("count", below.into())])
    };
    let fits = |other: &Office| other.id != id && is_open(other);
    Ok(EndPage {
        shell: Shell::of_desk(desk).await?,
        frame,
        faults,
        typed,
        successors: choices::in_tree_order(&tree, desk.words(), desk.today(), fits),
        below: if below == 0 {
            String::new()
        } else {
            in_the_way()
        },
    })
}

pub(super) async fn reopen(desk: Desk, Path(id): Path<OfficeId>, form: Form<Nothing>) -> Answer {
    let office = desk.reader().office(id).await?.ok_or(Halt::NotFound)?;
    let was_open = office.is_open_on(desk.today());
    let reopen = ReopenOffice { office: id };
    match desk
        .apply(&form, Action::Office(OfficeAction::Reopen(reopen)))
        .await?
    {
        Outcome::Done(_) => {
            let key = if was_open {
                "office-stays"
            } else {
                "office-reopened"
            };
            Ok(desk.done(&Flash::good(key).name_of("name", id), &address(id)))
        }
        Outcome::Mend(faults) => Err(Halt::Faults(faults)),
        Outcome::Conflict(conflict) => Err(Halt::Conflict(conflict)),
    }
}
