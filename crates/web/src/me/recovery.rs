//! New recovery codes, shown once.

use askama::Template;
use passerelle_store::Refusal;
use serde::Deserialize;

use super::LABELS;
use crate::answer::{Answer, Halt, mend, page, see_other};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::form::Form;
use crate::shell::Shell;

/// What is typed; it does not go back to the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RecoveryForm {
    current: String,
}

form_pages!(Ask);

#[derive(Template)]
#[template(path = "me/recovery.html")]
struct Ask {
    shell: Shell,
    faults: FormFaults,
    left: i64,
}

#[derive(Template)]
#[template(path = "me/codes.html")]
struct Codes {
    shell: Shell,
    codes: Vec<String>,
}

pub(super) async fn ask(desk: Desk) -> Answer {
    if !desk.session().second_factor {
        return Ok(see_other("/me/second-factor"));
    }
    page(&ask_page(&desk, FormFaults::none()).await?)
}

async fn ask_page(desk: &Desk, faults: FormFaults) -> Result<Ask, Halt> {
    Ok(Ask {
        shell: Shell::of_desk(desk).await?,
        faults,
        left: i64::try_from(desk.session().recovery_left).unwrap_or(i64::MAX),
    })
}

pub(super) async fn make(desk: Desk, form: Form<RecoveryForm>) -> Answer {
    let (session, store) = (desk.session(), desk.store());
    match store.prove_password(session, &form.current).await {
        Ok(()) => {}
        Err(Refusal::Faults(faults)) => {
            let faults = FormFaults::of(desk.words(), &faults, LABELS);
            return mend(&ask_page(&desk, faults).await?);
        }
        Err(refusal) => return Err(refusal.into()),
    }
    let codes = store.new_recovery_codes(session).await?;
    page(&Codes {
        shell: Shell::of_desk(&desk).await?,
        codes,
    })
}
