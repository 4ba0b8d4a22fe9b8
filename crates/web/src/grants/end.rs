//! Ending a grant, from this moment.

use askama::Template;
use passerelle_model::grant::{EndGrant, Grant, GrantAction, GrantKind};
use passerelle_model::{Action, GrantId};

use super::{GrantLine, line};
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::{Desk, Outcome};
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::{Form, Nothing, Path};
use crate::names::Names;
use crate::shell::Shell;

form_pages!(End);

#[derive(Template)]
#[template(path = "grants/end.html")]
struct End {
    shell: Shell,
    faults: FormFaults,
    grant: GrantLine,
    lead: String,
    expected_version: i64,
}

pub(super) async fn ask(desk: Desk, Path(id): Path<GrantId>) -> Answer {
    let grant = given(&desk, id).await?;
    page(&end_page(&desk, &grant, FormFaults::none()).await?)
}

/// Broken glass is put back by its holder, on its own page.
async fn given(desk: &Desk, id: GrantId) -> Result<Grant, Halt> {
    let grant = desk.reader().grant(id).await?;
    match grant.kind {
        GrantKind::Given => Ok(grant),
        GrantKind::BrokenGlass { .. } => Err(Halt::NotFound),
    }
}

async fn end_page(desk: &Desk, grant: &Grant, faults: FormFaults) -> Result<End, Halt> {
    let names = Names::of(desk, [grant.account]).await?;
    let shown = line(desk, &names, grant);
    let values = [
        ("name", shown.person.name.as_str().into()),
        ("role", shown.role.as_str().into()),
        ("office", shown.office.name.as_str().into()),
    ];
    Ok(End {
        shell: Shell::of_desk(desk).await?,
        faults,
        lead: desk.words().say_with("grant-end-lead", &values),
        grant: shown,
        expected_version: grant.version.0,
    })
}

pub(super) async fn end(desk: Desk, Path(id): Path<GrantId>, form: Form<Nothing>) -> Answer {
    let grant = given(&desk, id).await?;
    let end = EndGrant {
        grant: id,
        at: desk.now(),
    };
    let action = Action::Grant(GrantAction::End(end));
    let faults = match desk.apply(&form, action).await? {
        Outcome::Done(_) => {
            return Ok(desk.done(&Flash::good("grant-ended"), &format!("/grants/{id}")));
        }
        Outcome::Mend(faults) => FormFaults::of(desk.words(), &faults, &[]),
        Outcome::Conflict(_) => FormFaults::whole(desk.words().say("grant-moved-on")),
    };
    mend(&end_page(&desk, &grant, faults).await?)
}
