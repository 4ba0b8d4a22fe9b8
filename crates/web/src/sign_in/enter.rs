//! The first page: who you are, and your password or one-time code.

use askama::Template;
use axum::http::{HeaderMap, header};
use passerelle_model::{Fault, Faults, Instant};
use passerelle_store::{SignInRefusal, Visitor};
use serde::Deserialize;

use super::{Back, next, onward};
use crate::answer::{Answer, Halt, mend, page, page_as, see_other};
use crate::faults::{FormFaults, form_pages};
use crate::form::{Form, Query};
use crate::shell::Shell;
use crate::visit::Visit;

form_pages!(Enter);

#[derive(Template)]
#[template(path = "sign_in/enter.html")]
struct Enter {
    shell: Shell,
    faults: FormFaults,
    email: String,
    return_to: String,
    /// Why the last session ended, if it ended by itself.
    ended: String,
}

const LABELS: &[(&str, &str)] = &[
    ("email", "sign-in-email-label"),
    ("password", "sign-in-password-label"),
];

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EnterForm {
    email: String,
    password: String,
    return_to: String,
}

pub(super) async fn show(visit: Visit, Query(back): Query<Back>) -> Answer {
    if let Some(stage) = visit.session().map(|session| session.stage) {
        return Ok(see_other(&next(stage, &back.return_to)));
    }
    page(&Enter {
        ended: ended(&visit, &back.ended),
        return_to: back.return_to,
        ..empty(&visit)
    })
}

fn empty(visit: &Visit) -> Enter {
    Enter {
        shell: Shell::bare(visit),
        faults: FormFaults::none(),
        email: String::new(),
        return_to: String::new(),
        ended: String::new(),
    }
}

/// Says why the last session ended, if it did by itself.
fn ended(visit: &Visit, why: &str) -> String {
    match why {
        "idle" => visit.words().say("sign-in-ended-idle"),
        "absolute" => visit.words().say("sign-in-ended-absolute"),
        _ => String::new(),
    }
}

pub(super) async fn enter(visit: Visit, headers: HeaderMap, form: Form<EnterForm>) -> Answer {
    let form_again = |faults| Enter {
        faults,
        email: form.email.clone(),
        return_to: form.return_to.clone(),
        ..empty(&visit)
    };
    if let Err(faults) = filled_in(&form) {
        return mend(&form_again(FormFaults::of(visit.words(), &faults, LABELS)));
    }
    let visitor = visitor(&visit, &headers);
    let email = form.email.trim();
    match visit.store().sign_in(email, &form.password, visitor).await {
        Ok(new) => Ok(onward(&visit, &new, &form.return_to)),
        Err(refusal) => {
            let (text, problem) = refused(&visit, refusal, "sign-in-failed")?;
            refusal_page(&visit, problem, &form_again(FormFaults::whole(text)))
        }
    }
}

fn filled_in(form: &EnterForm) -> Result<(), Faults> {
    let mut faults = Faults::new();
    for (name, value) in [("email", &form.email), ("password", &form.password)] {
        if value.trim().is_empty() {
            faults.push(Fault::new(name, "required"));
        }
    }
    faults.finish(Some(()))
}

/// Who asks, as far as the network tells.
pub(super) fn visitor(visit: &Visit, headers: &HeaderMap) -> Visitor {
    let agent = headers.get(header::USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    Visitor {
        address: visit.address(),
        agent: agent.unwrap_or_default().chars().take(200).collect(),
    }
}

/// A refusal in words, and the problem that it is. `wrong` is the key of what
/// is said when the secret is not right.
pub(super) fn refused(
    visit: &Visit,
    refusal: SignInRefusal,
    wrong: &str,
) -> Result<(String, Halt), Halt> {
    let later = |key: &str, until: Instant| {
        let when = visit.relative(until);
        let text = visit.words().say_with(key, &[("when", when.into())]);
        (text, Halt::TooMany(until))
    };
    match refusal {
        SignInRefusal::Wrong => Ok((visit.words().say(wrong), Halt::Faults(Faults::new()))),
        SignInRefusal::Locked { until } => Ok(later("sign-in-locked", until)),
        SignInRefusal::TooMany { until } => Ok(later("sign-in-too-many", until)),
        SignInRefusal::Store(error) => Err(error.into()),
    }
}

/// The form again, under the problem's status; it says how long to wait.
pub(super) fn refusal_page(visit: &Visit, problem: Halt, page: &impl Template) -> Answer {
    let mut shown = page_as(problem.status(), page)?;
    if let Halt::TooMany(until) = &problem {
        let seconds = until.seconds_since(visit.now()).max(1);
        shown
            .headers_mut()
            .insert(header::RETRY_AFTER, seconds.into());
    }
    Ok(problem.shown_as(shown))
}
