//! Setting the second factor up on another telephone.
//!
//! The password is asked first: whoever finds a desk with an open session must
//! not be able to move the second factor to their own telephone.

use askama::Template;
use passerelle_model::Faults;
use passerelle_store::Refusal;
use serde::Deserialize;

use super::LABELS;
use crate::answer::{Answer, Halt, mend, page};
use crate::desk::Desk;
use crate::faults::{FormFaults, form_pages};
use crate::form::Form;
use crate::shell::Shell;
use crate::sign_in::{in_groups, picture, show_codes};

/// What is typed; none of it goes back to the page.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct FactorForm {
    current: String,
    code: String,
}

form_pages!(SetUp);

#[derive(Template)]
#[template(path = "me/second_factor.html")]
struct SetUp {
    shell: Shell,
    faults: FormFaults,
    qr: String,
    secret: String,
    again: bool,
}

pub(super) async fn ask(desk: Desk) -> Answer {
    page(&set_up_page(&desk, FormFaults::none()).await?)
}

async fn set_up_page(desk: &Desk, faults: FormFaults) -> Result<SetUp, Halt> {
    let enrolment = desk.store().begin_second_factor(desk.session()).await?;
    Ok(SetUp {
        shell: Shell::of_desk(desk).await?,
        faults,
        qr: picture(&enrolment.uri)?,
        secret: in_groups(&enrolment.secret),
        again: desk.session().second_factor,
    })
}

pub(super) async fn confirm(desk: Desk, form: Form<FactorForm>) -> Answer {
    let (session, store) = (desk.session(), desk.store());
    match store.prove_password(session, &form.current).await {
        Ok(()) => {}
        Err(Refusal::Faults(faults)) => return again(&desk, &faults).await,
        Err(refusal) => return Err(refusal.into()),
    }
    match store.confirm_second_factor(session, &form.code).await {
        Ok((new, codes)) => show_codes(&desk, &new, codes, "/me").await,
        Err(Refusal::Faults(faults)) => again(&desk, &faults).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn again(desk: &Desk, faults: &Faults) -> Answer {
    let faults = FormFaults::of(desk.words(), faults, LABELS);
    mend(&set_up_page(desk, faults).await?)
}
