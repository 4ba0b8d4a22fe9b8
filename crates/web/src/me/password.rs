//! Changing one's own password.

use askama::Template;
use passerelle_model::account::PASSWORD_MIN;
use passerelle_store::Refusal;
use serde::Deserialize;

use super::LABELS;
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::flash::Flash;
use crate::form::Form;
use crate::shell::Shell;
use crate::sign_in::with_session;

/// What is typed; none of it goes back to the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PasswordForm {
    current: String,
    password: String,
    again: String,
}

form_pages!(Change);

#[derive(Template)]
#[template(path = "me/password.html")]
struct Change {
    shell: Shell,
    faults: FormFaults,
    hint: String,
}

pub(super) async fn ask(desk: Desk) -> Answer {
    page(&change_page(&desk, FormFaults::none()).await?)
}

async fn change_page(desk: &Desk, faults: FormFaults) -> Result<Change, Halt> {
    let min = [("min", PASSWORD_MIN.into())];
    Ok(Change {
        shell: Shell::of_desk(desk).await?,
        faults,
        hint: desk.words().say_with("sign-in-new-password-hint", &min),
    })
}

pub(super) async fn change(desk: Desk, form: Form<PasswordForm>) -> Answer {
    let (session, store) = (desk.session(), desk.store());
    let changed = store.change_password(session, &form.current, &form.password, &form.again);
    match changed.await {
        Ok(new) => {
            let done = desk.done(&Flash::good("me-password-done"), "/me");
            Ok(with_session(&desk, &new, done))
        }
        Err(Refusal::Faults(faults)) => {
            let faults = FormFaults::of(desk.words(), &faults, LABELS);
            mend(&change_page(&desk, faults).await?)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
