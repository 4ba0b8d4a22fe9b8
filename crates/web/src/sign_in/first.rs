//! The first time, or after a reset: a one-time code alone. It is typed, never
//! part of an address: addresses are kept by browsers and written in logs.

use askama::Template;
use axum::http::HeaderMap;
use passerelle_model::{Fault, Faults};
use serde::Deserialize;

use super::enter::{refusal_page, refused, visitor};
use super::{Back, next, onward};
use crate::answer::{Answer, mend, page, see_other};
use crate::faults::{FormFaults, form_pages};
use crate::form::{Form, Query};
use crate::shell::Shell;
use crate::visit::Visit;

form_pages!(First);

#[derive(Template)]
#[template(path = "sign_in/first.html")]
struct First {
    shell: Shell,
    faults: FormFaults,
    return_to: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct FirstForm {
    code: String,
    return_to: String,
}

pub(super) async fn show(visit: Visit, Query(back): Query<Back>) -> Answer {
    if let Some(stage) = visit.session().map(|session| session.stage) {
        return Ok(see_other(&next(stage, &back.return_to)));
    }
    page(&First {
        shell: Shell::bare(&visit),
        faults: FormFaults::none(),
        return_to: back.return_to,
    })
}

pub(super) async fn enter(visit: Visit, headers: HeaderMap, form: Form<FirstForm>) -> Answer {
    let again = |faults| First {
        shell: Shell::bare(&visit),
        faults,
        return_to: form.return_to.clone(),
    };
    let code = form.code.trim();
    if code.is_empty() {
        let faults = Faults::from(Fault::new("code", "required"));
        let labels = &[("code", "sign-in-first-label")];
        return mend(&again(FormFaults::of(visit.words(), &faults, labels)));
    }
    let visitor = visitor(&visit, &headers);
    match visit.store().sign_in_by_code(code, visitor).await {
        Ok(new) => Ok(onward(&visit, &new, &form.return_to)),
        Err(refusal) => {
            let (text, problem) = refused(&visit, refusal, "sign-in-first-failed")?;
            refusal_page(&visit, problem, &again(FormFaults::whole(text)))
        }
    }
}
