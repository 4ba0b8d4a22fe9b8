//! A password of one's own: the first time, and after a reset.

use askama::Template;
use passerelle_model::Faults;
use passerelle_model::account::PASSWORD_MIN;
use passerelle_store::Refusal;
use serde::Deserialize;

use super::{Back, onward};
use crate::answer::{Answer, Halt, mend, page};
use crate::faults::{FormFaults, form_pages};
use crate::form::{Form, Query};
use crate::shell::Shell;
use crate::visit::Visit;

form_pages!(Choose);

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct Choose {
    shell: Shell,
    faults: FormFaults,
    title: String,
    hint: String,
    return_to: String,
}

const LABELS: &[(&str, &str)] = &[
    ("password", "sign-in-new-password-label"),
    ("again", "sign-in-repeat-label"),
];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct PasswordForm {
    password: String,
    again: String,
    return_to: String,
}

fn choose_page(visit: &Visit, faults: FormFaults, return_to: String) -> Result<Choose, Halt> {
    let words = visit.words();
    let session = visit.session().ok_or(Halt::SignIn)?;
    let name = session.name.as_str();
    Ok(Choose {
        shell: Shell::bare(visit),
        faults,
        title: words.say_with("sign-in-welcome-title", &[("name", name.into())]),
        hint: words.say_with("sign-in-new-password-hint", &[("min", PASSWORD_MIN.into())]),
        return_to,
    })
}

pub(super) async fn show(visit: Visit, Query(back): Query<Back>) -> Answer {
    page(&choose_page(&visit, FormFaults::none(), back.return_to)?)
}

pub(super) async fn choose(visit: Visit, form: Form<PasswordForm>) -> Answer {
    let session = visit.session().ok_or(Halt::SignIn)?;
    let chosen = visit
        .store()
        .choose_password(&session, &form.password, &form.again)
        .await;
    match chosen {
        Ok(new) => Ok(onward(&visit, &new, &form.return_to)),
        Err(Refusal::Faults(faults)) => again(&visit, &faults, &form.return_to),
        Err(refusal) => Err(refusal.into()),
    }
}

fn again(visit: &Visit, faults: &Faults, return_to: &str) -> Answer {
    let faults = FormFaults::of(visit.words(), faults, LABELS);
    mend(&choose_page(visit, faults, return_to.to_owned())?)
}
